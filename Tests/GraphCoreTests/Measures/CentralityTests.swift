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
  @Test(arguments: [(200, 1.0), (1000, 1), (1000, 3)])
  func countsPathsBeyondAnyNumber(_ count: Int, _ weight: Double) throws {
    let found = try betweenness(.diamonds(count, weight: weight), execution: execution)
    let n = 3 * count + 1
    let middle = count / 2
    let before = 3 * middle
    #expect(abs(found[3 * middle] / (Double(before * (n - 1 - before)) + 1) - 1) < 1e-9)
  }

  /// Many topics at once are what each of them is alone; nine topics need a second row of lanes.
  @Test(arguments: [false, true], [false, true])
  func manyTopicsEqualEachAlone(directed: Bool, weighted: Bool) throws {
    let graph = Graph.random(60, edges: 150, seed: 7, directed: directed, weighted: weighted)
    let topics = (0..<9).map { [Int32($0 * 5), Int32(59 - $0)] }
    let found = try pageRanks(graph, topics: topics, execution: execution)
    for (scores, topic) in zip(found, topics) {
      let restart = (0..<60).map { topic.contains(Int32($0)) ? 1.0 : 0 }
      let alone = try pageRank(graph, restart: restart, execution: execution)
      #expect(zip(scores, alone).allSatisfy { abs($0 - $1) <= 1e-10 * max($1, 1e-6) })
    }
  }

  private func near(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) < 1e-6 * max(1, abs(expected))
  }
}
