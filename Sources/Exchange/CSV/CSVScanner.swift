/// One cell of a row: where its content stands in the text.
struct CSVField {
  /// The content, without quotes and without blanks around it.
  var range: Range<Int>
  /// Whether it stood in quotes.
  var isQuoted = false
}

/// Cuts text into rows and cells as RFC 4180 says, on bytes.
///
/// Rows end with CRLF, LF or CR. Blanks around unquoted cells do not count. A quote inside an
/// unquoted cell is an ordinary sign. Doubled quotes are resolved in place, in a copy made at the
/// first of them.
struct CSVScanner {
  /// The longest cell, in bytes.
  static let fieldLimit = 1 << 20
  /// The most columns.
  static let columnLimit = 2000

  /// Why a row cannot be cut; each with the byte where it shows.
  enum Problem {
    case openQuote(Int)
    case textAfterQuote(Int)
    case fieldTooLong(Int)
    case tooManyColumns(Int)
  }

  /// The text as it stands in the file (as UTF-8).
  let raw: [UInt8]
  /// The text that the fields point into: `raw` with doubled quotes resolved.
  private(set) var text: [UInt8]
  /// The cells of the row read last.
  private(set) var fields: [CSVField] = []
  /// The bytes of the row read last, without its line end.
  private(set) var row = 0..<0
  /// The line on which the row read last begins, from 1.
  private(set) var line = 0
  /// What is wrong with the row read last.
  private(set) var problem: Problem?
  /// The first byte not read yet.
  private(set) var place: Int
  private var nextLine: Int
  let delimiter: UInt8
  /// Rows that were cut beforehand, as those of a sheet; nil = rows are cut from the text.
  private var cut: CutRows?

  /// A scanner of `text` (UTF-8) from the byte `place` on, which stands on line `line`.
  init(_ text: [UInt8], delimiter: UInt8, from place: Int = 0, line: Int = 1) {
    raw = text
    self.text = text
    self.delimiter = delimiter
    self.place = place
    nextLine = line
  }

  /// A scanner of rows that are cut already, from the row `first` on.
  init(_ rows: CutRows, from first: Int) {
    self.init(rows.text, delimiter: 9)
    cut = rows
    cut?.next = first
    nextLine = rows.lines[safe: first] ?? 0
  }

  /// Whether the rows come from a sheet: their columns are counted in cells.
  var isSheet: Bool { cut != nil }

  /// Reads the next row into `fields`; false at the end.
  mutating func next() -> Bool {
    if cut != nil { return nextCutRow() }
    guard place < text.count else { return false }
    let scan = RowScan.run(text, from: place, delimiter: delimiter, into: &fields)
    row = place..<scan.end
    line = nextLine
    place = scan.next
    nextLine += scan.lines
    problem = scan.problem
    if scan.hasDoubledQuotes { resolveDoubledQuotes() }
    return true
  }

  /// Lets a cell of the row read last hold what stands elsewhere in the text.
  mutating func fill(_ column: Int, with range: Range<Int>) { fields[column].range = range }

  private mutating func nextCutRow() -> Bool {
    guard let rows = cut, rows.next < rows.fields.count else { return false }
    fields = rows.fields[rows.next]
    line = rows.lines[rows.next]
    row = (fields.first?.range.lowerBound ?? 0)..<(fields.last?.range.upperBound ?? 0)
    cut?.next += 1
    nextLine = rows.lines[safe: rows.next + 1] ?? line + 1
    return true
  }

  /// The line on which the next row begins.
  var upcomingLine: Int { nextLine }

  /// Passes over rows of one line each that were read without `next()`, up to the byte `place`.
  mutating func pass(rows: Int, to place: Int) {
    self.place = place
    nextLine += rows
  }

  /// Whether every cell of the row is empty.
  var isBlank: Bool { problem == nil && fields.allSatisfy { $0.range.isEmpty } }

  /// Line and column of a byte of the row read last.
  func position(of place: Int) -> Notice.Position {
    if cut != nil {
      let column = fields.lastIndex { $0.range.lowerBound <= place } ?? 0
      return Notice.Position(line: line, column: column + 1)
    }
    let inRow = TextPositions.position(of: place, in: raw[row.lowerBound...])
    return Notice.Position(line: line + inRow.line - 1, column: inRow.column)
  }

  /// Moves the content of each quoted cell together where quotes are doubled; the bytes left over
  /// become quotes, so that columns can still be counted.
  private mutating func resolveDoubledQuotes() {
    let quote = UInt8(ascii: "\"")
    for index in fields.indices where fields[index].isQuoted {
      let range = fields[index].range
      var write = range.lowerBound
      var read = range.lowerBound
      while read < range.upperBound {
        let byte = text[read]
        read += byte == quote ? 2 : 1
        if write != read - 1 { text[write] = byte }
        write += 1
      }
      for left in write..<range.upperBound { text[left] = quote }
      fields[index].range = range.lowerBound..<write
    }
  }
}

/// Rows of cells that a sheet gives, as fields of one text: so they are read as those of a CSV file.
struct CutRows {
  /// All cells one after the other, a tab between cells and a line end after rows.
  private(set) var text: [UInt8] = []
  private(set) var fields: [[CSVField]] = []
  /// The line of each row.
  private(set) var lines: [Int] = []
  /// The row to be read next.
  var next = 0

  /// The rows of a table.
  init(_ table: Table) {
    let rows = table.filledRows
    let width = min(CSVScanner.columnLimit, rows.reduce(0) { max($0, $1.cells.count) })
    for row in rows {
      var cells: [CSVField] = []
      for column in 0..<width {
        let start = text.count
        text.append(contentsOf: (row.cells[safe: column]?.text ?? "").utf8)
        cells.append(CSVField(range: RowScan.trimmed(text, start..<text.count)))
        text.append(9)
      }
      text.append(10)
      fields.append(cells)
      lines.append(row.line)
    }
  }
}
