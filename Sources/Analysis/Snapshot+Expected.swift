public import GraphCore
internal import Relations

extension Snapshot {
  /// How many hear it by chance: the weighted cascade with its usual chances, until it ends.
  ///
  /// Beside a reach in steps, which counts who *can* hear it, this says how many *will*.
  ///
  /// - Parameters:
  ///   - partners: positions in `Network.actors` of those who start; they are not counted.
  ///   - targets: per vertex whether it counts.
  /// - Throws: `kernel` if cancelled.
  /// - Complexity: 10,000 runs or more, each linear in the ties of those who hear it.
  func expected(
    from partners: [Int32], among targets: [Bool], direction: MeasureOptions.Direction?,
    seed: UInt64, _ execution: Execution
  ) throws(AnalysisError) -> Estimate {
    let seeds = partners.compactMap { vertex(ofActorAt: Int($0)) }
    let model = SpreadModel(direction: direction)
    var arcs = try SpreadArcs(self, model)
    arcs.leaveIdle(self, model, but: mask(seeds))
    let spreading = arcs.spreading(
      self, model, chances: arcs.chances(certainty: arcs.confidences, position: 0.5))
    let isSeed = mask(seeds)
    let isCounted = targets.indices.map { targets[$0] && !isSeed[$0] }
    let most = Double(isCounted.count { $0 })
    if seeds.isEmpty || most == 0 { return Estimate(exactly: 0) }
    do throws(KernelError) {
      let found = try spreading.simulate(
        SpreadSimulation.Question(seeds: seeds.map(Int32.init), isCounted: isCounted), seed: seed,
        execution
      ).reached
      return Estimate(value: found.value, low: found.low, high: min(found.high, most))
    } catch {
      throw .kernel(error)
    }
  }

  /// How many of those a shortlist is to reach will hear it from its partners by chance.
  public func expected(
    of shortlist: Shortlist, seed: UInt64, execution: Execution = Execution()
  ) throws(AnalysisError) -> Estimate {
    let question = shortlist.question
    let isAvoided = mask(try vertices(of: question.conditions.avoid))
    return try expected(
      from: shortlist.partners, among: ShortlistTask.target(self, question, but: isAvoided),
      direction: question.direction, seed: seed, execution)
  }

  /// How many of those a reach asks about will hear it by chance.
  public func expected(
    of reach: Reach, seed: UInt64, execution: Execution = Execution()
  ) throws(AnalysisError) -> Estimate {
    try expected(
      from: reach.seeds, among: target(reach.question.towards),
      direction: reach.question.direction, seed: seed, execution)
  }
}
