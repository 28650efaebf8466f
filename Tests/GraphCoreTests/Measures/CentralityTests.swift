import GraphCore
import TestSupport
import Testing

/// Measures of paths and spectra on real networks and on tiny cases.
@Suite struct CentralityTests {
  let execution = Execution(threads: 2)

  /// Names in the shared files; the factor turns their scale into ours (per *n* − 1, or maximum 1).
  @Test(arguments: SharedGraph.all)
  func agreesWithSharedValues(_ shared: SharedGraph) throws {
    let names = [
      ("undirected_degree", "degree"), ("betweenness", "betweenness"), ("pagerank", "pagerank"),
      ("closeness_wf", "closeness"), ("closeness_out_wf", "closeness"),
      ("closeness_in_wf", "closeness@in"), ("harmonic", "harmonic"), ("harmonic_out", "harmonic"),
      ("harmonic_in", "harmonic@in"), ("eigenvector", "eigenvector"), ("katz", "katz"),
      ("hits_hub", "hub"), ("hits_authority", "authority"), ("reach_2", "two-step-reach"),
      ("reach_2_in", "two-step-reach@in"), ("diffusion_centrality", "diffusion"),
      ("in_degree", "in-degree"), ("out_degree", "out-degree"), ("in_strength", "in-strength"),
      ("out_strength", "out-strength"),
    ]
    for (name, key) in names {
      let isStrength = name.hasSuffix("_strength")
      check(shared, name, key, isStrength ? shared.weightedGraph : shared.graph)
      check(shared, name + "_weighted", key, shared.weightedGraph)
    }
  }

  private func check(_ shared: SharedGraph, _ name: String, _ key: String, _ graph: Graph) {
    guard let expected = shared.measures[name] else { return }
    let parts = key.split(separator: "@").map(String.init)
    let options = MeasureOptions(direction: parts.count > 1 ? .in : nil)
    let found = try? Measure.named(parts[0])?.compute(graph, options, execution)
    let comment = Comment(rawValue: "\(name) of \(shared)")
    guard let found else {
      #expect(expected.contains(nil), comment)
      return
    }
    let values = expected.map { $0 ?? .nan }
    var scale = 1.0
    if parts[0] == "harmonic" { scale = 1 / Double(values.count - 1) }
    if parts[0] == "hub" || parts[0] == "authority" { scale = 1 / (values.max() ?? 1) }
    for (found, expected) in zip(found, values) {
      // The files round to 12 digits; leading vectors are right to that share of their length.
      #expect(abs(found - expected * scale) <= 1e-9 * max(abs(expected * scale), 1e-3), comment)
    }
  }

  @Test func valuesOfTheKarateClub() throws {
    let oracle = try #require(OracleGraph.all.first { $0.description == "karate club" })
    let club = oracle.weightedGraph.withoutWeights()
    #expect(near(try betweenness(club, execution: execution)[0], 231.071429))
    #expect(near(try betweenness(club, share: true, execution: execution)[33], 0.304075))
    #expect(near(try closeness(club, execution: execution)[0], 0.568966))
    #expect(near(try harmonic(club, execution: execution)[33], 0.704545))
    #expect(near(try eigenvector(club, execution: execution)[0], 0.952132))
    #expect(near(try spectralRadius(club, execution: execution), 6.725698))
    #expect(near(try pageRank(club, execution: execution)[33], 0.100919))
    let restart = (0..<34).map { $0 == 0 ? 5.0 : 0 }
    #expect(near(try pageRank(club, restart: restart, execution: execution)[33], 0.0512))
    let spread = try diffusion(club, chance: 0.1, steps: 3, execution: execution)
    #expect(near(spread[33], 3.004) && near(spread[0], 2.892))
    #expect(near(try diffusion(club, execution: execution)[33], 9.771524))
    let totals = try distanceTotals(club, execution: execution)
    #expect(near(totals.averagePathLength ?? 0, 2.4082) && totals.diameter == 5)
    #expect(try reachCounts(club, within: 2, execution: execution).max() == 32)
    #expect(try reachCounts(club, within: 2, execution: execution)[31] == 32)
    #expect(try reachCounts(club, within: 3, execution: execution)[16] == 17)
  }

  @Test func pathOfFive() throws {
    let path = Graph.edges(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    #expect(try betweenness(path, execution: execution) == [0, 3, 4, 3, 0])
    #expect(try eccentricity(path, execution: execution) == [4, 3, 2, 3, 4])
    let directed = Graph.edges(3, [(0, 1), (1, 2)], directed: true)
    #expect(try closeness(directed, direction: .in, execution: execution) == [0, 0.5, 2.0 / 3])
    #expect(try betweenness(directed, execution: execution) == [0, 1, 0])
    #expect(try betweenness(directed, share: true, execution: execution) == [0, 0.5, 0])
  }

  /// Three ties of strength 1/3 are as long as one of strength 1/9, but for rounding.
  @Test func equallyLongPathsCountAsEqual() throws {
    let graph = Graph(
      vertexCount: 6, sources: [0, 1, 0, 2, 0, 4], targets: [1, 3, 2, 3, 4, 3],
      weights: [10, 5, 1 / 0.15, 1 / 0.15, 5, 10], isDirected: false)
    let found = try betweenness(graph, execution: execution)
    #expect(near(found[1], 1.0 / 3) && near(found[2], 1.0 / 3) && near(found[4], 1.0 / 3))
  }

  /// End to end of a chain of forks every joint lies on all paths, every side on half of them.
  @Test(arguments: [(23, 1.0), (30, 1), (200, 1), (1000, 1), (1000, 3)])
  func countsPathsBeyondAnyNumber(_ count: Int, _ weight: Double) throws {
    let found = try betweenness(.diamonds(count, weight: weight), execution: execution)
    let n = 3 * count + 1
    let middle = count / 2
    let before = 3 * middle
    #expect(abs(found[3 * middle] / (Double(before * (n - 1 - before)) + 1) - 1) < 1e-9)
  }

  /// Every way of others through somebody takes two of its ties, every way from it to another one.
  ///
  /// Sparse graphs are half hanging trees, which vertices fold and ties do not.
  @Test(arguments: UInt64(1)...6, [false, true])
  func treesAreFoldedWithoutLoss(seed: UInt64, weighted: Bool) throws {
    let graph = Graph.random(80, edges: 70, seed: seed, weighted: weighted)
    let ties = try edgeBetweenness(graph)
    let components = connectedComponents(graph)
    let found = try betweenness(graph, execution: execution)
    for vertex in 0..<80 {
      let own = graph.outgoing.arcs(of: vertex).reduce(0) { $0 + ties[$1] }
      let others = Double(components.sizes[Int(components.groups[vertex])] - 1)
      #expect(abs(found[vertex] - (own - others) / 2) < 1e-9 * max(1, own))
    }
  }

  /// A pair, a path of three with a star of four at its end, and a ring with a tail, by hand.
  @Test func hangingTreesByHand() throws {
    let pair = [(0, 1)]
    let path = [(2, 3), (3, 4), (4, 5), (4, 6), (4, 7)]
    let ring = [(8, 9), (9, 10), (10, 11), (11, 8), (8, 12), (12, 13)]
    let found = try betweenness(.edges(14, pair + path + ring), execution: execution)
    // Of the ring: 8 lies between the two of the tail and the three others of the ring, and on one of
    // two ways between 9 and 11; 9 and 11 on one of two ways of each pair of 10 with 8, 12 and 13.
    #expect(found == [0, 0, 0, 4, 9, 0, 0, 0, 6.5, 1.5, 0.5, 1.5, 4, 0])
  }

  /// Many topics at once are what each of them is alone; twenty need a second row of lanes.
  @Test(arguments: [false, true], [false, true])
  func manyTopicsEqualEachAlone(directed: Bool, weighted: Bool) throws {
    let graph = Graph.random(60, edges: 150, seed: 7, directed: directed, weighted: weighted)
    let topics = (0..<20).map { [Int32($0 * 3), Int32(59 - $0)] }
    let found = try pageRanks(graph, topics: topics, execution: execution)
    for (scores, topic) in zip(found, topics) {
      let restart = (0..<60).map { topic.contains(Int32($0)) ? 1.0 : 0 }
      let alone = try pageRank(graph, restart: restart, execution: execution)
      #expect(zip(scores, alone).reduce(0) { $0 + abs($1.0 - $1.1) } < 1e-10)
    }
  }

  /// Scores solve the equation that defines them: on graphs with dead ends, with ties one way and
  /// the other (eigenvalues of both signs), and on a lone ring, whose walk never mixes.
  @Test(arguments: [
    Graph.random(400, edges: 900, seed: 5, directed: true),
    Graph.random(300, edges: 2000, seed: 6, directed: true, weighted: true),
    Graph.edges(40, (0..<40).map { ($0, ($0 + 1) % 40) }, directed: true),
    Graph.edges(30, (0..<29).flatMap { [($0, $0 + 1), ($0 + 1, $0)] }, directed: true),
  ])
  func scoresSolveTheirEquation(_ graph: Graph) throws {
    let n = graph.vertexCount
    let scores = try pageRank(graph, execution: execution)
    let matrix = graph.matrix
    let sums = matrix.map { $0.reduce(0, +) }
    let lost = (0..<n).filter { sums[$0] == 0 }.reduce(0.0) { $0 + scores[$1] }
    for target in 0..<n {
      let arriving = (0..<n).reduce(0.0) { sum, source in
        sums[source] == 0 ? sum : sum + scores[source] * matrix[source][target] / sums[source]
      }
      let expected = 0.85 * arriving + (0.15 + 0.85 * lost) / Double(n)
      #expect(abs(scores[target] - expected) < 1e-11 * expected)
    }
    let walks = try katz(graph, execution: execution)
    let factor = try 0.85 / spectralRadius(graph, execution: execution)
    for target in 0..<n {
      let arriving = (0..<n).reduce(0.0) { $0 + matrix[$1][target] * walks[$1] }
      #expect(abs(walks[target] - factor * arriving - 1) < 1e-10 * walks[target])
    }
  }

  /// Each way counts at the vertex where it begins: all beginnings together make betweenness.
  @Test(arguments: [false, true])
  func betweennessIsTheSumOverBeginnings(directed: Bool) throws {
    let graph = Graph.random(90, edges: 200, seed: 11, directed: directed)
    let all = try betweenness(graph, execution: execution)
    let first = try betweenness(graph, from: (0..<37).map { $0 }, execution: execution)
    let rest = try betweenness(graph, from: (37..<90).map { $0 }, execution: execution)
    #expect((0..<90).allSatisfy { near(first[$0] + rest[$0], all[$0]) })
    #expect(first != rest && all.contains { $0 > 0 })
  }

  /// Lengths of many sizes need a heap, alike ones do not; a pair tied so weakly far from all others
  /// makes the difference, and changes nothing else.
  @Test(arguments: [false, true])
  func bucketsAndHeapFindTheSameWays(directed: Bool) throws {
    let alike = Graph.random(120, edges: 400, seed: 8, directed: directed, weighted: true)
    let pairs = (0..<120).flatMap { source in
      (0..<120).compactMap { alike.weight(source, $0) > 0 ? (source, $0) : nil }
    }.filter { directed || $0.0 < $0.1 }
    let mixed = Graph(
      vertexCount: 122, sources: pairs.map { Int32($0.0) } + [120],
      targets: pairs.map { Int32($0.1) } + [121],
      weights: pairs.map { alike.weight($0.0, $0.1) } + [1e-9], isDirected: directed)
    let one = try betweenness(alike, execution: execution)
    let other = try betweenness(mixed, execution: execution)
    #expect((0..<120).allSatisfy { near(one[$0], other[$0]) } && one.contains { $0 > 1 })
    let few = try distanceTotals(alike, execution: execution)
    let many = try distanceTotals(mixed, execution: execution)
    #expect((0..<120).allSatisfy { abs(few.total[$0] - many.total[$0]) < 1e-9 })
    #expect(few.reached == Array(many.reached.prefix(120)))
    #expect(few.farthest == Array(many.farthest.prefix(120)))
  }

  private func near(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) < 1e-6 * max(1, abs(expected))
  }
}
