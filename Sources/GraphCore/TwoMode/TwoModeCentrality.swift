/// Centrality in two-mode networks, each by the most a vertex of its kind can have.
///
/// - Source: Borgatti, Everett, "Network Analysis of 2-Mode Data", Social Networks 19 (1997),
///   243–269; Borgatti, Halgin, "Analyzing Affiliation Networks", 2011. Equals NetworkX `bipartite`.
extension TwoModeGraph {
  /// Degree by the number of vertices of the other kind: 0...1; 0 if there are none.
  public func degree() -> [Double] {
    isSecond.indices.map { vertex in
      Double(graph.outgoing.degree(of: vertex)) / max(1, counts(for: vertex).other)
    }
  }

  /// Closeness: the least possible sum of distances to those who are reached (1 to the other kind, 2
  /// to the own) by the true one, times the share of the others that is reached: 0...1; 0 for
  /// isolates.
  ///
  /// In a connected network the definition of Borgatti and Everett; in several parts that of Wasserman
  /// and Faust for each part. NetworkX takes the least sum of the whole network for a part and comes
  /// above 1.
  ///
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: O(*n*·(*n* + *m*)) over all threads.
  public func closeness(execution: Execution = Execution()) throws(KernelError) -> [Double] {
    let n = isSecond.count
    return try execution.mapRanges(of: n, grain: 16) { (range) throws(KernelError) in
      try range.map { (vertex) throws(KernelError) in
        try execution.cancellation.check()
        let steps = graph.outgoing.steps(from: [Int32(vertex)])
        let sum = steps.reduce(0) { $0 + max(0, Int($1)) }
        guard sum > 0 else { return 0 }
        // Odd steps lead to the other kind, even ones to the own.
        let least = steps.reduce(0) { $0 + ($1 > 0 ? $1 % 2 == 1 ? 1 : 2 : 0) }
        let reached = Double(steps.count { $0 > 0 }) / Double(n - 1)
        return Double(least) / Double(sum) * reached
      }
    }.flatMap { $0 }
  }

  /// Betweenness by the most a vertex of its kind can have: 0...1.
  ///
  /// - Parameter raw: the betweenness of every vertex, each unordered pair once.
  public func betweenness(raw: [Double]) -> [Double] {
    precondition(raw.count == isSecond.count, "Each vertex needs a betweenness.")
    return isSecond.indices.map { vertex in
      let (own, other) = counts(for: vertex)
      let most = TwoModeGraph.largestBetweenness(own: own, other: other)
      return most > 0 ? raw[vertex] / most : 0
    }
  }

  /// What the centre of the most centralised network of these sizes has.
  private static func largestBetweenness(own: Double, other: Double) -> Double {
    guard own > 0, other > 0 else { return 0 }
    let whole = ((own - 1) / other).rounded(.down)
    let rest = (own - 1).truncatingRemainder(dividingBy: other)
    let square = other * other * (whole + 1) * (whole + 1)
    let mixed = other * (whole + 1) * (2 * rest - whole - 1)
    return 0.5 * (square + mixed - rest * (2 * whole - rest + 3))
  }
}
