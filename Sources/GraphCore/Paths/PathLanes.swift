/// Shortest paths from 16 sources at once, one vector lane each, by Brandes' algorithm.
///
/// Counts the paths and adds up dependencies. The memory of one batch, reused.
///
/// The depths come first, from `WideSearch`: for each depth the vertices there and, as 16 bits, the
/// lanes for which they are. From them the steps are listed: the arcs that lie on a shortest path
/// of some lane, with those lanes. That takes two bytes per arc and no branch; whole rows are then
/// added only along steps, forwards to count paths, backwards to collect dependencies.
///
/// Names follow the source: σ(v) is the number of shortest paths to v, δ(v) the dependency. With
/// S(v) = δ(v)/σ(v) a step from u to v adds S(v) + 1/σ(v) to S(u), the 1 for each vertex that v
/// stands for.
///
/// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality", 2001.
struct PathLanes<Count: PathCount>: ~Copyable {
  typealias Half = SIMD8<Double>

  /// σ by vertex, lanes 0 to 7 and then 8 to 15; zero between batches and beyond the last vertex.
  private let counts: Buffer<Count.Half>
  /// S by vertex, likewise; zero between batches.
  private let shares: Buffer<Half>
  /// How many vertices each one stands for.
  private let sizes: Buffer<Double>
  private let countMasks = laneMasks(Count.Mask.self)
  private let masks = laneMasks(SIMD8<UInt64>.self)

  /// - Parameter sizes: how many vertices each one stands for.
  init(sizes: [Double]) {
    let n = sizes.count
    self.sizes = Buffer(sizes, padding: 0)
    counts = Buffer(repeating: .zero, count: 2 * n + 2)
    shares = Buffer(repeating: .zero, count: 2 * n + 2)
  }

  /// Adds the dependencies of the sources of one batch.
  ///
  /// - Parameters:
  ///   - sources: up to 16; lane *i* is the *i*-th.
  ///   - depths: the vertices at depth 1, 2, … of any lane, and of which.
  ///   - steps: the steps to them.
  /// - Returns: false, and nothing added, if a vertex has too many shortest paths to count.
  mutating func add(
    _ sources: ArraySlice<Int>, _ depths: borrowing DepthLists, _ steps: borrowing StepList,
    to dependencies: borrowing Buffer<Double>, _ cancellation: Cancellation
  ) throws(KernelError) -> Bool {
    for (lane, source) in sources.enumerated() { counts[2 * source + lane / 8][lane % 8] = 1 }
    var weights = (Half.zero, Half.zero)
    for (lane, source) in sources.enumerated() {
      if lane < 8 { weights.0[lane] = sizes[source] } else { weights.1[lane - 8] = sizes[source] }
    }
    let isCounted = countPaths(depths, steps) < Count.greatest
    try cancellation.check()
    if isCounted {
      // The first depth is one step from a source, which is no vertex between.
      for depth in (0..<depths.count).reversed() {
        collect(depths.range(depth), depths, steps, weights, isFirst: depth == 0, dependencies)
      }
    }
    counts.fill(with: .zero)
    return isCounted
  }

  /// σ(v) = Σ σ(u) over the steps from u to v; returns the greatest.
  private func countPaths(_ depths: borrowing DepthLists, _ steps: borrowing StepList) -> Count {
    let (counts, masks) = (counts.base, countMasks.base)
    let (from, lanes, starts) = (steps.sources.base, steps.lanes.base, steps.starts.base)
    var total = Count.Half.zero
    for visit in 0..<depths.visitCount {
      var low = Count.Half.zero
      var high = Count.Half.zero
      var step = starts[visit]
      let end = starts[visit &+ 1]
      while step < end {
        for place in step..<(step &+ StepList.width) {
          let row = counts + 2 &* Int(from[place])
          let taken = Int(lanes[place])
          low += Count.keeping(row[0], masks[taken & 0xFF])
          high += Count.keeping(row[1], masks[taken &>> 8])
        }
        step &+= StepList.width
      }
      total += low + high
      let row = counts + 2 &* Int(depths.vertices[visit])
      row[0] += low
      row[1] += high
    }
    return total.max()
  }

  /// Takes over δ(v), and S(u) gains S(v) + 1/σ(v) for each step from u to v.
  ///
  /// - Parameter weights: how many vertices each source stands for.
  private func collect(
    _ visits: Range<Int>, _ depths: borrowing DepthLists, _ steps: borrowing StepList,
    _ weights: (Half, Half), isFirst: Bool, _ dependencies: borrowing Buffer<Double>
  ) {
    let (counts, shares, masks) = (counts.base, shares.base, masks.base)
    let (from, lanes, starts) = (steps.sources.base, steps.lanes.base, steps.starts.base)
    let (dependencies, sizes) = (dependencies.base, sizes.base)
    for visit in visits {
      let vertex = Int(depths.vertices[visit])
      let here = Int(depths.lanes[visit])
      let (lowHere, highHere) = (masks[here & 0xFF], masks[here &>> 8])
      let row = shares + 2 &* vertex
      let (low, high) = (row[0], row[1])
      let lowCount = Count.wide(counts[2 &* vertex])
      let highCount = Count.wide(counts[2 &* vertex &+ 1])
      let gained: Half =
        (low * lowCount * weights.0).keeping(lowHere)
        + (high * highCount * weights.1).keeping(highHere)
      dependencies[vertex] += gained.total
      row[0] = low.keeping(~lowHere)
      row[1] = high.keeping(~highHere)
      guard !isFirst else { continue }
      let size = Half(repeating: sizes[vertex])
      let lowPassed = low + size / lowCount
      let highPassed = high + size / highCount
      var step = starts[visit]
      let end = starts[visit &+ 1]
      while step < end {
        for place in step..<(step &+ StepList.width) {
          let taken = Int(lanes[place])
          let row = shares + 2 &* Int(from[place])
          row[0] += lowPassed.keeping(masks[taken & 0xFF])
          row[1] += highPassed.keeping(masks[taken &>> 8])
        }
        step &+= StepList.width
      }
    }
  }
}
