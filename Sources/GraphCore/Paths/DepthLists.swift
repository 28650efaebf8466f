/// For each depth the vertices that some of 16 searches meet there, and which.
struct DepthLists: ~Copyable {
  private(set) var vertices = Buffer<Int32>(repeating: 0, count: 1)
  private(set) var lanes = Buffer<UInt16>(repeating: 0, count: 1)
  private var starts: [Int] = [0]

  /// How many depths there are; the first is one step from the source.
  var count: Int { starts.count - 1 }

  /// How many vertices all depths list together.
  var visitCount: Int { starts[starts.count - 1] }

  func range(_ depth: Int) -> Range<Int> { starts[depth]..<starts[depth + 1] }

  /// Takes over the searches 16 · `quarter` to 16 · `quarter` + 15.
  mutating func fill(from rows: borrowing DepthWords, quarter: Int) {
    if vertices.count <= rows.capacity {
      vertices = Buffer(repeating: 0, count: rows.capacity + 1)
      lanes = Buffer(repeating: 0, count: rows.capacity + 1)
    }
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    let shift = UInt64(quarter) * 16
    var count = 0
    for depth in 0..<rows.count {
      for index in rows.range(depth) {
        let bits = UInt16(truncatingIfNeeded: rows.bits[index] &>> shift)
        vertices[count] = rows.vertices[index]
        lanes[count] = bits
        count &+= bits != 0 ? 1 : 0
      }
      guard count > starts[starts.count - 1] else { break }
      starts.append(count)
    }
  }
}

/// For each depth the vertices that some of 64 searches meet there, and which.
struct DepthWords: ~Copyable {
  private(set) var vertices = Buffer<Int32>(repeating: 0, count: 1)
  private(set) var bits = Buffer<UInt64>(repeating: 0, count: 1)
  private var starts: [Int] = [0]

  var count: Int { starts.count - 1 }
  /// How many rows there may be.
  var capacity: Int { vertices.count - 1 }

  func range(_ depth: Int) -> Range<Int> { starts[depth]..<starts[depth + 1] }

  /// Takes over word `word` of each row.
  mutating func fill(from rows: borrowing DepthRows, word: Int) {
    if vertices.count <= rows.vertices.count {
      vertices = Buffer(repeating: 0, count: rows.vertices.count * 3 / 2 + 1)
      bits = Buffer(repeating: 0, count: vertices.count)
    }
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    var count = 0
    for depth in 0..<rows.count {
      for index in rows.range(depth) {
        let found = rows.bits[index][word]
        vertices[count] = rows.vertices[index]
        bits[count] = found
        count &+= found != 0 ? 1 : 0
      }
      starts.append(count)
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
