/// What Freeman's centralisation can be taken of.
public enum CentralisationKind: String, Sendable, CaseIterable, Codable {
  /// Raw degree, direction ignored.
  case degree
  /// Raw betweenness, each unordered pair once.
  case betweenness
  /// Closeness, 0...1, direction ignored.
  case closeness
}

/// Freeman's centralisation: how far the network turns round one vertex.
///
///     C = Σ_v (max − c(v)) / (the same sum in a star of n vertices)
///
/// - Parameter scores: the measure `kind` names, of every vertex of an undirected graph.
/// - Returns: 0 = all alike, 1 = a star; nil with fewer than three vertices.
/// - Complexity: O(*n*).
/// - Source: Freeman, "Centrality in Social Networks", Social Networks 1 (1979), 215–239. Loops do
///   not count (R igraph counts them for degree by default).
public func centralisation(_ scores: [Double], of kind: CentralisationKind) -> Double? {
  let n = Double(scores.count)
  guard n > 2, let most = scores.max() else { return nil }
  let largest =
    switch kind {
    case .degree: (n - 1) * (n - 2)
    case .betweenness: (n - 1) * (n - 1) * (n - 2) / 2
    case .closeness: (n - 1) * (n - 2) / (2 * n - 3)
    }
  return scores.reduce(0.0) { $0 + (most - $1) } / largest
}
