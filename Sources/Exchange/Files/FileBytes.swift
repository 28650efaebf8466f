internal import Glibc
internal import Relations
internal import Wording

/// Whole files and folders through the system's own calls.
enum FileBytes {
  /// The bytes of a file; `-` is standard input.
  static func read(_ path: String) throws(ReadingError) -> [UInt8] {
    if path == "-" { return try readAll(0, path: path, sizeHint: 1 << 16) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .unreadable(path: path, code: EISDIR) }
    return try readAll(descriptor, path: path, sizeHint: Int(status.st_size))
  }

  /// Whether `path` is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of the files in a folder, in the order of their bytes; hidden ones are left out.
  static func names(inFolder path: String) throws(ReadingError) -> [String] {
    guard let folder = opendir(path) else { throw failure(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func failure(_ path: String) -> ReadingError {
    errno == ENOENT || errno == ENOTDIR
      ? .missing(path: path) : .unreadable(path: path, code: errno)
  }

  private static func readAll(
    _ descriptor: Int32, path: String, sizeHint: Int
  ) throws(ReadingError) -> [UInt8] {
    var capacity = max(sizeHint, 0) + 1
    var bytes: [UInt8] = []
    while true {
      var wasRead = 0
      let block = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        buffer.baseAddress.map { LargeMemory.useHugePages($0, byteCount: capacity) }
        wasRead = Glibc.read(descriptor, buffer.baseAddress, capacity)
        count = max(0, wasRead)
      }
      if wasRead < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, code: errno)
      }
      if wasRead == 0 { return bytes }
      if bytes.isEmpty { bytes = block } else { bytes += block }
      capacity = 1 << 18
    }
  }
}
