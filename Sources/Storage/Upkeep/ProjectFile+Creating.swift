internal import GRDB
internal import Glibc

extension ProjectFile {
  /// Makes a new project, empty or with a network in it.
  ///
  /// It is made beside its place and put there when it is whole; a file at the place is never
  /// replaced. Only its owner may read it.
  ///
  /// - Throws: `exists`, `cannotCreate`, or what importing throws; no file is left behind then.
  @discardableResult
  public static func create(
    at path: String, with request: ImportRequest? = nil
  ) throws(StorageError) -> ProjectFile {
    var status = stat()
    if lstat(path, &status) == 0 { throw .exists(path: path) }
    let draft = try DraftFile(beside: path)
    defer { draft.remove() }
    do throws(StorageError) {
      try begin(draft.path)
      if let request {
        let project = try ProjectFile(path: draft.path)
        try project.take(try project.plan(request))
      }
    } catch {
      throw error.renamed(from: draft.path, to: path)
    }
    guard link(draft.path, path) == 0 else {
      throw errno == EEXIST ? .exists(path: path) : .cannotCreate(path: path, code: errno)
    }
    DraftFile.syncFolder(of: path)
    return try ProjectFile(path: path)
  }

  /// Lays out the tables in an empty file.
  static func begin(_ path: String, schema: Schema = .current) throws(StorageError) {
    do {
      let queue = try Connection.open(path)
      try queue.inDatabase { database in
        try database.execute(sql: "PRAGMA application_id = \(FileHeader.applicationID)")
        try database.inTransaction(.immediate) {
          try schema.upgrade(database, from: 0)
          let salt = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
          try database.runner("INSERT INTO setting VALUES ('salt', ?)").run { $0.bind(salt) }
          try Journal.enter(try Change(database, .now), .new, note: "")
          return .commit
        }
      }
      try queue.close()
    } catch {
      throw Connection.translated(error, path: path)
    }
  }
}

/// A file in the making beside its place, readable for its owner only.
struct DraftFile {
  let path: String

  /// An empty file beside `target`.
  init(beside target: String) throws(StorageError) {
    for _ in 0..<100 {
      let mark = String(UInt64.random(in: .min ... .max), radix: 36)
      let path = "\(target).\(mark).part"
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor >= 0 {
        close(descriptor)
        self.path = path
        return
      }
      if errno != EEXIST { throw .cannotCreate(path: target, code: errno) }
    }
    throw .cannotCreate(path: target, code: EEXIST)
  }

  /// Removes it, and what SQLite may have left beside it.
  func remove() {
    unlink(path)
    unlink(path + "-journal")
  }

  /// Makes a new name in the folder of `path` last over a loss of power.
  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) }
    let descriptor = open(folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension StorageError {
  /// The same error about the file that the user knows.
  func renamed(from draft: String, to path: String) -> StorageError {
    switch self {
    case .busy(draft): .busy(path: path)
    case .full(draft): .full(path: path)
    case .inputOutput(draft, let code): .inputOutput(path: path, code: code)
    case .forbidden(draft): .forbidden(path: path)
    case .damaged(draft, let detail): .damaged(path: path, detail: detail)
    default: self
    }
  }
}
