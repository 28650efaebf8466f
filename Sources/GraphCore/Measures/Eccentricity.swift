internal import Wording

/// Eccentricity: the greatest distance from a vertex to anyone it reaches.
///
/// - Returns: *n* distances in vertex order; 0 for whoever reaches nobody.
/// - Complexity: see `distanceTotals`.
/// - Source: Harary, "Graph Theory", 1969. Equals igraph `eccentricity` (by component).
public func eccentricity(
  _ graph: Graph, direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [Double] {
  try distanceTotals(graph, direction: direction, execution: execution).farthest
}

extension Measure {
  static let eccentricity = Measure(
    id: "eccentricity", name: Localized(de: "Weitester Weg", en: "Eccentricity"),
    meaning: Localized(
      de: "Wie weit der Weg zum Fernsten ist, den jemand überhaupt erreicht.",
      en: "How long the way is to the farthest one somebody reaches at all."),
    range: 0...Double.infinity, cost: .searchPerVertex,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.eccentricity(graph, direction: options.direction ?? .out, execution: execution)
    })
}
