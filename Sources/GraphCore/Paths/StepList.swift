/// The steps of shortest paths from 16 sources, depth by depth, and the lanes that take them.
///
/// A step is an arc that leads from one depth of a lane to the next. Steps stand together with
/// others that end at the same visit: a vertex at a depth, with the lanes for which it is there.
/// Each visit's steps are filled up to an even number with a step of no lane.
struct StepList: ~Copyable {
  /// The number of steps of a visit is a multiple of it.
  static let width = 2

  /// Where each step starts.
  private(set) var sources: Buffer<Int32>
  /// The lanes that take each step.
  private(set) var lanes: Buffer<UInt16>
  /// By visit, in the order of the depth lists, where its steps start; one more at the end.
  private(set) var starts = Buffer<Int>(repeating: 0, count: 1)
  /// By vertex the lanes that are there at the depth reached.
  private let present: Buffer<UInt16>
  /// The vertex that steps of no lane start from: one beyond the last.
  private let nowhere: Int32

  init(vertexCount: Int) {
    sources = Buffer(repeating: 0, count: 1 << 12)
    lanes = Buffer(repeating: 0, count: 1 << 12)
    present = Buffer(repeating: 0, count: vertexCount + 1)
    nowhere = Int32(vertexCount)
  }

  /// Lists all steps; lane *i* starts at the *i*-th source.
  mutating func fill(
    from first: ArraySlice<Int>, over incoming: borrowing PaddedRows,
    to depths: borrowing DepthLists, _ cancellation: Cancellation
  ) throws(KernelError) {
    if starts.count <= depths.visitCount {
      starts = Buffer(repeating: 0, count: depths.visitCount * 3 / 2 + 2)
    }
    for (lane, source) in first.enumerated() { present[source] = 1 << UInt16(lane) }
    var count = 0
    for depth in 0..<depths.count {
      try cancellation.check()
      let range = depths.range(depth)
      // Every arc is written down, step or not, and what fills up an uneven number.
      var room = Self.width * range.count
      for visit in range { room &+= incoming.count(of: Int(depths.vertices[visit])) }
      reserve(count + room)
      count = list(range, incoming, depths, from: count)
      if depth == 0 {
        for source in first { present[source] = 0 }
      } else {
        leave(depths.range(depth - 1), depths)
      }
      for visit in range { present[Int(depths.vertices[visit])] = depths.lanes[visit] }
    }
    starts[depths.visitCount] = count
    if depths.count > 0 { leave(depths.range(depths.count - 1), depths) }
  }

  private func leave(_ visits: Range<Int>, _ depths: borrowing DepthLists) {
    for visit in visits { present[Int(depths.vertices[visit])] = 0 }
  }

  /// Lists the steps that end at the visits of one depth; returns how many steps there are then.
  ///
  /// Writes every arc and keeps those that some lane takes: cheaper than a branch.
  private func list(
    _ visits: Range<Int>, _ rows: borrowing PaddedRows, _ depths: borrowing DepthLists,
    from first: Int
  ) -> Int {
    let (sources, lanes, starts) = (sources.base, lanes.base, starts.base)
    let (present, nowhere) = (present.base, nowhere)
    let (vertices, arriving) = (depths.vertices.base, depths.lanes.base)
    let (offsets, targets) = (rows.offsets.base, rows.targets.base)
    var count = first
    var visit = visits.lowerBound
    while visit < visits.upperBound {
      starts[visit] = count
      let arrived = arriving[visit]
      let vertex = Int(vertices[visit])
      var arc = offsets[vertex]
      let end = offsets[vertex &+ 1]
      while arc < end {
        for place in arc..<(arc &+ PaddedRows.width) {
          let source = targets[place]
          let common = present[Int(source)] & arrived
          sources[count] = source
          lanes[count] = common
          count &+= common != 0 ? 1 : 0
        }
        arc &+= PaddedRows.width
      }
      for place in 0..<(Self.width &- 1) {
        sources[count &+ place] = nowhere
        lanes[count &+ place] = 0
      }
      count = (count &+ Self.width &- 1) & ~(Self.width &- 1)
      visit &+= 1
    }
    return count
  }

  /// Makes room for fewer than `capacity` steps.
  private mutating func reserve(_ capacity: Int) {
    guard capacity >= sources.count else { return }
    let larger = Buffer<Int32>(repeating: 0, count: 2 * capacity)
    larger.base.update(from: sources.base, count: sources.count)
    let wider = Buffer<UInt16>(repeating: 0, count: 2 * capacity)
    wider.base.update(from: lanes.base, count: lanes.count)
    sources = larger
    lanes = wider
  }
}
