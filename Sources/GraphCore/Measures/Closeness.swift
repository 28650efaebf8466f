internal import Wording

/// Closeness: how short the ways to others are, weighed by how many are reached.
///
///     C(v) = r/(n−1) · r/Σ d(v, w)       over the r others w that v reaches
///
/// - Returns: *n* scores in vertex order; 0...1 without weights; 0 for whoever reaches nobody.
/// - Complexity: see `distanceTotals`.
/// - Source: Wasserman, Faust, "Social Network Analysis", 1994, 200 f. Equals NetworkX
///   `closeness_centrality` for direction `in`.
public func closeness(
  _ graph: Graph, direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [Double] {
  let totals = try distanceTotals(graph, direction: direction, execution: execution)
  return closeness(totals)
}

/// The closeness of each vertex from its distances; see `closeness(_:direction:execution:)`.
public func closeness(_ distances: DistanceTotals) -> [Double] {
  let others = Double(distances.reached.count - 1)
  return zip(distances.reached, distances.total).map { reached, total in
    reached == 0 ? 0 : Double(reached) / others * (Double(reached) / total)
  }
}

extension Measure {
  static let closeness = Measure(
    id: "closeness",
    name: Localized(de: "Nähe (Wasserman–Faust)", en: "Closeness (Wasserman–Faust)"),
    meaning: Localized(
      de: "Wie kurz die Wege zu denen sind, die jemand erreicht, mal deren Anteil an allen.",
      en: "How short the ways to those somebody reaches are, times their share of all."),
    range: 0...Double.infinity, cost: .searchPerVertex,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.closeness(graph, direction: options.direction ?? .out, execution: execution)
    })
}
