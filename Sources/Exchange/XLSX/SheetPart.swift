internal import Relations

/// The cells of a sheet.
final class SheetPart: XMLPart {
  private(set) var rows = SheetRows()
  private(set) var merges: [Table.Merge] = []
  /// How many cells hold an error.
  private(set) var errors = 0
  /// The first cell with a formula that no program has computed.
  private(set) var uncomputed: (row: Int, column: Int)?
  private(set) var problem: SheetRows.Problem?

  private let strings: [String]
  private let styles: [SpreadsheetDates.Shown]
  private let startsIn1904: Bool

  private var row = 0
  private var cells: [Table.Cell] = []
  private var column = 0
  private var type = ""
  private var style = 0
  private var hasFormula = false
  private var value: [UInt8]?
  private var inline: [UInt8] = []
  private var isPhonetic = false

  init(strings: [String], styles: [SpreadsheetDates.Shown], startsIn1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.startsIn1904 = startsIn1904
  }

  override func open(_ name: String, _ attributes: Attributes) {
    switch name {
    case "row":
      row = attributes["r"].flatMap { Int($0) } ?? row + 1
      cells = []
      column = -1
    case "c":
      column = attributes["r"].flatMap(SheetPart.column) ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      hasFormula = false
      value = nil
      inline = []
    case "f": hasFormula = true
    case "v": text = []
    case "rPh": isPhonetic = true
    case "t": if !isPhonetic { text = [] }
    case "mergeCell": if let range = attributes["ref"] { merge(range) }
    default: break
    }
  }

  override func close(_ name: String) {
    switch name {
    case "v":
      value = text
      text = nil
    case "t":
      inline += text ?? []
      text = nil
    case "rPh": isPhonetic = false
    case "c": addCell()
    case "row":
      do throws(SheetRows.Problem) {
        try rows.add(row: row, cells)
      } catch {
        problem = error
        stop()
      }
    default: break
    }
  }

  private func addCell() {
    let cell = cell
    guard cell != .empty else { return }
    guard column < SheetRows.columnLimit else {
      problem = problem ?? .tooManyColumns(row: row)
      return stop()
    }
    if cells.count < column {
      cells.append(contentsOf: repeatElement(.empty, count: column - cells.count))
    }
    if cells.count == column { cells.append(cell) } else { cells[column] = cell }
  }

  private var cell: Table.Cell {
    let text = value.map { String(decoding: $0, as: UTF8.self) } ?? ""
    switch type {
    case "s":
      guard let number = Int(text), strings.indices.contains(number) else { return .empty }
      return SheetPart.text(strings[number])
    case "inlineStr":
      return SheetPart.text(SheetPart.unescaped(String(decoding: inline, as: UTF8.self)))
    case "str": return SheetPart.text(SheetPart.unescaped(text))
    case "b": return text.isEmpty ? .empty : .flag(text == "1" || text == "true")
    case "e":
      errors += 1
      return .empty
    case "d":
      // A day as ISO writes it, in the strict form of the format.
      return SheetPart.text(text)
    default:
      guard let number = Double(text), number.isFinite else {
        if hasFormula, uncomputed == nil { uncomputed = (row, column + 1) }
        return .empty
      }
      let shown = styles.indices.contains(style) ? styles[style] : .number
      return SpreadsheetDates.cell(number, shown, startsIn1904: startsIn1904)
    }
  }

  private static func text(_ text: String) -> Table.Cell {
    text.isEmpty ? .empty : .text(text)
  }

  private func merge(_ range: String) {
    let ends = range.split(separator: ":").map(String.init)
    guard ends.count == 2, let first = SheetPart.place(ends[0]),
      let last = SheetPart.place(ends[1]),
      first.row <= last.row, first.column <= last.column,
      let merge = rows.merge(rows: first.row...last.row, columns: first.column..<last.column + 1)
    else { return }
    merges.append(merge)
  }

  /// The column, from 0, in the name of a cell: 27 in `AB12`.
  private static func column(_ name: String) -> Int? { place(name)?.column }

  private static func place(_ name: String) -> (row: Int, column: Int)? {
    var column = 0
    var row = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        column = column * 26 + Int(byte - 64)
        if column > 20_000 { return nil }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - 48)
        if row > 10_000_000 { return nil }
      default: return nil
      }
    }
    return column > 0 ? (row, column - 1) : nil
  }

  /// A text with the signs that XML cannot hold, which Excel writes as `_x000D_`.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
    }
  }
}
