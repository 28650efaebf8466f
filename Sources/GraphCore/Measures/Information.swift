internal import Wording

/// Information centrality: how well a vertex is joined to all others when every path counts, short
/// ones more: ties are resistors, or currents, not roads.
///
///     I(v) = c / Σ_w R_vw · (c − 1)/(n − 1)
///
/// R effective resistance, weights are conductances; c vertices of v's component. In a connected
/// graph this is Stephenson and Zelen's measure; the last factor makes members of small components
/// comparable, as Wasserman and Faust do for closeness.
///
/// - Returns: *n* scores in vertex order; NaN for isolates. Direction is ignored, the weights of both
///   directions add up.
/// - Throws: `KernelError.cancelled`; `.outOfRange` if the dense core of a component has more than
///   10,000 vertices.
/// - Complexity: exact. O(core³) time and 8·core² bytes, where the core is what is left when vertices
///   of few neighbours are eliminated: some 5,000 of a town of 20,000. Seconds there, a moment below
///   2,000.
/// - Source: Stephenson, Zelen, "Rethinking Centrality", Social Networks 11 (1989), 1–37; Brandes,
///   Fleischer, "Centrality Measures Based on Current Flow", STACS 2005. Equals *n* times NetworkX
///   `information_centrality` (= `current_flow_closeness_centrality`).
public func informationCentrality(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let rows = graph.undirected().outgoing
  let components = connectedComponents(graph)
  let (offsets, members) = components.members()
  var local = [Int32](repeating: 0, count: graph.vertexCount)
  var scores = [Double](repeating: .nan, count: graph.vertexCount)
  for component in 0..<components.count where components.sizes[component] > 1 {
    let vertices = members[offsets[component]..<offsets[component + 1]]
    for (place, vertex) in vertices.enumerated() { local[Int(vertex)] = Int32(place) }
    let inverse = try GroundedInverse(of: vertices, rows, local: local, execution)
    let count = Double(vertices.count)
    let trace = inverse.diagonal.reduce(0, +)
    let factor = count * (count - 1) / Double(graph.vertexCount - 1)
    for (place, vertex) in vertices.enumerated() {
      let resistance = count * inverse.diagonal[place] + trace - 2 * inverse.sums[place]
      scores[Int(vertex)] = factor / resistance
    }
  }
  return scores
}

extension Measure {
  static let information = Measure(
    id: "information", name: Localized(de: "Informationszentralität", en: "Information"),
    meaning: Localized(
      de: "Wie gut jemand mit allen verbunden ist, wenn alle Wege zählen und kurze mehr.",
      en: "How well somebody is joined to everyone when all ways count and short ones more."),
    range: 0...Double.infinity, cost: .dense,
    compute: { graph, _, execution throws(KernelError) in
      try informationCentrality(graph, execution: execution)
    })
}
