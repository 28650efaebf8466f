internal import GraphCore
public import Relations

extension Snapshot {
  /// The selected actors and ties as a network of their own; without direction if it is ignored.
  public var selectedNetwork: Network {
    let selected = network.restricted(toActors: actors, ties: ties)
    return selection.ignoresDirection ? selected.withoutDirection : selected
  }

  /// The part of the snapshot within some steps of an actor, whatever the direction of the ties.
  ///
  /// - Parameters:
  ///   - position: position of the actor in `network.actors`.
  ///   - steps: how many steps, at least 0.
  /// - Returns: a snapshot of its own; nil if the actor is not selected.
  /// - Complexity: linear in actors and ties.
  public func around(actorAt position: Int, steps: Int) -> Snapshot? {
    guard let centre = vertex(ofActorAt: position) else { return nil }
    let rows = graph.undirected().outgoing
    var isNear = [Bool](repeating: false, count: actors.count)
    isNear[centre] = true
    var frontier = [centre]
    for _ in 0..<steps {
      var next: [Int] = []
      for vertex in frontier {
        for arc in rows.arcs(of: vertex) where !isNear[Int(rows.targets[arc])] {
          isNear[Int(rows.targets[arc])] = true
          next.append(Int(rows.targets[arc]))
        }
      }
      frontier = next
    }
    let near = actors.indices.filter { isNear[$0] }.map { actors[$0] }
    let between = ties.filter { row in
      let tie = network.ties[Int(row)]
      return [tie.source, tie.target].allSatisfy { end in
        vertex(ofActorAt: Int(end)).map { isNear[$0] } ?? false
      }
    }
    let part = network.restricted(toActors: near, ties: between)
    return Snapshot(part, Selection(ignoresDirection: selection.ignoresDirection))
  }
}
