internal import Wording

/// Burt's constraint: how much of a vertex's attention leads, straight or round one corner, to the
/// same few others.
///
///     c(v) = Σ_j (p_vj + Σ_q p_vq·p_qj)²        j neighbour of v, q neighbour of both
///     p_vj = (w_vj + w_jv) / Σ_k (w_vk + w_kv)
///
/// The inner sum has w_vq·w_qj/s_q in common with that of j, so one look at each triangle serves
/// its three edges.
///
/// - Returns: *n* scores in vertex order, 0...2, low = many separate contacts; NaN for isolates.
///   Direction is ignored, the weights of both directions add up; without weights a pair counts 1.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*m*^1.5) time, O(*n* + *m*) memory.
/// - Source: Burt, "Structural Holes", Harvard University Press 1992; "Structural Holes and Good
///   Ideas", American Journal of Sociology 110 (2004), 349–399. Equals igraph `constraint`.
public func constraint(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let n = graph.vertexCount
  let rows = try RankedRows(graph.undirected(), execution.cancellation)
  let strengths = rows.strengths()
  let shares = strengths.map { 1 / $0 }
  let detours = try execution.mapParts(rows.parts) { (part) throws(KernelError) in
    try rows.detours(in: rows.ranks(of: part), shares, execution.cancellation)
  }
  var sums = [Double](repeating: 0, count: n)
  for rank in 0..<n {
    let share = shares[rank]
    for edge in rows.offsets[rank]..<rows.offsets[rank + 1] {
      let target = Int(rows.targets[edge])
      var weight = rows.weights.isEmpty ? 1 : rows.weights[edge]
      for part in detours { weight += part[edge] }
      sums[rank] += (weight * share) * (weight * share)
      sums[target] += (weight * shares[target]) * (weight * shares[target])
    }
  }
  var result = [Double](repeating: .nan, count: n)
  for rank in 0..<n where strengths[rank] > 0 { result[Int(rows.vertices[rank])] = sums[rank] }
  return result
}

extension RankedRows {
  /// The sum of the weights at each rank.
  func strengths() -> [Double] {
    var sums = [Double](repeating: 0, count: vertices.count)
    for rank in vertices.indices {
      for edge in offsets[rank]..<offsets[rank + 1] {
        let weight = weights.isEmpty ? 1 : weights[edge]
        sums[rank] += weight
        sums[Int(targets[edge])] += weight
      }
    }
    return sums
  }

  /// For each edge ij the sum of w_iq·w_qj/s_q over the triangles ijq of some ranks.
  fileprivate func detours(
    in ranks: Range<Int>, _ shares: [Double], _ cancellation: Cancellation
  ) throws(KernelError) -> [Double] {
    var sums = [Double](repeating: 0, count: targets.count)
    if weights.isEmpty {
      try forEachTriangle(in: ranks, cancellation) { a, b, c, ab, ac, bc in
        sums[ab] += shares[c]
        sums[ac] += shares[b]
        sums[bc] += shares[a]
      }
    } else {
      let weights = weights
      try forEachTriangle(in: ranks, cancellation) { a, b, c, ab, ac, bc in
        sums[ab] += weights[ac] * weights[bc] * shares[c]
        sums[ac] += weights[ab] * weights[bc] * shares[b]
        sums[bc] += weights[ab] * weights[ac] * shares[a]
      }
    }
    return sums
  }
}

extension Measure {
  static let constraint = Measure(
    id: "constraint", name: Localized(de: "Einschränkung", en: "Constraint"),
    meaning: Localized(
      de: "Wie sehr alle Kontakte zum selben Kreis gehören; wer wenig hat, verbindet Kreise.",
      en: "How much all contacts belong to the same circle; whoever has little of it joins circles."
    ),
    range: 0...2, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.constraint(graph, execution: execution)
    })
}
