internal import GraphCore

extension ShortlistTask {
  /// The cheapest (or shortest) list with which enough people hear it often enough.
  func choose(_ goal: Shortlist.Goal) throws(AnalysisError) -> ShortlistChoice {
    let task = try conditions()
    let outcome: CoverGoalOutcome
    var free: CoverGoalOutcome?
    do throws(KernelError) {
      let problem = try coverage.problem(isCounted: isCounted, coversItself: false, execution)
      let wanted = wanted(goal)
      outcome = try problem.select(goal: wanted, task.constraints, execution)
      if task.hasFloors, case .met = outcome {
        free = try problem.select(goal: wanted, task.withoutFloors, execution)
      }
    } catch {
      throw .kernel(error)
    }
    switch outcome {
    case .impossible(let obstacle): throw .refused(task.refusal(obstacle))
    case .unreachable(let heard):
      throw .refused(.goalOutOfReach(goal, possible: Int(heard)))
    case .tooMuch(let shortfall):
      throw .refused(.goalTooMuch(self.shortfall(shortfall, goal, task, isMoney: isMoney)))
    case .met(let selection):
      let chosen = selection.chosen.map { coverage.candidates[Int($0)] }
      var choice = ShortlistChoice(
        chosen: chosen, covered: coverage.covered(chosen),
        upper: coverage.isTarget.count { $0 }, substitutes: substitutes(selection))
      choice.demands = task.demands(used: selection.used, filled: selection.filled)
      choice.emptyParts = task.emptyParts
      var attainment = Shortlist.Attainment(
        goal: goal, heard: Int(selection.heard), cost: selection.cost, lower: selection.lower,
        isMoney: isMoney)
      if case .met(let other)? = free { attainment.costWithoutFloors = other.cost }
      choice.attainment = attainment
      return choice
    }
  }

  /// Whether a list for a goal is to be cheap, not short.
  var isMoney: Bool {
    question.conditions.budget != nil || question.conditions.defaultCost != nil
  }

  /// The goal with what each candidate costs.
  func wanted(_ goal: Shortlist.Goal) -> CoverGoal {
    let isFree = snapshot.mask(withUs.map(Int.init))
    let costs = coverage.candidates.map { vertex in
      isFree[Int(vertex)]
        ? 0 : isMoney ? self.costs.money[Int(vertex)] ?? question.conditions.defaultCost ?? 0 : 1
    }
    return CoverGoal(least: Double(goal.people), times: goal.heardFrom, costs: costs)
  }

  private func shortfall(
    _ shortfall: CoverGoalOutcome.Shortfall, _ goal: Shortlist.Goal, _ task: ConditionTask,
    isMoney: Bool
  ) -> Refusal.GoalShortfall {
    var ways: [Refusal.Way] = []
    for (number, need) in shortfall.needs.enumerated() {
      if let need { ways.append(.raise(task.limitDemands[number], to: need)) }
    }
    for (number, need) in shortfall.quotaNeeds.enumerated() {
      if let need { ways.append(.raise(task.quotaDemands[number], to: need)) }
    }
    if let share = shortfall.floorShare { ways.append(.lower(share: share)) }
    let tellsMore = question.conditions.budget.map { shortfall.lower > $0 } ?? false
    return Refusal.GoalShortfall(
      goal: goal, isProven: shortfall.isProven, heard: shortfall.heard.map { Int($0) },
      ways: ways,
      leastMoney: isMoney && tellsMore ? shortfall.lower : nil)
  }

  /// Per chosen one the best other one; somebody who could take several places takes the first.
  private func substitutes(
    _ selection: CoverGoalSelection
  ) -> [CoverageChoice.Replacement?] {
    var isTaken: Set<Int32> = []
    return selection.replacements.map { replacement in
      guard let replacement, isTaken.insert(replacement.candidate).inserted else { return nil }
      return CoverageChoice.Replacement(
        vertex: coverage.candidates[Int(replacement.candidate)], change: Int(replacement.change))
    }
  }
}
