/// Dijkstra's search with memory that is reused from search to search; it counts shortest paths.
///
/// Lengths are positive. Paths whose lengths differ by rounding alone count as equal
/// (`PathLength`).
///
/// - Complexity: O(*m* log *n*) per search.
/// - Source: Dijkstra, "A Note on Two Problems in Connexion with Graphs", 1959.
struct WeightedSearch: ~Copyable {
  /// The length of a shortest path to each vertex, infinite where none leads.
  private(set) var distances: [Double]
  /// σ: how many shortest paths lead to each vertex reached.
  private(set) var pathCounts: [Double]
  /// The greatest of them.
  private(set) var greatestCount = 0.0
  /// The vertices reached, nearest first.
  private(set) var settled: [Int32] = []
  /// The place of each vertex reached in `settled`; `Int32.max` as long as it is not settled.
  private(set) var places: [Int32]
  private var queue = MinimumHeap<Candidate>()

  init(vertexCount n: Int) {
    distances = [Double](repeating: .infinity, count: n)
    pathCounts = [Double](repeating: 0, count: n)
    places = [Int32](repeating: .max, count: n)
    settled.reserveCapacity(n)
  }

  /// Searches along `rows` from `source`.
  mutating func run(_ rows: Graph.Adjacency, lengths: [Double], from source: Int) {
    for vertex in settled {
      distances[Int(vertex)] = .infinity
      places[Int(vertex)] = .max
    }
    settled.removeAll(keepingCapacity: true)
    queue.removeAll()
    distances[source] = 0
    pathCounts[source] = 1
    greatestCount = 1
    queue.push(Candidate(distance: 0, vertex: Int32(source)))
    while let vertex = queue.pop()?.vertex {
      guard places[Int(vertex)] == .max else { continue }
      places[Int(vertex)] = Int32(settled.count)
      settled.append(vertex)
      relax(rows, lengths, from: Int(vertex))
    }
  }

  private mutating func relax(_ rows: Graph.Adjacency, _ lengths: [Double], from vertex: Int) {
    let distance = distances[vertex]
    let count = pathCounts[vertex]
    greatestCount = max(greatestCount, count)
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      let length = distance + lengths[arc]
      let best = distances[target]
      if PathLength.isShorter(length, than: best) {
        guard places[target] == .max else { continue }
        distances[target] = length
        pathCounts[target] = count
        queue.push(Candidate(distance: length, vertex: Int32(target)))
      } else if PathLength.isEqual(length, best), places[target] == .max {
        pathCounts[target] += count
      }
    }
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
