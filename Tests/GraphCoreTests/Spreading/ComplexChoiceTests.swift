import TestSupport
import Testing

@testable import GraphCore

/// The choice for complex contagion against the same choice made without any short cut.
@Suite struct ComplexChoiceTests {
  /// Who is won in which step, worked out from the start: the plain reading of the rule.
  private struct Plain {
    let graph: Graph
    let need: Int
    var steps = Int.max
    var channels = Set<Int>()
    var silent = Set<Int>()

    /// Everybody won counts 1; nearness adds the share that others have of the sources they need.
    func score(_ seeds: [Int32]) -> (won: Double, near: Double) {
      let starts = Set(seeds.map(Int.init))
      var won = starts
      var told = [Int](repeating: 0, count: graph.vertexCount)
      var new = starts
      var step = 0
      while step < steps, !new.isEmpty {
        for vertex in new where !silent.contains(vertex) {
          if channels.contains(vertex), !starts.contains(vertex) { continue }
          for arc in graph.outgoing.arcs(of: vertex) {
            told[Int(graph.outgoing.targets[arc])] += 1
          }
        }
        new = Set(told.indices.filter { !won.contains($0) && told[$0] >= need })
        won.formUnion(new)
        step += 1
      }
      let near = told.indices.filter { !won.contains($0) }
        .reduce(0.0) { $0 + Double(told[$1]) / Double(need) }
      return (Double(won.count), near)
    }

    func choice(_ size: Int, byNearness: Bool) -> [Int32] {
      var chosen: [Int32] = []
      while chosen.count < size {
        var best: (vertex: Int32, score: Double)?
        for vertex in 0..<graph.vertexCount where !silent.contains(vertex) {
          if chosen.contains(Int32(vertex)) { continue }
          let (won, near) = score(chosen + [Int32(vertex)])
          let value = won + near * (byNearness ? 1 : 0x1p-20)
          if let best, value <= best.score { continue }
          best = (Int32(vertex), value)
        }
        guard let best else { break }
        chosen.append(best.vertex)
      }
      return chosen
    }

    /// The better of both lists; of equally good ones the first.
    func choice(_ size: Int) -> [Int32] {
      let (near, won) = (choice(size, byNearness: true), choice(size, byNearness: false))
      return score(near).won >= score(won).won ? near : won
    }

    func spreading(chance: Double = 1) -> Spreading {
      let all = 0..<graph.vertexCount
      return Spreading(
        graph: graph, rule: .complex(sources: need), chancesInto: all.map { _ in chance },
        steps: steps, isSilent: all.map(silent.contains), isChannel: all.map(channels.contains))
    }

    func choose(_ size: Int, worlds: Int = 4, chance: Double = 1, threads: Int = 2) throws
      -> [Int32]
    {
      let all = Array(0..<Int32(graph.vertexCount))
      return try spreading(chance: chance).chooseByTrying(
        SpreadChoice(
          candidates: all.filter { !silent.contains(Int($0)) }, size: size, order: all),
        isTarget: all.map { _ in true }, worlds: worlds, seed: 1, Execution(threads: threads))
    }
  }

  /// Sparse to dense, so that some choices set off avalanches and others nothing.
  @Test(arguments: 1...12) func isThePlainGreedyChoice(seed: Int) throws {
    let graph = Graph.random(150, edges: 150 + 60 * (seed % 6), seed: UInt64(seed))
    var plain = Plain(graph: graph, need: seed % 5 == 0 ? 1 : 2)
    if seed % 2 == 0 { plain.channels = [3, 17, 40] }
    if seed % 3 == 0 { plain.silent = [5, 6, 7] }
    if seed % 4 == 0 { plain.steps = 1 + seed / 4 }
    #expect(try plain.choose(5) == plain.choice(5))
  }

  /// The report of a list says the same as runs for each of its prefixes.
  @Test(arguments: [(Int.max, 0.6), (3, 0.7), (2, 1)])
  func reportsWhatRunsSay(steps: Int, chance: Double) throws {
    var plain = Plain(graph: Graph.random(120, edges: 500, seed: 9), need: 2)
    plain.steps = steps
    plain.channels = [2, 9, 30]
    plain.silent = [4]
    let spreading = plain.spreading(chance: chance)
    let list: [Int32] = [1, 2, 60, 61, 90]
    let isOther = (0..<120).map { !list.contains(Int32($0)) && $0 % 7 != 0 }
    let roots = (0..<Int32(120)).filter { isOther[Int($0)] || list.contains($0) }
    let report = try spreading.simulatedReport(
      SpreadReport.Question(
        list: list, rivals: [.set([1, 2]), .evenly(size: 2, of: [3, 5, 7])], roots: roots),
      runs: 400, seed: 5, Execution())
    var before = 0.0
    for size in list.indices {
      let found = try spreading.simulate(
        SpreadSimulation.Question(
          seeds: Array(list[...size]), isCounted: isOther, runs: 400),
        seed: SplitMix64.seed(5, of: .reporting), Execution())
      #expect(abs(found.reached.value - before - report.adds[size]) < 1e-9)
      before = found.reached.value
    }
    #expect(abs(report.reached.value - before) < 1e-9)
    #expect(report.reached.low <= before && before <= report.reached.high)
    #expect((report.reached.low == report.reached.high) == (chance == 1))
    #expect(report.rivals.allSatisfy { $0.low <= $0.value && $0.value <= $0.high })
  }

  @Test func threadsChangeNothing() throws {
    let plain = Plain(graph: Graph.random(200, edges: 700, seed: 2), need: 2)
    let one = try plain.choose(4, worlds: 8, chance: 0.6, threads: 1)
    #expect(try plain.choose(4, worlds: 8, chance: 0.6, threads: 2) == one)
    let reach = { (seeds: [Int32]) in
      try plain.spreading(chance: 0.6).simulate(
        SpreadSimulation.Question(
          seeds: seeds, isCounted: [Bool](repeating: true, count: 200), runs: 1000), seed: 3,
        Execution()
      ).reached
    }
    let hubs = (0..<200).sorted {
      plain.graph.outgoing.degree(of: $0) > plain.graph.outgoing.degree(of: $1)
    }
    #expect(try reach(one).value >= reach(hubs.prefix(4).map(Int32.init)).value)
  }
}
