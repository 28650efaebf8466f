import GraphCore
import TestSupport
import Testing

@Suite struct SampledBetweennessTests {
  /// The error stated holds for every vertex in at least the share of seeds promised (in fact in
  /// all: the bound is cautious), and it is not larger than what was asked for.
  @Test(arguments: [false, true]) func keepsToItsError(directed: Bool) throws {
    let graph = Graph.random(60, edges: 150, seed: 2, directed: directed)
    let exact = try betweenness(graph, share: true, execution: Execution())
    var kept = 0
    for seed in 1...20 {
      let found = try sampledBetweenness(graph, error: 0.02, share: true, seed: UInt64(seed))
      #expect(found.error <= 0.02 * 60 / 58)
      #expect(found.samples > 1000)
      let worst = zip(found.values, exact).map { abs($0 - $1) }.max() ?? 1
      if worst <= found.error { kept += 1 }
    }
    #expect(kept >= 19)
  }

  /// Without bias: the mean over many seeds lies within four standard errors of the exact value.
  @Test func isUnbiased() throws {
    let exact = try betweenness(Karate.graph, execution: Execution())
    let runs = (1...40).map { seed in
      try? sampledBetweenness(Karate.graph, error: 0.05, seed: UInt64(seed))
    }.compactMap { $0 }
    #expect(runs.count == 40)
    for vertex in 0..<34 {
      let values = runs.map { $0.values[vertex] }
      let mean = values.reduce(0, +) / 40
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39
      #expect(abs(mean - exact[vertex]) <= 4 * (variance / 40).squareRoot() + 1e-12)
    }
  }

  @Test func sameBitsOnAnyNumberOfThreads() throws {
    let graph = Graph.random(200, edges: 500, seed: 4, directed: false)
    let one = try sampledBetweenness(graph, error: 0.02, execution: Execution(threads: 1))
    #expect(
      try sampledBetweenness(graph, error: 0.02, execution: Execution(threads: 3)) == one)
  }

  /// Two ways of equal length are drawn equally often; pieces without a connection count as no way.
  @Test func sharesEqualWays() throws {
    let square = Graph.edges(6, [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5)])
    let found = try sampledBetweenness(square, error: 0.005)
    // Each corner lies on half of the ways between its two neighbours.
    for corner in 0..<4 { #expect(abs(found.values[corner] - 0.5) <= found.error) }
    #expect(found.values[4] == 0)
  }

  @Test func refusesImpossibleErrors() throws {
    for error in [0.0, 1, -0.1, .nan] {
      #expect(throws: KernelError.self) { try sampledBetweenness(Karate.graph, error: error) }
    }
    #expect(try sampledBetweenness(Graph.edges(2, [(0, 1)]), error: 0.1).values == [0, 0])
  }
}
