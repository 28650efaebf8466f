internal import Wording

/// Burt's effective size: how many contacts a vertex has that are not tied to each other.
///
///     e(v) = d(v) − 2·t(v)/d(v)                              without weights (Borgatti)
///     e(v) = Σ_j (1 − Σ_q p_vq·m_jq),  m_jq = w_jq / max_k w_jk       with weights
///
/// - Returns: *n* scores in vertex order, no more than the degree; NaN for isolates. Direction is
///   ignored, the weights of both directions add up.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: that of `triangles`.
/// - Source: Burt, "Structural Holes", 1992; Borgatti, "Structural Holes: Unpacking Burt's
///   Redundancy Measures", Connections 20 (1997), 35–38. Equals NetworkX `effective_size`.
public func effectiveSize(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let simple = graph.undirected()
  let redundancies =
    simple.isWeighted
    ? try weightedRedundancy(simple, execution)
    : try triangles(simple, execution: execution).redundancy(in: simple)
  return redundancies.indices.map { vertex in
    let degree = Double(simple.outgoing.degree(of: vertex))
    return degree > 0 ? degree - redundancies[vertex] : .nan
  }
}

extension [Int] {
  /// 2·t/d for triangle counts t; 0 where there are none.
  fileprivate func redundancy(in graph: Graph) -> [Double] {
    indices.map { vertex in
      self[vertex] == 0
        ? 0 : 2 * Double(self[vertex]) / Double(graph.outgoing.degree(of: vertex))
    }
  }
}

/// Σ_j Σ_q p_vq·m_jq over pairs of neighbours j, q that are tied.
private func weightedRedundancy(
  _ graph: Graph, _ execution: Execution
) throws(KernelError) -> [Double] {
  let n = graph.vertexCount
  let rows = try RankedRows(graph, execution.cancellation)
  let weights = rows.weights
  let strengths = rows.strengths()
  let inverse = rows.largestWeights().map { 1 / $0 }
  let sums = try execution.mapParts(rows.parts) { (part) throws(KernelError) in
    var sums = [Double](repeating: 0, count: n)
    try rows.forEachTriangle(
      in: rows.ranks(of: part), execution.cancellation
    ) { a, b, c, ab, ac, bc in
      sums[a] += weights[bc] * (weights[ac] * inverse[b] + weights[ab] * inverse[c])
      sums[b] += weights[ac] * (weights[bc] * inverse[a] + weights[ab] * inverse[c])
      sums[c] += weights[ab] * (weights[bc] * inverse[a] + weights[ac] * inverse[b])
    }
    return sums
  }
  var result = [Double](repeating: 0, count: n)
  for part in sums {
    for rank in 0..<n where strengths[rank] > 0 {
      result[Int(rows.vertices[rank])] += part[rank] / strengths[rank]
    }
  }
  return result
}

extension RankedRows {
  /// The largest weight at each rank; 0 for isolates.
  fileprivate func largestWeights() -> [Double] {
    var largest = [Double](repeating: 0, count: vertices.count)
    for rank in vertices.indices {
      for edge in offsets[rank]..<offsets[rank + 1] {
        largest[rank] = max(largest[rank], weights[edge])
        largest[Int(targets[edge])] = max(largest[Int(targets[edge])], weights[edge])
      }
    }
    return largest
  }
}

extension Measure {
  static let effectiveSize = Measure(
    id: "effective-size", name: Localized(de: "Eigenständige Kontakte", en: "Effective size"),
    meaning: Localized(
      de: "Wie viele Kontakte, die einander nicht ohnehin kennen.",
      en: "How many contacts that do not know each other anyway."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.effectiveSize(graph, execution: execution)
    })
}
