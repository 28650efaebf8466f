import GraphCore

extension Benchmark {
  /// Choices of 50 by expected reach, judged by following the message forward from them.
  static let spreading = [
    choice("choice-weighted-cascade") { $0.weightedCascade },
    choice("choice-uniform-0.01") { [Double](repeating: 0.01, count: $0.vertexCount) },
    choice("choice-threshold", rule: .threshold) { $0.weightedCascade },
  ]

  /// Scores: the certified bounds, the number of sets and of their members, then who is chosen.
  private static func choice(
    _ name: String, rule: Spreading.Rule = .cascade,
    _ chances: @escaping @Sendable (Graph) -> [Double]
  ) -> Benchmark {
    Benchmark(
      name: name,
      run: { graph, execution in
        let spreading = Spreading(
          graph: listening(graph), rule: rule, chancesInto: chances(listening(graph)))
        let everybody = Array(0..<Int32(graph.vertexCount))
        let found = try spreading.choose(
          SpreadChoice(candidates: everybody, size: 50, order: everybody), roots: everybody,
          goal: CertifiedChoice.Goal(epsilon: 0.1, delta: 1 / Double(graph.vertexCount)), seed: 1,
          execution)
        return [found.low, found.high, Double(found.sets), Double(found.members)]
          + found.chosen.map { Double($0) }
      },
      isRight: { graph, scores in
        let spreading = Spreading(
          graph: listening(graph), rule: rule, chancesInto: chances(listening(graph)))
        let n = Double(graph.vertexCount)
        let found = try spreading.simulate(
          SpreadSimulation.Question(
            seeds: scores.dropFirst(4).map { Int32($0) },
            isCounted: [Bool](repeating: true, count: graph.vertexCount), runs: 10_000), seed: 99,
          Execution())
        let reach = found.reached.value + 50
        print(
          name, "spread", reach, "certified", scores[0] / scores[1], "sets", scores[2], "members",
          scores[3])
        return reach / n > scores[0] && found.reached.low / n < scores[1]
      })
  }

  /// Follows run to the followed; the message runs from there.
  private static func listening(_ graph: Graph) -> Graph { graph.reversed() }
}
