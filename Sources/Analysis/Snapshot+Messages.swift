public import GraphCore
internal import Relations

extension Snapshot {
  /// The graph along whose arcs messages run, each tie counting 1.
  ///
  /// Which ways a tie carries them, `MessageDirection` says. Where all run both ways the graph is
  /// undirected.
  ///
  /// - Complexity: linear in actors and ties.
  public func messageGraph(direction: MeasureOptions.Direction? = nil) -> Graph {
    guard graph.isDirected else { return graph }
    switch direction {
    case .out?: return graph
    case .in?: return graph.reversed()
    case .both?: return graph.undirected()
    case nil: return naturalMessageGraph()
    }
  }

  private func naturalMessageGraph() -> Graph {
    let rule = MessageDirection(self)
    let rows = network.ties
    var sources: [Int32] = []
    var targets: [Int32] = []
    var hasOneWay = false
    for row in ties.lazy.map(Int.init) where rows.effectiveStrength(of: row) > 0 {
      let (from, to) = (rows.sources[row], rows.targets[row])
      let source = Int32(truncatingIfNeeded: vertex(ofActorAt: Int(from)) ?? 0)
      let target = Int32(truncatingIfNeeded: vertex(ofActorAt: Int(to)) ?? 0)
      let carries =
        rows.isDirected(row)
        ? rule.carries(kind: rows.kind(of: row), from: from, to: to) : .both
      if carries != .backward {
        sources.append(source)
        targets.append(target)
      }
      if carries != .forward {
        sources.append(target)
        targets.append(source)
      }
      hasOneWay = hasOneWay || carries != .both
    }
    return hasOneWay
      ? Graph(vertexCount: actors.count, sources: sources, targets: targets, isDirected: true)
      : graph.undirected()
  }

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
