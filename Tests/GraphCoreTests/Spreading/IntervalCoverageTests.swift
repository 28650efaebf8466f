import GraphCore
import Testing

/// The stated 95 of 100 intervals hold the exact value, on graphs small enough to enumerate.
@Suite struct IntervalCoverageTests {
  /// How often, of 100 seeds, all the intervals asked about hold what is exact.
  private func holds(
    _ spreading: Spreading, _ seeds: [Int32], _ exact: [Double], runs: Int
  ) throws -> (reach: Int, parts: Int) {
    let n = exact.count
    let isCounted = (0..<n).map { $0 % 4 != 3 }
    let others = (0..<n).filter { !seeds.contains(Int32($0)) && isCounted[$0] }
    // Even ones are one part, odd ones the other.
    let parts = VertexParts(
      offsets: Array(0...n), parts: (0..<n).map { Int32($0 % 2) }, count: 2)
    let sums = [0, 1].map { part in
      others.filter { $0 % 2 == part }.reduce(0) { $0 + exact[$1] }
    }
    var count = (reach: 0, parts: 0)
    for seed in 1...100 {
      let found = try spreading.simulate(
        SpreadSimulation.Question(
          seeds: seeds, isCounted: isCounted, parts: parts, runs: runs), seed: UInt64(seed),
        Execution())
      func covers(_ estimate: Estimate, _ value: Double) -> Bool {
        estimate.low <= value + 1e-9 && value <= estimate.high + 1e-9
      }
      if covers(found.reached, sums[0] + sums[1]) { count.reach += 1 }
      if zip(found.byParts, sums).allSatisfy({ covers($0, $1) }) { count.parts += 1 }
    }
    return count
  }

  @Test(arguments: [60, 250]) func ofCascades(runs: Int) throws {
    for seed in 2...3 {
      var exact = ExactSpread.random(12, arcs: 13, isEven: seed == 2, seed: UInt64(40 + seed))
      if seed == 3 { exact.silent = [4] }
      let counts = try holds(
        exact.spreading(.cascade), [0, 5], exact.cascade(from: [0, 5]), runs: runs)
      #expect(counts.reach >= 95 && counts.parts >= 90, "\(counts)")
    }
  }

  @Test(arguments: [60, 250]) func ofThresholds(runs: Int) throws {
    for seed in 2...3 {
      let exact = ExactSpread.random(
        10, arcs: 18, isThreshold: true, isEven: seed == 2, seed: UInt64(50 + seed))
      let counts = try holds(
        exact.spreading(.threshold), [0, 1], exact.threshold(from: [0, 1]), runs: runs)
      #expect(counts.reach >= 95 && counts.parts >= 90, "\(counts)")
    }
  }

  @Test(arguments: [60, 250]) func ofComplexContagion(runs: Int) throws {
    for seed in 2...3 {
      var exact = ExactSpread.random(8, arcs: 14, seed: UInt64(60 + seed))
      if seed == 2 { exact.steps = 2 }
      let counts = try holds(
        exact.spreading(.complex(sources: 2)), [0, 1, 2],
        exact.cascade(from: [0, 1, 2], need: { _ in 2 }), runs: runs)
      #expect(counts.reach >= 95 && counts.parts >= 90, "\(counts)")
    }
  }

  /// The interval of a chosen list's report, on reverse-reachable sets and on runs.
  @Test func ofReports() throws {
    let exact = ExactSpread.random(8, arcs: 14, seed: 71)
    let list: [Int32] = [0, 3]
    let roots = Array(0..<Int32(8))
    func reached(need: Int) -> Double {
      let heard = exact.cascade(from: [0, 3], need: { _ in need })
      return heard.indices.reduce(0) { list.contains(Int32($1)) ? $0 : $0 + heard[$1] }
    }
    let question = SpreadReport.Question(
      list: list, rivals: [.set([1, 2]), .evenly(size: 2, of: [1, 2, 4, 6])], roots: roots)
    for (rule, need) in [(Spreading.Rule.cascade, 1), (.complex(sources: 2), 2)] {
      let spreading = exact.spreading(rule)
      func reach(_ set: [Int]) -> Double {
        let heard = exact.cascade(from: set, need: { _ in need })
        return heard.indices.reduce(0) { set.contains($1) ? $0 : $0 + heard[$1] }
      }
      let pairs = ExactSpread.choices([1, 2, 4, 6], size: 2)
      let rivals = [reach([1, 2]), pairs.map(reach).reduce(0, +) / Double(pairs.count)]
      let hits = try (1...60).map { seed in
        let report =
          need == 1
          ? try spreading.report(question, seed: UInt64(seed), Execution())
          : try spreading.simulatedReport(question, runs: 300, seed: UInt64(seed), Execution())
        return report.reached.low <= reached(need: need)
          && reached(need: need) <= report.reached.high
          && zip(report.rivals, rivals).allSatisfy { $0.low <= $1 && $1 <= $0.high }
      }
      #expect(hits.count { $0 } >= 55)
    }
  }
}
