/// Modularity: how much more of the weight lies within groups than chance would put there.
///
///     Q = Σ_c [ W_c/W − γ·(S_c/2W)² ]
///
/// W total weight of the edges, W_c of those within group c, S_c sum of the strengths in c.
///
/// - Parameter resolution: γ; above 1 it asks for smaller groups.
/// - Returns: Q, at most 1; nil for a graph without edges. Direction is ignored, the weights of both
///   directions add up.
/// - Complexity: O(*n* + *m*).
/// - Source: Newman, Girvan, "Finding and Evaluating Community Structure in Networks", Physical
///   Review E 69 (2004), 026113; resolution: Reichardt, Bornholdt, ibid. 74 (2006), 016110. Equals
///   igraph `modularity`.
public func modularity(
  _ graph: Graph, _ partition: Partition, resolution: Double = 1
) -> Double? {
  precondition(
    partition.groups.count == graph.vertexCount, "The partition is one of another graph.")
  let rows = graph.undirected().outgoing
  let groups = partition.groups
  var strengths = [Double](repeating: 0, count: partition.count)
  var within = 0.0
  var total = 0.0
  for vertex in groups.indices {
    let group = groups[vertex]
    var strength = 0.0
    for arc in rows.arcs(of: vertex) {
      let weight = rows.weights.isEmpty ? 1 : rows.weights[arc]
      strength += weight
      if groups[Int(rows.targets[arc])] == group { within += weight }
    }
    strengths[Int(group)] += strength
    total += strength
  }
  guard total > 0 else { return nil }
  let expected = strengths.reduce(0.0) { $0 + ($1 / total) * ($1 / total) }
  return within / total - resolution * expected
}
