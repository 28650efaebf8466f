/// The trees that hang at an undirected graph by one edge each, peeled off.
///
/// Whoever has one neighbour only lies between no others, and all ways to it lead over that
/// neighbour; without it the neighbour may be left with one in turn. What is peeled off counts
/// where it hung, and which ways turn in trees is known without a search.
///
/// - Source: Sarıyüce, Saule, Kaya, Çatalyürek, "Shattering and Compressing Networks for
///   Betweenness Centrality", SDM 2013 (degree-1 folding).
struct PendantTrees {
  /// The graph without the arcs of whoever was peeled off; the graph itself if nobody was.
  let rest: Graph
  /// Per vertex how many it stands for: itself and those peeled off behind it.
  let sizes: [Double]
  /// Per vertex over how many pairs it lies, each pair both ways, of which one is behind it.
  let pairs: [Double]

  /// - Complexity: O(*n* + *m*).
  init(_ graph: Graph) {
    let n = graph.vertexCount
    let rows = graph.outgoing
    let components = connectedComponents(graph)
    var degrees = (0..<n).map { rows.degree(of: $0) }
    var sizes = [Double](repeating: 1, count: n)
    var squares = [Double](repeating: 0, count: n)
    var isPeeled = [Bool](repeating: false, count: n)
    var waiting = (0..<n).filter { degrees[$0] == 1 }
    while let leaf = waiting.popLast() {
      // Of two who have only each other one stays.
      guard degrees[leaf] == 1,
        let arc = rows.arcs(of: leaf).first(where: { !isPeeled[Int(rows.targets[$0])] })
      else { continue }
      let neighbour = Int(rows.targets[arc])
      isPeeled[leaf] = true
      sizes[neighbour] += sizes[leaf]
      squares[neighbour] += sizes[leaf] * sizes[leaf]
      degrees[neighbour] -= 1
      if degrees[neighbour] == 1 { waiting.append(neighbour) }
    }
    // With trees of t₁, t₂, … vertices behind it, one of N in its component lies between the tᵢ of
    // each and the N − 1 − tᵢ others, the pairs in two of its trees counted once.
    pairs = (0..<n).map { vertex in
      let behind = sizes[vertex] - 1
      guard behind > 0 else { return 0 }
      let others = Double(components.sizes[Int(components.groups[vertex])] - 1)
      return 2 * others * behind - squares[vertex] - behind * behind
    }
    rest = isPeeled.contains(true) ? graph.withoutArcs(of: isPeeled) : graph
    self.sizes = sizes
  }
}

extension Graph {
  /// The same undirected graph, but nobody of a set has arcs.
  fileprivate func withoutArcs(of isGone: [Bool]) -> Graph {
    var offsets = [0]
    var targets: [Int32] = []
    var weights: [Double] = []
    offsets.reserveCapacity(vertexCount + 1)
    targets.reserveCapacity(arcCount)
    for vertex in 0..<vertexCount {
      if !isGone[vertex] {
        for arc in outgoing.arcs(of: vertex) where !isGone[Int(outgoing.targets[arc])] {
          targets.append(outgoing.targets[arc])
          if isWeighted { weights.append(outgoing.weights[arc]) }
        }
      }
      offsets.append(targets.count)
    }
    let rows = Adjacency(offsets: offsets, targets: targets, weights: weights)
    return Graph(vertexCount: vertexCount, isDirected: false, outgoing: rows, incoming: rows)
  }
}
