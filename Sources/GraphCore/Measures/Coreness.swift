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

/// Takes all vertices of least degree away, with those that come down to it, then the next.
///
/// A vertex is looked at once for each degree up to its coreness, which is fewer times than it has
/// arcs; no order by degree has to be kept.
private struct CorePeeling: ~Copyable {
  /// What remains of each degree; in the end the coreness.
  let degrees: Buffer<Int32>
  /// Vertices that may remain.
  private let open: Buffer<Int32>
  /// Vertices to be taken away; like `open` with a place to spare.
  private let queue: Buffer<Int32>

  init(_ rows: RawRows) {
    let n = rows.vertexCount
    degrees = Buffer(repeating: 0, count: n)
    open = Buffer(repeating: 0, count: n + 1)
    queue = Buffer(repeating: 0, count: n + 1)
    for vertex in 0..<n {
      degrees[vertex] = Int32(truncatingIfNeeded: rows.arcs(of: vertex).count)
      open[vertex] = Int32(truncatingIfNeeded: vertex)
    }
  }

  mutating func run(_ rows: RawRows, _ cancellation: Cancellation) throws(KernelError) {
    let (degrees, open, queue) = (degrees.base, open.base, queue.base)
    var remaining = rows.vertexCount
    var core: Int32 = 0
    while remaining > 0 {
      var (kept, count) = (0, 0)
      var least = Int32.max
      // What to do is hard to foresee, so everything is written down and the counts tell.
      for place in 0..<remaining {
        let vertex = open[place]
        let degree = degrees[Int(vertex)]
        queue[count] = vertex
        count &+= degree == core ? 1 : 0
        open[kept] = vertex
        kept &+= degree > core ? 1 : 0
        least = min(least, degree > core ? degree : .max)
      }
      remaining = kept
      guard count > 0 else {
        core = least
        continue
      }
      try takeAway(rows, core, count, cancellation)
      core += 1
    }
  }

  /// Takes the `count` vertices in the queue away, and those whose degree comes down to `core`.
  private func takeAway(
    _ rows: RawRows, _ core: Int32, _ count: Int, _ cancellation: Cancellation
  ) throws(KernelError) {
    let (degrees, queue) = (degrees.base, queue.base)
    var count = count
    var head = 0
    while head < count {
      if head & 0x3FFF == 0 { try cancellation.check() }
      for arc in rows.arcs(of: Int(queue[head])) {
        let target = rows.targets[arc]
        let degree = degrees[Int(target)]
        degrees[Int(target)] = degree &- (degree > core ? 1 : 0)
        queue[count] = target
        count &+= degree == core &+ 1 ? 1 : 0
      }
      head += 1
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
