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
    var marks = [Int32](repeating: -1, count: graph.vertexCount)
    var counts: [Int] = []
    counts.reserveCapacity(range.count)
    for vertex in range {
      if vertex & 63 == 0 { try execution.cancellation.check() }
      counts.append(withinTwoSteps(rows, vertex, &marks))
    }
    return counts
  }
  return parts.flatMap { $0 }
}

/// Counts by stamping each vertex met with the number of the one that looks.
private func withinTwoSteps(
  _ rows: Graph.Adjacency, _ vertex: Int, _ marks: inout [Int32]
) -> Int {
  let stamp = Int32(vertex)
  var count = -1
  count += marks[vertex] == stamp ? 0 : 1
  marks[vertex] = stamp
  for arc in rows.arcs(of: vertex) {
    let neighbour = Int(rows.targets[arc])
    count += marks[neighbour] == stamp ? 0 : 1
    marks[neighbour] = stamp
    for next in rows.arcs(of: neighbour) {
      let target = Int(rows.targets[next])
      count += marks[target] == stamp ? 0 : 1
      marks[target] = stamp
    }
  }
  return count
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
