/// Current-flow betweenness: how much passes through a vertex when messages take every way, short
/// ways more often, as currents do.
///
///     B(v) = Σ_{s<t; s,t≠v} ½·Σ_{e at v} |I_e(s, t)|      I current of one unit from s to t
///
/// - Parameter share: whether to divide by (n − 1)(n − 2)/2.
/// - Returns: *n* scores in vertex order; 0 for isolates. Direction is ignored, weights are
///   conductances, those of both directions add up.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for a component of more than 5,000 vertices.
/// - Complexity: O(*c*³ + *m*·*c* log *c*) time and O(*c*²) memory for *c* vertices of a component.
/// - Source: Newman, "A Measure of Betweenness Centrality Based on Random Walks", Social Networks 27
///   (2005), 39–54; Brandes, Fleischer, STACS 2005. With `share` it equals NetworkX
///   `current_flow_betweenness_centrality`.
public func currentFlowBetweenness(
  _ graph: Graph, share: Bool = false, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let rows = graph.undirected().outgoing
  let components = connectedComponents(graph)
  let largest = components.sizes.first ?? 0
  guard largest <= 5000 else {
    throw .outOfRange(parameter: "vertices", value: Double(largest), allowed: 0...5000)
  }
  let (offsets, members) = components.members()
  var local = [Int32](repeating: 0, count: graph.vertexCount)
  var scores = [Double](repeating: 0, count: graph.vertexCount)
  for component in 0..<components.count where components.sizes[component] > 2 {
    let vertices = members[offsets[component]..<offsets[component + 1]]
    for (place, vertex) in vertices.enumerated() { local[Int(vertex)] = Int32(place) }
    let throughputs = try throughputs(vertices, rows, local, execution)
    for (vertex, throughput) in zip(vertices, throughputs) {
      // What starts or ends at the vertex does not pass through it: half a unit per other vertex.
      scores[Int(vertex)] = max(0, throughput / 2 - Double(vertices.count - 1) / 2)
    }
  }
  let n = Double(graph.vertexCount)
  return share && n > 2 ? scores.map { $0 / ((n - 1) * (n - 2) / 2) } : scores
}

/// For each vertex of a component Σ_{s<t} Σ_{e at v} |I_e(s, t)|.
private func throughputs(
  _ vertices: ArraySlice<Int32>, _ rows: Graph.Adjacency, _ local: [Int32],
  _ execution: Execution
) throws(KernelError) -> [Double] {
  // Potentials against the last vertex, which is grounded.
  let count = vertices.count
  let matrix = SymmetricMatrix(count: count - 1)
  for (place, vertex) in vertices.enumerated() where place < count - 1 {
    for arc in rows.arcs(of: Int(vertex)) {
      let weight = rows.weights.isEmpty ? 1 : rows.weights[arc]
      let other = Int(local[Int(rows.targets[arc])])
      matrix[place, place] += weight
      if other < count - 1 { matrix[place, other] = -weight }
    }
  }
  try matrix.invert(Execution(threads: execution.threads, cancellation: execution.cancellation))
  var potentials: [Double] = []
  potentials.reserveCapacity(count * count)
  for row in 0..<count {
    for column in 0..<count {
      potentials.append(max(row, column) == count - 1 ? 0 : matrix[row, column])
    }
  }
  let first = vertices.startIndex
  let sums = try execution.mapRanges(of: count) { [potentials] (range) throws(KernelError) in
    var sums = [Double](repeating: 0, count: count)
    for place in range {
      try execution.cancellation.check()
      for arc in rows.arcs(of: Int(vertices[first + place])) {
        let other = Int(local[Int(rows.targets[arc])])
        guard other > place else { continue }
        let weight = rows.weights.isEmpty ? 1 : rows.weights[arc]
        // Σ_{s<t} |F(s) − F(t)| from the sorted F: each counts once per smaller, minus per larger.
        var flows = (0..<count).map {
          potentials[place * count + $0] - potentials[other * count + $0]
        }
        flows.sort()
        var sum = 0.0
        for (rank, flow) in flows.enumerated() { sum += Double(2 * rank - count + 1) * flow }
        sums[place] += weight * sum
        sums[other] += weight * sum
      }
    }
    return sums
  }
  var total = [Double](repeating: 0, count: count)
  for part in sums {
    for place in 0..<count { total[place] += part[place] }
  }
  return total
}
