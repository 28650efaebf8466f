/// Ends the iteration of a `FixedPoint` where only few entries still move.
///
/// An entry that lacks more than allowed takes over its residual and passes the share due on to
/// the other ends of its arcs, whose residuals grow by that; then these have their turn. The
/// residuals stay those of the whole equation, so nothing is lost with the entries left alone.
///
/// - Source: Berkhin, "Bookmark-Coloring Algorithm for Personalized PageRank Computing", Internet
///   Mathematics 3 (2006), 41–62; here with residuals of both signs.
struct ResidualPush: ~Copyable {
  private let values: Buffer<Double>
  private let residuals: Buffer<Double>
  private let isWaiting: Buffer<Bool>
  /// A ring: nobody waits twice.
  private let queue: Buffer<Int32>
  private var head = 0
  private var waiting = 0

  /// - Parameters:
  ///   - before: an iterate.
  ///   - after: what the equation makes of it.
  static func finish(
    _ problem: FixedPoint, _ before: [Double], _ after: [Double], _ execution: Execution
  ) throws(KernelError) -> [Double] {
    var push = ResidualPush(before, after)
    try push.run(problem, execution.cancellation)
    return push.values.array
  }

  private init(_ before: [Double], _ after: [Double]) {
    let n = before.count
    values = Buffer(repeating: 0, count: n)
    residuals = Buffer(repeating: 0, count: n)
    isWaiting = Buffer(repeating: false, count: n)
    queue = Buffer(repeating: 0, count: n)
    for vertex in 0..<n {
      values[vertex] = before[vertex]
      residuals[vertex] = after[vertex] - before[vertex]
    }
  }

  private mutating func run(
    _ problem: FixedPoint, _ cancellation: Cancellation
  ) throws(KernelError) {
    let n = values.count
    for vertex in 0..<n where lacks(vertex) { enqueue(vertex) }
    var pushes = 0
    let limit = FixedPoint.sweepLimit(radius: problem.radius) * n
    try problem.opposite.withRawRows { (rows) throws(KernelError) in
      while waiting > 0 {
        let vertex = Int(queue[head])
        head = head &+ 1 == n ? 0 : head &+ 1
        waiting &-= 1
        isWaiting[vertex] = false
        let gain = residuals[vertex]
        residuals[vertex] = 0
        values[vertex] += gain
        pass(
          gain * problem.factor * (problem.scales.isEmpty ? 1 : problem.scales[vertex]), vertex,
          rows)
        pushes &+= 1
        if pushes & 0xFFF == 0 { try cancellation.check() }
        guard pushes < limit else { throw .notConverged(iterations: pushes / n, change: gain) }
      }
    }
    // The rest of the residuals is right to the first order.
    for vertex in 0..<n { values[vertex] += residuals[vertex] }
  }

  /// Hands `share` on along the arcs of `vertex`.
  @inline(__always)
  private mutating func pass(_ share: Double, _ vertex: Int, _ rows: RawRows) {
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      residuals[target] += rows.weights.map { share * $0[arc] } ?? share
      if lacks(target), !isWaiting[target] { enqueue(target) }
    }
  }

  @inline(__always)
  private func lacks(_ vertex: Int) -> Bool {
    let allowed = FixedPoint.tolerance * values[vertex].magnitude + FixedPoint.floor
    return residuals[vertex].magnitude > allowed
  }

  @inline(__always)
  private mutating func enqueue(_ vertex: Int) {
    isWaiting[vertex] = true
    let place = head &+ waiting
    queue[place >= queue.count ? place &- queue.count : place] = Int32(truncatingIfNeeded: vertex)
    waiting &+= 1
  }
}
