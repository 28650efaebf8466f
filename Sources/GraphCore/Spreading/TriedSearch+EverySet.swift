extension TriedSearch {
  /// Every permitted set in its runs, those that do best first; nil if there are too many to try.
  ///
  /// Of sets that do equally well the one found first comes first.
  ///
  /// - Parameters:
  ///   - base: the required ones.
  ///   - count: how many to return.
  /// - Complexity: a copy of all runs for each set: at most about 2·10⁷ vertices and arcs.
  func everySet(
    from base: TriedSet, count: Int, _ execution: Execution
  ) throws(KernelError) -> [Found]? {
    let graph = rules.spreading.graph
    let effort = base.worldCount * (graph.vertexCount + graph.arcCount)
    var counted = SetCount(rules, limit: execution.limit(20_000_000) / max(1, effort))
    guard counted.isComplete() else { return nil }
    let free = rules.tried.filter { !rules.start.isChosen[Int($0)] }
    let parts = try execution.mapParts(free.count) { (first) throws(KernelError) in
      var best = BestSets(count: count)
      try extend(base, with: free[first...], isFirst: true, &best, execution.cancellation)
      return best.found
    }
    var best = BestSets(count: count)
    best.add(Found(chosen: base.chosen, standing: base.standing))
    for found in parts.joined() { best.add(found) }
    return best.found
  }

  /// Looks at every permitted set of some candidates beside those of a set.
  ///
  /// - Parameter isFirst: whether only those with the first candidate are meant.
  private func extend(
    _ set: TriedSet, with places: ArraySlice<Int32>, isFirst: Bool, _ best: inout BestSets,
    _ cancellation: Cancellation
  ) throws(KernelError) {
    let alone = Execution(threads: 1, cancellation: cancellation)
    for (index, place) in zip(places.indices, places) {
      try cancellation.check()
      var next = set
      if next.mayJoin(place) {
        try next.add(place, isLast: true, alone)
        best.add(Found(chosen: next.chosen, standing: next.standing))
        try extend(next, with: places[(index + 1)...], isFirst: false, &best, cancellation)
      }
      if isFirst { return }
    }
  }
}

/// The sets that do best, best first.
private struct BestSets {
  let count: Int
  private(set) var found: [TriedSearch.Found] = []

  init(count: Int) { self.count = count }

  mutating func add(_ set: TriedSearch.Found) {
    if found.count == count, let last = found.last, set.standing <= last.standing { return }
    let place = found.firstIndex { set.standing > $0.standing } ?? found.count
    found.insert(set, at: place)
    if found.count > count { found.removeLast() }
  }
}

/// Counts the sets that the limits on the chosen allow.
private struct SetCount {
  private var state: CoverState
  private let free: [Int32]
  private let limit: Int
  private var sets = 0

  init(_ rules: TriedRules, limit: Int) {
    state = rules.start
    free = rules.tried.filter { !rules.start.isChosen[Int($0)] }
    self.limit = limit
  }

  /// Whether there are no more of them than the limit.
  mutating func isComplete() -> Bool {
    count(from: 0)
    return sets <= limit
  }

  private mutating func count(from first: Int) {
    sets += 1
    for place in first..<max(first, free.count) where sets <= limit {
      guard state.permits(Int(free[place])) else { continue }
      state.add(Int(free[place]))
      count(from: place + 1)
      state.remove(Int(free[place]))
    }
  }
}
