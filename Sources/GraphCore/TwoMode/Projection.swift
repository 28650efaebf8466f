/// How strongly two vertices of one kind are tied by what they share.
public enum ProjectionWeight: String, Sendable, CaseIterable, Codable {
  /// The number shared: seven events both attended count 7.
  case count
  /// Σ 1/(k − 1) over what is shared, k its size: a meeting of three ties more than one of thirty.
  case newman
  /// Shared by all that either has: 0...1.
  case jaccard
}

extension TwoModeGraph {
  /// Ties between vertices of one kind that share something of the other.
  ///
  /// - Parameter ontoSecond: whether the second kind is kept instead of the first.
  /// - Returns: the kept vertices, ascending, and the undirected graph whose vertex *i* is the *i*-th
  ///   of them; tied are those that share at least one, weighted as asked for.
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: O(Σ k²) over the sizes k of what is shared.
  /// - Source: Newman, "Scientific Collaboration Networks II", Physical Review E 64 (2001), 016132;
  ///   Borgatti, Halgin 2011. Equals NetworkX `weighted_projected_graph`,
  ///   `collaboration_weighted_projected_graph`, `overlap_weighted_projected_graph`.
  public func projection(
    ontoSecond: Bool = false, weight: ProjectionWeight = .count,
    execution: Execution = Execution()
  ) throws(KernelError) -> (vertices: [Int32], graph: Graph) {
    let rows = graph.outgoing
    let kept = isSecond.indices.filter { isSecond[$0] == ontoSecond }.map { Int32($0) }
    var places = [Int32](repeating: -1, count: isSecond.count)
    for (place, vertex) in kept.enumerated() { places[Int(vertex)] = Int32(place) }
    var sources: [Int32] = []
    var targets: [Int32] = []
    var weights: [Double] = []
    var sums = [Double](repeating: 0, count: kept.count)
    var near: [Int32] = []
    for (place, vertex) in kept.enumerated() {
      try execution.cancellation.check()
      for arc in rows.arcs(of: Int(vertex)) {
        let shared = Int(rows.targets[arc])
        let size = rows.degree(of: shared)
        let tie = weight == .newman ? 1 / Double(max(1, size - 1)) : 1
        for next in rows.arcs(of: shared) {
          let other = places[Int(rows.targets[next])]
          guard other > Int32(place) else { continue }
          if sums[Int(other)] == 0 { near.append(other) }
          sums[Int(other)] += tie
        }
      }
      near.sort()
      for other in near {
        let shared = sums[Int(other)]
        sums[Int(other)] = 0
        let either = rows.degree(of: Int(vertex)) + rows.degree(of: Int(kept[Int(other)]))
        sources.append(Int32(place))
        targets.append(other)
        weights.append(weight == .jaccard ? shared / (Double(either) - shared) : shared)
      }
      near.removeAll(keepingCapacity: true)
    }
    let projected = Graph(
      vertexCount: kept.count, sources: sources, targets: targets, weights: weights,
      isDirected: false)
    return (kept, projected)
  }
}
