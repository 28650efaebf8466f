/// A breadth-first search with memory that is reused from search to search.
///
/// - Complexity: O(reached vertices and their arcs) per search; O(*n*) memory.
struct BreadthFirst: ~Copyable {
  /// The depth of each vertex in the last search, −1 if not reached.
  private(set) var depths: [Int32]
  /// The vertices reached by the last search, nearest first; those of equal depth in the order
  /// found.
  private(set) var reached: [Int32] = []

  init(vertexCount: Int) {
    depths = [Int32](repeating: -1, count: vertexCount)
    reached.reserveCapacity(vertexCount)
  }

  /// Searches from all of `sources` at once (depth 0), at most `limit` steps deep.
  mutating func run(_ rows: Graph.Adjacency, from sources: [Int32], limit: Int = .max) {
    for vertex in reached { depths[Int(vertex)] = -1 }
    reached.removeAll(keepingCapacity: true)
    for source in sources where depths[Int(source)] < 0 {
      depths[Int(source)] = 0
      reached.append(source)
    }
    var head = 0
    while head < reached.count {
      let vertex = Int(reached[head])
      head += 1
      let depth = depths[vertex]
      guard Int(depth) < limit else { break }
      for arc in rows.arcs(of: vertex) {
        let target = rows.targets[arc]
        guard depths[Int(target)] < 0 else { continue }
        depths[Int(target)] = depth + 1
        reached.append(target)
      }
    }
  }
}

/// How many steps each vertex is away from the nearest of `sources`.
///
/// - Parameters:
///   - sources: where the search starts; they are 0 steps away.
///   - steps: how far to look; nil = as far as arcs lead.
///   - direction: `out` whom they reach, `in` who reaches them, `both` ignores direction.
/// - Returns: *n* step counts, −1 where out of reach.
/// - Complexity: O(*n* + *m*).
public func steps(
  _ graph: Graph, from sources: [Int32], within steps: Int? = nil,
  direction: MeasureOptions.Direction = .out
) -> [Int32] {
  var search = BreadthFirst(vertexCount: graph.vertexCount)
  search.run(graph.rows(direction), from: sources, limit: steps ?? .max)
  return search.depths
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
