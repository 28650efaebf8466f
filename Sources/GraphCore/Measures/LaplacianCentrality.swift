internal import Wording

/// Laplacian centrality: how much energy the network loses without a vertex.
///
///     E(G) = Σ_v s(v)² + Σ_v Σ_w w_vw²,   L(v) = E(G) − E(G − v)
///          = s(v)² + Σ_w w_vw² + 2·Σ_w w_vw·s(w)          unweighted: d² + d + 2·Σ_w d(w)
///
/// - Parameter share: whether to divide by E(G). The shares do not add up to 1.
/// - Returns: *n* scores in vertex order, 0 for isolates. Direction is ignored, the weights of both
///   directions add up.
/// - Complexity: O(*n* + *m*).
/// - Source: Qi, Fuller, Wu, Wu, Zhang, "Laplacian Centrality: A New Centrality Measure for
///   Weighted Networks", Information Sciences 194 (2012), 240–253. With `share` it equals NetworkX
///   `laplacian_centrality`.
public func laplacianCentrality(_ graph: Graph, share: Bool = false) -> [Double] {
  let rows = graph.undirected().outgoing
  let vertices = 0..<graph.vertexCount
  let weight = { (arc: Int) in rows.weights.isEmpty ? 1 : rows.weights[arc] }
  let strengths = vertices.map { rows.arcs(of: $0).reduce(0.0) { $0 + weight($1) } }
  var energy = 0.0
  let drops = vertices.map { vertex in
    var own = strengths[vertex] * strengths[vertex]
    var around = 0.0
    for arc in rows.arcs(of: vertex) {
      own += weight(arc) * weight(arc)
      around += weight(arc) * strengths[Int(rows.targets[arc])]
    }
    energy += own
    return own + 2 * around
  }
  return share && energy > 0 ? drops.map { $0 / energy } : drops
}

extension Measure {
  static let laplacian = Measure(
    id: "laplacian", name: Localized(de: "Laplace-Zentralität", en: "Laplacian centrality"),
    meaning: Localized(
      de: "Was das Netz an Zusammenhalt verliert, wenn diese Person fehlt.",
      en: "What the network loses in cohesion when this person is missing."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, _ in laplacianCentrality(graph, share: options.share) })
}
