internal import Wording

/// How a table is written: its delimiter, and where its header stands.
struct CSVDialect {
  /// What a table lists.
  ///
  /// In the order in which the tables of a folder are read: each may name what an earlier one lists,
  /// and ties have the direction of their kind where they name none.
  enum Role: Sendable, CaseIterable {
    case people, tieKinds, ties, multipliers, contacts, campaigns
  }

  /// The sign between cells.
  var delimiter: UInt8
  /// The byte and line where the header begins; the first data row if there is no header.
  var start: Int
  var line: Int
  /// The cells of the header; nil if the table is a bare list of numbers.
  var header: [String]?
  /// What the table lists, as its header says.
  var role: Role
  /// Columns of the first row.
  var columns: Int
  /// Lines before the header that hold a text of their own.
  var skipped = 0

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
    case noHeader(line: Int, text: String, looksLikeMatrix: Bool)
    case badDelimiter
  }
}

/// Finds delimiter and header by trying: the first rows are cut with each delimiter, and the cut
/// whose header is understood best, and whose rows fit it best, wins.
struct DialectSearch {
  private struct Candidate {
    let dialect: CSVDialect
    /// How well the header is understood, 0...3; then the share of rows as long as the header.
    let understood: Int
    let fit: Double

    func isBetter(than other: Candidate) -> Bool {
      (understood, fit, dialect.columns)
        > (other.understood, other.fit, other.dialect.columns)
    }
  }
  private struct Row {
    let start: Int
    let line: Int
    let cells: [String]
    var filled: Int { cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
    var isComment: Bool { cells.first?.hasPrefix("#") == true }
  }
  private static let rowsTried = 40

  private let text: [UInt8]
  private let role: CSVDialect.Role?
  private var start = 0
  private var line = 1

  /// The dialect of a table.
  ///
  /// - Parameter role: what the table lists, if its name said so.
  static func run(
    _ text: [UInt8], role: CSVDialect.Role?, delimiter: Character?
  ) throws(CSVDialect.Problem) -> CSVDialect {
    var search = DialectSearch(text: text, role: role)
    if let delimiter {
      guard let byte = delimiter.asciiValue, byte != 10, byte != 13, byte != UInt8(ascii: "\"")
      else { throw .badDelimiter }
      return try search.best(of: [byte])
    }
    if let stated = search.takeSeparatorLine() { return try search.best(of: [stated]) }
    return try search.best(of: [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")])
  }

  private init(text: [UInt8], role: CSVDialect.Role?) {
    self.text = text
    self.role = role
  }

  /// The delimiter of a first line such as `sep=;`, which Excel writes and obeys.
  private mutating func takeSeparatorLine() -> UInt8? {
    guard text.count > 5, text.starts(with: Array("sep=".utf8)) else { return nil }
    var end = 5
    guard text[end] == 10 || text[end] == 13 else { return nil }
    if text[end] == 13, text[safe: end + 1] == 10 { end += 1 }
    start = end + 1
    line = 2
    return text[4]
  }

  private func best(of delimiters: [UInt8]) throws(CSVDialect.Problem) -> CSVDialect {
    let tables = delimiters.map { ($0, rows(delimiter: $0)) }
    guard let first = tables.first?.1.first(where: { $0.filled > 0 }) else { throw .empty }
    var best: Candidate?
    for (delimiter, rows) in tables {
      guard let found = candidate(rows, delimiter) else { continue }
      if best.map(found.isBetter) ?? true { best = found }
    }
    // Single blanks part cells only where nothing else does.
    if best.map({ $0.understood < 2 }) ?? true, delimiters.count > 1 {
      let spaced = candidate(rows(delimiter: 32), 32)
      if let spaced, spaced.dialect.role == .ties, spaced.understood == 3 || best == nil {
        best = spaced
      }
    }
    if let best { return best.dialect }
    let widest = tables.map(\.1).max { ($0.first?.cells.count ?? 0) < ($1.first?.cells.count ?? 0) }
    throw .noHeader(
      line: first.line, text: rawLine(first), looksLikeMatrix: Self.isMatrix(widest ?? []))
  }

  private func rows(delimiter: UInt8) -> [Row] {
    var scanner = CSVScanner(text, delimiter: delimiter, from: start, line: line)
    var rows: [Row] = []
    while rows.count < Self.rowsTried, scanner.place - start < 1 << 17, scanner.next() {
      let cells = scanner.fields.prefix(CSVScanner.columnLimit).map {
        String(
          decoding: scanner.text[RowScan.trimmed(scanner.text, $0.range)].prefix(200), as: UTF8.self
        )
      }
      rows.append(Row(start: scanner.row.lowerBound, line: scanner.line, cells: Array(cells)))
    }
    return rows
  }

  private func candidate(_ rows: [Row], _ delimiter: UInt8) -> Candidate? {
    let filled = rows.filter { $0.filled > 0 }
    var best: (index: Int, role: CSVDialect.Role, understood: Int)?
    for (index, row) in filled.prefix(10).enumerated() where !row.isComment {
      let before = filled[..<index]
      guard before.allSatisfy({ $0.isComment || $0.filled == 1 || $0.filled * 2 <= row.filled })
      else { break }
      guard let (role, understood) = understand(row.cells, isFirst: index == 0) else { continue }
      if understood > best?.understood ?? 0 { best = (index, role, understood) }
    }
    guard let best else { return bareList(filled, delimiter) }
    let header = filled[best.index]
    let columns = header.cells.count
    let data = filled[(best.index + 1)...].filter { !$0.isComment }
    let fitting = data.filter { $0.cells.count == columns }.count
    return Candidate(
      dialect: CSVDialect(
        delimiter: delimiter, start: header.start, line: header.line, header: header.cells,
        role: best.role, columns: columns, skipped: filled[..<best.index].count),
      understood: best.understood, fit: data.isEmpty ? 1 : Double(fitting) / Double(data.count))
  }

  /// What a row lists if it is a header, and how well it is understood: 3 ties or multipliers, 2
  /// actors, 1 only one end of ties.
  private func understand(_ cells: [String], isFirst: Bool) -> (CSVDialect.Role, Int)? {
    switch role {
    case .multipliers: return MultiplierHeader(cells) == nil ? nil : (.multipliers, 3)
    case .contacts: return ContactHeader(cells) == nil ? nil : (.contacts, 3)
    case .campaigns: return CampaignHeader(cells) == nil ? nil : (.campaigns, 3)
    case .tieKinds: return TieKindHeader(cells) == nil ? nil : (.tieKinds, 3)
    case .people, .ties, nil: break
    }
    if role == nil, MultiplierHeader(cells)?.isCertain == true { return (.multipliers, 3) }
    var partial: (CSVDialect.Role, Int)?
    if role != .people {
      do throws(TieHeader.Missing) {
        _ = try TieHeader(cells)
        return (.ties, 3)
      } catch .both {
      } catch {
        partial = (.ties, 1)
      }
    }
    if role != .ties, PeopleHeader(cells) != nil { return (.people, 2) }
    return isFirst ? partial : nil
  }

  /// Two or three columns of numbers without a header can only be ties.
  private func bareList(_ rows: [Row], _ delimiter: UInt8) -> Candidate? {
    let data = rows.filter { !$0.isComment }
    guard role == nil || role == .ties, let first = data.first,
      (2...3).contains(first.cells.count),
      data.allSatisfy({ $0.cells.count == first.cells.count && $0.cells.allSatisfy(Self.isNumeric) }
      )
    else { return nil }
    return Candidate(
      dialect: CSVDialect(
        delimiter: delimiter, start: first.start, line: first.line, header: nil, role: .ties,
        columns: first.cells.count),
      understood: 1, fit: 1)
  }

  private static func isNumeric(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.allSatisfy { $0 &- 48 < 10 || $0 == 46 || $0 == 45 }
      && cell.utf8.contains { $0 &- 48 < 10 }
  }

  /// A table of numbers as wide as it is long: who knows whom as a square.
  private static func isMatrix(_ rows: [Row]) -> Bool {
    guard rows.count > 2, rows[0].cells.count > 2 else { return false }
    return rows.dropFirst().allSatisfy { row in
      row.cells.count == rows[0].cells.count && row.cells.dropFirst().allSatisfy(isNumeric)
    }
  }

  private func rawLine(_ row: Row) -> String {
    let rest = text[row.start...].prefix(200).prefix { $0 != 10 && $0 != 13 }
    return String(decoding: rest, as: UTF8.self)
  }
}
