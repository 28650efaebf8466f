public import GraphCore
public import Relations

/// A set of actors that is best together, or one the user names: what it can do as a whole.
public struct KeyPlayerSet: Sendable, Hashable {
  /// What the set is wanted for.
  public enum Goal: String, Sendable, Hashable, Codable, CaseIterable {
    /// To be near to everybody (KPP-Pos).
    case reach
    /// Without whom the network falls apart most (KPP-Neg).
    case hold
    /// To tell everybody in one step, with as few as possible (dominating set).
    case cover
    /// Elected one after the other by their neighbours, far from those elected before (VoteRank).
    case votes
  }

  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// What the set is wanted for.
    public var goal: Goal
    /// How many, at least 1; `cover` takes as many as it needs.
    public var size: Int
    /// Which way messages run; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?
    /// The kinds of actor that may be members; nil = persons, or all where there are no persons.
    public var kinds: [Actor.Kind]?
    /// The ids of a set to be judged; empty = the best one is looked for.
    public var actors: [Actor.ID]

    /// A question; by default the three actors nearest to everybody.
    public init(
      goal: Goal = .reach, size: Int = 3, direction: MeasureOptions.Direction? = nil,
      kinds: [Actor.Kind]? = nil, actors: [Actor.ID] = []
    ) {
      self.goal = goal
      self.size = size
      self.direction = direction
      self.kinds = kinds
      self.actors = actors
    }
  }

  /// What a set is worth.
  public struct Figures: Sendable, Hashable {
    /// The share of the others tied to a member, 0...1; nil if there are no others.
    public let degree: Double?
    /// How near the others are to the nearest member, 0...1; nil if there are no others.
    public let closeness: Double?
    /// The share of the pairs of others whose shortest ways meet a member, 0...1; nil with fewer than
    /// two others.
    public let betweenness: Double?
    /// The mean of 1/steps from the nearest member over all actors, members counting 1.
    public let reach: Double
    /// The share of pairs without a connection once the set is gone, 0...1; nil with fewer than two
    /// others.
    public let fragmentation: Double?
    /// The same before.
    public let fragmentationBefore: Double?
  }

  /// The question.
  public let question: Question
  /// Positions in `Network.actors`; by id, but for `votes` in the order elected, and named actors as
  /// named.
  public let members: [Int32]
  /// Whether no other set is better; nil where that is not claimed.
  public let isExact: Bool?
  /// For `cover`: no set smaller than this does it.
  public let lowerBound: Int?
  /// What the set is worth.
  public let figures: Figures
  /// How many actors were left out because they objected.
  public let objectors: Int
}

extension Snapshot {
  /// Looks for the best set, or judges one.
  ///
  /// Whoever objected to being contacted is left out of the network for `reach`, `cover` and `votes`,
  /// which say whom to approach.
  ///
  /// - Throws: `unknownActor`, `notSelected`, `objected` for named ones, `outOfRange`, `kernel`.
  /// - Complexity: see `keyPlayersReaching`, `keyPlayersFragmenting`, `dominatingSet`, `voteRank`; the
  ///   worth of the set needs a search from every vertex.
  public func keyPlayers(
    _ question: KeyPlayerSet.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> KeyPlayerSet {
    guard question.size >= 1 else {
      throw .outOfRange(name: "size", value: question.size, least: 1)
    }
    if question.goal != .hold || !question.actors.isEmpty, objectors.contains(true) {
      return try withoutObjectors(question, execution)
    }
    let named = try vertices(of: question.actors)
    let messages = messageGraph(direction: question.direction)
    do throws(KernelError) {
      let found = try chosen(question, named: named, messages, execution)
      return KeyPlayerSet(
        question: question, members: found.vertices.map { actors[Int($0)] },
        isExact: found.isExact, lowerBound: found.lowerBound,
        figures: try figures(of: found.vertices, in: messages, execution), objectors: 0)
    } catch {
      throw .kernel(error)
    }
  }

  private func withoutObjectors(
    _ question: KeyPlayerSet.Question, _ execution: Execution
  ) throws(AnalysisError) -> KeyPlayerSet {
    let isObjector = objectors
    for vertex in try vertices(of: question.actors) where isObjector[vertex] {
      throw .objected(actor(of: vertex).id)
    }
    let kept = actors.indices.filter { !isObjector[$0] }.map { actors[$0] }
    let between = ties.filter { row in
      let tie = network.ties[Int(row)]
      return [tie.source, tie.target].allSatisfy { end in
        network.actors[Int(end)].permission != .objected
      }
    }
    let rest = Snapshot(
      network.restricted(toActors: kept, ties: between),
      Selection(ignoresDirection: selection.ignoresDirection))
    let found = try rest.keyPlayers(question, execution: execution)
    return KeyPlayerSet(
      question: question, members: found.members.map { kept[Int($0)] }, isExact: found.isExact,
      lowerBound: found.lowerBound, figures: found.figures,
      objectors: actors.count - kept.count)
  }

  private func chosen(
    _ question: KeyPlayerSet.Question, named: [Int], _ messages: Graph, _ execution: Execution
  ) throws(KernelError) -> (vertices: [Int32], isExact: Bool?, lowerBound: Int?) {
    if !named.isEmpty { return (named.map { Int32($0) }, nil, nil) }
    let order = idOrder
    let isCandidate = eligible(question.kinds)
    func byID(_ vertices: [Int32]) -> [Int32] {
      vertices.sorted { order[Int($0)] < order[Int($1)] }
    }
    switch question.goal {
    case .reach:
      let best = try keyPlayersReaching(
        messages, count: question.size, among: isCandidate, execution: execution)
      return (byID(best.vertices), best.isExact, nil)
    case .hold:
      let best = try keyPlayersFragmenting(
        graph, count: question.size, among: isCandidate, execution: execution)
      return (byID(best.vertices), best.isExact, nil)
    case .cover:
      let best = try dominatingSet(messages, among: isCandidate, execution: execution)
      return (byID(best.vertices), best.isMinimum, best.lowerBound)
    case .votes:
      let elected = try voteRank(
        messages, count: question.size, among: isCandidate, execution: execution)
      return (elected, nil, nil)
    }
  }

  private func figures(
    of set: [Int32], in messages: Graph, _ execution: Execution
  ) throws(KernelError) -> KeyPlayerSet.Figures {
    KeyPlayerSet.Figures(
      degree: groupDegree(messages, set), closeness: groupCloseness(messages, set),
      betweenness: try groupBetweenness(messages, set, execution: execution),
      reach: distanceWeightedReach(messages, set).all,
      fragmentation: fragmentation(graph, without: set), fragmentationBefore: fragmentation(graph))
  }
}
