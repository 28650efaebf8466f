extension Graph {
  /// Builds a graph from arrays of edges, in time linear in vertices and edges.
  ///
  /// Loops are dropped; edges between the same two vertices (in the same direction, if directed)
  /// are merged and their weights added.
  ///
  /// - Parameters:
  ///   - vertexCount: *n*; the ends lie in 0..<*n*.
  ///   - sources: one end of each edge; the tail, if directed.
  ///   - targets: the other end; as many as `sources`.
  ///   - weights: finite and positive, one per edge; empty stands for all 1. Without weights the
  ///     graph has none either: merged edges then count 1.
  ///   - isDirected: whether an edge runs from source to target only.
  /// - Complexity: O(*n* + *m*) time and memory: two counting sorts.
  public init(
    vertexCount: Int, sources: [Int32], targets: [Int32], weights: [Double] = [],
    isDirected: Bool
  ) {
    precondition(sources.count == targets.count, "Each edge needs a source and a target.")
    precondition(
      weights.isEmpty || weights.count == sources.count, "Each edge needs a weight, or none does.")
    precondition(vertexCount < Int(Int32.max), "At most 2,147,483,646 vertices.")
    var rows = ArcRows(vertexCount: vertexCount, isWeighted: !weights.isEmpty)
    rows.fill(from: sources, to: targets, weights: weights, bothWays: !isDirected)
    // Transposing sorts: in the rows of the transpose the other ends ascend.
    let incoming = rows.transposed()
    let into = incoming.merged()
    self.init(
      vertexCount: vertexCount, isDirected: isDirected,
      outgoing: isDirected ? incoming.transposed().merged() : into, incoming: into)
  }

  /// The undirected graph below a directed one: a pair tied in both directions becomes one edge
  /// whose weight is the sum.
  ///
  /// An undirected graph stays as it is.
  public func undirected() -> Graph {
    guard isDirected else { return self }
    var sources: [Int32] = []
    sources.reserveCapacity(arcCount)
    for vertex in 0..<vertexCount {
      sources.append(contentsOf: repeatElement(Int32(vertex), count: outgoing.degree(of: vertex)))
    }
    return Graph(
      vertexCount: vertexCount, sources: sources, targets: outgoing.targets,
      weights: outgoing.weights, isDirected: false)
  }
}

/// Rows under construction: arcs by the vertex they leave, in any order, not yet merged.
private struct ArcRows {
  let vertexCount: Int
  let isWeighted: Bool
  var offsets: [Int]
  var targets: [Int32] = []
  var weights: [Double] = []

  init(vertexCount: Int, isWeighted: Bool) {
    self.vertexCount = vertexCount
    self.isWeighted = isWeighted
    offsets = [Int](repeating: 0, count: vertexCount + 1)
  }

  mutating func fill(
    from sources: [Int32], to ends: [Int32], weights given: [Double], bothWays: Bool
  ) {
    for edge in sources.indices where sources[edge] != ends[edge] {
      offsets[Int(sources[edge]) + 1] += 1
      if bothWays { offsets[Int(ends[edge]) + 1] += 1 }
    }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    targets = [Int32](repeating: 0, count: offsets[vertexCount])
    if isWeighted { weights = [Double](repeating: 0, count: targets.count) }
    for edge in sources.indices where sources[edge] != ends[edge] {
      let source = Int(sources[edge])
      let target = Int(ends[edge])
      targets[next[source]] = ends[edge]
      if isWeighted { weights[next[source]] = given[edge] }
      next[source] += 1
      guard bothWays else { continue }
      targets[next[target]] = sources[edge]
      if isWeighted { weights[next[target]] = given[edge] }
      next[target] += 1
    }
  }

  /// The same arcs by the vertex they enter; each row ascending, equal arcs in their former order.
  func transposed() -> ArcRows {
    var result = ArcRows(vertexCount: vertexCount, isWeighted: isWeighted)
    for target in targets { result.offsets[Int(target) + 1] += 1 }
    for vertex in 0..<vertexCount { result.offsets[vertex + 1] += result.offsets[vertex] }
    var next = result.offsets
    result.targets = [Int32](repeating: 0, count: targets.count)
    if isWeighted { result.weights = [Double](repeating: 0, count: targets.count) }
    for vertex in 0..<vertexCount {
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        let target = Int(targets[arc])
        result.targets[next[target]] = Int32(vertex)
        if isWeighted { result.weights[next[target]] = weights[arc] }
        next[target] += 1
      }
    }
    return result
  }

  /// Ascending rows with equal neighbours merged, their weights added in row order.
  func merged() -> Graph.Adjacency {
    var newOffsets = [Int](repeating: 0, count: vertexCount + 1)
    var newTargets: [Int32] = []
    var newWeights: [Double] = []
    newTargets.reserveCapacity(targets.count)
    if isWeighted { newWeights.reserveCapacity(targets.count) }
    for vertex in 0..<vertexCount {
      let start = newTargets.count
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        if newTargets.count > start, newTargets[newTargets.count - 1] == targets[arc] {
          if isWeighted { newWeights[newWeights.count - 1] += weights[arc] }
        } else {
          newTargets.append(targets[arc])
          if isWeighted { newWeights.append(weights[arc]) }
        }
      }
      newOffsets[vertex + 1] = newTargets.count
    }
    return Graph.Adjacency(offsets: newOffsets, targets: newTargets, weights: newWeights)
  }
}
