/// The steps of shortest paths from 8 sources, depth by depth, and the lanes that take them.
///
/// A step is an arc that leads from one depth of a lane to the next.
struct StepList: ~Copyable {
  /// Where each step starts (lower 32 bits) and ends (upper 32 bits).
  private(set) var ends: Buffer<UInt64>
  /// The lanes that take each step.
  private(set) var lanes: Buffer<UInt8>
  private var count = 0
  private var starts: [Int] = [0]
  /// By vertex the lanes that are there at the depth reached; the vertices where some are.
  private let present: Buffer<UInt8>
  private let places: Buffer<Int32>
  private var placeCount = 0

  init(vertexCount: Int, arcCount: Int) {
    ends = Buffer(repeating: 0, count: arcCount + 1)
    lanes = Buffer(repeating: 0, count: arcCount + 1)
    present = Buffer(repeating: 0, count: vertexCount)
    places = Buffer(repeating: 0, count: vertexCount)
  }

  /// The steps from `depth` to the next.
  func range(_ depth: Int) -> Range<Int> { starts[depth]..<starts[depth + 1] }

  /// Forgets all steps; lane *i* stands at the *i*-th source.
  mutating func start(from sources: ArraySlice<Int>) {
    count = 0
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    leave()
    for (lane, source) in sources.enumerated() {
      present[source] = 1 << UInt8(lane)
      places[placeCount] = Int32(truncatingIfNeeded: source)
      placeCount += 1
    }
  }

  /// Lists the steps to the vertices of the next depth, and goes there.
  mutating func advance(over incoming: RawRows, to depths: borrowing DepthLists, at depth: Int) {
    let range = depths.range(depth)
    for index in range {
      let vertex = Int(depths.vertices[index])
      let arcs = incoming.arcs(of: vertex)
      if count &+ arcs.count >= ends.count { grow(by: arcs.count) }
      append(incoming, arcs, to: vertex, lanes: depths.lanes[index])
    }
    starts.append(count)
    leave()
    for index in range {
      present[Int(depths.vertices[index])] = depths.lanes[index]
      places[index &- range.lowerBound] = depths.vertices[index]
    }
    placeCount = range.count
  }

  /// Writes every arc and keeps those that some lane takes: cheaper than a branch.
  @inline(__always)
  private mutating func append(
    _ rows: RawRows, _ arcs: Range<Int>, to vertex: Int, lanes arriving: UInt8
  ) {
    let ends = ends.base
    let lanes = lanes.base
    let present = present.base
    let target = UInt64(truncatingIfNeeded: vertex) << 32
    var count = count
    var arc = arcs.lowerBound
    while arc < arcs.upperBound {
      let source = Int(rows.targets[arc])
      let common = present[source] & arriving
      ends[count] = target | UInt64(truncatingIfNeeded: source)
      lanes[count] = common
      count &+= common != 0 ? 1 : 0
      arc &+= 1
    }
    self.count = count
  }

  private mutating func leave() {
    for place in 0..<placeCount { present[Int(places[place])] = 0 }
    placeCount = 0
  }

  private mutating func grow(by more: Int) {
    let larger = Buffer<UInt64>(repeating: 0, count: 2 * ends.count + more)
    larger.base.update(from: ends.base, count: count)
    ends = larger
    let wider = Buffer<UInt8>(repeating: 0, count: ends.count)
    wider.base.update(from: lanes.base, count: count)
    lanes = wider
  }
}
