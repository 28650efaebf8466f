/// Scratch memory for drawing reverse-reachable sets: who, if starting, would have got the message to
/// a given vertex in one run of chance.
///
/// Only the arcs into those found are drawn, most of them by passing over the ones that fail at once.
///
/// - Source: Borgs, Brautbar, Chayes, Lucier, "Maximizing Social Influence in Nearly Optimal Time",
///   SODA 2014; Guo, Wang, Wei, Chen, "Influence Maximization Revisited", SIGMOD 2020 (passing over
///   failing arcs by a geometric law).
struct ReverseSearch: ~Copyable {
  /// Whom the last search found, the root first; only the first `count` entries count.
  let found: Buffer<Int32>
  private(set) var count = 0
  private let spreading: Spreading
  /// In which round a vertex was last found; silent ones bear a number that never comes.
  private let seen: Buffer<UInt32>
  private var round: UInt32 = 0

  /// - Parameter spreading: under the cascade or the threshold rule.
  init(_ spreading: Spreading) {
    self.spreading = spreading
    found = Buffer(repeating: 0, count: spreading.graph.vertexCount)
    seen = Buffer(repeating: 0, count: spreading.graph.vertexCount)
    for vertex in spreading.silent { seen[Int(vertex)] = .max }
  }

  /// Whom the last search found.
  var members: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: found.base, count: count) }

  /// Draws the set of `root`.
  ///
  /// - Returns: whether somebody was met at whom the search may stop; `found` is not complete then.
  /// - Complexity: expected, about linear in those found.
  mutating func run(from root: Int32, isGoal: [Bool] = [], _ random: inout SplitMix64) -> Bool {
    round += 1
    precondition(round < .max, "A search serves at most 4 billion rounds.")
    found[0] = root
    count = 1
    if !spreading.isSilent[Int(root)] { seen[Int(root)] = round }
    if !isGoal.isEmpty, isGoal[Int(root)] { return true }
    return spreading.rule == .threshold
      ? walk(isGoal: isGoal, &random) : search(isGoal: isGoal, &random)
  }

  /// The threshold rule: a walk against the arcs, one at most from each vertex.
  private mutating func walk(isGoal: [Bool], _ random: inout SplitMix64) -> Bool {
    var vertex = Int(found[0])
    var step = 0
    while step < spreading.steps {
      let arc = spreading.heardArc(of: vertex, UInt32(truncatingIfNeeded: random.next() >> 33))
      if arc < 0 { return false }
      vertex = Int(spreading.graph.incoming.targets[arc])
      let before = count
      if find(vertex, isGoal) { return true }
      if count == before || spreading.isChannel[vertex] { return false }
      step += 1
    }
    return false
  }

  private mutating func search(isGoal: [Bool], _ random: inout SplitMix64) -> Bool {
    let rows = spreading.chances.rows
    let sources = spreading.graph.incoming.targets
    let chances = spreading.chances.incoming
    let isEven = chances.isEmpty
    let hasChannels = spreading.hasChannels
    var place = 0
    var step = 0
    var end = 1
    while place < count {
      if place == end {
        step += 1
        end = count
      }
      if step >= spreading.steps { return false }
      let vertex = Int(found[place])
      if hasChannels, place > 0, spreading.isChannel[vertex] {
        place += 1
        continue
      }
      place += 1
      let row = rows[vertex]
      var arc = Int(row.start)
      let last = arc + Int(row.count)
      let top = row.top
      if top == 0 || arc == last { continue }
      if top == ArcChances.one, isEven {
        while arc < last {
          if find(Int(sources[arc]), isGoal) { return true }
          arc += 1
        }
        continue
      }
      if top > 1 << 29 {
        // Chances above a quarter: a coin per arc, two from each number.
        while arc < last {
          let bits = random.next()
          let first = isEven ? top : chances[arc]
          if UInt32(truncatingIfNeeded: bits >> 33) < first, find(Int(sources[arc]), isGoal) {
            return true
          }
          arc += 1
          guard arc < last else { break }
          let second = isEven ? top : chances[arc]
          if UInt32(truncatingIfNeeded: bits) >> 1 < second, find(Int(sources[arc]), isGoal) {
            return true
          }
          arc += 1
        }
        continue
      }
      // Evenly from above 0 to 1; up to `none` it passes over all arcs.
      var draw = 1 - random.unit()
      if draw <= row.none { continue }
      while true {
        let passed = logarithm(draw) * row.skip
        if passed >= Double(last - arc) { break }
        arc += Int(passed)
        // Passed over as if all had the greatest chance: of those left the share that its own is.
        let isLive =
          isEven || ((random.next() >> 33) &* UInt64(top)) >> 31 < UInt64(chances[arc])
        if isLive, find(Int(sources[arc]), isGoal) { return true }
        arc += 1
        if arc >= last { break }
        draw = 1 - random.unit()
      }
    }
    return false
  }

  /// Adds a vertex; returns whether the search may stop at it.
  @inline(__always) private mutating func find(_ vertex: Int, _ isGoal: [Bool]) -> Bool {
    let last = seen[vertex]
    guard last != round, last != .max else { return false }
    seen[vertex] = round
    found[count] = Int32(truncatingIfNeeded: vertex)
    count += 1
    return !isGoal.isEmpty && isGoal[vertex]
  }
}
