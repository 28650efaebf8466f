internal import Relations
internal import Wording

/// One table being read: its rows, and how a wrong row is told of.
struct CSVTable {
  /// The rows; the one read last is current.
  private(set) var scanner: CSVScanner
  /// The names of the columns; empty if there is no header.
  let header: [String]
  /// How many columns every row has.
  let columns: Int
  let options: ReadOptions
  /// Data rows so far, wrong ones included, blank ones not.
  private(set) var rows = 0
  private var isBroken = false
  /// Rows that are none: sums, page numbers, headers that come again.
  private(set) var passed = PassedRows()
  /// Columns in which an empty cell repeats the one above, and what stands there.
  private var filledDown: [Int: Range<Int>] = [:]
  private let fillsDown: [Int]
  /// The columns that say whom a row is about, of a sheet of who was there.
  private let named: [Int]
  /// What the cells look like, in a sample.
  let facts: [ColumnFacts]

  /// The rows of an open table from its first data row on.
  init(_ table: OpenTable, options: ReadOptions) {
    scanner = table.scanner
    self.options = options
    facts = table.facts
    named =
      table.reading.shape == .attendance && table.reading.column(.across) != nil
      ? [.id, .name, .firstName, .lastName].flatMap(table.reading.columns) : []
    if table.dialect.header != nil, scanner.next() {
      let (text, fields) = (scanner.text, scanner.fields)
      header = fields.map {
        let range = CellDefusing.undone(text, RowScan.trimmed(text, $0.range))
        return CanonicalText.string(text, range)
      }
    } else {
      header = []
    }
    var columns = table.dialect.columns
    while columns > 1, header.count >= columns, header[columns - 1].isEmpty { columns -= 1 }
    self.columns = columns
    let names = header
    fillsDown = table.reading.fillsDown.compactMap { name in
      names.firstIndex { ReadingWishes.isSame($0, name) }
    }
  }

  /// Whether rows may go the short way: every cell stands for itself, and no row is a sum.
  var mayBePlain: Bool {
    options.readsPlainRows && !scanner.isSheet && fillsDown.isEmpty
      && !PassedRows.mayOccur(in: scanner.raw, header: scanner.raw[scanner.row])
  }

  /// How many rows are to come if all are as long as the next hundred; never more than there are
  /// bytes for.
  var estimatedRows: Int {
    var ahead = scanner
    let start = ahead.place
    var count = 0
    while count < 100, ahead.next() { count += 1 }
    guard count == 100 else { return count }
    return (ahead.raw.count - start) * 104 / max(1, ahead.place - start)
  }

  /// Reads the next row that has the right number of cells; wrong ones are told of and passed over.
  mutating func nextRow(_ assembly: inout NetworkAssembly) -> Bool {
    while !isBroken, scanner.next() {
      if scanner.isBlank { continue }
      rows += 1
      if scanner.problem == nil, isNoRow {
        passed.count(line: scanner.line, String(decoding: scanner.raw[scanner.row], as: UTF8.self))
        continue
      }
      if scanner.problem == nil, scanner.fields.count == columns || hasRightLength {
        if !fillsDown.isEmpty { fillDown() }
        return true
      }
      tellShape(&assembly)
    }
    return false
  }

  /// Passes over rows of one line each that were read without `nextRow`, up to the byte `place`.
  mutating func pass(rows: Int, to place: Int) {
    scanner.pass(rows: rows, to: place)
    self.rows += rows
  }

  /// Whether the row has all columns, and beyond them only empty cells.
  private var hasRightLength: Bool {
    scanner.fields.count >= columns && scanner.fields[columns...].allSatisfy { $0.range.isEmpty }
  }

  /// Whether the row is a sum, a page number, or the header again.
  private var isNoRow: Bool {
    guard !header.isEmpty, let first = scanner.fields.first(where: { !$0.range.isEmpty }) else {
      return false
    }
    let text = scanner.text
    if PassedRows.mayBegin(text, first.range) {
      let cells = scanner.fields.map { String(decoding: text[$0.range], as: UTF8.self) }
      if PassedRows.isSum(cells, columns: columns) { return true }
    }
    if !named.isEmpty, named.allSatisfy({ scanner.fields[safe: $0]?.range.isEmpty ?? true }) {
      let cells = scanner.fields.map { String(decoding: text[$0.range], as: UTF8.self) }
      if PassedRows.isNameless(cells, named: named) { return true }
    }
    return first.range.count == header[0].utf8.count && scanner.fields.count >= header.count
      && columns > 1
      && zip(scanner.fields, header).allSatisfy { text[$0.range].elementsEqual($1.utf8) }
  }

  /// Puts what stands above into empty cells of the columns the user named.
  private mutating func fillDown() {
    for column in fillsDown where column < scanner.fields.count {
      let range = scanner.fields[column].range
      if !range.isEmpty {
        filledDown[column] = range
      } else if let above = filledDown[column] {
        scanner.fill(column, with: above)
      }
    }
  }

  // MARK: Cells

  /// The content of a cell that has a role: without blanks around it, and without the `'` that
  /// keeps spreadsheets from running it.
  func cell(_ column: Int) -> Range<Int> {
    let field = scanner.fields[column]
    let range = field.isQuoted ? RowScan.trimmed(scanner.text, field.range) : field.range
    return CellDefusing.undone(scanner.text, range)
  }

  /// The text of a cell that has a role.
  func text(_ column: Int?) -> String {
    guard let column else { return "" }
    return CanonicalText.string(scanner.text, cell(column))
  }

  /// The text of an attribute, quoted blanks included.
  func attribute(_ column: Int) -> String {
    let range = CellDefusing.undone(scanner.text, scanner.fields[column].range)
    return CanonicalText.string(scanner.text, range)
  }

  /// Whether a cell is empty.
  func isEmpty(_ column: Int) -> Bool { scanner.fields[column].range.isEmpty }

  /// The name of a column for messages.
  func name(_ column: Int) -> String {
    if header.indices.contains(column), !header[column].isEmpty { return header[column] }
    return String(column + 1)
  }

  // MARK: Errors

  /// Tells that the current row is wrong: an error, or a row left out if the user said so.
  func refuse(
    _ assembly: inout NetworkAssembly, column: Int? = nil, place: Int? = nil,
    _ what: @autoclosure () -> Localized, found: @autoclosure () -> String? = nil,
    advice: @autoclosure () -> Localized
  ) {
    let start =
      place ?? column.map { scanner.fields[$0].range.lowerBound } ?? scanner.row.lowerBound
    func position() -> Notice.Position { scanner.position(of: start) }
    guard options.skipsBadRows else {
      assembly.notices.error(
        Notice(
          .error, file: assembly.file, position: position(), what: what(), found: found(),
          advice: advice()))
      return
    }
    let notice = Notice(
      .warning, file: assembly.file, position: position(), what: what(), found: found(),
      advice: Localized(de: "die Zeile wurde ausgelassen", en: "the row was left out"))
    assembly.reject(notice, row: String(decoding: scanner.raw[scanner.row], as: UTF8.self))
  }

  /// Tells that a cell is wrong, naming its column.
  ///
  /// - Returns: whether the user wants such cells to be left empty: then the row is read on.
  @discardableResult
  func refuseCell(
    _ assembly: inout NetworkAssembly, _ column: Int, _ what: @autoclosure () -> Localized,
    advice: @autoclosure () -> Localized
  ) -> Bool {
    if options.skipsBadCells {
      let found = String(decoding: scanner.text[scanner.fields[column].range], as: UTF8.self)
      assembly.leaveEmpty(
        Notice(
          .warning, file: assembly.file,
          position: scanner.position(of: scanner.fields[column].range.lowerBound),
          what: Localized(de: "Spalte \(name(column)): ", en: "column \(name(column)): ") + what(),
          found: found,
          advice: Localized(de: "die Zelle blieb leer", en: "the cell was left empty")))
      return true
    }
    refuse(
      &assembly, column: column,
      Localized(de: "Spalte \(name(column)): ", en: "column \(name(column)): ") + what(),
      found: String(decoding: scanner.text[scanner.fields[column].range], as: UTF8.self),
      advice: advice())
    return false
  }

  private mutating func tellShape(_ assembly: inout NetworkAssembly) {
    let (fields, wanted) = (scanner.fields.count, columns)
    switch scanner.problem {
    case .openQuote(let place):
      isBroken = true
      refuse(
        &assembly, place: place,
        Localized(
          de: "ein Anführungszeichen wird nie geschlossen", en: "a quote is never closed"),
        found: String(
          decoding: scanner.raw[place...].prefix(40).prefix { $0 != 10 }, as: UTF8.self),
        advice: Localized(
          de: "schließen oder als \"\" verdoppeln", en: "close it, or double it as \"\""))
    case .textAfterQuote(let place):
      refuse(
        &assembly, place: place,
        Localized(
          de: "Text hinter einem schließenden Anführungszeichen",
          en: "text after a closing quote"),
        advice: Localized(
          de: "Anführungszeichen in einer Zelle als \"\" verdoppeln",
          en: "double quotes inside a cell as \"\""))
    case .fieldTooLong(let place):
      refuse(
        &assembly, place: place,
        Localized(
          de: "eine Zelle ist länger als 1 MiB (1.048.576 Bytes)",
          en: "a cell is longer than 1 MiB (1,048,576 bytes)"),
        advice: Localized(
          de: "auf ein fehlendes Anführungszeichen prüfen", en: "look for a missing quote"))
    case .tooManyColumns(let place):
      refuse(
        &assembly, place: place,
        Localized(de: "mehr als 2.000 Spalten", en: "more than 2,000 columns"),
        advice: Localized(
          de: "das Trennzeichen prüfen (--delimiter)", en: "check the delimiter (--delimiter)"))
    case nil:
      let more = fields > wanted
      let extra = more ? scanner.fields[wanted...].first { !$0.range.isEmpty } : nil
      refuse(
        &assembly, place: extra?.range.lowerBound ?? scanner.row.upperBound,
        more
          ? Localized(
            de: "\(fields) Zellen statt \(wanted)", en: "\(fields) cells instead of \(wanted)")
          : Localized(
            de: "nur \(fields) von \(wanted) Zellen", en: "only \(fields) of \(wanted) cells"),
        found: String(decoding: scanner.raw[scanner.row], as: UTF8.self),
        advice: more
          ? Localized(
            de: "Zellen mit Trennzeichen in Anführungszeichen setzen",
            en: "put cells that hold the delimiter in quotes")
          : Localized(
            de: "fehlende Zellen leer lassen, aber die Trennzeichen setzen",
            en: "leave missing cells empty, but write the delimiters"))
    }
  }
}
