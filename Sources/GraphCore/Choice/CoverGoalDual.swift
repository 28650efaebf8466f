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
  /// with a price λ_e for each covering; floors on candidates and quotas from below are conditions of
  /// the same kind with prices of their own, and so are the upper ends of the limits, if asked for.
  ///
  /// - Parameters:
  ///   - known: the cost of a set that meets the goal.
  ///   - isWithin: whether the bound is for sets within the limits; otherwise it holds without them.
  /// - Complexity: at most 300 times the rows, over all threads, and a sort of the elements each time.
  /// - Source: Fisher, "The Lagrangian Relaxation Method for Solving Integer Programming Problems",
  ///   Management Science 27 (1981), 1–18.
  func goalBound(
    among candidates: [Int32], known: Double, within isWithin: Bool, _ execution: Execution
  ) throws(KernelError) -> CoverGoalDual {
    let entries = candidates.reduce(1) { $0 + state.problem.row(Int($1)).count }
    let rounds = max(
      20, min(300, execution.limit(300_000_000) / (entries + 20 * state.problem.elementCount)))
    var search = GoalDualSearch(self, candidates, isWithin: isWithin)
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
  private let rows: [GoalDualRow]
  private let quotas: [GoalDualQuota]
  private var prices: [Double]
  private var rowPrices: [Double]
  /// Per quota a price for each of its members.
  private var quotaPrices: [[Double]]
  private var best: (bound: Double, reduced: [Double], prices: [Double])

  init(_ start: GoalState, _ candidates: [Int32], isWithin: Bool) {
    problem = start.state.problem
    self.candidates = candidates
    costs = candidates.map { start.goal.costs[Int($0)] }
    base = start.cost
    needs = start.state.times.map { Double(max(0, start.goal.times - Int($0))) }
    missing = max(0, start.goal.least - start.heard - CoverLimit.tolerance(start.goal.least))
    prices = [Double](repeating: 0, count: problem.elementCount)
    best = (-.infinity, costs, prices)
    rows = GoalDualRow.rows(of: start.state, candidates, isWithin: isWithin)
    quotas = GoalDualQuota.quotas(of: start.state)
    rowPrices = [Double](repeating: 0, count: rows.count)
    quotaPrices = quotas.map { [Double](repeating: 0, count: $0.members.count) }
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
      let filled = zip(quotas, quotaPrices).map { $0.cheapest(at: $1) }
      var bound = base + heard.cost + reduced.reduce(0) { $1 < 0 ? $0 + $1 : $0 }
      for (row, price) in zip(rows, rowPrices) { bound += price * row.bound }
      for quota in filled { bound += quota.cost }
      if bound > best.bound + 1e-9 * max(1, abs(bound)) {
        best = (bound, reduced, prices)
        sinceBest = 0
      } else {
        sinceBest += 1
        if sinceBest.isMultiple(of: 6) { pace /= 2 }
      }
      let gap = known - bound
      if gap <= 1e-9 * max(1, known) || pace < 1e-3 { return }
      move(reduced, heard.shares, filled.map(\.shares), pace: pace, gap: gap)
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
    var worth = prices
    for (quota, prices) in zip(quotas, quotaPrices) {
      for (place, member) in quota.members.enumerated() { worth[Int(member)] += prices[place] }
    }
    let summed = worth
    var reduced = try execution.mapRanges(of: candidates.count, grain: 512) {
      (range) throws(KernelError) in
      let elements = problem.elements
      return range.map { index in
        var cost = costs[index]
        for place in problem.row(Int(candidates[index])) { cost -= summed[Int(elements[place])] }
        return cost
      }
    }.flatMap { $0 }
    for (row, price) in zip(rows, rowPrices) where price > 0 {
      for (place, index) in row.places.enumerated() {
        reduced[Int(index)] -= price * row.amounts[place]
      }
    }
    return reduced
  }

  /// The cheapest way to have enough elements heard, the last one in part, at the present prices.
  private func cheapestHearing() -> (cost: Double, shares: [Double]) {
    let amounts = prices.indices.map { needs[$0] > 0 ? problem.weight($0) : 0 }
    return cheapestFilling(
      missing, amounts, prices: prices.indices.map { prices[$0] * needs[$0] })
  }

  /// A step along the subgradient.
  private mutating func move(
    _ reduced: [Double], _ shares: [Double], _ quotaShares: [[Double]], pace: Double, gap: Double
  ) {
    var covered = [Double](repeating: 0, count: prices.count)
    for (index, cost) in reduced.enumerated() where cost < 0 {
      for place in problem.row(Int(candidates[index])) {
        covered[Int(problem.elements[place])] += 1
      }
    }
    let slopes = prices.indices.map {
      needs[$0] > 0 ? needs[$0] * shares[$0] - covered[$0] : 0
    }
    let rowSlopes = rows.map { row in
      row.places.indices.reduce(row.bound) { sum, place in
        reduced[Int(row.places[place])] < 0 ? sum - row.amounts[place] : sum
      }
    }
    let quotaSlopes = quotas.indices.map { number in
      zip(quotas[number].members, quotaShares[number]).map { $1 - covered[Int($0)] }
    }
    var norm = GoalDualSearch.norm(slopes, prices) + GoalDualSearch.norm(rowSlopes, rowPrices)
    for number in quotas.indices {
      norm += GoalDualSearch.norm(quotaSlopes[number], quotaPrices[number])
    }
    guard norm > 0 else { return }
    let step = pace * gap / norm
    func moved(_ prices: [Double], _ slopes: [Double]) -> [Double] {
      zip(prices, slopes).map { max(0, $0 + step * $1) }
    }
    prices = moved(prices, slopes)
    rowPrices = moved(rowPrices, rowSlopes)
    for number in quotas.indices {
      quotaPrices[number] = moved(quotaPrices[number], quotaSlopes[number])
    }
  }

  /// The squares of those slopes along which a price may move.
  private static func norm(_ slopes: [Double], _ prices: [Double]) -> Double {
    var sum = 0.0
    for (slope, price) in zip(slopes, prices) where slope > 0 || price > 0 { sum += slope * slope }
    return sum
  }
}

/// A sum over the candidates that must not be less than a bound.
private struct GoalDualRow: Sendable {
  /// Places in the candidates.
  let places: [Int32]
  let amounts: [Double]
  let bound: Double

  /// The floors of the limits and, if asked for, their upper ends with the signs turned.
  static func rows(of state: CoverState, _ candidates: [Int32], isWithin: Bool) -> [GoalDualRow] {
    var place = [Int32](repeating: -1, count: state.problem.candidateCount)
    for (index, candidate) in candidates.enumerated() { place[Int(candidate)] = Int32(index) }
    var rows: [GoalDualRow] = []
    for (limit, used) in zip(state.constraints.limits, state.used) {
      let open = limit.members.indices.filter { place[Int(limit.members[$0])] >= 0 }
      let places = open.map { place[Int(limit.members[$0])] }
      let amounts = open.map { limit.amounts.isEmpty ? 1 : limit.amounts[$0] }
      if limit.least > used {
        let floor = limit.least - CoverLimit.tolerance(limit.least) - used
        rows.append(GoalDualRow(places: places, amounts: amounts, bound: floor))
      }
      if isWithin, limit.most < .infinity {
        let roof = limit.most + CoverLimit.tolerance(limit.most) - used
        rows.append(GoalDualRow(places: places, amounts: amounts.map { -$0 }, bound: -roof))
      }
    }
    return rows
  }
}

/// A sum over the elements covered that must not be less than a floor.
private struct GoalDualQuota: Sendable {
  /// Elements that nobody chosen covers.
  let members: [Int32]
  let amounts: [Double]
  let floor: Double

  static func quotas(of state: CoverState) -> [GoalDualQuota] {
    zip(state.constraints.quotas, state.filled).compactMap { quota, filled in
      guard quota.least > filled else { return nil }
      let open = quota.members.indices.filter { state.times[Int(quota.members[$0])] == 0 }
      return GoalDualQuota(
        members: open.map { quota.members[$0] },
        amounts: open.map { quota.amounts.isEmpty ? 1 : quota.amounts[$0] },
        floor: quota.least - CoverLimit.tolerance(quota.least) - filled)
    }
  }

  /// The cheapest way to cover enough, the last one in part.
  func cheapest(at prices: [Double]) -> (cost: Double, shares: [Double]) {
    cheapestFilling(floor, amounts, prices: prices)
  }
}

/// The cheapest way to fill a sum with members that each count so much, the last one in part.
private func cheapestFilling(
  _ least: Double, _ amounts: [Double], prices: [Double]
) -> (cost: Double, shares: [Double]) {
  var shares = [Double](repeating: 0, count: amounts.count)
  var entries: [(ratio: Double, place: Int32)] = []
  for place in amounts.indices where amounts[place] > 0 {
    entries.append((prices[place] / amounts[place], Int32(place)))
  }
  entries.sort { $0.ratio == $1.ratio ? $0.place < $1.place : $0.ratio < $1.ratio }
  var left = least
  var cost = 0.0
  for entry in entries {
    if left <= 0 { break }
    let share = min(1, left / amounts[Int(entry.place)])
    shares[Int(entry.place)] = share
    cost += entry.ratio * amounts[Int(entry.place)] * share
    left -= amounts[Int(entry.place)] * share
  }
  return (cost, shares)
}
