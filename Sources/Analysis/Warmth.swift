internal import GraphCore
internal import Relations

/// How well two actors of a snapshot would introduce each other, by their ties: see `WarmPath`.
struct Warmth {
  /// Two actors with a tie that introduces, and the kind that does it best.
  struct Pair {
    /// Both vertices, the lower one in the upper half.
    let key: UInt64
    let kind: Int16
    let strength: Double
    /// 0...1, above 0.
    let warmth: Double
    /// The last day on which they are known to have been in touch.
    let lastDay: Day?
    /// Whether they know each other, which nobody does by following alone.
    let isKnown: Bool
  }

  /// One entry per pair, by key.
  let pairs: [Pair]
  /// Undirected; the weight of an edge is the warmth of its pair.
  let graph: Graph

  /// - Parameters:
  ///   - rows: the ties that count.
  ///   - isOwn: per vertex whether it is one of those who ask.
  /// - Complexity: O(*m* log *m*).
  init(_ rows: WarmRows, isOwn: [Bool]) {
    let kinds = rows.snapshot.network.tieKinds
    let closeness = kinds.map(\.closeness)
    let sums = Warmth.sums(of: rows)
    let ranks = StrengthRanks(sums, kinds)
    var pairs: [Pair] = []
    pairs.reserveCapacity(sums.count)
    for sum in sums {
      let kind = kinds[Int(sum.kind)]
      let isOwnTie = isOwn[Int(sum.key >> 32)] || isOwn[Int(sum.key & 0xFFFF_FFFF)]
      let base =
        kind.warmth
        ?? Warmth.base(closeness[Int(sum.kind)], isOwn: isOwnTie, isMutual: sum.isMutual)
      let warmth = base * ranks.factor(of: sum) * sum.recency
      guard warmth > 0 else { continue }
      let pair = Pair(
        key: sum.key, kind: sum.kind, strength: sum.strength, warmth: warmth, lastDay: sum.lastDay,
        isKnown: closeness[Int(sum.kind)] != .following)
      if let last = pairs.last, last.key == pair.key {
        // Of equally warm kinds the first in `tieKinds` stays.
        pairs[pairs.count - 1] = pair.warmth > last.warmth ? pair.with(last) : last.with(pair)
      } else {
        pairs.append(pair)
      }
    }
    self.pairs = pairs
    graph = Graph(
      vertexCount: rows.snapshot.actors.count, sources: pairs.map { Int32($0.key >> 32) },
      targets: pairs.map { Int32($0.key & 0xFFFF_FFFF) }, weights: pairs.map(\.warmth),
      isDirected: false)
  }

  /// The pair of two tied vertices.
  subscript(first: Int, second: Int) -> Pair {
    let key = WarmRows.key(first, second)
    var low = 0
    var high = pairs.count - 1
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].key < key { low = middle + 1 } else { high = middle }
    }
    precondition(pairs[low].key == key, "Only tied actors have a warmth.")
    return pairs[low]
  }

  /// What a tie of a kind is worth by the word of the kind alone, 0...1.
  private static func base(
    _ closeness: TieKind.Closeness, isOwn: Bool, isMutual: Bool
  ) -> Double {
    switch closeness {
    case .intimate: 1
    case .contact: isOwn ? 1 : 0.8
    case .acquainted, .working: 0.8
    case .membership, .unsaid: 0.6
    case .following: isMutual ? 0.2 : 0
    case .presence, .adverse: 0
    }
  }
}

extension Warmth {
  /// All ties of one kind between two actors.
  struct Sum {
    let key: UInt64
    let kind: Int16
    var strength: Double
    /// The greatest of the rows.
    var recency: Double
    /// The latest of the rows.
    var lastDay: Day?
    var runsUp: Bool
    var runsDown: Bool

    var isMutual: Bool { runsUp && runsDown }
  }

  /// The ties summed per pair and kind, by key, then kind.
  private static func sums(of rows: WarmRows) -> [Sum] {
    // Added up from the smallest: the sum does not depend on the order of the rows.
    let sorted = rows.ties.sorted { left, right in
      left.key == right.key
        ? (left.kind, left.strength) < (right.kind, right.strength) : left.key < right.key
    }
    var sums: [Sum] = []
    for row in sorted {
      if let last = sums.last, last.key == row.key, last.kind == row.kind {
        let place = sums.count - 1
        sums[place].strength += row.strength
        sums[place].recency = max(last.recency, row.recency)
        sums[place].lastDay = [last.lastDay, row.lastDay].compactMap { $0 }.max()
        sums[place].runsUp = last.runsUp || row.runsUp
        sums[place].runsDown = last.runsDown || row.runsDown
      } else {
        sums.append(row)
      }
    }
    return sums
  }

  /// Where the strength of a tie stands among those of its kind.
  private struct StrengthRanks {
    /// Per kind the strengths of its pairs, ascending.
    private var strengths: [[Double]]
    /// Per kind how strong its closest ties are, where that was said.
    private let scales: [Double?]

    init(_ sums: [Sum], _ kinds: [TieKind]) {
      scales = kinds.map(\.scale)
      strengths = [[Double]](repeating: [], count: kinds.count)
      for sum in sums { strengths[Int(sum.kind)].append(sum.strength) }
      for kind in strengths.indices { strengths[kind].sort() }
    }

    /// (1 + *s*)/2, *s* = the share of the pairs of the kind that are at most as strong; where the
    /// kind has a scale, the share of it.
    func factor(of sum: Sum) -> Double {
      if let scale = scales[Int(sum.kind)] { return (1 + min(1, sum.strength / scale)) / 2 }
      let all = strengths[Int(sum.kind)]
      var low = 0
      var high = all.count
      while low < high {
        let middle = (low + high) / 2
        if all[middle] <= sum.strength { low = middle + 1 } else { high = middle }
      }
      return (1 + Double(low) / Double(all.count)) / 2
    }
  }
}

extension Warmth.Pair {
  /// The same, known also if the two know each other by another kind of tie.
  fileprivate func with(_ other: Warmth.Pair) -> Warmth.Pair {
    Warmth.Pair(
      key: key, kind: kind, strength: strength, warmth: warmth, lastDay: lastDay,
      isKnown: isKnown || other.isKnown)
  }
}
