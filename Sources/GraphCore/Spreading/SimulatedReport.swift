extension Spreading {
  /// The same report from runs of chance, for rules under which reach does not add up as sets do.
  ///
  /// What a member adds is what the list up to it reaches more than the list before it, in the same
  /// runs. Of a family the intervals of its sets are averaged.
  ///
  /// - Complexity: some runs for every prefix of the list and every other set.
  public func simulatedReport(
    _ question: SpreadReport.Question, runs: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> SpreadReport {
    let own = SplitMix64.seed(seed, of: .reporting)
    var isTarget = [Bool](repeating: false, count: graph.vertexCount)
    for root in question.roots { isTarget[Int(root)] = true }
    var isOther = isTarget
    for member in question.list { isOther[Int(member)] = false }
    var prefixes: [SpreadSimulation] = []
    for size in 1...max(1, question.list.count) where size <= question.list.count {
      prefixes.append(
        try simulate(
          SpreadSimulation.Question(
            seeds: Array(question.list[..<size]), isCounted: isOther, parts: question.parts,
            runs: runs, doubt: question.doubt), seed: own, execution))
    }
    let overlap = try overlap(
      of: Array(question.list.prefix(64)), isCounted: isOther, runs: max(1, runs / 4), seed: own,
      execution)
    func added<Value>(_ value: (SpreadSimulation) -> Value, _ minus: (Value, Value) -> Value)
      -> [Value]
    {
      prefixes.indices.map { place in
        place == 0
          ? value(prefixes[0]) : minus(value(prefixes[place]), value(prefixes[place - 1]))
      }
    }
    let missing = [Double](repeating: .nan, count: max(0, question.list.count - 64))
    return SpreadReport(
      sets: runs, reached: prefixes.last?.reached ?? Estimate(exactly: 0),
      adds: added({ $0.reached.value }, -), reaches: overlap.alone + missing,
      exclusive: overlap.lost + missing, byParts: prefixes.last?.byParts.map(\.value) ?? [],
      addsByParts: added(
        { $0.byParts.map(\.value) }, { zip($0, $1).map { max(0, $0 - $1) } }),
      families: try families(question, isTarget, runs: max(1, runs / 4), seed: own, execution))
  }

  private func families(
    _ question: SpreadReport.Question, _ isTarget: [Bool], runs: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> [Estimate] {
    var result: [Estimate] = []
    for family in question.families {
      var sum = Estimate(exactly: 0)
      for set in family {
        let found = try simulate(
          SpreadSimulation.Question(
            seeds: set, isCounted: isTarget, runs: runs, doubt: question.doubt), seed: seed,
          execution
        ).reached
        sum = Estimate(
          value: sum.value + found.value, low: sum.low + found.low, high: sum.high + found.high)
      }
      result.append(sum.scaled(by: 1 / Double(max(1, family.count))))
    }
    return result
  }
}
