internal import Glibc
internal import Relations
internal import Wording

/// Whole files and folders through the system's own calls.
enum FileBytes {
  /// The most bytes that are read: far beyond any list of 20,000 people, and far below what fills a
  /// machine's memory.
  private static let limit = 2 << 30
  /// How long a named pipe may stay without a first byte, in milliseconds.
  private static let patience: Int32 = 10_000

  /// The bytes of a file; `-` is standard input.
  ///
  /// - Throws: also `endless` for devices that never end, `tooLarge`, and `silentPipe` for a named
  ///   pipe that nobody writes to.
  static func read(_ path: String) throws(ReadingError) -> [UInt8] {
    if path == "-" { return try readAll(0, path: path, sizeHint: 1 << 16) }
    var status = stat()
    // A named pipe opens only once somebody writes, unless it is told not to wait.
    let isNamedPipe = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isNamedPipe ? O_NONBLOCK : 0))
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .unreadable(path: path, code: EISDIR)
    case S_IFBLK: throw .endless(path: path)
    case S_IFCHR where isatty(descriptor) == 0 && !isNullDevice(status): throw .endless(path: path)
    default: break
    }
    guard Int(status.st_size) <= limit else { throw .tooLarge(path: path, most: limit) }
    if isNamedPipe { try awaitWriter(descriptor, path) }
    return try readAll(descriptor, path: path, sizeHint: Int(status.st_size))
  }

  private static func isNullDevice(_ status: stat) -> Bool {
    var null = stat()
    return stat("/dev/null", &null) == 0 && null.st_rdev == status.st_rdev
  }

  /// Waits for the first byte of a named pipe, then reads it as any other.
  private static func awaitWriter(_ descriptor: Int32, _ path: String) throws(ReadingError) {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, patience) > 0 else { throw .silentPipe(path: path) }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
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
      guard bytes.count + wasRead <= limit else { throw .tooLarge(path: path, most: limit) }
      if bytes.isEmpty { bytes = block } else { bytes += block }
      capacity = 1 << 18
    }
  }
}
