internal import Glibc

/// Scratch memory of a kernel: `count` values, aligned for the widest vectors, in huge pages where
/// that pays, freed with its owner.
///
/// Indices are not checked: a kernel's inner loop reads a row per arc.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    let bytes = max(1, count) * MemoryLayout<Element>.stride
    let isLarge = bytes >= 1 << 22
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: isLarge ? 1 << 21 : 64)
    if isLarge { madvise(raw, bytes, MADV_HUGEPAGE) }
    base = raw.bindMemory(to: Element.self, capacity: max(1, count))
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) get { base[index] }
    @inline(__always) nonmutating set { base[index] = newValue }
  }

  func fill(with value: Element) { base.update(repeating: value, count: count) }
}

extension Buffer {
  /// A copy of `values`.
  init(_ values: [Element], padding: Element) {
    self.init(repeating: padding, count: values.count)
    values.withUnsafeBufferPointer { values in
      guard let first = values.baseAddress else { return }
      base.update(from: first, count: values.count)
    }
  }

  /// A copy as an array.
  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// The rows of a graph as bare memory, for the inner loop of a kernel.
struct RawRows {
  let offsets: UnsafePointer<Int>
  let targets: UnsafePointer<Int32>
  /// Nil when all weights are 1.
  let weights: UnsafePointer<Double>?
  let vertexCount: Int

  @inline(__always) func arcs(of vertex: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[vertex], offsets[vertex &+ 1]))
  }

  /// The sum of a row of `values` over all neighbours of `vertex`, weights left out.
  @inline(__always)
  func sum<Row: SIMD>(_ values: UnsafePointer<Row>, over vertex: Int) -> Row
  where Row.Scalar: FloatingPoint {
    var even = Row.zero
    var odd = Row.zero
    var arc = offsets[vertex]
    let end = offsets[vertex &+ 1]
    while arc &+ 1 < end {
      even += values[Int(targets[arc])]
      odd += values[Int(targets[arc &+ 1])]
      arc &+= 2
    }
    if arc < end { even += values[Int(targets[arc])] }
    return even + odd
  }
}

extension Graph.Adjacency {
  /// Hands the rows out as bare memory.
  @inline(__always)
  func withRawRows<Result, Failure: Error>(
    _ body: (RawRows) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try offsets.withUnsafeBufferPointer { (starts) throws(Failure) -> Result in
      try targets.withUnsafeBufferPointer { (ends) throws(Failure) -> Result in
        try weights.withUnsafeBufferPointer { (weights) throws(Failure) -> Result in
          guard let start = starts.baseAddress else {
            preconditionFailure("Rows have at least one offset.")
          }
          var none: Int32 = 0
          return try withUnsafePointer(to: &none) { (nothing) throws(Failure) -> Result in
            try body(
              RawRows(
                offsets: start, targets: ends.baseAddress ?? nothing,
                weights: weights.isEmpty ? nil : weights.baseAddress,
                vertexCount: starts.count - 1))
          }
        }
      }
    }
  }
}

/// Huge pages for arrays that were not touched yet: places far apart are then found faster.
enum HugePages {
  /// Asks for them where `memory` holds whole ones.
  static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    let page: UInt = 1 << 21
    guard let base = memory.baseAddress, memory.count >= 2 * Int(page) else { return }
    let start = (UInt(bitPattern: base) + page - 1) & ~(page - 1)
    let end = (UInt(bitPattern: base) + UInt(memory.count)) & ~(page - 1)
    madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_HUGEPAGE)
  }
}
