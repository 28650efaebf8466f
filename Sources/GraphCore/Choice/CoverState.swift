/// A set of candidates in the making, with everything its constraints ask about.
struct CoverState {
  let problem: CoverProblem
  let constraints: CoverConstraints
  let limitsOf: LimitRows
  let quotasOf: LimitRows
  private let hasQuotas: Bool
  private let hasCeilings: Bool
  /// How often each element is covered.
  private(set) var times: [Int32]
  private(set) var isChosen: [Bool]
  private(set) var chosen: [Int32] = []
  private(set) var value = 0.0
  /// Per limit the sum over the chosen.
  private(set) var used: [Double]
  /// Per quota the sum over the covered.
  private(set) var filled: [Double]
  private var change: [Double]
  /// How many entries were looked at, a measure of the time spent.
  private(set) var work = 0

  /// Begins with the required candidates.
  init(_ problem: CoverProblem, _ constraints: CoverConstraints) {
    self.problem = problem
    self.constraints = constraints
    limitsOf = LimitRows(constraints.limits, memberCount: problem.candidateCount)
    quotasOf = LimitRows(constraints.quotas, memberCount: problem.elementCount)
    hasQuotas = !constraints.quotas.isEmpty
    hasCeilings = constraints.quotas.contains { $0.most < .infinity }
    times = [Int32](repeating: 0, count: problem.elementCount)
    isChosen = [Bool](repeating: false, count: problem.candidateCount)
    used = [Double](repeating: 0, count: constraints.limits.count)
    filled = [Double](repeating: 0, count: constraints.quotas.count)
    change = filled
    for candidate in constraints.required { add(Int(candidate)) }
  }

  /// By how much the value would grow with a candidate that is not chosen.
  func gain(_ candidate: Int) -> Double {
    var gain = 0.0
    for place in problem.row(candidate) {
      let element = Int(problem.elements[place])
      if times[element] == 0 { gain += problem.weight(element) }
    }
    return gain
  }

  mutating func add(_ candidate: Int) {
    for place in problem.row(candidate) {
      let element = Int(problem.elements[place])
      if times[element] == 0 {
        value += problem.weight(element)
        if hasQuotas {
          for entry in quotasOf.row(element) {
            filled[Int(quotasOf.limits[entry])] += quotasOf.amounts[entry]
          }
        }
      }
      times[element] += 1
    }
    for entry in limitsOf.row(candidate) {
      used[Int(limitsOf.limits[entry])] += limitsOf.amounts[entry]
    }
    isChosen[candidate] = true
    chosen.append(Int32(candidate))
    work += problem.row(candidate).count
  }

  mutating func remove(_ candidate: Int) {
    for place in problem.row(candidate) {
      let element = Int(problem.elements[place])
      times[element] -= 1
      if times[element] == 0 {
        value -= problem.weight(element)
        if hasQuotas {
          for entry in quotasOf.row(element) {
            filled[Int(quotasOf.limits[entry])] -= quotasOf.amounts[entry]
          }
        }
      }
    }
    for entry in limitsOf.row(candidate) {
      used[Int(limitsOf.limits[entry])] -= limitsOf.amounts[entry]
    }
    isChosen[candidate] = false
    if chosen.last == Int32(candidate) {
      chosen.removeLast()
    } else {
      chosen.removeAll { $0 == Int32(candidate) }
    }
    work += problem.row(candidate).count
  }

  /// Whether a candidate may join without exceeding anything, if `leaving` leaves.
  ///
  /// Quotas are looked at only without `leaving`.
  mutating func permits(_ candidate: Int, leaving: Int? = nil) -> Bool {
    for entry in limitsOf.row(candidate) {
      let number = Int(limitsOf.limits[entry])
      var sum = used[number] + limitsOf.amounts[entry]
      if let leaving { sum -= amount(of: leaving, in: number) }
      if !constraints.limits[number].permits(sum) { return false }
    }
    guard hasCeilings, leaving == nil else { return true }
    addQuotaChange(candidate)
    defer { clearQuotaChange() }
    return constraints.quotas.indices.allSatisfy {
      constraints.quotas[$0].permits(filled[$0] + change[$0])
    }
  }

  /// Whether everything is within its limits, floors included.
  var isFeasible: Bool {
    for (limit, sum) in zip(constraints.limits, used) {
      guard limit.permits(sum), limit.isMet(by: sum) else { return false }
    }
    for (quota, sum) in zip(constraints.quotas, filled) {
      guard quota.permits(sum), quota.isMet(by: sum) else { return false }
    }
    return true
  }

  /// How much of the floors still missing a candidate brings, each as a share of the floor.
  mutating func floorGain(_ candidate: Int) -> Double {
    var gain = 0.0
    for entry in limitsOf.row(candidate) {
      let number = Int(limitsOf.limits[entry])
      let limit = constraints.limits[number]
      guard limit.least > used[number] else { continue }
      gain += min(limitsOf.amounts[entry], limit.least - used[number]) / limit.least
    }
    guard hasQuotas else { return gain }
    addQuotaChange(candidate)
    for (number, quota) in constraints.quotas.enumerated() where quota.least > filled[number] {
      gain += min(change[number], quota.least - filled[number]) / quota.least
    }
    clearQuotaChange()
    return gain
  }

  /// Whether the floors on the candidates could be met by taking all of these.
  func canMeetFloors(with rest: some Sequence<Int32>) -> Bool {
    for (number, limit) in constraints.limits.enumerated() where limit.least > 0 {
      var sum = used[number]
      for candidate in rest where !limit.isMet(by: sum) {
        sum += amount(of: Int(candidate), in: number)
      }
      if !limit.isMet(by: sum) { return false }
    }
    return true
  }

  /// How much a candidate counts in a limit.
  func amount(of candidate: Int, in limit: Int) -> Double {
    for entry in limitsOf.row(candidate) where Int(limitsOf.limits[entry]) == limit {
      return limitsOf.amounts[entry]
    }
    return 0
  }

  private mutating func addQuotaChange(_ candidate: Int) {
    for place in problem.row(candidate) {
      let element = Int(problem.elements[place])
      guard times[element] == 0 else { continue }
      for entry in quotasOf.row(element) {
        change[Int(quotasOf.limits[entry])] += quotasOf.amounts[entry]
      }
    }
    work += problem.row(candidate).count
  }

  private mutating func clearQuotaChange() {
    for number in change.indices { change[number] = 0 }
  }

  /// The same set of candidates, value added up anew.
  mutating func settle() { value = problem.value(of: chosen) }

  /// Puts the same chosen candidates in another order.
  mutating func restore(order: [Int32]) { chosen = order }
}
