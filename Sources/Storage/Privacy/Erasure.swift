internal import GRDB
internal import Relations

/// What was erased of a person, and who else may still hold something.
public struct ErasureReport: Sendable {
  /// Facts that were deleted for ever: versions of the person, of ties, contacts and roles.
  public internal(set) var deleted = 0
  /// Texts of others in which the person was mentioned, now blanked.
  public internal(set) var blanked = 0
  /// Who was given data of the person and has to be told: article 19 GDPR.
  public internal(set) var recipients: [Disclosure] = []
}

extension ProjectFile {
  /// Deletes everything about a person for ever: from all tables, the past and the journal's notes,
  /// so that no byte of it is left in the file; not even `undo` brings it back.
  ///
  /// What stays is a salted mark that keeps lists from bringing the person back.
  ///
  /// - Throws: `StorageError.actor` if nobody is called so.
  public func erase(_ reference: String) throws(StorageError) -> ErasureReport {
    let report = try writing(.erase) { change in
      change.touch()
      var erasure = try Erasure(change, reference)
      try erasure.run()
      return erasure.report
    }
    try finishErasing()
    return report
  }

  /// Builds the file anew if somebody was erased since it was built last: what SQLite deletes may
  /// leave copies in the gaps between rows.
  func finishErasing() throws(StorageError) {
    do {
      try queue.inDatabase { database in
        guard
          try database.integer("SELECT count(*) FROM setting WHERE name = 'erasing'") ?? 0 > 0
        else { return }
        try database.execute(sql: "VACUUM")
        try database.execute(sql: "DELETE FROM setting WHERE name = 'erasing'")
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
  }
}

/// Deletes one person within one operation.
private struct Erasure {
  let change: Change
  var report = ErasureReport()
  /// Every version of the person, and of duplicates that were merged into it.
  private let versions: [ActorRecord]
  private let ids: Set<Int64>

  private var database: Database { change.database }

  init(_ change: Change, _ reference: String) throws {
    self.change = change
    let current: [ActorRecord] = try ProjectState.records(change.database, nil)
    let aliases: [AliasRecord] = try ProjectState.records(change.database, nil)
    var past: [ActorRecord] = []
    try change.database.forEachRow("SELECT id, \(FactTable.actor.list) FROM past_actor") { row in
      past.append(ActorRecord(row))
    }
    var ids: Set<Int64> = []
    do {
      ids = [try ActorLookup(current, aliases).find(reference).id]
    } catch let error as StorageError {
      // Somebody who was removed before is still in the past.
      ids = Set(past.filter { $0.key == reference || $0.name == reference }.map(\.id))
      if ids.isEmpty { throw error }
    }
    let keys = Set(aliases.filter { ids.contains($0.actor) }.map(\.key))
    ids.formUnion(past.filter { keys.contains($0.key) }.map(\.id))
    self.ids = ids
    versions = (current + past).filter { ids.contains($0.id) }
  }

  mutating func run() throws {
    try markForBuilding()
    try leaveTombstones()
    let list = Self.list(ids)
    let ties = try facts("tie", "a IN (\(list)) OR b IN (\(list))")
    let roles = try facts("role", "actor IN (\(list))")
    try delete("contact", "tie IN (\(Self.list(ties)))")
    for (owner, facts) in [
      (FactOwner.actor, ids), (.tie, ties), (.role, roles),
    ] {
      try delete("evidence", "owner = \(owner.rawValue) AND fact IN (\(Self.list(facts)))")
    }
    try delete("tie", "id IN (\(Self.list(ties)))")
    try delete("role", "id IN (\(Self.list(roles)))")
    try delete("alias", "actor IN (\(list))")
    try delete("actor", "id IN (\(list))")
    report.recipients = try Disclosure.all(database).filter { disclosure in
      disclosure.actor.map { ids.contains($0) } ?? true
    }
    try database.execute(sql: "DELETE FROM disclosure WHERE actor IN (\(list))")
    var blanking = Blanking(database, Self.mentions(versions))
    try blanking.run()
    report.blanked = blanking.count
  }

  private func markForBuilding() throws {
    try database.execute(sql: "INSERT OR REPLACE INTO setting VALUES ('erasing', x'01')")
  }

  private func leaveTombstones() throws {
    let tombstones = try Tombstones(database)
    let runner = try database.runner("INSERT OR IGNORE INTO tombstone VALUES (?, ?)")
    for digest in Set(versions.flatMap { tombstones.digests(of: $0) }).sorted(by: {
      $0.lexicographicallyPrecedes($1)
    }) {
      try runner.run { row in
        row.bind(digest)
        row.bind(Int64(change.moment.day.number))
      }
    }
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

  private mutating func delete(_ table: String, _ condition: String) throws {
    for name in [table, "past_\(table)"] {
      try database.execute(sql: "DELETE FROM \(name) WHERE \(condition)")
      report.deleted += database.changesCount
    }
  }

  /// Numbers as SQL lists them; they are ids from our own tables.
  private static func list(_ ids: Set<Int64>) -> String {
    ids.sorted().map(String.init).joined(separator: ",")
  }

  /// The words by which texts about others mention the person: names, ids that are no mere numbers,
  /// addresses.
  private static func mentions(_ versions: [ActorRecord]) -> Set<String> {
    var mentions: Set<String> = []
    for version in versions {
      if version.name.count >= 3 { mentions.insert(version.name) }
      if version.key.count >= 4, version.key.contains(where: \.isLetter) {
        mentions.insert(version.key)
      }
      for (_, value) in FurtherColumns.decoded(version.further)
      where value.contains("@") || value.filter(\.isNumber).count >= 6 {
        mentions.insert(value)
      }
    }
    return mentions
  }
}
