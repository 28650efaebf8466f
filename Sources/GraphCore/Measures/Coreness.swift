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
  let n = graph.vertexCount
  let rows = graph.undirected().outgoing
  let offsets = rows.offsets
  let targets = rows.targets
  // `queue` holds the vertices by remaining degree, `place` where each stands in it, `starts` the
  // first place of each degree.
  var degrees = (0..<n).map { Int32(offsets[$0 + 1] - offsets[$0]) }
  var starts = [Int32](repeating: 0, count: Int(degrees.max() ?? 0) + 2)
  for degree in degrees { starts[Int(degree) + 1] += 1 }
  for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
  var next = starts
  var place = [Int32](repeating: 0, count: n)
  var queue = [Int32](repeating: 0, count: n)
  for vertex in 0..<n {
    let degree = Int(degrees[vertex])
    place[vertex] = next[degree]
    queue[Int(next[degree])] = Int32(vertex)
    next[degree] += 1
  }
  for position in 0..<n {
    if position.isMultiple(of: 16384) { try execution.cancellation.check() }
    let vertex = Int(queue[position])
    let core = degrees[vertex]
    for arc in offsets[vertex]..<offsets[vertex + 1] {
      let target = Int(targets[arc])
      let degree = degrees[target]
      guard degree > core else { continue }
      // Swap with the first of its degree, then let the border pass over it.
      let first = starts[Int(degree)]
      let other = queue[Int(first)]
      let here = place[target]
      queue[Int(here)] = other
      place[Int(other)] = here
      queue[Int(first)] = Int32(target)
      place[target] = first
      starts[Int(degree)] = first + 1
      degrees[target] = degree - 1
    }
  }
  return degrees
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
