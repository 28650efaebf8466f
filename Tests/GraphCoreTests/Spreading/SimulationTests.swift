import GraphCore
import TestSupport
import Testing

/// The runs of chance against the enumeration of all patterns.
@Suite struct SimulationTests {
  private func simulate(
    _ spreading: Spreading, _ seeds: [Int], runs: Int, seed: UInt64 = 1, threads: Int = 2,
    parts: VertexParts = VertexParts()
  ) throws -> SpreadSimulation {
    try spreading.simulate(
      SpreadSimulation.Question(
        seeds: seeds.map(Int32.init),
        isCounted: [Bool](repeating: true, count: spreading.graph.vertexCount), parts: parts,
        runs: runs), seed: seed, Execution(threads: threads))
  }

  /// Every vertex's chance to hear it within five standard errors of the exact one.
  private func agrees(_ found: SpreadSimulation, _ exact: [Double]) -> Bool {
    zip(found.chances, exact).allSatisfy { found, exact in
      abs(found - exact) <= 5 * (max(0, exact * (1 - exact)) / 20_000).squareRoot() + 1e-9
    }
  }

  @Test(arguments: 1...12) func cascade(seed: Int) throws {
    var exact = ExactSpread.random(6, arcs: 11, isEven: seed % 3 == 0, seed: UInt64(seed))
    if seed % 2 == 0 { exact.silent = [2] }
    if seed % 4 < 2 { exact.channels = [3, 0] }
    if seed % 5 == 0 { exact.steps = 2 }
    let found = try simulate(exact.spreading(.cascade), [0], runs: 20_000)
    #expect(agrees(found, exact.cascade(from: [0])))
  }

  @Test(arguments: 1...8) func threshold(seed: Int) throws {
    var exact = ExactSpread.random(
      6, arcs: 12, isThreshold: true, isEven: seed % 2 == 0, seed: UInt64(seed))
    if seed % 3 == 0 { exact.silent = [4] }
    let found = try simulate(exact.spreading(.threshold), [0, 1], runs: 20_000)
    #expect(agrees(found, exact.threshold(from: [0, 1])))
  }

  @Test(arguments: 1...6) func complex(seed: Int) throws {
    var exact = ExactSpread.random(6, arcs: 12, seed: UInt64(seed))
    if seed % 2 == 0 { exact.channels = [1] }
    let two = try simulate(exact.spreading(.complex(sources: 2)), [0, 1, 2], runs: 20_000)
    #expect(agrees(two, exact.cascade(from: [0, 1, 2], need: { _ in 2 })))
    let half = try simulate(exact.spreading(.complexShare(0.5)), [0, 1], runs: 20_000)
    #expect(agrees(half, exact.cascade(from: [0, 1], need: { max(1, ($0 + 1) / 2) })))
  }

  /// Values worked by hand: path a–b–c with p = ½; a star of four leaves with p = 0.1.
  @Test func handWorked() throws {
    let path = Graph.edges(3, [(0, 1), (1, 2)])
    let half = Spreading(graph: path, rule: .cascade, chancesInto: [0.5, 0.5, 0.5])
    let end = try simulate(half, [0], runs: 40_000)
    #expect(abs(end.reached.value - 0.75) < 0.015)
    #expect(abs(end.bySteps[0].value - 0.5) < 0.01 && abs(end.bySteps[1].value - 0.25) < 0.01)
    #expect(abs(try simulate(half, [1], runs: 40_000).reached.value - 1) < 0.015)
    let star = Graph.edges(5, [(0, 1), (0, 2), (0, 3), (0, 4)])
    let tenth = Spreading(
      graph: star, rule: .cascade, chancesInto: [Double](repeating: 0.1, count: 5))
    #expect(abs(try simulate(tenth, [0], runs: 40_000).reached.value - 0.4) < 0.013)
    // Threshold, w = 1/d: b is won for certain half the time, c then follows.
    let even = Spreading(graph: path, rule: .threshold, chancesInto: path.weightedCascade)
    #expect(abs(try simulate(even, [0], runs: 40_000).reached.value - 1) < 0.02)
  }

  /// With certainty on every arc a cascade is a search of so many steps.
  @Test func certaintyIsReach() throws {
    let graph = Karate.graph
    for steps in 1...3 {
      let sure = Spreading(
        graph: graph, rule: .cascade, chancesInto: [Double](repeating: 1, count: 34), steps: steps)
      let found = try simulate(sure, [31], runs: 10)
      let near = reachable(
        from: [31], steps: steps, in: graph, isSilent: [Bool](repeating: false, count: 34))
      #expect(found.reached.value == Double(near.vertices.count))
    }
  }

  /// Complex reach with two sources from a member and all its contacts: 34, 28 and 6 of the club.
  @Test func complexReachOfTheClub() throws {
    for (member, expected) in [(0, 34), (33, 28), (2, 28), (16, 6)] {
      let contacts = Karate.graph.outgoing.arcs(of: member).map {
        Int(Karate.graph.outgoing.targets[$0])
      }
      let spreading = Spreading(
        graph: Karate.graph, rule: .complex(sources: 2),
        chancesInto: [Double](repeating: 1, count: 34))
      let found = try simulate(spreading, [member] + contacts, runs: 3)
      #expect(Int(found.reached.value) + contacts.count + 1 == expected)
    }
  }

  /// The stated 95 of 100 intervals hold the exact value, also where little ever happens.
  @Test(arguments: [(0.5, 100), (0.02, 100), (0.9, 400)])
  func intervalsHoldTheirPromise(chance: Double, runs: Int) throws {
    let arcs = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (1, 2)]
    let exact = ExactSpread(
      vertexCount: 5,
      arcs: arcs.map { ExactSpread.Arc(source: $0.0, target: $0.1, chance: chance) })
    let expected = exact.cascade(from: [0]).dropFirst().reduce(0, +)
    let spreading = exact.spreading(.cascade)
    let holds = try (1...400).count { seed in
      let found = try simulate(spreading, [0], runs: runs, seed: UInt64(seed)).reached
      return found.low <= expected && expected <= found.high
    }
    #expect(holds >= 380, "\(holds) of 400")
  }

  /// Numbers by part: each vertex a part of its own gives its chance; a part of all gives the sum.
  @Test func partsAddUp() throws {
    let graph = Karate.graph
    let spreading = Spreading(graph: graph, rule: .cascade, chancesInto: graph.weightedCascade)
    let parts = VertexParts(
      offsets: (0...34).map { 2 * $0 }, parts: (0..<34).flatMap { [Int32($0), 34] }, count: 35)
    let found = try simulate(spreading, [0, 33], runs: 1000, parts: parts)
    for vertex in 1..<33 { #expect(found.byParts[vertex].value == found.chances[vertex]) }
    #expect(abs(found.byParts[34].value - found.reached.value) < 1e-9)
    #expect(abs(found.bySteps.map(\.value).reduce(0, +) - found.reached.value) < 1e-9)
    // 40,000 runs elsewhere: about 17.7 with the two who start.
    #expect(abs(found.reached.value + 2 - 17.7) < 0.6)
  }

  @Test func threadsChangeNothing() throws {
    let graph = Graph.random(300, edges: 900, seed: 4)
    for rule in [Spreading.Rule.cascade, .threshold, .complex(sources: 2)] {
      let spreading = Spreading(graph: graph, rule: rule, chancesInto: graph.weightedCascade)
      let one = try simulate(spreading, [1, 5, 9], runs: 500, threads: 1)
      let two = try simulate(spreading, [1, 5, 9], runs: 500, threads: 2)
      #expect(one.reached == two.reached && one.chances == two.chances)
      #expect(one.bySteps == two.bySteps)
    }
  }

  @Test func stopsWhenAsked() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let graph = Karate.graph
    let spreading = Spreading(graph: graph, rule: .cascade, chancesInto: graph.weightedCascade)
    #expect(throws: KernelError.cancelled) {
      try spreading.simulate(
        SpreadSimulation.Question(seeds: [0], isCounted: [Bool](repeating: true, count: 34)),
        seed: 1, Execution(cancellation: cancellation))
    }
  }
}
