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
  let places =
    seen.isWeighted
    ? order : order.ordered(byDegreeIn: direction == .in ? seen.incoming : seen.outgoing)
  let local = try seen.renumbered(by: places, execution.cancellation)
  let rows = direction == .in ? local.incoming : local.outgoing
  let back = direction == .in ? local.outgoing : local.incoming
  let totals =
    seen.isWeighted
    ? try weightedTotals(
      LengthRows(rows, back: back, isSymmetric: !local.isDirected), execution)
    : try steppedTotals(
      rows, back: back, sources: order.vertices.map { Int(places.positions[Int($0)]) },
      limit: steps ?? .max, execution)
  return totals.restored(by: places)
}

/// Row *v* of a wide search over the arcs that leave *v* gains *s* at depth d(*v*, *s*): counting
/// bits by row gives the totals of *v* itself.
///
/// - Parameter sources: all vertices; neighbours in the graph stand next to each other.
private func steppedTotals(
  _ rows: Graph.Adjacency, back: Graph.Adjacency, sources: [Int], limit: Int,
  _ execution: Execution
) throws(KernelError) -> DistanceTotals {
  let n = rows.offsets.count - 1
  let passes = (n + WideSearch.width - 1) / WideSearch.width
  let parts = min(passes, 16)
  let partial = try execution.mapParts(parts) { (part) throws(KernelError) -> [StepSums.Row] in
    var search = WideSearch(vertexCount: n)
    let sums = StepSums(vertexCount: n)
    try rows.withRawRows { (rows) throws(KernelError) in
      try back.withRawRows { (back) throws(KernelError) in
        for pass in (passes * part / parts)..<(passes * (part + 1) / parts) {
          let few = sources[(pass * WideSearch.width)..<min(n, (pass + 1) * WideSearch.width)]
          try search.run(
            rows, back: back, from: few, limit: limit, cancellation: execution.cancellation
          ) { depth, vertex, bits in sums.add(bits.bitCount, atDepth: depth, to: vertex) }
        }
      }
    }
    return sums.rows.array
  }
  return StepSums(adding: partial, vertexCount: n).totals
}

/// `DistanceTotals` while they grow: the four of a vertex stand together.
private struct StepSums: ~Copyable {
  /// Reached, total, inverse, farthest.
  typealias Row = SIMD4<Double>

  let rows: Buffer<Row>

  init(vertexCount: Int) { rows = Buffer(repeating: .zero, count: vertexCount) }

  init(adding parts: [[Row]], vertexCount: Int) {
    self.init(vertexCount: vertexCount)
    for part in parts {
      for vertex in 0..<vertexCount {
        let farthest = max(rows[vertex].w, part[vertex].w)
        rows[vertex] += part[vertex]
        rows[vertex].w = farthest
      }
    }
  }

  @inline(__always)
  func add(_ count: Int, atDepth depth: Int, to vertex: Int) {
    let (count, depth) = (Double(count), Double(depth))
    var row = rows[vertex] + SIMD4(count, count * depth, count / depth, 0)
    row.w = max(row.w, depth)
    rows[vertex] = row
  }

  var totals: DistanceTotals {
    var totals = DistanceTotals(vertexCount: rows.count)
    for vertex in 0..<rows.count {
      totals.reached[vertex] = Int(rows[vertex].x)
      totals.total[vertex] = rows[vertex].y
      totals.inverse[vertex] = rows[vertex].z
      totals.farthest[vertex] = rows[vertex].w
    }
    return totals
  }
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
