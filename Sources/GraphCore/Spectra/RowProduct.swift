extension Graph.Adjacency {
  /// y = A·x: each vertex adds up what its arcs' other ends hold, times the weights.
  ///
  /// Rows are independent, so the bits do not depend on the threads.
  ///
  /// - Complexity: O(*n* + *m*).
  func multiply(
    _ x: [Double], into y: inout [Double], execution: Execution
  ) throws(KernelError) {
    let n = offsets.count - 1
    // Below some hundred thousand arcs waking another thread costs more than it saves.
    let parts = targets.count + n < 1 << 18 ? 1 : 32
    let starts = balancedStarts(parts: parts)
    try x.withUnsafeBufferPointer { (x) throws(KernelError) in
      try y.withUnsafeMutableBufferPointer { (y) throws(KernelError) in
        // Parts write to disjoint ranges.
        nonisolated(unsafe) let source = x
        nonisolated(unsafe) let result = y
        try execution.forParts(parts) { part in
          for vertex in starts[part]..<starts[part + 1] { result[vertex] = sum(source, vertex) }
        }
      }
    }
  }

  @inline(__always)
  private func sum(_ x: UnsafeBufferPointer<Double>, _ vertex: Int) -> Double {
    var even = 0.0
    var odd = 0.0
    var arc = offsets[vertex]
    let end = offsets[vertex + 1]
    if weights.isEmpty {
      while arc &+ 1 < end {
        even += x[Int(targets[arc])]
        odd += x[Int(targets[arc &+ 1])]
        arc &+= 2
      }
      if arc < end { even += x[Int(targets[arc])] }
    } else {
      while arc &+ 1 < end {
        even += weights[arc] * x[Int(targets[arc])]
        odd += weights[arc &+ 1] * x[Int(targets[arc &+ 1])]
        arc &+= 2
      }
      if arc < end { even += weights[arc] * x[Int(targets[arc])] }
    }
    return even + odd
  }

  /// Cuts the rows into parts of about equally many arcs and rows; `parts` + 1 bounds.
  func balancedStarts(parts: Int) -> [Int] {
    let n = offsets.count - 1
    let work = n + targets.count
    var starts = [0]
    var vertex = 0
    for part in 1..<max(1, parts) {
      let goal = work * part / parts
      while vertex < n, vertex + offsets[vertex] < goal { vertex += 1 }
      starts.append(vertex)
    }
    starts.append(n)
    return starts
  }
}

extension Execution {
  /// Runs `body` once for each of `count` parts that write to disjoint places.
  ///
  /// Unlike `mapParts` it
  /// reports no progress: it is for sweeps of which a kernel makes many.
  func forParts(
    _ count: Int, _ body: @Sendable (Int) -> Void
  ) throws(KernelError) {
    try cancellation.check()
    if count == 1 || threads == 1 {
      for part in 0..<count { body(part) }
    } else {
      let quiet = Execution(threads: threads, cancellation: cancellation)
      _ = try quiet.mapParts(count) { part in body(part) }
    }
  }
}

/// Σ x·y, in eight interleaved sums: always in the same order.
func dot(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "Both vectors need the same length.")
  var lanes = SIMD8<Double>.zero
  let whole = x.count & ~7
  x.withUnsafeBytes { x in
    y.withUnsafeBytes { y in
      for offset in stride(from: 0, to: whole * 8, by: 64) {
        lanes +=
          x.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
          * y.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
      }
    }
  }
  var sum = lanes.sum()
  for index in whole..<x.count { sum += x[index] * y[index] }
  return sum
}
