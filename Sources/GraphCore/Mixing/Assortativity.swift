/// Degree assortativity: whether those with many ties are tied to each other.
///
/// - Returns: Pearson's correlation of the degrees at both ends of the ties, −1...1; directed: of the
///   tail's out-degree and the head's in-degree. Nil where all degrees are alike or no tie exists.
/// - Complexity: O(*n* + *m*).
/// - Source: Newman, "Assortative Mixing in Networks", Physical Review Letters 89 (2002), 208701.
///   Equals NetworkX `degree_assortativity_coefficient`, igraph `assortativity_degree`.
public func degreeAssortativity(_ graph: Graph) -> Double? {
  numericAssortativity(
    graph, tails: (0..<graph.vertexCount).map { Double(graph.outgoing.degree(of: $0)) },
    heads: (0..<graph.vertexCount).map { Double(graph.incoming.degree(of: $0)) })
}

/// Assortativity by a number: whether people of like age, income, … are tied to each other.
///
/// - Parameter values: one per vertex; NaN = unknown: its ties are left out.
/// - Returns: Pearson's correlation of the values at both ends of the ties, −1...1; nil where all
///   are alike or no tie exists. Weights are ignored.
/// - Complexity: O(*n* + *m*).
/// - Source: Newman, "Mixing Patterns in Networks", Physical Review E 67 (2003), 026126. Equals
///   NetworkX `numeric_assortativity_coefficient`.
public func assortativity(_ graph: Graph, values: [Double]) -> Double? {
  precondition(values.count == graph.vertexCount, "Each vertex needs a value.")
  return numericAssortativity(graph, tails: values, heads: values)
}

private func numericAssortativity(
  _ graph: Graph, tails: [Double], heads: [Double]
) -> Double? {
  let rows = graph.outgoing
  var count = 0.0
  var tailSum = 0.0
  var headSum = 0.0
  func forEachTie(_ body: (Double, Double) -> Void) {
    for vertex in tails.indices {
      for arc in rows.arcs(of: vertex) {
        let tail = tails[vertex]
        let head = heads[Int(rows.targets[arc])]
        if !tail.isNaN, !head.isNaN { body(tail, head) }
      }
    }
  }
  forEachTie { tail, head in
    count += 1
    tailSum += tail
    headSum += head
  }
  guard count > 0 else { return nil }
  let tailMean = tailSum / count
  let headMean = headSum / count
  var products = 0.0
  var tailSquares = 0.0
  var headSquares = 0.0
  forEachTie { tail, head in
    products += (tail - tailMean) * (head - headMean)
    tailSquares += (tail - tailMean) * (tail - tailMean)
    headSquares += (head - headMean) * (head - headMean)
  }
  guard tailSquares > 0, headSquares > 0 else { return nil }
  return products / (tailSquares * headSquares).squareRoot()
}

/// Reciprocity: the share of directed ties that are returned.
///
/// - Returns: 0...1; 1 for an undirected graph, nil without arcs. Weights are ignored.
/// - Complexity: O(*n* + *m*): rows ascend.
/// - Source: Wasserman, Faust, "Social Network Analysis", Cambridge University Press 1994, 13.3.
///   Equals igraph and NetworkX `reciprocity`.
public func reciprocity(_ graph: Graph) -> Double? {
  guard graph.arcCount > 0 else { return nil }
  guard graph.isDirected else { return 1 }
  var returned = 0
  for vertex in 0..<graph.vertexCount {
    var back = graph.incoming.offsets[vertex]
    let end = graph.incoming.offsets[vertex + 1]
    for arc in graph.outgoing.arcs(of: vertex) {
      let target = graph.outgoing.targets[arc]
      while back < end, graph.incoming.targets[back] < target { back += 1 }
      if back < end, graph.incoming.targets[back] == target { returned += 1 }
    }
  }
  return Double(returned) / Double(graph.arcCount)
}
