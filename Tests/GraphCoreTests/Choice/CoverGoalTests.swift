import GraphCore
import Testing

@Suite struct CoverGoalTests {
  /// Each of five elements in two of three rows: all three rows are needed to have all heard twice.
  @Test func hearsItTwice() throws {
    let problem = CoverProblem(rows: [[0, 1, 2], [0, 1, 3], [2, 3]], elementCount: 4)
    func met(_ least: Double, times: Int) throws -> CoverGoalOutcome {
      try problem.select(
        goal: CoverGoal(least: least, times: times, costs: [5, 3, 1]), CoverConstraints(),
        Execution())
    }
    guard case .met(let twice) = try met(2, times: 2) else {
      Issue.record("Two elements can be heard twice.")
      return
    }
    // 0 and 1 cover elements 0 and 1 twice for 8; 0 and 2 or 1 and 2 only one each.
    #expect(Set(twice.chosen) == [0, 1])
    #expect(twice.cost == 8)
    #expect(twice.isOptimal)
    guard case .met(let all) = try met(4, times: 1) else {
      Issue.record("All can be heard once.")
      return
    }
    #expect(all.cost == 4)
    #expect(all.lower == 4)
    #expect(try met(5, times: 1) == .unreachable(heard: 4))
    #expect(try met(1, times: 3) == .unreachable(heard: 0))
  }

  @Test func saysWhatWouldDo() throws {
    let problem = CoverProblem(rows: [[0, 1, 2], [0, 1, 3], [2, 3]], elementCount: 4)
    let budget = CoverLimit.budget(7, costs: [5, 3, 1])
    let outcome = try problem.select(
      goal: CoverGoal(least: 2, times: 2, costs: [5, 3, 1]), CoverConstraints(limits: [budget]),
      Execution())
    guard case .tooMuch(let shortfall) = outcome else {
      Issue.record("Seven is not enough.")
      return
    }
    #expect(shortfall.isProven)
    #expect(shortfall.heard == 1)
    #expect(shortfall.needs == [8])
    #expect(shortfall.lower <= 8)
    #expect(shortfall.lower >= 2)
  }

  /// Against every set of small random tasks with a budget and a class limit, later with floors on
  /// candidates and elements, and elements to be avoided.
  @Test(arguments: 1...300) func isTheCheapestOfAllSets(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed), stream: 5)
    let (candidates, elements) = (4 + random.below(7), 18)
    let rows = (0..<candidates).map { _ in
      (0..<Int32(elements)).filter { _ in random.unit() < 0.35 }
    }
    let problem = CoverProblem(rows: rows, elementCount: elements)
    let isCount = random.below(2) == 0
    let costs = (0..<candidates).map { _ in isCount ? 1 : Double(random.below(12)) / 2 }
    let goal = CoverGoal(
      least: Double(3 + random.below(11)), times: 1 + random.below(3), costs: costs)
    var constraints = CoverConstraints()
    if random.below(2) == 0 {
      constraints.limits.append(.budget(Double(4 + random.below(12)), costs: costs))
    }
    if random.below(2) == 0 {
      constraints.limits.append(CoverLimit(members: [0, 1, 2], most: 1))
    }
    if random.below(3) == 0 { constraints.required = [3] }
    if seed > 150 {
      let first = (0..<Int32(candidates)).filter { _ in random.below(2) == 0 }
      constraints.limits.append(CoverLimit(members: first, least: Double(1 + random.below(2))))
      let few = (0..<Int32(elements)).filter { _ in random.below(3) == 0 }
      constraints.quotas.append(CoverLimit(members: few, least: Double(1 + random.below(5))))
      if random.below(3) == 0 {
        let many = (0..<Int32(elements)).filter { _ in random.below(4) == 0 }
        constraints.quotas.append(CoverLimit(members: many, most: Double(2 + random.below(2))))
      }
    }
    let trial = AllGoalSets(problem, goal, constraints)
    switch try problem.select(goal: goal, constraints, Execution()) {
    case .met(let found):
      #expect(trial.meets(found.chosen))
      #expect(abs(found.cost - trial.cheapest) < 1e-9)
      #expect(found.isOptimal)
      #expect(found.heard == trial.heard(found.chosen))
    case .tooMuch(let shortfall):
      #expect(trial.cheapest == .infinity)
      #expect(shortfall.isProven)
      var free = trial
      free.constraints.limits = constraints.limits.filter { $0.least > 0 }
      free.constraints.quotas = constraints.quotas.filter { $0.least > 0 }
      #expect(shortfall.lower <= free.cheapest + 1e-9)
      #expect(shortfall.heard.map { $0 < goal.least } ?? true)
      try helps(shortfall, trial)
    case .unreachable(let heard):
      #expect(heard == trial.heard(Array(0..<Int32(candidates))))
      #expect(heard < goal.least)
    case .impossible: #expect(trial.cheapest == .infinity)
    }
  }
}

extension CoverGoalTests {
  /// Each way out of a shortfall does what it says.
  private func helps(_ shortfall: CoverGoalOutcome.Shortfall, _ trial: AllGoalSets) throws {
    for (number, need) in shortfall.needs.enumerated() {
      guard let need else { continue }
      var eased = trial
      let limit = eased.constraints.limits[number]
      eased.constraints.limits[number] = CoverLimit(
        members: limit.members, amounts: limit.amounts, least: limit.least, most: need)
      #expect(eased.cheapest < .infinity)
    }
    for (number, need) in shortfall.quotaNeeds.enumerated() {
      guard let need else { continue }
      var eased = trial
      let quota = eased.constraints.quotas[number]
      eased.constraints.quotas[number] = CoverLimit(
        members: quota.members, least: quota.least, most: need)
      #expect(eased.cheapest < .infinity)
    }
    if let share = shortfall.floorShare {
      var eased = trial
      func scaled(_ limit: CoverLimit) -> CoverLimit {
        CoverLimit(
          members: limit.members, amounts: limit.amounts, least: limit.least * share,
          most: limit.most)
      }
      eased.constraints.limits = trial.constraints.limits.map(scaled)
      eased.constraints.quotas = trial.constraints.quotas.map(scaled)
      #expect(eased.cheapest < .infinity)
    }
  }
}

/// Every set, tried one by one.
private struct AllGoalSets {
  let problem: CoverProblem
  let goal: CoverGoal
  var constraints: CoverConstraints

  init(_ problem: CoverProblem, _ goal: CoverGoal, _ constraints: CoverConstraints) {
    self.problem = problem
    self.goal = goal
    self.constraints = constraints
  }

  func heard(_ chosen: [Int32]) -> Double {
    var times = [Int](repeating: 0, count: problem.elementCount)
    for candidate in chosen {
      for place in problem.row(Int(candidate)) { times[Int(problem.elements[place])] += 1 }
    }
    return Double(times.count { $0 >= goal.times })
  }

  func cost(_ chosen: [Int32]) -> Double { chosen.reduce(0) { $0 + goal.costs[Int($1)] } }

  func meets(_ chosen: [Int32]) -> Bool {
    guard Set(chosen).isSuperset(of: constraints.required), heard(chosen) >= goal.least else {
      return false
    }
    let covered = Set(chosen.flatMap { problem.elements[problem.row(Int($0))] })
    return constraints.limits.allSatisfy { isKept($0, Set(chosen)) }
      && constraints.quotas.allSatisfy { isKept($0, covered) }
  }

  private func isKept(_ limit: CoverLimit, _ there: Set<Int32>) -> Bool {
    var sum = 0.0
    for (place, member) in limit.members.enumerated() where there.contains(member) {
      sum += limit.amounts.isEmpty ? 1 : limit.amounts[place]
    }
    return sum <= limit.most + 1e-9 && sum >= limit.least - 1e-9
  }

  var cheapest: Double {
    var best = Double.infinity
    for set in 0..<(1 << problem.candidateCount) {
      let chosen = (0..<Int32(problem.candidateCount)).filter { set >> Int($0) & 1 == 1 }
      if meets(chosen) { best = min(best, cost(chosen)) }
    }
    return best
  }
}
