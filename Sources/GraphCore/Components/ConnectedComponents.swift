/// Connected components: who can reach whom when direction is ignored.
///
/// - Returns: the components as a partition; an isolate is one of its own. An empty graph has none.
/// - Complexity: O(*n* + *m*), in practice far fewer arcs are looked at: two arcs per vertex join
///   most of the largest component, whose other arcs need no look then. O(*n*) memory.
/// - Source: Sutton, Ben-Nun, Barak, "Optimizing Parallel Graph Connectivity Computation via
///   Subgraph Sampling", IPDPS 2018 (Afforest). Equals igraph `connected_components(mode="weak")`.
public func connectedComponents(_ graph: Graph) -> Partition {
  let n = graph.vertexCount
  let forest = UnionForest(vertexCount: n)
  graph.outgoing.withRawRows { forest.joinSampled($0, places: 2) }
  let giant = forest.frequentRoot()
  for rows in graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing] {
    rows.withRawRows { forest.joinAll($0, but: giant) }
  }
  return Partition(
    labels: [Int32](unsafeUninitializedCapacity: n) { labels, count in
      for vertex in 0..<n { labels[vertex] = forest.root(Int32(truncatingIfNeeded: vertex)) }
      count = n
    })
}

/// Which vertices are known to hang together: each points to a lower one, the lowest to itself.
private struct UnionForest: ~Copyable {
  private let parents: Buffer<Int32>

  init(vertexCount n: Int) {
    parents = Buffer(repeating: 0, count: n)
    for vertex in 0..<n { parents[vertex] = Int32(truncatingIfNeeded: vertex) }
  }

  /// Joins each vertex with the other ends of its first arcs.
  func joinSampled(_ rows: RawRows, places: Int) {
    for place in 0..<places {
      for vertex in 0..<rows.vertexCount
      where rows.offsets[vertex] + place < rows.offsets[vertex + 1] {
        unite(Int32(truncatingIfNeeded: vertex), rows.targets[rows.offsets[vertex] + place])
      }
    }
  }

  /// Joins each vertex that does not hang together with `giant` with all its neighbours.
  func joinAll(_ rows: RawRows, but giant: Int32) {
    for vertex in 0..<rows.vertexCount where root(Int32(truncatingIfNeeded: vertex)) != giant {
      for arc in rows.arcs(of: vertex) {
        unite(Int32(truncatingIfNeeded: vertex), rows.targets[arc])
      }
    }
  }

  /// The root found most often among some evenly spread vertices; −1 without vertices.
  func frequentRoot() -> Int32 {
    let n = parents.count
    let samples = min(n, 256)
    let roots = (0..<samples).map { root(Int32($0 * n / samples)) }.sorted()
    var best: Int32 = -1
    var bestCount = 0
    var start = 0
    for end in roots.indices.map({ $0 + 1 })
    where end == roots.count || roots[end] != roots[start] {
      if end - start > bestCount {
        bestCount = end - start
        best = roots[start]
      }
      start = end
    }
    return best
  }

  /// The lowest vertex known to hang together with `vertex`; halves the way there.
  @inline(__always)
  func root(_ vertex: Int32) -> Int32 {
    var vertex = vertex
    while true {
      let parent = parents[Int(vertex)]
      if parent == vertex { return vertex }
      let grandparent = parents[Int(parent)]
      parents[Int(vertex)] = grandparent
      vertex = grandparent
    }
  }

  @inline(__always)
  private func unite(_ one: Int32, _ other: Int32) {
    let a = root(one)
    let b = root(other)
    if a < b { parents[Int(b)] = a } else { parents[Int(a)] = b }
  }
}
