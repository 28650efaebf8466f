/// Edge betweenness: on how many shortest ways a tie lies.
///
///     B(e) = Σ_{s≠t} σ_st(e)/σ_st      undirected: each pair once; directed: each ordered pair
///
/// The end points of a way count: the only tie of two actors has 1. With weights an arc is 1/weight
/// long.
///
/// - Parameter share: divide by the number of pairs, *n*(*n* − 1)/2, directed twice that.
/// - Returns: one score per arc of `graph.outgoing`; in an undirected graph both arcs of an edge
///   carry the value of the edge.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n*·*m*) time, with weights O(*n*·*m* log *n*); O(*n* + *m*) memory per part.
/// - Source: Girvan, Newman, "Community Structure in Social and Biological Networks", PNAS 99 (2002),
///   7821–7826; Brandes 2008. Equals igraph `edge_betweenness`.
public func edgeBetweenness(
  _ graph: Graph, share: Bool = false, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let n = graph.vertexCount
  let order = try Renumbering.breadthFirst(graph, execution.cancellation)
  let local = try graph.renumbered(by: order, execution.cancellation)
  let sums = try arcDependencies(local, execution)
  let pairs = share ? max(1, Double(n) * Double(n - 1)) : 1
  let scale = graph.isDirected ? pairs : (share ? pairs : 2)
  var result = [Double](repeating: 0, count: graph.arcCount)
  for vertex in 0..<n {
    for arc in graph.outgoing.arcs(of: vertex) {
      let from = order.positions[vertex]
      let to = order.positions[Int(graph.outgoing.targets[arc])]
      var value = sums[local.outgoing.position(from: from, to: to)]
      if !graph.isDirected { value += sums[local.outgoing.position(from: to, to: from)] }
      result[arc] = value / scale
    }
  }
  return result
}

/// Σ_s of the share of the ways from *s* that use each arc.
private func arcDependencies(_ graph: Graph, _ execution: Execution) throws(KernelError) -> [Double]
{
  let n = graph.vertexCount
  let parts = min(n, 16)
  let network = LengthRows(graph.outgoing, back: graph.incoming, isSymmetric: !graph.isDirected)
  let lengths = network.lengths
  let partial = try execution.mapParts(parts) { (part) throws(KernelError) -> [Double] in
    var sums = [Double](repeating: 0, count: graph.arcCount)
    var dependencies = [Double](repeating: 0, count: n)
    var steps = PathSteps(vertexCount: n)
    var search = WeightedSearch(network)
    for source in (n * part / parts)..<(n * (part + 1) / parts) {
      try execution.cancellation.check()
      if lengths.isEmpty {
        steps.run(graph.outgoing, from: Int32(source))
        steps.add(graph.outgoing, &dependencies, to: &sums)
      } else {
        search.run(from: source, countsPaths: false)
        let (distances, places) = (search.distances.array, search.places.array)
        addArcDependencies(graph.outgoing, order: search.order, &dependencies, to: &sums) {
          PathLength.isEqual(distances[$0] + lengths[$1], distances[$2]) && places[$2] > places[$0]
        }
      }
    }
    return sums
  }
  return partial.summed(count: graph.arcCount)
}

/// Breadth-first counts of shortest paths; counts are kept level by level as multiples of a power of
/// two, so that they may be of any size.
private struct PathSteps: ~Copyable {
  private var search: BreadthFirst
  private var counts: [Double]
  /// By which power of two the counts of a depth are smaller than the true ones.
  private var shifts: [Int] = []

  init(vertexCount n: Int) {
    search = BreadthFirst(vertexCount: n)
    counts = [Double](repeating: 0, count: n)
  }

  mutating func run(_ rows: Graph.Adjacency, from source: Int32) {
    search.run(rows, from: [source])
    for vertex in search.reached { counts[Int(vertex)] = 0 }
    counts[Int(source)] = 1
    shifts.removeAll(keepingCapacity: true)
    shifts.append(0)
    let reached = search.reached
    var start = 0
    while start < reached.count {
      let depth = search.depths[Int(reached[start])]
      var end = start
      var most = 0.0
      while end < reached.count, search.depths[Int(reached[end])] == depth {
        most = max(most, counts[Int(reached[end])])
        end += 1
      }
      if most > 0x1p600 {
        for place in start..<end { counts[Int(reached[place])] *= 0x1p-500 }
        shifts[Int(depth)] += 500
      }
      shifts.append(shifts[Int(depth)])
      for place in start..<end {
        let vertex = Int(reached[place])
        let count = counts[vertex]
        for arc in rows.arcs(of: vertex) where search.depths[Int(rows.targets[arc])] == depth + 1 {
          counts[Int(rows.targets[arc])] += count
        }
      }
      start = end
    }
  }

  /// Adds the share of the ways that use each arc, from the farthest vertex back.
  mutating func add(
    _ rows: Graph.Adjacency, _ dependencies: inout [Double], to sums: inout [Double]
  ) {
    for vertex in search.reached.reversed().lazy.map(Int.init) {
      let depth = search.depths[vertex]
      let shift = shifts[Int(depth) + 1] - shifts[Int(depth)]
      let count = shift == 0 ? counts[vertex] : counts[vertex] * 0x1p-500
      var dependency = 0.0
      for arc in rows.arcs(of: vertex) {
        let target = Int(rows.targets[arc])
        guard search.depths[target] == depth + 1 else { continue }
        // `dependencies` of deeper vertices hold (1 + δ)/σ already.
        let passing = count * dependencies[target]
        sums[arc] += passing
        dependency += passing
      }
      dependencies[vertex] = (1 + dependency) / counts[vertex]
    }
  }
}

/// Adds the share of the ways from one source that use each arc, with path counts of any size.
private func addArcDependencies(
  _ rows: Graph.Adjacency, order: [Int32], _ dependencies: inout [Double],
  to sums: inout [Double], isStep: (_ vertex: Int, _ arc: Int, _ target: Int) -> Bool
) {
  let counts = extendedCounts(rows, order: order, vertexCount: dependencies.count, isStep: isStep)
  for vertex in order.reversed().lazy.map(Int.init) {
    dependencies[vertex] = 0
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      guard isStep(vertex, arc, target) else { continue }
      let passing = counts[vertex] / counts[target] * (1 + dependencies[target])
      sums[arc] += passing
      dependencies[vertex] += passing
    }
  }
}

extension Graph.Adjacency {
  /// The position of the arc between two vertices that are tied.
  fileprivate func position(from vertex: Int32, to target: Int32) -> Int {
    var low = offsets[Int(vertex)]
    var high = offsets[Int(vertex) + 1] - 1
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
