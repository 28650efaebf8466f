import GraphCore
import TestSupport
import Testing

/// Arcs of unlike, small chances into one vertex: what is found against the arcs is what the patterns
/// of live arcs say.
@Suite struct UnlikeChancesTests {
  /// Chances up to a quarter, all different; under the threshold rule weights.
  private static func exact(_ seed: Int, isThreshold: Bool = false) -> ExactSpread {
    let drawn = ExactSpread.random(7, arcs: 10, isThreshold: isThreshold, seed: UInt64(seed))
    let arcs = drawn.arcs.enumerated().map { number, arc in
      ExactSpread.Arc(
        source: arc.source, target: arc.target,
        chance: number % 4 == 0 ? arc.chance * 0.02 : arc.chance * 0.27)
    }
    var exact = ExactSpread(vertexCount: 7, arcs: arcs)
    if seed % 5 == 0 { exact.silent = [6] }
    if seed % 4 == 0 { exact.channels = [5] }
    if seed % 3 == 0 { exact.steps = 2 }
    return exact
  }

  /// x tells y with ½, z with a fiftieth of it.
  @Test(arguments: [0.25, 0.26, 0.1]) func theWeakArcKeepsItsOwnChance(chance: Double) throws {
    let graph = Graph.edges(3, [(0, 1), (2, 1)], directed: true)
    let spreading = Spreading(graph: graph, rule: .cascade, chances: [chance, chance / 20])
    let report = try spreading.report(
      SpreadReport.Question(list: [2], roots: [0, 1, 2]), seed: 1, Execution())
    #expect(report.reached.low <= chance / 20 && chance / 20 <= report.reached.high)
    #expect(report.reached.high < chance / 10)
  }

  /// The report of a list, its intervals, and the certificate of a choice, over many graphs.
  @Test(arguments: [false, true]) func reportsAndCertificatesHold(isThreshold: Bool) throws {
    let roots = Array(0..<Int32(7))
    var misses = (reports: 0, certificates: 0)
    let count = 40
    for seed in 1...count {
      let exact = Self.exact(seed, isThreshold: isThreshold)
      let spreading = exact.spreading(isThreshold ? .threshold : .cascade)
      func heard(_ seeds: [Int]) -> [Double] {
        isThreshold ? exact.threshold(from: seeds) : exact.cascade(from: seeds)
      }
      let list = [seed % 3, 3]
      let found = try spreading.report(
        SpreadReport.Question(list: list.map(Int32.init), roots: roots), seed: UInt64(seed),
        Execution())
      let own = heard(list)
      let reached = own.indices.reduce(0) { list.contains($1) ? $0 : $0 + own[$1] }
      if !(found.reached.low <= reached && reached <= found.reached.high) { misses.reports += 1 }
      #expect(abs(found.reached.value - reached) < 0.15)
      let eligible = (0..<7).filter { !exact.silent.contains($0) }
      let choice = try spreading.choose(
        SpreadChoice(candidates: eligible.map(Int32.init), size: 2, order: roots), roots: roots,
        goal: CertifiedChoice.Goal(), seed: UInt64(seed), Execution())
      let best = ExactSpread.choices(eligible, size: 2).map { heard($0).reduce(0, +) }.max() ?? 0
      let value = heard(choice.chosen.map(Int.init)).reduce(0, +)
      if choice.low * 7 > value + 1e-9 || best > choice.high * 7 + 1e-9 { misses.certificates += 1 }
      #expect(value >= 0.9 * best || choice.chosen.count < 2)
    }
    // Five and one of a hundred may miss.
    #expect(misses.reports <= 6 && misses.certificates <= 2, "\(misses)")
  }

  /// Within money, as `select` proves it on the sets.
  @Test(arguments: 1...10) func boundsWithinMoneyHold(seed: Int) throws {
    let exact = Self.exact(seed)
    let eligible = (0..<7).filter { !exact.silent.contains($0) }
    let costs = eligible.map { Double(1 + ($0 * 5 + seed) % 4) }
    var constraints = CoverConstraints()
    constraints.limits = [.budget(5, costs: costs)]
    let outcome = try exact.spreading(.cascade).choose(
      ConstrainedSpreadChoice(
        constraints: constraints, candidates: eligible.map(Int32.init), order: Array(0..<7),
        isTarget: [Bool](repeating: true, count: 7),
        isCounted: [Bool](repeating: false, count: 7)), sets: 4096, delta: 0.01,
      seed: UInt64(seed), Execution())
    guard case .chosen(let choice, _) = outcome else {
      Issue.record("Somebody can be paid.")
      return
    }
    func value(_ seeds: [Int]) -> Double { exact.cascade(from: seeds).reduce(0, +) }
    let permitted = (0..<(1 << eligible.count)).map { bits in
      eligible.indices.filter { bits >> $0 & 1 == 1 }
    }.filter { $0.reduce(0) { $0 + costs[$1] } <= 5 }
    let best = permitted.map { value($0.map { eligible[$0] }) }.max() ?? 0
    let own = value(choice.chosen.map(Int.init))
    #expect(choice.low * 7 <= own + 1e-9 && best <= choice.high * 7 + 1e-9)
    #expect(own >= 0.95 * best)
  }
}
