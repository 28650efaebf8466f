internal import Wording

/// The cells of one column of numbers, the ambiguous ones kept until the column's decimal sign is
/// known.
struct NumberCells {
  /// A number that waits: whose it is, where it stands, what it may be.
  private struct Open {
    let item: Int
    let position: Notice.Position
    let text: String
    let point: Double
    let comma: Double
  }
  private var column: NumberColumn
  private var open: [Open] = []
  private let index: Int

  /// Cells that say that nothing is known.
  private(set) var missing = MissingCells()

  /// Column `index` of a table.
  init(_ index: Int, options: ReadOptions) {
    self.index = index
    column = NumberColumn(sign: options.decimalSign)
  }

  /// The decimal sign the column showed, or nil.
  var sign: Character? { column.sign.map { Character(Unicode.Scalar($0)) } }

  /// A number of the current row.
  enum Cell {
    case value(Double?)
    case wrong
  }

  /// Reads the cell of the current row for the item that will have the number `item`.
  ///
  /// A wrong cell is told of. An ambiguous one gives nil for now; `resolve` gives it later.
  mutating func read(
    _ table: borrowing CSVTable, item: Int, isCost: Bool = false,
    _ assembly: inout NetworkAssembly
  ) -> Cell {
    let text = table.scanner.text
    var range = table.cell(index)
    if isCost { range = Self.withoutCurrency(text, range) }
    if range.isEmpty { return .value(nil) }
    if missing.take(text, range, line: table.scanner.line) { return .value(nil) }
    if isCost, Self.isFree(text, range) { return .value(0) }
    let value: Double
    switch column.read(text, range, line: table.scanner.line) {
    case .number(let number): value = number
    case .open(let point, let comma):
      value = point
      if value >= 0 {
        let position = table.scanner.position(of: range.lowerBound)
        let cell = String(decoding: text[range], as: UTF8.self)
        open.append(
          Open(item: item, position: position, text: cell, point: point, comma: comma))
        return .value(nil)
      }
    case .otherSign:
      return tellOtherSign(table, &assembly) ? .value(nil) : .wrong
    case .notANumber:
      let isEmptied = table.refuseCell(
        &assembly, index, Localized(de: "keine Zahl", en: "not a number"),
        advice: Localized(
          de: "eine Zahl eintragen oder die Zelle leer lassen (--skip-bad-cells)",
          en: "write a number, or leave the cell empty (--skip-bad-cells)"))
      return isEmptied ? .value(nil) : .wrong
    }
    guard value >= 0 else {
      let isEmptied = table.refuseCell(
        &assembly, index, Localized(de: "eine negative Zahl", en: "a negative number"),
        advice: Localized(
          de: "0 oder mehr eintragen; Abneigung als eigene Art der Beziehung führen",
          en: "write 0 or more; keep dislike as a tie kind of its own"))
      return isEmptied ? .value(nil) : .wrong
    }
    return .value(value)
  }

  /// The number `text[range]` if it is one for certain and not negative; nothing is told of.
  mutating func plain(_ text: [UInt8], _ range: Range<Int>, line: Int) -> Double? {
    guard case .number(let value) = column.read(text, range, line: line), value >= 0 else {
      return nil
    }
    return value
  }

  private func tellOtherSign(
    _ table: borrowing CSVTable, _ assembly: inout NetworkAssembly
  ) -> Bool {
    let isComma = column.sign == UInt8(ascii: ",")
    let line = column.signLine
    let since = line > 0 ? Localized(de: " (Zeile \(line))", en: " (line \(line))") : Localized("")
    return table.refuseCell(
      &assembly, index,
      (isComma
        ? Localized(
          de: "ein Dezimalpunkt in einer Spalte mit Dezimalkomma",
          en: "a decimal point in a column with decimal commas")
        : Localized(
          de: "ein Dezimalkomma in einer Spalte mit Dezimalpunkt",
          en: "a decimal comma in a column with decimal points")) + since,
      advice: Localized(
        de: "in der ganzen Spalte dasselbe Dezimalzeichen verwenden",
        en: "use the same decimal sign in the whole column"))
  }

  /// Forgets the ambiguous cell of an item that was refused.
  mutating func forget(item: Int) {
    if open.last?.item == item { open.removeLast() }
  }

  /// The numbers that waited, now known; if nothing decided, the first is told of.
  mutating func resolve(
    _ table: CSVTable, _ assembly: inout NetworkAssembly
  ) -> [(item: Int, value: Double)] {
    missing.warn(table.name(index), &assembly)
    guard let first = open.first else { return [] }
    if let sign = column.sign {
      return open.map { ($0.item, sign == UInt8(ascii: ",") ? $0.comma : $0.point) }
    }
    assembly.error(
      line: first.position.line, column: first.position.column,
      Localized(
        de: "Spalte \(table.name(index)): Tausenderpunkt oder Dezimalzeichen?",
        en: "column \(table.name(index)): digit groups or decimals?"),
      found: first.text,
      advice: Localized(
        de: "--decimal , oder --decimal . angeben", en: "say --decimal , or --decimal ."))
    return []
  }

  /// Whether a cost is a word for nothing to pay.
  private static func isFree(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard let first = range.first, text[first] > 64 else { return false }
    let word = String(decoding: text[range], as: UTF8.self).lowercased()
    return [
      "gratis", "kostenlos", "umsonst", "frei", "free", "ehrenamtlich", "keine", "none",
      "kostenfrei",
    ].contains(word)
  }

  /// `range` without a currency sign or word before or after the number.
  private static func withoutCurrency(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    func isNumeric(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (43...46).contains(byte) }
    guard let last = range.last, !isNumeric(text[last]) || !isNumeric(text[range.lowerBound])
    else { return range }
    for sign in ["€", "EUR", "Euro", "CHF", "$", "£"] {
      let bytes = Array(sign.utf8)
      if text[range].starts(with: bytes) {
        return RowScan.trimmed(text, range.lowerBound + bytes.count..<range.upperBound)
      }
      if text[range].suffix(bytes.count).elementsEqual(bytes) {
        return RowScan.trimmed(text, range.lowerBound..<range.upperBound - bytes.count)
      }
    }
    return range
  }
}

/// Cells of a column that say that nothing is known, such as NA, n/a or a dash.
struct MissingCells {
  private var count = 0
  private var line = 0
  private var found = ""

  private static let words: Set<String> = [
    "na", "n/a", "n.a.", "n. a.", "k. a.", "k.a.", "k.a", "-", "–",
    "—",
    "--", "?", "??", "unbekannt", "unknown", "keine angabe", "#n/a", "#nv", "nicht bekannt", "./.",
    "entfällt",
  ]

  /// Whether a text says that nothing is known.
  static func isMissing(_ text: String) -> Bool { words.contains(text.lowercased()) }

  /// Whether the cell `text[range]` is such a one, which is counted.
  mutating func take(_ text: [UInt8], _ range: Range<Int>, line: Int) -> Bool {
    guard let first = range.first, range.count <= 16, text[first] &- 48 >= 10 else { return false }
    let word = String(decoding: text[range], as: UTF8.self)
    guard Self.isMissing(word) else { return false }
    if count == 0 { (self.line, found) = (line, word) }
    count += 1
    return true
  }

  /// Says once for the column how many there were.
  func warn(_ column: String, _ assembly: inout NetworkAssembly) {
    guard count > 0 else { return }
    assembly.warn(
      line: line,
      count == 1
        ? Localized(
          de: "Spalte \(column): eine Zelle ohne Angabe",
          en: "column \(column): one cell that says nothing")
        : Localized(
          de: "Spalte \(column): \(count) Zellen ohne Angabe",
          en: "column \(column): \(count) cells that say nothing"),
      found: found, advice: Localized(de: "als leer gelesen", en: "read as empty"))
  }
}
