internal import Wording

/// Rows of a table that list nothing: sums, page numbers, headers printed again.
struct PassedRows {
  private(set) var count = 0
  private var line = 0
  private var found = ""

  private static let words = [
    "summe", "zwischensumme", "gesamt", "gesamtsumme", "insgesamt", "total", "subtotal", "sum",
    "anzahl", "seite", "page", "stand", "ende der liste", "end of list", "übertrag", "gesamtzahl",
    "count", "erstellt am", "gedruckt am", "printed", "davon", "durchschnitt", "grand total",
    "anwesend gesamt", "mitglieder gesamt", "anwesend", "anwesende", "teilnehmer", "teilnehmende",
    "aktive", "passive", "present", "quelle:", "source:", "ausdruck vom", "datum:",
  ]
  /// Those that say it alone; the others need a number or a colon behind them.
  private static let sums: Set<String> = [
    "summe", "zwischensumme", "gesamt", "gesamtsumme", "insgesamt", "total", "subtotal",
    "gesamtzahl", "grand total", "durchschnitt", "mitglieder gesamt", "anwesend gesamt",
    "ende der liste", "end of list",
  ]
  /// Those that say it alone where numbers stand beside them.
  private static let counts: Set<String> = [
    "anzahl", "count", "sum", "anwesend", "anwesende", "teilnehmer", "teilnehmende", "aktive",
    "passive", "present",
  ]
  private static let firstBytes = Set(words.compactMap { $0.utf8.first })

  /// Counts a row that was passed over.
  mutating func count(line: Int, _ row: String) {
    if count == 0 { (self.line, found) = (line, row) }
    count += 1
  }

  /// Whether a cell may be the first of such a row, as its first byte says.
  static func mayBegin(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let first = text[range.lowerBound]
    return firstBytes.contains(first | 0x20) || first == 0xC3
  }

  /// Whether cells are those of a sum or a page number: a word for it, and beside it nothing but
  /// numbers and empty cells.
  static func isSum(_ cells: [String], columns: Int) -> Bool {
    let filled = cells.map(ElementValues.trimmed).filter { !$0.isEmpty }
    guard let first = filled.first?.lowercased(),
      let word = words.filter(first.hasPrefix).max(by: { $0.count < $1.count })
    else { return false }
    let rest = first.dropFirst(word.count)
    // “Summer” and “Seitel” are names; “Summe: 2”, “Seite 1 von 3” are not.
    let isClosed = rest.isEmpty || rest.first == ":" || word.hasSuffix(":") || rest.first == " "
    guard isClosed else { return false }
    let isCounted =
      rest.contains { $0.isNumber || $0 == ":" } || rest.hasPrefix(" mitglieder")
      || rest.hasPrefix(" personen") || sums.contains(word) && rest.allSatisfy { $0 == " " }
    let isCount =
      counts.contains(word) && filled.count > 1 && (rest.isEmpty || rest == " gesamt")
    guard isCounted || isCount else { return false }
    let others = filled.dropFirst().allSatisfy(isNumber)
    // A row as long as the header whose other cells are all filled may be somebody called so.
    return others && (columns == 1 || filled.count < columns || columns > 2 || rest.contains(":"))
  }

  /// Whether cells are those of a sum that has no name: numbers alone, and none for who it is.
  ///
  /// - Parameter named: the columns that say whom a row is about.
  static func isNameless(_ cells: [String], named: [Int]) -> Bool {
    guard !named.isEmpty, named.allSatisfy({ cells[safe: $0]?.isEmpty ?? true }) else {
      return false
    }
    let filled = cells.map(ElementValues.trimmed).filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy(isNumber)
  }

  private static func isNumber(_ cell: String) -> Bool {
    ColumnFacts.isNumber(cell) || cell.hasSuffix("%")
  }

  /// Whether a line of a text may be such a row or the header again; of a long text, the last lines
  /// only.
  static func mayOccur(in text: [UInt8], header: ArraySlice<UInt8>) -> Bool {
    var start = text.count > 1 << 18 ? text.count - 400 : 0
    var isHeader = start == 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 10 || $0 == 13 } ?? text.count
      if end > start {
        let line = text[start..<end]
        if line.elementsEqual(header) {
          if !isHeader { return true }
          isHeader = false
        } else if let first = line.first(where: { $0 > 64 }),
          firstBytes.contains(first | 0x20) || first == 0xC3, mayBeSum(line)
        {
          return true
        }
      }
      start = end + 1
    }
    return false
  }

  private static func mayBeSum(_ line: ArraySlice<UInt8>) -> Bool {
    let cell = line.drop { $0 < 65 }.prefix(24)
    let lowered = String(decoding: cell, as: UTF8.self).lowercased()
    return words.contains { lowered.hasPrefix($0) }
  }

  /// Says once for the table how many rows were passed over.
  func warn(_ assembly: inout NetworkAssembly) {
    guard count > 0 else { return }
    assembly.warn(
      line: line,
      count == 1
        ? Localized(
          de: "eine Zeile ist eine Summe, eine Seitenzahl oder noch einmal die Kopfzeile",
          en: "one row is a sum, a page number or the header again")
        : Localized(
          de: "\(count) Zeilen sind Summen, Seitenzahlen oder noch einmal die Kopfzeile",
          en: "\(count) rows are sums, page numbers or the header again"),
      found: found, advice: Localized(de: "ausgelassen", en: "left out"))
  }
}
