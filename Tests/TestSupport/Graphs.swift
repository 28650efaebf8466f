public import GraphCore

/// Small graphs for tests.
extension Graph {
  /// An undirected graph from pairs: `Graph.edges(4, [(0, 1), (1, 2)])`.
  public static func edges(
    _ vertexCount: Int, _ pairs: [(Int, Int)], directed: Bool = false
  ) -> Graph {
    Graph(
      vertexCount: vertexCount, sources: pairs.map { Int32($0.0) },
      targets: pairs.map { Int32($0.1) }, isDirected: directed)
  }
}
