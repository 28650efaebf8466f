import GraphCore
import TestSupport
import Testing

/// The choice on reverse-reachable sets against the best of all choices.
@Suite struct CertifiedChoiceTests {
  private func choose(
    _ spreading: Spreading, size: Int, candidates: [Int]? = nil, required: [Int] = [],
    limits: ClassLimits = ClassLimits(), leastSets: Int = 0, seed: UInt64 = 1,
    threads: Int = 2
  ) throws -> CertifiedChoice {
    let n = spreading.graph.vertexCount
    return try spreading.choose(
      SpreadChoice(
        candidates: (candidates ?? Array(0..<n)).map(Int32.init),
        required: required.map(Int32.init),
        size: size, order: Array(0..<Int32(n)), limits: limits), roots: Array(0..<Int32(n)),
      goal: CertifiedChoice.Goal(leastSets: leastSets), seed: seed, Execution(threads: threads))
  }

  /// Both bounds hold against the exact reach of the choice and of the best choice.
  @Test(arguments: 1...12) func boundsHoldAgainstAllChoices(seed: Int) throws {
    let isThreshold = seed % 3 == 0
    var exact = ExactSpread.random(
      7, arcs: 11, isThreshold: isThreshold, isEven: seed % 2 == 0, seed: UInt64(seed))
    if seed % 4 == 0 { exact.silent = [3] }
    if seed % 5 == 0 { exact.channels = [5] }
    if seed % 6 == 0 { exact.steps = 2 }
    func reach(_ seeds: [Int]) -> Double {
      (isThreshold ? exact.threshold(from: seeds) : exact.cascade(from: seeds)).reduce(0, +)
    }
    let eligible = (0..<7).filter { !exact.silent.contains($0) }
    let best = ExactSpread.choices(eligible, size: 2).map(reach).max() ?? 0
    let found = try choose(
      exact.spreading(isThreshold ? .threshold : .cascade), size: 2, candidates: eligible)
    let own = reach(found.chosen.map(Int.init))
    #expect(found.low * 7 <= own + 1e-9)
    #expect(best <= found.high * 7 + 1e-9)
    #expect(own >= found.certified * best - 1e-9)
    #expect(found.isGoalMet && found.certified >= 1 - 0.367_879_441_2 - 0.05)
  }

  /// Over many seeds the certificate is wrong in no more than one of a hundred.
  @Test func certificatesHoldOverSeeds() throws {
    let exact = ExactSpread.random(6, arcs: 10, seed: 77)
    let reach = ExactSpread.choices(Array(0..<6), size: 2).map {
      ($0, exact.cascade(from: $0).reduce(0, +))
    }
    let best = reach.map(\.1).max() ?? 0
    let spreading = exact.spreading(.cascade)
    let holds = try (1...200).count { seed in
      let found = try choose(spreading, size: 2, seed: UInt64(seed))
      let own = reach.first { Set($0.0) == Set(found.chosen.map(Int.init)) }?.1 ?? 0
      return found.low * 6 <= own && best <= found.high * 6
    }
    #expect(holds >= 198)
  }

  /// A required vertex and class limits are kept to, and the bound is about such choices.
  @Test(arguments: 1...6) func conditionsAreKept(seed: Int) throws {
    let exact = ExactSpread.random(7, arcs: 11, seed: UInt64(seed))
    let classes: [[Int32]] = [[0], [0], [0], [1], [1], [1], []]
    let found = try choose(
      exact.spreading(.cascade), size: 3, required: [4],
      limits: ClassLimits(of: classes, capacities: [1, 1]))
    #expect(found.chosen.first == 4)
    let counts = classes.indices.filter { found.chosen.contains(Int32($0)) }
    #expect(counts.count { $0 < 3 } <= 1 && counts.count { (3..<6).contains($0) } <= 1)
    let best =
      ExactSpread.choices(Array(0..<7), size: 3)
      .filter { choice in
        choice.contains(4) && choice.count { $0 < 3 } <= 1
          && choice.count { (3..<6).contains($0) } <= 1
      }
      .map { exact.cascade(from: $0).reduce(0, +) }.max() ?? 0
    #expect(best <= found.high * 7 + 1e-9)
    #expect(exact.cascade(from: found.chosen.map(Int.init)).reduce(0, +) >= found.low * 7 - 1e-9)
  }

  /// The lower bound against an independent simulation on a larger graph; the choice beats hubs.
  @Test func judgedFromOutside() throws {
    let graph = Graph.community(vertexCount: 2000, edgeCount: 8000, seed: 3)
    let spreading = Spreading(graph: graph, rule: .cascade, chancesInto: graph.weightedCascade)
    let found = try choose(spreading, size: 20, leastSets: 20_000)
    func reach(_ seeds: [Int32]) throws -> Estimate {
      try spreading.simulate(
        SpreadSimulation.Question(
          seeds: seeds, isCounted: [Bool](repeating: true, count: 2000), runs: 2000), seed: 5,
        Execution()
      ).reached
    }
    let own = try reach(found.chosen)
    #expect(own.high + 20 >= found.low * 2000)
    #expect(own.low + 20 <= found.high * 2000)
    let hubs = (0..<2000).sorted { graph.outgoing.degree(of: $0) > graph.outgoing.degree(of: $1) }
    #expect(own.value > (try reach(hubs.prefix(20).map(Int32.init))).value)
  }

  @Test func threadsChangeNothing() throws {
    let graph = Graph.community(vertexCount: 3000, edgeCount: 9000, seed: 8)
    for rule in [Spreading.Rule.cascade, .threshold] {
      let spreading = Spreading(graph: graph, rule: rule, chancesInto: graph.weightedCascade)
      let one = try choose(spreading, size: 10, threads: 1)
      let two = try choose(spreading, size: 10, threads: 2)
      #expect(one.chosen == two.chosen && one.low == two.low && one.high == two.high)
    }
  }
}
