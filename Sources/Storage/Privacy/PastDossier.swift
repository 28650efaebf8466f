internal import GRDB
internal import Relations
internal import Wording

/// Ties, contacts and roles of a person as they were before: changed or removed since, but still
/// held.
struct PastDossier {
  private(set) var section = Dossier.Section(
    title: Localized(de: "Früheres", en: "Before"), id: "before")
  private let database: Database
  private let rows: String
  private let namesOthers: Bool
  private var actors: [Int64: (name: String, isPerson: Bool)] = [:]
  private var kinds: [Int64: String] = [:]

  init(_ database: Database, _ person: PersonRows, namesOthers: Bool) throws {
    self.database = database
    self.namesOthers = namesOthers
    rows = PersonRows.list(person.ids)
    for table in ["past_actor", "actor"] {
      try database.forEachRow("SELECT id, name, kind FROM \(table) ORDER BY born") { row in
        actors[row.integer(0)] = (row.text(1), row.text(2) == Actor.Kind.person.id)
      }
    }
    for table in ["past_tie_kind", "tie_kind"] {
      try database.forEachRow("SELECT id, word FROM \(table) ORDER BY born") { row in
        kinds[row.integer(0)] = row.text(1)
      }
    }
    try addTies(person)
    try addContacts(person)
    try addRoles()
  }

  private mutating func add(_ died: Int64, _ label: String, _ texts: [Localized]) {
    let moment = Moment(seconds: died)
    let given = texts.filter { !$0.en.isEmpty }
    section.rows.append(
      (
        Localized(
          de: "bis \(moment.text(in: .german))", en: "until \(moment.text(in: .english))"),
        Localized(
          de: ([label] + given.map(\.de)).joined(separator: "; "),
          en: ([label] + given.map(\.en)).joined(separator: "; "))
      ))
  }

  private func name(_ id: Int64, _ person: PersonRows) -> String {
    guard let actor = actors[id] else { return "…" }
    return namesOthers || !actor.isPerson || person.ids.contains(id) ? actor.name : "…"
  }

  private func title(_ a: Int64, _ b: Int64, _ kind: Int64, _ person: PersonRows) -> String {
    let word = kinds[kind] ?? ""
    return "\(name(a, person)) – \(name(b, person))" + (word.isEmpty ? "" : " (\(word))")
  }

  private mutating func addTies(_ person: PersonRows) throws {
    var found: [(died: Int64, tie: TieRecord)] = []
    let columns = FactTable.tie.columns.map { "past." + $0 }.joined(separator: ", ")
    try database.forEachRow(
      """
      SELECT past.id, \(columns), operation.moment FROM past_tie past
      JOIN operation ON operation.id = past.died
      WHERE a IN (\(rows)) OR b IN (\(rows)) ORDER BY past.died
      """
    ) { row in
      found.append((row.integer(Int32(FactTable.tie.columns.count + 1)), TieRecord(row)))
    }
    for (died, tie) in found {
      add(died, title(tie.a, tie.b, tie.kind, person), Self.texts(tie.fields))
    }
  }

  private mutating func addContacts(_ person: PersonRows) throws {
    var ends: [Int64: (a: Int64, b: Int64, kind: Int64)] = [:]
    for table in ["past_tie", "tie"] {
      let sql = "SELECT id, a, b, kind FROM \(table) WHERE a IN (\(rows)) OR b IN (\(rows))"
      try database.forEachRow(sql) { row in
        ends[row.integer(0)] = (row.integer(1), row.integer(2), row.integer(3))
      }
    }
    var found: [(died: Int64, contact: ContactRecord)] = []
    let columns = FactTable.contact.columns.map { "past." + $0 }.joined(separator: ", ")
    try database.forEachRow(
      """
      SELECT past.id, \(columns), operation.moment FROM past_contact past
      JOIN operation ON operation.id = past.died
      WHERE tie IN (\(PersonRows.list(ends.keys))) ORDER BY past.died
      """
    ) { row in
      found.append((row.integer(Int32(FactTable.contact.columns.count + 1)), ContactRecord(row)))
    }
    for (died, contact) in found {
      guard let tie = ends[contact.tie] else { continue }
      add(died, title(tie.a, tie.b, tie.kind, person), Self.texts(contact.fields))
    }
  }

  private mutating func addRoles() throws {
    var found: [(died: Int64, role: RoleRecord)] = []
    let columns = FactTable.role.columns.map { "past." + $0 }.joined(separator: ", ")
    try database.forEachRow(
      """
      SELECT past.id, \(columns), operation.moment FROM past_role past
      JOIN operation ON operation.id = past.died
      WHERE actor IN (\(rows)) ORDER BY past.died
      """
    ) { row in
      found.append((row.integer(Int32(FactTable.role.columns.count + 1)), RoleRecord(row)))
    }
    for (died, role) in found { add(died, "", Self.texts(role.fields)) }
  }

  private static func texts(_ fields: [(field: Localized, value: Localized)]) -> [Localized] {
    fields.filter { !$0.value.en.isEmpty }.map { field, value in
      Localized(de: "\(field.de) \(value.de)", en: "\(field.en) \(value.en)")
    }
  }
}
