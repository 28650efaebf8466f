/// A number that no permitted set exceeds, and what follows from it for every candidate.
struct CoverDual: Sendable {
  /// The bound on the value.
  let bound: Double
  /// Per candidate by how much its inclusion (if positive) pays, or lowers the bound (if negative).
  let reducedGains: [Double]
  /// Per limit what one unit of it is worth; negative for a floor that costs.
  let prices: [Double]
}

extension CoverState {
  /// Bounds the value of every permitted set that includes the chosen ones, by Lagrangian relaxation.
  ///
  /// In the linear program of maximum coverage,
  ///
  ///     max Σ w_e·y_e    y_e ≤ Σ_{c covers e} x_c,   least ≤ Σ a_c·x_c ≤ most,   0 ≤ x, y ≤ 1,
  ///
  /// λ_e prices the first condition and one price each limit; any prices give a bound, a
  /// subgradient search makes it smaller. At its best it is the optimum of the linear program.
  /// Quotas from below raise the worth of their elements; quotas from above become limits on the
  /// candidates (each element divided among those who cover it).
  ///
  /// - Parameters:
  ///   - candidates: those that may still join.
  ///   - known: a permitted set; nil if none is known.
  ///   - rounds: steps of the search.
  /// - Complexity: `rounds` times the rows, over all threads, and a sort per limit.
  /// - Source: Fisher, "The Lagrangian Relaxation Method for Solving Integer Programming Problems",
  ///   Management Science 27 (1981), 1–18.
  func dualBound(
    among candidates: [Int32], known: CoverState?, rounds: Int, _ execution: Execution
  ) throws(KernelError) -> CoverDual {
    var search = DualSearch(self, candidates)
    if let known { try search.begin(beside: known, execution) }
    try search.run(known: known?.value ?? 0, rounds: rounds, execution)
    return search.result(value: value)
  }
}

/// The state of the subgradient search.
///
/// Indices of candidates are places in `candidates`.
private struct DualSearch {
  private let problem: CoverProblem
  private let candidates: [Int32]
  private let isOpen: [Bool]
  private let base: Double
  private let rows: [DualRow]
  private let floors: [(quota: CoverLimit, rest: Double)]
  private let limitCount: Int
  /// λ, one per element; 0 for covered ones.
  private var worth: [Double]
  /// What an element counts: its weight and what floors add.
  private var limit: [Double]
  private var bonuses: [Double]
  private var prices: [Double]
  private var sums: [Double]
  private var best: (bound: Double, reduced: [Double], prices: [Double])

  init(_ state: CoverState, _ candidates: [Int32]) {
    problem = state.problem
    self.candidates = candidates
    base = state.value
    isOpen = state.times.map { $0 == 0 }
    var place = [Int32](repeating: -1, count: problem.candidateCount)
    for (index, candidate) in candidates.enumerated() { place[Int(candidate)] = Int32(index) }
    var rows: [DualRow] = []
    for (limit, used) in zip(state.constraints.limits, state.used) {
      rows.append(DualRow(limit, used: used, place: place))
    }
    limitCount = rows.count
    for (quota, filled) in zip(state.constraints.quotas, state.filled) where quota.most < .infinity
    {
      rows.append(
        DualRow(ceiling: quota, filled: filled, problem, candidates, isOpen: isOpen))
    }
    self.rows = rows
    floors = zip(state.constraints.quotas, state.filled).compactMap { quota, filled in
      quota.least > filled ? (quota, quota.least - filled) : nil
    }
    limit = isOpen.indices.map { state.times[$0] == 0 ? state.problem.weight($0) : 0 }
    worth = limit
    bonuses = [Double](repeating: 0, count: floors.count)
    prices = [Double](repeating: 0, count: rows.count)
    sums = [Double](repeating: 0, count: candidates.count)
    best = (.infinity, sums, prices)
  }

  func result(value: Double) -> CoverDual {
    var reduced = [Double](repeating: 0, count: problem.candidateCount)
    for (index, candidate) in candidates.enumerated() {
      reduced[Int(candidate)] = best.reduced[index]
    }
    return CoverDual(
      bound: best.bound, reducedGains: reduced, prices: Array(best.prices[..<limitCount]))
  }

  /// Starts where the elements that a set covers are worth nothing, if that bounds better than
  /// starting where all have their weight: no set is worth more than this one and the greatest
  /// gains on top of it.
  mutating func begin(beside known: CoverState, _ execution: Execution) throws(KernelError) {
    sums = try addUp(execution)
    let reduced = price()
    let plain = value(reduced)
    let before = worth
    for element in worth.indices where known.times[element] > 0 { worth[element] = 0 }
    prices = [Double](repeating: 0, count: rows.count)
    sums = try addUp(execution)
    let beside = price()
    if value(beside) > plain { worth = before }
    prices = [Double](repeating: 0, count: rows.count)
  }

  mutating func run(known: Double, rounds: Int, _ execution: Execution) throws(KernelError) {
    var pace = 1.0
    var sinceBest = 0
    for round in 0..<max(1, rounds) {
      try execution.cancellation.check()
      sums = try addUp(execution)
      let reduced = price()
      let bound = value(reduced)
      if bound < best.bound - 1e-9 * max(1, abs(bound)) {
        best = (bound, reduced, prices)
        sinceBest = 0
      } else {
        sinceBest += 1
        if sinceBest.isMultiple(of: 6) { pace /= 2 }
      }
      let gap = bound - known
      if gap <= 1e-9 * max(1, known) || pace < 1e-3 { return }
      if round + 1 < rounds { move(reduced, pace: pace, gap: gap) }
    }
  }

  /// Per candidate the summed λ of its elements.
  private func addUp(_ execution: Execution) throws(KernelError) -> [Double] {
    try execution.mapRanges(of: candidates.count, grain: 512) { (range) throws(KernelError) in
      let elements = problem.elements
      let worth = worth
      return range.map { index in
        var sum = 0.0
        for place in problem.row(Int(candidates[index])) { sum += worth[Int(elements[place])] }
        return sum
      }
    }.flatMap { $0 }
  }

  /// Sets the price of each limit so that the bound is least along it, twice round.
  private mutating func price() -> [Double] {
    var reduced = sums
    for (number, row) in rows.enumerated() where prices[number] != 0 {
      row.charge(prices[number], &reduced)
    }
    for _ in 0..<(rows.count > 1 ? 2 : 1) {
      for (number, row) in rows.enumerated() {
        if prices[number] != 0 { row.charge(-prices[number], &reduced) }
        prices[number] = row.bestPrice(reduced)
        if prices[number] != 0 { row.charge(prices[number], &reduced) }
      }
    }
    return reduced
  }

  private func value(_ reduced: [Double]) -> Double {
    var bound = base
    for element in worth.indices { bound += limit[element] - worth[element] }
    for (number, row) in rows.enumerated() { bound += row.cost(at: prices[number]) }
    for (bonus, floor) in zip(bonuses, floors) { bound -= bonus * floor.rest }
    for gain in reduced where gain > 0 { bound += gain }
    return bound
  }

  /// A step against the subgradient.
  private mutating func move(_ reduced: [Double], pace: Double, gap: Double) {
    var cover = [Double](repeating: 0, count: worth.count)
    for (index, gain) in reduced.enumerated() where gain >= -1e-12 {
      let share = gain > 1e-12 ? 1 : 0.5
      for place in problem.row(Int(candidates[index])) {
        cover[Int(problem.elements[place])] += share
      }
    }
    var norm = 0.0
    for element in worth.indices where isOpen[element] {
      let slope = cover[element] - 1
      if slope < 0 ? worth[element] < limit[element] : worth[element] > 0 { norm += slope * slope }
    }
    let floorSlopes = floors.map { quota, rest in
      quota.members.indices.reduce(-rest) { sum, place in
        let element = Int(quota.members[place])
        guard isOpen[element] else { return sum }
        let amount = quota.amounts.isEmpty ? 1 : quota.amounts[place]
        return sum + amount * (worth[element] < limit[element] ? 1 : min(1, cover[element]))
      }
    }
    for (slope, bonus) in zip(floorSlopes, bonuses) where slope < 0 || bonus > 0 {
      norm += slope * slope
    }
    guard norm > 0 else { return }
    let step = pace * gap / norm
    moveBonuses(floorSlopes, step: step)
    for element in worth.indices where isOpen[element] {
      worth[element] = min(limit[element], max(0, worth[element] - step * (cover[element] - 1)))
    }
  }

  private mutating func moveBonuses(_ slopes: [Double], step: Double) {
    for (number, slope) in slopes.enumerated() {
      let before = bonuses[number]
      bonuses[number] = max(0, before - step * slope)
      let change = bonuses[number] - before
      guard change != 0 else { continue }
      let quota = floors[number].quota
      for (place, member) in quota.members.enumerated() where isOpen[Int(member)] {
        limit[Int(member)] += change * (quota.amounts.isEmpty ? 1 : quota.amounts[place])
      }
    }
  }
}

/// A limit on the candidates of a `DualSearch`.
private struct DualRow: Sendable {
  private let places: [Int32]
  private let amounts: [Double]
  private let least: Double
  private let most: Double

  init(_ limit: CoverLimit, used: Double, place: [Int32]) {
    var places: [Int32] = []
    var amounts: [Double] = []
    for (index, member) in limit.members.enumerated() where place[Int(member)] >= 0 {
      let amount = limit.amounts.isEmpty ? 1 : limit.amounts[index]
      guard amount > 0 else { continue }
      places.append(place[Int(member)])
      amounts.append(amount)
    }
    self.places = places
    self.amounts = amounts
    least = limit.least - used
    most = limit.most + CoverLimit.tolerance(limit.most) - used
  }

  /// A quota from above: each open element's amount divided among those who cover it.
  init(
    ceiling quota: CoverLimit, filled: Double, _ problem: CoverProblem, _ candidates: [Int32],
    isOpen: [Bool]
  ) {
    var amount = [Double](repeating: 0, count: problem.elementCount)
    for (place, member) in quota.members.enumerated() where isOpen[Int(member)] {
      amount[Int(member)] = quota.amounts.isEmpty ? 1 : quota.amounts[place]
    }
    // Any division among those who cover an element is valid; who gains much is likely chosen.
    let pulls = candidates.map { candidate in
      var gain = 0.0
      for place in problem.row(Int(candidate)) {
        let element = Int(problem.elements[place])
        if isOpen[element] { gain += problem.weight(element) }
      }
      return gain * gain * gain * gain + 1e-9
    }
    var whole = [Double](repeating: 0, count: problem.elementCount)
    for (index, candidate) in candidates.enumerated() {
      for place in problem.row(Int(candidate)) {
        whole[Int(problem.elements[place])] += pulls[index]
      }
    }
    var places: [Int32] = []
    var amounts: [Double] = []
    for (index, candidate) in candidates.enumerated() {
      var sum = 0.0
      for place in problem.row(Int(candidate)) {
        let element = Int(problem.elements[place])
        if amount[element] > 0 { sum += amount[element] * pulls[index] / whole[element] }
      }
      guard sum > 0 else { continue }
      places.append(Int32(index))
      amounts.append(sum)
    }
    self.places = places
    self.amounts = amounts
    least = 0
    most = quota.most + CoverLimit.tolerance(quota.most) - filled
  }

  func charge(_ price: Double, _ reduced: inout [Double]) {
    for (index, place) in places.enumerated() { reduced[Int(place)] -= price * amounts[index] }
  }

  /// What the limit adds to the bound at a price.
  func cost(at price: Double) -> Double {
    price > 0 ? price * most : price < 0 ? price * least : 0
  }

  /// The price at which the bound is least, the other prices as they are.
  ///
  /// The bound is convex and piecewise linear in the price; its slope is what the limit allows less
  /// what the candidates worth more than the price use.
  func bestPrice(_ reduced: [Double]) -> Double {
    var total = 0.0
    for (index, place) in places.enumerated() where reduced[Int(place)] > 0 {
      total += amounts[index]
    }
    if total <= most, total >= least { return 0 }
    let isTooMuch = total > most
    var entries: [(ratio: Double, amount: Double)] = []
    for (index, place) in places.enumerated() where (reduced[Int(place)] > 0) == isTooMuch {
      entries.append((reduced[Int(place)] / amounts[index], amounts[index]))
    }
    entries.sort { $0.ratio > $1.ratio }
    var sum = isTooMuch ? 0 : total
    for entry in entries {
      sum += entry.amount
      if isTooMuch ? sum > most : sum >= least { return entry.ratio }
    }
    return isTooMuch ? 0 : entries.last?.ratio ?? 0
  }
}
