internal import Wording

/// Burt's efficiency: effective size by degree.
///
/// - Returns: *n* shares in vertex order, 0...1; NaN for isolates.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: that of `triangles`.
/// - Source: Burt, "Structural Holes", 1992.
public func efficiency(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let simple = graph.undirected()
  let sizes = try effectiveSize(simple, execution: execution)
  return sizes.indices.map { sizes[$0] / Double(simple.outgoing.degree(of: $0)) }
}

extension Measure {
  static let efficiency = Measure(
    id: "efficiency", name: Localized(de: "Anteil eigenständiger Kontakte", en: "Efficiency"),
    meaning: Localized(
      de: "Welcher Anteil der Kontakte nicht schon über andere Kontakte erreicht wird.",
      en: "Which share of the contacts is not reached through other contacts already."),
    range: 0...1, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.efficiency(graph, execution: execution)
    })
}
