internal import Wording

/// Hubs (Kleinberg): whoever points to many good authorities.
///
/// The leading eigenvector of A·Aᵀ. Not defined where it is not unique: in two-mode graphs and where
/// parts are equally strong.
///
/// - Returns: *n* scores in vertex order, maximum 1.
/// - Throws: `KernelError.notDefined`, `.notConverged`, `.cancelled`.
/// - Complexity: a few dozen sweeps over the arcs.
/// - Source: Kleinberg, "Authoritative Sources in a Hyperlinked Environment", JACM 46 (1999).
///   Equals igraph `hub_score`; NetworkX `hits` divides by the sum.
public func hub(_ graph: Graph, execution: Execution) throws(KernelError) -> [Double] {
  try leadingSingularVector(graph.outgoing, graph.incoming, execution)
}

/// Authorities (Kleinberg): whoever many good hubs point to.
///
/// The leading eigenvector of Aᵀ·A; see `hub`.
public func authority(_ graph: Graph, execution: Execution) throws(KernelError) -> [Double] {
  try leadingSingularVector(graph.incoming, graph.outgoing, execution)
}

private func leadingSingularVector(
  _ rows: Graph.Adjacency, _ transposed: Graph.Adjacency, _ execution: Execution
) throws(KernelError) -> [Double] {
  guard !rows.targets.isEmpty else { throw .notDefined(.noArcs) }
  let pair = try LeadingPair(Blocks(square: rows, transposed: transposed), execution)
  guard !pair.vector.isEmpty else { throw .notDefined(.leadingEigenvectorNotUnique) }
  return pair.vector
}

extension Measure {
  static let hub = Measure(
    id: "hub", name: Localized(de: "Verweiser", en: "Hub"),
    meaning: Localized(
      de: "Wer sich an viele richtet, an die sich viele richten; der Höchste hat 1.",
      en: "Who points to many to whom many point; the highest has 1."),
    range: 0...1, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.hub(graph, execution: execution)
    })

  static let authority = Measure(
    id: "authority", name: Localized(de: "Autorität", en: "Authority"),
    meaning: Localized(
      de: "An wen sich viele richten, die sich an viele Gefragte richten; der Höchste hat 1.",
      en: "To whom many point who point to many asked ones; the highest has 1."),
    range: 0...1, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.authority(graph, execution: execution)
    })
}
