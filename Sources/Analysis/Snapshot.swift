public import GraphCore
public import Relations

/// A network seen through a selection, as a compact graph for the kernels.
///
/// The only place where actors become vertices and strengths become weights.
///
/// Ties between the same two actors are merged, their strengths added; self-ties are left out; ties
/// of strength 0 do not connect. If all selected ties are mutual (or direction is ignored) the graph
/// is undirected; otherwise it is directed and mutual ties run both ways.
public struct Snapshot: Sendable {
  /// The whole network.
  public let network: Network
  /// What was selected.
  public let selection: Selection
  /// Positions in `network.actors` of the selected actors, ascending: vertex *v* is `actors[v]`.
  public let actors: [Int32]
  /// Positions in `network.ties` of the selected ties, ascending: both ends selected.
  public let ties: [Int32]
  /// What the day that is looked at leaves out.
  public let leftOut: LeftOut
  /// The graph, with summed strengths as weights; without weights if all are 1.
  public let weightedGraph: Graph
  /// The graph with every weight 1: what measures use unless strengths are asked for.
  public let graph: Graph
  private let vertices: [Int32]

  /// Looks at `network` through `selection`.
  ///
  /// - Complexity: linear in actors and ties.
  public init(_ network: Network, _ selection: Selection = .all) {
    let selected = selection.select(in: network)
    var vertices = [Int32](repeating: -1, count: network.actors.count)
    for (vertex, actor) in selected.actors.enumerated() { vertices[Int(actor)] = Int32(vertex) }
    self.init(
      network, selection, actors: selected.actors, ties: selected.ties, leftOut: selected.leftOut,
      vertices: vertices)
  }

  /// The same actors with some of the ties.
  ///
  /// - Parameter ties: positions in `network.ties`, ascending, among those selected.
  /// - Complexity: linear in actors and ties.
  init(_ whole: Snapshot, ties: [Int32]) {
    self.init(
      whole.network, whole.selection, actors: whole.actors, ties: ties, leftOut: whole.leftOut,
      vertices: whole.vertices)
  }

  private init(
    _ network: Network, _ selection: Selection, actors: [Int32], ties: [Int32], leftOut: LeftOut,
    vertices: [Int32]
  ) {
    let rows = network.ties
    let isDirected =
      !selection.ignoresDirection
      && rows.sharedDirection ?? ties.contains { rows.isDirected(Int($0)) }
    let edges = Edges(rows, ties, vertices, actors.count, isDirected: isDirected)
    self.network = network
    self.selection = selection
    self.actors = actors
    self.ties = ties
    self.leftOut = leftOut
    self.vertices = vertices
    weightedGraph = Graph(
      vertexCount: actors.count, sources: edges.sources, targets: edges.targets,
      weights: edges.weights, countsParallel: true, isDirected: isDirected)
    graph = weightedGraph.withoutWeights()
  }

  /// The actor of a vertex.
  public func actor(of vertex: Int) -> Actor { network.actors[Int(actors[vertex])] }

  /// The vertex of the actor at a position of `network.actors`, or nil if not selected.
  public func vertex(ofActorAt position: Int) -> Int? {
    vertices[position] < 0 ? nil : Int(vertices[position])
  }
}

/// Selected ties as edges between vertices; ties of strength 0 are left out, and in a directed
/// network mutual ones run both ways.
private struct Edges {
  var sources: [Int32] = []
  var targets: [Int32] = []
  /// Empty if every tie counts 1.
  var weights: [Double] = []

  init(
    _ rows: TieTable, _ ties: [Int32], _ vertices: [Int32], _ vertexCount: Int, isDirected: Bool
  ) {
    let isWeighted = !rows.countsOneEach
    let runsBothWays = isDirected && rows.sharedDirection != true
    if !isWeighted, !runsBothWays, ties.count == rows.count, vertexCount == vertices.count {
      // The whole network: actors are vertices and ties are edges.
      (sources, targets) = (rows.sources, rows.targets)
      return
    }
    let (from, to) = (rows.sources, rows.targets)
    sources.reserveCapacity(ties.count)
    targets.reserveCapacity(ties.count)
    weights.reserveCapacity(isWeighted ? ties.count : 0)
    for position in ties {
      let row = Int(position)
      let (source, target) = (vertices[Int(from[row])], vertices[Int(to[row])])
      let strength = isWeighted ? rows.effectiveStrength(of: row) : 1
      guard strength > 0 else { continue }
      add(source, target, isWeighted ? strength : nil)
      if runsBothWays, !rows.isDirected(row) { add(target, source, isWeighted ? strength : nil) }
    }
  }

  private mutating func add(_ source: Int32, _ target: Int32, _ weight: Double?) {
    sources.append(source)
    targets.append(target)
    if let weight { weights.append(weight) }
  }
}
