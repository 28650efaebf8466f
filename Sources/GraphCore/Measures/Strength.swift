internal import Wording

/// Strength: the sum of the weights of a vertex's arcs.
///
///     s(v) = Σ w        `in`: of the arcs that enter, `out`: that leave, `both`: of all arcs
///
/// - Returns: *n* sums in vertex order; without weights the number of arcs.
/// - Complexity: O(*n* + *m*).
/// - Source: Barrat et al., "The Architecture of Complex Weighted Networks", PNAS 101 (2004),
///   3747–3752. Equals igraph `strength`, NetworkX `degree(weight=…)`.
public func strength(_ graph: Graph, direction: MeasureOptions.Direction) -> [Double] {
  switch direction {
  case .out: graph.outgoing.rowSums()
  case .in: graph.incoming.rowSums()
  case .both where graph.isDirected:
    zip(graph.outgoing.rowSums(), graph.incoming.rowSums()).map { $0 + $1 }
  case .both: graph.outgoing.rowSums()
  }
}

extension Graph.Adjacency {
  /// The sum of the weights of each row; without weights the number of arcs.
  func rowSums() -> [Double] {
    (0..<(offsets.count - 1)).map { vertex in
      guard !weights.isEmpty else { return Double(degree(of: vertex)) }
      var sum = 0.0
      for arc in arcs(of: vertex) { sum += weights[arc] }
      return sum
    }
  }
}

extension Measure {
  static let strength = Measure(
    id: "strength", name: Localized(de: "Stärke", en: "Strength"),
    meaning: Localized(
      de: "Wie stark alle Kontakte einer Person zusammen sind.",
      en: "How strong all ties of somebody are together."),
    range: 0...Double.infinity, cost: .linear, isAboutStrength: true,
    compute: { graph, options, _ in
      GraphCore.strength(graph, direction: options.direction ?? .both)
    })

  static let inStrength = Measure(
    id: "in-strength", name: Localized(de: "Stärke, eingehend", en: "In-strength"),
    meaning: Localized(
      de: "Wie stark die Kontakte zusammen sind, die von anderen ausgehen.",
      en: "How strong the ties that others direct to somebody are together."),
    range: 0...Double.infinity, cost: .linear, isAboutStrength: true,
    compute: { graph, _, _ in GraphCore.strength(graph, direction: .in) })

  static let outStrength = Measure(
    id: "out-strength", name: Localized(de: "Stärke, ausgehend", en: "Out-strength"),
    meaning: Localized(
      de: "Wie stark die Kontakte zusammen sind, die von jemandem ausgehen.",
      en: "How strong the ties that somebody directs to others are together."),
    range: 0...Double.infinity, cost: .linear, isAboutStrength: true,
    compute: { graph, _, _ in GraphCore.strength(graph, direction: .out) })
}
