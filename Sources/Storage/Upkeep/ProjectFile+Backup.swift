internal import GRDB
internal import Glibc

extension ProjectFile {
  /// Writes a copy of the project as it is at this moment, even while others write.
  ///
  /// The copy is checked, synced and only then put in its place.
  ///
  /// - Parameter replacing: whether a file at the place may be replaced.
  /// - Throws: `exists`, `cannotCreate`, `damaged`, `full`; nothing is left behind then.
  public func backup(to target: String, replacing: Bool = false) throws(StorageError) {
    let draft = try DraftFile(beside: target)
    defer { draft.remove() }
    do {
      try queue.inDatabase { database in
        try FileCheck.beforeWriting(database, path: path)
        try database.execute(sql: "VACUUM INTO ?", arguments: [draft.path])
      }
      let copy = try Connection.open(draft.path)
      try copy.read { database in
        if let fault = try FileCheck.fault(database, "integrity_check(1)") {
          throw StorageError.damaged(path: target, detail: fault)
        }
        // A copy of an older version is read once it is renewed.
        guard try database.integer("PRAGMA user_version") == Int64(Schema.version) else { return }
        var loader = NetworkLoader(database, until: nil, path: target)
        _ = try loader.load()
      }
      try copy.close()
    } catch {
      throw Connection.translated(error, path: path).renamed(from: draft.path, to: target)
    }
    let descriptor = open(draft.path, O_RDONLY | O_CLOEXEC)
    let isSynced = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL)
    let code = errno
    if descriptor >= 0 { close(descriptor) }
    guard isSynced else { throw .inputOutput(path: target, code: code) }
    let done = replacing ? rename(draft.path, target) : link(draft.path, target)
    guard done == 0 else {
      throw errno == EEXIST ? .exists(path: target) : .cannotCreate(path: target, code: errno)
    }
    DraftFile.syncFolder(of: target)
  }
}
