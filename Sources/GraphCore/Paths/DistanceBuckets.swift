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
  private var vertices: Buffer<Int32>
  /// By entry the one that came before it in its bucket.
  private var nexts: Buffer<Int32>
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
    vertices = Buffer(repeating: 0, count: 1024)
    nexts = Buffer(repeating: 0, count: 1024)
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
    if count == vertices.count { grow() }
    let bucket = Int(distance * perUnit) & mask
    vertices[count] = vertex
    nexts[count] = heads[bucket]
    heads[bucket] = Int32(truncatingIfNeeded: count)
    count &+= 1
    waiting &+= 1
  }

  /// A vertex of the nearest bucket that holds any.
  @inline(__always)
  mutating func pop() -> Int32? {
    guard waiting > 0 else { return nil }
    while heads[current] < 0 { current = (current &+ 1) & mask }
    let entry = Int(heads[current])
    heads[current] = nexts[entry]
    waiting &-= 1
    return vertices[entry]
  }

  private mutating func grow() {
    let wider = Buffer<Int32>(repeating: 0, count: 2 * count)
    wider.base.update(from: vertices.base, count: count)
    vertices = wider
    let longer = Buffer<Int32>(repeating: 0, count: 2 * count)
    longer.base.update(from: nexts.base, count: count)
    nexts = longer
  }
}
