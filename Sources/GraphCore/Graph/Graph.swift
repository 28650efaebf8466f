/// An immutable graph in compressed sparse rows: the one input of every kernel.
///
/// Vertices are 0..<`vertexCount`. Loops are left out and parallel arcs are merged when the graph
/// is built, their weights added: a graph is always simple. In an undirected graph each edge is two
/// arcs, and `incoming` shares the storage of `outgoing`.
public struct Graph: Sendable {
  /// One row per vertex: the arcs that leave it (or enter it), ordered by the other end.
  public struct Adjacency: Sendable {
    /// *n* + 1 positions: row *v* is `offsets[v]..<offsets[v + 1]`.
    public let offsets: [Int]
    /// The other end of each arc; ascending within a row.
    public let targets: [Int32]
    /// The weight of each arc, more = closer, finite and positive; empty when all are 1.
    public let weights: [Double]

    /// The positions in `targets` and `weights` of the arcs of `vertex`.
    public func arcs(of vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

    /// The number of arcs of `vertex`.
    public func degree(of vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }
  }

  /// The number of vertices, *n*.
  public let vertexCount: Int
  /// Whether direction matters.
  ///
  /// Undirected edges stand in both rows.
  public let isDirected: Bool
  /// Arcs by the vertex they leave.
  public let outgoing: Adjacency
  /// Arcs by the vertex they enter; equal to `outgoing` in an undirected graph.
  public let incoming: Adjacency
  /// Whether arcs without weights count 1 each where they are merged, so that a pair tied both ways
  /// counts 2 once direction is ignored.
  let countsParallel: Bool

  /// Arcs of a directed graph; twice the edges of an undirected one.
  public var arcCount: Int { outgoing.targets.count }
  /// Edges: arcs of a directed graph, pairs of an undirected one, *m*.
  public var edgeCount: Int { isDirected ? arcCount : arcCount / 2 }
  /// Whether arcs carry weights; without them each counts 1.
  public var isWeighted: Bool { !outgoing.weights.isEmpty }

  init(
    vertexCount: Int, isDirected: Bool, outgoing: Adjacency, incoming: Adjacency,
    countsParallel: Bool = false
  ) {
    self.vertexCount = vertexCount
    self.isDirected = isDirected
    self.outgoing = outgoing
    self.incoming = incoming
    self.countsParallel = countsParallel
  }

  /// The same graph with every weight 1, whatever is merged later; shares the rows.
  public func withoutWeights() -> Graph {
    guard isWeighted || countsParallel else { return self }
    let out = Adjacency(offsets: outgoing.offsets, targets: outgoing.targets, weights: [])
    let into =
      isDirected
      ? Adjacency(offsets: incoming.offsets, targets: incoming.targets, weights: []) : out
    return Graph(vertexCount: vertexCount, isDirected: isDirected, outgoing: out, incoming: into)
  }

  /// The same directed graph with every arc turned round; an undirected graph stays as it is.
  public func reversed() -> Graph {
    Graph(
      vertexCount: vertexCount, isDirected: isDirected, outgoing: incoming, incoming: outgoing,
      countsParallel: countsParallel)
  }
}
