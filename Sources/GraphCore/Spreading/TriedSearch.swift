/// The search for a set by trying: several lists, exchanges of the best, substitutes.
struct TriedSearch: Sendable {
  let rules: TriedRules
  private let plan: [Int32]
  private let worlds: Int

  /// - Parameter plan: places of a set that keeps to the limits on the chosen.
  init(_ spreading: Spreading, _ task: ConstrainedSpreadChoice, plan: [Int32], worlds: Int) {
    self.plan = plan
    self.worlds = worlds
    let choice = SpreadChoice(
      candidates: task.candidates, size: task.candidates.count, order: task.order)
    // The plan is always tried, so that it can be fallen back upon.
    let kept = Set(task.places(of: spreading.tried(choice, worlds: worlds)) + plan)
    rules = TriedRules(spreading, task, tried: kept.sorted())
  }

  /// A list that was found.
  struct Found: Sendable {
    var chosen: [Int32]
    var standing: TriedSet.Standing
  }

  /// Several lists, each another set, the one that does best in the runs first: the best of all, where
  /// they are few enough to try every one.
  ///
  /// - Parameter exchanges: whether single members of the best give way to whoever does better.
  func lists(
    seed: UInt64, exchanges: Bool, _ execution: Execution
  ) throws(KernelError) -> [Found] {
    let start = try TriedSet(rules, plan: plan, worlds: worlds, seed: seed, execution)
    if let every = try everySet(from: start, count: 8, execution) { return every }
    let base = try begin(start, execution)
    var best: TriedSet?
    var found: [Found] = []
    for way in rules.ways {
      var set = base
      try set.build(way, execution)
      let own = Found(chosen: set.chosen, standing: set.standing)
      if found.allSatisfy({ own.standing > $0.standing }) { best = set }
      found.append(own)
    }
    if var best, exchanges {
      let work = best.work
      while let better = try exchanged(best, base, work: work, execution) { best = better }
      found.append(Found(chosen: best.chosen, standing: best.standing))
    }
    var lists: [Found] = []
    for list in found where !lists.contains(where: { Set($0.chosen) == Set(list.chosen) }) {
      lists.append(list)
    }
    let first = lists.indices.reduce(0) { lists[$1].standing > lists[$0].standing ? $1 : $0 }
    return [lists[first]] + lists.indices.filter { $0 != first }.map { lists[$0] }
  }

  /// The required ones, with what everybody would bring.
  private func begin(
    _ start: TriedSet, _ execution: Execution
  ) throws(KernelError) -> TriedSet {
    var base = start
    try base.weigh(rules.missing(base.filled), execution)
    let shut = try base.shutOut(execution.cancellation)
    if !Set(plan).isDisjoint(with: shut) {
      let other = try rules.task.withoutQuotas.planned(without: shut, execution)
      if case .chosen(let found) = other { base.setPlan(found.chosen) } else { base.setPlan(nil) }
    }
    return base
  }

  /// A better set in which one member gave way, and whoever the room then allows joined; nil if none
  /// was found, or looking would take long.
  ///
  /// - Parameter work: what a trial of all candidates takes.
  private func exchanged(
    _ set: TriedSet, _ base: TriedSet, work: Int, _ execution: Execution
  ) throws(KernelError) -> TriedSet? {
    let standing = set.standing
    let members = set.limits.chosen
    let fixed = rules.start.chosen.count
    let ways = rules.ways.filter { !$0.isNearness }
    guard standing.isWithin, members.count > fixed,
      work * (members.count - fixed) * ways.count < 30_000_000
    else { return nil }
    let found = try execution.mapParts(members.count - fixed) {
      (part) throws(KernelError) -> (members: [Int32], standing: TriedSet.Standing)? in
      let alone = Execution(threads: 1, cancellation: execution.cancellation)
      var rest = base
      rest.shut(members[fixed + part])
      for (number, member) in members.enumerated().dropFirst(fixed) where number != fixed + part {
        try rest.add(member, isLast: true, alone)
      }
      guard rest.replan() else { return nil }
      var best: (members: [Int32], standing: TriedSet.Standing)?
      for way in ways {
        var trial = rest
        try trial.build(way, alone)
        let own = trial.standing
        if own > (best?.standing ?? standing) { best = (trial.limits.chosen, own) }
      }
      return best
    }
    var best: (members: [Int32], standing: TriedSet.Standing)?
    for case let entry? in found {
      if let best, entry.standing <= best.standing { continue }
      best = entry
    }
    guard let best else { return nil }
    var better = base
    for member in best.members.dropFirst(fixed) { try better.add(member, isLast: true, execution) }
    return better
  }

  /// The same vertices, the required ones first, then the one that adds most to those before.
  func ordered(
    _ chosen: [Int32], seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    let required = rules.start.chosen.map { rules.task.candidates[Int($0)] }
    let rest = chosen.filter { !required.contains($0) }
    var choice = SpreadChoice(
      candidates: required + rest, required: required, size: chosen.count, order: rules.task.order)
    choice.candidates = choice.candidates.filter { !required.contains($0) }
    return try rules.spreading.chooseByTrying(
      choice, isTarget: rules.task.isTarget, worlds: worlds, seed: seed, execution)
  }

  /// Per chosen the other candidate with whom most would be won in its place, everything kept that the
  /// chosen keep to; nil for the required ones, and if nobody else may take the place.
  func replacements(
    for chosen: [Int32], seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [SpreadSubstitute?] {
    let base = try TriedSet(rules, plan: nil, worlds: worlds, seed: seed, execution)
    let members = rules.task.places(of: chosen)
    let fixed = rules.start.chosen.count
    var whole = base
    for member in members.dropFirst(fixed) { try whole.add(member, isLast: true, execution) }
    let (own, standing) = (whole.filled, whole.standing)
    let isWithin = standing.isWithin
    let hasFloors = rules.quotas.contains { $0.least > 0 }
    return try execution.mapParts(members.count) {
      (part) throws(KernelError) -> SpreadSubstitute? in
      guard part >= fixed else { return nil }
      let alone = Execution(threads: 1, cancellation: execution.cancellation)
      var rest = base
      for (number, member) in members.enumerated().dropFirst(fixed) where number != part {
        try rest.add(member, isLast: true, alone)
      }
      try rest.weigh(own.map { _ in false }, alone)
      let gains = rest.gains
      let before = rest.standing.won
      let ranked = gains.indices.sorted {
        gains[$0] == gains[$1] ? $0 < $1 : gains[$0] > gains[$1]
      }
      // Who breaks a quota is passed over, but not for long.
      var left = 64
      for index in ranked where left > 0 {
        let place = rules.tried[index]
        guard place != members[part], !rest.limits.isChosen[Int(place)] else { continue }
        var limits = rest.limits
        limits.add(Int(place))
        guard limits.isFeasible || !isWithin else { continue }
        guard rest.keepsCeilings(with: place, at: index) else { continue }
        if hasFloors {
          left -= 1
          let sums = rest.filled(with: place)
          guard
            zip(rules.quotas, zip(sums, own)).allSatisfy({
              $0.isMet(by: $1.0) || $1.0 >= $1.1
            })
          else { continue }
        }
        return SpreadSubstitute(
          vertex: rules.task.candidates[Int(place)],
          change: before + gains[index] - standing.won)
      }
      return nil
    }
  }
}
