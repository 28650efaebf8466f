internal import GraphCore

/// A connected undirected graph for the force layout: vertices with masses, ties with pulls.
struct SpringGraph: Sendable {
  var offsets: [Int]
  var targets: [Int32]
  /// How strongly a tie pulls.
  var pulls: [Double]
  /// How strongly a vertex pushes the others away.
  var masses: [Double]

  var vertexCount: Int { masses.count }

  /// The subgraph of `vertices`, which are whole components of `graph` and ascend.
  ///
  /// - Parameter graph: undirected. A tie pulls with the square root of its weight, relative to the
  ///   mean of these roots and within a factor of three of it: a tie a hundred times as strong is
  ///   closer, but does not tear the picture apart. A vertex weighs as much as its ties, plus one.
  init(_ graph: Graph, vertices: [Int32]) {
    var local = [Int32](repeating: -1, count: graph.vertexCount)
    for (position, vertex) in vertices.enumerated() { local[Int(vertex)] = Int32(position) }
    let rows = graph.outgoing
    offsets = [0]
    targets = []
    pulls = []
    masses = []
    for vertex in vertices {
      for arc in rows.arcs(of: Int(vertex)) {
        targets.append(local[Int(rows.targets[arc])])
        pulls.append(graph.isWeighted ? rows.weights[arc].squareRoot() : 1)
      }
      offsets.append(targets.count)
      masses.append(Double(rows.degree(of: Int(vertex)) + 1))
    }
    let mean = pulls.reduce(0, +) / Double(max(1, pulls.count))
    for arc in pulls.indices { pulls[arc] = min(3, max(1 / 3, pulls[arc] / mean)) }
  }

  /// A smaller graph in which pairs and small groups of neighbours are one vertex each, and the new
  /// vertex of each old one; nil once little would be gained.
  ///
  /// Vertices are visited from few ties to many. Each that is still single joins the neighbour it
  /// is most exclusively tied to (pull over the product of masses), a single one if there is any.
  func coarsened() -> (graph: SpringGraph, parents: [Int32])? {
    let degrees = (0..<vertexCount).map { offsets[$0 + 1] - offsets[$0] }
    let order = (0..<vertexCount).sorted { (degrees[$0], $0) < (degrees[$1], $1) }
    var parents = [Int32](repeating: -1, count: vertexCount)
    var count: Int32 = 0
    for vertex in order where parents[vertex] < 0 {
      var best = -1
      var isBestSingle = false
      var bestPull = -1.0
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        let other = Int(targets[arc])
        let isSingle = parents[other] < 0
        let pull = pulls[arc] / masses[other]
        guard isSingle == isBestSingle ? pull > bestPull : isSingle else { continue }
        best = other
        isBestSingle = isSingle
        bestPull = pull
      }
      if best < 0 || parents[best] < 0 {
        parents[vertex] = count
        if best >= 0 { parents[best] = count }
        count += 1
      } else {
        parents[vertex] = parents[best]
      }
    }
    guard Double(count) < 0.85 * Double(vertexCount) else { return nil }
    return (merged(parents, count: Int(count)), parents)
  }

  private func merged(_ parents: [Int32], count: Int) -> SpringGraph {
    var sources: [Int32] = []
    var ends: [Int32] = []
    var weights: [Double] = []
    var newMasses = [Double](repeating: 0, count: count)
    for vertex in 0..<vertexCount {
      newMasses[Int(parents[vertex])] += masses[vertex]
      for arc in offsets[vertex]..<offsets[vertex + 1] where Int(targets[arc]) > vertex {
        sources.append(parents[vertex])
        ends.append(parents[Int(targets[arc])])
        weights.append(pulls[arc])
      }
    }
    let graph = Graph(
      vertexCount: count, sources: sources, targets: ends, weights: weights, isDirected: false)
    return SpringGraph(
      offsets: graph.outgoing.offsets, targets: graph.outgoing.targets,
      pulls: graph.outgoing.weights, masses: newMasses)
  }

  private init(offsets: [Int], targets: [Int32], pulls: [Double], masses: [Double]) {
    self.offsets = offsets
    self.targets = targets
    self.pulls = pulls
    self.masses = masses
  }
}
