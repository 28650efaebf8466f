/// 512 breadth-first searches at once, one bit each: the memory of one pass, reused.
///
/// Row *v* holds the searches that have met *v*. At each depth a row takes over what the rows at
/// the other ends of its arcs held one depth before, so row *v* gains the bit of *s* at depth
/// d(*v*, *s*) along the arcs given. Rows that hold every bit are left alone.
///
/// - Complexity: O(512-bit rows of all arcs) per depth; 2 · 64 bytes per vertex.
/// - Source: Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal",
///   PVLDB 8 (2014), 449–460; here rows pull instead of being pushed to.
struct WideSearch: ~Copyable {
  typealias Bits = SIMD8<UInt64>
  /// Searches per pass.
  static let width = 512

  private var before: Buffer<Bits>
  private var after: Buffer<Bits>
  private let open: Buffer<Int32>

  init(vertexCount: Int) {
    before = Buffer(repeating: .zero, count: vertexCount)
    after = Buffer(repeating: .zero, count: vertexCount)
    open = Buffer(repeating: 0, count: vertexCount)
  }

  /// Searches from `sources` (at most 512 vertices, fastest if neighbours; bit *i* is the *i*-th).
  ///
  /// - Parameters:
  ///   - rows: the arcs over which a vertex takes over what others hold.
  ///   - back: the same arcs by their other end.
  ///   - limit: the greatest depth of interest.
  ///   - visit: hears, by ascending depth and vertex, which bits a vertex gained.
  @inline(__always)
  mutating func run(
    _ rows: RawRows, back: RawRows, from sources: some RandomAccessCollection<Int>,
    limit: Int = .max, cancellation: Cancellation,
    visit: (_ depth: Int, _ vertex: Int, _ bits: Bits) -> Void
  ) throws(KernelError) {
    precondition(sources.count <= Self.width, "At most 512 searches per pass.")
    guard limit > 0 else { return }
    var full = Bits.zero
    for bit in 0..<sources.count { full[bit >> 6] |= 1 << UInt64(bit & 63) }
    var openCount = 0
    for vertex in 0..<rows.vertexCount {
      if rows.arcs(of: vertex).isEmpty {
        after[vertex] = .zero
      } else {
        open[openCount] = Int32(truncatingIfNeeded: vertex)
        openCount &+= 1
      }
    }
    var depth = 1
    var hasGained = handOn(from: sources, over: back, openCount, visit)
    try cancellation.check()
    while hasGained, depth < limit {
      depth += 1
      hasGained = false
      var kept = 0
      for index in 0..<openCount {
        if index & 0x3FFF == 0 { try cancellation.check() }
        let vertex = Int(open[index])
        let held = before[vertex]
        let missing = full & ~held
        guard !missing.isZero else {
          after[vertex] = held
          continue
        }
        open[kept] = Int32(truncatingIfNeeded: vertex)
        kept &+= 1
        let found = Self.gather(rows, before.base, of: vertex, until: missing) & missing
        after[vertex] = held | found
        guard !found.isZero else { continue }
        hasGained = true
        visit(depth, vertex, found)
      }
      openCount = kept
      swap(&before, &after)
    }
  }

  /// Depth 1, where only sources hold anything: each hands its bit on.
  @inline(__always)
  private func handOn(
    from sources: some RandomAccessCollection<Int>, over back: RawRows, _ openCount: Int,
    _ visit: (_ depth: Int, _ vertex: Int, _ bits: Bits) -> Void
  ) -> Bool {
    before.fill(with: .zero)
    for (bit, source) in sources.enumerated() {
      for arc in back.arcs(of: source) {
        before[Int(back.targets[arc])][bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    var hasGained = false
    for index in 0..<openCount {
      let vertex = Int(open[index])
      let found = before[vertex]
      guard !found.isZero else { continue }
      hasGained = true
      visit(1, vertex, found)
    }
    for (bit, source) in sources.enumerated() {
      before[source][bit >> 6] |= 1 << UInt64(bit & 63)
      // Who has no arcs gains nothing, but others take over what it holds.
      after[source] = before[source]
    }
    return hasGained
  }

  /// What the neighbours of `vertex` hold together; may stop once all of `missing` is there.
  @inline(__always)
  private static func gather(
    _ rows: RawRows, _ held: UnsafeMutablePointer<Bits>, of vertex: Int, until missing: Bits
  ) -> Bits {
    var found = Bits.zero
    var arc = rows.offsets[vertex]
    let end = rows.offsets[vertex &+ 1]
    let targets = rows.targets
    while arc &+ 4 <= end {
      found |= held[Int(targets[arc])] | held[Int(targets[arc &+ 1])]
      found |= held[Int(targets[arc &+ 2])] | held[Int(targets[arc &+ 3])]
      arc &+= 4
      if (missing & ~found).isZero { return found }
    }
    while arc < end {
      found |= held[Int(targets[arc])]
      arc &+= 1
    }
    return found
  }
}
