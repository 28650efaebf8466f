internal import GraphCore
internal import Relations

extension Snapshot {
  /// What the selection holds, at a glance.
  ///
  /// - Complexity: linear, but for sorting kinds, places and topics.
  public func overview() -> Overview {
    let rows = ties.lazy.map(Int.init)
    let all = network.ties
    let (sources, targets) = (all.sources, all.targets)
    let selfTies = rows.count { sources[$0] == targets[$0] }
    let zeroTies = rows.count {
      sources[$0] != targets[$0] && all.effectiveStrength(of: $0) == 0
    }
    let sizes = componentSizes()
    let people = actors.lazy.map { network.actors[Int($0)] }
    let n = actors.count
    let pairs = Double(n) * Double(n - 1) / (graph.isDirected ? 1 : 2)
    return Overview(
      actors: n, ties: ties.count, selfTies: selfTies, zeroTies: zeroTies,
      merged: mergedTies(connecting: ties.count - selfTies - zeroTies), edges: graph.edgeCount,
      isDirected: graph.isDirected,
      kinds: Overview.tallies(people.map(\.kind.id)),
      tieKinds: tieKindTallies(),
      places: Overview.tallies(people.map(\.place)),
      topics: Overview.tallies(people.flatMap { $0.topics.isEmpty ? [""] : $0.topics }),
      period: tiePeriod(), components: sizes.count, largestComponent: sizes.max() ?? 0,
      isolates: sizes.count { $0 == 1 }, density: n > 1 ? Double(graph.edgeCount) / pairs : nil,
      objections: people.count { $0.permission == .objected },
      undatedTies: rows.count { all.period(of: $0) == .always },
      defaultStrengths: rows.count { all.strength(of: $0) == nil })
  }

  /// Kinds by rows, counted by number, as words are slow to count.
  private func tieKindTallies() -> [Overview.Tally] {
    var counts = [Int](repeating: 0, count: network.tieKinds.count)
    for position in ties { counts[Int(network.ties.kind(of: Int(position)))] += 1 }
    return Overview.tallies(
      counts.enumerated().filter { $0.element > 0 }.map { (network.tieKinds[$0].id, $1) })
  }

  /// Rows that joined an earlier row between the same two actors: in a directed network between the
  /// same two in the same direction, a mutual row counting as one of a kind of its own.
  ///
  /// - Parameter connecting: how many rows are neither self-ties nor of strength 0.
  private func mergedTies(connecting: Int) -> Int {
    // Where no row counts for two arcs, what the graph lacks was joined.
    if !graph.isDirected || network.ties.sharedDirection == true {
      return connecting - graph.edgeCount
    }
    var keys: [UInt64] = []
    keys.reserveCapacity(ties.count)
    for position in ties {
      let tie = network.ties[Int(position)]
      if tie.isSelfTie || tie.effectiveStrength == 0 { continue }
      let runsOneWay = graph.isDirected && tie.isDirected
      let from = runsOneWay ? tie.source : min(tie.source, tie.target)
      let to = runsOneWay ? tie.target : max(tie.source, tie.target)
      // An actor's position needs 31 bits: two and a flag fill the key.
      keys.append(UInt64(from) << 32 | UInt64(to) << 1 | (runsOneWay ? 1 : 0))
    }
    keys.sort()
    return zip(keys, keys.dropFirst()).count { $0 == $1 }
  }

  /// From the first to the last day any selected tie names.
  private func tiePeriod() -> Period? {
    if network.ties.sharedPeriod == .always { return nil }
    var first: Day?
    var end: Day?
    for position in ties {
      let period = network.ties.period(of: Int(position))
      for day in [period.start, period.last] {
        guard let day else { continue }
        first = min(first ?? day, day)
        end = max(end ?? day, day)
      }
    }
    return first.flatMap { Period(first: $0, last: end) }
  }

  /// The number of actors of each part of the network, direction ignored.
  func componentSizes() -> [Int] {
    let rows = graph.undirected().outgoing
    var isSeen = [Bool](repeating: false, count: actors.count)
    var sizes: [Int] = []
    var stack: [Int32] = []
    for start in actors.indices where !isSeen[start] {
      isSeen[start] = true
      stack.append(Int32(start))
      var size = 0
      while let vertex = stack.popLast() {
        size += 1
        for arc in rows.arcs(of: Int(vertex)) where !isSeen[Int(rows.targets[arc])] {
          isSeen[Int(rows.targets[arc])] = true
          stack.append(rows.targets[arc])
        }
      }
      sizes.append(size)
    }
    return sizes
  }
}

extension Overview {
  /// How often each word occurs: most frequent first, equally frequent ones by name, the empty word
  /// last.
  static func tallies(_ words: some Sequence<String>) -> [Tally] {
    tallies(words.lazy.map { ($0, 1) })
  }

  /// The same for words that occur several times each.
  static func tallies(_ words: some Sequence<(String, Int)>) -> [Tally] {
    var counts: [String: Int] = [:]
    for (word, count) in words { counts[word, default: 0] += count }
    return counts.map { Tally(name: $0.key, count: $0.value) }.sorted { left, right in
      if left.name.isEmpty != right.name.isEmpty { return right.name.isEmpty }
      return left.count == right.count ? left.name < right.name : left.count > right.count
    }
  }
}
