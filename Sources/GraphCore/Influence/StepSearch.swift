/// Scratch memory for searches of a few steps: whom a vertex or a set of vertices gets to.
///
/// Memory is taken once and reused by every search.
struct StepSearch: ~Copyable {
  /// The vertices found by the last search: the starting ones first, then by distance.
  ///
  /// Only the first `count` entries are of the last search.
  private(set) var found: [Int32]
  /// How many vertices the last search found, the starting ones included.
  private(set) var count = 0
  private var seen: [UInt32]
  private var round: UInt32 = 0

  init(vertexCount: Int) {
    found = [Int32](repeating: 0, count: vertexCount)
    seen = [UInt32](repeating: 0, count: vertexCount)
  }

  /// Finds the vertices at most `steps` arcs from `start`.
  ///
  /// Silent vertices are found but not searched from.
  ///
  /// - Complexity: linear in the arcs that leave the vertices found before the last step.
  mutating func run(
    _ rows: Graph.Adjacency, from start: Int32, steps: Int, isSilent: [Bool]
  ) {
    begin()
    add(start)
    expand(rows, steps: steps, isSilent: isSilent)
  }

  /// Begins a search without starting vertices.
  mutating func begin() {
    count = 0
    round &+= 1
    guard round == 0 else { return }
    for vertex in seen.indices { seen[vertex] = 0 }
    round = 1
  }

  /// Adds a starting vertex; one added before stays as it is.
  mutating func add(_ vertex: Int32) {
    guard seen[Int(vertex)] != round else { return }
    seen[Int(vertex)] = round
    found[count] = vertex
    count += 1
  }

  /// Goes `steps` steps from what was found so far.
  ///
  /// - Returns: how many vertices were found after 0, 1, 2 … steps; ends when a step finds nobody.
  @discardableResult
  mutating func expand(_ rows: Graph.Adjacency, steps: Int, isSilent: [Bool]) -> [Int] {
    var counts = [count]
    var start = 0
    for _ in 0..<steps {
      let end = count
      for place in start..<end {
        let vertex = Int(found[place])
        if isSilent[vertex] { continue }
        for arc in rows.offsets[vertex]..<rows.offsets[vertex + 1] {
          let other = rows.targets[arc]
          if seen[Int(other)] == round { continue }
          seen[Int(other)] = round
          found[count] = other
          count += 1
        }
      }
      if count == end { break }
      counts.append(count)
      start = end
    }
    return counts
  }
}

/// The vertices at most `steps` arcs away from a set, the set itself left out.
///
/// - Parameters:
///   - seeds: where the search starts.
///   - steps: at least 0.
///   - isSilent: vertices that are found but from which the search does not go on; one per vertex.
/// - Returns: the vertices, nearest first and ascending within a distance, and their distances.
/// - Complexity: O(*n* + *m*).
public func reachable(
  from seeds: [Int], steps: Int, in graph: Graph, isSilent: [Bool]
) -> (vertices: [Int32], steps: [Int]) {
  var search = StepSearch(vertexCount: graph.vertexCount)
  search.begin()
  for seed in seeds { search.add(Int32(seed)) }
  let counts = search.expand(graph.outgoing, steps: steps, isSilent: isSilent)
  var vertices: [Int32] = []
  var distances: [Int] = []
  for step in counts.indices.dropFirst() {
    let level = search.found[counts[step - 1]..<counts[step]].sorted()
    vertices.append(contentsOf: level)
    distances.append(contentsOf: repeatElement(step, count: level.count))
  }
  return (vertices, distances)
}
