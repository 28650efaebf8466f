internal import GraphCore
internal import Relations

/// The chance of each way of each tie, before confidence.
struct SpreadChances {
  private let snapshot: Snapshot
  private let model: SpreadModel
  private let ways: SpreadWays
  private let isChannel: [Bool]
  private let isInterested: [Bool]
  /// Per kind of tie its own chance, if it has one.
  private let kinds: [SpreadModel.Span?]
  /// Per kind of tie the strength that counts as full.
  private let scales: [Double]
  /// Per vertex how many it can be told by, channels left out.
  private let sources: [Double]
  /// Per vertex the strengths of the ways into it, channels left out.
  private let strengths: [Double]

  init(_ snapshot: Snapshot, _ model: SpreadModel, _ ways: SpreadWays, _ graph: Graph) {
    let network = snapshot.network
    self.snapshot = snapshot
    self.model = model
    self.ways = ways
    let isChannel = snapshot.actors.map { network.actors[Int($0)].kind == .channel }
    self.isChannel = isChannel
    isInterested = snapshot.actors.map { actor in
      model.topic.map { network.actors[Int(actor)].topics.contains($0) } ?? true
    }
    kinds = network.tieKinds.map { kind in
      model.kinds.last { $0.kind.lowercased() == kind.id.lowercased() }?.chance
    }
    var greatest = network.tieKinds.map { _ in 0.0 }
    for tie in ways.ties.lazy.map({ network.ties[Int($0)] }) {
      greatest[Int(tie.kind)] = max(greatest[Int(tie.kind)], tie.effectiveStrength)
    }
    scales = zip(network.tieKinds, greatest).map { kind, found in kind.scale ?? found }
    let into = graph.incoming
    sources = (0..<graph.vertexCount).map { vertex in
      Double(into.arcs(of: vertex).count { !isChannel[Int(into.targets[$0])] })
    }
    var strengths = [Double](repeating: 0, count: graph.vertexCount)
    for way in ways.sources.indices where !isChannel[Int(ways.sources[way])] {
      let tie = network.ties[Int(ways.ties[Int(ways.places[way])])]
      strengths[Int(ways.targets[way])] += tie.effectiveStrength
    }
    self.strengths = strengths
  }

  private func tie(of way: Int) -> Tie {
    snapshot.network.ties[Int(ways.ties[Int(ways.places[way])])]
  }

  /// Whether a way's chance is that of the pair, however many ties it has.
  func isPairwise(_ way: Int) -> Bool {
    model.chance == .weighted && !isChannel[Int(ways.sources[way])]
      && kinds[Int(tie(of: way).kind)] == nil
  }

  /// Per arc 1 divided by the number of those the listener can be told by; empty if not asked for.
  func pairChances(_ graph: Graph) -> [Double] {
    guard model.chance == .weighted else { return [] }
    return graph.outgoing.targets.map { 1 / max(1, sources[Int($0)]) }
  }

  /// The range of a way's chance.
  func chance(of way: Int) -> SpreadModel.Span {
    if isChannel[Int(ways.sources[way])] { return model.channel }
    let tie = tie(of: way)
    if let own = kinds[Int(tie.kind)] { return own }
    let target = Int(ways.targets[way])
    switch model.chance {
    case .uniform(let span): return span
    case .weighted: return SpreadModel.Span(1)
    case .strength(let span):
      let share =
        model.rule == .threshold
        ? tie.effectiveStrength / strengths[target]
        : min(1, tie.effectiveStrength / scales[Int(tie.kind)])
      return SpreadModel.Span(span.low * share, span.high * share)
    }
  }

  /// What the topic leaves of a chance: ½ for each end that does not name it.
  func interest(of way: Int) -> Double {
    (isInterested[Int(ways.sources[way])] ? 1 : 0.5)
      * (isInterested[Int(ways.targets[way])] ? 1 : 0.5)
  }
}
