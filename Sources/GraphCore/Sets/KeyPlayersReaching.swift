/// Distance-weighted reach of a set: how near all others are to its nearest member.
///
///     D_R(S) = (1/n) · Σ_v 1/d(S, v)      members count 1, unreachable vertices 0
///
/// - Returns: `all` as above, and the mean over outsiders alone (nil when nobody is outside); 0...1.
/// - Complexity: O(*n* + *m*).
/// - Source: Borgatti, "Identifying Sets of Key Players in a Social Network", Computational and
///   Mathematical Organization Theory 12 (2006), 21–34.
public func distanceWeightedReach(
  _ graph: Graph, _ set: [Int32], direction: MeasureOptions.Direction = .out
) -> (all: Double, outsiders: Double?) {
  let members = graph.distinctCount(set)
  let n = graph.vertexCount
  let steps = graph.rows(direction).steps(from: set)
  let sum = steps.reduce(0.0) { $1 > 0 ? $0 + 1 / Double($1) : $0 }
  return (
    n == 0 ? 0 : (sum + Double(members)) / Double(n),
    n > members ? sum / Double(n - members) : nil
  )
}

/// Key players who reach (KPP-Pos): the set of a given size with the largest distance-weighted reach.
///
/// Every set is compared while that takes few operations; else the set is chosen greedily, and with
/// up to 3,000 vertices improved by swaps until none helps. Greedy choice has at least 1 − 1/e
/// (63 %) of the best value, because what a member adds shrinks as the set grows.
///
/// - Parameters:
///   - count: members, 1 to the number of candidates.
///   - isCandidate: per vertex whether it may be a member; nil = all may.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for another count.
/// - Complexity: up to 3,000 vertices O(*n*²) memory and O(`count`·*n*²) per round of swaps; above,
///   the distances of all pairs, 512 searches at a time, and then some searches per member.
/// - Source: Borgatti 2006 (see `distanceWeightedReach`); lazy evaluation: Minoux, 1978.
public func keyPlayersReaching(
  _ graph: Graph, count: Int, direction: MeasureOptions.Direction = .out,
  among isCandidate: [Bool]? = nil, execution: Execution = Execution()
) throws(KernelError) -> KeyPlayers {
  let n = graph.vertexCount
  let candidates = try graph.candidates(isCandidate, count: count)
  let rows = graph.rows(direction)
  var chosen: [Int32]
  var isExact = false
  if n <= 3000 {
    let table = try NearnessTable(rows, candidates, execution)
    isExact =
      choices(of: count, from: candidates.count, limit: 1 << 40) * n <= 20_000_000
    chosen =
      isExact
      ? try table.best(count, execution.cancellation)
      : try table.improved(table.greedy(count), execution.cancellation)
  } else {
    let totals = try distanceTotals(
      graph.withoutWeights(), direction: direction, execution: execution)
    chosen = try LazyReach(rows, candidates, alone: totals.inverse)
      .greedy(count, execution.cancellation)
  }
  chosen.sort()
  let value = distanceWeightedReach(graph, chosen, direction: direction).all
  return KeyPlayers(vertices: chosen, value: value, isExact: isExact)
}

/// 1/d of every pair; 1 for a vertex and itself.
private struct NearnessTable {
  let n: Int
  /// The vertices that may be chosen.
  let candidates: [Int32]
  /// Row by row: from member to everyone.
  let nearness: [Double]

  init(
    _ rows: Graph.Adjacency, _ candidates: [Int32], _ execution: Execution
  ) throws(KernelError) {
    let n = rows.offsets.count - 1
    nearness = try execution.mapRanges(of: n) { (range) throws(KernelError) in
      var part: [Double] = []
      part.reserveCapacity(range.count * n)
      for source in range {
        try execution.cancellation.check()
        for (target, steps) in rows.steps(from: [Int32(source)]).enumerated() {
          part.append(target == source ? 1 : steps > 0 ? 1 / Double(steps) : 0)
        }
      }
      return part
    }.flatMap { $0 }
    self.n = n
    self.candidates = candidates
  }

  /// The nearness of each vertex to the nearest of `set`.
  private func best(of set: some Sequence<Int32>) -> [Double] {
    var best = [Double](repeating: 0, count: n)
    for member in set { raise(&best, Int(member)) }
    return best
  }

  private func raise(_ best: inout [Double], _ member: Int) {
    for vertex in 0..<n { best[vertex] = max(best[vertex], nearness[member * n + vertex]) }
  }

  /// The vertex that raises the sum over `best` most, and that sum.
  private func bestAddition(to best: [Double]) -> (vertex: Int, sum: Double) {
    var found = (vertex: Int(candidates[0]), sum: -1.0)
    for member in candidates.lazy.map(Int.init) {
      var sum = 0.0
      for vertex in 0..<n { sum += max(best[vertex], nearness[member * n + vertex]) }
      if sum > found.sum + 1e-9 { found = (member, sum) }
    }
    return found
  }

  func greedy(_ count: Int) -> [Int32] {
    var best = [Double](repeating: 0, count: n)
    var chosen: [Int32] = []
    for _ in 0..<count {
      var next = bestAddition(to: best).vertex
      // Nobody adds anything any more: fill up with the lowest that are left.
      if chosen.contains(Int32(next)), let left = candidates.first(where: { !chosen.contains($0) })
      {
        next = Int(left)
      }
      chosen.append(Int32(next))
      raise(&best, next)
    }
    return chosen
  }

  /// Replaces members by better ones until no single swap helps.
  func improved(
    _ start: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) -> [Int32] {
    var chosen = start
    var value = best(of: chosen).reduce(0, +)
    var hasGained = true
    while hasGained {
      hasGained = false
      for place in chosen.indices {
        try cancellation.check()
        let rest = best(of: chosen.indices.lazy.filter { $0 != place }.map { chosen[$0] })
        let other = bestAddition(to: rest)
        guard other.sum > value + 1e-9, !chosen.contains(Int32(other.vertex)) else { continue }
        chosen[place] = Int32(other.vertex)
        value = other.sum
        hasGained = true
      }
    }
    return chosen
  }

  /// The best of all sets; the first in order of equal ones.
  func best(_ count: Int, _ cancellation: Cancellation) throws(KernelError) -> [Int32] {
    var levels = [[Double](repeating: 0, count: n)]
    var found: (set: [Int32], sum: Double) = ([], -1)
    try forEachChoice(
      of: count, from: candidates,
      change: { vertex, isAdded in
        if isAdded {
          var level = levels[levels.count - 1]
          raise(&level, vertex)
          levels.append(level)
        } else {
          levels.removeLast()
        }
      },
      { (set) throws(KernelError) in
        try cancellation.check()
        let sum = levels[levels.count - 1].reduce(0, +)
        if sum > found.sum + 1e-9 { found = (set, sum) }
      })
    return found.set
  }
}

/// Greedy choice by searches that stop where the set is as near already.
private struct LazyReach {
  let rows: Graph.Adjacency
  let candidates: [Int32]
  /// Σ 1/d of each vertex to all others: what it adds when it is the first, but for itself.
  let alone: [Double]

  init(_ rows: Graph.Adjacency, _ candidates: [Int32], alone: [Double]) {
    self.rows = rows
    self.candidates = candidates
    self.alone = alone
  }

  func greedy(_ count: Int, _ cancellation: Cancellation) throws(KernelError) -> [Int32] {
    // Ascending, so that the best is taken from the end.
    var waiting = candidates.map { (gain: alone[Int($0)] + 1, vertex: $0) }
    waiting.sort { $0.gain != $1.gain ? $0.gain < $1.gain : $0.vertex > $1.vertex }
    var search = PrunedSearch(rows)
    var chosen: [Int32] = []
    while chosen.count < count, var top = waiting.popLast() {
      try cancellation.check()
      top.gain = search.gain(of: Int(top.vertex))
      // Sums made in another order differ in the last digits.
      if let next = waiting.last, next.gain > top.gain * (1 + 1e-12) {
        var low = 0
        var high = waiting.count
        while low < high {
          let middle = (low + high) / 2
          if waiting[middle].gain < top.gain { low = middle + 1 } else { high = middle }
        }
        waiting.insert(top, at: low)
      } else {
        chosen.append(top.vertex)
        search.add(Int(top.vertex))
      }
    }
    return chosen
  }
}

/// Breadth-first search from one vertex that goes no further where the set is as near.
private struct PrunedSearch {
  let rows: Graph.Adjacency
  /// Steps from the set; a large number where it does not reach.
  var nearest: [Int32]
  private var steps: [Int32]
  private var queue: [Int32] = []

  init(_ rows: Graph.Adjacency) {
    self.rows = rows
    nearest = [Int32](repeating: .max, count: rows.offsets.count - 1)
    steps = nearest
  }

  /// What a vertex would add to Σ 1/d.
  mutating func gain(of vertex: Int) -> Double {
    search(from: vertex)
    var gain = 0.0
    for found in queue {
      let before = nearest[Int(found)]
      gain += nearness(steps[Int(found)]) - (before == .max ? 0 : nearness(before))
      steps[Int(found)] = .max
    }
    return gain
  }

  mutating func add(_ vertex: Int) {
    search(from: vertex)
    for found in queue {
      nearest[Int(found)] = steps[Int(found)]
      steps[Int(found)] = .max
    }
  }

  private func nearness(_ steps: Int32) -> Double { steps == 0 ? 1 : 1 / Double(steps) }

  private mutating func search(from vertex: Int) {
    queue.removeAll(keepingCapacity: true)
    guard nearest[vertex] > 0 else { return }
    queue.append(Int32(vertex))
    steps[vertex] = 0
    var head = 0
    while head < queue.count {
      let here = Int(queue[head])
      head += 1
      let next = steps[here] + 1
      for arc in rows.arcs(of: here) {
        let target = Int(rows.targets[arc])
        guard steps[target] == .max, next < nearest[target] else { continue }
        steps[target] = next
        queue.append(Int32(target))
      }
    }
  }
}
