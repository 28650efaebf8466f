import Analysis
import GraphCore
import Relations
import Testing

@Suite struct SnapshotTests {
  @Test func mutualTiesRunBothWaysInADirectedNetwork() throws {
    let network = try Network(
      actors: ["a", "b", "c"].map { Actor(id: $0) },
      ties: [Tie(source: 0, target: 1, isDirected: true), Tie(source: 1, target: 2, strength: 2)])
    let graph = Snapshot(network).weightedGraph
    #expect(graph.isDirected)
    #expect(graph.outgoing.targets == [1, 2, 1])
    #expect(graph.outgoing.weights == [1, 2, 2])
    let undirected = Snapshot(network, Selection(ignoresDirection: true)).graph
    #expect(!undirected.isDirected)
    #expect(undirected.edgeCount == 2)
  }
}
