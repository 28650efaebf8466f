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
/// - Complexity: O(*m* log *n*).
/// - Source: Dijkstra, "A Note on Two Problems in Connexion with Graphs", 1959.
public func shortestPaths(
  _ graph: Graph, from sources: [Int32], lengths: [Double], forbidden: [Bool] = []
) -> PathTree {
  precondition(lengths.count == graph.arcCount, "Each arc needs a length.")
  let n = graph.vertexCount
  var search = TreeSearch(vertexCount: n, forbidden: forbidden)
  for source in sources { search.start(source) }
  while let vertex = search.queue.pop()?.vertex {
    guard !search.isSettled[Int(vertex)] else { continue }
    search.isSettled[Int(vertex)] = true
    for arc in graph.outgoing.arcs(of: Int(vertex)) {
      search.relax(vertex, graph.outgoing.targets[arc], lengths[arc])
    }
  }
  return PathTree(
    distances: search.distances, steps: search.steps, predecessors: search.predecessors)
}

private struct TreeSearch {
  var distances: [Double]
  var steps: [Int32]
  var predecessors: [Int32]
  var isSettled: [Bool]
  var queue = MinimumHeap<Candidate>()

  init(vertexCount n: Int, forbidden: [Bool]) {
    distances = [Double](repeating: .infinity, count: n)
    steps = [Int32](repeating: -1, count: n)
    predecessors = steps
    isSettled = forbidden.isEmpty ? [Bool](repeating: false, count: n) : forbidden
  }

  mutating func start(_ source: Int32) {
    guard !isSettled[Int(source)], steps[Int(source)] < 0 else { return }
    distances[Int(source)] = 0
    steps[Int(source)] = 0
    queue.push(Candidate(distance: 0, steps: 0, vertex: source))
  }

  mutating func relax(_ vertex: Int32, _ target: Int32, _ length: Double) {
    let to = Int(target)
    let total = distances[Int(vertex)] + length
    guard !isSettled[to], total < .infinity else { return }
    let count = steps[Int(vertex)] + 1
    let isBetter =
      PathLength.isShorter(total, than: distances[to])
      || PathLength.isEqual(total, distances[to]) && count < steps[to]
    guard isBetter else { return }
    distances[to] = total
    steps[to] = count
    predecessors[to] = vertex
    queue.push(Candidate(distance: total, steps: count, vertex: target))
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
