/// Shortest paths from 8 sources at once, one vector lane each, by Brandes' algorithm.
///
/// Counts the paths and adds up dependencies. The memory of one batch, reused.
///
/// The depths come first, from `WideSearch`: for each depth the vertices there and, as a byte, the
/// lanes for which they are. From them the steps are listed: the arcs that lie on a shortest path
/// of some lane, with those lanes. That takes one byte per arc and no branch; whole rows are then
/// added only along steps, forwards to count paths, backwards to collect dependencies.
///
/// Names follow the source: σ(v) is the number of shortest paths to v, δ(v) the dependency. With
/// S(v) = δ(v)/σ(v) a step from u to v adds S(v) + 1/σ(v) to S(u).
///
/// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality", 2001.
struct PathLanes: ~Copyable {
  typealias Lanes = SIMD8<Double>
  /// Sources per batch.
  static let width = 8
  /// Above this number of paths, reciprocals come near the end of what a `Double` can hold.
  static let greatestCount = 0x1p900

  /// σ by vertex, on the way back 1/σ; zero between batches.
  private let counts: Buffer<Lanes>
  /// S by vertex; zero between batches.
  private let shares: Buffer<Lanes>
  /// Σ δ over the batches so far, by vertex.
  let dependencies: Buffer<Lanes>
  private var steps: StepList
  private let masks = laneMasks()

  init(vertexCount n: Int, arcCount: Int) {
    counts = Buffer(repeating: .zero, count: n)
    shares = Buffer(repeating: .zero, count: n)
    dependencies = Buffer(repeating: .zero, count: n)
    steps = StepList(vertexCount: n, arcCount: arcCount)
  }

  /// Adds the dependencies of the sources of one batch.
  ///
  /// - Parameters:
  ///   - sources: up to 8; lane *i* is the *i*-th.
  ///   - depths: the vertices at depth 1, 2, … of any lane, and of which.
  ///   - span: a range of vertices that holds all of them.
  /// - Returns: false, and nothing added, if a vertex has too many shortest paths.
  mutating func add(
    in incoming: RawRows, sources: ArraySlice<Int>, depths: borrowing DepthLists,
    span: Range<Int>, cancellation: Cancellation
  ) throws(KernelError) -> Bool {
    steps.start(from: sources)
    for (lane, source) in sources.enumerated() { counts[source][lane] = 1 }
    for depth in 0..<depths.count {
      try cancellation.check()
      steps.advance(over: incoming, to: depths, at: depth)
      countPaths(steps.range(depth))
    }
    guard invertCounts(span) else {
      for vertex in span { counts[vertex] = .zero }
      return false
    }
    // The steps of depth 0 leave a source, which is no vertex between.
    for depth in (0..<depths.count).dropFirst().reversed() {
      try cancellation.check()
      collectShares(steps.range(depth))
    }
    for vertex in span {
      dependencies[vertex] += shares[vertex] / counts[vertex]
      counts[vertex] = .zero
      shares[vertex] = .zero
    }
    return true
  }

  /// σ(v) gains σ(u) for each step from u to v.
  private func countPaths(_ range: Range<Int>) {
    let counts = counts.base
    let masks = masks.base
    let ends = steps.ends.base
    let lanes = steps.lanes.base
    for step in range {
      let source = Int(ends[step] & 0xFFFF_FFFF)
      let target = Int(ends[step] >> 32)
      counts[target] += counts[source].keeping(masks[Int(lanes[step])])
    }
  }

  /// Turns σ into 1/σ, infinite where a vertex is not reached; false if some σ is too large.
  private func invertCounts(_ span: Range<Int>) -> Bool {
    var total = Lanes.zero
    for vertex in span {
      let count = counts[vertex]
      total += count
      counts[vertex] = 1 / count
    }
    return total.max() < Self.greatestCount
  }

  /// S(u) gains S(v) + 1/σ(v) for each step from u to v.
  private func collectShares(_ range: Range<Int>) {
    let inverses = counts.base
    let shares = shares.base
    let masks = masks.base
    let ends = steps.ends.base
    let lanes = steps.lanes.base
    for step in range {
      let source = Int(ends[step] & 0xFFFF_FFFF)
      let target = Int(ends[step] >> 32)
      shares[source] += (shares[target] + inverses[target]).keeping(masks[Int(lanes[step])])
    }
  }
}
