internal import Wording

/// Betweenness: on how many shortest ways between two others a vertex lies.
///
///     B(v) = Σ_{s≠v≠t} σ_st(v)/σ_st      undirected: each pair once; directed: each ordered pair
///
/// σ_st is the number of shortest paths from *s* to *t*, σ_st(v) of those through *v*. With weights
/// an arc is 1/weight long.
///
/// - Parameters:
///   - direction: `both` ignores direction; otherwise arcs are followed as they run (turning all of
///     them round changes nothing).
///   - share: divide by the number of pairs of others, (*n* − 1)(*n* − 2)/2, directed twice that.
/// - Returns: *n* scores in vertex order, right to about 10⁻¹² relative, whatever the number of
///   paths.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n*·*m*) time, with weights O(*n*·*m* log *n*); O(*n*) memory per part.
/// - Source: Freeman 1977; Brandes, "A Faster Algorithm for Betweenness Centrality", 2001. Equals
///   igraph `betweenness`, NetworkX `betweenness_centrality(normalized=False)`.
public func betweenness(
  _ graph: Graph, direction: MeasureOptions.Direction = .out, share: Bool = false,
  execution: Execution
) throws(KernelError) -> [Double] {
  try betweenness(
    direction == .both ? graph.undirected() : graph, share: share, stride: 1, execution)
}

/// Betweenness estimated from the shortest ways that begin at some of the vertices.
///
/// Every `stride`-th run of eight vertices in breadth-first order begins ways, so that all regions
/// of the graph are heard; the sums are scaled up. Which vertices begin depends on the graph alone.
///
/// - Parameter stride: at least 1; 1 gives the exact values.
/// - Returns: *n* scores without bias for vertices seen from everywhere; weights are ignored. Fit
///   for finding who lies between others most, not for reporting numbers.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n*·*m* / `stride`).
/// - Source: Brandes, Pich, "Centrality Estimation in Large Networks", 2007.
public func estimatedBetweenness(
  _ graph: Graph, stride: Int, execution: Execution
) throws(KernelError) -> [Double] {
  try betweenness(graph.withoutWeights(), share: false, stride: max(1, stride), execution)
}

/// The part of betweenness that comes from shortest ways beginning at `sources`.
///
///     B(v) = Σ_{s∈S, t≠v} σ_st(v)/σ_st      undirected: half of it, for ways have two ends
///
/// - Parameter sources: S, each counts once; weights are ignored.
/// - Returns: *n* scores in vertex order; those of `betweenness` if S holds all vertices.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(|S|·*m*).
/// - Source: Brandes 2001. Equals igraph `betweenness(sources: …)`.
public func betweenness(
  _ graph: Graph, from sources: [Int32], execution: Execution
) throws(KernelError) -> [Double] {
  let seen = graph.withoutWeights()
  let order = try Renumbering.breadthFirst(seen, execution.cancellation)
  let places = order.ordered(byDegreeIn: seen.incoming)
  var isSource = [Bool](repeating: false, count: seen.vertexCount)
  for source in sources { isSource[Int(source)] = true }
  let beginnings = order.vertices.filter { isSource[Int($0)] }
  let sums = try steppedDependencies(
    try seen.renumbered(by: places, execution.cancellation),
    sources: beginnings.map { Int(places.positions[Int($0)]) },
    sizes: [Double](repeating: 1, count: seen.vertexCount), execution)
  return places.restore(sums).map { seen.isDirected ? $0 : $0 / 2 }
}

private func betweenness(
  _ seen: Graph, share: Bool, stride: Int, _ execution: Execution
) throws(KernelError) -> [Double] {
  // An estimate from some sources keeps the trees: they are where sources stand, too.
  let trees = seen.isDirected || stride > 1 ? nil : PendantTrees(seen)
  let rest = trees?.rest ?? seen
  let order = try Renumbering.breadthFirst(rest, execution.cancellation)
  let places = seen.isWeighted ? order : order.ordered(byDegreeIn: rest.incoming)
  let local = try rest.renumbered(by: places, execution.cancellation)
  let sizes = places.vertices.map { trees?.sizes[Int($0)] ?? 1 }
  let beginnings = order.vertices.enumerated().filter { ($0.offset / 8).isMultiple(of: stride) }
  var sums =
    seen.isWeighted
    ? try weightedDependencies(local, sizes: sizes, execution)
    : try steppedDependencies(
      local, sources: beginnings.map { Int(places.positions[Int($0.element)]) }, sizes: sizes,
      execution)
  sums = places.restore(sums)
  if let trees { for vertex in sums.indices { sums[vertex] += trees.pairs[vertex] } }
  let n = Double(seen.vertexCount)
  let pairs = max(1, (n - 1) * (n - 2))
  // Undirected, each pair was seen from both ends.
  let scale = seen.isDirected ? (share ? pairs : 1) : (share ? pairs : 2)
  let heard = Double(beginnings.count) / max(1, n)
  return sums.map { $0 / scale / heard }
}

/// Σ_s δ_s(v): 512 sources at a time find the depths, 16 at a time count the paths.
///
/// - Parameters:
///   - sources: neighbours in the graph stand next to each other.
///   - sizes: how many vertices each one stands for.
private func steppedDependencies(
  _ graph: Graph, sources: [Int], sizes: [Double], _ execution: Execution
) throws(KernelError) -> [Double] {
  let n = graph.vertexCount
  let sources = sources.filter { graph.outgoing.degree(of: $0) > 0 }
  let partial = try execution.mapRuns(of: sources) { (runs) throws(KernelError) -> [Double] in
    var batches = StepBatches(over: graph)
    var kernel = DependencyKernel(graph, sizes)
    for run in runs {
      try batches.run(from: run, execution.cancellation) {
        (few, depths, steps) throws(KernelError) in
        try kernel.add(few, depths, steps, execution.cancellation)
      }
    }
    return kernel.sums()
  }
  return partial.summed(count: n)
}

/// The dependencies of one part so far, and what it needs to add to them.
private struct DependencyKernel: ~Copyable {
  private let graph: Graph
  private let sizes: [Double]
  private var few: PathLanes<Float>
  /// For batches with more paths than a `Float` counts exactly; made for the first.
  private var many: PathLanes<Double>?
  private let dependencies: Buffer<Double>
  private var extended: [Double]

  init(_ graph: Graph, _ sizes: [Double]) {
    self.graph = graph
    self.sizes = sizes
    let n = graph.vertexCount
    few = PathLanes(sizes: sizes)
    dependencies = Buffer(repeating: 0, count: n)
    extended = [Double](repeating: 0, count: n)
  }

  /// Adds the dependencies of one batch, counting its paths in numbers as wide as needed.
  mutating func add(
    _ sources: ArraySlice<Int>, _ depths: borrowing DepthLists, _ steps: borrowing StepList,
    _ cancellation: Cancellation
  ) throws(KernelError) {
    if many == nil {
      if try few.add(sources, depths, steps, to: dependencies, cancellation) { return }
      many = PathLanes(sizes: sizes)
    }
    if try many?.add(sources, depths, steps, to: dependencies, cancellation) ?? false { return }
    try addExtended(sources, cancellation)
  }

  /// For sources from which there are more paths than a `Double` can count.
  private mutating func addExtended(
    _ sources: ArraySlice<Int>, _ cancellation: Cancellation
  ) throws(KernelError) {
    var search = BreadthFirst(vertexCount: graph.vertexCount)
    for source in sources {
      try cancellation.check()
      search.run(graph.outgoing, from: [Int32(source)])
      let depths = search.depths
      addExtendedDependencies(
        graph.outgoing, order: Array(search.reached), sizes: sizes, to: &extended
      ) {
        depths[$2] == depths[$0] + 1
      }
    }
  }

  func sums() -> [Double] {
    extended.indices.map { extended[$0] + dependencies[$0] }
  }
}

extension [[Double]] {
  /// The sum of all rows, each of `count` numbers, in their order.
  func summed(count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for row in self {
      for index in 0..<count { result[index] += row[index] }
    }
    return result
  }
}

extension Measure {
  static let betweenness = Measure(
    id: "betweenness", name: Localized(de: "Vermittlung", en: "Betweenness"),
    meaning: Localized(
      de: "Auf wie vielen kürzesten Wegen zwischen zwei anderen jemand liegt.",
      en: "On how many shortest ways between two others somebody lies."),
    range: 0...Double.infinity, cost: .searchPerVertex,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.betweenness(
        graph, direction: options.direction ?? .out, share: options.share, execution: execution)
    })
}
