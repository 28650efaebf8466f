import GraphCore
import TestSupport
import Testing

@Suite struct PilotTests {
  /// DEFINITIONS: two separate triangles as two cells: everybody is cleanly tested with ½.
  @Test func exposesWholeTriangles() {
    let graph = Graph(
      vertexCount: 6, sources: [0, 1, 2, 3, 4, 5], targets: [1, 2, 0, 4, 5, 3],
      weights: [], isDirected: false)
    let design = PilotDesign(
      cells: [0, 0, 0, 1, 1, 1], pairs: [PilotDesign.Pair(0, 1)], share: 1)
    for probability in design.probabilities(graph) {
      #expect(probability.test == 0.5)
      #expect(probability.control == 0.5)
    }
    let exposures = design.exposures(graph, coins: [false])
    #expect(exposures == [.control, .control, .control, .test, .test, .test])
  }

  /// The convolution against all falls of the coins.
  @Test(arguments: 1...20) func probabilitiesCountAllCoins(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let count = 30
    var sources: [Int32] = []
    var targets: [Int32] = []
    for source in 0..<Int32(count) {
      for target in (source + 1)..<Int32(count) + 1 where target < Int32(count) {
        if random.unit() < 0.2 {
          sources.append(source)
          targets.append(target)
        }
      }
    }
    let graph = Graph(
      vertexCount: count, sources: sources, targets: targets, weights: [], isDirected: false)
    let design = PilotDesign(
      cells: (0..<count).map { _ in Int32(random.below(9)) },
      pairs: [.init(0, 5), .init(3, 1), .init(2, 7)], share: [0.5, 0.75, 1][random.below(3)])
    let probabilities = design.probabilities(graph)
    var test = [Int](repeating: 0, count: count)
    var control = test
    for fall in 0..<8 {
      let coins = (0..<3).map { fall >> $0 & 1 == 1 }
      for (vertex, arm) in design.exposures(graph, coins: coins).enumerated() {
        if arm == .test { test[vertex] += 1 }
        if arm == .control { control[vertex] += 1 }
      }
    }
    for vertex in 0..<count {
      #expect(abs(probabilities[vertex].test - Double(test[vertex]) / 8) < 1e-12)
      #expect(abs(probabilities[vertex].control - Double(control[vertex]) / 8) < 1e-12)
    }
  }

  @Test func cutsIntoTheCellsAskedFor() throws {
    let (graph, _) = blocks(count: 12, size: 20, inside: 0.4, between: 0.004, seed: 3)
    let cells = try balancedCells(graph, count: 12, Execution())
    #expect(cells.count == 12)
    #expect((cells.sizes.first ?? 0) <= 40)
    let fewer = try balancedCells(graph, count: 5, Execution())
    #expect(fewer.count == 5)
    #expect(fewer.sizes.reduce(0, +) == 240)
    let lonely = Graph(vertexCount: 9, sources: [], targets: [], weights: [], isDirected: false)
    let three = try balancedCells(lonely, count: 3, Execution())
    #expect(three.count == 3)
    #expect((three.sizes.first ?? 0) <= 4)
  }

  /// From tables of Student's t.
  @Test(arguments: [
    (0.975, 1, 12.7062), (0.975, 2, 4.3027), (0.975, 3, 3.1824), (0.975, 10, 2.2281),
    (0.975, 29, 2.0452), (0.8, 4, 0.9410), (0.8, 7, 0.8960), (0.95, 120, 1.6577),
  ]) func knowsStudent(probability: Double, degrees: Int, value: Double) {
    #expect(abs(studentQuantile(probability, degrees: degrees) - value) < 1e-4)
  }

  /// Between whole degrees of freedom the quantile lies between theirs; SciPy: t.ppf(0.975, 3.4) =
  /// 2.9808.
  @Test func knowsStudentBetween() {
    #expect(abs(studentQuantile(0.975, degrees: 3.4) - 2.9808) < 0.03)
    #expect(studentQuantile(0.975, degrees: 4.0) == studentQuantile(0.975, degrees: 4))
    let values = stride(from: 1.0, to: 6, by: 0.25).map { studentQuantile(0.975, degrees: $0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
  }

  /// A planted effect with spillover over the ties: recovered where the plain comparison is biased;
  /// the intervals cover it about as often as they say.
  @Test func recoversAPlantedEffect() throws {
    let (graph, _) = blocks(count: 40, size: 25, inside: 0.25, between: 0.002, seed: 5)
    let cells = (0..<1000).map { Int32($0 / 25) }
    let design = PilotDesign(
      cells: cells, pairs: (0..<20).map { .init(Int32(2 * $0), Int32(2 * $0 + 1)) }, share: 1)
    let probabilities = design.probabilities(graph)
    var covered = 0
    var means = (hajek: 0.0, thompson: 0.0, plain: 0.0)
    let runs = 200
    for run in 0..<runs {
      let coins = design.coins(seed: UInt64(run))
      let arms = design.arms(coins)
      let exposures = design.exposures(graph, coins: coins)
      var random = SplitMix64(seed: UInt64(run), stream: 8)
      let moods = (0..<40).map { _ in random.unit() - 0.5 }
      let units = cells.indices.map { vertex -> EffectEstimate.Unit in
        let arm = arms[Int(cells[vertex])] ?? .control
        let arcs = graph.outgoing.arcs(of: vertex)
        let tested = arcs.count {
          arms[Int(cells[Int(graph.outgoing.targets[$0])])] == .test
        }
        // Each test counts 1, and 4 more if all contacts are tested as well: 5 in all.
        let spill = 4 * Double(tested) / Double(max(1, arcs.count))
        let outcome =
          (arm == .test ? 1 : 0) + spill + moods[Int(cells[vertex])] + 2 * random.unit()
        return EffectEstimate.Unit(
          pair: Int(cells[vertex]) / 2, arm: arm, isClean: exposures[vertex] != nil,
          testProbability: probabilities[vertex].test,
          controlProbability: probabilities[vertex].control, outcome: outcome)
      }
      let estimate = try #require(EffectEstimate(units))
      means.hajek += estimate.hajek.value / Double(runs)
      means.thompson += estimate.horvitzThompson.value / Double(runs)
      means.plain += estimate.plain.value / Double(runs)
      if let low = estimate.hajek.low, let high = estimate.hajek.high, low <= 5, high >= 5 {
        covered += 1
      }
    }
    // Vertices without contacts feel no spillover: their share of the whole effect is 1.
    #expect(abs(means.hajek - 5) < 0.05)
    #expect(abs(means.thompson - 5) < 0.15)
    #expect(means.plain < 4.8)
    #expect((180...200).contains(covered), "\(covered) of 200 intervals cover the effect")
  }

  @Test func knowsTheSmallestEffect() throws {
    // 50 people in each of 8 cells, p = ½, all alike by 0. With an effect of δ the variance of the
    // difference is (¼ + (½ + δ)(½ − δ)) / 200. The power of a t test with 3 degrees of freedom at
    // an effect of θ standard errors is 80 % for θ = 3.182446 + 0.978472 nearly: δ ≈ 0.2036.
    func units(_ pairs: Int, _ count: Int) -> [EffectEstimate.Unit] {
      (0..<pairs).flatMap { pair in
        [PilotDesign.Arm.test, .control].flatMap { arm in
          (0..<count).map { _ in
            EffectEstimate.Unit(
              pair: pair, arm: arm, isClean: true, testProbability: 0.5, controlProbability: 0.5,
              outcome: 0)
          }
        }
      }
    }
    let power = PilotPower(units(4, 50), baseline: 0.5, correlation: 0)
    let effect = try #require(try power.smallestEffect())
    #expect(abs(effect - 0.2036) < 0.012, "\(effect)")
    #expect(abs(power.power(of: effect) - 0.8) < 0.01)
    // Without an effect it is found in 2.5 % of the draws.
    #expect(
      abs(power.power(of: 0) - 0.025) < 4 * (0.025 * 0.975 / Double(power.draws)).squareRoot())
    #expect(try PilotPower(units(1, 50), baseline: 0.5, correlation: 0).smallestEffect() == nil)
    #expect(try PilotPower(units(2, 3), baseline: 0.5, correlation: 0).smallestEffect() == nil)
  }

  /// Cells of unequal sizes whose people are alike, unequal weights: without an effect the verdict
  /// errs in about 5 of 100 cases (2.5 above), as it says.
  @Test(arguments: [(6, 0.02), (3, 0.1), (10, 0.0)])
  func theVerdictErrsAsOftenAsItSays(pairs: Int, correlation: Double) {
    var random = SplitMix64(seed: 77)
    let units = (0..<pairs).flatMap { pair in
      [PilotDesign.Arm.test, .control].flatMap { arm in
        (0..<20 + random.below(90)).map { _ in
          EffectEstimate.Unit(
            pair: pair, arm: arm, isClean: true,
            testProbability: [0.5, 0.5, 0.25][random.below(3)],
            controlProbability: [0.5, 0.25][random.below(2)], outcome: 0)
        }
      }
    }
    let power = PilotPower(units, baseline: 0.2, correlation: correlation)
    let found = power.power(of: 0)
    #expect((0.008...0.045).contains(found), "\(found)")
  }

  /// Three tested people and one in the control say nothing, though all of them agree.
  @Test func aHandfulHasNoInterval() throws {
    func unit(_ pair: Int, _ arm: PilotDesign.Arm, _ outcome: Double) -> EffectEstimate.Unit {
      EffectEstimate.Unit(
        pair: pair, arm: arm, isClean: true, testProbability: 0.5, controlProbability: 0.5,
        outcome: outcome)
    }
    let few = try #require(
      EffectEstimate([
        unit(0, .test, 1), unit(0, .test, 1), unit(1, .test, 0), unit(0, .control, 1.0 / 3),
      ]))
    #expect(few.pairCount == 1 && few.hajek.error == nil && few.hajek.low == nil)
    let flat = try #require(
      EffectEstimate((0..<4).flatMap { [unit($0, .test, 1), unit($0, .control, 0)] }))
    #expect(flat.pairCount == 4 && flat.hajek.value == 1 && flat.hajek.low == nil)
  }

  /// Blocks of vertices with many edges inside and few between.
  private func blocks(
    count: Int, size: Int, inside: Double, between: Double, seed: UInt64
  ) -> (Graph, [Int32]) {
    var random = SplitMix64(seed: seed)
    var sources: [Int32] = []
    var targets: [Int32] = []
    for source in 0..<count * size {
      for target in (source + 1)..<(count * size + 1) where target < count * size {
        let isInside = source / size == target / size
        if random.unit() < (isInside ? inside : between) {
          sources.append(Int32(source))
          targets.append(Int32(target))
        }
      }
    }
    let graph = Graph(
      vertexCount: count * size, sources: sources, targets: targets, weights: [],
      isDirected: false)
    return (graph, (0..<count * size).map { Int32($0 / size) })
  }
}
