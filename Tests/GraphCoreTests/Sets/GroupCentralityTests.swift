import GraphCore
import TestSupport
import Testing

@Suite struct GroupCentralityTests {
  /// NetworkX 3.6.1 on the karate club, members 1 and 34.
  @Test func leadersOfTheKarateClub() throws {
    let leaders: [Int32] = [0, 33]
    #expect(groupDegree(Karate.graph, leaders) == 29.0 / 32)
    #expect(abs((groupCloseness(Karate.graph, leaders) ?? 0) - 0.914286) < 1e-6)
    #expect(abs((try groupBetweenness(Karate.graph, leaders) ?? 0) - 0.684557) < 1e-6)
  }

  @Test func followsDirection() {
    let chain = Graph.edges(4, [(0, 1), (1, 2)], directed: true)
    #expect(groupDegree(chain, [1]) == 1.0 / 3)
    #expect(groupDegree(chain, [1], direction: .both) == 2.0 / 3)
    #expect(groupCloseness(chain, [0]) == 2.0 / 3 * 2 / 3)
    #expect(groupCloseness(chain, [2]) == 0)
    #expect(groupCloseness(chain, [0, 1, 2, 3]) == nil)
  }

  /// Paths counted one by one by depth-first search up to the distance.
  @Test(arguments: UInt64(1)...10)
  func groupBetweennessAgreesWithEnumeration(seed: UInt64) throws {
    let graph = Graph.random(9, edges: 16, seed: seed, directed: seed.isMultiple(of: 2))
    let set: Set<Int> = [0, Int(1 + seed % 8)]
    var sum = 0.0
    for source in 0..<9 where !set.contains(source) {
      for target in 0..<9 where !set.contains(target) && target != source {
        let paths = shortestPaths(graph, source, target)
        let meeting = paths.count { !set.isDisjoint(with: $0) }
        if !paths.isEmpty { sum += Double(meeting) / Double(paths.count) }
      }
    }
    let pairs = Double((9 - set.count) * (8 - set.count))
    let found = try groupBetweenness(graph, set.map { Int32($0) })
    #expect(abs((found ?? 0) - sum / pairs) < 1e-12)
  }

  /// A set of one lies between as often as its member; 700 sources need a second run of searches.
  @Test(arguments: [false, true])
  func groupOfOneIsItsMember(directed: Bool) throws {
    let graph = Graph.random(700, edges: 2000, seed: 5, directed: directed)
    let all = try betweenness(graph, share: true, execution: Execution())
    for vertex in [Int32(0), 17, 699] {
      let found = try groupBetweenness(graph, [vertex])
      #expect(abs((found ?? 0) - all[Int(vertex)]) < 1e-12)
    }
  }

  /// All paths from one side of a joint to the other meet it, even if no number can count them.
  @Test func countsPathsBeyondAnyNumber() throws {
    let (count, middle) = (1000, 500)
    let found = try groupBetweenness(.diamonds(count), [Int32(3 * middle)])
    let others = Double(3 * count)
    let before = Double(3 * middle)
    // And half of the two paths between the sides of the forks before and after it.
    let pairs = before * (others - before) + 1
    #expect(abs((found ?? 0) - 2 * pairs / (others * (others - 1))) < 1e-12)
  }

  private func shortestPaths(_ graph: Graph, _ source: Int, _ target: Int) -> [[Int]] {
    var paths = [[source]]
    for _ in 0..<graph.vertexCount {
      let ended = paths.filter { $0.last == target }
      if !ended.isEmpty { return ended }
      paths = paths.flatMap { path in
        graph.outgoing.arcs(of: path[path.count - 1]).map { Int(graph.outgoing.targets[$0]) }
          .filter { !path.contains($0) }.map { path + [$0] }
      }
    }
    return []
  }
}
