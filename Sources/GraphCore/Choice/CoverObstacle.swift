/// Why no set complies with the constraints.
public enum CoverObstacle: Sendable, Hashable {
  /// The required candidates alone exceed a limit: its number and their sum.
  case required(limit: Int, sum: Double)
  /// The required candidates alone cover more than a quota allows: its number and their sum.
  case requiredCover(quota: Int, sum: Double)
  /// Nobody fits into a limit: its number and the least that anybody counts.
  case nobody(limit: Int, least: Double)
  /// All candidates together do not reach the floor of a limit: its number and their sum.
  case tooFew(limit: Int, possible: Double)
  /// All candidates together do not cover as much as a quota demands: its number and what they cover.
  case unreachable(quota: Int, possible: Double)
  /// Each demand is possible, but not all together.
  case together(Conflict)

  /// Demands that do not go together, and what would.
  public struct Conflict: Sendable, Hashable {
    /// Whether every set was ruled out; otherwise none was found.
    public let isProven: Bool
    /// What would do: changing any one of these alone is enough.
    public let ways: [Way]

    /// A conflict; see the properties.
    public init(isProven: Bool, ways: [Way]) {
      self.isProven = isProven
      self.ways = ways
    }
  }

  /// A demand that would have to change.
  public enum Way: Sendable, Hashable {
    /// So much instead of the most that a limit allows.
    case raise(limit: Int, to: Double)
    /// So much instead of the most that a quota allows.
    case raiseQuota(quota: Int, to: Double)
    /// This share of every floor, 0...1.
    case lower(share: Double)
  }
}

extension CoverState {
  /// An obstacle that shows at a glance; nil if there is none.
  func plainObstacle() -> CoverObstacle? {
    for (number, limit) in constraints.limits.enumerated() where !limit.permits(used[number]) {
      return .required(limit: number, sum: used[number])
    }
    for (number, quota) in constraints.quotas.enumerated() where !quota.permits(filled[number]) {
      return .requiredCover(quota: number, sum: filled[number])
    }
    for (number, limit) in constraints.limits.enumerated() {
      var possible = used[number]
      var least = Double.infinity
      for (place, member) in limit.members.enumerated() where !isChosen[Int(member)] {
        let amount = limit.amounts.isEmpty ? 1 : limit.amounts[place]
        possible += amount
        least = min(least, amount)
      }
      if !limit.isMet(by: possible) { return .tooFew(limit: number, possible: possible) }
      let isForAll = limit.members.count == problem.candidateCount
      if isForAll, chosen.isEmpty, least < .infinity, !limit.permits(least) {
        return .nobody(limit: number, least: least)
      }
    }
    guard constraints.quotas.contains(where: { $0.least > 0 }) else { return nil }
    var isCovered = times.map { $0 > 0 }
    for element in problem.elements { isCovered[Int(element)] = true }
    for (number, quota) in constraints.quotas.enumerated() {
      var possible = 0.0
      for (place, member) in quota.members.enumerated() where isCovered[Int(member)] {
        possible += quota.amounts.isEmpty ? 1 : quota.amounts[place]
      }
      if !quota.isMet(by: possible) { return .unreachable(quota: number, possible: possible) }
    }
    return nil
  }

  /// Why no set was found, and which single change would help.
  func obstacle(
    among candidates: [Int32], isProven: Bool, _ execution: Execution
  ) throws(KernelError) -> CoverObstacle {
    var ways: [CoverObstacle.Way] = []
    for (number, limit) in constraints.limits.enumerated() where limit.most < .infinity {
      var eased = constraints
      eased.limits[number] = limit.eased
      guard let state = try cheapest(eased, sparing: number, execution) else { continue }
      ways.append(.raise(limit: number, to: state.used[number]))
    }
    for (number, quota) in constraints.quotas.enumerated() where quota.most < .infinity {
      var eased = constraints
      eased.quotas[number] = quota.eased
      guard let state = try cheapest(eased, sparing: nil, execution) else { continue }
      ways.append(.raiseQuota(quota: number, to: state.filled[number]))
    }
    if let share = try affordableShare(execution) { ways.append(.lower(share: share)) }
    return .together(CoverObstacle.Conflict(isProven: isProven, ways: ways))
  }

  /// A set that just meets the floors, found greedily, using little of a limit.
  private func cheapest(
    _ constraints: CoverConstraints, sparing limit: Int?, _ execution: Execution
  ) throws(KernelError) -> CoverState? {
    var best: CoverState?
    for isPriced in [true, false] {
      var state = CoverState(problem, constraints)
      var prices: [Double]?
      if isPriced, let limit {
        let row = constraints.limits[limit]
        var own = [Double](repeating: 0, count: problem.candidateCount)
        for (place, member) in row.members.enumerated() {
          own[Int(member)] = row.amounts.isEmpty ? 1 : row.amounts[place]
        }
        prices = own
      }
      try state.meetFloors(
        prices: prices, among: Array(0..<Int32(problem.candidateCount)), execution.cancellation)
      guard state.isFeasible else { continue }
      try state.prune(keeping: constraints.required.count)
      if let known = best, let limit, known.used[limit] <= state.used[limit] { continue }
      if best != nil, limit == nil { continue }
      best = state
    }
    return best
  }

  /// Drops whoever is not needed to meet the floors, the last chosen first.
  private mutating func prune(keeping fixed: Int) throws(KernelError) {
    for candidate in chosen.dropFirst(fixed).reversed() {
      let before = chosen
      remove(Int(candidate))
      if isFeasible { continue }
      add(Int(candidate))
      restore(order: before)
    }
  }

  /// The largest share of all floors (in hundredths) that a greedy choice meets; nil if none.
  private func affordableShare(_ execution: Execution) throws(KernelError) -> Double? {
    guard constraints.hasFloors else { return nil }
    var low = 0
    var high = 100
    while high - low > 1 {
      let middle = (low + high) / 2
      var state = CoverState(problem, constraints.scaled(floors: Double(middle) / 100))
      try state.meetFloors(
        prices: nil, among: Array(0..<Int32(problem.candidateCount)), execution.cancellation)
      if state.isFeasible { low = middle } else { high = middle }
    }
    return low > 0 ? Double(low) / 100 : nil
  }
}

extension CoverConstraints {
  /// With a share of every floor.
  func scaled(floors share: Double) -> CoverConstraints {
    CoverConstraints(
      required: required, limits: limits.map { $0.scaled(floor: share) },
      quotas: quotas.map { $0.scaled(floor: share) })
  }
}

extension CoverLimit {
  /// Without an upper end.
  var eased: CoverLimit { CoverLimit(members: members, amounts: amounts, least: least) }

  /// With a share of the floor.
  fileprivate func scaled(floor share: Double) -> CoverLimit {
    CoverLimit(members: members, amounts: amounts, least: least * share, most: most)
  }
}
