import GraphCore
import TestSupport
import Testing

@Suite struct PathTests {
  @Test func shortestWayAvoidsWhoeverIsForbidden() {
    let graph = Graph.edges(5, [(0, 1), (1, 4), (0, 2), (2, 3), (3, 4)])
    let lengths = [Double](repeating: 1, count: graph.arcCount)
    let free = shortestPaths(graph, from: [0], lengths: lengths)
    #expect(free.path(to: 4) == [0, 1, 4])
    let careful = shortestPaths(
      graph, from: [0], lengths: lengths, forbidden: [false, true, false, false, false])
    #expect(careful.path(to: 4) == [0, 2, 3, 4])
    #expect(careful.distances[4] == 3 && careful.steps[4] == 3)
    #expect(careful.path(to: 1) == nil)
  }

  /// 0 to 3 costs 0.3 both ways, but 0.1 + 0.2 is more than 0.3 in binary; and nothing at all by 0
  /// to 5, in three steps or in two.
  @Test func fewestStepsAmongEquallyLong() {
    let graph = Graph(
      vertexCount: 8, sources: [0, 1, 0, 0, 4, 6, 0, 7], targets: [1, 3, 3, 4, 6, 5, 7, 5],
      weights: [1, 2, 3, 4, 4, 4, 4, 4], isDirected: true)
    let lengths = graph.outgoing.weights.map { $0 == 4 ? 0 : $0 == 3 ? 0.3 + 1e-16 : $0 / 10 }
    let tree = shortestPaths(graph, from: [0], lengths: lengths)
    #expect(tree.path(to: 3) == [0, 3])
    #expect(tree.path(to: 5) == [0, 7, 5])
  }

  @Test func stepsFromASet() {
    let graph = Graph.edges(6, [(0, 1), (1, 2), (2, 3), (5, 3)], directed: true)
    #expect(steps(graph, from: [0, 5]) == [0, 1, 2, 1, -1, 0])
    #expect(steps(graph, from: [0], within: 1) == [0, 1, -1, -1, -1, -1])
    #expect(steps(graph, from: [3], direction: .in) == [3, 2, 1, 0, -1, 1])
    #expect(steps(graph, from: [3], within: 2, direction: .both) == [-1, 2, 1, 0, -1, 1])
  }

  /// Both ways of computing distances, on more vertices than one pass holds.
  @Test(arguments: [false, true])
  func wideSearchEqualsPlainSearch(directed: Bool) throws {
    let graph = Graph.random(1300, edges: 2500, seed: 3, directed: directed)
    let totals = try distanceTotals(graph, execution: Execution(threads: 2))
    for vertex in stride(from: 0, to: 1300, by: 37) {
      let depths = steps(graph, from: [Int32(vertex)]).filter { $0 > 0 }
      #expect(totals.reached[vertex] == depths.count)
      #expect(totals.total[vertex] == Double(depths.reduce(0, +)))
      #expect(totals.farthest[vertex] == Double(depths.max() ?? 0))
    }
    #expect(
      try Double(largestDiameter(graph, execution: Execution()))
        == distanceTotals(graph, direction: .both, execution: Execution()).diameter)
  }

  /// Found from bounds, from a few searches at once or from many: rings leave all vertices open.
  @Test(arguments: [
    Graph.edges(7, [(0, 1), (1, 2), (4, 5), (5, 6), (6, 3)]),
    Graph.edges(60, (0..<60).map { ($0, ($0 + 1) % 60) }),
    Graph.edges(1501, (0..<1501).map { ($0, ($0 + 1) % 1501) }),
    Graph.random(500, edges: 700, seed: 2), Graph.random(2000, edges: 2600, seed: 9),
    Graph.random(800, edges: 1500, seed: 4, directed: true), Graph.edges(3, []),
  ])
  func diameterIsTheGreatestDistance(_ graph: Graph) throws {
    let components = connectedComponents(graph)
    let rows = graph.undirected()
    let farthest =
      (0..<graph.vertexCount).filter { components.groups[$0] == 0 }
      .map { steps(rows, from: [Int32($0)]).max() ?? 0 }.max() ?? 0
    #expect(try largestDiameter(graph, execution: Execution()) == Int(farthest))
  }

  /// Looking back from the unreached finds what looking ahead from the border finds.
  @Test func searchTurnsRound() {
    let graph = Graph.random(600, edges: 6000, seed: 12, directed: true)
    let rows = graph.outgoing
    var expected = [Int32](repeating: -1, count: 600)
    expected[5] = 0
    var border = [5]
    while !border.isEmpty {
      let depth = expected[border[0]] + 1
      let next = Set(border.flatMap { rows.arcs(of: $0).map { Int(rows.targets[$0]) } })
        .filter { expected[$0] < 0 }
      for vertex in next { expected[vertex] = depth }
      border = Array(next)
    }
    #expect(steps(graph, from: [5]) == expected)
  }
}
