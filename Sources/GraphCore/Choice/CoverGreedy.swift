extension CoverState {
  /// Adds the candidates that bring most for their price, one after the other, as long as one may
  /// join; first those that the floors need.
  ///
  /// A candidate that may not join stays out: limits only get tighter. Of equal ones the one whose
  /// row is worth more alone wins, then the first in order.
  ///
  /// - Parameter prices: what each candidate costs, at least 0; nil = only the gain counts. Several
  ///   limits make one price of each candidate: the sum of its amounts, each times the price of the
  ///   limit.
  /// - Complexity: a look at each row and at the rows of those renewed, in practice a few dozen per
  ///   choice.
  /// - Source: Leskovec et al., "Cost-effective outbreak detection in networks", KDD 2007: the better
  ///   of the choices by gain and by gain per price gets at least ½(1 − 1/e) of the best within one
  ///   budget.
  mutating func fillGreedily(
    prices: [Double]?, among candidates: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) {
    try meetFloors(prices: prices, among: candidates, cancellation)
    try fill(prices, candidates, cancellation) { state, candidate in
      state.gain(candidate)
    } isDone: { _ in
      false
    }
  }

  /// Adds candidates until the floors are met, greedily; see `fillGreedily`.
  mutating func meetFloors(
    prices: [Double]?, among candidates: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) {
    guard constraints.hasFloors, !isFeasible else { return }
    let scale = 1e-6 / max(1e-12, totalWeight)
    try fill(prices, candidates, cancellation) { state, candidate in
      let floor = state.floorGain(candidate)
      return floor > 0 ? floor + scale * state.gain(candidate) : 0
    } isDone: { state in
      state.isFeasible
    }
  }

  private var totalWeight: Double {
    problem.weights.isEmpty ? Double(problem.elementCount) : problem.weights.reduce(0, +)
  }

  private mutating func fill(
    _ prices: [Double]?, _ candidates: [Int32], _ cancellation: Cancellation,
    score: (inout CoverState, Int) -> Double, isDone: (CoverState) -> Bool
  ) throws(KernelError) {
    var queue = MinimumHeap<GreedyEntry>()
    for candidate in candidates where !isChosen[Int(candidate)] {
      let worth = score(&self, Int(candidate))
      guard worth > 0 else { continue }
      let price = prices.map { max($0[Int(candidate)], 1e-9) } ?? 1
      queue.push(
        GreedyEntry(
          score: worth / price, alone: worth, order: problem.order[Int(candidate)],
          candidate: candidate, round: Int32(chosen.count)))
    }
    try cancellation.check()
    while !isDone(self), var entry = queue.pop() {
      let candidate = Int(entry.candidate)
      guard permits(candidate) else { continue }
      if Int(entry.round) < chosen.count {
        let worth = score(&self, candidate)
        guard worth > 0 else { continue }
        entry.score = worth / (prices.map { max($0[candidate], 1e-9) } ?? 1)
        entry.round = Int32(chosen.count)
        queue.push(entry)
        continue
      }
      try cancellation.check()
      add(candidate)
    }
  }
}

/// A candidate by the score last known; the best is the least.
private struct GreedyEntry: Comparable {
  var score: Double
  let alone: Double
  let order: Int32
  let candidate: Int32
  var round: Int32

  static func < (left: GreedyEntry, right: GreedyEntry) -> Bool {
    if left.score != right.score { return left.score > right.score }
    if left.alone != right.alone { return left.alone > right.alone }
    return left.order < right.order
  }
}
