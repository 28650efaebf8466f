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
    do {
      return try Format.read(bytes, file: path == "-" ? "stdin" : path, options: options)
    } catch {
      throw .refused(error)
    }
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
