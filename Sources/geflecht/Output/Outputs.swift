import Exchange
import Glibc
import Storage
import Synchronization
import Wording

/// Where results are written: never over what this run has read, nor over a project.
///
/// Whoever reads a file tells `protect`; every command writes through here, so no option of any
/// command can destroy a list or a project.
enum Outputs {
  /// A file of the system, whatever path leads to it.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    }
  }

  private static let inputs = Mutex<(files: Set<Identity>, folders: Set<Identity>)>(([], []))

  /// Keeps a file, or a folder with the tables in it, from being written to in this run.
  static func protect(_ path: String) {
    guard let identity = Identity(path) else { return }
    guard let folder = opendir(path) else {
      inputs.withLock { _ = $0.files.insert(identity) }
      return
    }
    defer { closedir(folder) }
    var files: [Identity] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix("."), let file = Identity(path + "/" + name) { files.append(file) }
    }
    inputs.withLock {
      $0.files.formUnion(files)
      $0.folders.insert(identity)
    }
  }

  /// Writes a whole file or nothing.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try check(path)
    try OutputFile.write(bytes, to: path)
  }

  /// Writes the files of a format into a folder; none if one of them would destroy something.
  static func write(_ files: [WriteResult.File], toFolder path: String) throws {
    for file in files { try check(path + "/" + file.name) }
    try OutputFile.write(files, toFolder: path)
  }

  /// Refuses a path at which something would be destroyed.
  private static func check(_ path: String) throws {
    if let identity = Identity(path), inputs.withLock({ $0.files.contains(identity) }) {
      throw CommandFailure(
        .cannotCreate,
        de: "„\(path)“ wird gerade gelesen und bleibt, wie es ist; einen anderen Namen wählen",
        en: "“\(path)” is being read and stays as it is; choose another name")
    }
    if ProjectFile.isProject(path) {
      throw CommandFailure(
        .cannotCreate,
        de: "„\(path)“ ist ein Projekt und wird nicht überschrieben; einen anderen Namen wählen",
        en: "“\(path)” is a project and is not overwritten; choose another name")
    }
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    guard isTable(path), let identity = Identity(folder ?? "."),
      inputs.withLock({ $0.folders.contains(identity) })
    else { return }
    throw CommandFailure(
      .cannotCreate,
      de: "„\(path)“ läge im Ordner des Netzes und würde das nächste Mal mitgelesen; "
        + "in einen anderen Ordner schreiben",
      en: "“\(path)” would lie in the folder of the network and be read with it next time; "
        + "write to another folder")
  }

  /// Whether a file of this name would be read as a table of a folder.
  private static func isTable(_ path: String) -> Bool {
    let path = path.lowercased()
    return [".csv", ".tsv", ".txt", ".xlsx", ".ods"].contains { path.hasSuffix($0) }
  }
}
