internal import Wording

/// Diversity: how evenly a vertex spreads its strength over its ties.
///
///     D(v) = −Σ_w p_vw·ln p_vw / ln d(v)      p_vw = w_vw / s(v)
///
/// - Returns: *n* scores in vertex order, 0...1; 0 with one tie, NaN with none. Without weights all
///   ties are alike, so that everyone with two or more scores 1: `circles` says more then. Direction
///   is ignored, the weights of both directions add up.
/// - Complexity: O(*n* + *m*).
/// - Source: Eagle, Macy, Claxton, "Network Diversity and Economic Development", Science 328
///   (2010), 1029–1031. Equals igraph `diversity`.
public func diversity(_ graph: Graph) -> [Double] {
  let rows = graph.undirected().outgoing
  return (0..<graph.vertexCount).map { vertex in
    let arcs = rows.arcs(of: vertex)
    guard arcs.count > 1 else { return arcs.isEmpty ? .nan : 0 }
    guard !rows.weights.isEmpty else { return 1 }
    let shares = entropy(of: rows.weights[arcs]) / logarithm(Double(arcs.count))
    return min(1, max(0, shares))
  }
}

extension Measure {
  static let diversity = Measure(
    id: "diversity", name: Localized(de: "Vielfalt", en: "Diversity"),
    meaning: Localized(
      de: "Wie gleichmäßig sich jemand seinen Kontakten widmet (nur mit Stärken aussagekräftig).",
      en: "How evenly somebody's attention is spread over the contacts (says something only with "
        + "strengths)."),
    range: 0...1, cost: .linear,
    compute: { graph, _, _ in GraphCore.diversity(graph) })
}
