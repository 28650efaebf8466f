/// The diameter of the largest connected component, direction and weights ignored.
///
/// Of equally large components that of the lowest vertex counts. 0 without edges.
///
/// Bounds on every vertex's eccentricity shrink with each search; few searches settle a community.
/// Where they do not, all distances are searched at once.
///
/// - Complexity: usually some dozen searches, at worst as `distanceTotals`.
/// - Source: Takes, Kosters, "Determining the Diameter of Small World Networks", CIKM 2011.
public func largestDiameter(_ graph: Graph, execution: Execution) throws(KernelError) -> Int {
  let seen = graph.undirected().withoutWeights()
  let components = connectedComponents(seen)
  var open = (0..<Int32(seen.vertexCount)).filter { components.groups[Int($0)] == 0 }
  var lower = [Int32](repeating: 0, count: seen.vertexCount)
  var upper = [Int32](repeating: .max, count: seen.vertexCount)
  var search = BreadthFirst(vertexCount: seen.vertexCount)
  var longest: Int32 = 0
  for round in 0..<64 {
    try execution.cancellation.check()
    // In turns the vertex that may be farthest out and the one that may be most central.
    let next =
      round.isMultiple(of: 2)
      ? open.max { (upper[Int($0)], seen.degree($0)) < (upper[Int($1)], seen.degree($1)) }
      : open.min { (lower[Int($0)], -seen.degree($0)) < (lower[Int($1)], -seen.degree($1)) }
    guard let next else { return Int(longest) }
    search.run(seen.outgoing, from: [next])
    let farthest = search.reached.last.map { search.depths[Int($0)] } ?? 0
    longest = max(longest, farthest)
    open.removeAll { vertex in
      let depth = search.depths[Int(vertex)]
      lower[Int(vertex)] = max(lower[Int(vertex)], max(depth, farthest - depth))
      upper[Int(vertex)] = min(upper[Int(vertex)], farthest + depth)
      return vertex == next || upper[Int(vertex)] <= longest
    }
  }
  guard !open.isEmpty else { return Int(longest) }
  let totals = try distanceTotals(seen, execution: execution)
  let inLargest = totals.farthest.indices.filter { components.groups[$0] == 0 }
  return Int(inLargest.map { totals.farthest[$0] }.max() ?? 0)
}

extension Graph {
  fileprivate func degree(_ vertex: Int32) -> Int { outgoing.degree(of: Int(vertex)) }
}
