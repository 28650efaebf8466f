/// Group betweenness: the share of pairs of outsiders whose shortest paths meet a set.
///
///     B(S) = Σ_{s,t ∉ S} σ_st(S)/σ_st by the number of such pairs      0 for unreachable pairs
///
/// - Returns: 0...1; nil with fewer than two outsiders. Arcs are followed in their direction, weights
///   are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n*·(*n* + *m*)) time over all threads, O(*n* + *m*) memory per part.
/// - Source: Everett, Borgatti 1999, as above. Equals NetworkX `group_betweenness_centrality`.
public func groupBetweenness(
  _ graph: Graph, _ set: [Int32], execution: Execution = Execution()
) throws(KernelError) -> Double? {
  let n = graph.vertexCount
  let outsiders = n - graph.distinctCount(set)
  guard outsiders > 1 else { return nil }
  let order = try Renumbering.breadthFirst(graph, execution.cancellation)
    .ordered(byDegreeIn: graph.incoming)
  let local = try graph.withoutWeights().renumbered(by: order, execution.cancellation)
  let isMember = local.marks(of: set.map { order.positions[Int($0)] })
  let sources = (0..<n).filter { !isMember[$0] && local.outgoing.degree(of: $0) > 0 }
  let sums = try execution.mapRuns(of: sources) { (runs) throws(KernelError) -> Double in
    var batches = StepBatches(over: local)
    let lanes = MeetingLanes(isMember)
    var sum = 0.0
    for run in runs {
      try batches.run(from: run, execution.cancellation) {
        (few, depths, steps) throws(KernelError) in
        if let met = lanes.met(from: few, depths, steps) {
          sum += met
        } else {
          var search = AvoidingSearch(local.outgoing, isMember)
          for source in few {
            try execution.cancellation.check()
            sum += search.met(from: source)
          }
        }
      }
    }
    return sum
  }
  return sums.reduce(0, +) / (Double(outsiders) * Double(outsiders - 1))
}

/// Shortest paths from 16 sources at once, and those of them that keep clear of a set.
private struct MeetingLanes: ~Copyable {
  typealias Half = SIMD8<Double>

  private let isMember: Buffer<Bool>
  /// Shortest paths by vertex, lanes 0 to 7 and then 8 to 15; zero between batches.
  private let paths: Buffer<Half>
  /// Those of them that meet no member, likewise.
  private let clear: Buffer<Half>
  private let masks = laneMasks(SIMD8<UInt64>.self)

  init(_ isMember: [Bool]) {
    self.isMember = Buffer(isMember, padding: false)
    // Steps of no lane start beyond the last vertex.
    paths = Buffer(repeating: .zero, count: 2 * isMember.count + 2)
    clear = Buffer(repeating: .zero, count: 2 * isMember.count + 2)
  }

  /// The sum over sources and outsiders of the share of shortest paths that meet the set.
  ///
  /// - Returns: nil if a vertex has too many shortest paths to count.
  func met(
    from sources: ArraySlice<Int>, _ depths: borrowing DepthLists, _ steps: borrowing StepList
  ) -> Double? {
    defer {
      paths.fill(with: .zero)
      clear.fill(with: .zero)
    }
    for (lane, source) in sources.enumerated() {
      paths[2 * source + lane / 8][lane % 8] = 1
      clear[2 * source + lane / 8][lane % 8] = 1
    }
    var met = Half.zero
    var total = Half.zero
    for visit in 0..<depths.visitCount {
      let vertex = Int(depths.vertices[visit])
      let lanes = Int(depths.lanes[visit])
      for half in 0..<2 {
        let here = masks[lanes &>> (8 &* half) & 0xFF]
        let (all, kept) = sums(steps, visit, half)
        total += all
        paths[2 &* vertex &+ half] += all
        if isMember[vertex] { continue }
        clear[2 &* vertex &+ half] += kept
        met += ((all - kept) / all).keeping(here)
      }
    }
    return total.max() < Double.greatest ? met.total : nil
  }

  /// What the steps that end at a visit bring, in one half of the lanes.
  @inline(__always)
  private func sums(
    _ steps: borrowing StepList, _ visit: Int, _ half: Int
  ) -> (all: Half, clear: Half) {
    let (paths, clear, masks) = (paths.base, clear.base, masks.base)
    let (from, lanes, starts) = (steps.sources.base, steps.lanes.base, steps.starts.base)
    var all = Half.zero
    var kept = Half.zero
    var step = starts[visit]
    let end = starts[visit &+ 1]
    while step < end {
      let mask = masks[Int(lanes[step]) &>> (8 &* half) & 0xFF]
      let place = 2 &* Int(from[step]) &+ half
      all += paths[place].keeping(mask)
      kept += clear[place].keeping(mask)
      step &+= 1
    }
    return (all, kept)
  }
}

/// Breadth-first search that knows which share of the shortest paths keeps clear of a set.
private struct AvoidingSearch {
  let rows: Graph.Adjacency
  let isMember: [Bool]
  private var steps: [Int32]
  /// Shortest paths to each vertex, and those of them that meet no member; scaled alike per level.
  private var paths: [Double]
  private var clear: [Double]
  private var queue: [Int32] = []

  init(_ rows: Graph.Adjacency, _ isMember: [Bool]) {
    self.rows = rows
    self.isMember = isMember
    steps = [Int32](repeating: -1, count: isMember.count)
    paths = [Double](repeating: 0, count: isMember.count)
    clear = paths
  }

  /// The sum over outsiders of the share of shortest paths from `source` that meet the set.
  mutating func met(from source: Int) -> Double {
    queue.append(Int32(source))
    steps[source] = 0
    paths[source] = 1
    clear[source] = 1
    var sum = 0.0
    var start = 0
    while start < queue.count {
      let end = queue.count
      var most = 0.0
      for place in start..<end { most = max(most, paths[Int(queue[place])]) }
      // Only ratios within a level matter: scaling keeps counts within range on any graph.
      let scale = most > 1e200 ? 1 / most : 1
      for place in start..<end {
        let vertex = Int(queue[place])
        if !isMember[vertex] { sum += 1 - clear[vertex] / paths[vertex] }
        spread(from: vertex, scale)
      }
      start = end
    }
    for vertex in queue {
      steps[Int(vertex)] = -1
      paths[Int(vertex)] = 0
      clear[Int(vertex)] = 0
    }
    queue.removeAll(keepingCapacity: true)
    return sum
  }

  private mutating func spread(from vertex: Int, _ scale: Double) {
    let next = steps[vertex] + 1
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      if steps[target] < 0 {
        steps[target] = next
        queue.append(Int32(target))
      }
      guard steps[target] == next else { continue }
      paths[target] += paths[vertex] * scale
      if !isMember[target] { clear[target] += clear[vertex] * scale }
    }
  }
}
