import GraphCore
import TestSupport
import Testing

@Suite struct GraphTests {
  @Test func mergesParallelEdgesAndDropsLoops() {
    let graph = Graph(
      vertexCount: 3, sources: [0, 1, 2, 2], targets: [1, 0, 2, 1], weights: [1, 2, 5, 4],
      isDirected: false)
    #expect(graph.edgeCount == 2)
    #expect(graph.outgoing.targets == [1, 0, 2, 1])
    #expect(graph.outgoing.weights == [3, 3, 4, 4])
  }

  @Test func keepsDirectionsApart() {
    let graph = Graph.edges(3, [(2, 0), (0, 1), (0, 1)], directed: true)
    #expect(graph.outgoing.offsets == [0, 1, 1, 2])
    #expect(graph.outgoing.targets == [1, 0])
    #expect(graph.incoming.offsets == [0, 1, 2, 2])
    #expect(graph.incoming.targets == [2, 0])
  }
}
