/// The diameter of the largest connected component, direction and weights ignored.
///
/// Of equally large components that of the lowest vertex counts. 0 without edges.
///
/// Each search from one vertex bounds the eccentricity of all others; few searches leave few
/// vertices that may lie farther apart than any pair found. These are searched from many at once.
///
/// - Complexity: usually some dozen searches, at worst *n*/512 `WideSearch`es.
/// - Source: Takes, Kosters, "Determining the Diameter of Small World Networks", CIKM 2011.
public func largestDiameter(_ graph: Graph, execution: Execution) throws(KernelError) -> Int {
  let seen = graph.undirected().withoutWeights()
  guard seen.arcCount > 0 else { return 0 }
  var bounds = try EccentricityBounds(seen)
  for round in 0..<12 where bounds.open.count > FarthestSearch.width {
    try execution.cancellation.check()
    bounds.search(seen, from: bounds.candidate(seen, isOuter: round.isMultiple(of: 2)))
  }
  let open = bounds.open
  guard open.count > FarthestSearch.width else {
    guard !open.isEmpty else { return Int(bounds.longest) }
    return max(Int(bounds.longest), FarthestSearch.run(seen, from: open))
  }
  return try farthest(seen, &bounds, execution)
}

/// The diameter when many vertices are left: 512 searches at a time, the most promising first.
private func farthest(
  _ graph: Graph, _ bounds: inout EccentricityBounds, _ execution: Execution
) throws(KernelError) -> Int {
  var search = WideSearch(vertexCount: graph.vertexCount)
  while !bounds.open.isEmpty {
    let few = bounds.takeMostPromising(WideSearch.width)
    var farthest = 0
    try graph.outgoing.withRawRows { (rows) throws(KernelError) in
      try search.run(rows, back: rows, from: few, cancellation: execution.cancellation) {
        depth, _, _ in
        farthest = depth
      }
    }
    bounds.learn(farthest)
  }
  return Int(bounds.longest)
}

/// What is known of the eccentricities in the largest component.
private struct EccentricityBounds: ~Copyable {
  /// The greatest distance found.
  private(set) var longest: Int32 = 0
  /// The vertices that may be farther from some other than `longest`.
  private(set) var open: [Int32] = []
  private var lower: [Int32]
  private var upper: [Int32]
  private var bfs: BreadthFirst

  init(_ graph: Graph) throws(KernelError) {
    let n = graph.vertexCount
    lower = [Int32](repeating: 0, count: n)
    upper = [Int32](repeating: .max, count: n)
    bfs = BreadthFirst(vertexCount: n)
    let hub = (0..<n).max { graph.outgoing.degree(of: $0) < graph.outgoing.degree(of: $1) } ?? 0
    bfs.run(graph.outgoing, from: [Int32(hub)])
    if bfs.reached.count * 2 > n {
      open = Array(bfs.reached)
      learn(from: Int32(hub))
    } else {
      let components = connectedComponents(graph)
      open = (0..<Int32(n)).filter { components.groups[Int($0)] == 0 }
    }
  }

  /// In turns the vertex that may be farthest out and the one that may be most central.
  func candidate(_ graph: Graph, isOuter: Bool) -> Int32 {
    let rows = graph.outgoing
    var best = open[0]
    for vertex in open.dropFirst() {
      let (v, b) = (Int(vertex), Int(best))
      let isBetter =
        isOuter
        ? (upper[v], rows.degree(of: v)) > (upper[b], rows.degree(of: b))
        : (lower[v], -rows.degree(of: v)) < (lower[b], -rows.degree(of: b))
      if isBetter { best = vertex }
    }
    return best
  }

  mutating func search(_ graph: Graph, from vertex: Int32) {
    bfs.run(graph.outgoing, from: [vertex])
    learn(from: vertex)
  }

  /// Takes the distances of the last search into account.
  private mutating func learn(from source: Int32) {
    let farthest = bfs.reached.last.map { bfs.depths[Int($0)] } ?? 0
    longest = max(longest, farthest)
    var kept = 0
    for vertex in open {
      let index = Int(vertex)
      let depth = bfs.depths[index]
      lower[index] = max(lower[index], max(depth, farthest - depth))
      upper[index] = min(upper[index], farthest + depth)
      open[kept] = vertex
      kept += upper[index] > longest && vertex != source ? 1 : 0
    }
    open.removeLast(open.count - kept)
  }

  /// Takes out up to `count` vertices that may be farthest out.
  mutating func takeMostPromising(_ count: Int) -> [Int] {
    let sorted = open.sorted { (-upper[Int($0)], $0) < (-upper[Int($1)], $1) }
    open = Array(sorted.dropFirst(count))
    return sorted.prefix(count).map(Int.init).sorted()
  }

  /// Takes into account that some vertex has this distance from another.
  mutating func learn(_ distance: Int) {
    longest = max(longest, Int32(distance))
    let (longest, upper) = (longest, upper)
    open.removeAll { upper[Int($0)] <= longest }
  }
}

/// How far up to 64 vertices are from any other, at most: a narrow `WideSearch`.
private enum FarthestSearch {
  static let width = 64

  static func run(_ graph: Graph, from sources: [Int32]) -> Int {
    let n = graph.vertexCount
    var before = Buffer<UInt64>(repeating: 0, count: n)
    var after = Buffer<UInt64>(repeating: 0, count: n)
    var full: UInt64 = 0
    for (bit, source) in sources.enumerated() {
      before[Int(source)] |= 1 << UInt64(bit)
      full |= 1 << UInt64(bit)
    }
    let open = Buffer(repeating: Int32(0), count: n)
    var openCount = 0
    for vertex in 0..<n where graph.outgoing.degree(of: vertex) > 0 {
      open[openCount] = Int32(vertex)
      openCount += 1
    }
    var depth = 0
    graph.outgoing.withRawRows { rows in
      while true {
        var gained: UInt64 = 0
        var kept = 0
        for place in 0..<openCount {
          let vertex = Int(open[place])
          let held = before[vertex]
          var seen = held
          for arc in rows.arcs(of: vertex) { seen |= before[Int(rows.targets[arc])] }
          after[vertex] = seen
          gained |= seen ^ held
          // A row that was full before stays so in both memories.
          open[kept] = open[place]
          kept &+= held != full ? 1 : 0
        }
        guard gained != 0 else { break }
        openCount = kept
        depth += 1
        swap(&before, &after)
      }
    }
    return depth
  }
}
