/// Shortest paths from 8 sources at once, one vector lane each, by Brandes' algorithm.
///
/// Counts the paths and adds up dependencies. The memory of one batch, reused.
///
/// The depths come first, from `WideSearch`: for each depth the vertices there and, as a byte, the
/// lanes for which they are. Then each vertex pulls whole rows of its neighbours, without a branch
/// per arc. A row needs no test of depths, because a depth is written only when all of its vertices
/// have been computed: on the way down a neighbour's row holds only lanes of smaller depths, of
/// which only the depth just before can be a neighbour's; on the way back likewise.
///
/// Names follow the source: σ(v) is the number of shortest paths to v, δ(v) the dependency.
///
/// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality", 2001.
struct PathLanes: ~Copyable {
  typealias Lanes = SIMD8<Double>
  /// Sources per batch.
  static let width = 8
  /// Above this number of paths, reciprocals come near the end of what a `Double` can hold.
  static let greatestCount = 0x1p900

  /// σ by vertex.
  private let counts: Buffer<Lanes>
  /// (1 + δ)/σ by vertex.
  private let ratios: Buffer<Lanes>
  /// The results of one depth, before they are written.
  private let pending: Buffer<Lanes>
  /// Σ δ over the batches so far, by vertex.
  let dependencies: Buffer<Lanes>
  private let masks = laneMasks()

  init(vertexCount n: Int) {
    counts = Buffer(repeating: .zero, count: n)
    ratios = Buffer(repeating: .zero, count: n)
    pending = Buffer(repeating: .zero, count: n)
    dependencies = Buffer(repeating: .zero, count: n)
  }

  /// Adds the dependencies of the sources of one batch.
  ///
  /// - Parameters:
  ///   - sources: up to 8; lane *i* is the *i*-th.
  ///   - depths: the vertices at depth 1, 2, … of any lane, and of which.
  /// - Returns: false, and nothing added, if a vertex has too many shortest paths.
  mutating func add(
    out outgoing: RawRows, in incoming: RawRows, sources: Range<Int>, depths: borrowing DepthLists,
    cancellation: Cancellation
  ) throws(KernelError) -> Bool {
    counts.fill(with: .zero)
    ratios.fill(with: .zero)
    for (lane, source) in sources.enumerated() { counts[source][lane] = 1 }
    var total = Lanes.zero
    for depth in 0..<depths.count {
      try cancellation.check()
      let range = depths.range(depth)
      for index in range {
        let sum = incoming.sum(counts.base, over: Int(depths.vertices[index]))
        let count = sum.keeping(masks[Int(depths.lanes[index])])
        total += count
        pending[index &- range.lowerBound] = count
      }
      for index in range {
        counts[Int(depths.vertices[index])] += pending[index &- range.lowerBound]
      }
    }
    guard total.max() < Self.greatestCount else { return false }
    for depth in (0..<depths.count).reversed() {
      try cancellation.check()
      let range = depths.range(depth)
      for index in range {
        let vertex = Int(depths.vertices[index])
        let mask = masks[Int(depths.lanes[index])]
        let count = counts[vertex]
        let sum = outgoing.sum(ratios.base, over: vertex) * count
        let dependency = sum.keeping(mask)
        dependencies[vertex] += dependency
        pending[index &- range.lowerBound] =
          ((1 + dependency) / count).keeping(mask)
      }
      for index in range {
        ratios[Int(depths.vertices[index])] += pending[index &- range.lowerBound]
      }
    }
    return true
  }
}

/// For each depth the vertices that some of 8 searches meet there, and which.
struct DepthLists: ~Copyable {
  private(set) var vertices: [Int32] = []
  private(set) var lanes: [UInt8] = []
  private var starts: [Int] = [0]

  /// How many depths there are; the first is one step from the source.
  var count: Int { starts.count - 1 }

  func range(_ depth: Int) -> Range<Int> { starts[depth]..<starts[depth + 1] }

  /// Takes over the lanes of `batch`: byte *b* of each 512-bit row.
  mutating func fill(from rows: borrowing DepthRows, batch: Int) {
    vertices.removeAll(keepingCapacity: true)
    lanes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    let shift = UInt64(batch & 7) * 8
    for depth in 0..<rows.count {
      for index in rows.range(depth) {
        let byte = UInt8(truncatingIfNeeded: rows.bits[index][batch >> 3] >> shift)
        guard byte != 0 else { continue }
        vertices.append(rows.vertices[index])
        lanes.append(byte)
      }
      guard vertices.count > starts[starts.count - 1] else { break }
      starts.append(vertices.count)
    }
  }
}

/// For each depth the vertices that some of 512 searches meet there, and which.
struct DepthRows: ~Copyable {
  private(set) var vertices: [Int32] = []
  private(set) var bits: [WideSearch.Bits] = []
  private var starts: [Int] = [0]

  var count: Int { starts.count - 1 }

  func range(_ depth: Int) -> Range<Int> { starts[depth]..<starts[depth + 1] }

  mutating func removeAll() {
    vertices.removeAll(keepingCapacity: true)
    bits.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
  }

  /// Notes what `vertex` gained at `depth`, 1 or more; depths ascend without gaps.
  mutating func append(depth: Int, vertex: Int, bits gained: WideSearch.Bits) {
    if starts.count <= depth { starts.append(vertices.count) }
    vertices.append(Int32(truncatingIfNeeded: vertex))
    bits.append(gained)
    starts[depth] = vertices.count
  }
}
