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

extension Graph {
  /// A random graph: `edgeCount` pairs drawn from all, loops and repetitions dropped, whole weights
  /// 1...9 if weighted.
  public static func random(
    _ vertexCount: Int, edges edgeCount: Int, seed: UInt64, directed: Bool = false,
    weighted: Bool = false
  ) -> Graph {
    var random = SplitMix64(seed: seed)
    var sources: [Int32] = []
    var targets: [Int32] = []
    var weights: [Double] = []
    for _ in 0..<edgeCount {
      sources.append(Int32(random.below(vertexCount)))
      targets.append(Int32(random.below(vertexCount)))
      if weighted { weights.append(Double(1 + random.below(9))) }
    }
    return Graph(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights,
      isDirected: directed)
  }

  /// The weight of the arc between two vertices, 1 without weights; 0 if there is none.
  public func weight(_ source: Int, _ target: Int) -> Double {
    for arc in outgoing.arcs(of: source) where outgoing.targets[arc] == Int32(target) {
      return isWeighted ? outgoing.weights[arc] : 1
    }
    return 0
  }

  /// The matrix of the weights.
  public var matrix: [[Double]] {
    (0..<vertexCount).map { row in (0..<vertexCount).map { weight(row, $0) } }
  }
}
