/// Σ_s δ_s(v) with arcs 1/weight long: one search per source.
///
/// - Returns: *n* sums; in an undirected graph each pair is seen from both ends.
/// - Complexity: O(*n*·*m* log *n*) time, O(*n*) memory per part.
/// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality", 2001.
func weightedDependencies(_ graph: Graph, _ execution: Execution) throws(KernelError) -> [Double] {
  let n = graph.vertexCount
  let lengths = graph.outgoing.lengths()
  let partial = try execution.mapRanges(of: n) { (sources) throws(KernelError) -> [Double] in
    var search = WeightedSearch(vertexCount: n)
    var dependencies = [Double](repeating: 0, count: n)
    var sums = dependencies
    for source in sources {
      try execution.cancellation.check()
      search.run(graph.outgoing, lengths: lengths, from: source)
      if search.greatestCount < PathLanes.greatestCount {
        add(graph.outgoing, lengths, search, &dependencies, to: &sums)
      } else {
        let (distances, places) = (search.distances, search.places)
        addExtendedDependencies(graph.outgoing, order: search.settled, to: &sums) {
          PathLength.isEqual(distances[$0] + lengths[$1], distances[$2]) && places[$2] > places[$0]
        }
      }
    }
    return sums
  }
  return partial.summed(count: n)
}

/// Adds the dependencies of one source, from the farthest vertex back.
private func add(
  _ rows: Graph.Adjacency, _ lengths: [Double], _ search: borrowing WeightedSearch,
  _ dependencies: inout [Double], to sums: inout [Double]
) {
  for place in stride(from: search.settled.count - 1, to: 0, by: -1) {
    let vertex = Int(search.settled[place])
    let distance = search.distances[vertex]
    var ratios = 0.0
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      guard PathLength.isEqual(distance + lengths[arc], search.distances[target]),
        search.places[target] > place
      else { continue }
      ratios += (1 + dependencies[target]) / search.pathCounts[target]
    }
    dependencies[vertex] = ratios * search.pathCounts[vertex]
    sums[vertex] += dependencies[vertex]
  }
}
