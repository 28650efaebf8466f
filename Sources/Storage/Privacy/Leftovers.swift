internal import Glibc
internal import Wording

/// Files beside a project that hold what it held: copies from before the file format was renewed,
/// and what interrupted runs left.
enum Leftovers {
  /// The paths of these files, sorted.
  static func beside(_ path: String) -> [String] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    guard let entries = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(entries) }
    var found: [String] = []
    while let entry = readdir(entries) {
      let file = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard file.hasPrefix(name + ".") else { continue }
      let rest = file.dropFirst(name.count + 1)
      if isDraft(rest) || isCopy(rest) { found.append(folder + file) }
    }
    return found.sorted()
  }

  /// Half-written files beside a path.
  static func drafts(beside path: String) -> [String] {
    beside(path).filter { $0.hasSuffix(".part") || $0.hasSuffix(".part-journal") }
  }

  /// "x8f2.part", also of a copy: "version-1.x8f2.part".
  private static func isDraft(_ rest: Substring) -> Bool {
    rest.hasSuffix(".part") || rest.hasSuffix(".part-journal")
  }

  /// "version-1".
  private static func isCopy(_ rest: Substring) -> Bool {
    rest.hasPrefix("version-") && Int(rest.dropFirst(8)) != nil
  }

  /// Removes files.
  ///
  /// - Throws: `cannotCreate` with the first that stays.
  static func remove(_ paths: [String]) throws(StorageError) {
    for path in paths where unlink(path) != 0 && errno != ENOENT {
      throw .cannotCreate(path: path, code: errno)
    }
  }

  /// Why an erasure could not be finished.
  static func reason(_ error: StorageError) -> Localized {
    switch error {
    case .full: SystemReason.text(ENOSPC)
    case .busy: Localized(de: "ein anderer Vorgang liest gerade", en: "another process is reading")
    case .cannotCreate(let path, let code): Localized("\(path): ") + SystemReason.text(code)
    case .inputOutput(_, let code):
      Localized(de: "Ein-/Ausgabefehler (\(code))", en: "input/output error (\(code))")
    default: Localized(de: "die Datei lässt sich nicht ändern", en: "the file cannot be changed")
    }
  }
}
