internal import CPrefetch
internal import Wording

/// How many others each vertex reaches within `steps` steps.
///
/// - Parameters:
///   - steps: how far to look, 0 or more.
///   - direction: `out` whom a vertex reaches, `in` who reaches it, `both` ignores direction.
/// - Returns: *n* counts in vertex order, without the vertex itself. Weights change nothing.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: up to two steps O(Σ of the neighbours' degrees); more as `distanceTotals`.
/// - Source: Borgatti, "Identifying Sets of Key Players in a Social Network", 2006 (m-reach).
///   Equals igraph `neighborhood_size(order: steps)` − 1.
public func reachCounts(
  _ graph: Graph, within steps: Int, direction: MeasureOptions.Direction = .out,
  execution: Execution
) throws(KernelError) -> [Int] {
  guard steps <= 2 else {
    return try distanceTotals(
      graph.withoutWeights(), direction: direction, within: steps, execution: execution
    ).reached
  }
  let rows = graph.withoutWeights().rows(direction)
  if steps < 2 { return (0..<graph.vertexCount).map { steps * rows.degree(of: $0) } }
  let parts = try execution.mapRanges(of: graph.vertexCount, grain: 256) {
    (range) throws(KernelError) -> [Int] in
    let stamps = Stamps(vertexCount: graph.vertexCount)
    var counts: [Int] = []
    counts.reserveCapacity(range.count)
    try rows.withRawRows { (rows) throws(KernelError) in
      for (place, vertex) in range.enumerated() {
        if vertex & 63 == 0 { try execution.cancellation.check() }
        counts.append(stamps.countWithinTwoSteps(rows, vertex, stamp: place % 255 + 1))
      }
    }
    return counts
  }
  return parts.flatMap { $0 }
}

/// Who was met last by whom: a byte per vertex, so that all stay in the nearest memory.
private struct Stamps: ~Copyable {
  private let marks: Buffer<UInt8>

  init(vertexCount: Int) { marks = Buffer(repeating: 0, count: vertexCount) }

  /// Counts by stamping each vertex met.
  ///
  /// - Parameter stamp: 1...255, then 1 again, when all marks are taken away.
  @inline(__always)
  func countWithinTwoSteps(_ rows: RawRows, _ vertex: Int, stamp: Int) -> Int {
    if stamp == 1 { marks.fill(with: 0) }
    let stamp = UInt8(truncatingIfNeeded: stamp)
    marks[vertex] = stamp
    var count = 0
    let arcs = rows.arcs(of: vertex)
    for arc in arcs {
      // Rows lie anywhere: ask for those that come soon.
      prefetch(rows.targets + rows.offsets[Int(rows.targets[min(arc &+ 4, arcs.upperBound &- 1)])])
      let neighbour = Int(rows.targets[arc])
      count &+= meet(neighbour, stamp)
      for next in rows.arcs(of: neighbour) { count &+= meet(Int(rows.targets[next]), stamp) }
    }
    return count
  }

  @inline(__always)
  private func meet(_ vertex: Int, _ stamp: UInt8) -> Int {
    let isNew = marks[vertex] == stamp ? 0 : 1
    marks[vertex] = stamp
    return isNew
  }
}

extension Measure {
  static let twoStepReach = Measure(
    id: "two-step-reach", name: Localized(de: "Reichweite in zwei Schritten", en: "Two-step reach"),
    meaning: Localized(
      de: "Wie viele andere jemand selbst oder über einen Bekannten erreicht.",
      en: "How many others somebody reaches directly or through one acquaintance."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, options, execution throws(KernelError) in
      try reachCounts(
        graph, within: 2, direction: options.direction ?? .out, execution: execution
      ).map(Double.init)
    })
}
