/// A breadth-first search with memory that is reused from search to search.
///
/// - Complexity: O(reached vertices and their arcs) per search; O(*n*) memory.
struct BreadthFirst: ~Copyable {
  /// The depth of each vertex in the last search, −1 if not reached.
  private(set) var depths: [Int32]
  private var queue: [Int32]
  private var count = 0

  /// The vertices reached by the last search, nearest first; those of equal depth in the order
  /// found.
  var reached: ArraySlice<Int32> { queue[..<count] }

  init(vertexCount: Int) {
    depths = [Int32](repeating: -1, count: vertexCount)
    queue = [Int32](repeating: 0, count: vertexCount + 1)
  }

  /// Searches from all of `sources` at once (depth 0), at most `limit` steps deep.
  mutating func run(_ rows: Graph.Adjacency, from sources: [Int32], limit: Int = .max) {
    for vertex in reached { depths[Int(vertex)] = -1 }
    count = 0
    for source in sources where depths[Int(source)] < 0 {
      depths[Int(source)] = 0
      queue[count] = source
      count += 1
    }
    rows.withRawRows { rows in
      depths.withUnsafeMutableBufferPointer { depths in
        queue.withUnsafeMutableBufferPointer { queue in
          guard let depths = depths.baseAddress, let queue = queue.baseAddress else { return }
          count = Self.spread(rows, depths, queue, count, limit)
        }
      }
    }
  }

  /// Takes one vertex of the queue after the other; returns how many were reached.
  @inline(__always)
  private static func spread(
    _ rows: RawRows, _ depths: UnsafeMutablePointer<Int32>, _ queue: UnsafeMutablePointer<Int32>,
    _ sources: Int, _ limit: Int
  ) -> Int {
    var head = 0
    var count = sources
    while head < count {
      let vertex = Int(queue[head])
      head &+= 1
      let depth = depths[vertex]
      guard Int(depth) < limit else { break }
      for arc in rows.arcs(of: vertex) {
        // Whether a vertex is new is hard to foresee: no branch. The queue has a place to spare.
        let target = rows.targets[arc]
        let known = depths[Int(target)]
        queue[count] = target
        count &+= known < 0 ? 1 : 0
        depths[Int(target)] = known < 0 ? depth &+ 1 : known
      }
    }
    return count
  }
}

/// How many steps each vertex is away from the nearest of `sources`.
///
/// - Parameters:
///   - sources: where the search starts; they are 0 steps away.
///   - steps: how far to look; nil = as far as arcs lead.
///   - direction: `out` whom they reach, `in` who reaches them, `both` ignores direction.
/// - Returns: *n* step counts, −1 where out of reach.
/// - Complexity: O(*n* + *m*); where much of the graph is near, far fewer arcs are looked at.
public func steps(
  _ graph: Graph, from sources: [Int32], within steps: Int? = nil,
  direction: MeasureOptions.Direction = .out
) -> [Int32] {
  let seen = direction == .both ? graph.undirected() : graph
  let rows = direction == .in ? seen.incoming : seen.outgoing
  let back = direction == .in ? seen.outgoing : seen.incoming
  return TwoWaySearch.depths(rows, back: back, from: sources, limit: steps ?? .max)
}

extension Graph {
  /// The rows to follow in `direction`; `both` takes the graph below, with each pair once.
  func rows(_ direction: MeasureOptions.Direction) -> Adjacency {
    switch direction {
    case .out: outgoing
    case .in: incoming
    case .both: undirected().outgoing
    }
  }
}
