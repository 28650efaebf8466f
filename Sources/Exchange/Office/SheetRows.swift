internal import Relations
internal import Wording

/// The rows of a sheet in the making, with limits that hold whatever the file says.
struct SheetRows {
  /// The most columns with something in them.
  static let columnLimit = CSVScanner.columnLimit
  /// The most cells of a sheet, empty ones between filled ones included.
  static let cellLimit = 20_000_000

  /// Why a sheet is refused; each with its row.
  enum Problem: Error {
    case tooManyColumns(row: Int)
    case tooManyCells(row: Int)
  }

  private(set) var rows: [Table.Row] = []
  private var cells = 0
  /// Where each row of the sheet stands in `rows`.
  private var places: [Int: Int] = [:]

  /// Adds a row of the sheet; empty cells at its end and rows without any are left out.
  mutating func add(row: Int, _ cells: [Table.Cell]) throws(Problem) {
    var cells = cells
    while cells.last == .empty { cells.removeLast() }
    guard !cells.isEmpty else { return }
    guard cells.count <= SheetRows.columnLimit else { throw .tooManyColumns(row: row) }
    self.cells += cells.count
    guard self.cells <= SheetRows.cellLimit else { throw .tooManyCells(row: row) }
    places[row] = rows.count
    rows.append(Table.Row(line: row, cells: cells))
  }

  /// Rows of the sheet that are shown as one, as places in `rows`; nil if the first is empty.
  func merge(rows range: ClosedRange<Int>, columns: Range<Int>) -> Table.Merge? {
    guard let first = places[range.lowerBound] else { return nil }
    // Rows without cells are left out: those of the range that are there stand one after the other.
    var last = first
    while last + 1 < rows.count, rows[last + 1].line <= range.upperBound { last += 1 }
    return Table.Merge(rows: first..<last + 1, columns: columns)
  }

  /// The refusal of a file.
  static func failure(_ problem: Problem, file: String, sheet: String) -> ImportFailure {
    let (row, what): (Int, Localized) =
      switch problem {
      case .tooManyColumns(let row):
        (
          row,
          Localized(
            de: "mehr als \(columnLimit) Spalten", en: "more than \(columnLimit) columns")
        )
      case .tooManyCells(let row):
        (row, Localized(de: "mehr als 20 Millionen Zellen", en: "more than 20 million cells"))
      }
    return ImportFailure([
      Notice(
        .error, file: file, position: Notice.Position(line: row, column: 1), what: what,
        found: sheet,
        advice: Localized(
          de: "das Blatt prüfen, nicht nötige Spalten und Zeilen löschen",
          en: "check the sheet, delete columns and rows that are not needed"))
    ])
  }
}
