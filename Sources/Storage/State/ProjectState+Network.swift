internal import Relations
internal import Wording

extension ProjectState {
  /// The facts as a network.
  ///
  /// - Throws: `damaged` if they do not make one: the file was changed by another program.
  func network(path: String) throws(StorageError) -> Network {
    let actorPlaces = Positions(actors.lazy.map(\.id))
    let tiePlaces = Positions(ties.lazy.map(\.id))
    let kindPlaces = Positions(kinds.lazy.map(\.id))
    let attestations = Attestations(self)
    func damaged(_ what: String) -> StorageError { .damaged(path: path, detail: what) }

    var tieList: [Tie] = []
    tieList.reserveCapacity(ties.count)
    for tie in ties {
      guard let a = actorPlaces[tie.a], let b = actorPlaces[tie.b],
        let kind = kindPlaces[tie.kind], kind <= Int(Int16.max)
      else { throw damaged("tie \(tie.id)") }
      tieList.append(
        Tie(
          source: a, target: b, kind: kind, isDirected: tie.isDirected, strength: tie.strength,
          period: tie.period, confidence: attestations.confidence(ofTieAt: tieList.count),
          origin: attestations.origin(ofTieAt: tieList.count)))
    }
    var contactList: [Contact] = []
    contactList.reserveCapacity(contacts.count)
    for contact in contacts {
      guard let tie = tiePlaces[contact.tie] else { throw damaged("contact \(contact.id)") }
      contactList.append(
        Contact(
          tie: tie, day: contact.day, weight: contact.weight,
          origin: attestations.origin(source: contact.source ?? -1, line: contact.line)))
    }
    var roleList: [Multiplier] = []
    for (place, role) in roles.enumerated() {
      guard let actor = actorPlaces[role.actor] else { throw damaged("role \(role.id)") }
      roleList.append(
        Multiplier(
          actor: actor, topic: role.topic, place: role.place, method: role.method,
          stage: Multiplier.Stage(rawValue: role.stage) ?? .considered, cost: role.cost,
          capacity: role.capacity, origin: attestations.origin(ofRoleAt: place)))
    }
    do {
      return try Network(
        actors: actors.map(\.actor), ties: tieList, tieKinds: networkKinds,
        multipliers: roleList, sources: sources.map { Source(title: $0.title) },
        actorAttributes: columns("actor", actors.count) { actors[$0].further },
        tieAttributes: columns("tie", ties.count) { ties[$0].further },
        contacts: contactList, campaigns: campaigns.map(\.campaign))
    } catch {
      throw damaged(error.text.en)
    }
  }

  private var networkKinds: [TieKind] {
    if kinds.isEmpty { return [TieKind("")] }
    return kinds.map { TieKind($0.word, scale: $0.scale, halfLife: $0.halfLife) }
  }

  /// The further columns of actors or ties.
  private func columns(
    _ owner: String, _ count: Int, _ further: (Int) -> String
  ) -> [AttributeColumn] {
    let records = attributes.filter { $0.owner == owner }
    guard !records.isEmpty else { return [] }
    var values = [[String]](
      repeating: [String](repeating: "", count: count), count: records.count)
    for row in 0..<count {
      // The columns of most rows stand in the order of the list: look there first.
      var expected = 0
      for (name, value) in FurtherColumns.decoded(further(row)) {
        if expected >= records.count || records[expected].name != name {
          guard let found = records.firstIndex(where: { $0.name == name }) else { continue }
          expected = found
        }
        values[expected][row] = value
        expected += 1
      }
    }
    return zip(records, values).map { record, values in
      let stored = AttributeColumn.ValueType(rawValue: record.type) ?? .text
      return AttributeColumn(
        name: record.name, type: stored.fits(values) ? stored : .text, values: values)
    }
  }
}

extension AttributeColumn.ValueType {
  /// Whether every value that is not empty is of this type, in its stored form.
  func fits(_ values: some Sequence<String>) -> Bool {
    values.allSatisfy { $0.isEmpty || fits($0) }
  }

  private func fits(_ value: String) -> Bool {
    switch self {
    case .text: true
    case .number:
      value.utf8.allSatisfy { (0x2B...0x39).contains($0) && $0 != 0x2C || $0 | 0x20 == 0x65 }
        && Double(value)?.isFinite == true
    case .flag: value == "true" || value == "false"
    case .day: DateText.iso(value) != nil
    }
  }
}
