internal import Wording

/// PageRank: how often a random walk along the arcs comes by.
///
///     p = d·Pᵀ·p + (1−d)·v      P: along arcs in proportion to their weights
///
/// With probability 1 − *d* a step starts anew by *v*, likewise after a vertex without outward arcs.
///
/// - Parameters:
///   - restart: *v*: where the walk starts anew, 0 or more each, not all 0; empty = everywhere alike.
///     Need not sum to 1.
///   - damping: *d*, above 0 and below 1.
///   - direction: `out` walks along the arcs, `in` against them, `both` ignores direction.
/// - Returns: *n* scores in vertex order, sum 1.
/// - Throws: `KernelError.outOfRange`, `.cancelled`.
/// - Complexity: some dozen sweeps over the arcs; each score is right to 10⁻¹⁰ relative.
/// - Source: Brin, Page 1998; Gleich, "PageRank Beyond the Web", SIAM Review 57 (2015). Equals
///   igraph `pagerank`, `personalized_pagerank`.
public func pageRank(
  _ graph: Graph, restart: [Double] = [], damping: Double = 0.85,
  direction: MeasureOptions.Direction = .out, execution: Execution
) throws(KernelError) -> [Double] {
  guard damping > 0, damping < 1 else {
    throw .outOfRange(parameter: "damping", value: damping, allowed: 0...1)
  }
  let n = graph.vertexCount
  precondition(restart.isEmpty || restart.count == n, "Each vertex needs a restart probability.")
  guard n > 0 else { return [] }
  let total = restart.isEmpty ? Double(n) : restart.reduce(0, +)
  guard total > 0, total < .infinity, restart.allSatisfy({ $0 >= 0 }) else {
    throw .outOfRange(parameter: "restart", value: total, allowed: 0...Double.infinity)
  }
  let seen = direction == .both ? graph.undirected() : direction == .in ? graph.reversed() : graph
  // A vertex without outward arcs starts anew too; so p is the solution of p = d·Pᵀ·p + v without
  // these, but for a factor that the sum 1 settles.
  let solution = try FixedPoint(
    rows: seen.incoming, opposite: seen.outgoing, factor: damping,
    scales: seen.outgoing.rowSums().map { $0 > 0 ? 1 / $0 : 0 },
    constant: restart.isEmpty
      ? [Double](repeating: 1 / Double(n), count: n) : restart.map { $0 / total },
    radius: damping, isSymmetric: !seen.isDirected
  ).solve(execution)
  let sum = solution.reduce(0, +)
  return solution.map { $0 / sum }
}

extension Measure {
  static let pageRank = Measure(
    id: "pagerank", name: Localized(de: "PageRank", en: "PageRank"),
    meaning: Localized(
      de: "Wie oft jemand drankommt, wenn eine Nachricht zufällig weitergegeben wird; Summe 1.",
      en: "How often somebody gets a message that is passed on at random; sum 1."),
    range: 0...1, cost: .linear,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.pageRank(
        graph, restart: options.restart, direction: options.direction ?? .out,
        execution: execution)
    })
}
