/// What came of a choice by trying within constraints.
public enum TriedChoice: Sendable {
  /// A set that keeps to everything.
  case chosen(TriedSelection)
  /// No set keeps to the limits on the chosen, or nobody could reach enough; and why.
  case impossible(CoverObstacle)
  /// No set was found that keeps to everything, which proves nothing: the one that came nearest.
  case notFound(TriedSelection)
}

/// A set chosen by trying, with the sums of its limits and quotas.
public struct TriedSelection: Sendable {
  /// The chosen vertices: the required ones first, then the one that adds most.
  public let chosen: [Int32]
  /// Per limit the sum over the chosen.
  public let used: [Double]
  /// Per quota the sum over those reached or chosen, in the mean over runs that had no part in the
  /// choice.
  public let filled: [Double]
  /// Per chosen the other candidate with whom most would be reached, everything still kept; nil for
  /// the required ones, and if nobody else may take the place.
  public let replacements: [SpreadSubstitute?]
}

extension Spreading {
  /// Chooses within constraints for complex contagion, by trying.
  ///
  /// Limits on the chosen (number, money, hours, heads of a part) are kept in any case: whoever joins
  /// leaves a way to meet the floors that remain. Sums over those reached are kept in the mean over
  /// the runs, and then over fresh ones; where those tell otherwise by more than `slack`, the choice is
  /// made again with a stricter quota. Several lists are made (by gain, by gain per price of each
  /// limit, by those won and by nearness); of the best, single members give way to whoever does better;
  /// fresh runs say which list it is.
  ///
  /// There is no guarantee, as in `chooseByTrying` without constraints: that no set was found proves
  /// nothing but where `impossible` says why.
  ///
  /// - Parameters:
  ///   - worlds: how many runs to try in; one does where nothing is left to chance.
  ///   - runs: how many fresh runs to judge by.
  /// - Complexity: that of the choice without constraints for each list, floor on the reached and
  ///   exchange; exchanges are left out where they would take long.
  public func chooseByTrying(
    _ task: ConstrainedSpreadChoice, worlds: Int, runs: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> TriedChoice {
    let plan: [Int32]
    switch try task.withoutQuotas.planned(execution) {
    case .impossible(let obstacle): return .impossible(obstacle)
    case .chosen(let found): plan = found.chosen
    }
    if let obstacle = try obstacle(task, execution) { return .impossible(obstacle) }
    var bar = task
    var best: (chosen: [Int32], over: Double)?
    for round in 0..<3 {
      let lists = try TriedSearch(self, bar, plan: plan, worlds: worlds).lists(
        seed: SplitMix64.seed(seed, of: .choosing), exchanges: true, execution)
      let found = try judged(
        lists, task, runs: runs, seed: SplitMix64.seed(seed, of: .judging(round: round)), execution)
      if best.map({ found.over < $0.over }) ?? true { best = (found.chosen, found.over) }
      // Without a set in the runs themselves a stricter quota finds none either.
      if found.over == 0 || isCertain || !lists[0].standing.isKept { break }
      bar.tighten(towards: task, by: found.filled)
    }
    guard let best else { preconditionFailure("The first round finds something.") }
    let search = TriedSearch(self, task, plan: plan, worlds: worlds)
    let chosen = try needed(best.chosen, task, runs: runs, seed: seed, execution)
    let found = try settled(chosen, search, runs: runs, seed, execution)
    let selection = try selection(task, found, runs: runs, seed, execution)
    return best.over == 0 ? .chosen(selection) : .notFound(selection)
  }

  /// The same once, on a few runs, without exchanges or fresh runs: for choosing again and again.
  ///
  /// - Returns: nil if no choice was found that keeps to everything.
  public func chooseAgainByTrying(
    _ task: ConstrainedSpreadChoice, worlds: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    guard case .chosen(let plan) = try task.withoutQuotas.planned(execution) else { return nil }
    let lists = try TriedSearch(self, task, plan: plan.chosen, worlds: worlds).lists(
      seed: SplitMix64.seed(seed, of: .choosing), exchanges: false, execution)
    guard lists[0].standing.isKept else { return nil }
    return try needed(lists[0].chosen, task, runs: worlds, seed: seed, execution)
  }

  /// The list that does best in fresh runs, with its sums and by how much they are off.
  ///
  /// What does best in the runs it was chosen in owes something to their luck.
  private func judged(
    _ lists: [TriedSearch.Found], _ task: ConstrainedSpreadChoice, runs: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> (chosen: [Int32], filled: [Double], over: Double) {
    var best: (chosen: [Int32], filled: [Double], over: Double, won: Double)?
    for list in isCertain ? Array(lists.prefix(1)) : lists {
      let own = try standing(of: list.chosen, task, runs: runs, seed: seed, execution)
      let over = own.over + (list.standing.isWithin ? 0 : 1e6)
      if let best, (over, -own.won) >= (best.over, -best.won) { continue }
      best = (list.chosen, own.filled, over, own.won)
    }
    guard let best else { preconditionFailure("There is a list, if only of the required.") }
    return (best.chosen, best.filled, best.over)
  }

  /// The chosen without those who would hear it anyway and bring nobody: whatever is reached without
  /// them is reached as often.
  private func needed(
    _ chosen: [Int32], _ task: ConstrainedSpreadChoice, runs: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    let seed = SplitMix64.seed(seed, of: .simulating)
    var kept = chosen
    for vertex in chosen.dropFirst(task.constraints.required.count).reversed() {
      let rest = kept.filter { $0 != vertex }
      guard task.keepsFloors(rest) else { continue }
      // A few runs tell most of those who are needed.
      var isIdle = true
      for runs in [min(runs, 32), runs] where isIdle {
        let with = try standing(of: kept, task, runs: runs, seed: seed, execution)
        let without = try standing(of: rest, task, runs: runs, seed: seed, execution)
        isIdle = without.won >= with.won - 1e-9 * with.won && without.over <= with.over
      }
      if isIdle { kept = rest }
    }
    return kept
  }

  /// Per vertex in which share of the runs it is won; 1 for those chosen.
  private func heard(
    from chosen: [Int32], runs: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Double] {
    let all = [Bool](repeating: true, count: graph.vertexCount)
    guard !chosen.isEmpty else { return all.map { _ in 0 } }
    return try simulate(
      SpreadSimulation.Question(seeds: chosen, isCounted: all, runs: runs), seed: seed, execution
    ).chances
  }

  /// What can be proven without trying sets: that nobody could reach enough, or that the required ones
  /// reach too many.
  private func obstacle(
    _ task: ConstrainedSpreadChoice, _ execution: Execution
  ) throws(KernelError) -> CoverObstacle? {
    let quotas = task.constraints.quotas
    guard !quotas.isEmpty else { return nil }
    let nobody = [Bool](repeating: false, count: graph.vertexCount)
    let everybody = try simulate(
      SpreadSimulation.Question(seeds: task.candidates, isCounted: nobody, runs: 1), seed: 1,
      execution)
    let possible = everybody.isPossible.map { $0 ? 1.0 : 0 }
    for (number, quota) in quotas.enumerated() {
      let most = quota.sum(of: possible)
      if !quota.isMet(by: most) { return .unreachable(quota: number, possible: most) }
    }
    let required = task.constraints.required.map { task.candidates[Int($0)] }
    guard isCertain, !required.isEmpty else { return nil }
    let sums = try filled(task, required, runs: 1, seed: 1, execution)
    for (number, quota) in quotas.enumerated() where !quota.permits(sums[number]) {
      return .requiredCover(quota: number, sum: sums[number])
    }
    return nil
  }

  /// Per quota the mean over runs.
  private func filled(
    _ task: ConstrainedSpreadChoice, _ chosen: [Int32], runs: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> [Double] {
    if task.constraints.quotas.isEmpty { return [] }
    let heard = try heard(from: chosen, runs: runs, seed: seed, execution)
    return task.constraints.quotas.map { $0.sum(of: heard) }
  }

  /// The chosen in order, with substitutes; those that fresh runs say do better are put in.
  private func settled(
    _ chosen: [Int32], _ search: TriedSearch, runs: Int, _ seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> (chosen: [Int32], replacements: [SpreadSubstitute?]) {
    let task = search.rules.task
    var chosen = chosen
    for round in 0..<4 {
      chosen = try search.ordered(chosen, seed: SplitMix64.seed(seed, of: .choosing), execution)
      let found = try search.replacements(
        for: chosen, seed: SplitMix64.seed(seed, of: .judging(round: 8 + round)), execution)
      if isCertain || chosen.isEmpty { return (chosen, found) }
      // On the few runs they were found in substitutes look better than they are.
      let own = chosen
      let few = max(100, min(runs, 6000 / chosen.count))
      let fresh = SplitMix64.seed(seed, of: .judging(round: 16 + round))
      let before = try standing(of: own, task, runs: few, seed: fresh, execution)
      var judged: [SpreadSubstitute?] = []
      var best: (place: Int, change: Double)?
      for (place, substitute) in found.enumerated() {
        guard let substitute else {
          judged.append(nil)
          continue
        }
        var other = own
        other[place] = substitute.vertex
        let after = try standing(of: other, task, runs: few, seed: fresh, execution)
        let change = after.won - before.won
        judged.append(SpreadSubstitute(vertex: substitute.vertex, change: change))
        // Less than a hundredth is within the luck of so few runs.
        if after.over <= before.over, change > max(0.01 * before.won, best?.change ?? 0) {
          best = (place, change)
        }
      }
      guard let best, let substitute = judged[best.place], round < 3 else {
        return (chosen, judged)
      }
      chosen[best.place] = substitute.vertex
    }
    preconditionFailure("The last round returns.")
  }

  /// How many targets a set wins in fresh runs, and by how much its sums are off.
  private func standing(
    of chosen: [Int32], _ task: ConstrainedSpreadChoice, runs: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> (won: Double, over: Double, filled: [Double]) {
    let heard = try heard(from: chosen, runs: runs, seed: seed, execution)
    let sums = task.constraints.quotas.map { $0.sum(of: heard) }
    let won = heard.indices.reduce(0) { task.isTarget[$1] ? $0 + heard[$1] : $0 }
    return (won, task.excess(sums, isCertain: isCertain), sums)
  }

  private func selection(
    _ task: ConstrainedSpreadChoice,
    _ found: (chosen: [Int32], replacements: [SpreadSubstitute?]), runs: Int, _ seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> TriedSelection {
    var state = CoverState(
      CoverProblem.covering(nothing: task.candidates.count),
      CoverConstraints(limits: task.constraints.limits))
    for place in task.places(of: found.chosen) { state.add(Int(place)) }
    return TriedSelection(
      chosen: found.chosen, used: state.used,
      filled: try filled(
        task, found.chosen, runs: runs, seed: SplitMix64.seed(seed, of: .reporting), execution),
      replacements: found.replacements)
  }
}

extension ConstrainedSpreadChoice {
  /// How far a sum over those reached may be off its end by the luck of the runs.
  static func slack(_ end: Double) -> Double { max(0.05, 0.01 * abs(end)) }

  /// The same with limits on the chosen alone.
  var withoutQuotas: ConstrainedSpreadChoice {
    var task = self
    task.constraints.quotas = []
    return task
  }

  /// A set that keeps to the limits on the chosen, whatever it reaches.
  ///
  /// - Parameter shut: places of candidates that may not be chosen.
  func planned(
    without shut: [Int32] = [], _ execution: Execution
  ) throws(KernelError) -> CoverOutcome {
    var constraints = constraints
    if !shut.isEmpty { constraints.limits.append(CoverLimit(members: shut, most: 0)) }
    return try CoverProblem.covering(nothing: candidates.count).select(constraints, execution)
  }

  /// Whether a set has enough of everything that is demanded of the chosen.
  fileprivate func keepsFloors(_ chosen: [Int32]) -> Bool {
    let places = Set(places(of: chosen))
    return constraints.limits.allSatisfy { limit in
      limit.least <= 0
        || limit.isMet(
          by: limit.members.indices.reduce(0) { sum, place in
            guard places.contains(limit.members[place]) else { return sum }
            return sum + (limit.amounts.isEmpty ? 1 : limit.amounts[place])
          })
    }
  }

  /// The places of vertices.
  func places(of vertices: [Int32]) -> [Int32] {
    var places = [Int32](repeating: -1, count: isTarget.count)
    for (place, vertex) in candidates.enumerated() { places[Int(vertex)] = Int32(place) }
    return vertices.map { places[Int($0)] }
  }

  /// By how much sums are off their quotas beyond the luck of runs; 0 = all are kept.
  fileprivate func excess(_ sums: [Double], isCertain: Bool) -> Double {
    zip(constraints.quotas, sums).reduce(0) { total, entry in
      let (quota, sum) = entry
      if quota.permits(sum), quota.isMet(by: sum) { return total }
      let end = sum < quota.least ? quota.least : quota.most
      let slack = isCertain ? 0 : ConstrainedSpreadChoice.slack(end)
      let off = abs(sum - end)
      return off > slack ? total + off / max(1, end) : total
    }
  }

  /// Makes the quotas stricter that sums fall short of.
  fileprivate mutating func tighten(towards task: ConstrainedSpreadChoice, by sums: [Double]) {
    for (number, sum) in sums.enumerated() {
      let (wanted, own) = (task.constraints.quotas[number], constraints.quotas[number])
      constraints.quotas[number] = CoverLimit(
        members: own.members, amounts: own.amounts,
        least: own.least + 1.5 * max(0, wanted.least - sum),
        most: max(0, own.most - 1.5 * max(0, sum - wanted.most)))
    }
  }
}

extension CoverLimit {
  /// The sum of numbers per member, each times its amount.
  fileprivate func sum(of numbers: [Double]) -> Double {
    members.indices.reduce(0) {
      $0 + numbers[Int(members[$1])] * (amounts.isEmpty ? 1 : amounts[$1])
    }
  }
}
