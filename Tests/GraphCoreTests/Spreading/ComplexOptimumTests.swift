import GraphCore
import Testing

/// Lists where it takes several sources against the best of all lists, on graphs small enough to go
/// through every set and every pattern of live arcs.
@Suite struct ComplexOptimumTests {
  private func check(_ exact: ExactSpread, need: Int, size: Int, seed: UInt64) throws -> Double {
    let n = exact.vertexCount
    let spreading = exact.spreading(.complex(sources: need))
    let isTarget = [Bool](repeating: true, count: n)
    let candidates = (0..<n).filter { !exact.silent.contains($0) }
    var constraints = CoverConstraints()
    constraints.limits = [.size(size, of: candidates.count)]
    let outcome = try spreading.chooseByTrying(
      ConstrainedSpreadChoice(
        constraints: constraints, candidates: candidates.map(Int32.init),
        order: Array(0..<Int32(n)), isTarget: isTarget,
        isCounted: [Bool](repeating: false, count: n)), worlds: 200, runs: 1000, seed: seed,
      Execution())
    guard case .chosen(let found) = outcome else { return 0 }
    let isCertain = exact.arcs.allSatisfy { $0.chance == 1 }
    func value(_ set: [Int]) -> Double {
      isCertain
        ? Double(exact.won(from: set, along: exact.arcs, need: { _ in need }).count)
        : exact.cascade(from: set, need: { _ in need }).reduce(0, +)
    }
    let best = ExactSpread.choices(candidates, size: size).map(value).max() ?? 0
    #expect(found.chosen.count <= size)
    return value(found.chosen.map(Int.init)) / best
  }

  /// Nothing left to chance: the best list, always.
  @Test(arguments: 1...20) func isTheBestWithoutChance(block: Int) throws {
    for seed in (block * 10)..<(block * 10 + 10) {
      let drawn = ExactSpread.random(7 + seed % 2, arcs: 9 + seed % 5, seed: UInt64(seed))
      var exact = ExactSpread(
        vertexCount: drawn.vertexCount,
        arcs: drawn.arcs.map { ExactSpread.Arc(source: $0.source, target: $0.target, chance: 1) })
      if seed % 3 == 0 { exact.steps = 2 }
      if seed % 4 == 0 { exact.silent = [1] }
      if seed % 5 == 0 { exact.channels = [4] }
      let share = try check(exact, need: 2, size: 2 + seed % 3, seed: UInt64(seed))
      #expect(share > 1 - 1e-9, "\(seed)")
    }
  }

  /// With chance: within nine tenths of it.
  @Test(arguments: 1...20) func isNearTheBestWithChance(seed: Int) throws {
    let exact = ExactSpread.random(7, arcs: 10, seed: UInt64(100 + seed))
    let share = try check(exact, need: 2, size: 2 + seed % 3, seed: UInt64(seed))
    #expect(share >= 0.9, "\(seed)")
  }
}
