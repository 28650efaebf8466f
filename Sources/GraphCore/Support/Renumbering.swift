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
  static func breadthFirst(
    _ graph: Graph, _ cancellation: Cancellation
  ) throws(KernelError) -> Renumbering {
    let n = graph.vertexCount
    let seen = Buffer(repeating: false, count: n)
    // A place to spare: whether a vertex is new is hard to foresee, so it is written down anyway.
    let queue = Buffer(repeating: Int32(0), count: n + 1)
    var head = 0
    var count = 0
    try graph.outgoing.withRawRows { (outgoing) throws(KernelError) in
      try graph.incoming.withRawRows { (incoming) throws(KernelError) in
        for root in graph.verticesByDegree() where !seen[Int(root)] {
          seen[Int(root)] = true
          queue[count] = root
          count += 1
          while head < count {
            if head & 0x3FFF == 0 { try cancellation.check() }
            let vertex = Int(queue[head])
            head += 1
            enqueue(outgoing, vertex, seen.base, queue.base, &count)
            if graph.isDirected { enqueue(incoming, vertex, seen.base, queue.base, &count) }
          }
        }
      }
    }
    return Renumbering(vertices: Array(UnsafeBufferPointer(start: queue.base, count: count)))
  }

  @inline(__always)
  private static func enqueue(
    _ rows: RawRows, _ vertex: Int, _ seen: UnsafeMutablePointer<Bool>,
    _ queue: UnsafeMutablePointer<Int32>, _ count: inout Int
  ) {
    for arc in rows.arcs(of: vertex) {
      let target = rows.targets[arc]
      queue[count] = target
      count &+= seen[Int(target)] ? 0 : 1
      seen[Int(target)] = true
    }
  }

  /// The order in which sweeps over `rows` run fastest.
  ///
  /// Vertices that many rows name come first, so that their values stand together in the nearest
  /// memory; some at a time by the length of their rows.
  ///
  /// - Parameter opposite: the same arcs by their other end.
  /// - Complexity: O(*n* log *n*).
  static func forSweeps(over rows: Graph.Adjacency, opposite: Graph.Adjacency) -> Renumbering {
    let named = (0..<(opposite.offsets.count - 1)).map(opposite.degree(of:))
    return Renumbering(vertices: rows.evenOrder(descending(named)))
  }

  /// Vertices by the number given for each, most first; equal ones by their own number.
  static func descending(_ counts: [Int]) -> [Int32] {
    let top = counts.max() ?? 0
    var starts = [Int](repeating: 0, count: top + 2)
    for count in counts { starts[top - count + 1] += 1 }
    for bucket in 0...top { starts[bucket + 1] += starts[bucket] }
    var result = [Int32](repeating: 0, count: counts.count)
    for vertex in counts.indices {
      let bucket = top - counts[vertex]
      result[starts[bucket]] = Int32(vertex)
      starts[bucket] += 1
    }
    return result
  }

  /// The same order, but some positions at a time by the number of arcs in `rows`.
  func ordered(byDegreeIn rows: Graph.Adjacency) -> Renumbering {
    Renumbering(vertices: rows.evenOrder(vertices))
  }

  /// Values by new position, put back in vertex order.
  func restore<Value>(_ values: [Value]) -> [Value] { positions.map { values[Int($0)] } }
}

extension Graph {
  /// The vertices by number of arcs (in and out), most first; equal ones by number.
  func verticesByDegree() -> [Int32] {
    Renumbering.descending(
      (0..<vertexCount).map {
        outgoing.degree(of: $0) + (isDirected ? incoming.degree(of: $0) : 0)
      })
  }

  /// The same graph with the vertex at each position of `order` moved there.
  ///
  /// - Complexity: O(*n* + *m*); rows ascend again without sorting.
  func renumbered(
    by order: Renumbering, _ cancellation: Cancellation
  ) throws(KernelError) -> Graph {
    let out = try Adjacency(transposing: incoming, order, cancellation)
    let into = isDirected ? try Adjacency(transposing: outgoing, order, cancellation) : out
    return Graph(
      vertexCount: vertexCount, isDirected: isDirected, outgoing: out, incoming: into)
  }
}

extension Graph.Adjacency {
  /// The same vertices, but 2,048 at a time by the number of their arcs, equal ones as they stood.
  ///
  /// Loops over one row after the other then run equally long, which processors foresee; what lay
  /// together in memory still does.
  func evenOrder(_ vertices: some RandomAccessCollection<Int32>) -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(vertices.count)
    var rest = vertices[...]
    while !rest.isEmpty {
      let window = Array(rest.prefix(2048))
      rest = rest.dropFirst(window.count)
      let keys = window.indices.map { degree(of: Int(window[$0])) << 32 | $0 }
      for key in keys.sorted() { order.append(window[key & 0xFFFF_FFFF]) }
    }
    return order
  }

  /// The row at each position of `order`, in new numbers; the arcs of a row stand as they stood.
  ///
  /// - Complexity: O(*n* + *m*).
  func moved(by order: Renumbering) -> Graph.Adjacency {
    let n = order.vertices.count
    var starts = [Int](repeating: 0, count: n + 1)
    for (position, vertex) in order.vertices.enumerated() {
      starts[position + 1] = starts[position] + degree(of: Int(vertex))
    }
    let moved = [Int32](unsafeUninitializedCapacity: targets.count) { moved, count in
      HugePages.advise(UnsafeMutableRawBufferPointer(moved))
      for vertex in order.vertices {
        for target in targets[arcs(of: Int(vertex))] {
          moved[count] = order.positions[Int(target)]
          count &+= 1
        }
      }
    }
    let shares = [Double](unsafeUninitializedCapacity: weights.count) { moved, count in
      HugePages.advise(UnsafeMutableRawBufferPointer(moved))
      for vertex in order.vertices where !weights.isEmpty {
        for weight in weights[arcs(of: Int(vertex))] {
          moved[count] = weight
          count &+= 1
        }
      }
    }
    return Graph.Adjacency(offsets: starts, targets: moved, weights: shares)
  }

  /// The transpose of `rows` in new numbers.
  ///
  /// Arcs arrive by ascending source, so rows ascend.
  fileprivate init(
    transposing rows: Graph.Adjacency, _ order: Renumbering, _ cancellation: Cancellation
  ) throws(KernelError) {
    let n = order.vertices.count
    let arcs = rows.targets.count
    var offsets = [Int](repeating: 0, count: n + 1)
    for target in rows.targets { offsets[Int(order.positions[Int(target)]) + 1] += 1 }
    for position in 0..<n { offsets[position + 1] += offsets[position] }
    let next = Buffer(offsets, padding: 0)
    let positions = Buffer(order.positions, padding: 0)
    var targets = [Int32](repeating: 0, count: arcs)
    var weights = [Double](repeating: 0, count: rows.weights.count)
    try rows.withRawRows { (rows) throws(KernelError) in
      try targets.withUnsafeMutableBufferPointer { (targets) throws(KernelError) in
        try weights.withUnsafeMutableBufferPointer { (weights) throws(KernelError) in
          for (source, vertex) in order.vertices.enumerated() {
            if source & 0x3FFF == 0 { try cancellation.check() }
            for arc in rows.arcs(of: Int(vertex)) {
              let row = Int(positions[Int(rows.targets[arc])])
              let place = next[row]
              next[row] = place &+ 1
              targets[place] = Int32(truncatingIfNeeded: source)
              if let given = rows.weights { weights[place] = given[arc] }
            }
          }
        }
      }
    }
    self.init(offsets: offsets, targets: targets, weights: weights)
  }
}
