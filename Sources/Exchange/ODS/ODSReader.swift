internal import Relations
internal import Wording

/// Reads the sheets of an OpenDocument spreadsheet as tables.
///
/// Repeated rows and cells are written out up to the last filled one, and never beyond the limits of
/// a sheet. Formulas are not computed: what they gave is read.
///
/// - Source: OASIS OpenDocument 1.3, part 3.
struct ODSReader {
  /// Opens a spreadsheet.
  static func tables(
    _ bytes: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> [Table] {
    let archive = try ZipArchive(bytes, file: file)
    if archive.has("META-INF/manifest.xml") {
      let manifest = ManifestPart()
      try manifest.read("META-INF/manifest.xml", of: archive, file: file)
      if manifest.isEncrypted { throw ZipArchive.protected(file) }
    }
    let part = ContentPart()
    try part.read("content.xml", of: archive, file: file)
    if let (problem, sheet) = part.problem {
      throw SheetRows.failure(problem, file: file, sheet: sheet)
    }
    let tables = part.sheets.map { sheet in
      Table(
        file: file, name: sheet.name,
        understoodAs: Localized(de: "ODS, Blatt „\(sheet.name)“", en: "ODS, sheet “\(sheet.name)”"),
        rows: sheet.rows.rows, merges: sheet.merges)
    }
    return try tables.chosen(options, file: file)
  }
}

/// Whether parts are encrypted.
private final class ManifestPart: XMLPart {
  private(set) var isEncrypted = false

  override func open(_ name: String, _ attributes: Attributes) {
    if name == "encryption-data" { isEncrypted = true }
  }
}

/// The cells of all sheets.
private final class ContentPart: XMLPart {
  struct Sheet {
    let name: String
    var rows = SheetRows()
    var merges: [Table.Merge] = []
  }
  private(set) var sheets: [Sheet] = []
  private(set) var problem: (SheetRows.Problem, sheet: String)?

  private var isInSheet = false
  private var row = 0
  private var rowRepeats = 1
  private var cells: [Table.Cell] = []
  /// Empty cells that count only if a filled one follows.
  private var pendingCells = 0
  private var cellRepeats = 1
  private var attributes: [String: String] = [:]
  private var paragraphs: [String] = []
  /// Depth inside remarks, whose text is no part of the cell.
  private var remarks = 0
  private var spans: [(row: Int, column: Int, rows: Int, columns: Int)] = []

  override func open(_ name: String, _ attributes: Attributes) {
    switch name {
    case "table" where !isInSheet:
      isInSheet = true
      sheets.append(Sheet(name: attributes["name"] ?? ""))
      row = 0
      spans = []
    case "table-row":
      rowRepeats = count(attributes["number-rows-repeated"])
      cells = []
      pendingCells = 0
    case "table-cell", "covered-table-cell":
      beginCell(attributes)
    case "annotation": remarks += 1
    case "p" where remarks == 0: text = []
    case "s" where text != nil:
      text?.append(contentsOf: repeatElement(32, count: min(count(attributes["c"]), 1000)))
    case "tab" where text != nil: text?.append(9)
    case "line-break" where text != nil: text?.append(10)
    default: break
    }
  }

  private func count(_ text: String?) -> Int { max(1, text.flatMap { Int($0) } ?? 1) }

  private func beginCell(_ attributes: Attributes) {
    cellRepeats = count(attributes["number-columns-repeated"])
    self.attributes = [:]
    for name in [
      "value-type", "value", "date-value", "boolean-value", "time-value", "string-value",
    ] {
      if let value = attributes[name] { self.attributes[name] = value }
    }
    paragraphs = []
    let rows = count(attributes["number-rows-spanned"])
    let columns = count(attributes["number-columns-spanned"])
    if rows > 1 || columns > 1 {
      spans.append((row + 1, cells.count + pendingCells, rows, columns))
    }
  }

  override func close(_ name: String) {
    switch name {
    case "annotation": remarks -= 1
    case "p" where remarks == 0:
      if let text { paragraphs.append(String(decoding: text, as: UTF8.self)) }
      text = nil
    case "table-cell", "covered-table-cell": endCell()
    case "table-row": endRow()
    case "table" where isInSheet: endSheet()
    default: break
    }
  }

  private var cell: Table.Cell {
    let shown = paragraphs.joined(separator: "\n")
    switch attributes["value-type"] {
    case "float", "currency", "percentage":
      guard let number = attributes["value"].flatMap({ Double($0) }), number.isFinite else {
        return .empty
      }
      return .number(number)
    case "date":
      guard let date = attributes["date-value"] else { return .empty }
      if let day = DateText.iso(date), day.isOneDay { return .day(day.first) }
      // A time of day behind the day counts only if it is not midnight.
      let parts = date.split(separator: "T")
      if parts.count == 2, parts[1].hasPrefix("00:00:00"), let day = DateText.iso(parts[0]) {
        return .day(day.first)
      }
      return .text(date.replacing("T", with: " "))
    case "boolean": return .flag(attributes["boolean-value"] == "true")
    default:
      let text = shown.isEmpty ? attributes["string-value"] ?? "" : shown
      return text.isEmpty ? .empty : .text(text)
    }
  }

  private func endCell() {
    let cell = cell
    guard cell != .empty else {
      pendingCells += cellRepeats
      return
    }
    guard cells.count + pendingCells + cellRepeats <= SheetRows.columnLimit else {
      return fail(.tooManyColumns(row: row + 1))
    }
    cells.append(contentsOf: repeatElement(.empty, count: pendingCells))
    pendingCells = 0
    cells.append(contentsOf: repeatElement(cell, count: cellRepeats))
  }

  private func endRow() {
    defer { row += rowRepeats }
    guard !cells.isEmpty else { return }
    do throws(SheetRows.Problem) {
      for offset in 0..<rowRepeats {
        try sheets[sheets.count - 1].rows.add(row: row + offset + 1, cells)
      }
    } catch {
      fail(error)
    }
  }

  private func endSheet() {
    isInSheet = false
    let last = sheets.count - 1
    sheets[last].merges = spans.compactMap { span in
      sheets[last].rows.merge(
        rows: span.row...(span.row + span.rows - 1),
        columns: span.column..<span.column + span.columns)
    }
  }

  private func fail(_ problem: SheetRows.Problem) {
    if self.problem == nil { self.problem = (problem, sheets.last?.name ?? "") }
    stop()
  }
}
