internal import Wording

/// Complex reach: how many take something up that they must hear from several people.
///
/// A vertex and all its contacts start out active; whoever has at least `threshold` active contacts
/// joins, until nobody does.
///
/// - Parameters:
///   - threshold: contacts from whom one needs to hear it, 1...16.
///   - direction: `out` (default): contacts are those an arc leads to, and one hears along the arcs;
///     `in`: against them; `both`: either way.
/// - Returns: *n* counts in vertex order, the vertex itself and its contacts included.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for another threshold.
/// - Complexity: 512 starts at once, one 64-byte row per arc and round; rounds are few in practice,
///   at most *n*. O(*n*) memory per part.
/// - Source: Centola, Macy, "Complex Contagions and the Weakness of Long Ties", American Journal of
///   Sociology 113 (2007), 702–734.
public func complexReach(
  _ graph: Graph, threshold: Int = 2, direction: MeasureOptions.Direction = .out,
  execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  guard 1...16 ~= threshold else {
    throw .outOfRange(parameter: "threshold", value: Double(threshold), allowed: 1...16)
  }
  let simple = direction == .both ? graph.undirected() : graph
  let hears = direction == .in ? simple.outgoing : simple.incoming
  let tells = direction == .in ? simple.incoming : simple.outgoing
  let n = graph.vertexCount
  let width = WideContagion.width
  return try execution.mapParts((n + width - 1) / width) { (part) throws(KernelError) in
    var contagion = WideContagion(vertexCount: n, threshold: threshold)
    let sources = (part * width)..<min(n, (part + 1) * width)
    return try contagion.run(hears, tells, from: sources, execution.cancellation)
  }.flatMap { $0 }
}

/// 512 contagions at once, one bit each.
private struct WideContagion {
  typealias Bits = SIMD8<UInt64>
  static let width = 512
  let threshold: Int
  var active: [Bits]

  init(vertexCount: Int, threshold: Int) {
    self.threshold = threshold
    active = [Bits](repeating: .zero, count: vertexCount)
  }

  mutating func run(
    _ hears: Graph.Adjacency, _ tells: Graph.Adjacency, from sources: Range<Int>,
    _ cancellation: Cancellation
  ) throws(KernelError) -> [Double] {
    for (bit, source) in sources.enumerated() {
      let mask: UInt64 = 1 << UInt64(bit & 63)
      active[source][bit >> 6] |= mask
      for arc in tells.arcs(of: source) { active[Int(tells.targets[arc])][bit >> 6] |= mask }
    }
    var full = Bits.zero
    for bit in 0..<sources.count { full[bit >> 6] |= 1 << UInt64(bit & 63) }
    var open = (0..<Int32(active.count)).filter { hears.degree(of: Int($0)) >= threshold }
    var hasGained = true
    while hasGained {
      try cancellation.check()
      hasGained = threshold == 2 ? spreadTwice(&open, hears, full) : spread(&open, hears, full)
    }
    return columnCounts(sources.count)
  }

  /// One round: rows take up what at least two neighbours hold; whether any gained.
  ///
  /// Rows gain in place, so that a round may carry news several steps; the end is the same.
  private mutating func spreadTwice(
    _ open: inout [Int32], _ hears: Graph.Adjacency, _ full: Bits
  ) -> Bool {
    let offsets = hears.offsets
    let targets = hears.targets
    var hasGained = false
    var kept = 0
    for index in open.indices {
      let vertex = Int(open[index])
      let held = active[vertex]
      if held == full { continue }
      open[kept] = Int32(vertex)
      kept += 1
      var once = Bits.zero
      var twice = Bits.zero
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        let other = active[Int(targets[arc])]
        twice |= once & other
        once |= other
      }
      let now = held | twice
      guard now != held else { continue }
      active[vertex] = now
      hasGained = true
    }
    open.removeLast(open.count - kept)
    return hasGained
  }

  /// The same for any threshold: `levels[k]` holds what at least k + 1 neighbours do.
  private mutating func spread(
    _ open: inout [Int32], _ hears: Graph.Adjacency, _ full: Bits
  ) -> Bool {
    var levels = [Bits](repeating: .zero, count: threshold)
    var hasGained = false
    for vertex in open.lazy.map({ Int($0) }) where active[vertex] != full {
      for level in levels.indices { levels[level] = .zero }
      for arc in hears.arcs(of: vertex) {
        var carried = active[Int(hears.targets[arc])]
        for level in levels.indices {
          let both = levels[level] & carried
          levels[level] |= carried
          carried = both
        }
      }
      let now = active[vertex] | levels[threshold - 1]
      guard now != active[vertex] else { continue }
      active[vertex] = now
      hasGained = true
    }
    return hasGained
  }

  /// In how many rows each of the first `count` bits is set: a counter per bit, in binary, one
  /// digit of all counters per element of `digits`.
  private func columnCounts(_ count: Int) -> [Double] {
    var digits: [Bits] = []
    for row in active {
      var carried = row
      var place = 0
      while carried != .zero {
        if place == digits.count { digits.append(.zero) }
        let both = digits[place] & carried
        digits[place] ^= carried
        carried = both
        place += 1
      }
    }
    return (0..<count).map { bit in
      var value = 0
      for (place, digit) in digits.enumerated() where digit[bit >> 6] >> UInt64(bit & 63) & 1 == 1 {
        value += 1 << place
      }
      return Double(value)
    }
  }
}

extension Measure {
  static let complexReach = Measure(
    id: "complex-reach", name: Localized(de: "Reichweite für Heikles", en: "Complex reach"),
    meaning: Localized(
      de: "Wie viele mitziehen, wenn jeder es von zwei Leuten hören muss; man selbst zählt mit.",
      en: "How many join in if everyone needs to hear it from two people; oneself included."),
    range: 1...Double.infinity, cost: .searchPerVertex,
    compute: { graph, options, execution throws(KernelError) in
      try GraphCore.complexReach(
        graph, direction: options.direction ?? .out, execution: execution)
    })
}
