/// What the distances between a vertex and all others sum up to; one entry per vertex.
public struct DistanceTotals: Sendable {
  /// How many others are reached.
  public internal(set) var reached: [Int]
  /// Σ d over the others reached.
  public internal(set) var total: [Double]
  /// Σ 1/d over the others reached.
  public internal(set) var inverse: [Double]
  /// The greatest distance to one reached; 0 if none is.
  public internal(set) var farthest: [Double]

  init(vertexCount n: Int) {
    reached = [Int](repeating: 0, count: n)
    total = [Double](repeating: 0, count: n)
    inverse = total
    farthest = total
  }

  /// The mean distance of the pairs of which one reaches the other; nil if there are none.
  public var averagePathLength: Double? {
    let pairs = reached.reduce(0, +)
    return pairs == 0 ? nil : total.reduce(0, +) / Double(pairs)
  }

  /// The greatest distance of a pair of which one reaches the other; 0 without such a pair.
  public var diameter: Double { farthest.max() ?? 0 }

  fileprivate mutating func add(_ other: DistanceTotals) {
    for vertex in reached.indices {
      reached[vertex] += other.reached[vertex]
      total[vertex] += other.total[vertex]
      inverse[vertex] += other.inverse[vertex]
      farthest[vertex] = max(farthest[vertex], other.farthest[vertex])
    }
  }

  fileprivate mutating func append(_ other: DistanceTotals) {
    reached += other.reached
    total += other.total
    inverse += other.inverse
    farthest += other.farthest
  }

  fileprivate func restored(by order: Renumbering) -> DistanceTotals {
    var result = self
    result.reached = order.restore(reached)
    result.total = order.restore(total)
    result.inverse = order.restore(inverse)
    result.farthest = order.restore(farthest)
    return result
  }
}

/// The distances from (or to) every vertex, summed up.
///
/// Without weights a distance is a number of steps; with weights the length of the shortest path,
/// an arc being 1/weight long. Whoever is out of reach counts nowhere.
///
/// - Parameters:
///   - direction: `out` whom a vertex reaches, `in` who reaches it, `both` ignores direction.
///   - steps: without weights, the greatest distance of interest; nil = all.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: without weights 512 searches per sweep over the arcs, O(*n*·(*n* + *m*)/512) row
///   operations; with weights one `WeightedSearch` per vertex.
public func distanceTotals(
  _ graph: Graph, direction: MeasureOptions.Direction = .out, within steps: Int? = nil,
  execution: Execution
) throws(KernelError) -> DistanceTotals {
  let seen = direction == .both ? graph.undirected() : graph
  let order = try Renumbering.breadthFirst(seen, execution.cancellation)
  let local = try seen.renumbered(by: order, execution.cancellation)
  let rows = direction == .in ? local.incoming : local.outgoing
  let totals =
    graph.isWeighted
    ? try weightedTotals(
      LengthRows(
        rows, back: direction == .in ? local.outgoing : local.incoming,
        isSymmetric: !local.isDirected), execution)
    : try steppedTotals(rows, limit: steps ?? .max, execution)
  return totals.restored(by: order)
}

/// Row *v* of a wide search over the arcs that leave *v* gains *s* at depth d(*v*, *s*): counting
/// bits by row gives the totals of *v* itself.
private func steppedTotals(
  _ rows: Graph.Adjacency, limit: Int, _ execution: Execution
) throws(KernelError) -> DistanceTotals {
  let n = rows.offsets.count - 1
  let passes = (n + WideSearch.width - 1) / WideSearch.width
  let parts = min(passes, 16)
  let partial = try execution.mapParts(parts) { (part) throws(KernelError) -> DistanceTotals in
    var search = WideSearch(vertexCount: n)
    var totals = DistanceTotals(vertexCount: n)
    try rows.withRawRows { (rows) throws(KernelError) in
      for pass in (passes * part / parts)..<(passes * (part + 1) / parts) {
        let sources = (pass * WideSearch.width)..<min(n, (pass + 1) * WideSearch.width)
        try search.run(rows, from: sources, limit: limit, cancellation: execution.cancellation) {
          depth, vertex, bits in
          let count = bits.bitCount
          totals.reached[vertex] &+= count
          totals.total[vertex] += Double(count &* depth)
          totals.inverse[vertex] += Double(count) / Double(depth)
          totals.farthest[vertex] = max(totals.farthest[vertex], Double(depth))
        }
      }
    }
    return totals
  }
  return sum(partial, vertexCount: n)
}

private func weightedTotals(
  _ network: LengthRows, _ execution: Execution
) throws(KernelError) -> DistanceTotals {
  let n = network.rows.offsets.count - 1
  let parts = try execution.mapRanges(of: n) { (sources) throws(KernelError) -> DistanceTotals in
    var search = WeightedSearch(network)
    var totals = DistanceTotals(vertexCount: sources.count)
    for (row, source) in sources.enumerated() where network.rows.degree(of: source) > 0 {
      try execution.cancellation.check()
      search.run(from: source, countsPaths: false)
      var (total, inverse, farthest) = (0.0, 0.0, 0.0)
      for place in 1..<max(1, search.settledCount) {
        let distance = search.distances[Int(search.settled[place])]
        total += distance
        inverse += 1 / distance
        farthest = max(farthest, distance)
      }
      totals.reached[row] = search.settledCount - 1
      totals.total[row] = total
      totals.inverse[row] = inverse
      totals.farthest[row] = farthest
    }
    return totals
  }
  var result = DistanceTotals(vertexCount: 0)
  for part in parts { result.append(part) }
  return result
}

private func sum(_ partial: [DistanceTotals], vertexCount: Int) -> DistanceTotals {
  var result = DistanceTotals(vertexCount: vertexCount)
  for part in partial { result.add(part) }
  return result
}
