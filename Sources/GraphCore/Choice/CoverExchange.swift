extension CoverState {
  /// Exchanges single candidates as long as the value grows, and adds whoever may join.
  ///
  /// - Parameter fixed: how many at the front of `chosen` stay.
  /// - Complexity: per round a look at every row and at every pair of a candidate and a chosen one.
  mutating func improve(
    keeping fixed: Int, among candidates: [Int32], rounds: Int, _ execution: Execution
  ) throws(KernelError) {
    for _ in 0..<rounds {
      let swaps = try exchanges(keeping: fixed, among: candidates, count: 1, execution)
      var best: CoverExchange?
      for swap in swaps.flatMap({ $0 }) where swap.change > 1e-9 * max(1, value) {
        if let best, !swap.precedes(best, problem.order) { continue }
        if tryOut(swap) { best = swap }
      }
      guard let best else { return }
      apply(best)
      try fillGreedily(prices: nil, among: candidates, execution.cancellation)
    }
  }

  /// For each chosen candidate after the first `fixed` those that would do best in its place, best
  /// first, at most `count` that the limits allow; quotas are not looked at.
  func exchanges(
    keeping fixed: Int, among candidates: [Int32], count: Int, _ execution: Execution
  ) throws(KernelError) -> [[CoverExchange]] {
    var owner = [Int32](repeating: -1, count: problem.elementCount)
    var losses = [Double](repeating: 0, count: chosen.count)
    for (place, candidate) in chosen.enumerated() {
      for entry in problem.row(Int(candidate)) {
        let element = Int(problem.elements[entry])
        guard times[element] == 1 else { continue }
        owner[element] = Int32(place)
        losses[place] += problem.weight(element)
      }
    }
    let owners = owner
    let lost = losses
    let state = self
    let parts = try execution.mapRanges(of: candidates.count, grain: 128) {
      (range) throws(KernelError) in
      try execution.cancellation.check()
      var state = state
      var best = [[CoverExchange]](repeating: [], count: lost.count)
      var kept = [Double](repeating: 0, count: lost.count)
      for index in range where !state.isChosen[Int(candidates[index])] {
        let candidate = Int(candidates[index])
        let gain = state.gain(candidate, owners: owners, kept: &kept)
        for place in fixed..<lost.count {
          let swap = CoverExchange(
            place: place, candidate: Int32(candidate), change: gain + kept[place] - lost[place])
          if best[place].count == count, !swap.precedes(best[place][count - 1], state.problem.order)
          {
            continue
          }
          guard state.permits(candidate, leaving: Int(state.chosen[place])) else { continue }
          best[place].insert(swap, count: count, state.problem.order)
        }
      }
      return best
    }
    var best = [[CoverExchange]](repeating: [], count: chosen.count)
    for part in parts {
      for (place, swaps) in part.enumerated() {
        for swap in swaps { best[place].insert(swap, count: count, problem.order) }
      }
    }
    return best
  }

  /// What a candidate covers that nobody does, and per chosen one what only that one does.
  private func gain(_ candidate: Int, owners: [Int32], kept: inout [Double]) -> Double {
    for place in kept.indices { kept[place] = 0 }
    var gain = 0.0
    for entry in problem.row(candidate) {
      let element = Int(problem.elements[entry])
      if owners[element] >= 0 {
        kept[Int(owners[element])] += problem.weight(element)
      } else if times[element] == 0 {
        gain += problem.weight(element)
      }
    }
    return gain
  }

  /// Whether the set stays feasible with an exchange.
  mutating func tryOut(_ swap: CoverExchange) -> Bool {
    let leaving = Int(chosen[swap.place])
    let before = chosen
    remove(leaving)
    add(Int(swap.candidate))
    let isFine = isFeasible
    remove(Int(swap.candidate))
    add(leaving)
    restore(order: before)
    return isFine
  }

  private mutating func apply(_ swap: CoverExchange) {
    var order = chosen
    let leaving = Int(chosen[swap.place])
    order[swap.place] = swap.candidate
    remove(leaving)
    add(Int(swap.candidate))
    restore(order: order)
  }
}

extension [CoverExchange] {
  /// Inserts an exchange in a list of the best `count`.
  fileprivate mutating func insert(_ swap: CoverExchange, count: Int, _ order: [Int32]) {
    var place = self.count
    while place > 0, swap.precedes(self[place - 1], order) { place -= 1 }
    guard place < count else { return }
    insert(swap, at: place)
    if self.count > count { removeLast() }
  }
}

/// A candidate in the place of a chosen one.
struct CoverExchange: Sendable {
  /// The place in `chosen` of the one who leaves.
  let place: Int
  let candidate: Int32
  /// By how much the value changes.
  let change: Double

  func precedes(_ other: CoverExchange, _ order: [Int32]) -> Bool {
    if change != other.change { return change > other.change }
    if order[Int(candidate)] != order[Int(other.candidate)] {
      return order[Int(candidate)] < order[Int(other.candidate)]
    }
    return place < other.place
  }
}
