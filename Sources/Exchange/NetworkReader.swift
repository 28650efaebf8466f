internal import Relations

/// Reads a network from a path: a file in any format, a folder of tables, or standard input.
public enum NetworkReader {
  /// Reads the network at `path`; `-` is standard input.
  ///
  /// The format follows from the ending of the name, else from the content. A folder is read as the
  /// tables in it (`people.csv`, `ties.csv`, `multipliers.csv` and their German and other names).
  ///
  /// - Throws: `ReadingError`; nothing is taken from a file with an error.
  /// - Complexity: linear in the size of the files.
  public static func read(
    path: String, options: ReadOptions = ReadOptions()
  ) throws(ReadingError) -> ReadResult {
    if path != "-", FileBytes.isFolder(path) { return try readFolder(path, options) }
    let bytes = try FileBytes.read(path)
    if let name = OtherFormat.name(ofFile: path) { throw .refused(OtherFormat.refusal(path, name)) }
    let format = Format.ofFile(path) ?? sniff(bytes)
    guard let read = format.read ?? Format.csv.read else { throw .missing(path: path) }
    do {
      return try read(bytes, path == "-" ? "stdin" : path, options)
    } catch {
      throw .refused(error)
    }
  }

  /// The format that content without a telling name has.
  private static func sniff(_ bytes: [UInt8]) -> Format {
    let blanks: Set<UInt8> = [9, 10, 13, 32, 0xEF, 0xBB, 0xBF]
    let start = bytes.prefix(4096).drop { blanks.contains($0) }
    let words = String(decoding: start.prefix(400), as: UTF8.self).lowercased()
    let id =
      switch start.first {
      case UInt8(ascii: "<"): words.contains("<gexf") ? "gexf" : "graphml"
      case UInt8(ascii: "{"), UInt8(ascii: "["): "node-link"
      default:
        ["graph", "digraph", "strict"].contains { words.hasPrefix($0) } && words.contains("{")
          ? "dot" : "csv"
      }
    return Format.named(id) ?? .csv
  }

  private static func readFolder(
    _ path: String, _ options: ReadOptions
  ) throws(ReadingError) -> ReadResult {
    let folder = path.hasSuffix("/") ? path : path + "/"
    let names = try FileBytes.names(inFolder: path)
    var tables = CSVFolder.tables(names)
    // Names that say nothing: every table is tried, and its header says what it lists.
    let tried = tables.isEmpty ? names.filter(CSVFolder.isTable) : []
    guard !tables.isEmpty || !tried.isEmpty else { throw .emptyFolder(path: path) }
    var assembly = NetworkAssembly()
    var contents: [String: [UInt8]] = [:]
    for name in tried {
      let bytes = try FileBytes.read(folder + name)
      contents[name] = bytes
      if let role = CSVReader.role(of: bytes, options) {
        tables.append(CSVFolder.Table(name: name, role: role))
      }
    }
    if tables.isEmpty, let first = tried.first {
      tables.append(CSVFolder.Table(name: first, role: .ties))
    }
    for (place, table) in tables.enumerated() where CSVFolder.isAmbiguous(table.name) {
      let bytes = try FileBytes.read(folder + table.name)
      contents[table.name] = bytes
      guard CSVReader.listsContacts(bytes, options) else { continue }
      tables[place] = CSVFolder.Table(name: table.name, role: .contacts)
    }
    for role in CSVDialect.Role.allCases {
      for table in tables where table.role == role {
        let bytes: [UInt8]
        if let known = contents[table.name] {
          bytes = known
        } else {
          bytes = try FileBytes.read(folder + table.name)
        }
        CSVReader.read(
          bytes, file: folder + table.name, role: table.role, kind: table.kind, options: options,
          into: &assembly)
      }
    }
    do {
      return try assembly.finish()
    } catch {
      throw .refused(error)
    }
  }
}
