internal import Glibc
public import Wording

/// Writes whole files or nothing: a new file beside the old one, synced, then renamed over it.
///
/// Files are readable for their owner only, as they hold personal data; a file that is replaced
/// keeps its permissions. A link at the path is replaced, not followed.
public enum OutputFile {
  /// Writes `bytes` to the file at `path`; a device or pipe there is written to directly.
  ///
  /// - Throws: `OutputError`; what was at `path` is then untouched.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var status = stat()
    let exists = lstat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR { throw .cannotCreate(path: path, code: EISDIR) }
    if exists, kind != S_IFREG, kind != S_IFLNK { return try writeDirectly(bytes, to: path) }
    let mode = exists && kind == S_IFREG ? status.st_mode & 0o777 : 0o600
    let draft = try createDraft(beside: path, mode: mode)
    do throws(OutputError) {
      try fill(draft.descriptor, bytes, path)
      guard rename(draft.path, path) == 0 else { throw .cannotCreate(path: path, code: errno) }
    } catch {
      unlink(draft.path)
      throw error
    }
    syncFolder(of: path)
  }

  /// Writes the files of a format into the folder `path`, which is made if it does not exist.
  public static func write(_ files: [WriteResult.File], toFolder path: String) throws(OutputError) {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw .cannotCreate(path: path, code: errno) }
    guard FileBytes.isFolder(path) else { throw .cannotCreate(path: path, code: ENOTDIR) }
    for file in files {
      try write(file.bytes, to: path.hasSuffix("/") ? path + file.name : path + "/" + file.name)
    }
  }

  private static func createDraft(
    beside path: String, mode: mode_t
  ) throws(OutputError) -> (path: String, descriptor: Int32) {
    for _ in 0..<100 {
      let draft = "\(path).\(String(UInt32.random(in: .min ... .max), radix: 36)).part"
      let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor >= 0 {
        if mode != 0o600 { fchmod(descriptor, mode) }
        return (draft, descriptor)
      }
      if errno != EEXIST { throw .cannotCreate(path: path, code: errno) }
    }
    throw .cannotCreate(path: path, code: EEXIST)
  }

  /// Writes everything, syncs and closes.
  private static func fill(
    _ descriptor: Int32, _ bytes: [UInt8], _ path: String
  ) throws(OutputError) {
    let code = send(bytes, to: descriptor)
    let syncCode = code == 0 && fsync(descriptor) != 0 && errno != EINVAL ? errno : 0
    let closeCode = close(descriptor) != 0 ? errno : 0
    let first = code != 0 ? code : syncCode != 0 ? syncCode : closeCode
    if first != 0 { throw .cannotWrite(path: path, code: first) }
  }

  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
    let code = send(bytes, to: descriptor)
    close(descriptor)
    if code != 0 { throw .cannotWrite(path: path, code: code) }
  }

  /// Writes all bytes; returns 0 or the system's error number.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        sent += count
      }
      return 0
    }
  }

  /// Makes the new name last over a loss of power, where the system can.
  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) }
    let descriptor = open(folder ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// Why a file could not be written; `code` is the system's error number.
public enum OutputError: Error, Hashable, Sendable {
  /// The file cannot be made or replaced.
  case cannotCreate(path: String, code: Int32)
  /// The content cannot be written: disk full, input/output error.
  case cannotWrite(path: String, code: Int32)

  /// What is wrong, in words.
  public var text: Localized {
    switch self {
    case .cannotCreate(let path, let code):
      Localized(de: "„\(path)“ lässt sich nicht anlegen: ", en: "cannot create “\(path)”: ")
        + SystemText.reason(code)
    case .cannotWrite(let path, let code):
      Localized(de: "„\(path)“ lässt sich nicht schreiben: ", en: "cannot write “\(path)”: ")
        + SystemText.reason(code)
    }
  }
}
