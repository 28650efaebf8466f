import GraphCore
import TestSupport
import Testing

/// Collective influence, Laplacian, diversity, dispersion, complex reach and VoteRank.
@Suite struct InfluenceMeasureTests {
  @Test func collectiveInfluenceOfTheKarateClub() throws {
    let near = try collectiveInfluence(Karate.graph, distance: 1)
    #expect(near[0] == 795 && near[33] == 768)
    let far = try collectiveInfluence(Karate.graph)
    #expect(far[33] == 656 && far[0] == 615)
    // A star: nobody is two steps from the centre; leaves have no second tie.
    let star = Graph.edges(5, [(0, 1), (0, 2), (0, 3)])
    #expect(try collectiveInfluence(star) == [0, 0, 0, 0, 0])
    #expect(throws: KernelError.self) { try collectiveInfluence(star, distance: 0) }
  }

  @Test func laplacianOfTheKarateClub() {
    #expect(laplacianCentrality(Karate.graph)[0] == 410)
    #expect(abs(laplacianCentrality(Karate.graph, share: true)[0] - 0.299708) < 1e-6)
    // NetworkX 3.6.1 with weights.
    let weighted = laplacianCentrality(Karate.weighted)
    #expect(Array(weighted.prefix(5)) == [3180, 2156, 2708, 1206, 438])
  }

  /// The definition: the energy Σ s² + Σ w² before and after a vertex is removed.
  @Test(arguments: UInt64(1)...10)
  func laplacianIsTheLossOfEnergy(seed: UInt64) {
    let graph = Graph.random(12, edges: 30, seed: seed, weighted: true)
    let scores = laplacianCentrality(graph)
    let a = graph.matrix
    func energy(without gone: Int?) -> Double {
      (0..<12).filter { $0 != gone }.reduce(0.0) { sum, v in
        let row = (0..<12).filter { $0 != gone }.map { a[v][$0] }
        let strength = row.reduce(0, +)
        return sum + strength * strength + row.reduce(0.0) { $0 + $1 * $1 }
      }
    }
    for vertex in 0..<12 {
      #expect(abs(scores[vertex] - (energy(without: nil) - energy(without: vertex))) < 1e-9)
    }
  }

  /// igraph 1.0.0 `diversity(weights="weight")`.
  @Test func diversityOfTheKarateClub() {
    let scores = diversity(Karate.weighted)
    let expected = [0.978205, 0.946472, 0.950764, 1.0, 0.985057, 0.979595, 0.961012, 0.975032]
    #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(scores[11] == 0)
    #expect(diversity(Karate.graph)[0] == 1)
    #expect(diversity(Graph.edges(1, []))[0].isNaN)
  }

  @Test func circlesCountsGroupsInEqualParts() {
    // Vertex 0 is tied twice to each of three groups, vertex 7 to nobody.
    let graph = Graph.edges(8, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6)])
    let scores = circles(graph, Partition(labels: [0, 1, 1, 2, 2, 3, 3, 4]))
    #expect(abs(scores[0] - 3) < 1e-12)
    #expect(scores[1] == 1)
    #expect(scores[7].isNaN)
  }

  /// NetworkX 3.6.1: the largest `dispersion(G, u)`.
  @Test func dispersionOfTheKarateClub() throws {
    let scores = try dispersion(Karate.graph)
    let expected = [2.142857, 2.142857, 0.8, 0.8, 0.5, 0.5, 0.5, 0, 0.666667, 0]
    #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(abs(scores[32] - 4.3) < 1e-6 && abs(scores[33] - 4.3) < 1e-6)
  }

  /// The paper's formula, pair by pair.
  @Test(arguments: UInt64(1)...15)
  func dispersionAgreesWithEnumeration(seed: UInt64) throws {
    let graph = Graph.random(14, edges: 20 + 3 * Int(seed), seed: seed)
    let a = graph.matrix.map { $0.map { $0 > 0 } }
    let scores = try dispersion(graph)
    for u in 0..<14 {
      let near = (0..<14).filter { a[u][$0] }
      let values = near.map { v in
        let common = near.filter { a[v][$0] }
        var total = 0.0
        for s in common {
          for t in common where t > s && !a[s][t] {
            if !near.contains(where: { $0 != v && a[$0][s] && a[$0][t] }) { total += 1 }
          }
        }
        return common.isEmpty ? 0 : total / Double(common.count)
      }
      if let best = values.max() { #expect(abs(scores[u] - best) < 1e-12) }
    }
  }

  @Test func complexReachOfTheKarateClub() throws {
    let reach = try complexReach(Karate.graph)
    #expect([0, 33, 2, 16].map { reach[$0] } == [34, 28, 28, 6])
    #expect(throws: KernelError.self) { try complexReach(Karate.graph, threshold: 0) }
  }

  /// Adding one vertex after the other until nobody joins; more vertices than one pass takes.
  @Test(arguments: [1, 2, 3, 5], [MeasureOptions.Direction.out, .in, .both])
  func complexReachAgreesWithSimulation(
    threshold: Int, direction: MeasureOptions.Direction
  ) throws {
    let n = 530
    let given = Graph.random(n, edges: 1300, seed: UInt64(threshold), directed: true)
    let reach = try complexReach(given, threshold: threshold, direction: direction)
    let graph =
      direction == .both ? given.undirected() : direction == .in ? given.reversed() : given
    for start in stride(from: 0, to: n, by: 101) {
      var active: Set<Int> = [start]
      for arc in graph.outgoing.arcs(of: start) { active.insert(Int(graph.outgoing.targets[arc])) }
      while true {
        let joining = (0..<n).filter { vertex in
          !active.contains(vertex)
            && graph.incoming.arcs(of: vertex).count {
              active.contains(Int(graph.incoming.targets[$0]))
            } >= threshold
        }
        if joining.isEmpty { break }
        active.formUnion(joining)
      }
      #expect(reach[start] == Double(active.count))
    }
  }

  /// NetworkX 3.6.1 `voterank`.
  @Test func voteRankAgreesWithNetworkX() throws {
    let order = try voteRank(Karate.graph)
    #expect(order == [33, 0, 32, 2, 1, 5, 31, 23, 6, 3, 24, 29, 4, 8])
    #expect(try voteRank(Karate.graph, count: 3) == [33, 0, 32])
    let arcs = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2), (0, 4), (5, 0), (1, 5)]
    #expect(try voteRank(Graph.edges(6, arcs, directed: true)) == [0, 1, 2, 3])
    #expect(try voteRank(Graph.edges(3, [])) == [])
  }

  @Test func doesNotDependOnThreads() throws {
    let graph = Graph.random(1500, edges: 6000, seed: 4, weighted: true)
    let one = Execution(threads: 1)
    let two = Execution(threads: 2)
    #expect(try dispersion(graph, execution: one) == dispersion(graph, execution: two))
    #expect(try complexReach(graph, execution: one) == complexReach(graph, execution: two))
    #expect(
      try collectiveInfluence(graph, execution: one) == collectiveInfluence(graph, execution: two))
  }
}
