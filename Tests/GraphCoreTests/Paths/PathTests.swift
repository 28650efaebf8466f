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

  /// Lengths as alike as buckets need them, or too different, and some arcs closed: against
  /// shortening every arc until nothing gets shorter (Bellman, Ford).
  @Test(arguments: [1.0, 1e6], [false, true])
  func shortestWaysAreShortest(spread: Double, directed: Bool) {
    let graph = Graph.random(300, edges: 900, seed: 6, directed: directed, weighted: true)
    let rows = graph.outgoing
    let lengths = rows.weights.map { $0 == 9 ? .infinity : $0 < 3 ? 1 / $0 : spread / $0 }
    var expected = [Double](repeating: .infinity, count: 300)
    expected[0] = 0
    expected[7] = 0
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for vertex in 0..<300 {
        for arc in rows.arcs(of: vertex) {
          let length = expected[vertex] + lengths[arc]
          guard length < expected[Int(rows.targets[arc])] else { continue }
          expected[Int(rows.targets[arc])] = length
          hasChanged = true
        }
      }
    }
    let tree = shortestPaths(graph, from: [0, 7], lengths: lengths)
    for vertex in 0..<300 {
      let distance = tree.distances[vertex]
      #expect(distance == expected[vertex] || abs(distance / expected[vertex] - 1) < 1e-12)
      guard let way = tree.path(to: vertex) else {
        #expect(distance == .infinity)
        continue
      }
      #expect(way.count == Int(tree.steps[vertex]) + 1 && [0, 7].contains(way[0]))
      let walked = zip(way, way.dropFirst()).map { from, to in
        rows.arcs(of: Int(from)).filter { rows.targets[$0] == to }.map { lengths[$0] }[0]
      }
      #expect(abs(walked.reduce(0, +) - distance) <= 1e-12 * distance)
    }
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
    let near = try [2, 3].map { try reachCounts(graph, within: $0, execution: Execution()) }
    for vertex in stride(from: 0, to: 1300, by: 37) {
      let depths = steps(graph, from: [Int32(vertex)]).filter { $0 > 0 }
      #expect(totals.reached[vertex] == depths.count)
      #expect(totals.total[vertex] == Double(depths.reduce(0, +)))
      #expect(totals.farthest[vertex] == Double(depths.max() ?? 0))
      #expect(near[0][vertex] == depths.count { $0 <= 2 })
      #expect(near[1][vertex] == depths.count { $0 <= 3 })
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
