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

  /// Two arcs of a pair count 2 where arcs are to be counted, and 1 otherwise, whatever the others are.
  @Test func mutualArcsCountAlikeWithAndWithoutOtherWeights() {
    let (sources, targets): ([Int32], [Int32]) = ([0, 1, 1], [1, 0, 2])
    let counted = Graph(
      vertexCount: 3, sources: sources, targets: targets, countsParallel: true, isDirected: true)
    let weighted = Graph(
      vertexCount: 3, sources: sources, targets: targets, weights: [1, 1, 1], isDirected: true)
    #expect(!counted.isWeighted)
    for graph in [counted, counted.reversed()] {
      #expect(graph.undirected().outgoing.weights == weighted.undirected().outgoing.weights)
    }
    #expect(!counted.withoutWeights().undirected().isWeighted)
    #expect(laplacianCentrality(counted) == laplacianCentrality(weighted))
    let plain = Graph(vertexCount: 3, sources: [0, 1], targets: [1, 2], isDirected: true)
    #expect(!plain.undirected().isWeighted)
  }

  @Test func directionsAddUpInTheGraphBelow() {
    let graph = Graph.random(40, edges: 300, seed: 3, directed: true, weighted: true)
    let below = graph.undirected()
    #expect(!below.isDirected && below.incoming.targets == below.outgoing.targets)
    for source in 0..<40 {
      let row = below.outgoing.arcs(of: source).map { below.outgoing.targets[$0] }
      #expect(row == row.sorted())
      for target in 0..<40 where target != source {
        #expect(
          below.weight(source, target)
            == graph.weight(source, target) + graph.weight(target, source))
      }
    }
  }
}
