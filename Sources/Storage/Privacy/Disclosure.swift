internal import GRDB
internal import Glibc

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

  /// Whether what was given still lies where it was put.
  public enum Trace: Sendable {
    /// It is a file or folder that is there.
    case there
    /// The file is no longer there.
    case gone
    /// It went to somebody, or to a screen.
    case unknown
  }

  /// Whether what was given still lies where it was put.
  public var trace: Trace {
    guard recipient.hasPrefix("/") else { return .unknown }
    return access(recipient, F_OK) == 0 ? .there : .gone
  }

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
  /// - Returns: the number of the entry.
  @discardableResult
  public func register(
    _ what: String, recipient: String, of actor: String? = nil
  ) throws(StorageError) -> Int64 {
    var entry: Int64 = 0
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
          entry = database.lastInsertedRowID
          return .commit
        }
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
    return entry
  }

  /// Takes an entry out of the register again: nothing was given.
  public func unregister(_ entry: Int64) throws(StorageError) {
    do {
      try queue.inDatabase { try $0.run("DELETE FROM disclosure WHERE id = ?", [entry]) }
    } catch {
      throw Connection.translated(error, path: path)
    }
  }
}
