internal import Wording

/// Local clustering: the share of pairs of neighbours that are tied to each other.
///
///     C(v) = t(v) / (d(v)·(d(v) − 1)/2)
///
/// - Returns: *n* shares in vertex order, 0...1; NaN for a vertex with fewer than two neighbours,
///   where nothing can be said. Direction and weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: that of `triangles`.
/// - Source: Watts, Strogatz, "Collective Dynamics of 'Small-World' Networks", Nature 393 (1998),
///   440–442. Equals igraph `transitivity_local_undirected`; NetworkX `clustering` gives 0 below two
///   neighbours.
public func clustering(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let simple = graph.withoutWeights().undirected()
  let counts = try triangles(simple, execution: execution)
  return counts.indices.map { vertex in
    let degree = Double(simple.outgoing.degree(of: vertex))
    return degree < 2 ? .nan : Double(counts[vertex]) / (degree * (degree - 1) / 2)
  }
}

extension Measure {
  static let clustering = Measure(
    id: "clustering", name: Localized(de: "Verflechtung", en: "Clustering"),
    meaning: Localized(
      de: "Welcher Anteil der Kontakte sich auch untereinander kennt.",
      en: "Which share of the contacts know each other too."),
    range: 0...1, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.clustering(graph, execution: execution)
    })
}
