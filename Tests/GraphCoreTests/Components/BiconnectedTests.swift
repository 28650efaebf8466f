import GraphCore
import TestSupport
import Testing

@Suite struct BiconnectedTests {
  /// Two triangles that share vertex 2, and a tail 4–5: three blocks.
  @Test func findsBlocksOfATinyGraph() throws {
    let graph = Graph.edges(7, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2), (4, 5)])
    let blocks = try biconnectedComponents(graph)
    let sets = (0..<blocks.count).map {
      Array(blocks.vertices[blocks.offsets[$0]..<blocks.offsets[$0 + 1]])
    }
    #expect(Set(sets) == [[0, 1, 2], [2, 3, 4], [4, 5]])
    #expect(blocks.isArticulation == [false, false, true, false, true, false, false])
    #expect(blocks.bridges.map { [$0.0, $0.1] } == [[4, 5]])
  }

  /// Removing a vertex or an edge and counting components again.
  @Test(arguments: UInt64(1)...40)
  func agreesWithRemoval(seed: UInt64) throws {
    let size = 4 + Int(seed) / 2
    let graph = Graph.random(size, edges: size + Int(seed % 7), seed: seed)
    let pairs = pairs(of: graph)
    let before = connectedComponents(graph).count
    let blocks = try biconnectedComponents(graph)
    for vertex in 0..<size {
      let rest = pairs.filter { $0.0 != vertex && $0.1 != vertex }
      // The removed vertex is left behind as an isolate: one component more than really.
      let after = connectedComponents(Graph.edges(size, rest)).count - 1
      #expect(blocks.isArticulation[vertex] == (after > before))
    }
    let bridges = pairs.filter { pair in
      connectedComponents(Graph.edges(size, pairs.filter { $0 != pair })).count > before
    }
    #expect(blocks.bridges.map { [Int($0.0), Int($0.1)] } == bridges.map { [$0.0, $0.1] })
  }

  /// Each edge lies in exactly one block.
  @Test(arguments: UInt64(1)...20)
  func coversEachEdgeOnce(seed: UInt64) throws {
    let graph = Graph.random(30, edges: 40, seed: seed)
    let blocks = try biconnectedComponents(graph)
    for (a, b) in pairs(of: graph) {
      let holding = (0..<blocks.count).count {
        let block = blocks.vertices[blocks.offsets[$0]..<blocks.offsets[$0 + 1]]
        return block.contains(Int32(a)) && block.contains(Int32(b))
      }
      #expect(holding == 1)
    }
  }

  private func pairs(of graph: Graph) -> [(Int, Int)] {
    (0..<graph.vertexCount).flatMap { vertex in
      graph.outgoing.arcs(of: vertex).map { (vertex, Int(graph.outgoing.targets[$0])) }
        .filter { $0.0 < $0.1 }
    }
  }
}
