/// A network of two kinds of vertices, ties only between the kinds: people and events, people and
/// clubs.
public struct TwoModeGraph: Sendable {
  /// The whole graph, undirected.
  public let graph: Graph
  /// Whether each vertex is of the second kind: an event, a club.
  public let isSecond: [Bool]
  /// Vertices of the first and of the second kind.
  public let counts: (first: Int, second: Int)

  /// Nil if a tie joins two vertices of one kind; direction is ignored.
  public init?(_ graph: Graph, isSecond: [Bool]) {
    precondition(isSecond.count == graph.vertexCount, "Each vertex needs a kind.")
    let simple = graph.undirected()
    for vertex in isSecond.indices {
      for arc in simple.outgoing.arcs(of: vertex)
      where isSecond[Int(simple.outgoing.targets[arc])] == isSecond[vertex] {
        return nil
      }
    }
    self.graph = simple
    self.isSecond = isSecond
    let second = isSecond.count { $0 }
    counts = (isSecond.count - second, second)
  }

  /// Vertices of the kind a vertex belongs to, and of the other.
  func counts(for vertex: Int) -> (own: Double, other: Double) {
    isSecond[vertex]
      ? (Double(counts.second), Double(counts.first))
      : (Double(counts.first), Double(counts.second))
  }
}
