internal import GRDB
internal import Relations

/// What the rows of a person hang on, and nothing else may: sources, kinds of ties, columns.
struct ErasureTraces {
  private var sources: Set<Int64> = []
  private var kinds: Set<Int64> = []
  private var columns: [(owner: String, names: Set<String>)] = []

  /// What rows that are going to be deleted refer to.
  init(
    _ database: Database, _ person: PersonRows, ties: Set<Int64>, roles: Set<Int64>
  ) throws {
    let tieList = PersonRows.list(ties)
    let facts = [
      (FactOwner.actor, PersonRows.list(person.ids)), (.tie, tieList),
      (.role, PersonRows.list(roles)),
    ]
    var values: Set<String> = []
    for past in ["", "past_"] {
      for (owner, list) in facts {
        try database.forEachRow(
          """
          SELECT DISTINCT source FROM \(past)evidence
          WHERE owner = \(owner.rawValue) AND fact IN (\(list))
          """
        ) { row in sources.insert(row.integer(0)) }
      }
      try database.forEachRow(
        "SELECT DISTINCT source FROM \(past)contact WHERE tie IN (\(tieList))"
      ) {
        row in sources.formUnion(row.optionalInteger(0).map { [$0] } ?? [])
      }
      try database.forEachRow(
        "SELECT DISTINCT kind, further FROM \(past)tie WHERE id IN (\(tieList))"
      ) { row in
        kinds.insert(row.integer(0))
        values.formUnion(FurtherColumns.decoded(row.text(1)).map(\.name))
      }
    }
    columns = [
      ("actor", Set(person.versions.flatMap { FurtherColumns.decoded($0.further).map(\.name) })),
      ("tie", values),
    ]
  }

  /// The titles of the lists and files from which the person came.
  func titles(_ database: Database) throws -> [String] {
    var titles: Set<String> = []
    for table in ["source", "past_source"] {
      let sql = """
        SELECT DISTINCT title FROM \(table)
        WHERE id IN (\(PersonRows.list(sources))) AND kind <> '\(SourceRecord.byHand)'
        """
      try database.forEachRow(sql) { row in titles.insert(row.text(0)) }
    }
    return titles.sorted()
  }

  /// Removes what nothing refers to any more: its title may tell of the person.
  func removeOrphans(_ database: Database) throws {
    for source in sources.sorted() {
      let isUsed = try Self.exists(
        database, ["evidence", "past_evidence", "contact", "past_contact"], "source", source)
      if !isUsed { try Self.delete(database, "source", source) }
    }
    for kind in kinds.sorted() where try !Self.exists(database, ["tie", "past_tie"], "kind", kind) {
      // The kind without a word tells of nobody.
      for table in ["tie_kind", "past_tie_kind"] {
        try database.run("DELETE FROM \(table) WHERE id = ? AND word <> ''", [kind])
      }
    }
    for (owner, names) in columns where !names.isEmpty {
      var orphans = names
      for table in [owner, "past_\(owner)"] {
        try database.forEachRow("SELECT DISTINCT further FROM \(table)") { row in
          if !orphans.isEmpty {
            orphans.subtract(FurtherColumns.decoded(row.text(0)).map(\.name))
          }
        }
      }
      for name in orphans.sorted() {
        for table in ["attribute", "past_attribute"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE owner = ? AND name = ?", arguments: [owner, name])
        }
      }
    }
  }

  private static func exists(
    _ database: Database, _ tables: [String], _ column: String, _ id: Int64
  ) throws -> Bool {
    try tables.contains { table in
      try database.integer("SELECT 1 FROM \(table) WHERE \(column) = ? LIMIT 1", [id]) != nil
    }
  }

  private static func delete(_ database: Database, _ table: String, _ id: Int64) throws {
    for table in [table, "past_\(table)"] {
      try database.run("DELETE FROM \(table) WHERE id = ?", [id])
    }
  }
}

/// What may mean an erased person and stays, because it may mean somebody else.
struct Doubts {
  private(set) var list: [ErasureReport.Doubt] = []
  /// More are not told one by one.
  private static let limit = 20

  init(_ database: Database, _ person: PersonRows, _ finder: MentionFinder) throws {
    try addNamesakes(database, person)
    for other in person.others
    where !finder.mentions(in: other.name).isEmpty || !finder.mentions(in: other.key).isEmpty {
      add(.name, other.name == other.key ? other.name : "\(other.name) (\(other.key))")
    }
    try addTexts(database, person)
  }

  private mutating func add(_ reason: ErasureReport.Doubt.Reason, _ text: String) {
    let doubt = ErasureReport.Doubt(reason: reason, text: text)
    if list.count < Self.limit, !list.contains(doubt) { list.append(doubt) }
  }

  private mutating func addNamesakes(_ database: Database, _ person: PersonRows) throws {
    let names = Set(person.names.map { NameWords($0).key })
    let present = Set(person.others.map(\.id))
    var found: [String] = []
    let sql = "SELECT id, \(FactTable.actor.list) FROM past_actor ORDER BY id"
    try database.forEachRow(sql) { row in
      let record = ActorRecord(row)
      guard !present.contains(record.id), names.contains(NameWords(record.name).key) else { return }
      found.append(record.place.isEmpty ? record.key : "\(record.key) (\(record.place))")
    }
    for text in found { add(.namesake, text) }
  }

  /// Texts with the last name alone, or with a name of one word.
  private mutating func addTexts(_ database: Database, _ person: PersonRows) throws {
    let words = Set(
      person.names.compactMap { name -> String? in
        MentionFinder.surname(name) ?? NameWords(name).words.first
      }.filter { $0.count > 2 })
    guard !words.isEmpty else { return }
    let columns = [
      ("contact", "note"), ("role", "method"), ("role", "responsible"), ("source", "title"),
      ("campaign", "name"),
      ("tie_kind", "word"), ("attribute", "name"), ("operation", "note"),
    ]
    for (table, column) in columns {
      var texts: [String] = []
      for table in table == "operation" ? [table] : [table, "past_\(table)"] {
        try database.forEachRow("SELECT DISTINCT \(column) FROM \(table)") { row in
          texts.append(row.text(0))
        }
      }
      add(texts, naming: words)
    }
    for table in ["actor", "past_actor", "tie", "past_tie"] {
      var texts: [String] = []
      try database.forEachRow("SELECT DISTINCT further FROM \(table) WHERE further <> ''") { row in
        // Cells of one word are what somebody is called, not a text about others.
        texts += FurtherColumns.decoded(row.text(0)).map(\.value).filter { $0.contains(" ") }
      }
      add(texts, naming: words)
    }
  }

  private mutating func add(_ texts: [String], naming words: Set<String>) {
    for text in texts where !words.isDisjoint(with: WordText.words(text)) { add(.text, text) }
  }
}
