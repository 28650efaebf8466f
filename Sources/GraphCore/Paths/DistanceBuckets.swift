internal import CPrefetch

/// Vertices waiting by distance, in a ring of buckets a little narrower than the shortest arc.
///
/// A vertex may wait several times: the nearest entry counts. The memory of one search, reused.
struct DistanceBuckets: ~Copyable {
  /// More buckets than this are not worth their while.
  private static let most = 1 << 14

  /// Whether the lengths are alike enough for a ring of buckets to hold all that may wait.
  let isUsable: Bool
  private let perUnit: Double
  private let mask: Int
  /// By bucket the entry that came last, −1 if none waits.
  private let heads: Buffer<Int32>
  /// By entry the vertex, and the entry that came before it in its bucket.
  private var entries: Buffer<SIMD2<Int32>>
  private var count = 0
  private var waiting = 0
  private var current = 0

  /// - Parameters:
  ///   - shortest: the length of the shortest arc.
  ///   - longest: of the longest.
  init(shortest: Double, longest: Double) {
    let ratio = longest / shortest
    isUsable = shortest > 0 && ratio < Double(Self.most - 2)
    perUnit = 1 / (shortest * (1 - 1e-9))
    var size = 2
    while isUsable, Double(size) < ratio * (1 + 1e-8) + 2 { size *= 2 }
    mask = size - 1
    heads = Buffer(repeating: -1, count: size)
    entries = Buffer(repeating: .zero, count: 1024)
  }

  /// - Parameter lengths: those of the arcs; infinite ones are not used.
  init(lengths: [Double]) {
    var shortest = SIMD8(repeating: Double.infinity)
    var longest = SIMD8<Double>.zero
    lengths.withUnsafeBytes { bytes in
      let groups = bytes.count / MemoryLayout<SIMD8<Double>>.stride
      for group in 0..<groups {
        let some = bytes.loadUnaligned(
          fromByteOffset: group * MemoryLayout<SIMD8<Double>>.stride, as: SIMD8<Double>.self)
        shortest.replace(with: some, where: some .< shortest)
        longest.replace(with: some, where: (some .> longest) .& (some .< .infinity))
      }
    }
    for length in lengths.suffix(lengths.count % 8) where length < .infinity {
      shortest[0] = min(shortest[0], length)
      longest[0] = max(longest[0], length)
    }
    self.init(shortest: shortest.min(), longest: longest.max())
  }

  /// Empties the ring but for `vertex` at distance 0.
  mutating func start(_ vertex: Int32) {
    count = 0
    current = 0
    waiting = 0
    push(vertex, at: 0)
  }

  @inline(__always)
  mutating func push(_ vertex: Int32, at distance: Double) {
    if count == entries.count { grow() }
    let bucket = Int(distance * perUnit) & mask
    entries[count] = SIMD2(vertex, heads[bucket])
    heads[bucket] = Int32(truncatingIfNeeded: count)
    count &+= 1
    waiting &+= 1
  }

  /// A vertex of the nearest bucket that holds any.
  @inline(__always)
  mutating func pop() -> Int32? {
    guard waiting > 0 else { return nil }
    while heads[current] < 0 { current = (current &+ 1) & mask }
    let entry = entries[Int(heads[current])]
    heads[current] = entry.y
    waiting &-= 1
    return entry.x
  }

  /// Asks for the memory of the arcs of the vertex that comes next, and of where those of the one
  /// after it stand.
  ///
  /// Vertices come in an order that no processor foresees.
  @inline(__always)
  func fetchNext(_ rows: RawRows, _ lengths: UnsafePointer<Double>) {
    let first = heads[current]
    guard first >= 0 else { return }
    let entry = entries[Int(first)]
    let arc = rows.offsets[Int(entry.x)]
    // The lines of some 20 arcs.
    prefetch(rows.targets + arc)
    prefetch(rows.targets + (arc &+ 16))
    prefetch(lengths + arc)
    prefetch(lengths + (arc &+ 8))
    prefetch(lengths + (arc &+ 16))
    guard entry.y >= 0 else { return }
    prefetch(rows.offsets + Int(entries[Int(entry.y)].x))
  }

  private mutating func grow() {
    let more = Buffer<SIMD2<Int32>>(repeating: .zero, count: 2 * count)
    more.base.update(from: entries.base, count: count)
    entries = more
  }
}
