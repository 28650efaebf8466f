/// Triangles at each vertex: pairs of its neighbours that are tied to each other.
///
/// - Returns: *n* counts in vertex order; each triangle counts at all three corners. Direction and
///   weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*m*^1.5) time, O(*n* + *m*) memory.
/// - Source: Latapy, "Main-memory Triangle Computations for Very Large (Sparse (Power-Law))
///   Graphs", Theoretical Computer Science 407 (2008), 458–473. Equals NetworkX `triangles`.
public func triangles(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Int] {
  let n = graph.vertexCount
  let rows = try RankedRows(
    graph.withoutWeights().undirected(), execution.cancellation)
  let counts = try execution.mapParts(rows.parts) { (part) throws(KernelError) in
    var counts = [Int](repeating: 0, count: n)
    try rows.forEachTriangle(in: rows.ranks(of: part), execution.cancellation) { a, b, c, _, _, _ in
      counts[a] += 1
      counts[b] += 1
      counts[c] += 1
    }
    return counts
  }
  var result = [Int](repeating: 0, count: n)
  for part in counts {
    for rank in 0..<n { result[Int(rows.vertices[rank])] += part[rank] }
  }
  return result
}

/// Transitivity: the share of pairs with a common neighbour that are tied themselves.
///
/// - Returns: 3 · triangles / paths of two edges, 0...1; nil without such a path.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: that of `triangles`.
/// - Source: Newman, Watts, Strogatz, "Random Graph Models of Social Networks", PNAS 99 (2002),
///   2566–2572. Equals igraph `transitivity_undirected`, NetworkX `transitivity`.
public func transitivity(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> Double? {
  let rows = graph.withoutWeights().undirected().outgoing
  let paths = (0..<graph.vertexCount).reduce(0.0) { sum, vertex in
    let degree = Double(rows.degree(of: vertex))
    return sum + degree * (degree - 1) / 2
  }
  guard paths > 0 else { return nil }
  let corners = try triangles(graph, execution: execution).reduce(0, +)
  return Double(corners) / paths
}
