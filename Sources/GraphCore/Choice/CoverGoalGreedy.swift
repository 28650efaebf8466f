extension GoalState {
  /// The cheapest of several greedy choices that meets the goal, and the most any of them that meets
  /// the floors makes hear it.
  ///
  /// The choices differ in what the steps of an element towards being heard are worth (all alike, or
  /// the last ones more), in whether the cost of a candidate counts, and in whether the floors come
  /// first or last.
  func bestGreedy(
    among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> (met: GoalState?, most: Double?) {
    let even = [Double](repeating: 1, count: goal.times)
    let late = (1...goal.times).map { Double($0 * $0) }
    let worths = goal.times > 1 ? [even, late] : [even]
    // Where all cost the same, the cost of a candidate changes nothing.
    let costs = candidates.lazy.map { goal.costs[Int($0)] }
    let modes = costs.allSatisfy { $0 == costs.first } ? 1 : 2
    let count = modes * worths.count
    let states = try execution.mapParts(hasFloors ? 2 * count : count) {
      (part) throws(KernelError) in
      var state = self
      let worth = worths[part % count / modes]
      let isPriced = part % modes == 0
      if part < count, hasFloors {
        try state.meetFloors(isPriced: isPriced, among: candidates, execution.cancellation)
      }
      try state.fill(
        isPriced: isPriced, among: candidates, execution.cancellation
      ) { state, candidate in
        state.progress(candidate, worth: worth)
      } isDone: { state in
        state.isEnoughHeard
      }
      try state.meetFloors(isPriced: isPriced, among: candidates, execution.cancellation)
      if state.isMet { try state.cheapen(among: candidates, execution.cancellation) }
      return state
    }
    var best: GoalState?
    for state in states where state.isMet { best = state.cheaper(than: best) }
    return (best, states.filter(\.areFloorsMet).map(\.heard).max())
  }

  /// Adds candidates until the floors are met, greedily.
  private mutating func meetFloors(
    isPriced: Bool, among candidates: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) {
    guard !areFloorsMet else { return }
    let even = [Double](repeating: 1, count: goal.times)
    try fill(isPriced: isPriced, among: candidates, cancellation) { state, candidate in
      let floor = state.floorGain(candidate)
      return floor > 0 ? floor + 1e-9 * state.progress(candidate, worth: even) : 0
    } isDone: { state in
      state.areFloorsMet
    }
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
    } isDone: { state in
      state.isEnoughHeard
    }
    try state.meetFloors(isPriced: true, among: candidates, cancellation)
    guard state.isMet else { return nil }
    try state.cheapen(among: candidates, cancellation)
    return state
  }

  /// Adds the candidates of the highest score (per cost) until that is enough.
  private mutating func fill(
    isPriced: Bool, among candidates: [Int32], _ cancellation: Cancellation,
    score: (inout GoalState, Int) -> Double, isDone: (GoalState) -> Bool
  ) throws(KernelError) {
    var queue = MinimumHeap<GoalEntry>()
    let order = state.problem.order
    let costs = goal.costs
    func entry(_ state: inout GoalState, _ candidate: Int32) -> GoalEntry? {
      let worth = score(&state, Int(candidate))
      guard worth > 0 else { return nil }
      return GoalEntry(
        score: isPriced ? worth / max(costs[Int(candidate)], 1e-9) : worth,
        order: order[Int(candidate)], candidate: candidate, round: Int32(state.state.chosen.count))
    }
    for candidate in candidates where !state.isChosen[Int(candidate)] {
      if let entry = entry(&self, candidate) { queue.push(entry) }
    }
    // With steps of unequal worth a score may grow as well; a fresh one is then taken all the same.
    while !isDone(self), let next = queue.pop() {
      guard permits(Int(next.candidate)) else { continue }
      if Int(next.round) < state.chosen.count {
        if let entry = entry(&self, next.candidate) { queue.push(entry) }
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
            && wouldMeetFloors(with: Int(candidate))
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

  private mutating func wouldMeetFloors(with candidate: Int) -> Bool {
    guard hasFloors else { return true }
    add(candidate)
    defer { remove(candidate) }
    return areFloorsMet
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
    return try execution.mapParts(limits.count) { (number) throws(KernelError) -> Double? in
      guard limits[number].most < .infinity else { return nil }
      var eased = state.constraints
      eased.limits[number] = limits[number].eased
      return try met(eased, execution)?.state.used[number]
    }
  }

  /// The same for each quota with an upper end: what of it the set covers.
  func quotaNeeds(_ execution: Execution) throws(KernelError) -> [Double?] {
    let quotas = state.constraints.quotas
    return try execution.mapParts(quotas.count) { (number) throws(KernelError) -> Double? in
      guard quotas[number].most < .infinity else { return nil }
      var eased = state.constraints
      eased.quotas[number] = quotas[number].eased
      return try met(eased, execution)?.state.filled[number]
    }
  }

  /// The largest share of all floors, in hundredths, with which a set was found that meets the goal;
  /// nil if there is none.
  func floorShare(_ execution: Execution) throws(KernelError) -> Double? {
    guard hasFloors else { return nil }
    var low = 0
    var high = 100
    while high - low > 1 {
      let middle = (low + high) / 2
      let eased = state.constraints.scaled(floors: Double(middle) / 100)
      if try met(eased, execution) == nil { high = middle } else { low = middle }
    }
    return low > 0 ? Double(low) / 100 : nil
  }

  /// The cheapest set found that meets the goal within other constraints.
  private func met(
    _ constraints: CoverConstraints, _ execution: Execution
  ) throws(KernelError) -> GoalState? {
    try GoalState(CoverState(state.problem, constraints), goal).bestGreedy(
      among: Array(0..<Int32(state.problem.candidateCount)),
      Execution(threads: 1, cancellation: execution.cancellation)
    ).met
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
