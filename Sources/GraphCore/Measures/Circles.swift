internal import Wording

/// With how many circles a vertex is tied, counted by how evenly.
///
///     N(v) = exp(−Σ_c p_vc·ln p_vc)      p_vc = share of v's strength that goes to circle c
///
/// A vertex that is tied to *k* circles in equal parts scores *k*; one tie elsewhere among many at
/// home adds little.
///
/// - Parameter partition: the circle of each vertex.
/// - Returns: *n* scores in vertex order, 1 or more; NaN for isolates. Direction is ignored, the
///   weights of both directions add up.
/// - Complexity: O(*n* + *m*).
/// - Source: Hill, "Diversity and Evenness", Ecology 54 (1973), 427–432 (order 1), of the shares that
///   Guimerà, Amaral, Nature 433 (2005), 895–900, use for the participation coefficient.
public func circles(_ graph: Graph, _ partition: Partition) -> [Double] {
  precondition(
    partition.groups.count == graph.vertexCount, "The partition is one of another graph.")
  let rows = graph.undirected().outgoing
  var sums = [Double](repeating: 0, count: partition.count)
  var near: [Int] = []
  return (0..<graph.vertexCount).map { vertex in
    near.removeAll(keepingCapacity: true)
    for arc in rows.arcs(of: vertex) {
      let group = Int(partition.groups[Int(rows.targets[arc])])
      if sums[group] == 0 { near.append(group) }
      sums[group] += rows.weights.isEmpty ? 1 : rows.weights[arc]
    }
    let parts = near.map { sums[$0] }
    for group in near { sums[group] = 0 }
    return parts.isEmpty ? .nan : max(1, exponential(entropy(of: parts[...])))
  }
}

extension Measure {
  static let circles = Measure(
    id: "circles", name: Localized(de: "Kreise", en: "Circles"),
    meaning: Localized(
      de: "Zu wie vielen Kreisen jemand spricht; die Kreise findet das Programm selbst.",
      en: "To how many circles somebody speaks; the program finds the circles itself."),
    range: 1...Double.infinity, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      GraphCore.circles(graph, try leiden(graph, execution: execution).partition)
    })
}
