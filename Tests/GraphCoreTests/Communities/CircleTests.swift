import GraphCore
import TestSupport
import Testing

/// Certainty, overlapping membership, label propagation and connected cores.
@Suite struct CircleTests {
  /// Two cliques of five that share vertex 4.
  let bowTie = Graph.edges(
    9,
    [(0, 4), (4, 8)].flatMap { low, high in
      (low...high).flatMap { a in (low..<a).map { (a, $0) } }
    })

  @Test func certaintyTellsTheWaverer() throws {
    let found = try certainCommunities(bowTie, runs: 40)
    #expect(found.runs == 40)
    #expect(found.communities.partition.count == 2)
    for vertex in [0, 1, 2, 3, 5, 6, 7, 8] { #expect(found.certainty[vertex] == 1) }
    #expect(found.certainty[4] < 1 && found.certainty[4] > 0)
  }

  @Test func certaintyIsTheSameOnAnyThreads() throws {
    let one = try certainCommunities(Karate.graph, runs: 20, execution: Execution(threads: 1))
    let two = try certainCommunities(Karate.graph, runs: 20, execution: Execution(threads: 2))
    #expect(one == two)
    #expect(abs(one.communities.modularity - 0.419790) < 1e-6)
  }

  @Test func whoeverIsTiedToTwoCirclesBelongsToBoth() {
    let halves = Partition(labels: [0, 0, 0, 0, 0, 1, 1, 1, 1])
    let found = memberships(bowTie, halves)
    #expect(found[4].map(\.group) == [0, 1] && found[4].map(\.share) == [0.5, 0.5])
    #expect(found[0].map(\.group) == [0] && found[0].map(\.share) == [1])
    // From 5 on a quarter of the ties lead to vertex 4.
    #expect(found[5].map(\.group) == [1, 0])
    #expect(memberships(bowTie, halves, least: 0.3)[5].map(\.group) == [1])
    #expect(memberships(Graph.edges(1, []), Partition(labels: [0]))[0][0].share == 1)
  }

  @Test(arguments: UInt64(1)...5)
  func labelsSpreadWithinCliques(seed: UInt64) throws {
    var pairs: [(Int, Int)] = []
    for clique in 0..<4 {
      for a in 0..<7 { for b in 0..<a { pairs.append((clique * 7 + a, clique * 7 + b)) } }
      if clique > 0 { pairs.append((clique * 7, clique * 7 - 1)) }
    }
    let found = try labelPropagation(Graph.edges(28, pairs), seed: seed)
    #expect(found.groups == (0..<28).map { Int32($0 / 7) })
  }

  /// At the end nobody has a label that fewer neighbours share than another one.
  @Test(arguments: UInt64(1)...5)
  func labelsEndInAMajority(seed: UInt64) throws {
    let graph = Graph.random(200, edges: 500, seed: seed)
    let found = try labelPropagation(graph, seed: seed)
    #expect(found == (try labelPropagation(graph, seed: seed)))
    let components = connectedComponents(graph)
    for vertex in 0..<200 where graph.outgoing.degree(of: vertex) > 0 {
      let groups = graph.outgoing.arcs(of: vertex).map {
        found.groups[Int(graph.outgoing.targets[$0])]
      }
      #expect(groups.contains(found.groups[vertex]))
    }
    #expect(found.count >= components.count)
  }

  @Test func coresFallIntoPieces() throws {
    // A clique of four and one of five, joined by a path; a lone vertex.
    var pairs: [(Int, Int)] = [(3, 9), (9, 4)]
    for (low, high) in [(0, 3), (4, 8)] {
      for a in low...high { for b in low..<a { pairs.append((a, b)) } }
    }
    let graph = Graph.edges(11, pairs)
    #expect(try connectedCores(graph, 3) == [[4, 5, 6, 7, 8], [0, 1, 2, 3]])
    #expect(try connectedCores(graph, 4) == [[4, 5, 6, 7, 8]])
    #expect(try connectedCores(graph, 2).map(\.count) == [10])
    #expect(try connectedCores(graph, 5) == [])
    #expect(try connectedCores(graph, 0).count == 2)
  }
}
