internal import GraphCore
internal import Relations

/// The warmth of every tied pair of a snapshot, direction ignored: see `WarmPath`.
struct Warmth {
  /// The warmest kind between two actors.
  struct Pair {
    /// Both vertices, the lower one in the upper half.
    let key: UInt64
    let kind: Int16
    let strength: Double
    let warmth: Double
    let lastDay: Day?
  }

  /// One entry per tied pair, by key.
  let pairs: [Pair]
  /// Undirected; the weight of an edge is the warmth of its pair.
  let graph: Graph

  /// - Complexity: O(*m* log *m*).
  init(_ snapshot: Snapshot) {
    let sums = Warmth.sums(of: snapshot)
    var greatest = [Double](repeating: 0, count: snapshot.network.tieKinds.count)
    for sum in sums {
      greatest[Int(sum.kind)] = max(greatest[Int(sum.kind)], sum.strength)
    }
    let scales = zip(snapshot.network.tieKinds, greatest).map { kind, found in kind.scale ?? found }
    var pairs: [Pair] = []
    pairs.reserveCapacity(sums.count)
    for sum in sums {
      let warmth = min(1, sum.strength / scales[Int(sum.kind)])
      let pair = Pair(
        key: sum.key, kind: sum.kind, strength: sum.strength, warmth: warmth, lastDay: sum.lastDay)
      if let last = pairs.last, last.key == pair.key {
        // Of equally warm kinds the first in `tieKinds` stays.
        if pair.warmth > last.warmth { pairs[pairs.count - 1] = pair }
      } else {
        pairs.append(pair)
      }
    }
    self.pairs = pairs
    graph = Graph(
      vertexCount: snapshot.actors.count, sources: pairs.map { Int32($0.key >> 32) },
      targets: pairs.map { Int32($0.key & 0xFFFF_FFFF) }, weights: pairs.map(\.warmth),
      isDirected: false)
  }

  /// The pair of two tied vertices.
  subscript(first: Int, second: Int) -> Pair {
    let key = Warmth.key(first, second)
    var low = 0
    var high = pairs.count - 1
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].key < key { low = middle + 1 } else { high = middle }
    }
    precondition(pairs[low].key == key, "Only tied actors have a warmth.")
    return pairs[low]
  }

  private static func key(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(min(first, second)) << 32 | UInt64(max(first, second))
  }

  /// The strengths summed per pair and kind, by key, then kind.
  private static func sums(
    of snapshot: Snapshot
  ) -> [(key: UInt64, kind: Int16, strength: Double, lastDay: Day?)] {
    var rows: [(key: UInt64, kind: Int16, strength: Double, day: Day?)] = []
    rows.reserveCapacity(snapshot.ties.count)
    for row in snapshot.ties {
      let tie = snapshot.network.ties[Int(row)]
      guard !tie.isSelfTie, tie.effectiveStrength > 0,
        let source = snapshot.vertex(ofActorAt: Int(tie.source)),
        let target = snapshot.vertex(ofActorAt: Int(tie.target))
      else { continue }
      let day = tie.period.last ?? tie.period.start
      rows.append((key(source, target), tie.kind, tie.effectiveStrength, day))
    }
    // Added up from the smallest: the sum does not depend on the order of the rows.
    rows.sort { left, right in
      left.key == right.key
        ? (left.kind, left.strength) < (right.kind, right.strength) : left.key < right.key
    }
    var sums: [(key: UInt64, kind: Int16, strength: Double, lastDay: Day?)] = []
    for row in rows {
      if let last = sums.last, last.key == row.key, last.kind == row.kind {
        let latest = [last.lastDay, row.day].compactMap { $0 }.max()
        sums[sums.count - 1].strength += row.strength
        sums[sums.count - 1].lastDay = latest
      } else {
        sums.append((row.key, row.kind, row.strength, row.day))
      }
    }
    return sums
  }
}
