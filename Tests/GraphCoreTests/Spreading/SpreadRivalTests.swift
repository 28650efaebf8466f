import GraphCore
import TestSupport
import Testing

/// Sets drawn by chance against all sets there are.
@Suite struct SpreadRivalTests {
  private func coverage(_ graph: Graph, steps: Int, candidates: [Int32]) -> Coverage {
    let n = graph.vertexCount
    return Coverage(
      graph: graph, steps: steps, isSilent: (0..<n).map { $0 == 3 },
      isTarget: (0..<n).map { $0 % 4 != 1 }, candidates: candidates, size: 2,
      order: Array(0..<Int32(n)))
  }

  @Test(arguments: 1...20) func meanOverAllChoices(seed: Int) throws {
    let graph = Graph.random(9, edges: 11, seed: UInt64(seed), directed: seed % 2 == 0)
    let candidates = (0..<Int32(9)).filter { $0 != 3 && Int($0) % 5 != seed % 5 }
    let task = coverage(graph, steps: 1 + seed % 3, candidates: candidates)
    for size in 1...candidates.count {
      let sets = ExactSpread.choices(candidates.map(Int.init), size: size)
      let sum = sets.reduce(0) { $0 + task.reached(from: $1.map(Int32.init)) }
      let rival = SpreadRival.evenly(size: size, of: candidates)
      let found = try task.reach(of: rival, seed: 1, Execution())
      #expect(abs(found.value - Double(sum) / Double(sets.count)) < 1e-9)
      #expect(found.low == found.high)
    }
  }

  /// On a star everybody's only contact is the hub but the hub's own: half the draws of one.
  @Test func contactsAreGivenWithTheirError() throws {
    let star = Graph.edges(5, [(0, 1), (0, 2), (0, 3), (0, 4)])
    let task = Coverage(
      graph: star, steps: 1, isSilent: [Bool](repeating: false, count: 5),
      isTarget: [Bool](repeating: true, count: 5), candidates: [0, 1, 2, 3, 4], size: 1,
      order: [0, 1, 2, 3, 4])
    let draw = ContactDraw(
      size: 1, people: [0, 1, 2, 3, 4], graph: star,
      isCandidate: [Bool](repeating: true, count: 5))
    // Four of five name the hub, who reaches 4; the hub names a leaf, who reaches 1: 3.4.
    let holds = try (1...50).count { seed in
      let found = try task.reach(of: .contacts(draw), seed: UInt64(seed), Execution())
      #expect(found.low < found.value && found.value < found.high)
      return found.low <= 3.4 && 3.4 <= found.high
    }
    #expect(holds >= 43)
  }

  /// Where nothing is left to chance and sets are few, several sources count exactly, too.
  @Test func exactWhereItTakesSeveral() throws {
    let graph = Graph.random(8, edges: 14, seed: 4)
    let spreading = Spreading(
      graph: graph, rule: .complex(sources: 2), chancesInto: [Double](repeating: 1, count: 8))
    let roots = Array(0..<Int32(8))
    let report = try spreading.simulatedReport(
      SpreadReport.Question(list: [0, 1], rivals: [.evenly(size: 3, of: roots)], roots: roots),
      runs: 100, seed: 1, Execution())
    let sets = ExactSpread.choices(Array(0..<8), size: 3)
    let sum = try sets.reduce(0.0) { sum, set in
      let found = try spreading.simulate(
        SpreadSimulation.Question(
          seeds: set.map(Int32.init), isCounted: [Bool](repeating: true, count: 8), runs: 1),
        seed: 1, Execution())
      return sum + found.reached.value
    }
    #expect(abs(report.rivals[0].value - sum / Double(sets.count)) < 1e-9)
    #expect(report.rivals[0].low == report.rivals[0].high)
  }
}
