public import GraphCore
internal import Relations

/// How sure a shortlist is, given how sure the ties and the probabilities are.
///
/// In each resample every tie exists with its confidence, and probabilities lie somewhere in their
/// ranges; the list is then chosen anew.
public struct SpreadUncertainty: Sendable, Hashable {
  /// A tie that decides about a name.
  public struct Hinge: Sendable, Hashable {
    /// Position in `Network.ties`.
    public let tie: Int32
    /// In which share of the resamples with the tie the name is on the list.
    public let with: Double
    /// In which share of those without it.
    public let without: Double
    /// Whether the name leaves the list if this tie alone is taken away (or, where it is more often on
    /// the list without the tie, if the tie is certain).
    public let flips: Bool
  }

  /// How sure one name is.
  public struct Name: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// In which share of the resamples the name is on the list.
    public let share: Double
    /// The best rank, but for 2.5 of 100 resamples.
    public let lowRank: Int
    /// The worst rank, but for 2.5 of 100; nil if the name is off the list more often than that.
    public let highRank: Int?
    /// The ties it hangs on, the weightiest first; up to three.
    public let hinges: [Hinge]
    /// In which share of the choices made anew without any doubt the name is on the list: less than 1
    /// is the noise of choosing on few sets.
    public let steadiness: Double
  }

  /// Somebody who is not on the list but often would be.
  public struct Newcomer: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// In which share of the resamples.
    public let share: Double
  }

  /// Per name of the list, in its order.
  public let names: [Name]
  /// Others who are on it in a fifth of the resamples or more; up to five.
  public let newcomers: [Newcomer]
  /// How many the list reaches over the resamples: the middle 90 of 100.
  ///
  /// With a goal: how many hear it as often as the goal wants.
  public let reached: Estimate
  /// How many resamples there were.
  public let resamples: Int
  /// How many ties are not certain.
  public let uncertainTies: Int
  /// Whether every resample is chosen step by step only, as conditions demand: nothing is exchanged.
  public let isGreedy: Bool
  /// What becomes of the goal; nil for lists without one.
  ///
  /// Names count in the resamples in which a list was found that reaches it.
  public var goal: Goal?

  /// The mean steadiness of the names: how much of the doubt is no more than noise.
  public var steadiness: Double {
    names.isEmpty ? 1 : names.reduce(0) { $0 + $1.steadiness } / Double(names.count)
  }
}

extension Snapshot {
  /// Chooses a list again and again on resampled ties and probabilities.
  ///
  /// - Parameter shortlist: the list, chosen on the ties as they are expected.
  /// - Throws: `outOfRange` for fewer than 20 resamples; as `spreadShortlist`.
  /// - Complexity: a choice per resample, on a fixed number of sets; with conditions the greedy one.
  public func uncertainty(
    of shortlist: SpreadShortlist, resamples: Int = 1000, execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadUncertainty {
    return try uncertainty(
      of: (shortlist.withUs + shortlist.entries).map(\.actor), reached: shortlist.reached.value,
      shortlist.question, resamples: resamples, execution
    ).leavingOut(first: shortlist.withUs.count)
  }

  /// The same for a list on which everybody passes the message on; with a goal the cheapest list that
  /// reaches it is chosen anew, greedily.
  ///
  /// - Throws: as for lists by chance.
  public func uncertainty(
    of shortlist: Shortlist, seed: UInt64, resamples: Int = 1000,
    execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadUncertainty {
    let model = SpreadModel.everybody(
      steps: shortlist.question.steps, direction: shortlist.question.direction)
    return try uncertainty(
      of: shortlist.partners, reached: Double(shortlist.attainment?.heard ?? shortlist.reached),
      SpreadShortlist.Question(list: shortlist.question, model: model, seed: seed),
      resamples: resamples, execution
    ).leavingOut(first: shortlist.withUs.count)
  }

  private func uncertainty(
    of actors: [Int32], reached: Double, _ question: SpreadShortlist.Question, resamples: Int,
    _ execution: Execution
  ) throws(AnalysisError) -> SpreadUncertainty {
    guard resamples >= 20 else {
      throw .outOfRange(name: "uncertainty", value: resamples, least: 20)
    }
    let task = try SpreadTask(self, question, execution)
    let list = actors.compactMap { vertex(ofActorAt: Int($0)).map(Int32.init) }
    let goal = try question.list.goal.map { wanted throws(AnalysisError) in
      try GoalResampling(task, wanted, list: list)
    }
    do throws(KernelError) {
      return try Resampling(task, goal, list: list, reached: reached, resamples)
        .uncertainty(execution)
    } catch {
      throw .kernel(error)
    }
  }
}

extension SpreadUncertainty {
  /// Without the first names, ranks counted from those that follow: whoever is with us already is on
  /// every list.
  fileprivate func leavingOut(first count: Int) -> SpreadUncertainty {
    guard count > 0 else { return self }
    return SpreadUncertainty(
      names: names.dropFirst(count).map { name in
        Name(
          actor: name.actor, share: name.share, lowRank: max(1, name.lowRank - count),
          highRank: name.highRank.map { max(1, $0 - count) }, hinges: name.hinges,
          steadiness: name.steadiness)
      }, newcomers: newcomers, reached: reached, resamples: resamples,
      uncertainTies: uncertainTies, isGreedy: isGreedy, goal: goal)
  }
}

/// A list chosen again and again.
private struct Resampling: Sendable {
  let task: SpreadTask
  let list: [Int32]
  let reached: Double
  let resamples: Int
  /// Places in `task.arcs.ties` of ties that are not certain.
  let uncertain: [Int]
  let sets: Int
  private let constrained: ConstrainedSpreadChoice?
  private let goal: GoalResampling?

  init(
    _ task: SpreadTask, _ goal: GoalResampling?, list: [Int32], reached: Double, _ resamples: Int
  ) {
    self.task = task
    self.goal = goal
    self.list = list
    self.reached = reached
    self.resamples = resamples
    let confidences = task.arcs.confidences
    uncertain = confidences.indices.filter { confidences[$0] < 1 && confidences[$0] > 0 }
    // Where only the existence of ties is by chance, one set per target is exact.
    constrained = task.conditions.map(task.constrained)
    let roots = constrained?.roots.count ?? task.roots.count
    sets =
      task.question.model.channelsAlwaysCarry ? roots : min(1 << 14, max(4096, roots))
  }

  /// One resample: who was chosen, which of the uncertain ties there were, what the list reached.
  struct Outcome: Sendable {
    let chosen: [Int32]
    let exists: [Bool]
    let share: Double
    /// With a goal: what came of it.
    var attained: GoalResampling.Outcome?

    /// Whether the names count: without a list for the goal there are none.
    var isFound: Bool { attained.map { $0.chosen != nil } ?? true }
  }

  func uncertainty(_ execution: Execution) throws(KernelError) -> SpreadUncertainty {
    let isFixed = uncertain.isEmpty && !task.question.model.hasRanges
    // Without anything uncertain every resample is the same.
    let same = isFixed ? try goal?.choose(expected, execution) : nil
    let outcomes =
      isFixed
      ? [Outcome](
        repeating: Outcome(chosen: list, exists: [], share: same?.heard ?? 1, attained: same),
        count: resamples)
      : try execution.mapParts(resamples) { (number) throws(KernelError) in
        try outcome(number, Execution(threads: 1, cancellation: execution.cancellation))
      }
    let controls = isFixed ? outcomes : try self.controls(execution)
    let shares = outcomes.map(\.share).sorted()
    let mean = shares.reduce(0, +) / Double(resamples)
    // Heads who hear it are counted as they are; shares of sets stand for heads.
    let scale = goal != nil ? 1 : mean > 0 ? reached / mean : 0
    let counted = outcomes.filter(\.isFound)
    return SpreadUncertainty(
      names: try list.map { vertex throws(KernelError) in
        try name(vertex, counted, controls, execution)
      }, newcomers: newcomers(counted),
      reached: Estimate(
        value: reached, low: shares[resamples / 20] * scale,
        high: shares[resamples - 1 - resamples / 20] * scale), resamples: resamples,
      uncertainTies: uncertain.count, isGreedy: goal != nil || constrained != nil,
      goal: goal.map { goal in
        SpreadUncertainty.Goal(
          goal.goal, outcomes.compactMap(\.attained), own: goal.ownCost,
          isMoney: task.list.isMoney)
      })
  }

  /// Choices without any doubt, on other sets each time: what differs between them is noise.
  private func controls(_ execution: Execution) throws(KernelError) -> [Outcome] {
    // Where everybody passes the message on, the sets are the same each time.
    let count = task.question.model.channelsAlwaysCarry ? 1 : max(10, min(50, resamples / 20))
    return try execution.mapParts(count) { (number) throws(KernelError) in
      var random = SplitMix64(seed: task.question.seed, stream: 1 << 34 + UInt64(number))
      return try choose(
        expected, position: 0.5, seed: random.next(), exists: [],
        Execution(threads: 1, cancellation: execution.cancellation))
    }
  }

  /// How much each tie counted when the list was chosen: where everybody passes the message on, as if
  /// it existed.
  private var expected: [Double] {
    task.question.model.channelsAlwaysCarry
      ? task.arcs.confidences.map { _ in 1 } : task.arcs.confidences
  }

  private func outcome(_ number: Int, _ execution: Execution) throws(KernelError) -> Outcome {
    var random = SplitMix64(seed: task.question.seed, stream: 1 << 32 + UInt64(number))
    var certainty = task.arcs.confidences
    let exists = uncertain.map { random.unit() < certainty[$0] }
    for (place, tie) in uncertain.enumerated() { certainty[tie] = exists[place] ? 1 : 0 }
    return try choose(
      certainty, position: random.unit(), seed: task.question.seed, exists: exists, execution)
  }

  private func choose(
    _ certainty: [Double], position: Double, seed: UInt64, exists: [Bool],
    _ execution: Execution
  ) throws(KernelError) -> Outcome {
    if let goal {
      let found = try goal.choose(certainty, execution)
      return Outcome(
        chosen: found.chosen ?? [], exists: exists, share: found.heard, attained: found)
    }
    let found = try choose(certainty, position: position, seed: seed, execution)
    return Outcome(chosen: found.chosen, exists: exists, share: found.share)
  }

  private func choose(
    _ certainty: [Double], position: Double, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> (chosen: [Int32], share: Double) {
    let chances = task.arcs.chances(certainty: certainty, position: position)
    let spreading = task.arcs.spreading(
      task.snapshot, task.question.model, chances: chances)
    if let constrained, spreading.isAdditive {
      return try spreading.chooseAgain(
        constrained, sets: sets, judged: list, seed: seed, execution)
    }
    if spreading.isAdditive {
      return try spreading.chooseAgain(
        task.choice, roots: task.roots, sets: sets, judged: list, seed: seed, execution)
    }
    let chosen =
      if let constrained {
        try spreading.chooseAgainByTrying(constrained, worlds: 4, seed: seed, execution)
      } else {
        try spreading.chooseByTrying(
          task.choice, isTarget: task.coverage.isTarget, worlds: 4, seed: seed, execution)
      }
    let reach = try spreading.simulate(
      SpreadSimulation.Question(seeds: list, isCounted: task.coverage.isTarget, runs: 50),
      seed: seed, execution)
    return (chosen, reach.reached.value)
  }

  private func name(
    _ vertex: Int32, _ outcomes: [Outcome], _ controls: [Outcome], _ execution: Execution
  ) throws(KernelError) -> SpreadUncertainty.Name {
    let ranks = outcomes.map { $0.chosen.firstIndex(of: vertex).map { $0 + 1 } ?? .max }
    let sorted = ranks.sorted()
    let edge = ranks.count / 40
    let isListed = ranks.map { $0 != .max }
    let high = sorted.isEmpty ? .max : sorted[ranks.count - 1 - edge]
    return SpreadUncertainty.Name(
      actor: task.snapshot.actors[Int(vertex)],
      share: Double(isListed.count { $0 }) / Double(max(1, ranks.count)),
      lowRank: sorted.isEmpty ? .max : sorted[edge],
      highRank: high == .max ? nil : high,
      hinges: try hinges(of: vertex, isListed, outcomes, execution),
      steadiness: Double(controls.count { $0.chosen.contains(vertex) }) / Double(controls.count))
  }

  /// The ties whose being there goes with the name being listed beyond chance.
  private func hinges(
    of vertex: Int32, _ isListed: [Bool], _ outcomes: [Outcome], _ execution: Execution
  ) throws(KernelError) -> [SpreadUncertainty.Hinge] {
    let total = Double(isListed.count { $0 })
    let resamples = outcomes.count
    guard total > 0, Int(total) < resamples else { return [] }
    let share = total / Double(resamples)
    var found: [(place: Int, with: Double, without: Double)] = []
    for place in uncertain.indices {
      var there = 0
      var both = 0
      for (number, outcome) in outcomes.enumerated() where outcome.exists[place] {
        there += 1
        if isListed[number] { both += 1 }
      }
      let absent = resamples - there
      guard there >= 10, absent >= 10 else { continue }
      let with = Double(both) / Double(there)
      let without = (total - Double(both)) / Double(absent)
      let error = (share * (1 - share) * (1 / Double(there) + 1 / Double(absent))).squareRoot()
      // Five standard errors: none of 100,000 ties gets there by chance.
      if abs(with - without) >= 5 * error, abs(with - without) >= 0.1 {
        found.append((place, with, without))
      }
    }
    found.sort { left, right in
      let (first, second) = (abs(left.with - left.without), abs(right.with - right.without))
      return first == second ? left.place < right.place : first > second
    }
    return try found.prefix(3).map { entry throws(KernelError) in
      var certainty = expected
      certainty[uncertain[entry.place]] = entry.with > entry.without ? 0 : 1
      let chosen = try choose(
        certainty, position: 0.5, seed: task.question.seed, exists: [], execution
      ).chosen
      return SpreadUncertainty.Hinge(
        tie: task.arcs.ties[uncertain[entry.place]], with: entry.with, without: entry.without,
        flips: !chosen.contains(vertex))
    }
  }

  private func newcomers(_ outcomes: [Outcome]) -> [SpreadUncertainty.Newcomer] {
    var counts = [Int](repeating: 0, count: task.snapshot.actors.count)
    for outcome in outcomes { for vertex in outcome.chosen { counts[Int(vertex)] += 1 } }
    for vertex in list { counts[Int(vertex)] = 0 }
    let resamples = outcomes.count
    guard resamples > 0 else { return [] }
    return counts.indices.filter { 5 * counts[$0] >= resamples }
      .sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
      .prefix(5)
      .map {
        SpreadUncertainty.Newcomer(
          actor: task.snapshot.actors[$0], share: Double(counts[$0]) / Double(resamples))
      }
  }
}

extension SpreadModel {
  /// Whether a probability is a range.
  var hasRanges: Bool {
    let spans: [Span] =
      switch chance {
      case .weighted: []
      case .strength(let span), .uniform(let span): [span]
      }
    return (spans + kinds.map(\.chance) + [channel]).contains { $0.low < $0.high }
  }
}
