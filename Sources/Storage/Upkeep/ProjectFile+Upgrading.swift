internal import GRDB

extension ProjectFile {
  /// Brings a project of an older version to the newest, after a copy was made beside it:
  /// `town.geflecht.version-1`.
  ///
  /// All steps are one transaction: killed on the way, the file is as it was.
  func upgrade(from version: Int, to schema: Schema) throws(StorageError) {
    try backup(to: "\(path).version-\(version)", replacing: true)
    do {
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try FileCheck.beforeWriting(database, path: path)
          // Another process may have been faster.
          let found = Int(try database.integer("PRAGMA user_version") ?? 0)
          guard found < schema.steps.count else { return .rollback }
          try schema.upgrade(database, from: found)
          try Journal.enter(
            try Change(database, .now), .upgrade, note: "\(found) → \(schema.steps.count)")
          try FileCheck.beforeCommit(database, path: path)
          return .commit
        }
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
  }
}
