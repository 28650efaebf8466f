/// The chances of arcs as whole numbers of 2⁻³¹, laid out for drawing which arcs pass a message on.
///
/// Most models give all arcs into a vertex the same chance; then one number per vertex says it all
/// and no number per arc is kept.
struct ArcChances: Sendable {
  /// Certainty.
  static let one: UInt32 = 1 << 31

  /// Per vertex the greatest chance of an arc into it.
  let tops: [UInt32]
  /// What a search against the arcs reads of a vertex, side by side: one reach into memory.
  struct Row {
    /// The incoming arcs: from `start`, so many.
    let start: Int32
    let count: Int32
    /// The greatest chance among them.
    let top: UInt32
    /// The chance that none of them would pass, if all had the greatest.
    let none: Double
    /// 1 / ln(1 − top): a random logarithm times it is how many arcs to pass over.
    let skip: Double
  }

  /// Per vertex the row of its incoming arcs.
  let rows: [Row]
  /// Per incoming arc its chance; under the threshold rule the sum up to and with it.
  ///
  /// Empty when every arc has the top chance of the vertex it enters.
  let incoming: [UInt32]
  /// Per outgoing arc its chance; empty when `incoming` is.
  let outgoing: [UInt32]

  /// One chance per vertex for all arcs into it.
  init(_ graph: Graph, into chances: [Double], isThreshold: Bool) {
    precondition(chances.count == graph.vertexCount, "Each vertex needs a chance.")
    let tops = chances.indices.map { vertex in
      let degree = Double(max(1, graph.incoming.degree(of: vertex)))
      return Self.whole(isThreshold ? min(chances[vertex], 1 / degree) : chances[vertex])
    }
    self.init(graph, tops: tops, incoming: [], outgoing: [])
  }

  /// A chance per outgoing arc.
  init(_ graph: Graph, outgoing chances: [Double], isThreshold: Bool) {
    precondition(chances.count == graph.arcCount, "Each arc needs a chance.")
    let n = graph.vertexCount
    let out = graph.outgoing
    let into = graph.incoming
    var sums = [Double](repeating: 0, count: n)
    if isThreshold {
      for (arc, target) in out.targets.enumerated() { sums[Int(target)] += chances[arc] }
    }
    var next = into.offsets
    var incoming = [UInt32](repeating: 0, count: chances.count)
    var outgoing = incoming
    var tops = [UInt32](repeating: 0, count: n)
    // By ascending source, so that the rows of the other side fill in order.
    for arc in chances.indices {
      let target = Int(out.targets[arc])
      let whole = Self.whole(chances[arc] / max(1, sums[target]))
      outgoing[arc] = whole
      incoming[next[target]] = whole
      next[target] += 1
      tops[target] = max(tops[target], whole)
    }
    let isEven = (0..<n).allSatisfy { vertex in
      into.arcs(of: vertex).allSatisfy { incoming[$0] == tops[vertex] }
    }
    if isThreshold, !isEven {
      for vertex in 0..<n {
        var sum: UInt32 = 0
        for arc in into.arcs(of: vertex) {
          sum = min(Self.one, sum + incoming[arc])
          incoming[arc] = sum
        }
      }
    }
    self.init(
      graph, tops: tops, incoming: isEven ? [] : incoming, outgoing: isEven ? [] : outgoing)
  }

  private init(_ graph: Graph, tops: [UInt32], incoming: [UInt32], outgoing: [UInt32]) {
    self.tops = tops
    self.incoming = incoming
    self.outgoing = outgoing
    // Vertices of a degree mostly have the same chance.
    var known = [Row](
      repeating: Row(start: 0, count: -1, top: 0, none: 0, skip: 0), count: 1024)
    let offsets = graph.incoming.offsets
    rows = tops.indices.map { vertex in
      let count = Int32(truncatingIfNeeded: offsets[vertex + 1] - offsets[vertex])
      let place = Int(count & 1023)
      if known[place].top != tops[vertex] || known[place].count != count {
        known[place] = Row(count: count, top: tops[vertex])
      }
      let like = known[place]
      return Row(
        start: Int32(truncatingIfNeeded: offsets[vertex]), count: count, top: like.top,
        none: like.none, skip: like.skip)
    }
  }

  private static func whole(_ chance: Double) -> UInt32 {
    precondition(chance >= 0 && chance <= 1, "A chance is between 0 and 1.")
    return UInt32((chance * 0x1p31).rounded())
  }
}

extension ArcChances.Row {
  /// A row that starts anywhere.
  fileprivate init(count: Int32, top: UInt32) {
    let isOpen = top > 0 && top < ArcChances.one
    let rate = isOpen ? logarithm(1 - Double(top) * 0x1p-31) : 0
    self.init(
      start: 0, count: count, top: top, none: isOpen ? exponential(rate * Double(count)) : 0,
      skip: isOpen ? 1 / rate : 0)
  }
}

/// Coins that depend on a run and an arc (or vertex) alone: every search of a run sees the same.
struct Coins: Sendable {
  private let key: UInt64
  private let mask: UInt32

  /// The coins of one run.
  init(seed: UInt64, run: Int) {
    var random = SplitMix64(seed: seed, stream: UInt64(run))
    key = random.next()
    mask = .max
  }

  private init(mask: UInt32) {
    key = 0
    self.mask = mask
  }

  /// Coins with which every arc passes that could.
  static let allPassing = Coins(mask: 0)

  /// 31 random bits.
  @inline(__always) subscript(index: Int) -> UInt32 {
    var z = key &+ UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: (z ^ (z >> 31)) >> 33) & mask
  }
}
