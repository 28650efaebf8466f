internal import GRDB
internal import Relations

extension ProjectFile {
  /// What erasing a person would take: nothing is changed.
  ///
  /// - Parameters:
  ///   - reference: the id or name of somebody who is in the project; else of somebody who was.
  ///   - also: further texts that mean the person.
  /// - Throws: `StorageError.actor` if nobody or several are called so.
  public func planErasure(
    of reference: String, also: [String] = []
  ) throws(StorageError) -> ErasureReport {
    try rehearsing { change in
      var erasure = try Erasure(change, reference, shared: .keep, also)
      erasure.report.copies = Leftovers.beside(path)
      try erasure.run()
      return erasure.report
    }
  }

  /// Deletes everything about a person for ever: from all tables, the past and the journal's notes,
  /// so that no byte of it is left in the file or in copies beside it; not even `undo` brings it
  /// back.
  ///
  /// What stays is a salted mark that keeps lists from bringing the person back.
  ///
  /// - Parameters:
  ///   - shared: what becomes of contact data that others have as well; nil = refuse if there is
  ///     any.
  ///   - plan: what was shown before; nothing is done if the project changed since.
  /// - Throws: `StorageError.actor` if nobody or several are called so; `sharedContactData`;
  ///   `unfinished` if the person is gone and traces in the file could not be overwritten yet.
  @discardableResult
  public func erase(
    _ reference: String, shared: SharedContactData? = nil, also: [String] = [],
    as plan: ErasureReport? = nil
  ) throws(StorageError) -> ErasureReport {
    let report = try writing(.erase, after: plan?.operation) { change in
      change.touch()
      var erasure = try Erasure(change, reference, shared: shared ?? .keep, also)
      erasure.report.copies = Leftovers.beside(path)
      try erasure.run()
      if shared == nil, let first = erasure.report.shared.first {
        throw StorageError.sharedContactData(
          first.value, holders: erasure.report.shared.map(\.holder))
      }
      return erasure.report
    }
    try finishErasing()
    return report
  }

  /// Builds the file anew if somebody was erased since it was built last, and removes old copies
  /// beside it: what SQLite deletes may leave copies in the gaps between rows.
  ///
  /// - Throws: `unfinished` if that is not possible now; the next change tries again.
  func finishErasing() throws(StorageError) {
    do {
      try queue.inDatabase { database in
        guard try database.isErasing() else { return }
        do {
          try database.execute(sql: "VACUUM")
          try Leftovers.remove(Leftovers.beside(path))
          try database.execute(sql: "DELETE FROM setting WHERE name = 'erasing'")
        } catch {
          throw StorageError.unfinished(
            path: path, Leftovers.reason(Connection.translated(error, path: path)))
        }
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
  }
}

extension Database {
  /// Whether somebody was erased and the file was not built anew since.
  func isErasing() throws -> Bool {
    try integer("SELECT 1 FROM setting WHERE name = 'erasing'") != nil
  }
}

/// Deletes one person within one operation.
private struct Erasure {
  let change: Change
  let person: PersonRows
  let finder: MentionFinder
  let shared: SharedContactData
  var report: ErasureReport

  private var database: Database { change.database }

  init(
    _ change: Change, _ reference: String, shared: SharedContactData, _ also: [String]
  ) throws {
    self.change = change
    self.shared = shared
    let person = try PersonRows(change.database, reference)
    self.person = person
    finder = MentionFinder(person, also: also)
    report = ErasureReport(person)
    report.operation = change.operation - 1
  }

  mutating func run() throws {
    try database.execute(sql: "INSERT OR REPLACE INTO setting VALUES ('erasing', x'01')")
    let household = household()
    report.shared = household.holders
    report.recipients = try Disclosure.all(database).filter { disclosure in
      disclosure.actor.map { person.ids.contains($0) } ?? true
    }
    try leaveTombstones(household.data)
    try Objections.forget(person.ids, database)
    let traces = try deleteRows()
    report.sources = try traces.titles(database)
    try database.execute(
      sql: "DELETE FROM disclosure WHERE actor IN (\(PersonRows.list(person.ids)))")
    var blanking = Blanking(
      database, finder, sharedStays: shared == .keep ? household.data : ContactData())
    try blanking.run()
    report.mentions = blanking.mentions
    try traces.removeOrphans(database)
    report.doubts = try Doubts(database, person, finder).list
  }

  /// Who else has the same address or number.
  private func household() -> (data: ContactData, holders: [ErasureReport.Shared]) {
    let own = person.contact
    var data = ContactData()
    var holders: [ErasureReport.Shared] = []
    for other in person.others {
      for (column, value) in FurtherColumns.decoded(other.further) {
        let cell = ContactData(further: FurtherColumns.encoded([(column, value)]))
        guard !cell.isDisjoint(with: own) else { continue }
        data.formUnion(cell)
        holders.append(ErasureReport.Shared(holder: other.name, column: column, value: value))
      }
    }
    return (data, holders)
  }

  private func leaveTombstones(_ household: ContactData) throws {
    let tombstones = try Tombstones(database)
    let runner = try database.runner("INSERT OR IGNORE INTO tombstone VALUES (?, ?)")
    let aliases = person.aliases.map { alias in
      var merged = person.actor
      merged.key = alias
      return merged
    }
    let digests = tombstones.digests(of: person.versions + aliases, shared: household)
    for digest in digests.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      try runner.run { row in
        row.bind(digest)
        row.bind(Int64(change.moment.day.number))
      }
    }
  }

  /// Deletes all rows of the person; returns what they hung on.
  private mutating func deleteRows() throws -> ErasureTraces {
    let list = PersonRows.list(person.ids)
    let ties = try facts("tie", "a IN (\(list)) OR b IN (\(list))")
    let roles = try facts("role", "actor IN (\(list))")
    let traces = try ErasureTraces(database, person, ties: ties, roles: roles)
    try delete("contact", "tie IN (\(PersonRows.list(ties)))", .contact)
    for (owner, facts) in [(FactOwner.actor, person.ids), (.tie, ties), (.role, roles)] {
      try delete(
        "evidence", "owner = \(owner.rawValue) AND fact IN (\(PersonRows.list(facts)))", nil)
    }
    try delete("tie", "id IN (\(PersonRows.list(ties)))", .tie)
    try delete("role", "id IN (\(PersonRows.list(roles)))", .role)
    try delete("alias", "actor IN (\(list))", nil)
    try delete("actor", "id IN (\(list))", .actor)
    return traces
  }

  /// The ids of facts that meet a condition, now or in the past.
  private func facts(_ table: String, _ condition: String) throws -> Set<Int64> {
    var ids: Set<Int64> = []
    for name in [table, "past_\(table)"] {
      try database.forEachRow("SELECT id FROM \(name) WHERE \(condition)") { row in
        ids.insert(row.integer(0))
      }
    }
    return ids
  }

  private mutating func delete(
    _ table: String, _ condition: String, _ kind: Difference.FactKind?
  ) throws {
    for name in [table, "past_\(table)"] {
      try database.execute(sql: "DELETE FROM \(name) WHERE \(condition)")
      report.deleted += database.changesCount
      if let kind { report.deletedOf[kind, default: 0] += database.changesCount }
    }
  }
}

extension MentionFinder {
  /// Finds mentions of a person.
  init(_ person: PersonRows, also: [String] = []) {
    self.init(
      names: person.names, ids: person.aliases + person.versions.map(\.key),
      contact: person.contact, also: also, others: person.others.map(\.name))
  }
}
