/// A permutation of the vertices, so that vertices used together lie together in memory.
struct Renumbering: Sendable {
  /// The vertex at each new position.
  let vertices: [Int32]
  /// The new position of each vertex.
  let positions: [Int32]

  init(vertices: [Int32]) {
    self.vertices = vertices
    var positions = [Int32](repeating: 0, count: vertices.count)
    for (position, vertex) in vertices.enumerated() { positions[Int(vertex)] = Int32(position) }
    self.positions = positions
  }

  /// Breadth-first from the vertex with most arcs, component after component, direction ignored.
  ///
  /// Searches from neighbouring positions then meet the same vertices at about the same depth.
  ///
  /// - Complexity: O(*n* + *m*).
  static func breadthFirst(_ graph: Graph) -> Renumbering {
    let n = graph.vertexCount
    var seen = [Bool](repeating: false, count: n)
    var queue: [Int32] = []
    queue.reserveCapacity(n)
    var head = 0
    for root in graph.verticesByDegree() where !seen[Int(root)] {
      seen[Int(root)] = true
      queue.append(root)
      while head < queue.count {
        let vertex = Int(queue[head])
        head += 1
        for arc in graph.outgoing.arcs(of: vertex) {
          let target = graph.outgoing.targets[arc]
          guard !seen[Int(target)] else { continue }
          seen[Int(target)] = true
          queue.append(target)
        }
        guard graph.isDirected else { continue }
        for arc in graph.incoming.arcs(of: vertex) {
          let target = graph.incoming.targets[arc]
          guard !seen[Int(target)] else { continue }
          seen[Int(target)] = true
          queue.append(target)
        }
      }
    }
    return Renumbering(vertices: queue)
  }

  /// The same order, but for 2,048 positions at a time by the number of arcs in `rows`.
  ///
  /// Loops over one row after the other then run equally long, which processors foresee; what lay
  /// together in memory still does.
  func ordered(byDegreeIn rows: Graph.Adjacency) -> Renumbering {
    let window = 2048
    var ordered: [Int32] = []
    ordered.reserveCapacity(vertices.count)
    for start in stride(from: 0, to: vertices.count, by: window) {
      let places = start..<min(start + window, vertices.count)
      let keys = places.map { (rows.degree(of: Int(vertices[$0])), $0) }.sorted { $0 < $1 }
      for (_, place) in keys { ordered.append(vertices[place]) }
    }
    return Renumbering(vertices: ordered)
  }

  /// Values by new position, put back in vertex order.
  func restore<Value>(_ values: [Value]) -> [Value] { positions.map { values[Int($0)] } }
}

extension Graph {
  /// The vertices by number of arcs (in and out), most first; equal ones by number.
  func verticesByDegree() -> [Int32] {
    let degrees = (0..<vertexCount).map {
      outgoing.degree(of: $0) + (isDirected ? incoming.degree(of: $0) : 0)
    }
    let top = degrees.max() ?? 0
    var starts = [Int](repeating: 0, count: top + 2)
    for degree in degrees { starts[top - degree + 1] += 1 }
    for bucket in 0...top { starts[bucket + 1] += starts[bucket] }
    var result = [Int32](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      let bucket = top - degrees[vertex]
      result[starts[bucket]] = Int32(vertex)
      starts[bucket] += 1
    }
    return result
  }

  /// The same graph with the vertex at each position of `order` moved there.
  ///
  /// - Complexity: O(*n* + *m*); rows ascend again without sorting.
  func renumbered(by order: Renumbering) -> Graph {
    let out = Adjacency(transposing: incoming, order: order)
    return Graph(
      vertexCount: vertexCount, isDirected: isDirected, outgoing: out,
      incoming: isDirected ? Adjacency(transposing: outgoing, order: order) : out)
  }
}

extension Graph.Adjacency {
  /// The transpose of `rows` in new numbers.
  ///
  /// Arcs arrive by ascending source, so rows ascend.
  fileprivate init(transposing rows: Graph.Adjacency, order: Renumbering) {
    let n = order.vertices.count
    var offsets = [Int](repeating: 0, count: n + 1)
    for target in rows.targets { offsets[Int(order.positions[Int(target)]) + 1] += 1 }
    for position in 0..<n { offsets[position + 1] += offsets[position] }
    var next = offsets
    var targets = [Int32](repeating: 0, count: rows.targets.count)
    var weights = [Double](repeating: 0, count: rows.weights.count)
    for source in 0..<n {
      for arc in rows.arcs(of: Int(order.vertices[source])) {
        let row = Int(order.positions[Int(rows.targets[arc])])
        let place = next[row]
        next[row] = place + 1
        targets[place] = Int32(source)
        if !weights.isEmpty { weights[place] = rows.weights[arc] }
      }
    }
    self.init(offsets: offsets, targets: targets, weights: weights)
  }
}
