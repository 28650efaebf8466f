extension Graph.Adjacency {
  /// y = A·x: each vertex adds up what its arcs' other ends hold, times the weights.
  ///
  /// Rows are independent, so the bits do not depend on the threads.
  ///
  /// - Complexity: O(*n* + *m*).
  func multiply(
    _ x: [Double], into y: inout [Double], execution: Execution
  ) throws(KernelError) {
    let starts = balancedStarts(parts: sweepParts)
    try withRawRows { (rows) throws(KernelError) in
      try x.withUnsafeBufferPointer { (x) throws(KernelError) in
        try y.withUnsafeMutableBufferPointer { (y) throws(KernelError) in
          guard let source = x.baseAddress, let result = y.baseAddress else { return }
          // Parts write to disjoint ranges.
          nonisolated(unsafe) let (raw, from, to) = (rows, source, result)
          try execution.forParts(starts.count - 1) { part in
            for vertex in starts[part]..<starts[part + 1] {
              to[vertex] = raw.product(from, vertex)
            }
          }
        }
      }
    }
  }

  /// How many parts a sweep over the rows is worth; it depends on the graph alone.
  ///
  /// Below some hundred thousand arcs waking another thread costs more than it saves.
  var sweepParts: Int { targets.count + offsets.count < 1 << 18 ? 1 : 32 }

  /// Cuts the rows into parts of about equally many arcs and rows; `parts` + 1 bounds.
  func balancedStarts(parts: Int) -> [Int] {
    let n = offsets.count - 1
    let work = n + targets.count
    return (0...max(1, parts)).map { part in
      if part == max(1, parts) { return n }
      let goal = work * part / parts
      var (low, high) = (0, n)
      while low < high {
        let middle = (low + high) / 2
        if middle + offsets[middle] < goal { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension RawRows {
  /// Σ x over the arcs of `vertex`, times the weights, in four interleaved sums.
  @inline(__always)
  func product(_ x: UnsafePointer<Double>, _ vertex: Int) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var arc = offsets[vertex]
    let end = offsets[vertex &+ 1]
    if let weights {
      while arc &+ 3 < end {
        a += weights[arc] * x[Int(targets[arc])]
        b += weights[arc &+ 1] * x[Int(targets[arc &+ 1])]
        c += weights[arc &+ 2] * x[Int(targets[arc &+ 2])]
        d += weights[arc &+ 3] * x[Int(targets[arc &+ 3])]
        arc &+= 4
      }
      while arc < end {
        a += weights[arc] * x[Int(targets[arc])]
        arc &+= 1
      }
    } else {
      while arc &+ 3 < end {
        a += x[Int(targets[arc])]
        b += x[Int(targets[arc &+ 1])]
        c += x[Int(targets[arc &+ 2])]
        d += x[Int(targets[arc &+ 3])]
        arc &+= 4
      }
      while arc < end {
        a += x[Int(targets[arc])]
        arc &+= 1
      }
    }
    return (a + b) + (c + d)
  }
}

extension Execution {
  /// Runs `body` once for each of `count` parts that write to disjoint places.
  ///
  /// Unlike `mapParts` it reports no progress: it is for sweeps of which a kernel makes many.
  func forParts(
    _ count: Int, _ body: @Sendable (Int) -> Void
  ) throws(KernelError) {
    if count == 1 || threads == 1 {
      for part in 0..<count {
        try cancellation.check()
        body(part)
      }
    } else {
      let quiet = Execution(threads: threads, cancellation: cancellation)
      _ = try quiet.mapParts(count) { part in body(part) }
    }
  }
}
