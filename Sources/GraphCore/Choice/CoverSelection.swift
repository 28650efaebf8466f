/// A set chosen within its constraints, and how good it is.
public struct CoverSelection: Sendable, Hashable {
  /// A candidate for the place of a chosen one.
  public struct Replacement: Sendable, Hashable {
    /// The candidate.
    public let candidate: Int32
    /// By how much the value would change.
    public let change: Double
  }

  /// The chosen candidates: the required ones in their order, then the one that adds most first.
  public let chosen: [Int32]
  /// The value of the set.
  public let value: Double
  /// No permitted set is worth more.
  public let upper: Double
  /// Per limit the sum over the chosen.
  public let used: [Double]
  /// Per quota the sum over what they cover.
  public let filled: [Double]
  /// Per chosen candidate another one of its own for its place, everything still permitted; nil if
  /// nobody else may take it, or the place is required.
  public let replacements: [Replacement?]

  /// Whether every other set was ruled out.
  public var isOptimal: Bool { value >= upper - 1e-9 * max(1, upper) }
}

/// What came of a choice within constraints.
public enum CoverOutcome: Sendable, Hashable {
  /// A permitted set.
  case chosen(CoverSelection)
  /// No permitted set, and why.
  case impossible(CoverObstacle)
}

extension CoverProblem {
  /// Chooses a set of greatest value within constraints, with a bound on how much better any other
  /// could be.
  ///
  /// The best of several greedy choices (by gain, by gain per price of each limit, by gain per dual
  /// price), improved by exchanging single candidates; then, where few candidates remain in doubt,
  /// branch and bound until the best is proven. Required candidates come first.
  ///
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: some hundred looks at every row, over all threads; then at most about 10⁸ entries.
  public func select(
    _ constraints: CoverConstraints, _ execution: Execution
  ) throws(KernelError) -> CoverOutcome {
    let start = CoverState(self, constraints)
    if let obstacle = start.plainObstacle() { return .impossible(obstacle) }
    var probe = start
    let candidates = (0..<Int32(candidateCount)).filter { candidate in
      !start.isChosen[Int(candidate)] && probe.permits(Int(candidate))
    }
    let entries = candidates.reduce(1) { $0 + row(Int($1)).count }
    var best = try start.bestGreedy(among: candidates, execution)
    let rounds = max(12, min(400, execution.limit(600_000_000) / entries))
    let dual = try start.dualBound(
      among: candidates, known: best, rounds: rounds, execution)
    if let other = try start.priced(dual, among: candidates, execution) {
      best = other.better(than: best)
    }
    let effort = max(12, min(60, execution.limit(300_000_000) / entries))
    try best?.improve(
      keeping: constraints.required.count, among: candidates, rounds: effort, execution)
    let search = try start.search(
      better: best?.value ?? -1, dual: dual, among: candidates,
      effort: execution.limit(100_000_000), execution.cancellation)
    if let chosen = search.chosen {
      var state = start
      for candidate in chosen.dropFirst(start.chosen.count) { state.add(Int(candidate)) }
      best = state
    }
    guard let best else {
      return .impossible(
        try start.obstacle(among: candidates, isProven: search.isComplete, execution))
    }
    return .chosen(
      try best.selection(
        upper: search.isComplete ? best.value : dual.bound, among: candidates, execution))
  }
}

extension CoverProblem {
  /// Chooses within constraints by the greedy choices and an exchange: for choosing again and again
  /// where proving anything would take long.
  ///
  /// - Returns: the required candidates, then the one that adds most first; nil if no choice was found
  ///   that meets the floors.
  public func selectAgain(
    _ constraints: CoverConstraints, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    let start = CoverState(self, constraints)
    if start.plainObstacle() != nil { return nil }
    let all = (0..<Int32(candidateCount)).filter { !start.isChosen[Int($0)] }
    var best = try start.bestGreedy(among: all, execution)
    try best?.improve(
      keeping: constraints.required.count, among: all, rounds: 1, execution)
    return try best?.greedyOrder(execution.cancellation)
  }
}

extension CoverState {
  /// The chosen: the required ones in their order, then the one that adds most first.
  func greedyOrder(_ cancellation: Cancellation) throws(KernelError) -> [Int32] {
    var ordered = CoverState(problem, CoverConstraints(required: constraints.required))
    let members = chosen.filter { !ordered.isChosen[Int($0)] }.sorted()
    try ordered.fillGreedily(prices: nil, among: members, cancellation)
    let rest = members.filter { !ordered.isChosen[Int($0)] }
    return ordered.chosen + rest.sorted { problem.order[Int($0)] < problem.order[Int($1)] }
  }

  /// The best of the greedy choices, each within every limit; nil if none meets the floors.
  fileprivate func bestGreedy(
    among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> CoverState? {
    var prices: [[Double]?] = [nil]
    var all = [Double](repeating: 0, count: problem.candidateCount)
    for (number, limit) in constraints.limits.enumerated() {
      let room = limit.most - used[number]
      guard room > 0, room < .infinity else { continue }
      var own = [Double](repeating: 0, count: problem.candidateCount)
      for (place, member) in limit.members.enumerated() {
        own[Int(member)] = (limit.amounts.isEmpty ? 1 : limit.amounts[place]) / room
        all[Int(member)] += own[Int(member)]
      }
      if !limit.amounts.isEmpty { prices.append(own) }
    }
    if constraints.limits.count > 1 { prices.append(all) }
    let tried = prices
    let states = try execution.mapParts(tried.count) { (part) throws(KernelError) in
      var state = self
      try state.fillGreedily(prices: tried[part], among: candidates, execution.cancellation)
      return state
    }
    var best: CoverState?
    for state in states where state.isFeasible { best = state.better(than: best) }
    return best
  }

  /// The greedy choice at the prices of the dual bound; nil if it does not meet the floors.
  fileprivate func priced(
    _ dual: CoverDual, among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> CoverState? {
    guard dual.prices.contains(where: { $0 > 0 }) else { return nil }
    var prices = [Double](repeating: 0, count: problem.candidateCount)
    for candidate in candidates {
      for entry in limitsOf.row(Int(candidate)) {
        prices[Int(candidate)] +=
          max(0, dual.prices[Int(limitsOf.limits[entry])]) * limitsOf.amounts[entry]
      }
    }
    var state = self
    try state.fillGreedily(prices: prices, among: candidates, execution.cancellation)
    return state.isFeasible ? state : nil
  }

  /// This set if it is worth more than another.
  fileprivate func better(than other: CoverState?) -> CoverState {
    guard let other else { return self }
    return value > other.value ? self : other
  }

  /// The result in greedy order.
  fileprivate func selection(
    upper: Double, among candidates: [Int32], _ execution: Execution
  ) throws(KernelError) -> CoverSelection {
    let required = constraints.required
    var state = self
    state.restore(order: try greedyOrder(execution.cancellation))
    state.settle()
    let swaps = try state.exchanges(
      keeping: required.count, among: candidates,
      count: StandbyOption.count(places: state.chosen.count), execution)
    var trial = state
    let options = swaps.map { list in
      list.filter { trial.tryOut($0) }.map {
        StandbyOption(candidate: $0.candidate, change: $0.change)
      }
    }
    let found = try problem.standbys(options, execution.cancellation)
    let replacements = found.indices.map { place in
      found[place].map { option in
        CoverSelection.Replacement(
          candidate: options[place][option].candidate, change: options[place][option].change)
      }
    }
    // No set covers more than all of them together.
    let roof = min(upper, problem.value(of: candidates + required))
    let bound = problem.isIntegral ? (roof + 1e-6).rounded(.down) : roof
    return CoverSelection(
      chosen: state.chosen, value: state.value, upper: max(state.value, bound), used: state.used,
      filled: state.filled, replacements: replacements)
  }
}
