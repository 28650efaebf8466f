internal import CPrefetch

/// Each edge of a graph once, held by its end of lower degree: the rows in which triangles are
/// found fastest.
///
/// Vertices are renumbered by rank, highest degree first (equal degrees by number), and a row
/// holds the neighbours of smaller rank. No row is longer than √(2*m*), so that listing all
/// triangles takes O(*m*^1.5).
///
/// - Source: Chiba, Nishizeki, "Arboricity and Subgraph Listing Algorithms", SIAM Journal on
///   Computing 14 (1985), 210–223.
struct RankedRows: Sendable {
  /// The vertex of each rank.
  let vertices: [Int32]
  /// *n* + 1 positions in `targets`, by rank.
  let offsets: [Int]
  /// Ranks of the neighbours, each smaller than that of the row.
  let targets: [Int32]
  /// The weight of each edge; empty when all are 1.
  let weights: [Double]
  /// Where each part begins, and *n*.
  private let starts: [Int]

  /// - Parameter graph: undirected.
  init(_ graph: Graph, _ cancellation: Cancellation) throws(KernelError) {
    let n = graph.vertexCount
    let oldOffsets = graph.outgoing.offsets
    let oldTargets = graph.outgoing.targets
    let oldWeights = graph.outgoing.weights
    let vertices = graph.verticesByDegree()
    let ranks = Renumbering(vertices: vertices).positions
    var offsets = [Int](repeating: 0, count: n + 1)
    let edges = oldTargets.count / 2
    let isWeighted = !oldWeights.isEmpty
    var targets = [Int32](repeating: 0, count: edges)
    var weights = [Double](repeating: 0, count: isWeighted ? edges : 0)
    var position = 0
    var work = [Int](repeating: 0, count: n + 1)
    for rank in 0..<n {
      work[rank + 1] = work[rank] + 1
      if rank & 0x3FFF == 0 { try cancellation.check() }
      let vertex = Int(vertices[rank])
      for arc in oldOffsets[vertex]..<oldOffsets[vertex + 1] {
        let target = ranks[Int(oldTargets[arc])]
        guard target < rank else { continue }
        targets[position] = target
        work[rank + 1] += 1 + offsets[Int(target) + 1] - offsets[Int(target)]
        if isWeighted { weights[position] = oldWeights[arc] }
        position += 1
      }
      offsets[rank + 1] = position
    }
    self.vertices = vertices
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    let parts = edges < 20_000 ? 1 : 4
    starts = (0...parts).map { part in
      part == parts ? n : work.partitioningIndex { $0 >= work[n] / parts * part }
    }
  }

  /// The number of parts worth working on side by side; it depends on the graph alone.
  var parts: Int { starts.count - 1 }

  /// The ranks of a part: to list the triangles of any takes about equally long.
  func ranks(of part: Int) -> Range<Int> { starts[part]..<starts[part + 1] }

  /// Calls `body` for each triangle whose lowest-degree vertex has a rank in `ranks`.
  ///
  /// - Parameter body: takes the three ranks a > b > c and the positions of the edges ab, ac, bc.
  @inline(__always)
  func forEachTriangle(
    in ranks: Range<Int>, _ cancellation: Cancellation,
    _ body: (Int, Int, Int, Int, Int, Int) -> Void
  ) throws(KernelError) {
    let edgeTo = Buffer<Int32>(repeating: -1, count: ranks.upperBound)
    try offsets.withUnsafeBufferPointer { (offsets) throws(KernelError) in
      try targets.withUnsafeBufferPointer { (targets) throws(KernelError) in
        guard let offsets = offsets.baseAddress, let targets = targets.baseAddress else { return }
        var looked = 0
        let last = offsets[ranks.upperBound] &- 1
        for a in ranks {
          let (start, end) = (offsets[a], offsets[a &+ 1])
          guard end &- start > 1 else { continue }
          for edge in start..<end {
            edgeTo[Int(targets[edge])] = Int32(truncatingIfNeeded: edge &- start)
          }
          for ab in start..<end {
            let b = Int(targets[ab])
            // Rows lie anywhere: ask for those that come soon.
            prefetch(targets + offsets[Int(targets[min(ab &+ 4, last)])])
            prefetch(offsets + Int(targets[min(ab &+ 8, last)]))
            let row = offsets[b]..<offsets[b &+ 1]
            looked &+= row.count
            for bc in row {
              let c = Int(targets[bc])
              let place = edgeTo[c]
              if place >= 0 { body(a, b, c, ab, start &+ Int(place), bc) }
            }
          }
          for edge in start..<end { edgeTo[Int(targets[edge])] = -1 }
          if looked > 1 << 20 {
            looked = 0
            try cancellation.check()
          }
        }
      }
    }
  }
}

extension [Int] {
  /// The first index whose element meets a condition that all later ones meet too.
  fileprivate func partitioningIndex(_ meets: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
