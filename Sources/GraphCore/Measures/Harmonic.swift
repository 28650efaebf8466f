internal import Wording

/// Harmonic closeness: how near a vertex is to all others.
///
///     H(v) = 1/(n−1) · Σ_{w≠v} 1/d(v, w)      1/∞ = 0
///
/// - Returns: *n* scores in vertex order; 0...1 without weights, 1 for a vertex tied to all others.
///   A lone vertex scores 0.
/// - Complexity: see `distanceTotals`.
/// - Source: Boldi, Vigna, "Axioms for Centrality", Internet Mathematics 10 (2014), 222–262; there
///   inward and not divided. Equals igraph `harmonic_centrality`, NetworkX `harmonic_centrality` of
///   the reversed graph / (*n* − 1).
public func harmonic(
  _ graph: Graph, direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [Double] {
  let totals = try distanceTotals(graph, direction: direction, execution: execution)
  return harmonic(totals)
}

/// The harmonic closeness of each vertex from its distances; see
/// `harmonic(_:direction:execution:)`.
public func harmonic(_ distances: DistanceTotals) -> [Double] {
  let others = Double(max(1, distances.reached.count - 1))
  return distances.inverse.map { $0 / others }
}

extension Measure {
  static let harmonic = Measure(
    id: "harmonic", name: Localized(de: "Nähe", en: "Harmonic closeness"),
    meaning: Localized(
      de: "Wie kurz die Wege zu allen anderen sind; wer unerreichbar ist, zählt null.",
      en: "How short the ways to all others are; whoever cannot be reached counts as zero."),
    range: 0...Double.infinity, cost: .searchPerVertex,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.harmonic(graph, direction: options.direction ?? .out, execution: execution)
    })
}
