internal import Glibc

/// Solves *x* = *c*·A·S·x + *b*, where A holds `rows` and S multiplies by `scales`.
///
/// PageRank, Katz and Bonacich power are of this form; `radius`, a bound on the eigenvalues of
/// *c*·A·S, is below 1. Where these are real (A symmetric) Chebyshev's acceleration takes about
/// as many sweeps as conjugate gradients, a third of those of plain iteration. Elsewhere what is
/// missing soon lies along the leading eigenvector, whose eigenvalue is `radius`: some sweeps leap
/// ahead by all that would still come of it. Once few entries move, what these still lack is
/// carried on along their arcs alone (`ResidualPush`).
///
/// - Source: Golub, Varga, "Chebyshev Semi-Iterative Methods", Numer. Math. 3 (1961), 147–168.
struct FixedPoint {
  let rows: Graph.Adjacency
  /// The same arcs by their other end.
  let opposite: Graph.Adjacency
  /// *c*.
  let factor: Double
  /// What each vertex's value is multiplied with before it is passed on; empty = 1.
  let scales: [Double]
  /// *b*.
  let constant: [Double]
  let radius: Double
  let isSymmetric: Bool

  /// The share of itself by which an entry may still move in the last step.
  static let tolerance = 1e-11
  /// By how much an entry may move however small it is.
  static let floor = 1e-17

  /// After how many sweeps even plain iteration must have settled.
  static func sweepLimit(radius: Double) -> Int { 20 + Int(60 / -log(max(radius, 1e-6))) }

  func solve(_ execution: Execution) throws(KernelError) -> [Double] {
    let n = constant.count
    let order = Renumbering.forSweeps(over: rows, opposite: opposite)
    let moved = rows.moved(by: order)
    var iterates = Iterates(self, order)
    var omega = 1.0
    let limit = Self.sweepLimit(radius: radius)
    let starts = moved.balancedStarts(parts: moved.sweepParts)
    var open = Int.max
    for sweep in 0..<limit {
      // Three leaps are enough; each lets what alternates in sign grow once.
      let isLeap = !isSymmetric && factor > 0 && [0, 10, 20].contains(sweep)
      if isSymmetric, sweep > 0 {
        omega = 1 / (1 - radius * radius * omega * (sweep == 1 ? 0.5 : 0.25))
      }
      open = try advance(
        moved, iterates, by: isLeap ? 1 / (1 - radius) : omega, isFromCurrent: isLeap, starts,
        execution)
      iterates.turn()
      if open == 0 { return order.restore(iterates.current.array) }
      if !isSymmetric, !isLeap, open < n / 4 {
        return try ResidualPush.finish(
          self, order.restore(iterates.previous.array), order.restore(iterates.current.array),
          execution)
      }
    }
    throw .notConverged(iterations: limit, change: Double(open))
  }

  /// Writes the next iterate over the previous one; returns how many entries still moved.
  ///
  /// - Parameters:
  ///   - rows: those of the iterates.
  ///   - gain: how far to go towards what the equation makes of the current iterate.
  ///   - isFromCurrent: whether from there or from the previous one.
  private func advance(
    _ rows: Graph.Adjacency, _ iterates: borrowing Iterates, by gain: Double,
    isFromCurrent: Bool, _ starts: [Int], _ execution: Execution
  ) throws(KernelError) -> Int {
    let factor = factor
    nonisolated(unsafe) let (previous, current) = (iterates.previous.base, iterates.current.base)
    nonisolated(unsafe) let origin = isFromCurrent ? current : previous
    nonisolated(unsafe) let (scaled, next) = (iterates.scaled.base, iterates.nextScaled.base)
    nonisolated(unsafe) let (constant, scales) = (iterates.constant.base, iterates.scales.base)
    let open = Buffer(repeating: 0, count: starts.count)
    nonisolated(unsafe) let counts = open.base
    try rows.withRawRows { (rows) throws(KernelError) in
      nonisolated(unsafe) let rows = rows
      try execution.forParts(starts.count - 1) { part in
        var moving = 0
        for vertex in starts[part]..<starts[part + 1] {
          let value = factor * rows.product(scaled, vertex) + constant[vertex]
          let now = current[vertex]
          let allowed = Self.tolerance * now.magnitude + Self.floor
          moving &+= (value - now).magnitude > allowed ? 1 : 0
          let before = origin[vertex]
          let new = before + gain * (value - before)
          previous[vertex] = new
          next[vertex] = new * scales[vertex]
        }
        counts[part] = moving
      }
    }
    return open.array.reduce(0, +)
  }
}

/// The memory of a `FixedPoint` iteration, in an order of its own.
private struct Iterates: ~Copyable {
  let constant: Buffer<Double>
  let scales: Buffer<Double>
  var previous: Buffer<Double>
  var current: Buffer<Double>
  /// What each vertex passes on: its current value times its scale.
  var scaled: Buffer<Double>
  var nextScaled: Buffer<Double>

  init(_ problem: FixedPoint, _ order: Renumbering) {
    let n = problem.constant.count
    let start = order.vertices.map { problem.constant[Int($0)] }
    constant = Buffer(start, padding: 0)
    scales =
      problem.scales.isEmpty
      ? Buffer(repeating: 1, count: n)
      : Buffer(order.vertices.map { problem.scales[Int($0)] }, padding: 0)
    previous = Buffer(start, padding: 0)
    current = Buffer(start, padding: 0)
    scaled = Buffer(start, padding: 0)
    nextScaled = Buffer(repeating: 0, count: n)
    for vertex in 0..<n { scaled[vertex] *= scales[vertex] }
  }

  /// The iterate just written over the previous one becomes the current one.
  mutating func turn() {
    swap(&previous, &current)
    swap(&scaled, &nextScaled)
  }
}
