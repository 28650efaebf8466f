/// PageRank for many topics at once: 8 of them share each sweep, one vector lane each.
///
/// - Parameters:
///   - topics: for each the vertices at which its walk starts anew, all alike, at least one.
///   - damping: *d*, above 0 and below 1.
///   - direction: as for `pageRank`.
/// - Returns: for each topic *n* scores in vertex order, sum 1, as `pageRank` gives them.
/// - Throws: `KernelError.outOfRange`, `.cancelled`, `.notConverged`.
/// - Complexity: some dozen sweeps over the arcs for 8 topics.
public func pageRanks(
  _ graph: Graph, topics: [[Int32]], damping: Double = 0.85,
  direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [[Double]] {
  guard damping > 0, damping < 1 else {
    throw .outOfRange(parameter: "damping", value: damping, allowed: 0...1)
  }
  precondition(topics.allSatisfy { !$0.isEmpty }, "A topic needs a vertex to start from.")
  let seen = direction == .both ? graph.undirected() : direction == .in ? graph.reversed() : graph
  let order = Renumbering.breadthFirst(seen)
  let local = seen.renumbered(by: order)
  let scales = local.outgoing.rowSums().map { $0 > 0 ? 1 / $0 : 0 }
  let parts = (topics.count + 7) / 8
  let lanes = try execution.mapParts(parts) { (part) throws(KernelError) -> [[Double]] in
    var solver = RankLanes(local, scales, damping)
    for (lane, topic) in topics[(8 * part)..<min(topics.count, 8 * part + 8)].enumerated() {
      for vertex in topic {
        solver.start(Int(order.positions[Int(vertex)]), lane, 1 / Double(topic.count))
      }
    }
    try solver.solve(execution.cancellation)
    return (0..<min(8, topics.count - 8 * part)).map { order.restore(solver.scores($0)) }
  }
  return lanes.flatMap { $0 }
}

/// The iteration of `FixedPoint`, 8 right-hand sides at a time.
private struct RankLanes: ~Copyable {
  typealias Lanes = SIMD8<Double>
  private let graph: Graph
  private let scales: [Double]
  private let damping: Double
  private let constant: Buffer<Lanes>
  private var previous: Buffer<Lanes>
  private var current: Buffer<Lanes>
  private let scaled: Buffer<Lanes>

  init(_ graph: Graph, _ scales: [Double], _ damping: Double) {
    self.graph = graph
    self.scales = scales
    self.damping = damping
    constant = Buffer(repeating: .zero, count: graph.vertexCount)
    previous = Buffer(repeating: .zero, count: graph.vertexCount)
    current = Buffer(repeating: .zero, count: graph.vertexCount)
    scaled = Buffer(repeating: .zero, count: graph.vertexCount)
  }

  mutating func start(_ vertex: Int, _ lane: Int, _ share: Double) {
    constant[vertex][lane] += share
    previous[vertex][lane] += share
    current[vertex][lane] += share
  }

  mutating func solve(_ cancellation: Cancellation) throws(KernelError) {
    let limit = FixedPoint.sweepLimit(radius: damping)
    var omega = 1.0
    for sweep in 0..<limit {
      try cancellation.check()
      if !graph.isDirected, sweep > 0 {
        omega = 1 / (1 - damping * damping * omega * (sweep == 1 ? 0.5 : 0.25))
      }
      let isDone = advance(omega)
      swap(&previous, &current)
      if isDone { return }
    }
    throw .notConverged(iterations: limit, change: .nan)
  }

  /// Writes the next iterate over the previous one; returns whether nothing moved any more.
  private mutating func advance(_ omega: Double) -> Bool {
    let n = graph.vertexCount
    for vertex in 0..<n { scaled[vertex] = current[vertex] * scales[vertex] }
    var signs = SIMD8<UInt64>.zero
    graph.incoming.withRawRows { rows in
      for vertex in 0..<n {
        let sum = graph.isWeighted ? weightedSum(vertex) : rows.sum(scaled.base, over: vertex)
        let next = sum * damping + constant[vertex]
        let now = current[vertex]
        let allowed = now * FixedPoint.tolerance + FixedPoint.floor
        signs |= (allowed - (next - now).magnitudes).bitPatterns
        let before = previous[vertex]
        previous[vertex] = before + (next - before) * omega
      }
    }
    return signs.union >> 63 == 0
  }

  private func weightedSum(_ vertex: Int) -> Lanes {
    var sum = Lanes.zero
    for arc in graph.incoming.arcs(of: vertex) {
      sum += scaled[Int(graph.incoming.targets[arc])] * graph.incoming.weights[arc]
    }
    return sum
  }

  /// One topic's scores, scaled to sum 1.
  func scores(_ lane: Int) -> [Double] {
    var sum = 0.0
    for vertex in 0..<graph.vertexCount { sum += current[vertex][lane] }
    return (0..<graph.vertexCount).map { current[$0][lane] / sum }
  }
}
