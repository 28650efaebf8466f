/// Fragmentation after some vertices are gone: the share of the remaining pairs that no path joins.
///
///     F = 1 − Σ_c s_c·(s_c − 1) / (n'·(n' − 1))      s_c sizes of the components, n' vertices left
///
/// - Returns: 0...1; nil with fewer than two left. Direction is ignored.
/// - Complexity: O(*n* + *m*).
/// - Source: Borgatti, "Identifying Sets of Key Players in a Social Network", Computational and
///   Mathematical Organization Theory 12 (2006), 21–34.
public func fragmentation(_ graph: Graph, without set: [Int32] = []) -> Double? {
  let left = graph.vertexCount - graph.distinctCount(set)
  guard left > 1 else { return nil }
  return Removal(graph, without: set).fragmentation
}

/// Distance-weighted fragmentation after some vertices are gone.
///
///     F_D = 1 − Σ_{i≠j} 1/d(i, j) / (n'·(n' − 1))      1/∞ = 0
///
/// - Returns: 0...1; nil with fewer than two left. Direction and weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n*·(*n* + *m*)) over all threads.
/// - Source: Borgatti 2006, as above; 1 − global efficiency of the rest.
public func distanceWeightedFragmentation(
  _ graph: Graph, without set: [Int32] = [], execution: Execution = Execution()
) throws(KernelError) -> Double? {
  let n = graph.vertexCount
  let left = n - graph.distinctCount(set)
  guard left > 1 else { return nil }
  let rows = graph.undirected().outgoing
  let isGone = graph.marks(of: set)
  let sums = try execution.mapRanges(of: n, grain: 16) { (range) throws(KernelError) in
    var steps = [Int32](repeating: -1, count: n)
    var queue: [Int32] = []
    var sum = 0.0
    for source in range where !isGone[source] {
      try execution.cancellation.check()
      queue.append(Int32(source))
      steps[source] = 0
      var head = 0
      while head < queue.count {
        let vertex = Int(queue[head])
        head += 1
        if vertex != source { sum += 1 / Double(steps[vertex]) }
        for arc in rows.arcs(of: vertex) {
          let target = Int(rows.targets[arc])
          guard steps[target] < 0, !isGone[target] else { continue }
          steps[target] = steps[vertex] + 1
          queue.append(Int32(target))
        }
      }
      for vertex in queue { steps[Int(vertex)] = -1 }
      queue.removeAll(keepingCapacity: true)
    }
    return sum
  }
  return 1 - sums.reduce(0, +) / (Double(left) * Double(left - 1))
}

/// Key players who hold together (KPP-Neg): the set of a given size without which the network falls
/// apart most.
///
/// Every set is compared while that takes few operations; else the set is chosen greedily and
/// improved by swaps until none helps. One search tells the fragmentation without each of the
/// vertices.
///
/// - Parameters:
///   - count: members, 1 to the number of candidates, and so that two vertices are left.
///   - isCandidate: per vertex whether it may be a member; nil = all may.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for another count.
/// - Complexity: O(`count`·(*n* + *m*)) per round of swaps.
/// - Source: Borgatti 2006, as above.
public func keyPlayersFragmenting(
  _ graph: Graph, count: Int, among isCandidate: [Bool]? = nil,
  execution: Execution = Execution()
) throws(KernelError) -> KeyPlayers {
  let n = graph.vertexCount
  let candidates = try graph.candidates(isCandidate, count: count, spare: 2)
  let simple = graph.undirected()
  let sets = choices(of: count - 1, from: candidates.count, limit: 1 << 40)
  let isExact = sets * (n + simple.arcCount) <= 50_000_000
  var best: (set: [Int32], value: Double) = ([], -1)
  if isExact {
    // The last member of each set comes from the search that the others leave.
    try forEachChoice(of: count - 1, from: candidates, change: { _, _ in }) {
      (set) throws(KernelError) in
      try execution.cancellation.check()
      let next = Removal(simple, without: set).bestNext(candidates)
      if next.value > best.value + 1e-12 { best = (set + [next.vertex], next.value) }
    }
  } else {
    best = try greedyAndSwaps(simple, candidates, count, execution.cancellation)
  }
  return KeyPlayers(vertices: best.set.sorted(), value: best.value, isExact: isExact)
}

private func greedyAndSwaps(
  _ graph: Graph, _ candidates: [Int32], _ count: Int, _ cancellation: Cancellation
) throws(KernelError) -> (set: [Int32], value: Double) {
  var set: [Int32] = []
  var value = 0.0
  for _ in 0..<count {
    try cancellation.check()
    let next = Removal(graph, without: set).bestNext(candidates)
    set.append(next.vertex)
    value = next.value
  }
  var hasGained = true
  while hasGained {
    hasGained = false
    for place in set.indices {
      try cancellation.check()
      let rest = set.indices.filter { $0 != place }.map { set[$0] }
      let next = Removal(graph, without: rest).bestNext(candidates)
      guard next.value > value + 1e-12 else { continue }
      set[place] = next.vertex
      value = next.value
      hasGained = true
    }
  }
  return (set, value)
}

/// A graph without some vertices: its fragmentation, and that without one more.
private struct Removal {
  private let left: Int
  /// Σ s·(s − 1) of the components.
  private var joined = 0.0
  /// By how much that shrinks without each vertex.
  private var loss: [Double]
  private let isGone: [Bool]

  init(_ graph: Graph, without set: [Int32]) {
    let n = graph.vertexCount
    isGone = graph.marks(of: set)
    left = n - isGone.count { $0 }
    loss = [Double](repeating: 0, count: n)
    search(graph.undirected().outgoing)
  }

  var fragmentation: Double { 1 - joined / (Double(left) * Double(left - 1)) }

  /// The candidate without which the rest is most fragmented: the lowest of equals.
  func bestNext(_ candidates: [Int32]) -> (vertex: Int32, value: Double) {
    var best = (vertex: Int32(-1), value: -1.0)
    let pairs = Double(left - 1) * Double(left - 2)
    for vertex in candidates.lazy.map(Int.init) where !isGone[vertex] {
      let value = pairs > 0 ? 1 - (joined - loss[vertex]) / pairs : 0
      if value > best.value + 1e-12 { best = (Int32(vertex), value) }
    }
    return best
  }

  /// Depth-first search: the subtrees that hang on a vertex alone, and what is left, are the pieces
  /// into which its component falls without it.
  private mutating func search(_ rows: Graph.Adjacency) {
    let n = isGone.count
    var visit = [Int32](repeating: 0, count: n)
    var low = [Int32](repeating: 0, count: n)
    var size = [Int32](repeating: 1, count: n)  // of the subtree
    var hanging = [Int32](repeating: 0, count: n)  // vertices in pieces cut off below
    var kept = [Double](repeating: 0, count: n)  // Σ s·(s − 1) of those pieces
    var nextArc = [Int](rows.offsets.prefix(n))
    var path: [Int32] = []
    var component: [Int32] = []
    var clock: Int32 = 0
    for root in 0..<n where visit[root] == 0 && !isGone[root] {
      component.removeAll(keepingCapacity: true)
      path.append(Int32(root))
      clock += 1
      visit[root] = clock
      low[root] = clock
      component.append(Int32(root))
      while let last = path.last {
        let vertex = Int(last)
        if nextArc[vertex] < rows.offsets[vertex + 1] {
          let target = Int(rows.targets[nextArc[vertex]])
          nextArc[vertex] += 1
          if isGone[target] { continue }
          if visit[target] > 0 {
            low[vertex] = min(low[vertex], visit[target])
            continue
          }
          clock += 1
          visit[target] = clock
          low[target] = clock
          path.append(Int32(target))
          component.append(Int32(target))
          continue
        }
        path.removeLast()
        guard let parent = path.last.map({ Int($0) }) else { break }
        low[parent] = min(low[parent], low[vertex])
        size[parent] += size[vertex]
        if low[vertex] >= visit[parent] {
          hanging[parent] += size[vertex]
          kept[parent] += Double(size[vertex]) * Double(size[vertex] - 1)
        }
      }
      let whole = Double(component.count)
      joined += whole * (whole - 1)
      for vertex in component.lazy.map({ Int($0) }) {
        let rest = whole - 1 - Double(hanging[vertex])
        loss[vertex] = whole * (whole - 1) - kept[vertex] - rest * (rest - 1)
      }
    }
  }
}
