/// Group degree: the share of outsiders tied to at least one member of a set.
///
/// - Parameter direction: `out` (default): outsiders an arc of a member leads to.
/// - Returns: 0...1; nil when nobody is outside.
/// - Complexity: O(*n* + arcs of the set).
/// - Source: Everett, Borgatti, "The Centrality of Groups and Classes", Journal of Mathematical
///   Sociology 23 (1999), 181–201. Equals NetworkX `group_degree_centrality`.
public func groupDegree(
  _ graph: Graph, _ set: [Int32], direction: MeasureOptions.Direction = .out
) -> Double? {
  let outsiders = graph.vertexCount - graph.distinctCount(set)
  guard outsiders > 0 else { return nil }
  let rows = graph.rows(direction)
  var state = [UInt8](repeating: 0, count: graph.vertexCount)  // 1 member, 2 reached
  for member in set { state[Int(member)] = 1 }
  var reached = 0
  for member in set {
    for arc in rows.arcs(of: Int(member)) where state[Int(rows.targets[arc])] == 0 {
      state[Int(rows.targets[arc])] = 2
      reached += 1
    }
  }
  return Double(reached) / Double(outsiders)
}

/// Group closeness: how near outsiders are to the nearest member of a set.
///
///     C(S) = r/(n − |S|) · r / Σ_v d(S, v)        over the r outsiders reached
///
/// - Parameter direction: `out` (default): steps from the set.
/// - Returns: 0...1; 0 when nobody is reached, nil when nobody is outside. Weights are ignored.
/// - Complexity: O(*n* + *m*).
/// - Source: Everett, Borgatti 1999, as above. Equals NetworkX `group_closeness_centrality` where all
///   are reached; the first factor is that of Wasserman and Faust.
public func groupCloseness(
  _ graph: Graph, _ set: [Int32], direction: MeasureOptions.Direction = .out
) -> Double? {
  let outsiders = graph.vertexCount - graph.distinctCount(set)
  guard outsiders > 0 else { return nil }
  let steps = graph.rows(direction).steps(from: set)
  let reached = steps.count { $0 > 0 }
  guard reached > 0 else { return 0 }
  let sum = steps.reduce(0) { $0 + max(0, Int($1)) }
  return Double(reached) / Double(outsiders) * Double(reached) / Double(sum)
}
