internal import Relations
internal import Wording

/// How a table is written: its delimiter, and where its header stands.
struct CSVDialect {
  /// The sign between cells.
  var delimiter: UInt8
  /// The byte where the header begins, in a sheet the row; the first data row if there is no header.
  var start: Int
  /// The line on which it stands.
  var line: Int
  /// The cells of the header; nil if the table is a bare list of numbers.
  var header: [String]?
  /// Columns of the first row.
  var columns: Int
  /// Lines before the header that hold a text of their own.
  var skipped = 0
  /// What stands in them.
  var title = ""

  /// What the delimiter is called.
  var delimiterName: Localized {
    switch delimiter {
    case UInt8(ascii: ","): Localized(de: "Komma", en: "comma")
    case UInt8(ascii: ";"): Localized(de: "Semikolon", en: "semicolon")
    case 9: Localized(de: "Tabulator", en: "tab")
    case 32: Localized(de: "Leerzeichen", en: "space")
    default: Localized("“\(Character(Unicode.Scalar(delimiter)))”")
    }
  }

  /// Why no table was found.
  enum Problem: Error {
    case empty
    /// No row whose cells are known words; the first row.
    case noHeader(line: Int, text: String)
    case badDelimiter
  }
}

/// Finds delimiter and header by trying: the first rows are cut with each delimiter, and the cut
/// whose header is understood best, and whose rows fit it best, wins.
struct DialectSearch {
  /// One row of the sample.
  struct Row {
    let start: Int
    let line: Int
    let cells: [String]
    var filled: Int { cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
    var isComment: Bool { cells.first?.hasPrefix("#") == true }
  }

  /// A header, and how well it is understood.
  private struct Candidate {
    let dialect: CSVDialect
    /// As `ReadingGuess` says, without the part behind the point; then the share of rows as long as
    /// the header.
    let understood: Int
    let fit: Double

    func isBetter(than other: Candidate) -> Bool {
      (understood, fit, dialect.columns)
        > (other.understood, other.fit, other.dialect.columns)
    }
  }
  private static let rowsTried = 40

  private let name: String
  private let hint: TableHint
  private let wishes: ReadingWishes

  /// A search in a table of this name.
  init(name: String, hint: TableHint, wishes: ReadingWishes) {
    self.name = name
    self.hint = hint
    self.wishes = wishes
  }

  /// The dialect of a text.
  func run(
    _ text: [UInt8], delimiter: Character?
  ) throws(CSVDialect.Problem) -> CSVDialect {
    if let delimiter {
      guard let byte = delimiter.asciiValue, byte != 10, byte != 13, byte != UInt8(ascii: "\"")
      else { throw .badDelimiter }
      return try best(text, of: [byte])
    }
    if let (stated, start) = Self.separatorLine(text) {
      return try best(text, of: [stated], from: start, line: 2)
    }
    return try best(text, of: [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")])
  }

  /// Where the header of a sheet stands.
  func run(_ rows: [Row]) throws(CSVDialect.Problem) -> CSVDialect {
    guard let first = rows.first(where: { $0.filled > 0 }) else { throw .empty }
    if let found = candidate(rows, 9, isSheet: true) { return found.dialect }
    throw .noHeader(line: first.line, text: first.cells.joined(separator: " "))
  }

  /// The delimiter of a first line such as `sep=;`, which Excel writes and obeys, and where the next
  /// begins.
  private static func separatorLine(_ text: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    guard text.count > 5, text.starts(with: Array("sep=".utf8)) else { return nil }
    var end = 5
    guard text[end] == 10 || text[end] == 13 else { return nil }
    if text[end] == 13, text[safe: end + 1] == 10 { end += 1 }
    return (text[4], end + 1)
  }

  private func best(
    _ text: [UInt8], of delimiters: [UInt8], from start: Int = 0, line: Int = 1
  ) throws(CSVDialect.Problem) -> CSVDialect {
    let tables = delimiters.map { ($0, Self.rows(text, delimiter: $0, from: start, line: line)) }
    guard let first = tables.first?.1.first(where: { $0.filled > 0 }) else { throw .empty }
    var best: Candidate?
    for (delimiter, rows) in tables {
      guard let found = candidate(rows, delimiter) else { continue }
      if best.map(found.isBetter) ?? true { best = found }
    }
    // Single blanks part cells only where nothing else does.
    if best.map({ $0.understood < 2 }) ?? true, delimiters.count > 1 {
      let spaced = candidate(Self.rows(text, delimiter: 32, from: start, line: line), 32)
      if let spaced, spaced.understood >= 3 || best == nil && spaced.dialect.header == nil {
        best = spaced
      }
    }
    if let best { return best.dialect }
    throw .noHeader(line: first.line, text: Self.rawLine(text, first))
  }

  /// The first rows of a text, cut with a delimiter.
  static func rows(
    _ text: [UInt8], delimiter: UInt8, from start: Int, line: Int, count: Int = rowsTried
  ) -> [Row] {
    var scanner = CSVScanner(text, delimiter: delimiter, from: start, line: line)
    return rows(&scanner, count: count)
  }

  /// The next rows of a scanner.
  static func rows(_ scanner: inout CSVScanner, count: Int) -> [Row] {
    var rows: [Row] = []
    let start = scanner.place
    while rows.count < count, scanner.place - start < 1 << 17, scanner.next() {
      let cells = scanner.fields.prefix(CSVScanner.columnLimit).map {
        String(
          decoding: scanner.text[RowScan.trimmed(scanner.text, $0.range)].prefix(200), as: UTF8.self
        )
      }
      rows.append(Row(start: scanner.row.lowerBound, line: scanner.line, cells: Array(cells)))
    }
    return rows
  }

  private func candidate(_ rows: [Row], _ delimiter: UInt8, isSheet: Bool = false) -> Candidate? {
    let filled = rows.enumerated().filter { $0.element.filled > 0 }
    var best: (index: Int, understood: Int)?
    for (index, (_, row)) in filled.prefix(10).enumerated() where !row.isComment {
      let before = filled[..<index].map(\.element)
      guard
        before.allSatisfy({ $0.isComment || $0.filled == 1 || $0.filled * 2 <= row.filled })
      else { break }
      guard let understood = understand(row.cells, filled[(index + 1)...].map(\.element)) else {
        continue
      }
      if understood > best?.understood ?? 0 { best = (index, understood) }
      if understood >= 3 { break }
    }
    guard let best else { return bareList(filled.map(\.element), delimiter) }
    let (place, header) = filled[best.index]
    let columns = header.cells.count
    let data = filled[(best.index + 1)...].map(\.element).filter { !$0.isComment }
    let fitting = data.filter { $0.cells.count == columns }.count
    let titles = filled[..<best.index].map(\.element)
    return Candidate(
      dialect: CSVDialect(
        delimiter: delimiter, start: isSheet ? place : header.start, line: header.line,
        header: header.cells, columns: columns, skipped: titles.count,
        title: titles.first?.cells.joined(separator: " ") ?? ""),
      understood: best.understood, fit: data.isEmpty ? 1 : Double(fitting) / Double(data.count))
  }

  /// How well a row is understood as the header of the rows below it; nil = not at all.
  private func understand(_ cells: [String], _ rows: [Row]) -> Int? {
    let columns = rows.lazy.filter { !$0.isComment }.map(\.cells)
    let guess = ReadingGuess(
      name: name, hint: hint, header: cells, rows: Array(columns), wishes: wishes)
    guard let best = guess.best else { return nil }
    // A header that still holds other separators was cut with the wrong one.
    let isUncut = cells.count > 1 && cells.contains { $0.contains(";") || $0.contains("\t") }
    return max(1, Int(best.score) - (isUncut ? 2 : 0))
  }

  /// Two or three columns of numbers without a header can only be ties.
  private func bareList(_ rows: [Row], _ delimiter: UInt8) -> Candidate? {
    let data = rows.filter { !$0.isComment }
    guard hint.shape == nil || hint.shape == .ties, let first = data.first,
      (2...3).contains(first.cells.count),
      data.allSatisfy({ $0.cells.count == first.cells.count && $0.cells.allSatisfy(Self.isNumeric) }
      )
    else { return nil }
    return Candidate(
      dialect: CSVDialect(
        delimiter: delimiter, start: first.start, line: first.line, header: nil,
        columns: first.cells.count),
      understood: 1, fit: 1)
  }

  private static func isNumeric(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.allSatisfy { $0 &- 48 < 10 || $0 == 46 || $0 == 45 }
      && cell.utf8.contains { $0 &- 48 < 10 }
  }

  private static func rawLine(_ text: [UInt8], _ row: Row) -> String {
    let rest = text[row.start...].prefix(200).prefix { $0 != 10 && $0 != 13 }
    return String(decoding: rest, as: UTF8.self)
  }
}
