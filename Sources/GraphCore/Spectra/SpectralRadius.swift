/// λ₁ of the adjacency matrix: the growth per step of the number of walks.
///
/// - Returns: the greatest eigenvalue, with weights if the graph has any; 0 without a cycle (an
///   undirected edge is one).
/// - Throws: `KernelError.notConverged`, `.cancelled`.
public func spectralRadius(_ graph: Graph, execution: Execution) throws(KernelError) -> Double {
  try LeadingPair(
    try Blocks(graph, execution), valueOnly: true, execution
  ).value
}

/// λ₁, or the reason why there is none above 0.
func positiveSpectralRadius(_ graph: Graph, _ execution: Execution) throws(KernelError) -> Double {
  guard graph.arcCount > 0 else { throw .notDefined(.noArcs) }
  let radius = try spectralRadius(graph, execution: execution)
  guard radius > 0 else { throw .notDefined(.acyclic) }
  return radius
}
