public import GraphCore
public import Relations

/// Whom a set of actors gets to within a number of steps.
///
/// Somebody is reached in one step if one of the set can tell it directly, in two if somebody reached
/// in one step can. The set itself does not count as reached: the numbers are about the others, as
/// in `two-step-reach`. Whoever objected to being contacted hears, but does not pass on.
public struct Reach: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The ids of those who start.
    public var actors: [Actor.ID]
    /// How many steps the message goes, at least 1.
    public var steps: Int
    /// Which way messages run along directed ties; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?
    /// The ids of those who should hear it; nil = every selected actor.
    public var towards: [Actor.ID]?
    /// Whether those who objected pass messages on all the same.
    public var throughObjectors: Bool

    /// A question; by default two steps to everybody, not through those who objected.
    public init(
      actors: [Actor.ID], steps: Int = 2, direction: MeasureOptions.Direction? = nil,
      towards: [Actor.ID]? = nil, throughObjectors: Bool = false
    ) {
      self.actors = actors
      self.steps = steps
      self.direction = direction
      self.towards = towards
      self.throughObjectors = throughObjectors
    }
  }

  /// The question.
  public let question: Question
  /// Positions in `Network.actors` of those who start, in the order asked, each once.
  public let seeds: [Int32]
  /// Positions of the others reached, nearest first, then in the order of the network.
  public let reached: [Int32]
  /// After how many steps each of `reached` hears it, 1...`question.steps`.
  public let steps: [Int]
  /// Positions of those who should hear it and do not, in the order of the network.
  public let missed: [Int32]
  /// How many are reached in 1, 2, … steps.
  public let byStep: [Int]
  /// Of those who should hear it, per place; the empty place stands for those without.
  public let byPlace: [Part]
  /// The same per topic; an actor with two topics counts in both.
  public let byTopic: [Part]
  /// The same per kind of actor.
  public let byKind: [Part]

  /// How many others are reached.
  public var count: Int { reached.count }
  /// How many others should hear it: all but those who start.
  public var possible: Int { reached.count + missed.count }
  /// `count` of `possible`, 0...1; nil if there is nobody else.
  public var share: Double? { possible > 0 ? Double(count) / Double(possible) : nil }
}

extension Snapshot {
  /// Whom the actors of the question get to.
  ///
  /// - Throws: `unknownActor`, `notSelected`, `outOfRange`; `objected` if one of those who start
  ///   objected (unless the question goes through objectors).
  /// - Complexity: linear in actors and ties.
  public func reach(_ question: Reach.Question) throws(AnalysisError) -> Reach {
    guard question.steps >= 1 else {
      throw .outOfRange(name: "steps", value: question.steps, least: 1)
    }
    var seeds: [Int] = []
    for vertex in try vertices(of: question.actors) where !seeds.contains(vertex) {
      seeds.append(vertex)
    }
    let isSilent =
      question.throughObjectors ? [Bool](repeating: false, count: actors.count) : objectors
    if let objector = seeds.first(where: { isSilent[$0] }) {
      throw .objected(actor(of: objector).id)
    }
    let found = reachable(
      from: seeds, steps: question.steps, in: messageGraph(direction: question.direction),
      isSilent: isSilent)
    let isSeed = mask(seeds)
    let isWanted = try target(question.towards)
    let isOther = actors.indices.map { isWanted[$0] && !isSeed[$0] }
    let places = found.vertices.indices.filter { isOther[Int(found.vertices[$0])] }
    let reached = places.map { Int(found.vertices[$0]) }
    let isReached = mask(reached)
    var byStep = [Int](repeating: 0, count: found.steps.last ?? 0)
    for place in places { byStep[found.steps[place] - 1] += 1 }
    func parts(_ basis: Division.Basis) -> [Part] {
      Division(basis, of: isOther, in: self).counts(of: reached)
    }
    return Reach(
      question: question, seeds: seeds.map { actors[$0] }, reached: reached.map { actors[$0] },
      steps: places.map { found.steps[$0] },
      missed: actors.indices.filter { isOther[$0] && !isReached[$0] }.map { actors[$0] },
      byStep: byStep, byPlace: parts(.place), byTopic: parts(.topic), byKind: parts(.kind))
  }
}
