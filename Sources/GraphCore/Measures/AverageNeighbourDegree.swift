internal import Wording

/// How many ties the neighbours of a vertex have on average.
///
///     k̄(v) = Σ_{w~v} s(v, w)·d(w) / Σ_{w~v} s(v, w)
///
/// `out` follows arcs outward and counts the neighbours' outward arcs, `in` likewise inward, `both`
/// ignores direction. Without weights every *s* is 1.
///
/// - Returns: *n* means in vertex order, 1 or more; NaN for a vertex without neighbours (for `out`
///   and `in` a mean may be 0).
/// - Complexity: O(*n* + *m*).
/// - Source: Pastor-Satorras, Vázquez, Vespignani, "Dynamical and Correlation Properties of the
///   Internet", 2001; with weights Barrat et al., 2004. Equals igraph `knn`, NetworkX
///   `average_neighbor_degree` (0 there without neighbours).
public func averageNeighbourDegree(
  _ graph: Graph, direction: MeasureOptions.Direction = .both
) -> [Double] {
  let rows = graph.rows(direction)
  return (0..<graph.vertexCount).map { vertex in
    var sum = 0.0
    var weights = 0.0
    for arc in rows.arcs(of: vertex) {
      let weight = rows.weights.isEmpty ? 1 : rows.weights[arc]
      sum += weight * Double(rows.degree(of: Int(rows.targets[arc])))
      weights += weight
    }
    return weights == 0 ? .nan : sum / weights
  }
}

extension Measure {
  static let averageNeighbourDegree = Measure(
    id: "average-neighbour-degree",
    name: Localized(de: "Kontakte der Kontakte", en: "Average neighbour degree"),
    meaning: Localized(
      de: "Wie viele Kontakte die eigenen Kontakte im Mittel haben.",
      en: "How many ties somebody's contacts have on average."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, _ in
      GraphCore.averageNeighbourDegree(graph, direction: options.direction ?? .both)
    })
}
