public import GraphCore
internal import Relations

extension Snapshot {
  /// The graph along whose arcs messages run, each tie counting 1.
  ///
  /// Mutual ties carry messages both ways. With a `direction` directed ties carry them along
  /// (`out`), against (`in`) or both ways. Without one:
  /// - a tie of a follower kind (follower, follows, subscribes, reads; folgt, abonniert, liest)
  ///   carries messages from the followed to the follower;
  /// - any other directed tie between a person and something that is not a person carries them both
  ///   ways: who belongs to a club speaks and hears there;
  /// - every other directed tie carries them from its source to its target.
  ///
  /// - Complexity: linear in actors and ties.
  public func messageGraph(direction: MeasureOptions.Direction? = nil) -> Graph {
    guard graph.isDirected else { return graph }
    switch direction {
    case .out?: return graph
    case .in?: return graph.reversed()
    case .both?: return graph.undirected()
    case nil: return naturalMessageGraph(weighted: false)
    }
  }

  /// The message graph without a given direction, with summed strengths if `weighted`.
  func naturalMessageGraph(weighted: Bool) -> Graph {
    guard graph.isDirected else { return weighted ? weightedGraph : graph }
    let isFollower = network.tieKinds.map { Snapshot.followerKinds.contains($0.id.lowercased()) }
    let isPerson = network.actors.map { $0.kind == .person }
    var sources: [Int32] = []
    var targets: [Int32] = []
    var weights: [Double] = []
    func add(_ from: Int32, _ to: Int32, _ tie: Tie) {
      sources.append(Int32(truncatingIfNeeded: vertex(ofActorAt: Int(from)) ?? 0))
      targets.append(Int32(truncatingIfNeeded: vertex(ofActorAt: Int(to)) ?? 0))
      if weighted { weights.append(tie.effectiveStrength) }
    }
    for position in ties {
      let tie = network.ties[Int(position)]
      guard tie.effectiveStrength > 0 else { continue }
      let follows = tie.isDirected && isFollower[Int(tie.kind)]
      let crosses = isPerson[Int(tie.source)] != isPerson[Int(tie.target)]
      if !follows { add(tie.source, tie.target, tie) }
      if follows || !tie.isDirected || crosses { add(tie.target, tie.source, tie) }
    }
    return Graph(
      vertexCount: actors.count, sources: sources, targets: targets, weights: weights,
      isDirected: true)
  }

  /// Whether ties of a kind carry messages from the followed to the follower.
  static func isFollowerKind(_ kind: TieKind) -> Bool {
    followerKinds.contains(kind.id.lowercased())
  }

  /// Which ways one tie carries messages: from its source to its target, and back.
  func ways(
    of tie: Tie, _ direction: MeasureOptions.Direction?
  ) -> (forward: Bool, backward: Bool) {
    guard tie.isDirected, !selection.ignoresDirection else { return (true, true) }
    switch direction {
    case .out?: return (true, false)
    case .in?: return (false, true)
    case .both?: return (true, true)
    case nil:
      if Snapshot.isFollowerKind(network.tieKinds[Int(tie.kind)]) { return (false, true) }
      let isPerson = [tie.source, tie.target].map { network.actors[Int($0)].kind == .person }
      return (true, isPerson[0] != isPerson[1])
    }
  }

  /// Words for ties along which somebody listens to somebody without being heard.
  private static let followerKinds: Set<String> = [
    "follower", "follows", "follow", "following", "subscribes", "subscriber", "reads", "reader",
    "folgt", "abonniert", "abonnent", "abonnentin", "liest", "leser", "leserin", "hört",
  ]

  /// Per vertex whether the actor objected to being contacted.
  var objectors: [Bool] { actors.map { network.actors[Int($0)].permission == .objected } }

  /// The vertices of actors by id, in the order given.
  func vertices(of ids: [Actor.ID]) throws(AnalysisError) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(ids.count)
    for id in ids {
      guard let position = network.position(of: id) else { throw .unknownActor(id) }
      guard let vertex = vertex(ofActorAt: position) else { throw .notSelected(id) }
      result.append(vertex)
    }
    return result
  }

  /// Per vertex whether it is among `vertices`.
  func mask(_ vertices: [Int]) -> [Bool] {
    var mask = [Bool](repeating: false, count: actors.count)
    for vertex in vertices { mask[vertex] = true }
    return mask
  }

  /// Per vertex whether the actor is one of `ids`; without ids all are.
  func target(_ ids: [Actor.ID]?) throws(AnalysisError) -> [Bool] {
    guard let ids else { return [Bool](repeating: true, count: actors.count) }
    return mask(try vertices(of: ids))
  }
}
