/// Cuts a graph into a given number of cells of similar size with few edges between them.
///
/// Communities are found at a resolution at which they are somewhat more numerous than asked for;
/// then the smallest cell joins the one it has most edges to (and that does not become more than
/// twice as large as the average), again and again. A cell without edges joins the smallest.
///
/// - Parameters:
///   - count: how many cells, at least 1; fewer if there are fewer vertices.
///   - seed: of the community search. Same seed, same cells.
/// - Returns: cells by descending size.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: about ten runs of `leiden`, and O(*m* log *n*).
/// - Source: Ugander, Karrer, Backstrom, Kleinberg, "Graph cluster randomization", KDD 2013, for the
///   purpose; Leiden with a final merging for the cells.
public func balancedCells(
  _ graph: Graph, count: Int, seed: UInt64 = 1, _ execution: Execution
) throws(KernelError) -> Partition {
  let simple = graph.undirected().withoutWeights()
  let n = simple.vertexCount
  guard n > 0 else { return Partition(labels: []) }
  let least = max(1, n / (3 * max(1, count)))
  var low = -3.0
  var high = 10.0
  var best: Partition?
  for _ in 0..<9 {
    try execution.cancellation.check()
    let middle = (low + high) / 2
    let resolution = powerOfTwo(middle)
    let found = try leiden(
      simple, resolution: resolution, seed: seed, runs: 1, execution: execution
    ).partition
    let large = found.sizes.count { $0 >= least }
    if large < count { low = middle } else { high = middle }
    // The finest division with enough large parts that was met, else the finest of all.
    if large >= count {
      best = found
    } else if best == nil, middle >= 9 {
      best = found
    }
  }
  let start = best ?? Partition(labels: Array(0..<Int32(n)))
  var merging = CellMerging(simple, start, average: Double(n) / Double(max(1, count)))
  return merging.run(until: max(1, min(count, start.count)))
}

/// 2 to a power between −8 and 16, in steps that need no logarithm tables.
private func powerOfTwo(_ exponent: Double) -> Double {
  var result = 1.0
  let whole = exponent.rounded(.down)
  for _ in 0..<Int(abs(whole)) { result *= whole < 0 ? 0.5 : 2 }
  // The rest by repeated square roots of 2: binary digits of the fraction.
  var fraction = exponent - whole
  var root = 2.0.squareRoot()
  for _ in 0..<20 {
    fraction *= 2
    if fraction >= 1 {
      result *= root
      fraction -= 1
    }
    root = root.squareRoot()
  }
  return result
}

/// Cells that join until there are few enough.
private struct CellMerging {
  private let rows: Graph.Adjacency
  private let largest: Double
  private var labels: [Int32]
  private var members: [[Int32]]
  private var tally: [Int]

  init(_ graph: Graph, _ start: Partition, average: Double) {
    rows = graph.outgoing
    largest = 2 * average
    labels = start.groups
    members = [[Int32]](repeating: [], count: start.count)
    for (vertex, cell) in start.groups.enumerated() { members[Int(cell)].append(Int32(vertex)) }
    tally = [Int](repeating: 0, count: start.count)
  }

  mutating func run(until count: Int) -> Partition {
    var alive = members.count
    var queue = MinimumHeap<Entry>()
    for cell in members.indices { queue.push(Entry(size: members[cell].count, cell: cell)) }
    while alive > count, let entry = queue.pop() {
      // Entries of cells that grew or are gone are out of date.
      guard members[entry.cell].count == entry.size, entry.size > 0 else { continue }
      let target = neighbour(of: entry.cell) ?? smallest(&queue, but: entry.cell)
      guard let target else { break }
      for vertex in members[entry.cell] { labels[Int(vertex)] = Int32(target) }
      members[target].append(contentsOf: members[entry.cell])
      members[entry.cell] = []
      queue.push(Entry(size: members[target].count, cell: target))
      alive -= 1
    }
    return Partition(labels: labels)
  }

  /// The cell with most edges to this one, if the two together are not too large; else the smallest
  /// of those it has edges to; nil if it has none.
  private mutating func neighbour(of cell: Int) -> Int? {
    var touched: [Int] = []
    for vertex in members[cell] {
      for arc in rows.arcs(of: Int(vertex)) {
        let other = Int(labels[Int(rows.targets[arc])])
        guard other != cell else { continue }
        if tally[other] == 0 { touched.append(other) }
        tally[other] += 1
      }
    }
    defer { for other in touched { tally[other] = 0 } }
    let size = members[cell].count
    let fitting = touched.filter { Double(members[$0].count + size) <= largest }
    if let best = fitting.max(by: { left, right in
      tally[left] == tally[right]
        ? (members[left].count, left) > (members[right].count, right) : tally[left] < tally[right]
    }) {
      return best
    }
    return touched.min { (members[$0].count, $0) < (members[$1].count, $1) }
  }

  private func smallest(_ queue: inout MinimumHeap<Entry>, but cell: Int) -> Int? {
    while let entry = queue.first {
      if entry.cell != cell, members[entry.cell].count == entry.size, entry.size > 0 {
        return entry.cell
      }
      _ = queue.pop()
    }
    return nil
  }

  private struct Entry: Comparable {
    let size: Int
    let cell: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.size, left.cell) < (right.size, right.cell)
    }
  }
}
