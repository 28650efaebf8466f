internal import Wording

/// Eigenvector centrality: listened to by those who are listened to.
///
///     λ₁·x(v) = Σ_{w→v} s(w, v)·x(w)
///
/// Not defined where two parts of the graph share the greatest eigenvalue, nor without a cycle.
///
/// - Parameter direction: `in` looks along arcs that enter, `out` along those that leave, `both`
///   ignores direction.
/// - Returns: *n* scores in vertex order, maximum 1; 0 where the leading (strong) component does
///   not lead to.
/// - Throws: `KernelError.notDefined`, `.notConverged`, `.cancelled`.
/// - Complexity: a few dozen sweeps over the arcs.
/// - Source: Bonacich, "Factoring and Weighting Approaches to Status Scores", 1972. Equals igraph
///   `eigenvector_centrality`.
public func eigenvector(
  _ graph: Graph, direction: MeasureOptions.Direction = .in, execution: Execution
) throws(KernelError) -> [Double] {
  let seen =
    switch direction {
    case .in: graph
    case .out: graph.reversed()
    case .both: graph.undirected()
    }
  guard seen.arcCount > 0 else { throw .notDefined(.noArcs) }
  let pair = try LeadingPair(try Blocks(seen, execution), execution)
  guard pair.value > 0 else { throw .notDefined(.acyclic) }
  guard !pair.vector.isEmpty else { throw .notDefined(.leadingEigenvectorNotUnique) }
  return seen.isDirected ? try extended(pair, seen, execution) : pair.vector
}

/// Carries the scores of the leading strong component on to whom it leads to: x = A·x/λ₁ there.
private func extended(
  _ pair: LeadingPair, _ graph: Graph, _ execution: Execution
) throws(KernelError) -> [Double] {
  var scores = pair.vector
  var search = BreadthFirst(vertexCount: graph.vertexCount)
  search.run(graph.outgoing, from: scores.indices.filter { scores[$0] > 0 }.map(Int32.init))
  let outside = search.reached.filter { search.depths[Int($0)] > 0 }
  guard !outside.isEmpty else { return scores }
  var product = scores
  var change = Double.infinity
  var sweeps = 0
  while change > 1e-13 {
    guard sweeps < 10_000 else { throw .notConverged(iterations: sweeps, change: change) }
    sweeps += 1
    change = 0
    try graph.incoming.multiply(scores, into: &product, execution: execution)
    for vertex in outside {
      let next = product[Int(vertex)] / pair.value
      change = max(change, (next - scores[Int(vertex)]) / max(next, 1e-300))
      scores[Int(vertex)] = next
    }
  }
  let greatest = scores.max() ?? 1
  return scores.map { $0 / greatest }
}

extension Measure {
  static let eigenvector = Measure(
    id: "eigenvector", name: Localized(de: "Eigenvektor", en: "Eigenvector"),
    meaning: Localized(
      de: "Wer von denen gekannt wird, die selbst viel gekannt werden; der Höchste hat 1.",
      en: "Who is known by those who are well known themselves; the highest has 1."),
    range: 0...1, cost: .linear,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.eigenvector(graph, direction: options.direction ?? .in, execution: execution)
    })
}
