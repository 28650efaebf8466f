import GraphCore
import TestSupport
import Testing

/// Who may bring somebody, against all patterns of live arcs.
@Suite struct SpreadHelpersTests {
  /// Some arcs are certain, some never carry.
  private func exact(_ seed: Int, isThreshold: Bool = false) -> ExactSpread {
    let drawn = ExactSpread.random(7, arcs: 12, isThreshold: isThreshold, seed: UInt64(seed))
    let arcs = drawn.arcs.enumerated().map { number, arc in
      let degree = Double(drawn.arcs.count { $0.target == arc.target })
      let certain = isThreshold ? 1 / degree : 1
      return ExactSpread.Arc(
        source: arc.source, target: arc.target,
        chance: number % 3 == 0 ? certain : number % 5 == 1 ? 0 : arc.chance)
    }
    var exact = ExactSpread(vertexCount: 7, arcs: arcs)
    if seed % 3 == 0 { exact.silent = [2] }
    if seed % 4 == 0 { exact.channels = [1, 5] }
    return exact
  }

  /// How many targets not among those who start hear it.
  private func others(_ heard: [Double], _ starts: [Int], _ isTarget: [Bool]) -> Double {
    heard.indices.reduce(0) { starts.contains($1) || !isTarget[$1] ? $0 : $0 + heard[$1] }
  }

  @Test(arguments: 1...40) func reachSomebodyElse(seed: Int) {
    var exact = exact(seed)
    if seed % 2 == 0 { exact.steps = 2 }
    let isTarget = (0..<7).map { ($0 + seed) % 3 == 0 }
    let found = exact.spreading(.cascade).helpers(isTarget: isTarget)
    for vertex in 0..<7 {
      let reached = others(exact.cascade(from: [vertex]), [vertex], isTarget)
      #expect(found[vertex] == (reached > 0 && !exact.silent.contains(vertex)), "\(vertex)")
    }
  }

  /// Beside those chosen somebody adds exactly if some target may hear it who might not otherwise.
  @Test(arguments: 1...40) func addBesideTheChosen(seed: Int) {
    let isThreshold = seed % 2 == 1
    let exact = exact(seed, isThreshold: isThreshold)
    let isTarget = (0..<7).map { ($0 + seed) % 4 != 0 }
    let chosen = [0, 3]
    func heard(_ starts: [Int]) -> [Double] {
      isThreshold ? exact.threshold(from: starts) : exact.cascade(from: starts)
    }
    let found = exact.spreading(isThreshold ? .threshold : .cascade)
      .helpers(isTarget: isTarget, beside: chosen.map(Int32.init))
    let before = heard(chosen)
    for vertex in [1, 2, 4, 5, 6] where !exact.silent.contains(vertex) {
      let after = heard(chosen + [vertex])
      let adds = (0..<7).contains { target in
        isTarget[target] && target != vertex && !chosen.contains(target)
          && after[target] > before[target] + 1e-9
      }
      #expect(found[vertex] == adds, "\(vertex)")
    }
    #expect(chosen.allSatisfy { !found[$0] })
  }

  /// Where two sources are needed, whoever speaks only to those with one arc helps nobody.
  @Test func needsSomebodyWhoCanBeWon() {
    let graph = Graph.edges(5, [(0, 1), (0, 2), (3, 2), (4, 3)], directed: true)
    let spreading = Spreading(
      graph: graph, rule: .complex(sources: 2), chancesInto: [Double](repeating: 1, count: 5))
    let all = [Bool](repeating: true, count: 5)
    #expect(spreading.helpers(isTarget: all) == [true, false, false, true, false])
  }

  /// a–b and c apart: after one of a and b nobody adds anybody, so the list ends.
  @Test func theListEndsWhereNobodyAdds() throws {
    let graph = Graph.edges(3, [(0, 1)])
    let spreading = Spreading(graph: graph, rule: .cascade, chancesInto: [0.5, 0.5, 0.5])
    let found = try spreading.choose(
      SpreadChoice(candidates: [0, 1, 2], size: 3, order: [0, 1, 2]), roots: [0, 1, 2],
      goal: CertifiedChoice.Goal(), seed: 1, Execution())
    #expect(found.chosen.count == 1 && found.chosen != [2])
    #expect(found.low * 3 <= 1.5 && found.high * 3 >= 1.5)
  }
}
