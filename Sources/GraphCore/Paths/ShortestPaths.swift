/// The shortest ways from a set of vertices to all others.
public struct PathTree: Sendable {
  /// The length of the way to each vertex; infinite where none leads.
  public let distances: [Double]
  /// The number of arcs on that way; −1 where none leads.
  public let steps: [Int32]
  /// The vertex before each vertex on its way; −1 for a source and where no way leads.
  public let predecessors: [Int32]

  /// The vertices of the way to `vertex`, a source first; nil where none leads.
  public func path(to vertex: Int) -> [Int32]? {
    guard steps[vertex] >= 0 else { return nil }
    var path = [Int32(vertex)]
    var current = vertex
    while predecessors[current] >= 0 {
      path.append(predecessors[current])
      current = Int(predecessors[current])
    }
    return path.reversed()
  }
}

/// The shortest ways from any of `sources`, by lengths of one's own.
///
/// Of ways that are equally long (but for rounding) the one with fewest arcs is taken, then the one
/// whose last vertex but one is nearest, then of the smallest number.
///
/// - Parameters:
///   - sources: where ways start; forbidden ones are left out.
///   - lengths: the length of each arc of `graph.outgoing`, 0 or more; infinite = not to be used.
///   - forbidden: vertices no way may touch; empty = none.
/// - Complexity: O(*n* + *m*) where lengths are alike (see `DistanceBuckets`), else O(*m* log *n*).
/// - Source: Dijkstra, "A Note on Two Problems in Connexion with Graphs", 1959.
public func shortestPaths(
  _ graph: Graph, from sources: [Int32], lengths: [Double], forbidden: [Bool] = []
) -> PathTree {
  precondition(lengths.count == graph.arcCount, "Each arc needs a length.")
  var search = TreeSearch(vertexCount: graph.vertexCount, lengths: lengths, forbidden: forbidden)
  graph.outgoing.withRawRows { rows in
    lengths.withUnsafeBufferPointer { lengths in
      search.run(rows, lengths, from: sources)
    }
  }
  return PathTree(
    distances: search.distances.array, steps: search.steps.array,
    predecessors: search.predecessors.array)
}

private struct TreeSearch: ~Copyable {
  let distances: Buffer<Double>
  let steps: Buffer<Int32>
  let predecessors: Buffer<Int32>
  private let isSettled: Buffer<Bool>
  /// Places in the row of the vertex at hand.
  private let worthwhile: Buffer<Int32>
  private var buckets: DistanceBuckets
  private var queue = MinimumHeap<Candidate>()

  init(vertexCount n: Int, lengths: [Double], forbidden: [Bool]) {
    distances = Buffer(repeating: .infinity, count: n)
    steps = Buffer(repeating: -1, count: n)
    predecessors = Buffer(repeating: -1, count: n)
    worthwhile = Buffer(repeating: 0, count: n + 1)
    isSettled =
      forbidden.isEmpty ? Buffer(repeating: false, count: n) : Buffer(forbidden, padding: false)
    buckets = DistanceBuckets(lengths: lengths)
  }

  mutating func run(
    _ rows: RawRows, _ lengths: UnsafeBufferPointer<Double>, from sources: [Int32]
  ) {
    for source in sources where !isSettled[Int(source)] && steps[Int(source)] < 0 {
      distances[Int(source)] = 0
      steps[Int(source)] = 0
      wait(source)
    }
    guard let lengths = lengths.baseAddress else { return }
    while let vertex = buckets.isUsable ? buckets.pop() : queue.pop()?.vertex {
      guard !isSettled[Int(vertex)] else { continue }
      isSettled[Int(vertex)] = true
      if buckets.isUsable { buckets.fetchNext(rows, lengths) }
      relax(vertex, rows, lengths)
    }
  }

  /// Improves the ways to the other ends of the arcs of `vertex`.
  @inline(__always)
  private mutating func relax(
    _ vertex: Int32, _ rows: RawRows, _ lengths: UnsafePointer<Double>
  ) {
    let distance = distances[Int(vertex)]
    // Most arcs lead to no better way, which is hard to foresee: those that may are written down
    // without a branch, by the sign of what they save.
    let arcs = rows.arcs(of: Int(vertex))
    var count = 0
    for arc in arcs {
      worthwhile[count] = Int32(truncatingIfNeeded: arc &- arcs.lowerBound)
      let allowed = distances[Int(rows.targets[arc])] * (1 + PathLength.tolerance)
      let saved = allowed - (distance + lengths[arc])
      count &+= 1 &- Int(truncatingIfNeeded: saved.bitPattern &>> 63)
    }
    for place in 0..<count {
      let arc = arcs.lowerBound &+ Int(worthwhile[place])
      relax(vertex, rows.targets[arc], distance + lengths[arc])
    }
  }

  @inline(__always)
  private mutating func relax(_ vertex: Int32, _ target: Int32, _ total: Double) {
    let to = Int(target)
    guard total < .infinity, !isSettled[to] else { return }
    let isShorter = PathLength.isShorter(total, than: distances[to])
    guard isShorter || isPreferable(vertex, to: to) else { return }
    distances[to] = total
    steps[to] = steps[Int(vertex)] &+ 1
    predecessors[to] = vertex
    wait(target)
  }

  /// Whether a way over `vertex`, as long as the one known, has fewer arcs or the nearer last
  /// vertex but one.
  private func isPreferable(_ vertex: Int32, to target: Int) -> Bool {
    let count = steps[Int(vertex)] &+ 1
    if count != steps[target] { return count < steps[target] }
    let other = predecessors[target]
    guard other >= 0 else { return false }
    let (one, two) = (Int(vertex), Int(other))
    return (distances[one], steps[one], vertex) < (distances[two], steps[two], other)
  }

  @inline(__always)
  private mutating func wait(_ vertex: Int32) {
    let distance = distances[Int(vertex)]
    if buckets.isUsable {
      buckets.push(vertex, at: distance)
    } else {
      queue.push(Candidate(distance: distance, steps: steps[Int(vertex)], vertex: vertex))
    }
  }
}

/// A vertex waiting to be settled: nearest first, then fewest steps, then smallest number.
private struct Candidate: Comparable {
  let distance: Double
  let steps: Int32
  let vertex: Int32

  static func < (left: Candidate, right: Candidate) -> Bool {
    (left.distance, left.steps, left.vertex) < (right.distance, right.steps, right.vertex)
  }
}
