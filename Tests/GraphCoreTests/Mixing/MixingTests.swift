import GraphCore
import TestSupport
import Testing

@Suite struct MixingTests {
  let arcs = Graph.edges(
    6, [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2), (0, 4), (5, 0), (1, 5)], directed: true)
  let clubs = MixingMatrix(Karate.graph, groups: Karate.clubs, count: 2)

  /// R `sna::brokerage` on the karate club: coordinator, itinerant, gatekeeper, representative,
  /// liaison.
  @Test func brokerageOfTheKarateClub() throws {
    let roles = try brokerage(Karate.graph, groups: Karate.clubs)
    func counts(_ member: Int) -> [Int] {
      let found = roles[member - 1]
      return [
        found.coordinator, found.itinerant, found.gatekeeper, found.representative, found.liaison,
      ]
    }
    #expect(counts(1) == [174, 0, 15, 15, 0])
    #expect(counts(34) == [156, 6, 40, 40, 0])
    #expect(counts(3) == [10, 12, 23, 23, 0])
    #expect(roles[2].total == 68)
  }

  /// One path a → v → b per case, and a tied pair that does not count.
  @Test func eachRoleOnce() throws {
    let path = Graph.edges(3, [(0, 1), (1, 2)], directed: true)
    #expect(try brokerage(path, groups: [0, 0, 0])[1].coordinator == 1)
    #expect(try brokerage(path, groups: [0, 1, 0])[1].itinerant == 1)
    #expect(try brokerage(path, groups: [0, 1, 1])[1].gatekeeper == 1)
    #expect(try brokerage(path, groups: [0, 0, 1])[1].representative == 1)
    #expect(try brokerage(path, groups: [0, 1, 2])[1].liaison == 1)
    #expect(try brokerage(path, groups: [0, -1, 2])[1].total == 0)
    let tied = Graph.edges(3, [(0, 1), (1, 2), (0, 2)], directed: true)
    #expect(try brokerage(tied, groups: [0, 0, 0])[1].total == 0)
  }

  @Test func eiIndexOfTheKarateClub() {
    #expect(abs((clubs.eiIndex ?? 0) + 0.717949) < 1e-6)
    // 11 ties lead out of either club; 35 lie within the first, 32 within the other.
    #expect(abs((clubs.eiIndex(of: 0) ?? 0) - (11.0 - 35) / 46) < 1e-12)
    #expect(abs((clubs.eiIndex(of: 1) ?? 0) - (11.0 - 32) / 43) < 1e-12)
    let members = eiIndex(Karate.graph, groups: Karate.clubs)
    #expect(members[0] == (1.0 - 15) / 16)  // only the tie to member 32 leads out
    #expect(eiIndex(Graph.edges(2, []), groups: [0, 1])[0].isNaN)
  }

  /// NetworkX 3.6.1 and the tables of the karate club.
  @Test func assortativityAgreesWithNetworkX() throws {
    #expect(abs((degreeAssortativity(Karate.graph) ?? 0) + 0.475613) < 1e-6)
    #expect(abs((clubs.assortativity ?? 0) - 0.717531) < 1e-6)
    #expect(abs((degreeAssortativity(arcs) ?? 0) + 0.5) < 1e-12)
    let values = assortativity(arcs, values: [1, 3, 2, 5, 4, 9])
    #expect(abs((values ?? 0) + 0.286031745252) < 1e-9)
    let groups = MixingMatrix(arcs, groups: [0, 0, 1, 1, 0, 1], count: 2)
    #expect(abs((groups.assortativity ?? 0) + 0.35) < 1e-12)
    #expect(degreeAssortativity(Graph.edges(3, [(0, 1), (1, 2), (2, 0)])) == nil)
    #expect(MixingMatrix(arcs, groups: [0, 0, 0, 0, 0, 0], count: 1).assortativity == nil)
  }

  @Test(arguments: SharedGraph.all)
  func degreeAssortativityAgreesWithNetworkX(_ shared: SharedGraph) throws {
    guard let expected = shared.globals["degree_assortativity_undirected"] else { return }
    #expect(abs((degreeAssortativity(shared.graph.undirected()) ?? 0) - expected) < 1e-9)
  }

  @Test func homophilyComparesWithChance() throws {
    let first = try #require(clubs.homophily(of: 0))
    #expect(abs(first.found - 70.0 / 81) < 1e-12)
    #expect(abs(first.expected - 81.0 / 156) < 1e-12)
    #expect(MixingMatrix(Graph.edges(2, []), groups: [0, 1], count: 2).homophily(of: 0) == nil)
  }

  @Test func reciprocityCountsReturnedTies() {
    let graph = Graph.edges(3, [(0, 1), (1, 0), (1, 2)], directed: true)
    #expect(abs((reciprocity(graph) ?? 0) - 2.0 / 3) < 1e-12)
    #expect(reciprocity(arcs) == 0)
    #expect(reciprocity(Karate.graph) == 1)
    #expect(reciprocity(Graph.edges(2, [], directed: true)) == nil)
  }

  /// A star is 1 by definition; the karate club's degrees by igraph's definition without loops.
  @Test func centralisationOfStarAndClub() {
    #expect(centralisation([4, 1, 1, 1, 1], of: .degree) == 1)
    #expect(centralisation([6, 0, 0, 0, 0], of: .betweenness) == 1)
    let closeness = [1, 4.0 / 7, 4.0 / 7, 4.0 / 7, 4.0 / 7]
    #expect(abs((centralisation(closeness, of: .closeness) ?? 0) - 1) < 1e-12)
    let degrees = degree(Karate.graph, direction: .both, share: false)
    #expect(abs((centralisation(degrees, of: .degree) ?? 0) - 0.399621) < 1e-6)
    #expect(centralisation([1, 1], of: .degree) == nil)
  }
}
