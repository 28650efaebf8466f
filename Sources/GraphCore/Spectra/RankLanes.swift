/// PageRank for many topics at once: 16 of them share each sweep, one vector lane each.
///
/// - Parameters:
///   - topics: for each the vertices at which its walk starts anew, all alike, at least one.
///   - damping: *d*, above 0 and below 1.
///   - direction: as for `pageRank`.
/// - Returns: for each topic *n* scores in vertex order, sum 1; the errors of a topic's scores add
///   up to less than 10⁻¹⁰.
/// - Throws: `KernelError.outOfRange`, `.cancelled`, `.notConverged`.
/// - Complexity: some dozen sweeps over the arcs for 16 topics.
public func pageRanks(
  _ graph: Graph, topics: [[Int32]], damping: Double = 0.85,
  direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [[Double]] {
  guard damping > 0, damping < 1 else {
    throw .outOfRange(parameter: "damping", value: damping, allowed: 0...1)
  }
  precondition(topics.allSatisfy { !$0.isEmpty }, "A topic needs a vertex to start from.")
  let seen = direction == .both ? graph.undirected() : direction == .in ? graph.reversed() : graph
  let order = Renumbering.forSweeps(over: seen.incoming, opposite: seen.outgoing)
  let local = try seen.renumbered(by: order, execution.cancellation)
  let scales = local.outgoing.rowSums().map { $0 > 0 ? 1 / $0 : 0 }
  let width = RankLanes.width
  let parts = (topics.count + width - 1) / width
  let lanes = try execution.mapParts(parts) { (part) throws(KernelError) -> [[Double]] in
    var solver = RankLanes(local, scales, damping)
    let few = topics[(width * part)..<min(topics.count, width * (part + 1))]
    for (lane, topic) in few.enumerated() {
      for vertex in topic {
        solver.start(Int(order.positions[Int(vertex)]), lane, 1 / Double(topic.count))
      }
    }
    try solver.solve(execution.cancellation)
    return few.indices.map { solver.scores($0 - few.startIndex, order) }
  }
  return lanes.flatMap { $0 }
}

/// Solves *x* = *d*·Pᵀ·x + *b* for 16 right-hand sides at a time, by iterative refinement.
///
/// Sweeps in single precision find what the solution lacks to six digits, one in double precision
/// then says what it still lacks. A row of 16 values takes a line of the cache in the former.
///
/// - Source: Wilkinson, "Rounding Errors in Algebraic Processes", 1963; Golub, Varga 1961 (see
///   `FixedPoint`).
private struct RankLanes: ~Copyable {
  typealias Wide = SIMD16<Double>
  typealias Lanes = SIMD16<Float>
  static let width = 16
  /// The sum of the residuals of a lane at which its solution is good enough.
  private static let precision = 1e-11

  private let graph: Graph
  private let scales: [Double]
  private let damping: Double
  private var starts: [(vertex: Int, lane: Int, share: Double)] = []
  private let solution: Buffer<Wide>
  private let residual: Buffer<Wide>
  private let passed: Buffer<Wide>
  private var correction: RankCorrection

  init(_ graph: Graph, _ scales: [Double], _ damping: Double) {
    self.graph = graph
    self.scales = scales
    self.damping = damping
    solution = Buffer(repeating: .zero, count: graph.vertexCount)
    residual = Buffer(repeating: .zero, count: graph.vertexCount)
    passed = Buffer(repeating: .zero, count: graph.vertexCount)
    correction = RankCorrection(graph, scales, damping)
  }

  mutating func start(_ vertex: Int, _ lane: Int, _ share: Double) {
    starts.append((vertex, lane, share))
    residual[vertex][lane] += share
  }

  mutating func solve(_ cancellation: Cancellation) throws(KernelError) {
    var lacking = Wide(repeating: 0)
    for start in starts { lacking[start.lane] = 1 }
    for _ in 0..<20 {
      // Each lane is scaled to sum 1, so that single precision holds it.
      try correction.solve(
        residual, scale: lacking, until: Self.precision / lacking.max(), cancellation)
      for vertex in 0..<graph.vertexCount {
        solution[vertex] += Wide(correction.values[vertex]) * lacking
      }
      try cancellation.check()
      lacking = findResidual()
      if lacking.max() <= Self.precision { return }
    }
    throw .notConverged(iterations: 20, change: lacking.max())
  }

  /// *b* + *d*·Pᵀ·x − x, and by lane the sum of its magnitudes.
  private func findResidual() -> Wide {
    let n = graph.vertexCount
    for vertex in 0..<n { passed[vertex] = solution[vertex] * (scales[vertex] * damping) }
    graph.incoming.withRawRows { rows in
      for vertex in 0..<n {
        let sum =
          rows.weights == nil ? rows.sum(passed.base, over: vertex) : weightedSum(rows, vertex)
        residual[vertex] = sum - solution[vertex]
      }
    }
    for start in starts { residual[start.vertex][start.lane] += start.share }
    var total = Wide.zero
    for vertex in 0..<n { total += residual[vertex].magnitudes }
    return total
  }

  private func weightedSum(_ rows: RawRows, _ vertex: Int) -> Wide {
    var sum = Wide.zero
    guard let weights = rows.weights else { return sum }
    for arc in rows.arcs(of: vertex) { sum += passed[Int(rows.targets[arc])] * weights[arc] }
    return sum
  }

  /// One topic's scores in vertex order, scaled to sum 1.
  func scores(_ lane: Int, _ order: Renumbering) -> [Double] {
    var sum = 0.0
    for vertex in 0..<graph.vertexCount { sum += solution[vertex][lane] }
    return order.positions.map { solution[Int($0)][lane] / sum }
  }
}

/// The solution of the same equation to some digits, in single precision.
private struct RankCorrection: ~Copyable {
  typealias Lanes = SIMD16<Float>
  private let graph: Graph
  private let damping: Float
  private let scales: [Float]
  /// The share each arc passes on, with weights.
  private let shares: [Float]
  private let constant: Buffer<Lanes>
  private var previous: Buffer<Lanes>
  private(set) var values: Buffer<Lanes>
  private var passed: Buffer<Lanes>
  private var nextPassed: Buffer<Lanes>

  init(_ graph: Graph, _ scales: [Double], _ damping: Double) {
    self.graph = graph
    self.damping = Float(damping)
    self.scales = scales.map { graph.isWeighted ? 1 : Float($0 * damping) }
    let rows = graph.incoming
    shares = rows.weights.indices.map {
      Float(damping * rows.weights[$0] * scales[Int(rows.targets[$0])])
    }
    constant = Buffer(repeating: .zero, count: graph.vertexCount)
    previous = Buffer(repeating: .zero, count: graph.vertexCount)
    values = Buffer(repeating: .zero, count: graph.vertexCount)
    passed = Buffer(repeating: .zero, count: graph.vertexCount)
    nextPassed = Buffer(repeating: .zero, count: graph.vertexCount)
  }

  /// - Parameters:
  ///   - residual: the right-hand sides.
  ///   - scale: what they are divided by first; lanes with 0 stay 0.
  ///   - goal: the sum of residuals wanted; less than six digits are not.
  mutating func solve(
    _ residual: borrowing Buffer<SIMD16<Double>>, scale: SIMD16<Double>, until goal: Double,
    _ cancellation: Cancellation
  ) throws(KernelError) {
    let n = graph.vertexCount
    var inverse = SIMD16<Double>.zero
    for lane in 0..<16 where scale[lane] > 0 { inverse[lane] = 1 / scale[lane] }
    // Plain iteration starts from what sums up to as much as the solution, so that the leading
    // eigenvector, the slowest to settle, is right from the start.
    let start: Float = graph.isDirected ? 1 / (1 - damping) : 1
    for vertex in 0..<n {
      let row = Lanes(residual[vertex] * inverse)
      constant[vertex] = row
      previous[vertex] = row * start
      values[vertex] = row * start
      passed[vertex] = row * start * scales[vertex]
    }
    let goal = Float(max(goal / 2, 2e-6))
    var omega: Float = 1
    var best = Float.infinity
    for sweep in 0..<FixedPoint.sweepLimit(radius: Double(damping)) {
      try cancellation.check()
      if !graph.isDirected, sweep > 0 {
        omega = 1 / (1 - damping * damping * omega * (sweep == 1 ? 0.5 : 0.25))
      }
      let change = advance(omega)
      swap(&previous, &values)
      swap(&passed, &nextPassed)
      // Rounding keeps it from falling any further.
      if change <= goal || (change < 1e-4 && change > best * 0.95) { return }
      best = min(best, change)
    }
  }

  /// Writes the next iterate over the previous one; returns the largest sum of changes of a lane.
  private func advance(_ omega: Float) -> Float {
    var total = Lanes.zero
    graph.incoming.withRawRows { rows in
      let (values, previous, next) = (values.base, previous.base, nextPassed.base)
      for vertex in 0..<rows.vertexCount {
        let sum =
          rows.weights == nil ? rows.sum(passed.base, over: vertex) : weightedSum(rows, vertex)
        let value = sum + constant[vertex]
        total += (value - values[vertex]).magnitudes
        let new = previous[vertex] + (value - previous[vertex]) * omega
        previous[vertex] = new
        next[vertex] = new * scales[vertex]
      }
    }
    return total.max()
  }

  private func weightedSum(_ rows: RawRows, _ vertex: Int) -> Lanes {
    var sum = Lanes.zero
    for arc in rows.arcs(of: vertex) { sum += passed[Int(rows.targets[arc])] * shares[arc] }
    return sum
  }
}
