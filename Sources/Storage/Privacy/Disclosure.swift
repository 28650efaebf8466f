internal import GRDB

/// That data of the project was given away: what, to whom, when.
public struct Disclosure: Hashable, Sendable {
  /// When it was given.
  public let moment: Moment
  /// What was given: "convert", "person export", "backup".
  public let what: String
  /// To whom, or into which file.
  public let recipient: String
  /// The row of the only person concerned; nil = everybody.
  let actor: Int64?

  /// Everything that was given away, the first first.
  static func all(_ database: Database) throws -> [Disclosure] {
    var list: [Disclosure] = []
    let sql = "SELECT moment, what, recipient, actor FROM disclosure ORDER BY id"
    try database.forEachRow(sql) { row in
      list.append(
        Disclosure(
          moment: Moment(seconds: row.integer(0)), what: row.text(1), recipient: row.text(2),
          actor: row.optionalInteger(3)))
    }
    return list
  }
}

extension ProjectFile {
  /// Enters into the register of exports that data was given away.
  ///
  /// - Parameter actor: the only person concerned; nil = everybody.
  public func register(
    _ what: String, recipient: String, of actor: String? = nil
  ) throws(StorageError) {
    do {
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try FileCheck.beforeWriting(database, path: path)
          let row = try actor.map { reference in
            try ActorLookup(
              try ProjectState.records(database, nil), try ProjectState.records(database, nil)
            ).find(reference).id
          }
          let sql = "INSERT INTO disclosure (moment, what, recipient, actor) VALUES (?, ?, ?, ?)"
          try database.runner(sql).run { values in
            values.bind(Moment.now.seconds)
            values.bind(what)
            values.bind(recipient)
            values.bind(row)
          }
          return .commit
        }
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
  }
}
