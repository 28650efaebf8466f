/// What every candidate would bring to a chosen set, as it stands or in the place of one of it.
struct CoverageAudit: Sendable {
  /// Per candidate how many targets it would add.
  let gains: [Int32]
  /// Per chosen vertex the best other candidates for its place, best first.
  let options: [[CoverageChoice.Replacement]]

  /// Per chosen vertex the best of them; nil if there is none.
  var replacements: [CoverageChoice.Replacement?] { options.map(\.first) }
}

extension Coverage {
  /// Tries every candidate in every place of `chosen`.
  ///
  /// If *u(t)* is the only chosen vertex that covers target *t*, putting *v* in the place of *s*
  /// changes *f* by |N(v) not covered| + |N(v) ∩ u⁻¹(s)| − |u⁻¹(s)|: one search per candidate serves
  /// all places.
  ///
  /// - Parameters:
  ///   - count: how many for each place.
  ///   - allows: whether a candidate may take a place, beside the limits per class; nil = all may.
  /// - Complexity: a short search per candidate and a look at every place, over all threads.
  func audit(
    _ chosen: [Int32], count: Int = 1,
    allows: (@Sendable (_ place: Int, _ vertex: Int32) -> Bool)? = nil,
    _ execution: Execution
  ) throws(KernelError) -> CoverageAudit {
    let owners = self.owners(of: chosen)
    var exclusive = [Int](repeating: 0, count: chosen.count)
    for owner in owners where owner >= 0 { exclusive[Int(owner)] += 1 }
    let losses = exclusive
    let counts = limits.counts(of: chosen)
    var marks = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in chosen { marks[Int(vertex)] = true }
    let isChosen = marks
    let parts = try execution.mapRanges(of: candidates.count, grain: 64) {
      (range) throws(KernelError) in
      var trial = Trial(
        task: self, chosen: chosen, owners: owners, losses: losses, counts: counts, room: count,
        allows: allows)
      var gains: [Int32] = []
      gains.reserveCapacity(range.count)
      for place in range {
        let vertex = candidates[place]
        gains.append(isChosen[Int(vertex)] ? 0 : trial.run(vertex))
      }
      return (gains: gains, best: trial.best)
    }
    var best = [[CoverageChoice.Replacement]](repeating: [], count: chosen.count)
    for part in parts {
      for (place, options) in part.best.enumerated() {
        for option in options { best[place].insert(option, count: count, order) }
      }
    }
    return CoverageAudit(gains: parts.flatMap(\.gains), options: best)
  }

  /// Per vertex the place of the only chosen one that covers it; −1 if there are several (or it is no
  /// target), −2 if there is none.
  private func owners(of chosen: [Int32]) -> [Int32] {
    var owners = isTarget.map { $0 ? Int32(-2) : -1 }
    var search = StepSearch(vertexCount: graph.vertexCount)
    for (place, vertex) in chosen.enumerated() {
      search.run(graph.outgoing, from: vertex, steps: steps, isSilent: isSilent)
      for found in 0..<search.count {
        let target = Int(search.found[found])
        owners[target] = owners[target] == -2 ? Int32(place) : -1
      }
    }
    return owners
  }
}

extension CoverageChoice.Replacement {
  /// Whether this one is better, or as good and first in order.
  func precedes(_ other: Self, _ order: [Int32]) -> Bool {
    change == other.change ? order[Int(vertex)] < order[Int(other.vertex)] : change > other.change
  }
}

extension [CoverageChoice.Replacement] {
  /// Inserts an option in a list of the best `count`.
  fileprivate mutating func insert(
    _ option: CoverageChoice.Replacement, count: Int, _ order: [Int32]
  ) {
    if self.count == count, let last, !option.precedes(last, order) { return }
    var place = self.count
    while place > 0, option.precedes(self[place - 1], order) { place -= 1 }
    insert(option, at: place)
    if self.count > count { removeLast() }
  }
}

/// Scratch memory of one part of an audit.
private struct Trial: ~Copyable {
  let task: Coverage
  let chosen: [Int32]
  let owners: [Int32]
  let losses: [Int]
  let counts: [Int]
  /// How many options each place has room for.
  let room: Int
  let allows: (@Sendable (Int, Int32) -> Bool)?
  var best: [[CoverageChoice.Replacement]]
  private var kept: [Int]
  private var search: StepSearch

  init(
    task: Coverage, chosen: [Int32], owners: [Int32], losses: [Int], counts: [Int], room: Int,
    allows: (@Sendable (Int, Int32) -> Bool)?
  ) {
    self.task = task
    self.room = room
    self.allows = allows
    self.chosen = chosen
    self.owners = owners
    self.losses = losses
    self.counts = counts
    best = [[CoverageChoice.Replacement]](repeating: [], count: chosen.count)
    kept = [Int](repeating: 0, count: chosen.count)
    search = StepSearch(vertexCount: task.graph.vertexCount)
  }

  /// Tries `vertex` in every place; returns what it would add without anybody leaving.
  mutating func run(_ vertex: Int32) -> Int32 {
    search.run(
      task.graph.outgoing, from: vertex, steps: task.steps, isSilent: task.isSilent)
    for place in kept.indices { kept[place] = 0 }
    var gain = 0
    for found in 0..<search.count {
      let owner = owners[Int(search.found[found])]
      if owner >= 0 {
        kept[Int(owner)] += 1
      } else if owner == -2 {
        gain += 1
      }
    }
    for place in chosen.indices {
      let candidate = CoverageChoice.Replacement(
        vertex: vertex, change: gain + kept[place] - losses[place])
      if best[place].count == room, !candidate.precedes(best[place][room - 1], task.order) {
        continue
      }
      guard task.limits.allow(vertex, counts: counts, leaving: chosen[place]) else { continue }
      if let allows, !allows(place, vertex) { continue }
      best[place].insert(candidate, count: room, task.order)
    }
    return Int32(gain)
  }
}
