internal import Glibc

/// Solves *x* = *c*·A·S·x + *b*, where A holds `rows` and S multiplies by `scales`.
///
/// PageRank, Katz and Bonacich power are of this form; `radius`, a bound on the eigenvalues of
/// *c*·A·S, is below 1. Where these are real (A symmetric) Chebyshev's acceleration takes about
/// as many sweeps as conjugate gradients, a third of those of plain iteration; else plain
/// iteration.
///
/// - Source: Golub, Varga, "Chebyshev Semi-Iterative Methods", Numer. Math. 3 (1961), 147–168.
struct FixedPoint {
  let rows: Graph.Adjacency
  /// *c*.
  let factor: Double
  /// What each vertex's value is multiplied with before it is passed on; empty = 1.
  let scales: [Double]
  /// *b*.
  let constant: [Double]
  let radius: Double
  let isSymmetric: Bool

  /// The share of itself by which an entry may still move in the last step.
  static let tolerance = 1e-12
  /// By how much an entry may move however small it is.
  static let floor = 1e-17

  /// After how many sweeps even plain iteration must have settled.
  static func sweepLimit(radius: Double) -> Int { 20 + Int(60 / -log(max(radius, 1e-6))) }

  func solve(_ execution: Execution) throws(KernelError) -> [Double] {
    var previous = constant
    var current = constant
    var scaled = constant
    var product = constant
    var omega = 1.0
    let limit = Self.sweepLimit(radius: radius)
    var change = Double.infinity
    for sweep in 0..<limit {
      for vertex in current.indices {
        scaled[vertex] = scales.isEmpty ? current[vertex] : current[vertex] * scales[vertex]
      }
      try rows.multiply(scaled, into: &product, execution: execution)
      if isSymmetric, sweep > 0 {
        omega = 1 / (1 - radius * radius * omega * (sweep == 1 ? 0.5 : 0.25))
      }
      change = step(&previous, current, product, omega)
      swap(&previous, &current)
      if change <= 1 { return current }
    }
    throw .notConverged(iterations: limit, change: change)
  }

  /// Writes the next iterate over `previous`; returns the greatest change over what is allowed.
  private func step(
    _ previous: inout [Double], _ current: [Double], _ product: [Double], _ omega: Double
  ) -> Double {
    var worst = 0.0
    for vertex in current.indices {
      let next = factor * product[vertex] + constant[vertex]
      let residual = (next - current[vertex]).magnitude
      let allowed = Self.tolerance * current[vertex].magnitude + Self.floor
      if residual > worst * allowed { worst = residual / allowed }
      previous[vertex] += omega * (next - previous[vertex])
    }
    return worst
  }
}
