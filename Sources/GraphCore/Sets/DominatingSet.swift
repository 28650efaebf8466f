/// Vertices that between them are tied to all others.
public struct DominatingSet: Sendable, Hashable {
  /// The chosen, ascending.
  public let vertices: [Int32]
  /// No dominating set is smaller than this.
  public let lowerBound: Int

  /// Whether the set is certainly as small as can be.
  public var isMinimum: Bool { vertices.count == lowerBound }
}

/// A smallest set from which everyone can be told in one step.
///
/// Up to 60 vertices the set is found by exhaustive search; above, greedily: always whoever tells most
/// who have not heard (the lowest of equals). The bound counts vertices of which no two can be told
/// by the same one.
///
/// - Parameter isCandidate: per vertex whether it may be in the set; nil = all may. Whom no candidate
///   can tell need not be told.
/// - Returns: the set; isolates that are candidates are always in it. An arc tells its target, an edge
///   both ends.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: exponential up to 60 vertices, in practice well under a second; above about
///   O(*m* log *n*). Greedy needs at most 1 + ln(largest degree + 1) times the smallest number.
/// - Source: Chvátal, "A Greedy Heuristic for the Set-Covering Problem", Mathematics of Operations
///   Research 4 (1979), 233–235.
public func dominatingSet(
  _ graph: Graph, among isCandidate: [Bool]? = nil, execution: Execution = Execution()
) throws(KernelError) -> DominatingSet {
  let isCandidate = isCandidate ?? [Bool](repeating: true, count: graph.vertexCount)
  let canHear = graph.canBeTold(by: isCandidate)
  let greedy = try greedyDominators(graph, isCandidate, canHear, execution.cancellation)
  let bound = packingBound(graph, isCandidate, canHear)
  guard graph.vertexCount <= 60, greedy.count > bound else {
    return DominatingSet(vertices: greedy.sorted(), lowerBound: bound)
  }
  var search = DominatorSearch(graph, isCandidate, canHear, start: greedy)
  try search.run(execution.cancellation)
  return DominatingSet(vertices: search.best.sorted(), lowerBound: search.best.count)
}

extension Graph {
  /// Per vertex whether it is one of `isTeller` or an arc leads from one of them to it.
  fileprivate func canBeTold(by isTeller: [Bool]) -> [Bool] {
    var canHear = isTeller
    for vertex in 0..<vertexCount where isTeller[vertex] {
      for arc in outgoing.arcs(of: vertex) { canHear[Int(outgoing.targets[arc])] = true }
    }
    return canHear
  }
}

private func greedyDominators(
  _ graph: Graph, _ isCandidate: [Bool], _ canHear: [Bool], _ cancellation: Cancellation
) throws(KernelError) -> [Int32] {
  let n = graph.vertexCount
  let rows = graph.outgoing
  var hasHeard = canHear.map { !$0 }
  var left = canHear.count { $0 }
  // Buckets by how many a vertex told when last counted; that number only falls.
  let most = (0..<n).reduce(0) { max($0, rows.degree(of: $1)) } + 1
  var buckets = [[Int32]](repeating: [], count: most + 1)
  for vertex in (0..<n).reversed() where isCandidate[vertex] {
    buckets[rows.degree(of: vertex) + 1].append(Int32(vertex))
  }
  var chosen: [Int32] = []
  var level = most
  while left > 0 {
    try cancellation.check()
    // Whoever tells fewer by now moves down first, so that the lowest of the true best is taken.
    var current: [Int32] = []
    for vertex in buckets[level] {
      let gain = newlyTold(Int(vertex), rows, hasHeard)
      if gain == level { current.append(vertex) } else { buckets[gain].append(vertex) }
    }
    buckets[level] = current
    guard let next = current.min() else {
      level -= 1
      continue
    }
    chosen.append(next)
    left -= level
    hasHeard[Int(next)] = true
    for arc in rows.arcs(of: Int(next)) { hasHeard[Int(rows.targets[arc])] = true }
  }
  return chosen
}

private func newlyTold(_ vertex: Int, _ rows: Graph.Adjacency, _ hasHeard: [Bool]) -> Int {
  var count = hasHeard[vertex] ? 0 : 1
  for arc in rows.arcs(of: vertex) where !hasHeard[Int(rows.targets[arc])] { count += 1 }
  return count
}

/// Vertices, those with fewest tellers first, of which no two share a teller.
private func packingBound(_ graph: Graph, _ isCandidate: [Bool], _ canHear: [Bool]) -> Int {
  let rows = graph.incoming
  let order = (0..<graph.vertexCount).filter { canHear[$0] }.sorted {
    (rows.degree(of: $0), $0) < (rows.degree(of: $1), $1)
  }
  var isTaken = [Bool](repeating: false, count: graph.vertexCount)
  var count = 0
  for vertex in order {
    let tellers = (rows.arcs(of: vertex).map { Int(rows.targets[$0]) } + [vertex])
      .filter { isCandidate[$0] }
    guard !tellers.contains(where: { isTaken[$0] }) else { continue }
    for teller in tellers { isTaken[teller] = true }
    count += 1
  }
  return count
}

/// Branch and bound over sets of at most 64 vertices, one bit each.
private struct DominatorSearch {
  private let n: Int
  /// Whom each vertex tells, and by whom it is told, itself included.
  private var told: [UInt64]
  private var tellers: [UInt64]
  private let candidates: UInt64
  private let canHear: UInt64
  private(set) var best: [Int32]
  private var chosen: [Int32] = []
  private var steps = 0

  init(_ graph: Graph, _ isCandidate: [Bool], _ canHear: [Bool], start: [Int32]) {
    func bits(_ flags: [Bool]) -> UInt64 {
      flags.indices.reduce(0) { flags[$1] ? $0 | 1 << UInt64($1) : $0 }
    }
    n = graph.vertexCount
    candidates = bits(isCandidate)
    self.canHear = bits(canHear)
    told = (0..<n).map { 1 << UInt64($0) }
    tellers = told
    for vertex in 0..<n {
      for arc in graph.outgoing.arcs(of: vertex) {
        let target = Int(graph.outgoing.targets[arc])
        told[vertex] |= 1 << UInt64(target)
        tellers[target] |= 1 << UInt64(vertex)
      }
    }
    best = start
  }

  mutating func run(_ cancellation: Cancellation) throws(KernelError) {
    try branch(open: canHear, allowed: candidates, cancellation)
  }

  /// - Parameters:
  ///   - open: vertices nobody tells yet.
  ///   - allowed: vertices that may still be chosen.
  private mutating func branch(
    open: UInt64, allowed: UInt64, _ cancellation: Cancellation
  ) throws(KernelError) {
    steps += 1
    if steps.isMultiple(of: 1024) { try cancellation.check() }
    if open == 0 {
      if chosen.count < best.count { best = chosen }
      return
    }
    guard chosen.count + bound(open, allowed) < best.count else { return }
    // The open vertex with fewest possible tellers leaves fewest branches.
    var target = -1
    var fewest = 65
    forEachBit(of: open) { vertex in
      let count = (tellers[vertex] & allowed).nonzeroBitCount
      if count < fewest {
        fewest = count
        target = vertex
      }
    }
    var candidates: [Int] = []
    forEachBit(of: tellers[target] & allowed) { candidates.append($0) }
    candidates.sort { (told[$0] & open).nonzeroBitCount > (told[$1] & open).nonzeroBitCount }
    var allowed = allowed
    for candidate in candidates {
      allowed &= ~(1 << UInt64(candidate))  // what was tried is not tried again
      chosen.append(Int32(candidate))
      try branch(open: open & ~told[candidate], allowed: allowed, cancellation)
      chosen.removeLast()
    }
  }

  /// At least so many more are needed: open vertices of which no two share a teller, or all open ones
  /// by the most that one can tell.
  private func bound(_ open: UInt64, _ allowed: UInt64) -> Int {
    var packed = 0
    var taken: UInt64 = 0
    var most = 1
    forEachBit(of: open) { vertex in
      let possible = tellers[vertex] & allowed
      if possible & taken == 0 {
        packed += 1
        taken |= possible
      }
    }
    forEachBit(of: allowed) { most = max(most, (told[$0] & open).nonzeroBitCount) }
    return max(packed, (open.nonzeroBitCount + most - 1) / most)
  }

  private func forEachBit(of bits: UInt64, _ body: (Int) -> Void) {
    var bits = bits
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits - 1
    }
  }
}
