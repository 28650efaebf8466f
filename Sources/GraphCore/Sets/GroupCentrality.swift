/// Group degree: the share of outsiders tied to at least one member of a set.
///
/// - Parameter direction: `out` (default): outsiders an arc of a member leads to.
/// - Returns: 0...1; nil when nobody is outside.
/// - Complexity: O(*n* + arcs of the set).
/// - Source: Everett, Borgatti, "The Centrality of Groups and Classes", Journal of Mathematical
///   Sociology 23 (1999), 181–201. Equals NetworkX `group_degree_centrality`.
public func groupDegree(
  _ graph: Graph, _ set: [Int32], direction: MeasureOptions.Direction = .out
) -> Double? {
  let outsiders = graph.vertexCount - graph.distinctCount(set)
  guard outsiders > 0 else { return nil }
  let rows = graph.rows(direction)
  var state = [UInt8](repeating: 0, count: graph.vertexCount)  // 1 member, 2 reached
  for member in set { state[Int(member)] = 1 }
  var reached = 0
  for member in set {
    for arc in rows.arcs(of: Int(member)) where state[Int(rows.targets[arc])] == 0 {
      state[Int(rows.targets[arc])] = 2
      reached += 1
    }
  }
  return Double(reached) / Double(outsiders)
}

/// Group closeness: how near outsiders are to the nearest member of a set.
///
///     C(S) = r/(n − |S|) · r / Σ_v d(S, v)        over the r outsiders reached
///
/// - Parameter direction: `out` (default): steps from the set.
/// - Returns: 0...1; 0 when nobody is reached, nil when nobody is outside. Weights are ignored.
/// - Complexity: O(*n* + *m*).
/// - Source: Everett, Borgatti 1999, as above. Equals NetworkX `group_closeness_centrality` where all
///   are reached; the first factor is that of Wasserman and Faust.
public func groupCloseness(
  _ graph: Graph, _ set: [Int32], direction: MeasureOptions.Direction = .out
) -> Double? {
  let outsiders = graph.vertexCount - graph.distinctCount(set)
  guard outsiders > 0 else { return nil }
  let steps = graph.rows(direction).steps(from: set)
  let reached = steps.count { $0 > 0 }
  guard reached > 0 else { return 0 }
  let sum = steps.reduce(0) { $0 + max(0, Int($1)) }
  return Double(reached) / Double(outsiders) * Double(reached) / Double(sum)
}

/// Group betweenness: the share of pairs of outsiders whose shortest paths meet a set.
///
///     B(S) = Σ_{s,t ∉ S} σ_st(S)/σ_st by the number of such pairs      0 for unreachable pairs
///
/// - Returns: 0...1; nil with fewer than two outsiders. Arcs are followed in their direction, weights
///   are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n*·(*n* + *m*)) time over all threads, O(*n*) memory per part.
/// - Source: Everett, Borgatti 1999, as above. Equals NetworkX `group_betweenness_centrality`.
public func groupBetweenness(
  _ graph: Graph, _ set: [Int32], execution: Execution = Execution()
) throws(KernelError) -> Double? {
  let n = graph.vertexCount
  let outsiders = n - graph.distinctCount(set)
  guard outsiders > 1 else { return nil }
  let isMember = graph.marks(of: set)
  let sums = try execution.mapRanges(of: n, grain: 16) { (range) throws(KernelError) in
    var search = AvoidingSearch(graph.outgoing, isMember)
    var sum = 0.0
    for source in range where !isMember[source] {
      try execution.cancellation.check()
      sum += search.met(from: source)
    }
    return sum
  }
  return sums.reduce(0, +) / (Double(outsiders) * Double(outsiders - 1))
}

/// Breadth-first search that knows which share of the shortest paths keeps clear of a set.
private struct AvoidingSearch {
  let rows: Graph.Adjacency
  let isMember: [Bool]
  private var steps: [Int32]
  /// Shortest paths to each vertex, and those of them that meet no member; scaled alike per level.
  private var paths: [Double]
  private var clear: [Double]
  private var queue: [Int32] = []

  init(_ rows: Graph.Adjacency, _ isMember: [Bool]) {
    self.rows = rows
    self.isMember = isMember
    steps = [Int32](repeating: -1, count: isMember.count)
    paths = [Double](repeating: 0, count: isMember.count)
    clear = paths
  }

  /// The sum over outsiders of the share of shortest paths from `source` that meet the set.
  mutating func met(from source: Int) -> Double {
    queue.append(Int32(source))
    steps[source] = 0
    paths[source] = 1
    clear[source] = 1
    var sum = 0.0
    var start = 0
    while start < queue.count {
      let end = queue.count
      var most = 0.0
      for place in start..<end { most = max(most, paths[Int(queue[place])]) }
      // Only ratios within a level matter: scaling keeps counts within range on any graph.
      let scale = most > 1e200 ? 1 / most : 1
      for place in start..<end {
        let vertex = Int(queue[place])
        if !isMember[vertex] { sum += 1 - clear[vertex] / paths[vertex] }
        spread(from: vertex, scale)
      }
      start = end
    }
    for vertex in queue {
      steps[Int(vertex)] = -1
      paths[Int(vertex)] = 0
      clear[Int(vertex)] = 0
    }
    queue.removeAll(keepingCapacity: true)
    return sum
  }

  private mutating func spread(from vertex: Int, _ scale: Double) {
    let next = steps[vertex] + 1
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      if steps[target] < 0 {
        steps[target] = next
        queue.append(Int32(target))
      }
      guard steps[target] == next else { continue }
      paths[target] += paths[vertex] * scale
      if !isMember[target] { clear[target] += clear[vertex] * scale }
    }
  }
}
