public import GraphCore
public import Relations

/// Whom a set of actors gets to by chance, in expectation.
///
/// The set itself does not count as reached. Whoever objected to being contacted may hear, but does
/// not pass on. A channel passes on only if it is one of the set.
public struct SpreadReach: Sendable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The ids of those who start.
    public var actors: [Actor.ID]
    /// How the message spreads.
    public var model: SpreadModel
    /// The ids of those who should hear it; nil = every selected actor that is no channel.
    public var towards: [Actor.ID]?
    /// How many runs of chance; nil = as many as it takes for an interval of one per cent, 10,000 to
    /// 80,000.
    public var runs: Int?
    /// Fixes chance.
    public var seed: UInt64

    /// A question.
    public init(
      actors: [Actor.ID], model: SpreadModel = SpreadModel(), towards: [Actor.ID]? = nil,
      runs: Int? = nil, seed: UInt64 = 1
    ) {
      self.actors = actors
      self.model = model
      self.towards = towards
      self.runs = runs
      self.seed = seed
    }
  }

  /// One of those who start, beside the others.
  public struct Partner: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// How many it reaches alone.
    public let alone: Double
    /// How many fewer all reach without it.
    public let lost: Double
    /// How many it and each of the others reach, both alone, in the order of the question.
    public let shared: [Double]
  }

  /// Somebody who should hear it.
  public struct Listener: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// In which share of the runs it hears the message.
    public let chance: Double
    /// Whether it could hear it at all.
    public let isPossible: Bool
  }

  /// The question.
  public let question: Question
  /// Those who start, in the order asked, with what each is good for; up to 64.
  public let partners: [Partner]
  /// How many others hear it, with an interval that holds in 95 of 100 cases.
  public let reached: Estimate
  /// How many others should.
  public let possible: Int
  /// How many in each step, from the first.
  public let bySteps: [Estimate]
  /// Of those who should hear it, per place; the empty place stands for those without.
  public let byPlace: [ExpectedPart]
  /// The same per topic; an actor with two topics counts in both.
  public let byTopic: [ExpectedPart]
  /// The same per kind of actor.
  public let byKind: [ExpectedPart]
  /// The same per circle of the network.
  public let byGroup: [ExpectedPart]
  /// Everybody who should hear it, in the order of the network.
  public let listeners: [Listener]
  /// How many are reached through channels only; nil if no channel is among those who start.
  public let onlyThroughChannels: Double?
  /// How many runs there were.
  public let runs: Int
  /// Whether nothing is left to chance: then one run says it all, and the numbers are exact.
  public let isCertain: Bool

  /// `reached` of `possible`; nil if there is nobody else.
  public var share: Estimate? {
    possible > 0 ? reached.scaled(by: 1 / Double(possible)) : nil
  }
}

extension Snapshot {
  /// Whom the actors of the question get to, in expectation.
  ///
  /// - Throws: `unknownActor`, `notSelected`, `outOfRange`, `unknownTopic`, `kernel`; `objected` if one
  ///   of those who start objected.
  /// - Complexity: 10,000 runs or more, each linear in the ties of those who hear it.
  public func spreadReach(
    _ question: SpreadReach.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadReach {
    try question.model.check()
    if let runs = question.runs, runs < 1 { throw .outOfRange(name: "runs", value: runs, least: 1) }
    var seeds: [Int] = []
    for vertex in try vertices(of: question.actors) where !seeds.contains(vertex) {
      seeds.append(vertex)
    }
    if let objector = seeds.first(where: { objectors[$0] }) {
      throw .objected(actor(of: objector).id)
    }
    var arcs = try SpreadArcs(self, question.model)
    arcs.leaveIdle(self, question.model, but: mask(seeds))
    let spreading = arcs.spreading(
      self, question.model, chances: arcs.chances(certainty: arcs.confidences, position: 0.5))
    let isSeed = mask(seeds)
    let isWanted = try listeners(question.towards)
    let isOther = actors.indices.map { isWanted[$0] && !isSeed[$0] }
    let divisions = try divisions(of: isOther, seed: question.seed, execution)
    do throws(KernelError) {
      let parts = VertexParts(joining: divisions)
      let found = try spreading.simulate(
        SpreadSimulation.Question(
          seeds: seeds.map(Int32.init), isCounted: isOther, parts: parts, runs: question.runs),
        seed: question.seed, execution)
      let overlap =
        seeds.count <= 64
        ? try spreading.overlap(
          of: seeds.map(Int32.init), isCounted: isOther, runs: max(1, min(2000, found.runs)),
          seed: question.seed, execution) : nil
      return SpreadReach(
        self, question, seeds, found, overlap, divisions.expected(found.byParts), isOther,
        isCertain: spreading.isCertain)
    } catch {
      throw .kernel(error)
    }
  }

  /// Per vertex whether it should hear a message: one of `ids`, or without ids anyone but channels.
  func listeners(_ ids: [Actor.ID]?) throws(AnalysisError) -> [Bool] {
    if let ids { return try target(ids) }
    return actors.map { network.actors[Int($0)].kind != .channel }
  }
}

extension SpreadReach {
  fileprivate init(
    _ snapshot: Snapshot, _ question: Question, _ seeds: [Int], _ found: SpreadSimulation,
    _ overlap: SpreadOverlap?, _ parts: [[ExpectedPart]], _ isOther: [Bool],
    isCertain: Bool
  ) {
    self.question = question
    partners = seeds.indices.map { place in
      Partner(
        actor: snapshot.actors[seeds[place]], alone: overlap?.alone[place] ?? .nan,
        lost: overlap?.lost[place] ?? .nan, shared: overlap?.shared[place] ?? [])
    }
    reached = found.reached
    possible = isOther.count { $0 }
    bySteps = found.bySteps
    (byPlace, byTopic, byKind, byGroup) = (parts[0], parts[1], parts[2], parts[3])
    listeners = isOther.indices.filter { isOther[$0] }.map { vertex in
      Listener(
        actor: snapshot.actors[vertex], chance: found.chances[vertex],
        isPossible: found.isPossible[vertex])
    }
    let hasChannel = seeds.contains { snapshot.actor(of: $0).kind == .channel }
    onlyThroughChannels = hasChannel ? overlap.map { $0.together - $0.withoutChannels } : nil
    runs = found.runs
    self.isCertain = isCertain
  }
}

extension SpreadModel {
  /// Refuses numbers that mean nothing.
  func check() throws(AnalysisError) {
    if let steps, steps < 1 { throw .outOfRange(name: "steps", value: steps, least: 1) }
    if case .sources(let count) = rule, count < 1 {
      throw .outOfRange(name: "sources", value: count, least: 1)
    }
  }
}
