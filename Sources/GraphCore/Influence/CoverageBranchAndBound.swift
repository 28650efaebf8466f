extension Coverage {
  /// Looks for the best set by ruling out all others, if the task is small enough for it.
  ///
  /// Candidates are tried in order of their gain on top of the set so far; a branch ends where even
  /// the greatest remaining gains together cannot beat the best set known.
  ///
  /// - Returns: the best set found, at least as good as `start` (smaller than asked for if nobody adds
  ///   to it), and whether it is proven
  ///   best; nil if the task is too large to try.
  /// - Complexity: exponential in the size, but never more than about 10⁸ steps.
  func branchAndBound(
    from start: [Int32], sizes: [Int32], _ execution: Execution
  ) throws(KernelError) -> (chosen: [Int32], covered: Int, isOptimal: Bool)? {
    let targets = isTarget.indices.filter { isTarget[$0] }
    let words = (targets.count + 63) / 64
    guard candidates.count * words <= 1 << 18 else { return nil }
    var search = BranchSearch(
      task: self, targets: targets, start: start, limit: execution.limit(100_000_000))
    try search.run(execution.cancellation)
    return (search.best, search.bestValue, search.work < search.limit)
  }
}

/// The state of a branch and bound search; sets of targets are rows of bits.
private struct BranchSearch {
  let limit: Int
  private let task: Coverage
  private let words: Int
  private let rows: [UInt64]
  private let free: [Int]
  private var counts: [Int]
  private(set) var best: [Int32]
  private(set) var bestValue: Int
  private(set) var work = 0
  private var chosen: [Int32]

  init(task: Coverage, targets: [Int], start: [Int32], limit: Int) {
    self.task = task
    self.limit = limit
    words = (targets.count + 63) / 64
    var bit = [Int](repeating: -1, count: task.graph.vertexCount)
    for (place, target) in targets.enumerated() { bit[target] = place }
    var rows = [UInt64](repeating: 0, count: task.candidates.count * words)
    var search = StepSearch(vertexCount: task.graph.vertexCount)
    for (place, vertex) in task.candidates.enumerated() {
      search.run(task.graph.outgoing, from: vertex, steps: task.steps, isSilent: task.isSilent)
      for found in 0..<search.count {
        let target = bit[Int(search.found[found])]
        if target >= 0 { rows[place * words + target / 64] |= 1 << UInt64(target % 64) }
      }
    }
    self.rows = rows
    let required = Set(task.required)
    free = task.candidates.indices.filter { !required.contains(task.candidates[$0]) }
    counts = task.limits.counts(of: task.required)
    best = start
    bestValue = task.covered(start)
    chosen = task.required
  }

  mutating func run(_ cancellation: Cancellation) throws(KernelError) {
    var covered = [UInt64](repeating: 0, count: words)
    let required = Set(task.required)
    for place in task.candidates.indices where required.contains(task.candidates[place]) {
      add(place, to: &covered)
    }
    try extend(covered, value: covered.reduce(0) { $0 + $1.nonzeroBitCount }, free, cancellation)
  }

  private func add(_ place: Int, to covered: inout [UInt64]) {
    for word in 0..<words { covered[word] |= rows[place * words + word] }
  }

  /// Tries every set that adds some of `places` to the chosen ones.
  private mutating func extend(
    _ covered: [UInt64], value: Int, _ places: [Int], _ cancellation: Cancellation
  ) throws(KernelError) {
    if value > bestValue {
      bestValue = value
      best = chosen
    }
    let left = task.size - chosen.count
    work += places.count * (words + 4) + 1
    guard left > 0, work < limit else { return }
    try cancellation.check()
    let ranked = ranked(places, covered)
    for first in ranked.indices {
      var bound = value
      for place in first..<min(first + left, ranked.count) { bound += ranked[place].gain }
      if bound <= bestValue || work >= limit { return }
      let place = ranked[first].place
      let vertex = task.candidates[place]
      guard task.limits.allow(vertex, counts: counts) else { continue }
      var next = covered
      add(place, to: &next)
      chosen.append(vertex)
      task.limits.count(vertex, &counts)
      let rest = ranked[(first + 1)...].map(\.place)
      try extend(next, value: value + ranked[first].gain, rest, cancellation)
      task.limits.count(vertex, by: -1, &counts)
      chosen.removeLast()
    }
  }

  /// The places that add something, greatest gain first, equal ones in the order of the task.
  private func ranked(_ places: [Int], _ covered: [UInt64]) -> [(place: Int, gain: Int)] {
    var result: [(place: Int, gain: Int)] = []
    for place in places {
      var gain = 0
      for word in 0..<words {
        gain += (rows[place * words + word] & ~covered[word]).nonzeroBitCount
      }
      if gain > 0 { result.append((place, gain)) }
    }
    result.sort { left, right in
      left.gain == right.gain
        ? task.order[Int(task.candidates[left.place])]
          < task.order[Int(task.candidates[right.place])]
        : left.gain > right.gain
    }
    return result
  }
}
