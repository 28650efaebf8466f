/// What every set that meets a goal costs at least, and what follows for every candidate.
struct CoverGoalDual: Sendable {
  /// The bound on the cost.
  let bound: Double
  /// Per candidate by how much its inclusion raises the bound (if positive), or its absence (if
  /// negative).
  let reducedCosts: [Double]
  /// Per element what one covering of it is worth.
  let worth: [Double]
}

extension GoalState {
  /// Bounds the cost of every set that meets the goal from below, by Lagrangian relaxation.
  ///
  /// Of the linear program
  ///
  ///     min Σ c·x    Σ w_e·y_e ≥ goal,   times·y_e ≤ Σ_{c covers e} x_c,   0 ≤ x, y ≤ 1,
  ///
  /// with a price λ_e for each covering. Limits are left out, so the bound holds without them too.
  ///
  /// - Parameter known: the cost of a set that meets the goal.
  /// - Complexity: at most 300 times the rows, over all threads, and a sort of the elements each time.
  /// - Source: Fisher, "The Lagrangian Relaxation Method for Solving Integer Programming Problems",
  ///   Management Science 27 (1981), 1–18.
  func goalBound(
    among candidates: [Int32], known: Double, _ execution: Execution
  ) throws(KernelError) -> CoverGoalDual {
    let entries = candidates.reduce(1) { $0 + state.problem.row(Int($1)).count }
    let rounds = max(20, min(300, 300_000_000 / (entries + 20 * state.problem.elementCount)))
    var search = GoalDualSearch(self, candidates)
    try search.run(known: known, rounds: rounds, execution)
    return search.result
  }
}

private struct GoalDualSearch {
  private let problem: CoverProblem
  private let candidates: [Int32]
  private let costs: [Double]
  private let base: Double
  /// How often each element must still be covered; 0 if heard.
  private let needs: [Double]
  private let missing: Double
  private var prices: [Double]
  private var best: (bound: Double, reduced: [Double], prices: [Double])

  init(_ start: GoalState, _ candidates: [Int32]) {
    problem = start.state.problem
    self.candidates = candidates
    costs = candidates.map { start.goal.costs[Int($0)] }
    base = start.cost
    needs = start.state.times.map { Double(max(0, start.goal.times - Int($0))) }
    missing = max(0, start.goal.least - start.heard - CoverLimit.tolerance(start.goal.least))
    prices = [Double](repeating: 0, count: problem.elementCount)
    best = (-.infinity, costs, prices)
  }

  var result: CoverGoalDual {
    var reduced = [Double](repeating: 0, count: problem.candidateCount)
    for (index, candidate) in candidates.enumerated() {
      reduced[Int(candidate)] = best.reduced[index]
    }
    return CoverGoalDual(bound: best.bound, reducedCosts: reduced, worth: best.prices)
  }

  mutating func run(known: Double, rounds: Int, _ execution: Execution) throws(KernelError) {
    begin()
    var pace = 1.0
    var sinceBest = 0
    for _ in 0..<rounds {
      try execution.cancellation.check()
      let reduced = try reduce(execution)
      let heard = cheapestHearing()
      let bound =
        base + heard.cost + reduced.reduce(0) { $1 < 0 ? $0 + $1 : $0 }
      if bound > best.bound + 1e-9 * max(1, abs(bound)) {
        best = (bound, reduced, prices)
        sinceBest = 0
      } else {
        sinceBest += 1
        if sinceBest.isMultiple(of: 6) { pace /= 2 }
      }
      let gap = known - bound
      if gap <= 1e-9 * max(1, known) || pace < 1e-3 { return }
      move(reduced, heard.shares, pace: pace, gap: gap)
    }
  }

  /// Starts with prices at which the average candidate is just worth its cost.
  private mutating func begin() {
    let entries = candidates.reduce(0) { $0 + problem.row(Int($1)).count }
    guard entries > 0 else { return }
    let price = costs.reduce(0, +) / Double(entries)
    for element in prices.indices where needs[element] > 0 {
      prices[element] = price * problem.weight(element)
    }
  }

  private func reduce(_ execution: Execution) throws(KernelError) -> [Double] {
    try execution.mapRanges(of: candidates.count, grain: 512) { (range) throws(KernelError) in
      let elements = problem.elements
      let prices = prices
      return range.map { index in
        var cost = costs[index]
        for place in problem.row(Int(candidates[index])) { cost -= prices[Int(elements[place])] }
        return cost
      }
    }.flatMap { $0 }
  }

  /// The cheapest way to have enough elements heard, the last one in part, at the present prices.
  private func cheapestHearing() -> (cost: Double, shares: [Double]) {
    var shares = [Double](repeating: 0, count: prices.count)
    var entries: [(ratio: Double, element: Int32)] = []
    for element in prices.indices where needs[element] > 0 {
      let weight = problem.weight(element)
      guard weight > 0 else { continue }
      entries.append((prices[element] * needs[element] / weight, Int32(element)))
    }
    entries.sort { $0.ratio == $1.ratio ? $0.element < $1.element : $0.ratio < $1.ratio }
    var left = missing
    var cost = 0.0
    for entry in entries {
      if left <= 0 { break }
      let weight = problem.weight(Int(entry.element))
      let share = min(1, left / weight)
      shares[Int(entry.element)] = share
      cost += entry.ratio * weight * share
      left -= weight * share
    }
    return (cost, shares)
  }

  /// A step along the subgradient.
  private mutating func move(
    _ reduced: [Double], _ shares: [Double], pace: Double, gap: Double
  ) {
    var slopes = [Double](repeating: 0, count: prices.count)
    for element in prices.indices { slopes[element] = needs[element] * shares[element] }
    for (index, cost) in reduced.enumerated() where cost < 0 {
      for place in problem.row(Int(candidates[index])) {
        slopes[Int(problem.elements[place])] -= 1
      }
    }
    var norm = 0.0
    for element in prices.indices where needs[element] > 0 {
      if slopes[element] > 0 || prices[element] > 0 { norm += slopes[element] * slopes[element] }
    }
    guard norm > 0 else { return }
    let step = pace * gap / norm
    for element in prices.indices where needs[element] > 0 {
      prices[element] = max(0, prices[element] + step * slopes[element])
    }
  }
}
