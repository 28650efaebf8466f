internal import Glibc

/// What the first bytes of a file say it is, read without SQLite: a file that is not ours is never
/// opened by it, so nothing about it can change.
struct FileHeader {
  /// "Gefl" in ASCII, at byte 68 of every project file.
  static let applicationID: UInt32 = 0x4765_666C
  private static let magic = Array("SQLite format 3\0".utf8)

  /// The version of the schema, at byte 60.
  let version: Int

  /// The header of the project file at `path`.
  ///
  /// - Throws: `missing`, `empty`, `foreign`, `newer` or `forbidden`.
  init(path: String, newest: Int = Schema.version) throws(StorageError) {
    let bytes = try Self.start(of: path)
    if bytes.isEmpty { throw .empty(path: path) }
    guard bytes.count == 100, Array(bytes[..<16]) == Self.magic,
      Self.number(bytes, at: 68) == Self.applicationID
    else { throw .foreign(path: path) }
    version = Int(Self.number(bytes, at: 60))
    if version > newest { throw .newer(path: path, version: version) }
    if version < 1 { throw .foreign(path: path) }
  }

  /// Whether the file begins as SQLite's files do.
  static func isSQLite(_ path: String) -> Bool {
    guard let bytes = try? start(of: path) else { return false }
    return bytes.starts(with: magic)
  }

  /// The first 100 bytes of a file.
  ///
  /// Only a regular file is opened: what is read from a pipe here would be missing later, and a pipe
  /// nobody writes to would never answer.
  private static func start(of path: String) throws(StorageError) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .forbidden(path: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .forbidden(path: path)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &bytes, 100)
    guard count >= 0 else { throw .foreign(path: path) }
    return Array(bytes[..<count])
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
