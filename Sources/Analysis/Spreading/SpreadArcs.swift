internal import GraphCore
internal import Relations

/// The arcs of a spreading model with what their chances are made of, so that chances can be
/// computed anew for every guess about which ties exist and how likely they pass a message on.
struct SpreadArcs: Sendable {
  /// One way of one tie.
  private struct Part {
    /// The arc of `graph.outgoing` it belongs to.
    let arc: Int32
    /// Which tie: a place in `ties`.
    let tie: Int32
    /// The chance at the least and at the greatest of its range.
    let low: Float
    let high: Float
    /// What the chance is multiplied by: interest in the topic.
    let factor: Float
    /// Whether the chance is that of the pair, however many ties it has.
    let isPairwise: Bool
  }

  /// Along which messages run; directed, without weights.
  let graph: Graph
  /// The ties that carry messages, positions in `Network.ties`.
  let ties: [Int32]
  /// How sure each of them is.
  let confidences: [Double]
  /// Per vertex whether it never passes anything on: channels that nobody uses.
  var isIdle: [Bool]
  private let parts: [Part]
  /// Per arc the chance of the pair, where one is meant; empty otherwise.
  private let pairChances: [Double]
  private let rule: Spreading.Rule

  /// - Throws: `unknownTopic` if nobody selected has the topic.
  init(_ snapshot: Snapshot, _ model: SpreadModel) throws(AnalysisError) {
    if let topic = model.topic, !snapshot.hasTopic(topic) { throw .unknownTopic(topic) }
    let ways = SpreadWays(snapshot, model.direction)
    graph = Graph(
      vertexCount: snapshot.actors.count, sources: ways.sources, targets: ways.targets,
      isDirected: true)
    ties = ways.ties
    confidences = ties.map { snapshot.network.ties[Int($0)].confidence }
    rule = SpreadArcs.rule(model.rule)
    isIdle = [Bool](repeating: false, count: snapshot.actors.count)
    let chances = SpreadChances(snapshot, model, ways, graph)
    let rows = graph.outgoing
    parts = ways.sources.indices.map { way in
      let chance = chances.chance(of: way)
      return Part(
        arc: Int32(rows.arc(from: ways.sources[way], to: ways.targets[way])),
        tie: ways.places[way], low: Float(chance.low), high: Float(chance.high),
        factor: Float(chances.interest(of: way)), isPairwise: chances.isPairwise(way))
    }
    pairChances = chances.pairChances(graph)
  }

  /// The chances of the arcs.
  ///
  /// - Parameters:
  ///   - certainty: per tie of `ties` how much it counts: its confidence, or 1 and 0 in a world where
  ///     it exists or not.
  ///   - position: where in their ranges the chances lie, 0...1.
  func chances(certainty: [Double], position: Double) -> [Double] {
    // The chance that none of the ties of an arc passes the message on; that none of them exists.
    var failing = [Double](repeating: 1, count: graph.arcCount)
    var missing = pairChances.isEmpty ? [] : failing
    for part in parts {
      let factor = Double(part.factor)
      let certainty = certainty[Int(part.tie)]
      if part.isPairwise {
        missing[Int(part.arc)] *= 1 - factor * certainty
      } else {
        let chance = Double(part.low) + Double(part.high - part.low) * position
        failing[Int(part.arc)] *= 1 - chance * factor * certainty
      }
    }
    var chances = failing.indices.map { arc in
      pairChances.isEmpty
        ? 1 - failing[arc] : 1 - failing[arc] * (1 - pairChances[arc] * (1 - missing[arc]))
    }
    for vertex in isIdle.indices where isIdle[vertex] {
      for arc in graph.outgoing.arcs(of: vertex) { chances[arc] = 0 }
    }
    return chances
  }

  /// Lets channels pass nothing on but those that are used: fewer arcs to look at.
  mutating func leaveIdle(_ snapshot: Snapshot, _ model: SpreadModel, but isUsed: [Bool]) {
    guard !model.channelsAlwaysCarry else { return }
    isIdle = isUsed.indices.map { vertex in
      !isUsed[vertex] && snapshot.actor(of: vertex).kind == .channel
    }
  }

  /// The model with these chances.
  func spreading(_ snapshot: Snapshot, _ model: SpreadModel, chances: [Double]) -> Spreading {
    Spreading(
      graph: graph, rule: rule, chances: chances, steps: model.steps ?? .max,
      isSilent: snapshot.objectors,
      isChannel: model.channelsAlwaysCarry
        ? [] : snapshot.actors.map { snapshot.network.actors[Int($0)].kind == .channel })
  }

  /// How a message gets anywhere at all: along the arcs that may carry it, not through channels that
  /// nobody uses.
  func carrying(_ snapshot: Snapshot, _ model: SpreadModel) -> ShortlistTask.Carrying {
    let chances = chances(certainty: confidences, position: 1)
    var sources: [Int32] = []
    var targets: [Int32] = []
    for vertex in 0..<graph.vertexCount {
      for arc in graph.outgoing.arcs(of: vertex) where chances[arc] > 0 {
        sources.append(Int32(vertex))
        targets.append(graph.outgoing.targets[arc])
      }
    }
    return ShortlistTask.Carrying(
      graph: sources.count == graph.arcCount
        ? graph
        : Graph(
          vertexCount: graph.vertexCount, sources: sources, targets: targets, isDirected: true),
      steps: model.steps ?? .max,
      isSilent: snapshot.actors.map { position in
        let actor = snapshot.network.actors[Int(position)]
        return actor.permission == .objected
          || actor.kind == .channel && !model.channelsAlwaysCarry
      })
  }

  private static func rule(_ rule: SpreadModel.Rule) -> Spreading.Rule {
    switch rule {
    case .cascade: .cascade
    case .threshold: .threshold
    case .sources(let count): .complex(sources: count)
    case .share(let share): .complexShare(share)
    }
  }
}

extension Graph.Adjacency {
  /// The position of an arc that is there.
  fileprivate func arc(from source: Int32, to target: Int32) -> Int {
    var low = offsets[Int(source)]
    var high = offsets[Int(source) + 1]
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The ways along which ties carry messages, in the order of the ties.
struct SpreadWays {
  private(set) var sources: [Int32] = []
  private(set) var targets: [Int32] = []
  /// Per way the place of its tie in `ties`.
  private(set) var places: [Int32] = []
  /// Positions in `Network.ties`.
  private(set) var ties: [Int32] = []

  init(_ snapshot: Snapshot, _ direction: MeasureOptions.Direction?) {
    let rule = MessageDirection(snapshot, direction)
    for position in snapshot.ties {
      let tie = snapshot.network.ties[Int(position)]
      guard tie.effectiveStrength > 0, !tie.isSelfTie,
        let source = snapshot.vertex(ofActorAt: Int(tie.source)),
        let target = snapshot.vertex(ofActorAt: Int(tie.target))
      else { continue }
      let ways = rule.ways(of: tie)
      if ways.forward { add(source, target) }
      if ways.backward { add(target, source) }
      ties.append(position)
    }
  }

  private mutating func add(_ source: Int, _ target: Int) {
    sources.append(Int32(source))
    targets.append(Int32(target))
    places.append(Int32(ties.count))
  }
}

extension Snapshot {
  /// Whether a selected actor names the topic.
  fileprivate func hasTopic(_ topic: String) -> Bool {
    actors.contains { network.actors[Int($0)].topics.contains(topic) }
  }
}
