extension GoalState {
  /// The cheapest of several greedy choices that meets the goal, and the most any of them makes hear
  /// it.
  ///
  /// The choices differ in what the steps of an element towards being heard are worth (all alike, or
  /// the last ones more) and in whether the cost of a candidate counts.
  func bestGreedy(
    among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> (met: GoalState?, most: Double) {
    let even = [Double](repeating: 1, count: goal.times)
    let late = (1...goal.times).map { Double($0 * $0) }
    let worths = goal.times > 1 ? [even, late] : [even]
    let states = try execution.mapParts(2 * worths.count) { (part) throws(KernelError) in
      var state = self
      let worth = worths[part / 2]
      try state.fill(
        isPriced: part % 2 == 0, among: candidates, execution.cancellation
      ) { state, candidate in
        state.progress(candidate, worth: worth)
      }
      if state.isMet { try state.cheapen(among: candidates, execution.cancellation) }
      return state
    }
    var best: GoalState?
    for state in states where state.isMet { best = state.cheaper(than: best) }
    return (best, states.reduce(0) { max($0, $1.heard) })
  }

  /// The greedy choice by what the dual bound thinks each element is worth; nil if it does not meet
  /// the goal.
  func guided(
    _ dual: CoverGoalDual, among candidates: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) -> GoalState? {
    var state = self
    try state.fill(isPriced: true, among: candidates, cancellation) { state, candidate in
      let problem = state.state.problem
      var sum = 1e-9 * state.progress(candidate, worth: [Double](repeating: 1, count: goal.times))
      for place in problem.row(candidate) {
        let element = Int(problem.elements[place])
        if Int(state.state.times[element]) < goal.times { sum += dual.worth[element] }
      }
      return sum
    }
    guard state.isMet else { return nil }
    try state.cheapen(among: candidates, cancellation)
    return state
  }

  /// Adds the candidates of the highest score (per cost) until the goal is met.
  mutating func fill(
    isPriced: Bool, among candidates: [Int32], _ cancellation: Cancellation,
    score: (GoalState, Int) -> Double
  ) throws(KernelError) {
    var queue = MinimumHeap<GoalEntry>()
    let order = state.problem.order
    func entry(_ state: GoalState, _ candidate: Int32) -> GoalEntry? {
      let worth = score(state, Int(candidate))
      guard worth > 0 else { return nil }
      return GoalEntry(
        score: isPriced ? worth / max(goal.costs[Int(candidate)], 1e-9) : worth,
        order: order[Int(candidate)], candidate: candidate, round: Int32(state.state.chosen.count))
    }
    for candidate in candidates where !state.isChosen[Int(candidate)] {
      if let entry = entry(self, candidate) { queue.push(entry) }
    }
    // With steps of unequal worth a score may grow as well; a fresh one is then taken all the same.
    while !isMet, let next = queue.pop() {
      guard permits(Int(next.candidate)) else { continue }
      if Int(next.round) < state.chosen.count {
        if let entry = entry(self, next.candidate) { queue.push(entry) }
        continue
      }
      try cancellation.check()
      add(Int(next.candidate))
    }
  }

  /// Drops whoever is not needed, the dearest first, then puts cheaper ones in the place of dear ones,
  /// as long as the goal stays met.
  mutating func cheapen(
    among candidates: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) {
    try prune(cancellation)
    let fixed = Set(state.constraints.required)
    let byCost = candidates.sorted { left, right in
      let (first, second) = (goal.costs[Int(left)], goal.costs[Int(right)])
      return first == second
        ? state.problem.order[Int(left)] < state.problem.order[Int(right)] : first < second
    }
    for _ in 0..<20 {
      var isChanged = false
      for leaving in dearestFirst() where !fixed.contains(leaving) {
        try cancellation.check()
        let before = state.chosen
        remove(Int(leaving))
        let missing = goal.least - heard - CoverLimit.tolerance(goal.least)
        let price = goal.costs[Int(leaving)] - 1e-9
        let cheap = byCost.first { candidate in
          guard goal.costs[Int(candidate)] < price else { return true }
          return !state.isChosen[Int(candidate)] && candidate != leaving
            && newlyHeard(Int(candidate)) >= missing && permits(Int(candidate))
        }
        if let cheap, goal.costs[Int(cheap)] < price {
          add(Int(cheap))
          isChanged = true
        } else {
          add(Int(leaving))
          restore(order: before)
        }
      }
      if !isChanged { return }
      try prune(cancellation)
    }
  }

  private mutating func prune(_ cancellation: Cancellation) throws(KernelError) {
    let fixed = Set(state.constraints.required)
    for candidate in dearestFirst() where !fixed.contains(candidate) {
      try cancellation.check()
      let before = state.chosen
      remove(Int(candidate))
      if isMet { continue }
      add(Int(candidate))
      restore(order: before)
    }
  }

  private func dearestFirst() -> [Int32] {
    state.chosen.sorted { left, right in
      let (first, second) = (goal.costs[Int(left)], goal.costs[Int(right)])
      return first == second
        ? state.problem.order[Int(left)] > state.problem.order[Int(right)] : first > second
    }
  }

  /// For each limit with an upper end what a set that meets the goal uses of it if it is lifted.
  func needs(_ execution: Execution) throws(KernelError) -> [Double?] {
    let limits = state.constraints.limits
    let all = Array(0..<Int32(state.problem.candidateCount))
    return try execution.mapParts(limits.count) { (number) throws(KernelError) -> Double? in
      guard limits[number].most < .infinity else { return nil }
      var eased = state.constraints
      eased.limits[number] = CoverLimit(
        members: limits[number].members, amounts: limits[number].amounts)
      let start = GoalState(CoverState(state.problem, eased), goal)
      let found = try start.bestGreedy(
        among: all, Execution(threads: 1, cancellation: execution.cancellation))
      return found.met?.state.used[number]
    }
  }
}

/// A candidate by the score last known; the best is the least.
private struct GoalEntry: Comparable {
  let score: Double
  let order: Int32
  let candidate: Int32
  let round: Int32

  static func < (left: GoalEntry, right: GoalEntry) -> Bool {
    left.score == right.score ? left.order < right.order : left.score > right.score
  }
}
