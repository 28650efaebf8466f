/// A dense symmetric positive definite matrix, to be inverted in place.
///
/// Row-major in rows of whole vectors; only tiles on and below the diagonal are kept up to date.
///
/// - Complexity: 8·*n*² bytes.
struct SymmetricMatrix: ~Copyable {
  typealias Lanes = SIMD8<Double>
  /// Rows and columns.
  let count: Int
  /// Doubles from one row to the next.
  private let stride: Int
  private let base: UnsafeMutablePointer<Double>

  /// A matrix of zeros.
  init(count: Int) {
    self.count = count
    stride = (count + 15) / 16 * 16
    let rows = (count + 7) / 8 * 8
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(64, rows * stride * 8), alignment: 64)
    base = memory.bindMemory(to: Double.self, capacity: rows * stride)
    base.initialize(repeating: 0, count: rows * stride)
  }

  deinit { base.deallocate() }

  /// An entry; both halves must be set before inversion, and hold the result after it.
  subscript(row: Int, column: Int) -> Double {
    get { base[row * stride + column] }
    nonmutating set { base[row * stride + column] = newValue }
  }

  /// Replaces the matrix by its inverse.
  ///
  /// Block after block is swept: Gauss–Jordan elimination in the form that keeps symmetry. Parts are
  /// rows of tiles, each written by one thread alone, and the order of additions is fixed, so that
  /// the result has the same bits on any number of threads.
  ///
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: *n*³ multiplications and additions.
  /// - Source: Goodnight, "A Tutorial on the SWEEP Operator", The American Statistician 33 (1979),
  ///   149–158.
  func invert(_ execution: Execution) throws(KernelError) {
    let quiet = Execution(threads: execution.threads, cancellation: execution.cancellation)
    let width = 128
    for start in Swift.stride(from: 0, to: count, by: width) {
      try sweep(start..<min(count, start + width), quiet)
      execution.progress?(Double(min(count, start + width)) / Double(count))
    }
    for row in 0..<count {
      for column in 0...row {
        let value = -self[row, column]
        self[row, column] = value
        self[column, row] = value
      }
    }
  }

  private func sweep(_ block: Range<Int>, _ execution: Execution) throws(KernelError) {
    let width = block.count
    // The block's columns, one after the other (so that tiles read whole vectors), and the same
    // columns times the inverse of the diagonal block, row by row.
    let columns = SweepPanel(rows: width, columns: stride)
    let scaled = SweepPanel(rows: (count + 7) / 8 * 8, columns: width)
    for place in 0..<width {
      let column = block.lowerBound + place
      for row in 0..<count where !block.contains(row) {
        columns[place, row] = row > column ? self[row, column] : self[column, row]
      }
    }
    let inverse = invertedDiagonal(block)
    nonisolated(unsafe) let matrix = base
    let (count, stride) = (count, stride)
    let parts = min(64, (count + 63) / 64)
    _ = try execution.mapParts(parts) { (part) throws(KernelError) in
      // Lower rows are longer: cut where the triangles have equal area.
      let rows = SymmetricMatrix.rows(of: part, parts, count)
      inverse.withUnsafeBufferPointer { inverse in
        for row in rows where !block.contains(row) {
          let target = scaled.base + row * width
          for j in 0..<width {
            let factor = columns[j, row]
            for k in 0..<width { target[k] += factor * inverse[j &* width &+ k] }
          }
        }
      }
      // A slab of 64 columns stays in the cache while all rows pass by.
      for slab in Swift.stride(from: 0, to: rows.upperBound, by: 64) {
        let first = max(rows.lowerBound, slab / 8 * 8)
        for row in Swift.stride(from: first, to: rows.upperBound, by: 8) {
          let end = min(slab + 64, row + 8)
          SymmetricMatrix.update(
            matrix, stride, row, slab..<end, scaled, columns, width)
        }
      }
    }
    for row in 0..<count {
      for k in 0..<width {
        let column = block.lowerBound + k
        if block.contains(row) {
          base[row * stride + column] = -inverse[(row - block.lowerBound) * width + k]
        } else if row > column {
          base[row * stride + column] = scaled[row, k]
        } else {
          base[column * stride + row] = scaled[row, k]
        }
      }
    }
  }

  /// Multiples of 8 that cut the triangle into parts of about equal area.
  private static func rows(of part: Int, _ parts: Int, _ count: Int) -> Range<Int> {
    func cut(_ part: Int) -> Int {
      let row = (Double(part) / Double(parts)).squareRoot() * Double(count)
      return part == parts ? count : min(count, Int(row) / 8 * 8)
    }
    return cut(part)..<cut(part + 1)
  }

  /// Subtracts `scaled`·`columns` from some columns of eight rows, 16 columns at a time.
  private static func update(
    _ matrix: UnsafeMutablePointer<Double>, _ stride: Int, _ row: Int, _ span: Range<Int>,
    _ scaled: SweepPanel, _ columns: SweepPanel, _ width: Int
  ) {
    let factors = scaled.base + row * width
    for column in Swift.stride(from: span.lowerBound, to: span.upperBound, by: 16) {
      let target = UnsafeMutableRawPointer(matrix + row * stride + column)
        .assumingMemoryBound(to: Lanes.self)
      let step = stride / 8
      var a0 = target[0], a1 = target[1]
      var b0 = target[step], b1 = target[step + 1]
      var c0 = target[2 * step], c1 = target[2 * step + 1]
      var d0 = target[3 * step], d1 = target[3 * step + 1]
      var e0 = target[4 * step], e1 = target[4 * step + 1]
      var f0 = target[5 * step], f1 = target[5 * step + 1]
      var g0 = target[6 * step], g1 = target[6 * step + 1]
      var h0 = target[7 * step], h1 = target[7 * step + 1]
      var source = UnsafeRawPointer(columns.base + column).assumingMemoryBound(to: Lanes.self)
      for k in 0..<width {
        let left = source[0]
        let right = source[1]
        source += step
        a0 -= left * factors[k]
        a1 -= right * factors[k]
        b0 -= left * factors[k &+ width]
        b1 -= right * factors[k &+ width]
        c0 -= left * factors[k &+ 2 &* width]
        c1 -= right * factors[k &+ 2 &* width]
        d0 -= left * factors[k &+ 3 &* width]
        d1 -= right * factors[k &+ 3 &* width]
        e0 -= left * factors[k &+ 4 &* width]
        e1 -= right * factors[k &+ 4 &* width]
        f0 -= left * factors[k &+ 5 &* width]
        f1 -= right * factors[k &+ 5 &* width]
        g0 -= left * factors[k &+ 6 &* width]
        g1 -= right * factors[k &+ 6 &* width]
        h0 -= left * factors[k &+ 7 &* width]
        h1 -= right * factors[k &+ 7 &* width]
      }
      target[0] = a0
      target[1] = a1
      target[step] = b0
      target[step + 1] = b1
      target[2 * step] = c0
      target[2 * step + 1] = c1
      target[3 * step] = d0
      target[3 * step + 1] = d1
      target[4 * step] = e0
      target[4 * step + 1] = e1
      target[5 * step] = f0
      target[5 * step + 1] = f1
      target[6 * step] = g0
      target[6 * step + 1] = g1
      target[7 * step] = h0
      target[7 * step + 1] = h1
    }
  }

  /// The inverse of the diagonal block, row by row, by plain Gauss–Jordan elimination.
  private func invertedDiagonal(_ block: Range<Int>) -> [Double] {
    let n = block.count
    var a = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        a[i * n + j] = self[block.lowerBound + i, block.lowerBound + j]
        a[j * n + i] = a[i * n + j]
      }
    }
    for k in 0..<n {
      let pivot = 1 / a[k * n + k]
      a[k * n + k] = 1
      for j in 0..<n { a[k * n + j] *= pivot }
      for i in 0..<n where i != k {
        let factor = a[i * n + k]
        a[i * n + k] = 0
        for j in 0..<n { a[i * n + j] -= factor * a[k * n + j] }
      }
    }
    return a
  }
}

/// A small dense matrix that the threads of a sweep share: written row-wise by one thread each.
private final class SweepPanel: Sendable {
  nonisolated(unsafe) let base: UnsafeMutablePointer<Double>
  private let columns: Int

  init(rows: Int, columns: Int) {
    self.columns = columns
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(64, rows * columns * 8), alignment: 64)
    base = memory.bindMemory(to: Double.self, capacity: rows * columns)
    base.initialize(repeating: 0, count: rows * columns)
  }

  deinit { base.deallocate() }

  subscript(row: Int, column: Int) -> Double {
    @inline(__always) get { base[row * columns + column] }
    @inline(__always) set { base[row * columns + column] = newValue }
  }
}
