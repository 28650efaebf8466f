internal import GRDB
internal import Relations
internal import Wording

/// Reads the facts of a project straight into a network.
///
/// Everything that analyses opens a project this way, so it takes no detour: a row becomes a tie or
/// a contact without a record in between.
struct NetworkLoader {
  let database: Database
  /// The operation after which the facts are wanted; nil = now.
  let until: Int64?
  /// For errors.
  let path: String

  private var kindPlaces = Positions([])
  private var actorPlaces = Positions([])
  private var tiePlaces = Positions([])

  init(_ database: Database, until: Int64?, path: String) {
    self.database = database
    self.until = until
    self.path = path
  }

  /// The network.
  ///
  /// - Throws: `damaged` if the facts do not make one: the file was changed by another program.
  mutating func load() throws -> Network {
    let sources: [SourceRecord] = try ProjectState.records(database, until)
    let kinds: [KindRecord] = try ProjectState.records(database, until)
    let attributes: [AttributeRecord] = try ProjectState.records(database, until)
    let campaigns: [CampaignRecord] = try ProjectState.records(database, until)
    let roles: [RoleRecord] = try ProjectState.records(database, until)
    kindPlaces = Positions(kinds.lazy.map(\.id))
    let (actors, actorFurther) = try loadActors()
    var (ties, tieIDs, tieFurther) = try loadTies()
    tiePlaces = Positions(tieIDs)
    var attestations = Attestations(
      sources: sources.map(\.id), ties: tiePlaces, tieCount: ties.count, roles: roles.map(\.id))
    try rows("evidence", "owner, fact, source, line, confidence") { row in
      attestations.add(
        row.integer(0), row.integer(1), source: row.integer(2), line: row.integer(3),
        confidence: row.number(4))
    }
    for place in ties.indices {
      ties[place].confidence = attestations.confidence(ofTieAt: place)
      ties[place].origin = attestations.origin(ofTieAt: place)
    }
    let contacts = try loadContacts(attestations)
    var multipliers: [Multiplier] = []
    for (place, role) in roles.enumerated() {
      guard let actor = actorPlaces[role.actor] else { throw damaged("role \(role.id)") }
      multipliers.append(
        Multiplier(
          actor: actor, topic: role.topic, place: role.place, method: role.method,
          stage: Multiplier.Stage(rawValue: role.stage) ?? .considered, cost: role.cost,
          capacity: role.capacity, origin: attestations.origin(ofRoleAt: place)))
    }
    do {
      return try Network(
        actors: actors, ties: ties,
        tieKinds: kinds.isEmpty ? [TieKind("")] : kinds.map(\.kind),
        multipliers: multipliers, sources: sources.map { Source(title: $0.title) },
        actorAttributes: columns(attributes, "actor", actorFurther),
        tieAttributes: columns(attributes, "tie", tieFurther), contacts: contacts,
        campaigns: campaigns.map(\.campaign))
    } catch let defect {
      throw damaged(defect.text.en)
    }
  }

  private func damaged(_ what: String) -> StorageError { .damaged(path: path, detail: what) }

  /// Calls `body` with some columns of every row, in the order of the ids.
  private func rows(
    _ table: String, _ columns: String, _ body: (RowReader) throws -> Void
  ) throws {
    guard let until else {
      return try database.forEachRow("SELECT \(columns) FROM \(table) ORDER BY id", [], body)
    }
    let list = FactTable.all.first { $0.name == table }?.list ?? columns
    try database.forEachRow(
      """
      SELECT \(columns) FROM (
        SELECT id, born, \(list) FROM \(table) WHERE born <= ?1 UNION ALL
        SELECT id, born, \(list) FROM past_\(table) WHERE born <= ?1 AND died > ?1) ORDER BY id
      """, [until], body)
  }

  private mutating func loadActors() throws -> ([Actor], further: [String]) {
    var actors: [Actor] = []
    var further: [String] = []
    var ids: [Int64] = []
    for actor in try ProjectState.records(database, until) as [ActorRecord] {
      actors.append(actor.actor)
      further.append(actor.further)
      ids.append(actor.id)
    }
    actorPlaces = Positions(ids)
    return (actors, further)
  }

  private func loadTies() throws -> ([Tie], ids: [Int64], further: [String]) {
    var ties: [Tie] = []
    var ids: [Int64] = []
    var further: [String] = []
    try rows("tie", "a, b, kind, directed, strength, first_day, end_day, further, id") { row in
      let id = row.integer(8)
      guard let a = actorPlaces[row.integer(0)], let b = actorPlaces[row.integer(1)],
        let kind = kindPlaces[row.integer(2)], kind <= Int(Int16.max)
      else { throw damaged("tie \(id)") }
      ties.append(
        Tie(
          source: a, target: b, kind: kind, isDirected: row.integer(3) != 0,
          strength: row.optionalNumber(4),
          period: Period(start: row.day(5), end: row.day(6)) ?? .always))
      ids.append(id)
      further.append(row.text(7))
    }
    return (ties, ids, further)
  }

  private func loadContacts(_ attestations: Attestations) throws -> [Contact] {
    var contacts: [Contact] = []
    try rows("contact", "tie, day, weight, source, line") { row in
      guard let tie = tiePlaces[row.integer(0)] else { throw damaged("contact") }
      contacts.append(
        Contact(
          tie: tie, day: Day(number: Int32(clamping: row.integer(1))), weight: row.number(2),
          origin: attestations.origin(
            source: row.optionalInteger(3) ?? -1, line: row.integer(4))))
    }
    return contacts
  }

  /// The further columns of actors or ties.
  private func columns(
    _ attributes: [AttributeRecord], _ owner: String, _ further: [String]
  ) -> [AttributeColumn] {
    let records = attributes.filter { $0.owner == owner }
    guard !records.isEmpty else { return [] }
    let count = further.count
    var values = [[String]](
      repeating: [String](repeating: "", count: count), count: records.count)
    for row in 0..<count {
      // The columns of most rows stand in the order of the list: look there first.
      var expected = 0
      for (name, value) in FurtherColumns.decoded(further[row]) {
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
