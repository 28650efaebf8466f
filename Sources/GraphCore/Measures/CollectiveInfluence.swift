internal import Wording

/// Collective influence: how much the connections of a vertex and of those some steps away hold the
/// network together.
///
///     CI_l(v) = (d(v) − 1) · Σ_{w: dist(v,w) = l} (d(w) − 1)
///
/// - Parameter distance: l, at least 1; the ball must be small against the network.
/// - Returns: *n* whole numbers in vertex order; 0 where nobody is at that distance. Direction and
///   weights are ignored.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for a distance below 1.
/// - Complexity: O(arcs within distance − 1) per vertex, O(*n*) memory per part.
/// - Source: Morone, Makse, "Influence Maximization in Complex Networks through Optimal
///   Percolation", Nature 524 (2015), 65–68.
public func collectiveInfluence(
  _ graph: Graph, distance: Int = 2, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  guard distance >= 1 else {
    throw .outOfRange(parameter: "distance", value: Double(distance), allowed: 1...1e9)
  }
  let rows = graph.undirected().outgoing
  return try execution.mapRanges(of: graph.vertexCount, grain: 256) { (range) throws(KernelError) in
    let offsets = rows.offsets
    let targets = rows.targets
    var seen = [Int32](repeating: -1, count: offsets.count)
    var queue: [Int32] = []
    var scores: [Double] = []
    scores.reserveCapacity(range.count)
    for vertex in range {
      try execution.cancellation.check()
      queue.removeAll(keepingCapacity: true)
      queue.append(Int32(vertex))
      seen[vertex] = Int32(vertex)
      var start = 0
      for _ in 0..<distance {
        let end = queue.count
        for place in start..<end {
          let near = Int(queue[place])
          for arc in offsets[near]..<offsets[near + 1] where seen[Int(targets[arc])] != vertex {
            seen[Int(targets[arc])] = Int32(vertex)
            queue.append(targets[arc])
          }
        }
        start = end
      }
      var sum = 0
      for place in start..<queue.count { sum += rows.degree(of: Int(queue[place])) - 1 }
      scores.append(sum == 0 ? 0 : Double(rows.degree(of: vertex) - 1) * Double(sum))
    }
    return scores
  }.flatMap { $0 }
}

extension Measure {
  static let collectiveInfluence = Measure(
    id: "collective-influence",
    name: Localized(de: "Gemeinsamer Einfluss", en: "Collective influence"),
    meaning: Localized(
      de: "Wie viele gut Vernetzte zwei Schritte entfernt sind, mal den eigenen Kontakten.",
      en: "How many well-connected people are two steps away, times one's own contacts."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.collectiveInfluence(graph, execution: execution)
    })
}
