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
  ///   - countsParallel: whether edges without weights that are merged get their number as weight;
  ///     the graph then has weights if there are such edges, and `undirected` gives it some if there
  ///     are arcs both ways.
  ///   - isDirected: whether an edge runs from source to target only.
  /// - Complexity: O(*n* + *m*) time and memory: two counting sorts.
  public init(
    vertexCount: Int, sources: [Int32], targets: [Int32], weights: [Double] = [],
    countsParallel: Bool = false, isDirected: Bool
  ) {
    precondition(sources.count == targets.count, "Each edge needs a source and a target.")
    precondition(
      weights.isEmpty || weights.count == sources.count, "Each edge needs a weight, or none does.")
    precondition(vertexCount < Int(Int32.max), "At most 2,147,483,646 vertices.")
    var rows = ArcRows(vertexCount: vertexCount, isWeighted: !weights.isEmpty)
    rows.fill(from: sources, to: targets, weights: weights, bothWays: !isDirected)
    // Transposing sorts: in the rows of the transpose the other ends ascend.
    var incoming = (consume rows).transposed()
    if countsParallel { incoming.weighParallel() }
    let outgoing = isDirected ? incoming.transposed().merged() : nil
    let into = (consume incoming).merged()
    self.init(
      vertexCount: vertexCount, isDirected: isDirected, outgoing: outgoing ?? into, incoming: into,
      countsParallel: countsParallel)
  }

  /// The undirected graph below a directed one: a pair tied in both directions becomes one edge
  /// whose weight is the sum; without weights it counts 1, or 2 if the graph counts parallel edges.
  ///
  /// An undirected graph stays as it is.
  ///
  /// - Complexity: O(*n* + *m*).
  public func undirected() -> Graph {
    guard isDirected else { return self }
    let rows = Adjacency(uniting: outgoing, incoming, countsParallel: countsParallel)
    return Graph(
      vertexCount: vertexCount, isDirected: false, outgoing: rows, incoming: rows,
      countsParallel: countsParallel)
  }
}

/// Rows under construction: arcs by the vertex they leave, in any order, not yet merged.
private struct ArcRows {
  let vertexCount: Int
  private(set) var isWeighted: Bool
  var offsets: [Int]
  var targets: [Int32] = []
  var weights: [Double] = []

  init(vertexCount: Int, isWeighted: Bool) {
    self.vertexCount = vertexCount
    self.isWeighted = isWeighted
    offsets = [Int](repeating: 0, count: vertexCount + 1)
  }

  /// - Parameter given: one weight per edge, or none.
  mutating func fill(
    from sources: [Int32], to ends: [Int32], weights given: [Double], bothWays: Bool
  ) {
    for edge in sources.indices where sources[edge] != ends[edge] {
      offsets[Int(sources[edge]) + 1] += 1
      if bothWays { offsets[Int(ends[edge]) + 1] += 1 }
    }
    place { put in
      for edge in sources.indices where sources[edge] != ends[edge] {
        let weight = given.isEmpty ? 1 : given[edge]
        put(Int(sources[edge]), ends[edge], weight)
        if bothWays { put(Int(ends[edge]), sources[edge], weight) }
      }
    }
  }

  /// The same arcs by the vertex they enter; each row ascending, equal arcs in their former order.
  func transposed() -> ArcRows {
    var result = ArcRows(vertexCount: vertexCount, isWeighted: isWeighted)
    for target in targets { result.offsets[Int(target) + 1] += 1 }
    result.place { put in
      for vertex in 0..<vertexCount {
        for arc in offsets[vertex]..<offsets[vertex + 1] {
          put(Int(targets[arc]), Int32(vertex), isWeighted ? weights[arc] : 1)
        }
      }
    }
    return result
  }

  /// Gives every arc the weight 1 if rows without weights hold equal neighbours; rows ascend.
  mutating func weighParallel() {
    guard !isWeighted, hasParallel else { return }
    weights = [Double](repeating: 1, count: targets.count)
    isWeighted = true
  }

  /// Whether a row, ascending, names a neighbour twice.
  private var hasParallel: Bool {
    (0..<vertexCount).contains { vertex in
      let row = targets[offsets[vertex]..<offsets[vertex + 1]]
      return zip(row, row.dropFirst()).contains { $0 == $1 }
    }
  }

  /// Turns the counts in `offsets` into positions and fills the rows.
  ///
  /// - Parameter fill: hands each arc's row, other end and weight to its argument.
  @inline(__always)
  private mutating func place(_ fill: ((Int, Int32, Double) -> Void) -> Void) {
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    let next = Buffer(offsets, padding: 0)
    let count = offsets[vertexCount]
    let places = next.base
    weights = [Double](unsafeUninitializedCapacity: isWeighted ? count : 0) { weights, filled in
      if isWeighted { HugePages.advise(UnsafeMutableRawBufferPointer(weights)) }
      targets = [Int32](unsafeUninitializedCapacity: count) { targets, filled in
        HugePages.advise(UnsafeMutableRawBufferPointer(targets))
        fill { row, target, weight in
          let place = places[row]
          places[row] = place &+ 1
          targets[place] = target
          if isWeighted { weights[place] = weight }
        }
        filled = count
      }
      filled = isWeighted ? count : 0
    }
  }

  /// Ascending rows with equal neighbours merged, their weights added in row order.
  consuming func merged() -> Graph.Adjacency {
    var end = 0
    var start = 0
    for vertex in 0..<vertexCount {
      let first = end
      let row = start..<offsets[vertex + 1]
      start = row.upperBound
      for arc in row {
        if end > first, targets[end - 1] == targets[arc] {
          if isWeighted { weights[end - 1] += weights[arc] }
        } else {
          targets[end] = targets[arc]
          if isWeighted { weights[end] = weights[arc] }
          end += 1
        }
      }
      offsets[vertex + 1] = end
    }
    if end < targets.count {
      // Copies, so that no memory is kept for arcs that are gone.
      targets = Array(targets[..<end])
      weights = Array(weights.prefix(end))
    }
    return Graph.Adjacency(offsets: offsets, targets: targets, weights: weights)
  }
}

extension Graph.Adjacency {
  /// The arcs of both; where both have one, the weights are added.
  ///
  /// - Parameter countsParallel: whether arcs without weights are added, too, as 1 each.
  fileprivate init(
    uniting one: Graph.Adjacency, _ other: Graph.Adjacency, countsParallel: Bool
  ) {
    let n = one.offsets.count - 1
    var starts = [Int](repeating: 0, count: n + 1)
    for vertex in 0..<n {
      var count = 0
      Self.unite(one, other, vertex) { _, _, _ in count &+= 1 }
      starts[vertex + 1] = starts[vertex] + count
    }
    let hasWeights = !one.weights.isEmpty
    let isMutual = starts[n] < one.targets.count + other.targets.count
    let isWeighted = hasWeights || countsParallel && isMutual
    func weight(_ rows: Graph.Adjacency, _ arc: Int?) -> Double {
      arc.map { hasWeights ? rows.weights[$0] : 1 } ?? 0
    }
    var targets = [Int32](repeating: 0, count: starts[n])
    var weights = [Double](repeating: 0, count: isWeighted ? starts[n] : 0)
    var place = 0
    for vertex in 0..<n {
      Self.unite(one, other, vertex) { target, arc, otherArc in
        targets[place] = target
        if isWeighted {
          weights[place] = weight(one, arc) + weight(other, otherArc)
        }
        place &+= 1
      }
    }
    self.init(offsets: starts, targets: targets, weights: weights)
  }

  /// Calls `body` for each neighbour of a vertex in two rows, ascending, with its arc in either.
  @inline(__always)
  private static func unite(
    _ one: Graph.Adjacency, _ other: Graph.Adjacency, _ vertex: Int,
    _ body: (Int32, Int?, Int?) -> Void
  ) {
    var arc = one.offsets[vertex]
    let end = one.offsets[vertex + 1]
    var otherArc = other.offsets[vertex]
    let otherEnd = other.offsets[vertex + 1]
    while arc < end, otherArc < otherEnd {
      let (a, b) = (one.targets[arc], other.targets[otherArc])
      body(min(a, b), a <= b ? arc : nil, b <= a ? otherArc : nil)
      arc &+= a <= b ? 1 : 0
      otherArc &+= b <= a ? 1 : 0
    }
    while arc < end {
      body(one.targets[arc], arc, nil)
      arc &+= 1
    }
    while otherArc < otherEnd {
      body(other.targets[otherArc], nil, otherArc)
      otherArc &+= 1
    }
  }
}
