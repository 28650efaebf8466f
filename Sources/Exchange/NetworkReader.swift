internal import Relations
internal import Wording

/// Reads a network from a path: a file in any format, a folder of tables, or standard input.
public enum NetworkReader {
  /// Reads the network at `path`; `-` is standard input.
  ///
  /// The format follows from the ending of the name, else from the content. A folder is read as the
  /// tables in it: their names and headers say what they list.
  ///
  /// - Throws: `ReadingError`; nothing is taken from a file with an error.
  /// - Complexity: linear in the size of the files.
  public static func read(
    path: String, options: ReadOptions = ReadOptions()
  ) throws(ReadingError) -> ReadResult {
    let result = try readAny(path, options)
    var report = result.report
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let (base, date) = TableHint.dated(FileBytes.isFolder(path) ? name : TableReader.stem(of: name))
    report.sourceName = base.isEmpty ? name : base
    report.asOf = options.wishes.asOf ?? date?.first
    return ReadResult(network: result.network, report: report)
  }

  /// The name of a file or folder without year and day, with its ending: what lists that come again
  /// have in common.
  public static func undated(_ name: String) -> String {
    let stem = TableReader.stem(of: name)
    let base = TableHint.dated(stem).base
    return base.isEmpty ? name : base + name.dropFirst(stem.count)
  }

  private static func readAny(
    _ path: String, _ options: ReadOptions
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

  /// Reads the tables of a folder together: CSV files, and files of formats that hold tables.
  private static func readFolder(
    _ path: String, _ options: ReadOptions
  ) throws(ReadingError) -> ReadResult {
    let folder = path.hasSuffix("/") ? path : path + "/"
    let names = try FileBytes.names(inFolder: path)
    var reader = TableReader(options)
    var count = 0
    for name in names {
      let file = folder + name
      let format = Format.ofFile(name)
      if FileBytes.isFolder(file) {
        reader.leaveOut(file, Localized(de: "ein Ordner", en: "a folder"))
      } else if format?.id == Format.csv.id {
        count += 1
        reader.add(csv: try FileBytes.read(file), file: file, isAlone: false)
      } else if let open = format?.tables {
        count += 1
        let bytes = try FileBytes.read(file)
        do throws(ImportFailure) {
          for table in try open(bytes, file, options) { reader.add(table) }
        } catch {
          throw .refused(error)
        }
      } else {
        reader.leaveOut(file, Localized(de: "keine Tabelle", en: "no table"))
      }
    }
    guard count > 0 else { throw .emptyFolder(path: path) }
    do {
      return try reader.finish()
    } catch {
      throw .refused(error)
    }
  }
}
