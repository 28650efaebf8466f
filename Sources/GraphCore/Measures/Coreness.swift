internal import Wording

/// Coreness: the largest *k* such that a vertex belongs to a set in which everyone is tied to at
/// least *k* others of the set.
///
/// - Returns: *n* whole numbers in vertex order; 0 for isolates. Direction and weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n* + *m*) time, O(*n*) memory.
/// - Source: Batagelj, Zaveršnik, "An O(m) Algorithm for Cores Decomposition of Networks", 2003.
///   Equals igraph `coreness`, NetworkX `core_number` of the undirected graph.
public func coreness(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Int32] {
  let rows = graph.undirected().outgoing
  return try rows.withRawRows { (rows) throws(KernelError) in
    var peeling = CorePeeling(rows)
    try peeling.run(rows, execution.cancellation)
    return peeling.degrees.array
  }
}

/// Takes one vertex of least remaining degree away after the other.
private struct CorePeeling: ~Copyable {
  /// What remains of each degree; in the end the coreness.
  let degrees: Buffer<Int32>
  /// The vertices by remaining degree.
  private let queue: Buffer<Int32>
  /// Where each vertex stands in the queue.
  private let places: Buffer<Int32>
  /// The first place of each degree.
  private let starts: Buffer<Int32>

  init(_ rows: RawRows) {
    let n = rows.vertexCount
    degrees = Buffer(repeating: 0, count: n)
    queue = Buffer(repeating: 0, count: n)
    places = Buffer(repeating: 0, count: n)
    var top: Int32 = 0
    for vertex in 0..<n {
      degrees[vertex] = Int32(truncatingIfNeeded: rows.arcs(of: vertex).count)
      top = max(top, degrees[vertex])
    }
    starts = Buffer(repeating: 0, count: Int(top) + 2)
    for vertex in 0..<n { starts[Int(degrees[vertex]) + 1] += 1 }
    for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
    let next = Buffer(starts.array, padding: 0)
    for vertex in 0..<n {
      let degree = Int(degrees[vertex])
      places[vertex] = next[degree]
      queue[Int(next[degree])] = Int32(truncatingIfNeeded: vertex)
      next[degree] += 1
    }
  }

  mutating func run(_ rows: RawRows, _ cancellation: Cancellation) throws(KernelError) {
    let (degrees, queue) = (degrees.base, queue.base)
    let (places, starts) = (places.base, starts.base)
    for position in 0..<rows.vertexCount {
      if position.isMultiple(of: 16384) { try cancellation.check() }
      let vertex = Int(queue[position])
      let core = degrees[vertex]
      for arc in rows.arcs(of: vertex) {
        let target = Int(rows.targets[arc])
        let degree = degrees[target]
        guard degree > core else { continue }
        // Swap with the first of its degree, then let the border pass over it.
        let first = starts[Int(degree)]
        let other = queue[Int(first)]
        let here = places[target]
        queue[Int(here)] = other
        places[Int(other)] = here
        queue[Int(first)] = Int32(truncatingIfNeeded: target)
        places[target] = first
        starts[Int(degree)] = first &+ 1
        degrees[target] = degree &- 1
      }
    }
  }
}

extension Measure {
  static let coreness = Measure(
    id: "coreness", name: Localized(de: "Kern", en: "Core"),
    meaning: Localized(
      de: "Wie tief jemand im dichten Kern sitzt: mit wie vielen, die untereinander ebenso viele "
        + "kennen.",
      en: "How deep in the dense core somebody is: tied to that many who are tied to as many among "
        + "themselves."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.coreness(graph, execution: execution).map { Double($0) }
    })
}
