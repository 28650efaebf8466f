extension Spreading {
  /// The same report from runs of chance, for rules under which reach does not add up as sets do.
  ///
  /// In every run the list starts one after the other, so that what a member adds is what the list up
  /// to it reaches more than the list before it. Where chance draws a rival, it is drawn anew for each
  /// run.
  ///
  /// - Parameter runs: where nothing is left to chance one is made of each, whatever is asked.
  /// - Complexity: a run for the list, half of one for each rival, and an eighth for the list without
  ///   each of its members, all times `runs`.
  public func simulatedReport(
    _ question: SpreadReport.Question, runs: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> SpreadReport {
    let own = SplitMix64.seed(seed, of: .reporting)
    let isCertain = isCertain
    let runs = isCertain ? 1 : runs
    let doubt = isCertain ? 0 : question.doubt
    var isTarget = [Bool](repeating: false, count: graph.vertexCount)
    for root in question.roots { isTarget[Int(root)] = true }
    var isOther = isTarget
    for member in question.list { isOther[Int(member)] = false }
    let tally = try followed(question, isOther, runs: runs, seed: own, execution)
    let overlap = try overlap(
      of: Array(question.list.prefix(64)), isCounted: isOther, runs: max(1, runs / 8), seed: own,
      execution)
    let missing = [Double](repeating: .nan, count: max(0, question.list.count - 64))
    func mean(_ count: Int) -> Double { Double(count) / Double(runs) }
    let parts = question.parts.count
    let byParts = question.list.indices.map { member in
      (0..<parts).map { mean(tally.addsByParts[member * parts + $0]) }
    }
    return SpreadReport(
      sets: runs,
      reached: tally.reached.estimate(
        runs, limit: Double(isOther.count { $0 }), doubt: doubt),
      adds: tally.adds.map(mean), reaches: overlap.alone + missing,
      exclusive: overlap.lost + missing,
      byParts: (0..<parts).map { part in byParts.reduce(0) { $0 + $1[part] } },
      addsByParts: byParts,
      rivals: try question.rivals.map { rival throws(KernelError) in
        try reach(
          of: rival, isTarget, runs: max(500, runs / 2), seed: own, doubt: question.doubt,
          execution)
      })
  }

  /// Follows the list through runs of chance.
  private func followed(
    _ question: SpreadReport.Question, _ isOther: [Bool], runs: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> PrefixTally {
    let rules = ComplexWorld.Rules(self)
    let parts = min(8, runs)
    let tallies = try execution.mapParts(parts) { (part) throws(KernelError) in
      var world = ComplexWorld(rules, Coins(seed: seed, run: 0))
      var tally = PrefixTally(question)
      for run in (runs * part / parts)..<(runs * (part + 1) / parts) {
        try execution.cancellation.check()
        world.restart(Coins(seed: seed, run: run))
        tally.count(&world, question, isOther)
      }
      return tally
    }
    var sum = PrefixTally(question)
    for tally in tallies { sum.add(tally) }
    return sum
  }

  /// How many targets a rival reaches: exactly, where nothing is left to chance and there are few
  /// sets.
  private func reach(
    of rival: SpreadRival, _ isTarget: [Bool], runs: Int, seed: UInt64, doubt: Double,
    _ execution: Execution
  ) throws(KernelError) -> Estimate {
    guard rival.size > 0 else { return Estimate(exactly: 0) }
    let every = isCertain ? rival.everySet(limit: 2000) : nil
    let runs = every?.count ?? runs
    let parts = min(8, runs)
    let tallies = try execution.mapParts(parts) { (part) throws(KernelError) in
      var search = SpreadSearch(self)
      var moments = Moments()
      for run in (runs * part / parts)..<(runs * (part + 1) / parts) {
        try execution.cancellation.check()
        var random = SplitMix64(seed: seed, stream: 1 << 33 + UInt64(run))
        let set = every?[run] ?? rival.draw(&random)
        search.run(from: set, Coins(seed: seed, run: run))
        moments.add(Double((set.count..<search.count).count { isTarget[Int(search.found[$0])] }))
      }
      return moments
    }
    var sum = Moments()
    for moments in tallies { sum.add(moments) }
    let limit = Double(isTarget.count { $0 })
    return sum.estimate(runs, limit: limit, doubt: every == nil ? doubt : 0)
  }
}

/// What every member of a list added, over some runs; whole numbers, so their order does not matter.
private struct PrefixTally {
  private(set) var reached = Moments()
  private(set) var adds: [Int]
  private(set) var addsByParts: [Int]

  init(_ question: SpreadReport.Question) {
    adds = [Int](repeating: 0, count: question.list.count)
    addsByParts = [Int](repeating: 0, count: question.list.count * question.parts.count)
  }

  mutating func count(
    _ world: inout ComplexWorld, _ question: SpreadReport.Question, _ isOther: [Bool]
  ) {
    var total = 0
    for (member, vertex) in question.list.enumerated() {
      _ = world.start(vertex)
      for won in world.newlyWon where isOther[Int(won)] {
        total += 1
        adds[member] += 1
        for part in question.parts.of(Int(won)) {
          addsByParts[member * question.parts.count + Int(part)] += 1
        }
      }
      world.keep()
    }
    reached.add(Double(total))
  }

  mutating func add(_ other: PrefixTally) {
    reached.add(other.reached)
    for place in adds.indices { adds[place] += other.adds[place] }
    for place in addsByParts.indices { addsByParts[place] += other.addsByParts[place] }
  }
}
