import GraphCore
import TestSupport
import Testing

@Suite struct EstimatedBetweennessTests {
  @Test func isExactWhenAllBegin() throws {
    let graph = Graph.community(vertexCount: 200, edgeCount: 800, seed: 3).withoutWeights()
    let exact = try betweenness(graph, execution: Execution())
    #expect(try estimatedBetweenness(graph, stride: 1, execution: Execution()) == exact)
  }

  @Test func keepsTheSumWhereAllVerticesAreAlike() throws {
    // On a ring every vertex begins ways of the same sum, so the sum over any of them, scaled, is
    // exact. On a ring of 48 each vertex has (48 − 2)² / 8 = 264.5.
    let ring = Graph.edges(48, (0..<48).map { ($0, ($0 + 1) % 48) })
    let exact = try betweenness(ring, execution: Execution())
    let estimate = try estimatedBetweenness(ring, stride: 3, execution: Execution())
    #expect(abs(exact[0] - 264.5) < 1e-9)
    #expect(abs(estimate.reduce(0, +) - 48 * 264.5) < 1e-6)
    #expect(estimate != exact)
  }

  @Test func findsThoseBetweenMost() throws {
    let graph = Graph.community(vertexCount: 2_000, edgeCount: 12_000, seed: 5).withoutWeights()
    let exact = try betweenness(graph, execution: Execution())
    let estimate = try estimatedBetweenness(graph, stride: 4, execution: Execution())
    func top(_ scores: [Double]) -> Set<Int> {
      Set(scores.indices.sorted { scores[$0] > scores[$1] }.prefix(40))
    }
    #expect(top(exact).intersection(top(estimate)).count >= 36)
  }
}
