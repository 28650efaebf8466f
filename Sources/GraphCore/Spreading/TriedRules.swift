/// What a choice by trying within constraints keeps to, in terms of its runs of chance.
struct TriedRules: Sendable {
  let spreading: Spreading
  let task: ConstrainedSpreadChoice
  /// The required ones, with the sums of the limits: a cover problem in which nobody covers anything.
  let start: CoverState
  /// Places of the candidates that are tried, of equal ones the first wins.
  let tried: [Int32]
  /// Per vertex in which quotas it counts, and how much.
  let quotaRows: LimitRows
  /// What winning each vertex is worth: 1 for a target.
  let worth: [Double]
  /// The quota with an upper end, if there is just one.
  let ceiling: Int?
  /// What each vertex adds to it; empty without one.
  let burdens: [Double]
  /// By gain and by gain per price of each limit with amounts, and of all of them together.
  let ways: [Way]

  /// - Parameter tried: places of the candidates to try, in any order.
  init(_ spreading: Spreading, _ task: ConstrainedSpreadChoice, tried: [Int32]) {
    self.spreading = spreading
    self.task = task
    self.tried = tried.sorted {
      task.order[Int(task.candidates[Int($0)])] < task.order[Int(task.candidates[Int($1)])]
    }
    start = CoverState(
      CoverProblem.covering(nothing: task.candidates.count),
      CoverConstraints(required: task.constraints.required, limits: task.constraints.limits))
    quotaRows = LimitRows(task.constraints.quotas, memberCount: spreading.graph.vertexCount)
    worth = task.isTarget.map { $0 ? 1 : 0 }
    let ceilings = task.constraints.quotas.indices.filter {
      task.constraints.quotas[$0].most < .infinity
    }
    ceiling = ceilings.count == 1 ? ceilings.first : nil
    var burdens = [Double](repeating: 0, count: ceiling == nil ? 0 : worth.count)
    if let ceiling {
      let quota = task.constraints.quotas[ceiling]
      for (place, member) in quota.members.enumerated() {
        burdens[Int(member)] = quota.amounts.isEmpty ? 1 : quota.amounts[place]
      }
    }
    self.burdens = burdens
    ways = TriedRules.ways(start)
  }

  var quotas: [CoverLimit] { task.constraints.quotas }

  /// Whether some sum over those reached has an upper end.
  var hasCeilings: Bool { quotas.contains { $0.most < .infinity } }

  /// Per quota whether its floor is still missing.
  func missing(_ filled: [Double]) -> [Bool] {
    zip(quotas, filled).map { $0.least > 0 && !$0.isMet(by: $1) }
  }

  /// What winning each vertex is worth while floors are missing: of each its share.
  func worth(missing: [Bool]) -> [Double] {
    var worth = [Double](repeating: 0, count: self.worth.count)
    for (number, quota) in quotas.enumerated() where missing[number] {
      for (place, member) in quota.members.enumerated() {
        worth[Int(member)] += (quota.amounts.isEmpty ? 1 : quota.amounts[place]) / quota.least
      }
    }
    return worth
  }

  /// How candidates are compared.
  struct Way: Sendable {
    /// Whether it counts how near others come, not only who is won.
    let isNearness: Bool
    /// Per place what the candidate costs; nil = only the gain counts.
    let prices: [Double]?
  }

  private static func ways(_ start: CoverState) -> [Way] {
    var prices: [[Double]?] = [nil]
    var sum = [Double](repeating: 0, count: start.problem.candidateCount)
    for (limit, used) in zip(start.constraints.limits, start.used) where !limit.amounts.isEmpty {
      let room = limit.most - used
      guard room > 0, room < .infinity else { continue }
      var own = [Double](repeating: 0, count: sum.count)
      for (member, amount) in zip(limit.members, limit.amounts) {
        own[Int(member)] = amount / room
        sum[Int(member)] += amount / room
      }
      prices.append(own)
    }
    if prices.count > 2 { prices.append(sum) }
    let all = prices
    return [true, false].flatMap { isNearness in
      all.map { Way(isNearness: isNearness, prices: $0) }
    }
  }
}

extension CoverProblem {
  /// Candidates that cover nothing: for asking about limits alone.
  static func covering(nothing candidateCount: Int) -> CoverProblem {
    CoverProblem(
      offsets: [Int](repeating: 0, count: candidateCount + 1), elements: [], elementCount: 0)
  }
}
