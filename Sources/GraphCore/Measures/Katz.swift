internal import Wording

/// Katz centrality: how many walks end at a vertex, a step farther counting α times as much.
///
///     x(v) = α·Σ_{w→v} s(w, v)·x(w) + 1
///
/// - Parameters:
///   - attenuation: α as a share of its upper limit 1/λ₁, above 0 and below 1.
///   - direction: `in` looks along arcs that enter, `out` along those that leave, `both` ignores
///     direction.
/// - Returns: *n* scores in vertex order, 1 or more, not scaled.
/// - Throws: `KernelError.notDefined` without a cycle (λ₁ = 0), `.outOfRange`, `.cancelled`.
/// - Complexity: a few dozen sweeps over the arcs.
/// - Source: Katz, "A New Status Index Derived from Sociometric Analysis", 1953. Equals NetworkX
///   `katz_centrality(alpha=…, normalized=False)`.
public func katz(
  _ graph: Graph, attenuation: Double = 0.85, direction: MeasureOptions.Direction = .in,
  execution: Execution
) throws(KernelError) -> [Double] {
  guard attenuation > 0, attenuation < 1 else {
    throw .outOfRange(parameter: "attenuation", value: attenuation, allowed: 0...1)
  }
  let seen = direction == .both ? graph.undirected() : graph
  let (rows, opposite) =
    direction == .out ? (seen.outgoing, seen.incoming) : (seen.incoming, seen.outgoing)
  let radius = try positiveSpectralRadius(seen, execution)
  return try FixedPoint(
    rows: rows, opposite: opposite, factor: attenuation / radius, scales: [],
    constant: [Double](repeating: 1, count: graph.vertexCount), radius: attenuation,
    isSymmetric: !seen.isDirected
  ).solve(execution)
}

extension Measure {
  static let katz = Measure(
    id: "katz", name: Localized(de: "Katz", en: "Katz"),
    meaning: Localized(
      de: "Wie viele Ketten von Kontakten zu jemandem führen; lange zählen weniger.",
      en: "How many chains of ties lead to somebody; long ones count less."),
    range: 1...Double.infinity, cost: .linear,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.katz(graph, direction: options.direction ?? .in, execution: execution)
    })
}
