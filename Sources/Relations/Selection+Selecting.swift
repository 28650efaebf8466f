extension Selection {
  /// The positions of the actors and ties meant, ascending.
  ///
  /// A tie is meant if both ends are, if it overlaps the period, counts on the day and meets the
  /// conditions of the query on ties. An actor without a remaining tie stays: it is then isolated.
  ///
  /// - Complexity: linear in actors and ties, per condition of the query.
  public func select(in network: Network) -> Selected {
    if query == nil, period == nil, day == nil {
      return Selected(
        actors: Array(0..<Int32(network.actors.count)), ties: Array(0..<Int32(network.ties.count)),
        leftOut: LeftOut())
    }
    var evaluation = QueryEvaluation(network: network)
    var actors = evaluation.meets(query?.actorParts ?? [], aboutTies: false)
    var ties = evaluation.meets(query?.tieParts ?? [], aboutTies: true)
    if let period {
      for row in ties.indices where ties[row] {
        ties[row] = network.ties.period(of: row).overlaps(period)
      }
    }
    keepInner(of: actors, in: network, &ties)
    let whole = day == nil ? [] : ties
    if let day {
      let rows = network.ties
      for row in ties.indices where ties[row] {
        ties[row] = day.counts(rows.period(of: row), kind: rows.kind(of: row))
      }
    }
    if let parts = query?.degreeParts, !parts.isEmpty {
      evaluation.degrees = Selection.distinctNeighbours(in: network, ties)
      let fits = evaluation.meets(parts, aboutTies: false)
      for position in actors.indices { actors[position] = actors[position] && fits[position] }
      keepInner(of: actors, in: network, &ties)
    }
    return Selected(
      actors: Selection.positions(actors), ties: Selection.positions(ties),
      leftOut: leftOut(whole, but: ties, actors, in: network.ties))
  }

  /// What the day leaves out of the ties between selected actors.
  private func leftOut(
    _ whole: [Bool], but kept: [Bool], _ actors: [Bool], in rows: TieTable
  ) -> LeftOut {
    var leftOut = LeftOut()
    guard let day else { return leftOut }
    for row in whole.indices where whole[row] {
      guard actors[Int(rows.sources[row])], actors[Int(rows.targets[row])] else { continue }
      let isLasting = day.isLasting(rows.period(of: row), kind: rows.kind(of: row))
      if isLasting { leftOut.lastingInAll += 1 }
      guard !kept[row] else { continue }
      leftOut.ties += 1
      if isLasting { leftOut.lasting += 1 }
    }
    return leftOut
  }

  /// Drops the ties that do not have both ends among `actors`.
  private func keepInner(of actors: [Bool], in network: Network, _ ties: inout [Bool]) {
    let (sources, targets) = (network.ties.sources, network.ties.targets)
    for row in ties.indices where ties[row] {
      ties[row] = actors[Int(sources[row])] && actors[Int(targets[row])]
    }
  }

  /// How many different actors each actor is tied to by the flagged ties, whatever their direction.
  ///
  /// Self-ties and ties of strength 0 do not count.
  private static func distinctNeighbours(in network: Network, _ ties: [Bool]) -> [Int32] {
    let count = network.actors.count
    var starts = [Int](repeating: 0, count: count + 1)
    let (sources, targets) = (network.ties.sources, network.ties.targets)
    let connects = ties.indices.filter { row in
      ties[row] && sources[row] != targets[row] && network.ties.effectiveStrength(of: row) > 0
    }
    for row in connects {
      starts[Int(sources[row]) + 1] += 1
      starts[Int(targets[row]) + 1] += 1
    }
    for position in 0..<count { starts[position + 1] += starts[position] }
    var neighbours = [Int32](repeating: 0, count: starts[count])
    var next = starts
    for row in connects {
      let (source, target) = (sources[row], targets[row])
      neighbours[next[Int(source)]] = target
      next[Int(source)] += 1
      neighbours[next[Int(target)]] = source
      next[Int(target)] += 1
    }
    var lastSeen = [Int32](repeating: -1, count: count)
    var degrees = [Int32](repeating: 0, count: count)
    for position in 0..<count {
      for place in starts[position]..<starts[position + 1] {
        let neighbour = Int(neighbours[place])
        if lastSeen[neighbour] == position { continue }
        lastSeen[neighbour] = Int32(position)
        degrees[position] += 1
      }
    }
    return degrees
  }

  private static func positions(_ flags: [Bool]) -> [Int32] {
    var result: [Int32] = []
    for position in flags.indices where flags[position] { result.append(Int32(position)) }
    return result
  }
}
