import GraphCore
import TestSupport
import Testing

@Suite struct ComponentTests {
  @Test func numbersBySizeThenLowestVertex() {
    let graph = Graph.edges(7, [(0, 6), (1, 3), (3, 4)])
    let components = connectedComponents(graph)
    #expect(components.groups == [1, 0, 2, 0, 0, 3, 1])
    #expect(components.sizes == [3, 2, 1, 1])
    #expect(components.members().vertices == [1, 3, 4, 0, 6, 2, 5])
  }

  @Test func emptyGraphHasNone() throws {
    let graph = Graph.edges(0, [])
    #expect(connectedComponents(graph).count == 0)
    #expect(try biconnectedComponents(graph).count == 0)
    #expect(try strongComponents(Graph.edges(0, [], directed: true)).count == 0)
  }

  /// Against the transitive closure, computed by matrix (Warshall).
  @Test(arguments: UInt64(1)...40)
  func agreesWithTransitiveClosure(seed: UInt64) throws {
    let size = 5 + Int(seed)
    let graph = Graph.random(size, edges: size + Int(seed % 5), seed: seed, directed: true)
    let reach = closure(graph.matrix)
    let mutual = closure(graph.undirected().matrix)
    let strong = try strongComponents(graph).groups
    let weak = connectedComponents(graph).groups
    for a in 0..<size {
      for b in 0..<size {
        #expect((strong[a] == strong[b]) == (reach[a][b] && reach[b][a]))
        #expect((weak[a] == weak[b]) == mutual[a][b])
      }
    }
  }

  @Test(arguments: SharedGraph.all)
  func agreesWithNetworkX(_ shared: SharedGraph) throws {
    #expect(connectedComponents(shared.graph).sizes == shared.componentSizes)
    let blocks = try biconnectedComponents(shared.graph)
    let points = shared.ids.indices.filter { blocks.isArticulation[$0] }.map { shared.ids[$0] }
    #expect(points.sorted() == shared.articulationPoints.sorted())
    #expect(Double(blocks.bridges.count) == shared.globals["bridges"])
  }

  /// A path of 200,000 vertices: recursion would overflow the stack.
  @Test func copesWithLongPaths() throws {
    let n = 200_000
    let path = (1..<n).map { ($0 - 1, $0) }
    #expect(try strongComponents(Graph.edges(n, path, directed: true)).count == n)
    let blocks = try biconnectedComponents(Graph.edges(n, path))
    #expect(blocks.count == n - 1)
    #expect(blocks.isArticulation.count { $0 } == n - 2)
  }

  private func closure(_ matrix: [[Double]]) -> [[Bool]] {
    var reach = matrix.map { $0.map { $0 > 0 } }
    for k in reach.indices {
      reach[k][k] = true
      for i in reach.indices where reach[i][k] {
        for j in reach.indices where reach[k][j] { reach[i][j] = true }
      }
    }
    return reach
  }
}
