internal import Relations
internal import Wording

/// Reads the sheets of an Excel workbook as tables: texts, numbers, days, what formulas gave, merged
/// cells.
///
/// Formulas are never computed and nothing is fetched: what other workbooks gave is read as the file
/// keeps it. Macros and passwords are refused by name. Hidden sheets are left out.
///
/// - Source: ECMA-376, Office Open XML, part 1; quirks as openpyxl's and LibreOffice's files show them.
struct XLSXReader {
  private let archive: ZipArchive
  private let file: String
  private let options: ReadOptions
  private var strings: [String] = []
  private var styles: [SpreadsheetDates.Shown] = []

  /// Opens a workbook.
  static func tables(
    _ bytes: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> [Table] {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw oldOrProtected(bytes, file) }
    var reader = XLSXReader(
      archive: try ZipArchive(bytes, file: file), file: file, options: options)
    return try reader.readWorkbook().chosen(options, file: file)
  }

  private init(archive: ZipArchive, file: String, options: ReadOptions) {
    self.archive = archive
    self.options = options
    self.file = file
  }

  /// Old workbooks and those with a password begin alike; the latter name their packet.
  private static func oldOrProtected(_ bytes: [UInt8], _ file: String) -> ImportFailure {
    let isOld = ["Workbook", "Book"].contains { name in
      // Entries of the directory lie at multiples of 128 bytes; their names are UTF-16.
      var entry: [UInt8] = []
      for unit in name.utf8 { entry += [unit, 0] }
      let last = bytes.count - entry.count
      return last >= 0
        && stride(from: 0, through: last, by: 128).contains { place in
          bytes[place..<place + entry.count].elementsEqual(entry)
        }
    }
    guard isOld else { return ZipArchive.protected(file) }
    return ImportFailure([
      Notice(
        .error, file: file, position: Notice.Position(line: 1, column: 1),
        what: Localized(
          de: "das ist eine alte Excel-Datei (XLS)", en: "this is an old Excel file (XLS)"),
        advice: Localized(
          de: "in Excel oder LibreOffice als .xlsx speichern",
          en: "save it as .xlsx in Excel or LibreOffice"))
    ])
  }

  // MARK: The workbook

  private mutating func readWorkbook() throws(ImportFailure) -> [Table] {
    let root = try relations(of: "")
    let path = root.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    if archive.names.contains(where: { $0.hasSuffix("vbaProject.bin") }) { throw hasMacros() }
    let workbook = WorkbookPart()
    try workbook.read(path, of: archive, file: file)
    let relations = try relations(of: path)
    func part(_ type: String) -> String? {
      relations.first { $0.type == type }?.target
    }
    if let path = part("sharedStrings"), archive.has(path) {
      let part = StringsPart()
      try part.read(path, of: archive, file: file)
      strings = part.strings
    }
    if let path = part("styles"), archive.has(path) {
      let part = StylesPart()
      try part.read(path, of: archive, file: file)
      styles = part.shown
    }
    let shown = workbook.sheets.filter { !$0.isHidden }
    var tables: [Table] = []
    for sheet in workbook.sheets {
      // A hidden sheet is read if it is asked for, or if there is no other.
      if sheet.isHidden, !shown.isEmpty,
        !options.sheets.contains(where: { $0.lowercased() == sheet.name.lowercased() })
      {
        var table = Table(file: file, name: sheet.name, understoodAs: Localized(""), rows: [])
        table.leftOut = Localized(de: "ein verborgenes Blatt", en: "a hidden sheet")
        tables.append(table)
        continue
      }
      let target = relations.first { $0.id == sheet.relation }?.target
      guard let target else { continue }
      // Charts stand among the sheets, too.
      if target.contains("chartsheets/") { continue }
      tables.append(
        try table(
          sheet.name, target.hasPrefix(folder) || archive.has(target) ? target : folder + target,
          startsIn1904: workbook.startsIn1904))
    }
    return tables
  }

  private func table(
    _ name: String, _ path: String, startsIn1904: Bool
  ) throws(ImportFailure) -> Table {
    let part = SheetPart(strings: strings, styles: styles, startsIn1904: startsIn1904)
    try part.read(path, of: archive, file: file)
    if let problem = part.problem {
      throw SheetRows.failure(problem, file: file, sheet: name)
    }
    if let row = part.uncomputed { throw uncomputed(name, row) }
    var words = Localized(de: "XLSX, Blatt „\(name)“", en: "XLSX, sheet “\(name)”")
    if part.errors > 0 {
      words =
        words
        + Localized(
          de: ", \(part.errors) Zellen mit Fehlern (#NV, #BEZUG!) leer gelesen",
          en: ", \(part.errors) cells with errors (#N/A, #REF!) read as empty")
    }
    return Table(
      file: file, name: name, understoodAs: words, rows: part.rows.rows, merges: part.merges)
  }

  /// What a part refers to; nothing if it refers to nothing.
  private func relations(of path: String) throws(ImportFailure) -> [RelationsPart.Relation] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let file = "\(folder)_rels/\(name).rels"
    guard archive.has(file) else { return [] }
    let part = RelationsPart(folder: folder)
    try part.read(file, of: archive, file: self.file)
    return part.relations
  }

  private func hasMacros() -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: Notice.Position(line: 1, column: 1),
        what: Localized(
          de: "die Arbeitsmappe enthält Makros (macros)", en: "the workbook contains macros"),
        advice: Localized(
          de: "in Excel ohne Makros als .xlsx speichern", en: "save it as .xlsx without macros"))
    ])
  }

  private func uncomputed(_ sheet: String, _ cell: (row: Int, column: Int)) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: Notice.Position(line: cell.row, column: cell.column),
        what: Localized(
          de: "Formeln ohne Ergebnis im Blatt „\(sheet)“",
          en: "formulas without result in the sheet “\(sheet)”"),
        advice: Localized(
          de: "in Excel oder LibreOffice öffnen und speichern: dann stehen die Ergebnisse da",
          en: "open and save it in Excel or LibreOffice: then the results are there"))
    ])
  }
}
