/// Σ_s δ_s(v) with arcs 1/weight long: one search per source.
///
/// - Parameter sizes: how many vertices each one stands for.
/// - Returns: *n* sums; in an undirected graph each pair is seen from both ends.
/// - Complexity: see `WeightedSearch`, once per vertex; O(*n*) memory per part.
/// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality", 2001.
func weightedDependencies(
  _ graph: Graph, sizes: [Double], _ execution: Execution
) throws(KernelError) -> [Double] {
  let n = graph.vertexCount
  let network = LengthRows(
    graph.outgoing, back: graph.incoming, isSymmetric: !graph.isDirected)
  let partial = try execution.mapRanges(of: n) { (sources) throws(KernelError) -> [Double] in
    var search = WeightedSearch(network)
    let shares = Buffer(repeating: 0.0, count: n)
    var sums = [Double](repeating: 0, count: n)
    for source in sources where graph.outgoing.degree(of: source) > 0 {
      try execution.cancellation.check()
      search.run(from: source, countsPaths: true)
      if search.greatestCount < Double.greatest {
        add(search, shares, sizes, to: &sums)
      } else {
        addExtended(network, search, sizes, to: &sums)
      }
    }
    return sums
  }
  return partial.summed(count: n)
}

/// Adds the dependencies of one source, from the farthest vertex back.
///
/// With S(v) = δ(v)/σ(v) each vertex u just before v gains S(v) + 1/σ(v), the 1 for each vertex that
/// v stands for.
private func add(
  _ search: borrowing WeightedSearch, _ shares: borrowing Buffer<Double>, _ sizes: [Double],
  to sums: inout [Double]
) {
  let weight = sizes[Int(search.settled[0])]
  sums.withUnsafeMutableBufferPointer { sums in
    for place in stride(from: search.settledCount &- 1, to: 0, by: -1) {
      let vertex = Int(search.settled[place])
      let count = search.pathCounts[vertex]
      let share = shares[vertex]
      shares[vertex] = 0
      sums[vertex] += share * count * weight
      let passed = share + sizes[vertex] / count
      for index in search.predecessorStarts[place]..<search.predecessorStarts[place &+ 1] {
        shares[Int(search.predecessors[index])] += passed
      }
    }
    shares[Int(search.settled[0])] = 0
  }
}

/// For a source from which there are more paths than a `Double` can count.
private func addExtended(
  _ network: LengthRows, _ search: borrowing WeightedSearch, _ sizes: [Double],
  to sums: inout [Double]
) {
  let distances = search.distances.array
  let places = search.places.array
  addExtendedDependencies(network.rows, order: search.order, sizes: sizes, to: &sums) {
    PathLength.isEqual(distances[$0] + network.lengths[$1], distances[$2])
      && places[$2] > places[$0]
  }
}
