extension GoalState {
  /// Looks for the cheapest set within the limits that meets the goal, by branch and bound.
  ///
  /// Candidates that the dual bound rules out are left aside; a branch ends where the goal is out of
  /// reach, or where the least that the missing coverings cost is too much.
  ///
  /// - Returns: the best set found, nil if none is cheaper than `known`, and whether every other was
  ///   ruled out.
  /// - Complexity: exponential; ends after looking at about `effort` entries.
  func search(
    cheaper known: Double, dual: CoverGoalDual, among candidates: [Int32], effort: Int,
    _ cancellation: Cancellation
  ) throws(KernelError) -> (chosen: [Int32]?, isComplete: Bool) {
    let step = goal.unit.map { $0 * (1 - 1e-6) } ?? 1e-9 * max(1, cost)
    let roof = known - step
    var open: [Int32] = []
    if dual.bound <= roof {
      open = candidates.filter { candidate in
        let reduced = dual.reducedCosts[Int(candidate)]
        return reduced <= 0 || dual.bound + reduced <= roof
      }
    } else {
      return (nil, true)
    }
    // A limit on the costs themselves rules out more.
    let entries = open.reduce(0) { $0 + state.problem.row(Int($1)).count }
    guard entries < effort / 8 else { return (nil, false) }
    var search = GoalSearch(
      state: self, roof: roof, step: step, dual: dual, effort: effort, cancellation: cancellation)
    try search.extend(open, bound: dual.bound)
    return (search.best, search.work < effort)
  }
}

/// The state of a branch and bound search.
private struct GoalSearch {
  private var state: GoalState
  private let dual: CoverGoalDual
  private let step: Double
  private let effort: Int
  private let cancellation: Cancellation
  /// The most that an improvement may cost.
  private var roof: Double
  private(set) var best: [Int32]?
  private(set) var work = 0

  init(
    state: GoalState, roof: Double, step: Double, dual: CoverGoalDual, effort: Int,
    cancellation: Cancellation
  ) {
    self.state = state
    self.roof = roof
    self.step = step
    self.dual = dual
    self.effort = effort
    self.cancellation = cancellation
  }

  /// Tries every set that adds some of `candidates` to the chosen ones.
  mutating func extend(_ candidates: [Int32], bound: Double) throws(KernelError) {
    try cancellation.check()
    guard state.cost <= roof, work < effort else { return }
    if state.isMet {
      best = state.state.chosen
      roof = state.cost - step
      return
    }
    let ranked = ranked(candidates)
    guard isInReach(ranked) else { return }
    var bound = bound
    for first in ranked.indices {
      if bound > roof || work >= effort { return }
      if state.cost + cheapest(ranked[first...]) > roof { return }
      let candidate = ranked[first].candidate
      let reduced = dual.reducedCosts[Int(candidate)]
      let before = state.state.chosen
      state.add(Int(candidate))
      try extend(ranked[(first + 1)...].map(\.candidate), bound: bound + max(0, reduced))
      state.remove(Int(candidate))
      state.restore(order: before)
      bound -= min(0, reduced)
    }
  }

  /// The candidates that may join and cover somebody not yet heard, or bring of a floor, the most for
  /// their cost first.
  private mutating func ranked(_ candidates: [Int32]) -> [(candidate: Int32, steps: Double)] {
    let even = [Double](repeating: 1, count: state.goal.times)
    var result: [(candidate: Int32, steps: Double)] = []
    for candidate in candidates {
      work += 2 * state.state.problem.row(Int(candidate)).count + 4
      guard state.permits(Int(candidate)) else { continue }
      let steps = state.progress(Int(candidate), worth: even)
      if steps > 0 || state.floorGain(Int(candidate)) > 0 { result.append((candidate, steps)) }
    }
    let costs = state.goal.costs
    let order = state.state.problem.order
    func ratio(_ entry: (candidate: Int32, steps: Double)) -> Double {
      entry.steps / max(costs[Int(entry.candidate)], 1e-9)
    }
    result.sort { left, right in
      let (first, second) = (ratio(left), ratio(right))
      return first == second
        ? order[Int(left.candidate)] < order[Int(right.candidate)] : first > second
    }
    return result
  }

  /// Whether all of the rest together would meet the goal and the floors.
  private mutating func isInReach(_ ranked: [(candidate: Int32, steps: Double)]) -> Bool {
    guard state.state.canMeetFloors(with: ranked.lazy.map(\.candidate)) else { return false }
    if state.isEnoughHeard { return true }
    let problem = state.state.problem
    var times = state.state.times
    var heard = state.heard
    for entry in ranked {
      for place in problem.row(Int(entry.candidate)) {
        let element = Int(problem.elements[place])
        times[element] += 1
        if Int(times[element]) == state.goal.times { heard += problem.weight(element) }
      }
      if heard >= state.goal.least - CoverLimit.tolerance(state.goal.least) { return true }
    }
    return false
  }

  /// The least that the coverings still missing cost, the last candidate in part.
  private mutating func cheapest(
    _ ranked: ArraySlice<(candidate: Int32, steps: Double)>
  ) -> Double {
    // At least one covering for each unit of weight still to be heard.
    var missing = state.goal.least - CoverLimit.tolerance(state.goal.least) - state.heard
    var cost = 0.0
    work += ranked.count
    for entry in ranked {
      if missing <= 0 { break }
      let price = state.goal.costs[Int(entry.candidate)]
      cost += entry.steps <= missing ? price : price * missing / entry.steps
      missing -= entry.steps
    }
    return missing > 1e-9 ? .infinity : cost
  }
}
