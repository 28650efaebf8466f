extension Network {
  /// How many ties run one way, and how many both ways; those of an actor to itself are left out.
  public var directions: (oneWay: Int, bothWays: Int) {
    var result = (oneWay: 0, bothWays: 0)
    for row in ties.indices where ties.sources[row] != ties.targets[row] {
      if ties.isDirected(row) { result.oneWay += 1 } else { result.bothWays += 1 }
    }
    return result
  }

  /// The same network with ties that all run both ways.
  ///
  /// - Complexity: linear.
  public var withoutDirection: Network {
    guard ties.sharedDirection != false else { return self }
    return with(
      ties.lazy.map { tie in
        var mutual = tie
        mutual.isDirected = false
        return mutual
      }, tieAttributes: tieAttributes)
  }

  /// The same network with directed ties only: a tie that runs both ways becomes two, the second of
  /// which stands behind all others.
  ///
  /// What was known of the tie, both know; its contacts stay with the first. For programs that take
  /// every tie of a directed network as one way.
  ///
  /// - Complexity: linear.
  public var withTiesBothWays: Network {
    var forward: [Tie] = []
    var backward: [Tie] = []
    var doubled: [Int] = []
    for (row, tie) in ties.enumerated() {
      var first = tie
      first.isDirected = true
      forward.append(first)
      guard !tie.isDirected, !tie.isSelfTie else { continue }
      swap(&first.source, &first.target)
      backward.append(first)
      doubled.append(row)
    }
    let columns = tieAttributes.map { column in
      AttributeColumn(
        name: column.name, type: column.type,
        values: column.values + doubled.map { column.values[$0] })
    }
    return with(forward + backward, tieAttributes: columns)
  }

  private func with(_ ties: some Sequence<Tie>, tieAttributes: [AttributeColumn]) -> Network {
    Network(
      checkedActors: actors, ties: TieTable(ties), tieKinds: tieKinds, multipliers: multipliers,
      sources: sources, actorAttributes: actorAttributes, tieAttributes: tieAttributes,
      contacts: contacts, campaigns: campaigns)
  }
}
