/// Dijkstra's search with memory that is reused from search to search; it counts shortest paths.
///
/// Lengths are positive. Paths whose lengths differ by rounding alone count as equal
/// (`PathLength`).
///
/// Vertices wait in buckets not quite as wide as the shortest arc is long: what waits in one
/// bucket cannot shorten the ways within it, so it is settled in any order, without a heap. Where
/// lengths differ too much for that, a heap hands out the nearest vertex.
///
/// When a vertex is settled, its arcs are looked at once: they shorten ways onwards, and show which
/// settled vertices lie before it (over the arcs that enter it, if the graph is directed).
///
/// - Complexity: O(*n* + *m* + buckets) per search, with the heap O(*m* log *n*).
/// - Source: Dijkstra, "A Note on Two Problems in Connexion with Graphs", 1959; Denardo, Fox,
///   "Shortest-Route Methods: 1. Reaching, Pruning, and Buckets", Operations Research 27 (1979).
struct WeightedSearch: ~Copyable {
  private let network: LengthRows
  /// The length of a shortest path to each vertex, infinite where none leads.
  let distances: Buffer<Double>
  /// σ: how many shortest paths lead to each vertex reached.
  let pathCounts: Buffer<Double>
  /// The greatest of them.
  private(set) var greatestCount = 0.0
  /// The vertices reached, in an order in which each stands behind all that lie before it on
  /// shortest paths; `settledCount` of them.
  let settled: Buffer<Int32>
  private(set) var settledCount = 0
  /// The place of each vertex reached in `settled`; `Int32.max` as long as it is not settled.
  let places: Buffer<Int32>
  /// Behind `predecessorStarts[i]` the vertices just before the *i*-th settled one.
  let predecessors: Buffer<Int32>
  let predecessorStarts: Buffer<Int>
  /// The vertices whose distance the vertex at hand has shortened.
  private let shortened: Buffer<Int32>
  private var buckets: DistanceBuckets
  private var queue = MinimumHeap<Candidate>()

  init(_ network: LengthRows) {
    let n = network.rows.offsets.count - 1
    self.network = network
    distances = Buffer(repeating: .infinity, count: n)
    pathCounts = Buffer(repeating: 0, count: n)
    places = Buffer(repeating: .max, count: n)
    settled = Buffer(repeating: 0, count: n)
    predecessors = Buffer(repeating: 0, count: network.lengths.count + 1)
    predecessorStarts = Buffer(repeating: 0, count: n + 1)
    shortened = Buffer(repeating: 0, count: n + 1)
    buckets = DistanceBuckets(shortest: network.shortest, longest: network.longest)
  }

  /// The vertices reached, as an array.
  var order: [Int32] { Array(UnsafeBufferPointer(start: settled.base, count: settledCount)) }

  /// Searches from `source`.
  ///
  /// - Parameter countsPaths: whether predecessors and σ are wanted too.
  mutating func run(from source: Int, countsPaths: Bool) {
    for place in 0..<settledCount {
      distances[Int(settled[place])] = .infinity
      places[Int(settled[place])] = .max
    }
    settledCount = 0
    greatestCount = 1
    distances[source] = 0
    if countsPaths {
      pathCounts[source] = 1
      search(from: source) { (search, raw) in
        raw.isSymmetric ? search.scan(raw) : search.scanDirected(raw)
      }
    } else {
      search(from: source) { (search, raw) in search.shorten(raw) }
    }
  }

  /// Settles one vertex after the other; `scan` looks at the arcs of the last one settled.
  @inline(__always)
  private mutating func search(
    from source: Int, scan: (inout WeightedSearch, RawLengths) -> Int
  ) {
    let network = network
    network.withRaw { raw in
      if buckets.isUsable {
        buckets.start(Int32(truncatingIfNeeded: source))
        while let vertex = buckets.pop() {
          guard places[Int(vertex)] == .max else { continue }
          settle(vertex)
          buckets.fetchNext(raw.rows, raw.lengths)
          let count = scan(&self, raw)
          for place in 0..<count {
            buckets.push(shortened[place], at: distances[Int(shortened[place])])
          }
        }
      } else {
        queue.removeAll()
        queue.push(Candidate(distance: 0, vertex: Int32(truncatingIfNeeded: source)))
        while let vertex = queue.pop()?.vertex {
          guard places[Int(vertex)] == .max else { continue }
          settle(vertex)
          let count = scan(&self, raw)
          for place in 0..<count {
            let vertex = shortened[place]
            queue.push(Candidate(distance: distances[Int(vertex)], vertex: vertex))
          }
        }
      }
    }
  }

  @inline(__always)
  private mutating func settle(_ vertex: Int32) {
    places[Int(vertex)] = Int32(truncatingIfNeeded: settledCount)
    settled[settledCount] = vertex
    settledCount &+= 1
  }

  /// Shortens the ways to the other ends of the arcs of the last vertex settled; returns to how
  /// many.
  @inline(__always)
  private func shorten(_ raw: RawLengths) -> Int {
    let vertex = Int(settled[settledCount &- 1])
    let distance = distances[vertex]
    var count = 0
    for arc in raw.rows.arcs(of: vertex) {
      let target = Int(raw.rows.targets[arc])
      let length = distance + raw.lengths[arc]
      let best = distances[target]
      // Whether a way is shorter is hard to foresee: no branch.
      let isShorter = PathLength.isShorter(length, than: best)
      shortened[count] = Int32(truncatingIfNeeded: target)
      count &+= isShorter ? 1 : 0
      distances[target] = isShorter ? length : best
    }
    return count
  }

  /// As `shorten`; arcs run both ways, so the same ones show who lies before the vertex.
  @inline(__always)
  private mutating func scan(_ raw: RawLengths) -> Int {
    let place = settledCount &- 1
    let vertex = Int(settled[place])
    let distance = distances[vertex]
    let first = place == 0 ? 0 : predecessorStarts[place]
    var found = first
    var count = 0
    for arc in raw.rows.arcs(of: vertex) {
      let target = Int(raw.rows.targets[arc])
      let arcLength = raw.lengths[arc]
      let best = distances[target]
      let length = distance + arcLength
      let isShorter = PathLength.isShorter(length, than: best)
      shortened[count] = Int32(truncatingIfNeeded: target)
      count &+= isShorter ? 1 : 0
      distances[target] = isShorter ? length : best
      predecessors[found] = Int32(truncatingIfNeeded: target)
      let isBefore =
        PathLength.isEqual(best + arcLength, distance)
        && places[target] < Int32(truncatingIfNeeded: place)
      found &+= isBefore ? 1 : 0
    }
    countPaths(to: vertex, at: place, first..<found)
    return count
  }

  /// As `shorten`; then the arcs that enter the vertex show who lies before it.
  @inline(__always)
  private mutating func scanDirected(_ raw: RawLengths) -> Int {
    let count = shorten(raw)
    let place = settledCount &- 1
    let vertex = Int(settled[place])
    let distance = distances[vertex]
    let first = place == 0 ? 0 : predecessorStarts[place]
    var found = first
    for arc in raw.backRows.arcs(of: vertex) {
      let target = Int(raw.backRows.targets[arc])
      predecessors[found] = Int32(truncatingIfNeeded: target)
      let isBefore =
        PathLength.isEqual(distances[target] + raw.backLengths[arc], distance)
        && places[target] < Int32(truncatingIfNeeded: place)
      found &+= isBefore ? 1 : 0
    }
    countPaths(to: vertex, at: place, first..<found)
    return count
  }

  @inline(__always)
  private mutating func countPaths(to vertex: Int, at place: Int, _ before: Range<Int>) {
    predecessorStarts[place] = before.lowerBound
    predecessorStarts[place &+ 1] = before.upperBound
    guard place > 0 else { return }
    var count = 0.0
    for index in before { count += pathCounts[Int(predecessors[index])] }
    pathCounts[vertex] = count
    greatestCount = max(greatestCount, count)
  }
}

/// A vertex waiting to be settled.
///
/// It may wait several times: the nearest entry counts.
private struct Candidate: Comparable {
  let distance: Double
  let vertex: Int32

  static func < (left: Candidate, right: Candidate) -> Bool { left.distance < right.distance }
}
