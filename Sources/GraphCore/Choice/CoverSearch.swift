extension CoverState {
  /// Looks for the best permitted set among those that include the chosen ones, by branch and bound.
  ///
  /// Candidates whose inclusion (or exclusion) the dual bound rules out are settled beforehand. Of
  /// the others the one that gains most is tried first; a branch ends where neither the gains that
  /// still fit into the tightest limit nor the dual bound can beat the best set known.
  ///
  /// - Returns: the best set found, nil if none is better than `known`, and whether every other was
  ///   ruled out.
  /// - Complexity: exponential; ends after looking at about `effort` entries.
  func search(
    better known: Double, dual: CoverDual, among candidates: [Int32], effort: Int,
    _ cancellation: Cancellation
  ) throws(KernelError) -> (chosen: [Int32]?, isComplete: Bool) {
    // A set of whole weights is better only if it is better by 1.
    let step = problem.isIntegral ? 1 - 1e-6 : 1e-9 * max(1, abs(known))
    let goal = known + step
    var start = self
    var bound = dual.bound
    if bound < goal { return (nil, true) }
    var open: [Int32] = []
    for candidate in candidates {
      let gain = dual.reducedGains[Int(candidate)]
      if gain > 0, dual.bound - gain < goal {
        start.add(Int(candidate))
      } else if gain > 0 || dual.bound + gain >= goal {
        open.append(candidate)
      }
    }
    bound = dual.bound
    let cost = open.reduce(0) { $0 + problem.row(Int($1)).count }
    guard cost < effort / 8 else { return (nil, false) }
    var search = BranchSearch(
      state: start, goal: goal, step: step, dual: dual, effort: effort, cancellation: cancellation)
    try search.extend(open, bound: bound)
    return (search.best, search.work < effort)
  }
}

/// The state of a branch and bound search.
private struct BranchSearch {
  private var state: CoverState
  private let dual: CoverDual
  private let step: Double
  private let effort: Int
  private let cancellation: Cancellation
  private let hasFloors: Bool
  /// The least value that is an improvement.
  private var goal: Double
  private(set) var best: [Int32]?
  private(set) var work = 0

  init(
    state: CoverState, goal: Double, step: Double, dual: CoverDual, effort: Int,
    cancellation: Cancellation
  ) {
    self.state = state
    self.goal = goal
    self.step = step
    self.dual = dual
    self.effort = effort
    self.cancellation = cancellation
    hasFloors = state.constraints.hasFloors
  }

  /// Tries every set that adds some of `candidates` to the chosen ones.
  mutating func extend(_ candidates: [Int32], bound: Double) throws(KernelError) {
    try cancellation.check()
    if state.value >= goal, state.isFeasible {
      best = state.chosen
      goal = state.value + step
    }
    guard work < effort else { return }
    let ranked = ranked(candidates)
    let limits = state.constraints.limits.indices.filter {
      state.constraints.limits[$0].most < .infinity
    }
    var bound = bound
    for first in ranked.indices {
      let entry = ranked[first]
      if bound < goal || work >= effort { return }
      if state.value + fitting(ranked[first...], limits) < goal { return }
      if hasFloors, !state.canMeetFloors(with: ranked[first...].lazy.map(\.candidate)) { return }
      let reduced = dual.reducedGains[Int(entry.candidate)]
      let before = state.chosen
      state.add(Int(entry.candidate))
      let rest = ranked[(first + 1)...].map(\.candidate)
      try extend(rest, bound: bound + min(0, reduced))
      state.remove(Int(entry.candidate))
      state.restore(order: before)
      bound -= max(0, reduced)
    }
  }

  /// The candidates that may join, greatest gain first.
  private mutating func ranked(_ candidates: [Int32]) -> [(candidate: Int32, gain: Double)] {
    var result: [(candidate: Int32, gain: Double)] = []
    for candidate in candidates {
      work += state.problem.row(Int(candidate)).count + 4
      guard state.permits(Int(candidate)) else { continue }
      let gain = state.gain(Int(candidate))
      if gain > 0 || hasFloors { result.append((candidate, gain)) }
    }
    let order = state.problem.order
    result.sort { left, right in
      left.gain == right.gain
        ? order[Int(left.candidate)] < order[Int(right.candidate)] : left.gain > right.gain
    }
    return result
  }

  /// The greatest sum of gains that fits into the tightest limit, the last one in part.
  private mutating func fitting(
    _ ranked: ArraySlice<(candidate: Int32, gain: Double)>, _ limits: [Int]
  ) -> Double {
    var least = ranked.reduce(0) { $0 + $1.gain }
    if state.value + least < goal { return least }
    work += ranked.count * (limits.count + 1)
    for limit in limits {
      let room = state.constraints.limits[limit].most - state.used[limit]
      var free = 0.0
      var entries: [(ratio: Double, gain: Double, amount: Double)] = []
      for entry in ranked {
        let amount = state.amount(of: Int(entry.candidate), in: limit)
        if amount > 0 {
          entries.append((entry.gain / amount, entry.gain, amount))
        } else {
          free += entry.gain
        }
      }
      entries.sort { $0.ratio > $1.ratio }
      var left = room + CoverLimit.tolerance(state.constraints.limits[limit].most)
      for entry in entries {
        if left <= 0 { break }
        free += entry.amount <= left ? entry.gain : entry.ratio * left
        left -= entry.amount
      }
      least = min(least, free)
      if state.value + least < goal { break }
    }
    return least
  }
}
