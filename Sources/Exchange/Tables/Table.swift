internal import Relations
internal import Wording

/// A table as a source gives it, before anybody has understood it: a sheet of a workbook, or any list
/// of records that a format turns into rows.
///
/// This is how a format hands over tables. It fills `rows` with everything that stands in the sheet,
/// title rows and header included, and gives `Format.tables`; `NetworkReader` does the rest: finds the
/// header, guesses what each column is (`ReadingGuess`), reads the rows as those of a CSV file
/// (`TableReader`), several tables of one file or folder together, so that ties find the people of
/// another sheet. A cell holds what the source knows: a real day or number is never turned into text
/// in one form and guessed back from it. CSV takes a shorter way to the same reader, since its cells
/// are cut from the bytes as they are needed.
struct Table: Sendable {
  /// One cell.
  enum Cell: Hashable, Sendable {
    case empty
    /// A text as it stands there, or what a formula gives.
    case text(String)
    case number(Double)
    case day(Day)
    case flag(Bool)
  }

  /// One row, and where it stands.
  struct Row: Sendable {
    /// The row in the sheet or the line in the file, from 1, for messages.
    let line: Int
    /// The cells from the first column on; rows may differ in length.
    var cells: [Cell]

    init(line: Int, cells: [Cell]) {
      self.line = line
      self.cells = cells
    }
  }

  /// Cells that are shown as one: positions in `rows` and in their cells.
  struct Merge: Hashable, Sendable {
    let rows: Range<Int>
    let columns: Range<Int>
  }

  /// The file, as messages name it: `liste.xlsx`.
  var file: String
  /// What the table is called, such as its sheet; empty if the file has only one.
  ///
  /// It tells what the table may list (“Mitglieder”) and of which year (“2025”).
  var name: String
  /// How the file was understood: `XLSX, sheet “Mitglieder”`.
  var understoodAs: Localized
  /// All rows; empty ones may be left out.
  var rows: [Row]
  /// Merged cells; those below the first get its value where they are empty.
  var merges: [Merge] = []
  /// Why the table is not read, such as that its sheet is hidden; nil if it is.
  var leftOut: Localized?

  init(
    file: String, name: String = "", understoodAs: Localized, rows: [Row], merges: [Merge] = []
  ) {
    self.file = file
    self.name = name
    self.understoodAs = understoodAs
    self.rows = rows
    self.merges = merges
  }
}

extension Table {
  /// The rows with the values of merged cells in all their rows.
  ///
  /// Only downwards: a title over several columns stands for none of them.
  var filledRows: [Row] {
    var filled = rows
    for merge in merges where merge.rows.count > 1 {
      guard let first = merge.rows.first, filled.indices.contains(first),
        let column = merge.columns.first, filled[first].cells.indices.contains(column)
      else { continue }
      let value = filled[first].cells[column]
      for row in merge.rows.dropFirst() where filled.indices.contains(row) {
        let missing = column + 1 - filled[row].cells.count
        if missing > 0 {
          filled[row].cells.append(contentsOf: repeatElement(.empty, count: missing))
        }
        if filled[row].cells[column] == .empty { filled[row].cells[column] = value }
      }
    }
    return filled
  }
}

extension Table.Cell {
  /// The cell as text: days as 2024-06-05, numbers with a decimal point that nobody can take for
  /// digit groups.
  var text: String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let number): CellType.padded(CSVText.digits(number))
    case .day(let day): day.description
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}
