internal import GRDB

/// Checks of the file that guard every change.
enum FileCheck {
  /// Refuses to write to a damaged file: it would only get worse.
  static func beforeWriting(_ database: Database, path: String) throws {
    if let fault = try fault(database, "quick_check(1)") {
      throw StorageError.damaged(path: path, detail: fault)
    }
  }

  /// Refuses to commit a row that refers to another that is not there.
  static func beforeCommit(_ database: Database, path: String) throws {
    var dangling: String?
    try database.forEachRow("PRAGMA foreign_key_check") { row in
      dangling = dangling ?? "\(row.text(0)) → \(row.text(2))"
    }
    if let dangling { throw StorageError.damaged(path: path, detail: dangling) }
  }

  /// The first fault that one of SQLite's checks finds, or nil.
  static func fault(_ database: Database, _ check: String) throws -> String? {
    var fault: String?
    try database.forEachRow("PRAGMA \(check)") { row in
      let text = row.text(0)
      if fault == nil, text != "ok" { fault = text }
    }
    return fault
  }
}
