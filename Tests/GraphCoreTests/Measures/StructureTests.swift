import GraphCore
import TestSupport
import Testing

/// Coreness, clustering, constraint, effective size and efficiency.
@Suite struct StructureTests {
  /// Triangle abc and a pendant d at a.
  let toy = Graph.edges(5, [(0, 1), (1, 2), (2, 0), (0, 3)])

  @Test func agreesWithHandAndBooks() throws {
    let constraints = try constraint(toy)
    #expect(close(constraints[0], 0.611111))
    #expect(close(constraints[1], 1.006944))
    #expect(close(constraints[3], 1))
    #expect(constraints[4].isNaN)
    let sizes = try effectiveSize(toy)
    #expect(close(sizes[0], 2.333333))
    #expect(sizes[4].isNaN)
    let efficiencies = try efficiency(toy)
    #expect(close(efficiencies[0], 2.333333 / 3))
    #expect(efficiencies[4].isNaN)
    let local = try clustering(toy)
    #expect(Array(local.prefix(3)) == [1.0 / 3, 1, 1] && local.suffix(2).allSatisfy(\.isNaN))
    #expect(try coreness(toy) == [2, 2, 2, 1, 0])
    #expect(try triangles(toy) == [1, 1, 1, 0, 0])
    #expect(try transitivity(toy) == 3.0 / 5)
    #expect(try transitivity(Graph.edges(2, [(0, 1)])) == nil)
  }

  @Test(arguments: SharedGraph.all)
  func agreesWithOtherLibraries(_ shared: SharedGraph) throws {
    let graph = shared.graph
    expect(try coreness(graph).map { Double($0) }, shared.measures["coreness"])
    // NetworkX gives 0 where nothing can be said.
    let degrees = degree(graph, direction: .both, share: false)
    expect(
      try clustering(graph),
      shared.measures["clustering"]?.enumerated().map { degrees[$0] < 2 ? nil : $1 })
    expect(try constraint(graph), shared.measures["constraint"])
    expect(try constraint(shared.weightedGraph), shared.measures["constraint_weighted"])
    expect(try effectiveSize(graph), shared.measures["effective_size"])
    guard let expected = shared.globals["transitivity"] else { return }
    #expect(close(try transitivity(graph) ?? 0, expected))
    #expect(Double(try triangles(graph).reduce(0, +)) / 3 == shared.globals["triangles"])
  }

  /// Burt's formulas as they stand in the book, over the matrix of mutual weights.
  @Test(arguments: UInt64(1)...30)
  func agreesWithTheFormulas(seed: UInt64) throws {
    let graph = Graph.random(
      6 + Int(seed), edges: 4 * Int(seed) + 6, seed: seed, directed: seed % 2 == 0,
      weighted: true)
    let a = graph.matrix
    let vertices = 0..<graph.vertexCount
    let direction = graph.isDirected ? 1.0 : 0
    let w = vertices.map { i in vertices.map { a[i][$0] + direction * a[$0][i] } }
    let strengths = w.map { $0.reduce(0, +) }
    let p = vertices.map { i in vertices.map { w[i][$0] / strengths[i] } }
    let constraints = try constraint(graph)
    let sizes = try effectiveSize(graph)
    for i in vertices where strengths[i] > 0 {
      let alters = vertices.filter { w[i][$0] > 0 }
      let expected = alters.reduce(0.0) { sum, j in
        let indirect = alters.reduce(0.0) { $0 + (p[$1][j].isNaN ? 0 : p[i][$1] * p[$1][j]) }
        return sum + (p[i][j] + indirect) * (p[i][j] + indirect)
      }
      #expect(close(constraints[i], expected))
      let size = alters.reduce(0.0) { sum, j in
        let redundancy = alters.reduce(0.0) { $0 + p[i][$1] * w[j][$1] / (w[j].max() ?? 1) }
        return sum + 1 - redundancy
      }
      #expect(close(sizes[i], size))
    }
  }

  /// Without weights Burt's general formula for effective size equals Borgatti's short one.
  @Test(arguments: UInt64(1)...20)
  func triangleCountsAgreeWithEnumeration(seed: UInt64) throws {
    let graph = Graph.random(20, edges: 15 * Int(seed), seed: seed)
    let a = graph.matrix
    var expected = [Int](repeating: 0, count: 20)
    for i in 0..<20 {
      for j in 0..<20 where a[i][j] > 0 {
        for k in 0..<j where a[i][k] > 0 && a[j][k] > 0 { expected[i] += 1 }
      }
    }
    #expect(try triangles(graph) == expected)
    let unit = Graph(
      vertexCount: 20,
      sources: (0..<20).flatMap { v in graph.outgoing.arcs(of: v).map { _ in Int32(v) } },
      targets: graph.outgoing.targets,
      weights: [Double](repeating: 1, count: graph.arcCount), isDirected: true)
    for (one, other) in zip(try effectiveSize(graph), try effectiveSize(unit)) {
      #expect(one.isNaN ? other.isNaN : close(one, other))
    }
  }

  /// Peeling vertices below k, for every k.
  @Test(arguments: UInt64(1)...20)
  func corenessAgreesWithPeeling(seed: UInt64) throws {
    let size = 10 + Int(seed)
    let graph = Graph.random(size, edges: size * 3, seed: seed, directed: true)
    let a = graph.undirected().matrix
    var expected = [Int32](repeating: 0, count: size)
    for k in 1...size {
      var kept = Set(0..<size)
      while let low = kept.first(where: { v in kept.count { a[v][$0] > 0 } < k }) {
        kept.remove(low)
      }
      for vertex in kept { expected[vertex] = Int32(k) }
    }
    #expect(try coreness(graph) == expected)
  }

  /// Enough edges for several parts: the same bits on one and two threads.
  @Test func doesNotDependOnThreads() throws {
    let graph = Graph.random(3000, edges: 60_000, seed: 3, weighted: true)
    let one = Execution(threads: 1)
    let two = Execution(threads: 2)
    #expect(try constraint(graph, execution: one) == constraint(graph, execution: two))
    #expect(try effectiveSize(graph, execution: one) == effectiveSize(graph, execution: two))
    #expect(try triangles(graph, execution: one) == triangles(graph, execution: two))
  }

  private func close(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-6 * max(1, abs(expected))
  }

  private func expect(_ found: [Double], _ expected: [Double?]?) {
    guard let expected else { return }  // not every network has every value
    #expect(found.count == expected.count)
    #expect(
      zip(found, expected).allSatisfy { found, expected in
        expected.map { close(found, $0) } ?? found.isNaN
      })
  }
}
