internal import CSQLite
internal import GRDB
internal import Wording

/// How every connection to a project file is set up.
enum Connection {
  /// How long a process waits for another that is writing, in seconds.
  static let patience = 10.0

  /// A connection to the existing file at `path`.
  ///
  /// Changes go through a rollback journal: the project is one single file whenever nobody is
  /// writing, can be copied with any file manager, and has no race between writers (SQLite's
  /// write-ahead log had one up to version 3.51.2).
  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    // Checked as a whole before each commit: rows move between tables while a change is made.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      guard let connection = database.sqliteConnection,
        geflecht_harden(connection) == SQLITE_OK
      else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
      for pragma in pragmas { try database.execute(sql: "PRAGMA \(pragma)") }
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static let pragmas = [
    "trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON", "synchronous = EXTRA",
    "temp_store = MEMORY", "cache_size = -65536",
  ]

  /// The columns of the tables that a schema makes, by their names; indexes have none.
  static func layout(of schema: Schema) throws -> [String: Set<String>] {
    let queue = try DatabaseQueue()
    return try queue.inDatabase { database in
      try schema.upgrade(database, from: 0)
      var layout: [String: Set<String>] = [:]
      try database.forEachRow("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'") {
        row in layout[row.text(0)] = []
      }
      for name in layout.keys.sorted() {
        try database.forEachRow("SELECT name FROM pragma_table_info('\(name)')") { row in
          layout[name]?.insert(row.text(0))
        }
      }
      return layout
    }
  }

  /// The error as one of ours.
  static func translated(_ error: any Error, path: String) -> StorageError {
    if let error = error as? StorageError { return error }
    guard let error = error as? DatabaseError else {
      return .damaged(path: path, detail: Localized("\(type(of: error))"))
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    case .SQLITE_FULL: return .full(path: path)
    case .SQLITE_IOERR, .SQLITE_NOMEM:
      return .inputOutput(path: path, code: error.extendedResultCode.rawValue)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN:
      return .forbidden(path: path)
    default:
      // What SQLite says itself is for programmers, and in English.
      return .damaged(path: path, detail: Localized("SQLite \(error.extendedResultCode.rawValue)"))
    }
  }
}
