internal import CPrefetch

/// One breadth-first search that turns round where it pays.
///
/// While few vertices stand at the border they look ahead along their arcs. Once they have a large
/// share of all arcs, every vertex not yet reached looks back instead for one at the border, and
/// stops at the first it finds.
///
/// - Source: Beamer, Asanović, Patterson, "Direction-Optimizing Breadth-First Search", SC 2012.
struct TwoWaySearch: ~Copyable {
  /// Looking back pays when the border has more than this share of the arcs.
  private static let share = 12
  private let depths: Buffer<Int32>
  /// The vertices at the border, or with a place to spare those found from it.
  private var border: Buffer<Int32>
  private var found: Buffer<Int32>
  private var count = 0
  /// A bit per vertex, which stays in the nearest memory; looking back reads them at random.
  private let isAtBorder: Buffer<UInt64>

  private init(vertexCount n: Int) {
    depths = Buffer(repeating: -1, count: n)
    border = Buffer(repeating: 0, count: n + 1)
    found = Buffer(repeating: 0, count: n + 1)
    isAtBorder = Buffer(repeating: 0, count: n / 64 + 1)
  }

  /// - Parameters:
  ///   - rows: the arcs to follow.
  ///   - back: the same arcs by their other end.
  /// - Returns: the steps from the nearest of `sources`, −1 where out of reach.
  static func depths(
    _ rows: Graph.Adjacency, back: Graph.Adjacency, from sources: [Int32], limit: Int
  ) -> [Int32] {
    var search = TwoWaySearch(vertexCount: rows.offsets.count - 1)
    rows.withRawRows { rows in
      back.withRawRows { back in search.run(rows, back, from: sources, limit: limit) }
    }
    return search.depths.array
  }

  private mutating func run(
    _ rows: RawRows, _ back: RawRows, from sources: [Int32], limit: Int
  ) {
    for source in sources where depths[Int(source)] < 0 {
      depths[Int(source)] = 0
      border[count] = source
      count += 1
    }
    let arcs = rows.offsets[rows.vertexCount]
    var depth: Int32 = 0
    while count > 0, Int(depth) < limit {
      var ahead = 0
      for place in 0..<count { ahead &+= rows.arcs(of: Int(border[place])).count }
      depth &+= 1
      if ahead > arcs / Self.share { lookBack(back, depth) } else { lookAhead(rows, depth) }
      swap(&border, &found)
    }
  }

  private mutating func lookAhead(_ rows: RawRows, _ depth: Int32) {
    var next = 0
    let (depths, found) = (depths.base, found.base)
    for place in 0..<count {
      fetch(rows, behind: place)
      for arc in rows.arcs(of: Int(border[place])) {
        let target = rows.targets[arc]
        let known = depths[Int(target)]
        found[next] = target
        next &+= known < 0 ? 1 : 0
        depths[Int(target)] = known < 0 ? depth : known
      }
    }
    count = next
  }

  /// Asks for the arcs of vertices that come soon: the border stands in no order.
  @inline(__always)
  private func fetch(_ rows: RawRows, behind place: Int) {
    guard place &+ 8 < count else { return }
    prefetch(rows.offsets + Int(border[place &+ 8]))
    prefetch(rows.targets + rows.offsets[Int(border[place &+ 4])])
  }

  private mutating func lookBack(_ back: RawRows, _ depth: Int32) {
    isAtBorder.fill(with: 0)
    for place in 0..<count {
      let vertex = Int(border[place])
      isAtBorder[vertex &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: vertex)
    }
    var next = 0
    let (depths, found, isAtBorder) = (depths.base, found.base, isAtBorder.base)
    for vertex in 0..<back.vertexCount where depths[vertex] < 0 {
      for arc in back.arcs(of: vertex) {
        let other = Int(back.targets[arc])
        let bits = isAtBorder[other &>> 6] &>> UInt64(truncatingIfNeeded: other)
        guard bits & 1 == 1 else { continue }
        depths[vertex] = depth
        found[next] = Int32(truncatingIfNeeded: vertex)
        next &+= 1
        break
      }
    }
    count = next
  }
}
