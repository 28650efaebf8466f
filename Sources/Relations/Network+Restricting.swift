extension Network {
  /// The network of some of its actors and some of the ties between them, in their order.
  ///
  /// - Parameters:
  ///   - actors: positions in `actors`, ascending, each once.
  ///   - ties: positions in `ties`, ascending, each once; both ends are among `actors`.
  /// - Complexity: linear.
  public func restricted(toActors kept: [Int32], ties keptTies: [Int32]) -> Network {
    var places = [Int32](repeating: -1, count: actors.count)
    for (place, actor) in kept.enumerated() { places[Int(actor)] = Int32(place) }
    func moved(_ tie: Tie) -> Tie {
      var tie = tie
      tie.source = places[Int(tie.source)]
      tie.target = places[Int(tie.target)]
      return tie
    }
    func rows(_ column: AttributeColumn, _ positions: [Int32]) -> AttributeColumn {
      AttributeColumn(
        name: column.name, type: column.type, values: positions.map { column.values[Int($0)] })
    }
    let roles = multipliers.compactMap { multiplier -> Multiplier? in
      guard places[Int(multiplier.actor)] >= 0 else { return nil }
      var moved = multiplier
      moved.actor = places[Int(multiplier.actor)]
      return moved
    }
    var tiePlaces = [Int32](repeating: -1, count: contacts.isEmpty ? 0 : ties.count)
    if !contacts.isEmpty {
      for (place, tie) in keptTies.enumerated() { tiePlaces[Int(tie)] = Int32(place) }
    }
    let keptContacts = contacts.compactMap { contact -> Contact? in
      guard tiePlaces[Int(contact.tie)] >= 0 else { return nil }
      var moved = contact
      moved.tie = tiePlaces[Int(contact.tie)]
      return moved
    }
    return Network(
      checkedActors: kept.map { actors[Int($0)] },
      ties: TieTable(keptTies.lazy.map { moved(ties[Int($0)]) }),
      tieKinds: tieKinds, multipliers: roles, sources: sources,
      actorAttributes: actorAttributes.map { rows($0, kept) },
      tieAttributes: tieAttributes.map { rows($0, keptTies) },
      contacts: keptContacts, campaigns: campaigns)
  }
}
