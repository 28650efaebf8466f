/// The task of covering enough elements often enough at the least cost.
///
/// An element is *heard* once at least `times` of the chosen candidates cover it.
public struct CoverGoal: Sendable {
  /// The summed weight of heard elements that is wanted.
  public let least: Double
  /// How many of the chosen must cover an element, at least 1.
  public let times: Int
  /// What each candidate costs, not negative.
  public let costs: [Double]

  /// A goal; see the properties.
  public init(least: Double, times: Int, costs: [Double]) {
    precondition(times >= 1, "An element must be covered at least once.")
    self.least = least
    self.times = times
    self.costs = costs
  }

  /// A lower bound rounded up to the next sum that costs can make.
  func rounded(_ bound: Double) -> Double {
    unit.map { (bound / $0 - 1e-6).rounded(.up) * $0 } ?? bound
  }

  /// The greatest number that all costs are multiples of, in hundredths; nil if they are finer.
  ///
  /// So bounds on sums of costs may be rounded up.
  var unit: Double? {
    var unit = 0
    for cost in costs {
      let hundredths = (cost * 100).rounded()
      guard abs(hundredths - cost * 100) < 1e-6, hundredths < 1e12 else { return nil }
      var (left, right) = (unit, Int(hundredths))
      while right != 0 { (left, right) = (right, left % right) }
      unit = left
    }
    return unit > 0 ? Double(unit) / 100 : nil
  }
}

/// A set that meets a goal, and how cheap any other could be.
public struct CoverGoalSelection: Sendable, Hashable {
  /// The chosen: the required ones first, then the one that adds most first.
  public let chosen: [Int32]
  /// What they cost together.
  public let cost: Double
  /// No permitted set that meets the goal costs less.
  public let lower: Double
  /// The summed weight of the elements heard.
  public let heard: Double
  /// Per limit of the constraints the sum over the chosen.
  public let used: [Double]
  /// Per quota the sum over what at least one of them covers.
  public let filled: [Double]
  /// Per chosen the other candidate with which most would be heard, and by how much that changes;
  /// nil if nobody else may take the place, or it is required.
  public let replacements: [CoverSelection.Replacement?]

  /// Whether every cheaper set was ruled out.
  public var isOptimal: Bool { cost <= lower + 1e-9 * max(1, lower) }
}

/// What came of a goal.
public enum CoverGoalOutcome: Sendable, Hashable {
  /// A set that meets it.
  case met(CoverGoalSelection)
  /// The constraints cannot be met by any set, whatever the goal.
  case impossible(CoverObstacle)
  /// Not even all candidates together get that many to hear it so often: how many they do.
  case unreachable(heard: Double)
  /// No set within the limits was found that meets the goal.
  case tooMuch(Shortfall)

  /// A goal that is too much, and what would do.
  public struct Shortfall: Sendable, Hashable {
    /// Whether every set was ruled out; otherwise none was found.
    public let isProven: Bool
    /// The most that a set found within the constraints makes hear it; nil if none was found that
    /// meets the floors.
    public let heard: Double?
    /// For each limit with an upper end, the sum of the set found that meets the goal if that limit
    /// is lifted; nil if lifting it does not help.
    public let needs: [Double?]
    /// The same for each quota with an upper end.
    public let quotaNeeds: [Double?]
    /// The share of every floor, 0...1, with which a set was found that meets the goal; nil without
    /// floors, or if lowering them does not help.
    public let floorShare: Double?
    /// No set that meets the goal and the floors costs less, whatever the limits.
    public let lower: Double
  }
}

extension CoverProblem {
  /// Chooses the cheapest set that meets a goal within constraints.
  ///
  /// The best of several greedy choices, those not needed dropped and dear ones exchanged for cheaper
  /// ones, with a lower bound from the linear program (`goalBound`); small tasks are settled by branch
  /// and bound. A quota counts what at least one of the chosen covers, however often the goal wants it.
  ///
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: some hundred looks at every row, over all threads; then at most about 10⁸ entries.
  public func select(
    goal: CoverGoal, _ constraints: CoverConstraints, _ execution: Execution
  ) throws(KernelError) -> CoverGoalOutcome {
    let start = GoalState(CoverState(self, constraints), goal)
    if let obstacle = start.state.plainObstacle() { return .impossible(obstacle) }
    var everybody = GoalState(CoverState(self, CoverConstraints()), goal)
    for candidate in 0..<candidateCount { everybody.add(candidate) }
    if !everybody.isEnoughHeard { return .unreachable(heard: everybody.heard) }
    var probe = start.state
    let candidates = (0..<Int32(candidateCount)).filter { candidate in
      !start.state.isChosen[Int(candidate)] && probe.permits(Int(candidate))
    }
    var best = try start.bestGreedy(among: candidates, execution)
    let dual = try start.goalBound(
      among: candidates, known: best.met?.cost ?? everybody.cost, within: true, execution)
    if let other = try start.guided(dual, among: candidates, execution.cancellation) {
      best.met = other.cheaper(than: best.met)
    }
    let search = try start.search(
      cheaper: best.met?.cost ?? .infinity, dual: dual, among: candidates,
      effort: execution.limit(100_000_000), execution.cancellation)
    if let chosen = search.chosen {
      var state = start
      for candidate in chosen.dropFirst(start.state.chosen.count) { state.add(Int(candidate)) }
      best.met = state
    }
    let lower = goal.rounded(dual.bound)
    if let met = best.met {
      return .met(
        try met.selection(
          lower: search.isComplete ? met.cost : min(met.cost, max(start.cost, lower)),
          among: candidates, execution))
    }
    // What holds whatever the limits must reckon with those too who do not fit into them.
    let all = (0..<Int32(candidateCount)).filter { !start.state.isChosen[Int($0)] }
    let free = try start.goalBound(among: all, known: everybody.cost, within: false, execution)
    return .tooMuch(
      CoverGoalOutcome.Shortfall(
        isProven: search.isComplete, heard: best.most,
        needs: try start.needs(execution), quotaNeeds: try start.quotaNeeds(execution),
        floorShare: try start.floorShare(execution),
        lower: max(start.cost, goal.rounded(free.bound))))
  }
}

/// A set in the making, with the elements heard.
struct GoalState {
  let goal: CoverGoal
  private(set) var state: CoverState
  private(set) var heard = 0.0
  private(set) var cost = 0.0
  let hasFloors: Bool

  init(_ state: CoverState, _ goal: CoverGoal) {
    self.goal = goal
    self.state = state
    hasFloors = state.constraints.hasFloors
    let problem = state.problem
    for element in 0..<problem.elementCount where Int(state.times[element]) >= goal.times {
      heard += problem.weight(element)
    }
    for candidate in state.chosen { cost += goal.costs[Int(candidate)] }
  }

  /// Whether the goal and the floors are met.
  var isMet: Bool { isEnoughHeard && areFloorsMet }

  var isEnoughHeard: Bool { heard >= goal.least - CoverLimit.tolerance(goal.least) }

  var areFloorsMet: Bool { !hasFloors || state.isFeasible }

  /// How much of the floors still missing a candidate brings.
  mutating func floorGain(_ candidate: Int) -> Double {
    hasFloors ? state.floorGain(candidate) : 0
  }

  mutating func add(_ candidate: Int) {
    heard += newlyHeard(candidate)
    cost += goal.costs[candidate]
    state.add(candidate)
  }

  mutating func remove(_ candidate: Int) {
    state.remove(candidate)
    heard -= newlyHeard(candidate)
    cost -= goal.costs[candidate]
  }

  mutating func restore(order: [Int32]) { state.restore(order: order) }

  mutating func permits(_ candidate: Int) -> Bool { state.permits(candidate) }

  /// The weight of the elements that would be heard with one more.
  func newlyHeard(_ candidate: Int) -> Double {
    let problem = state.problem
    let before = Int32(goal.times - 1)
    var sum = 0.0
    for place in problem.row(candidate) {
      let element = Int(problem.elements[place])
      if state.times[element] == before { sum += problem.weight(element) }
    }
    return sum
  }

  /// How far a candidate brings elements towards being heard: each step counts `worth` of it.
  func progress(_ candidate: Int, worth: [Double]) -> Double {
    let problem = state.problem
    var sum = 0.0
    for place in problem.row(candidate) {
      let element = Int(problem.elements[place])
      let step = Int(state.times[element])
      if step < goal.times { sum += problem.weight(element) * worth[step] }
    }
    return sum
  }

  func cheaper(than other: GoalState?) -> GoalState {
    guard let other else { return self }
    if cost != other.cost { return cost < other.cost ? self : other }
    return heard > other.heard ? self : other
  }

  /// The result in greedy order.
  fileprivate func selection(
    lower: Double, among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> CoverGoalSelection {
    var final = self
    final.restore(order: try state.greedyOrder(execution.cancellation))
    return CoverGoalSelection(
      chosen: final.state.chosen, cost: final.cost, lower: lower, heard: final.heard,
      used: final.state.used, filled: final.state.filled,
      replacements: try final.replacements(
        keeping: state.constraints.required.count, among: candidates, execution))
  }

  private func replacements(
    keeping fixed: Int, among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> [CoverSelection.Replacement?] {
    let places = state.chosen.count
    let found = try execution.mapParts(places) {
      (place) throws(KernelError) -> CoverSelection.Replacement? in
      guard place >= fixed else { return nil }
      try execution.cancellation.check()
      var trial = self
      let leaving = Int(state.chosen[place])
      trial.remove(leaving)
      var best: CoverSelection.Replacement?
      for candidate in candidates where !state.isChosen[Int(candidate)] {
        guard trial.permits(Int(candidate)) else { continue }
        let change = trial.heard + trial.newlyHeard(Int(candidate)) - heard
        if let best {
          if best.change > change { continue }
          let order = state.problem.order
          if best.change == change, order[Int(best.candidate)] < order[Int(candidate)] { continue }
        }
        if hasFloors {
          trial.add(Int(candidate))
          let areFloorsMet = trial.areFloorsMet
          trial.remove(Int(candidate))
          if !areFloorsMet { continue }
        }
        best = CoverSelection.Replacement(candidate: candidate, change: change)
      }
      return best
    }
    return found
  }
}
