internal import Wording

/// Degree: how many others a vertex is tied to.
///
///     d(v) = |{w : v→w or w→v}|        `in`: w→v, `out`: v→w
///
/// - Returns: *n* counts in vertex order; with `share` divided by *n* − 1 (0 for a lone vertex).
///   A pair tied in both directions counts once for `both`.
/// - Complexity: O(*n* + *m*).
/// - Source: Freeman, "Centrality in Social Networks", Social Networks 1 (1979), 215–239. Equals
///   igraph `degree`, NetworkX `degree_centrality` · (*n* − 1).
public func degree(_ graph: Graph, direction: MeasureOptions.Direction, share: Bool) -> [Double] {
  let rows =
    switch direction {
    case .out: graph.outgoing
    case .in: graph.incoming
    case .both: graph.undirected().outgoing
    }
  let scale = share ? Double(max(1, graph.vertexCount - 1)) : 1
  return (0..<graph.vertexCount).map { Double(rows.degree(of: $0)) / scale }
}

extension Measure {
  static let degree = Measure(
    id: "degree", name: Localized(de: "Kontakte", en: "Degree"),
    meaning: Localized(
      de: "Wie viele andere jemand unmittelbar kennt.",
      en: "How many others somebody is directly tied to."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, _ in
      GraphCore.degree(graph, direction: options.direction ?? .both, share: options.share)
    })
}

extension Measure {
  static let inDegree = Measure(
    id: "in-degree", name: Localized(de: "Kontakte, eingehend", en: "In-degree"),
    meaning: Localized(
      de: "Wie viele andere sich an jemanden richten.",
      en: "How many others direct a tie to somebody."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, _ in
      GraphCore.degree(graph, direction: .in, share: options.share)
    })

  static let outDegree = Measure(
    id: "out-degree", name: Localized(de: "Kontakte, ausgehend", en: "Out-degree"),
    meaning: Localized(
      de: "An wie viele andere sich jemand richtet.",
      en: "To how many others somebody directs a tie."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, _ in
      GraphCore.degree(graph, direction: .out, share: options.share)
    })
}
