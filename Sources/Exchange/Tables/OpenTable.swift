internal import Relations
internal import Wording

/// A table that is open and understood: where its header stands, what its cells look like, its
/// reading.
struct OpenTable {
  /// The file, as messages name it.
  let file: String
  /// What the table is called: its sheet, or its file without ending.
  let name: String
  let hint: TableHint
  let dialect: CSVDialect
  /// The rows from the header on.
  let scanner: CSVScanner
  /// What the cells look like, in a sample.
  let facts: [ColumnFacts]
  /// The header, without blanks around its words.
  let header: [String]
  /// How the table is understood.
  var reading: Reading
  /// How well; below 2 the headers said little.
  let score: Double
  /// What was noticed while it was opened.
  var notices: [Notice] = []
  /// Its place among lists of one sort that come again.
  var state: TieSeries.State?
  /// How the file was understood, without what its rows are.
  let source: Source

  /// Where the rows come from.
  enum Source {
    /// A text, in an encoding.
    case text(encoding: String)
    /// A sheet of a workbook.
    case sheet(Localized)
  }

  /// How many rows a sample has.
  private static let sampleRows = 1000

  /// Whether rows are about one actor each, and give ties in their columns.
  var listsActors: Bool {
    switch reading.shape {
    case .actors, .nominations, .matrix: true
    case .attendance, .memberships: reading.column(.source) == nil
    default: false
    }
  }

  /// Whether it is a sheet of a workbook.
  var isSheet: Bool {
    if case .sheet = source { true } else { false }
  }

  /// Whether a row is a pair: a tie, a membership, an attendance.
  var isPairs: Bool {
    switch reading.shape {
    case .ties, .memberships, .attendance: !listsActors
    default: false
    }
  }

  /// A table of a text.
  init(
    file: String, name: String, hint: TableHint, text: DecodedText, options: ReadOptions
  ) throws(CSVDialect.Problem) {
    let search = DialectSearch(name: name, hint: hint, wishes: options.wishes)
    let dialect = try search.run(text.bytes, delimiter: options.delimiter)
    let scanner = CSVScanner(
      text.bytes, delimiter: dialect.delimiter, from: dialect.start, line: dialect.line)
    self.init(
      file: file, name: name, hint: hint, dialect: dialect, scanner: scanner,
      source: .text(encoding: text.encoding), options: options)
  }

  /// A table of a sheet.
  init(
    _ table: Table, name: String, hint: TableHint, options: ReadOptions
  ) throws(CSVDialect.Problem) {
    let rows = CutRows(table)
    var all = CSVScanner(rows, from: 0)
    let sample = DialectSearch.rows(&all, count: 60)
    let search = DialectSearch(name: name, hint: hint, wishes: options.wishes)
    let dialect = try search.run(sample)
    self.init(
      file: table.file, name: name, hint: hint, dialect: dialect,
      scanner: CSVScanner(rows, from: dialect.start), source: .sheet(table.understoodAs),
      options: options)
  }

  private init(
    file: String, name: String, hint: TableHint, dialect: CSVDialect, scanner: CSVScanner,
    source: Source, options: ReadOptions
  ) {
    self.file = file
    self.name = name
    self.dialect = dialect
    self.scanner = scanner
    self.source = source
    var dated = hint
    if dated.asOf == nil, let title = TableHint.dated(dialect.title).date {
      dated.asOf = title.first
      dated.isYear = !title.isOneDay
    }
    self.hint = dated
    var ahead = scanner
    if dialect.header != nil { _ = ahead.next() }
    header = (dialect.header ?? []).map { cell in
      let bytes = Array(cell.utf8)
      return CanonicalText.string(bytes, CellDefusing.undone(bytes, 0..<bytes.count))
    }
    let width = max(header.count, dialect.columns)
    let rows = DialectSearch.rows(&ahead, count: Self.sampleRows).map(\.cells)
      .filter { !PassedRows.isSum($0, columns: width) && $0.contains { !$0.isEmpty } }
    guard dialect.header != nil else {
      facts = (0..<width).map { column in
        ColumnFacts(rows.lazy.map { $0[safe: column] ?? "" }, rows: rows.count)
      }
      var columns = [
        Reading.Column(header: "", field: .source), Reading.Column(header: "", field: .target),
      ]
      if width > 2 { columns.append(Reading.Column(header: "", field: .weight)) }
      reading = Reading(
        table: name, shape: .ties, columns: columns,
        isDirected: options.wishes.isDirected ? true : nil,
        tieKind: options.wishes.tieKind ?? "")
      score = 1
      return
    }
    let guess = ReadingGuess(
      name: name, hint: dated, header: header, rows: rows, wishes: options.wishes)
    facts = guess.facts
    let best = guess.best
    score = best?.score ?? 0
    reading =
      best?.reading
      ?? Reading(
        table: name, shape: .none,
        columns: header.map { Reading.Column(header: $0, field: .none) })
  }

  /// How the table was understood, in words.
  func understoodAs(decimalSign: Character?) -> Localized {
    var words: Localized
    switch source {
    case .text(let encoding):
      words =
        Localized("CSV, ") + reading.shape.title + Localized(", \(encoding), ")
        + dialect.delimiterName
    case .sheet(let sheet): words = sheet + Localized(", ") + reading.shape.title
    }
    if dialect.header == nil {
      words = words + Localized(de: ", ohne Kopfzeile", en: ", no header")
    }
    if decimalSign == "," {
      words = words + Localized(de: ", Dezimalkomma", en: ", decimal comma")
    }
    return words
  }
}
