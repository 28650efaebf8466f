internal import Wording

/// Bonacich power: strong through contacts that are strong (β > 0) or weak (β < 0) themselves.
///
///     c = (I − β·A)⁻¹·A·1,  scaled so that Σ c² = n
///
/// - Parameters:
///   - attenuation: β as a share of 1/λ₁, above −1 and below 1.
///   - direction: `out` looks along arcs that leave, `in` along those that enter, `both` ignores
///     direction.
/// - Returns: *n* scores in vertex order; negative ones are possible for β < 0.
/// - Throws: `KernelError.notDefined` without a cycle (λ₁ = 0), `.outOfRange`, `.cancelled`.
/// - Complexity: a few dozen sweeps over the arcs.
/// - Source: Bonacich, "Power and Centrality: A Family of Measures", AJS 92 (1987), 1170–1182.
///   Equals R sna `bonpow`, igraph `power_centrality` with exponent = `attenuation`/λ₁.
public func bonacichPower(
  _ graph: Graph, attenuation: Double = 0.85, direction: MeasureOptions.Direction = .out,
  execution: Execution
) throws(KernelError) -> [Double] {
  guard attenuation > -1, attenuation < 1 else {
    throw .outOfRange(parameter: "attenuation", value: attenuation, allowed: -1...1)
  }
  let seen = direction == .both ? graph.undirected() : graph
  let (rows, opposite) =
    direction == .in ? (seen.incoming, seen.outgoing) : (seen.outgoing, seen.incoming)
  let radius = try positiveSpectralRadius(seen, execution)
  let power = try FixedPoint(
    rows: rows, opposite: opposite, factor: attenuation / radius, scales: [],
    constant: rows.rowSums(),
    radius: attenuation.magnitude, isSymmetric: !seen.isDirected
  ).solve(execution)
  let scale = (Double(power.count) / dot(power, power)).squareRoot()
  return power.map { $0 * scale }
}

extension Measure {
  static let bonacichPower = Measure(
    id: "bonacich-power", name: Localized(de: "Macht nach Bonacich", en: "Bonacich power"),
    meaning: Localized(
      de: "Wer mit vielen verbunden ist, die selbst mit vielen verbunden sind; im Mittel etwa 1.",
      en: "Who is tied to many who are tied to many themselves; about 1 on average."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.bonacichPower(
        graph, direction: options.direction ?? .out, execution: execution)
    })
}
