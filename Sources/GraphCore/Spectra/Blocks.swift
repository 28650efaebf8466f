/// A non-negative matrix cut into blocks that do not touch each other, each of which leads from any
/// of its vertices to any other: each has one positive leading eigenvector (Perron, Frobenius).
struct Blocks: Sendable {
  /// Matrices to apply one after the other; arcs between blocks are left out.
  let factors: [Graph.Adjacency]
  /// The vertex at each position, by which the factors count; nil if these are the same.
  let order: Renumbering?
  /// The block of each position, −1 for a vertex in none.
  let labels: [Int32]
  let count: Int
  /// Whether the matrix equals its transpose.
  let isSymmetric: Bool

  /// The adjacency matrix: connected components, or strong ones with their inner arcs.
  ///
  /// A single vertex is no block, for its only eigenvalue is 0.
  init(_ graph: Graph, _ execution: Execution) throws(KernelError) {
    let parts = try strongComponents(graph, execution: execution)
    var labels = parts.groups
    for vertex in labels.indices where parts.sizes[Int(labels[vertex])] == 1 { labels[vertex] = -1 }
    let rows = graph.incoming
    let order = Renumbering.forSweeps(over: rows, opposite: graph.outgoing)
    self.order = order
    self.labels = order.vertices.map { labels[Int($0)] }
    isSymmetric = !graph.isDirected
    count = parts.sizes.prefix { $0 > 1 }.count
    let inner = graph.isDirected && parts.count > 1 ? rows.within(labels) : rows
    factors = [inner.moved(by: order)]
  }

  /// B·Bᵀ for the matrix B of `rows`: two vertices touch if they share a neighbour there.
  init(square rows: Graph.Adjacency, transposed: Graph.Adjacency) {
    let n = rows.offsets.count - 1
    var parents = (0..<n).map(Int32.init)
    func root(_ vertex: Int32) -> Int32 {
      var current = vertex
      while parents[Int(current)] != current {
        parents[Int(current)] = parents[Int(parents[Int(current)])]
        current = parents[Int(current)]
      }
      return current
    }
    for vertex in 0..<n {
      let arcs = transposed.arcs(of: vertex)
      guard let first = arcs.first else { continue }
      let one = root(transposed.targets[first])
      for arc in arcs.dropFirst() { parents[Int(root(transposed.targets[arc]))] = one }
    }
    let parts = Partition(labels: (0..<n).map { root(Int32($0)) })
    labels = (0..<n).map { rows.degree(of: $0) == 0 ? -1 : parts.groups[$0] }
    count = parts.count
    factors = [transposed, rows]
    order = nil
    isSymmetric = true
  }

  /// y = M·x; `scratch` holds what lies between two factors.
  func multiply(
    _ x: [Double], into y: inout [Double], scratch: inout [Double], execution: Execution
  ) throws(KernelError) {
    try factors[0].multiply(x, into: &y, execution: execution)
    for factor in factors.dropFirst() {
      swap(&y, &scratch)
      try factor.multiply(scratch, into: &y, execution: execution)
    }
  }
}

extension Graph.Adjacency {
  /// The arcs whose two ends carry the same label, not −1.
  fileprivate func within(_ labels: [Int32]) -> Graph.Adjacency {
    var newOffsets = [0]
    var newTargets: [Int32] = []
    var newWeights: [Double] = []
    newOffsets.reserveCapacity(offsets.count)
    newTargets.reserveCapacity(targets.count)
    newWeights.reserveCapacity(weights.count)
    for vertex in labels.indices {
      if labels[vertex] >= 0 {
        for arc in arcs(of: vertex) where labels[Int(targets[arc])] == labels[vertex] {
          newTargets.append(targets[arc])
          if !weights.isEmpty { newWeights.append(weights[arc]) }
        }
      }
      newOffsets.append(newTargets.count)
    }
    return Graph.Adjacency(offsets: newOffsets, targets: newTargets, weights: newWeights)
  }
}
