import GraphCore
import TestSupport
import Testing

/// Information centrality and current-flow betweenness.
@Suite struct CurrentFlowTests {
  /// NetworkX 3.6.1: `information_centrality` · n.
  @Test func informationOfTheKarateClub() throws {
    let scores = try informationCentrality(Karate.graph)
    let expected = [1.9912816, 1.7858503, 1.8960241, 1.5921115]
    #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  /// NetworkX 3.6.1: `current_flow_betweenness_centrality`.
  @Test func currentFlowBetweennessOfTheKarateClub() throws {
    let scores = try currentFlowBetweenness(Karate.graph)
    let expected = [256.812446, 97.027558, 133.445907, 52.735242, 24.763158, 37.903509]
    #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(abs(scores[33] - 206.114578) < 1e-5)
    let share = try currentFlowBetweenness(Karate.graph, share: true)[0]
    #expect(abs(share - 0.486387208) < 1e-8)
  }

  /// On a tree resistance is distance, and all current takes the only path.
  @Test func treesAreWorkedByHand() throws {
    let path = Graph.edges(6, [(0, 1), (1, 2), (2, 3)])
    let scores = try informationCentrality(path)
    // Four of six vertices: 4/Σd · 3/5; isolates have no score.
    #expect(abs(scores[0] - 4.0 / 6 * 3 / 5) < 1e-12)
    #expect(abs(scores[1] - 4.0 / 4 * 3 / 5) < 1e-12)
    #expect(scores[4].isNaN)
    #expect(
      try currentFlowBetweenness(path).map { ($0 * 1e9).rounded() / 1e9 } == [0, 2, 2, 0, 0, 0])
  }

  /// Resistances by Gaussian elimination of the whole Laplacian, with potentials injected pair by
  /// pair; sparse enough that vertices are eliminated before the dense core is inverted.
  @Test(arguments: UInt64(1)...6)
  func agreesWithSolvingEveryPair(seed: UInt64) throws {
    let n = 60 + 20 * Int(seed)
    let graph = Graph.random(n, edges: n + n / 2, seed: seed, weighted: true)
    let scores = try informationCentrality(graph)
    let components = connectedComponents(graph)
    let members = (0..<n).filter { components.groups[$0] == 0 }
    let laplacian = members.dropLast().map { row in
      members.dropLast().map { column in
        row == column
          ? (0..<n).reduce(0.0) { $0 + graph.weight(row, $1) } : -graph.weight(row, column)
      }
    }
    let inverse = inverted(laplacian)
    let size = members.count
    func entry(_ i: Int, _ j: Int) -> Double { max(i, j) == size - 1 ? 0 : inverse[i][j] }
    for i in members.indices {
      let sum = members.indices.reduce(0.0) { $0 + entry(i, i) + entry($1, $1) - 2 * entry(i, $1) }
      let expected = Double(size) / sum * Double(size - 1) / Double(n - 1)
      #expect(abs(scores[members[i]] - expected) < 1e-9 * expected)
    }
  }

  @Test func sameBitsOnAnyThreads() throws {
    let graph = Graph.random(700, edges: 3000, seed: 8, weighted: true)
    let one = try informationCentrality(graph, execution: Execution(threads: 1))
    #expect(try informationCentrality(graph, execution: Execution(threads: 2)) == one)
    let flow = try currentFlowBetweenness(
      Graph.random(150, edges: 400, seed: 8), execution: Execution(threads: 1))
    #expect(
      try currentFlowBetweenness(
        Graph.random(150, edges: 400, seed: 8), execution: Execution(threads: 2)) == flow)
  }

  private func inverted(_ matrix: [[Double]]) -> [[Double]] {
    let n = matrix.count
    var a = matrix
    var b = (0..<n).map { row in (0..<n).map { row == $0 ? 1.0 : 0 } }
    for k in 0..<n {
      let pivot = a[k][k]
      for j in 0..<n {
        a[k][j] /= pivot
        b[k][j] /= pivot
      }
      for i in 0..<n where i != k && a[i][k] != 0 {
        let factor = a[i][k]
        for j in 0..<n {
          a[i][j] -= factor * a[k][j]
          b[i][j] -= factor * b[k][j]
        }
      }
    }
    return b
  }
}
