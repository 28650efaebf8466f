/// VoteRank: spreaders elected one after the other, each from another corner of the network.
///
/// Every vertex votes for those who reach it by an arc, at first with power 1. Whoever has most votes
/// is elected (equal ones: the lowest vertex) and votes no more; those it reaches lose 1/⟨d⟩ of
/// their power, down to 0, so that the next one is found elsewhere.
///
/// - Parameters:
///   - count: how many to elect; nil = until nobody has a vote left.
///   - isCandidate: per vertex whether it may be elected; nil = all may. All vote.
/// - Returns: the elected in order. Weights are ignored. Along undirected edges both ends vote.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: about O(*m* log *n*) for all; votes are counted anew only around the elected.
/// - Source: Zhang, Chen, Dong, Zhao, "Identifying a Set of Influential Spreaders in Complex
///   Networks", Scientific Reports 6 (2016), 27823. Equals NetworkX `voterank` but for the order of
///   equals.
public func voteRank(
  _ graph: Graph, count: Int? = nil, among isCandidate: [Bool]? = nil,
  execution: Execution = Execution()
) throws(KernelError) -> [Int32] {
  let n = graph.vertexCount
  guard graph.arcCount > 0 else { return [] }
  let loss = Double(n) / Double(graph.arcCount)
  var election = Election(graph, isCandidate)
  var elected: [Int32] = []
  while elected.count < count ?? n, let winner = election.next() {
    try execution.cancellation.check()
    elected.append(winner)
    election.elect(Int(winner), loss: loss)
  }
  return elected
}

/// A running election: powers, and the votes as last counted, in a heap.
private struct Election {
  let voters: Graph.Adjacency
  /// How often each vertex lost power; −1 = elected, without power.
  var losses: [Int32]
  var loss = 0.0
  /// Vertices with the votes of their last count: an upper bound, since power only shrinks.
  var heap: [(votes: Double, vertex: Int32)]
  var isElected: [Bool]

  init(_ graph: Graph, _ isCandidate: [Bool]?) {
    voters = graph.outgoing
    losses = [Int32](repeating: 0, count: graph.vertexCount)
    isElected = [Bool](repeating: false, count: graph.vertexCount)
    let rows = graph.outgoing
    heap = (0..<graph.vertexCount).filter { isCandidate?[$0] ?? true }.map {
      (Double(rows.degree(of: $0)), Int32($0))
    }
    heap.sort { Self.precedes($0, $1) }  // a sorted array is a heap
  }

  private static func precedes(
    _ a: (votes: Double, vertex: Int32), _ b: (votes: Double, vertex: Int32)
  ) -> Bool {
    a.votes != b.votes ? a.votes > b.votes : a.vertex < b.vertex
  }

  /// The vertex with most votes now, or nil if nobody has any.
  mutating func next() -> Int32? {
    while let top = heap.first {
      guard top.votes > 0 else { return nil }
      let vertex = Int(top.vertex)
      let votes = isElected[vertex] ? 0 : count(for: vertex)
      if votes == top.votes { return top.vertex }
      heap[0].votes = votes
      siftDown()
    }
    return nil
  }

  mutating func elect(_ vertex: Int, loss: Double) {
    self.loss = loss
    isElected[vertex] = true
    losses[vertex] = -1
    for arc in voters.arcs(of: vertex) {
      let voter = Int(voters.targets[arc])
      if losses[voter] >= 0 { losses[voter] += 1 }
    }
  }

  private func count(for vertex: Int) -> Double {
    var votes = 0.0
    for arc in voters.arcs(of: vertex) {
      let lost = losses[Int(voters.targets[arc])]
      if lost >= 0 { votes += max(0, 1 - Double(lost) * loss) }
    }
    return votes
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var first = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if Self.precedes(heap[child], heap[first]) { first = child }
      }
      if first == parent { return }
      heap.swapAt(first, parent)
      parent = first
    }
  }
}
