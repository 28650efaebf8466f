internal import Wording

/// Diffusion centrality: how many are expected to hear of something within *T* steps, repeats
/// included.
///
///     D = Σ_{t=1..T} (q·A)ᵗ·1
///
/// - Parameters:
///   - chance: *q*, the chance that somebody passes it on to a contact; nil = 1/λ₁.
///   - steps: *T*; nil = the diameter of the largest component, direction ignored.
///   - direction: `out` follows arcs outward, `in` against them, `both` ignores direction.
/// - Returns: *n* scores in vertex order, 0 or more.
/// - Throws: `KernelError.notDefined` without a cycle where *q* is not given, `.cancelled`.
/// - Complexity: O(*T*·(*n* + *m*)), plus λ₁ and the diameter where not given.
/// - Source: Banerjee, Chandrasekhar, Duflo, Jackson, "The Diffusion of Microfinance", Science 341
///   (2013).
public func diffusion(
  _ graph: Graph, chance: Double? = nil, steps: Int? = nil,
  direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [Double] {
  let seen = direction == .both ? graph.undirected() : graph
  let rows = seen.rows(direction)
  let factor: Double
  if let chance {
    factor = chance
  } else {
    factor = 1 / (try positiveSpectralRadius(seen, execution))
  }
  let depth: Int
  if let steps { depth = steps } else { depth = try largestDiameter(graph, execution: execution) }
  var sum = [Double](repeating: 0, count: graph.vertexCount)
  var term = [Double](repeating: 1, count: graph.vertexCount)
  var product = sum
  for _ in 0..<depth {
    try rows.multiply(term, into: &product, execution: execution)
    for vertex in sum.indices {
      term[vertex] = factor * product[vertex]
      sum[vertex] += term[vertex]
    }
  }
  return sum
}

extension Measure {
  static let diffusion = Measure(
    id: "diffusion", name: Localized(de: "Verbreitung", en: "Diffusion"),
    meaning: Localized(
      de: "Wie weit sich herumspricht, was jemand weitersagt, mit der Zahl der Schritte begrenzt.",
      en: "How far word spreads that somebody passes on, within a limited number of steps."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.diffusion(graph, direction: options.direction ?? .out, execution: execution)
    })
}
