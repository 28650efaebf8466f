import GraphCore
import TestSupport
import Testing

@Suite struct KeyPlayerTests {
  /// Borgatti's D_R on the karate club, by hand and by exhaustive search elsewhere.
  @Test func reachersOfTheKarateClub() throws {
    let one = try keyPlayersReaching(Karate.graph, count: 1)
    #expect(one.vertices == [33] && one.isExact)
    #expect(abs(one.value - 0.713235) < 1e-6)
    let two = try keyPlayersReaching(Karate.graph, count: 2)
    #expect(two.vertices == [0, 33])
    #expect(abs(two.value - 0.955882) < 1e-6)
    #expect(abs((distanceWeightedReach(Karate.graph, [0, 33]).outsiders ?? 0) - 0.953125) < 1e-6)
    let three = try keyPlayersReaching(Karate.graph, count: 3)
    #expect(three.vertices == [0, 24, 33])
    #expect(abs(three.value - 0.985294) < 1e-6)
  }

  @Test func holdersTogetherOfTheKarateClub() throws {
    let graph = Karate.graph
    #expect(fragmentation(graph) == 0)
    #expect(abs((fragmentation(graph, without: [0]) ?? 0) - 0.316288) < 1e-6)
    #expect(abs((fragmentation(graph, without: [0, 1]) ?? 0) - 0.423387) < 1e-6)
    #expect(abs((fragmentation(graph, without: [0, 32, 33]) ?? 0) - 0.569892) < 1e-6)
    #expect(abs((try distanceWeightedFragmentation(graph) ?? 0) - 0.507992) < 1e-6)
    let one = try distanceWeightedFragmentation(graph, without: [0])
    #expect(abs((one ?? 0) - 0.641540) < 1e-6)
    let three = try distanceWeightedFragmentation(graph, without: [0, 32, 33])
    #expect(abs((three ?? 0) - 0.796810) < 1e-6)
    #expect(try keyPlayersFragmenting(graph, count: 1).vertices == [0])
    #expect(abs(try keyPlayersFragmenting(graph, count: 2).value - 0.423387) < 1e-6)
    #expect(abs(try keyPlayersFragmenting(graph, count: 3).value - 0.569892) < 1e-6)
  }

  /// Every set compared by computing its value anew.
  @Test(arguments: UInt64(1)...8)
  func agreesWithComparingAll(seed: UInt64) throws {
    let graph = Graph.random(10, edges: 13, seed: seed, directed: seed.isMultiple(of: 2))
    var reach = -1.0
    var apart = -1.0
    for a in 0..<Int32(10) {
      for b in 0..<a {
        reach = max(reach, distanceWeightedReach(graph, [a, b]).all)
        apart = max(apart, fragmentation(graph, without: [a, b]) ?? 0)
      }
    }
    #expect(abs(try keyPlayersReaching(graph, count: 2).value - reach) < 1e-9)
    let found = try keyPlayersFragmenting(graph, count: 2)
    #expect(abs(found.value - apart) < 1e-9)
    #expect(abs((fragmentation(graph, without: found.vertices) ?? 0) - apart) < 1e-9)
  }

  /// Only some may be chosen: every set of them compared by computing its value anew.
  @Test(arguments: UInt64(1)...8)
  func candidatesAloneAreChosen(seed: UInt64) throws {
    let graph = Graph.random(10, edges: 14, seed: seed, directed: seed.isMultiple(of: 2))
    let isCandidate = (0..<10).map { ($0 + Int(seed)) % 3 != 0 }
    let candidates = (0..<Int32(10)).filter { isCandidate[Int($0)] }
    var reach = -1.0
    var apart = -1.0
    for a in candidates {
      for b in candidates where b < a {
        reach = max(reach, distanceWeightedReach(graph, [a, b]).all)
        apart = max(apart, fragmentation(graph, without: [a, b]) ?? 0)
      }
    }
    let near = try keyPlayersReaching(graph, count: 2, among: isCandidate)
    #expect(near.vertices.allSatisfy { isCandidate[Int($0)] })
    #expect(abs(near.value - reach) < 1e-9)
    let holding = try keyPlayersFragmenting(graph, count: 2, among: isCandidate)
    #expect(holding.vertices.allSatisfy { isCandidate[Int($0)] })
    #expect(abs(holding.value - apart) < 1e-9)
    #expect(
      try voteRank(graph, among: isCandidate).allSatisfy { isCandidate[Int($0)] })
    #expect(throws: KernelError.self) {
      try keyPlayersReaching(graph, count: candidates.count + 1, among: isCandidate)
    }
    // The smallest set that tells everybody whom some candidate can tell.
    func told(_ set: [Int32]) -> Set<Int32> {
      Set(
        set.flatMap { vertex in
          [vertex] + graph.outgoing.arcs(of: Int(vertex)).map { graph.outgoing.targets[$0] }
        })
    }
    let possible = told(candidates)
    let sets = (0..<(1 << candidates.count)).map { bits in
      candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
    }
    let smallest = sets.filter { told($0) == possible }.map(\.count).min()
    let cover = try dominatingSet(graph, among: isCandidate)
    #expect(told(cover.vertices) == possible)
    #expect(cover.vertices.allSatisfy { isCandidate[Int($0)] })
    #expect(cover.vertices.count == smallest && cover.isMinimum)
  }

  /// Too many sets to compare: greedy with swaps reaches what is promised and beats degree.
  @Test func choosesWellInLargerGraphs() throws {
    let graph = Graph.random(400, edges: 700, seed: 9)
    let found = try keyPlayersReaching(graph, count: 5)
    #expect(!found.isExact && found.vertices.count == 5)
    let degrees = degree(graph, direction: .both, share: false)
    let top = Array((0..<Int32(400)).sorted { degrees[Int($0)] > degrees[Int($1)] }.prefix(5))
    #expect(found.value >= distanceWeightedReach(graph, top).all)
    let apart = try keyPlayersFragmenting(graph, count: 5)
    #expect(!apart.isExact)
    #expect(apart.value >= fragmentation(graph, without: top) ?? 1)
    #expect(abs((fragmentation(graph, without: apart.vertices) ?? 0) - apart.value) < 1e-9)
  }

  /// Above 3,000 vertices searches are pruned: each choice is still the best single addition.
  @Test func prunedSearchesAreExact() throws {
    let graph = Graph.random(3001, edges: 3300, seed: 2)
    let first = try keyPlayersReaching(graph, count: 1)
    let best = stride(from: Int32(0), to: 3001, by: 1).lazy
      .filter { graph.outgoing.degree(of: Int($0)) > 4 }
      .map { distanceWeightedReach(graph, [$0]).all }.max()
    #expect(abs(first.value - (best ?? 0)) < 1e-12)
    let two = try keyPlayersReaching(graph, count: 2)
    let start = first.vertices[0]
    #expect(two.vertices.contains(start))
    for other in stride(from: Int32(0), to: 3001, by: 40) where other != start {
      #expect(distanceWeightedReach(graph, [start, other]).all <= two.value + 1e-12)
    }
  }

  @Test func refusesImpossibleCounts() {
    #expect(throws: KernelError.self) { try keyPlayersReaching(Karate.graph, count: 0) }
    #expect(throws: KernelError.self) { try keyPlayersReaching(Karate.graph, count: 35) }
    #expect(throws: KernelError.self) { try keyPlayersFragmenting(Karate.graph, count: 33) }
    #expect(fragmentation(Graph.edges(1, [])) == nil)
  }
}
