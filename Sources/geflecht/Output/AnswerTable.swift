import Relations
import Wording

/// Rows and columns of an answer, before it is decided how they are shown.
struct AnswerTable {
  /// A column: its name in files and its title for people.
  struct Column {
    let id: String
    let title: Localized

    init(_ id: String, de: String, en: String) {
      self.id = id
      title = Localized(de: de, en: en)
    }

    init(_ id: String, _ title: Localized) {
      self.id = id
      self.title = title
    }
  }

  /// One field of a row.
  enum Cell {
    case text(String)
    /// A word of the program, and what people read instead.
    case word(String, Localized)
    /// Empty where there is none.
    case day(Day?)
    case integer(Int)
    /// Shown with about three significant digits; in full in files. Nil is shown as "–".
    case number(Double?)
    /// 0...1; shown in per cent.
    case share(Double?)
    case none
  }

  /// A row, and lines shown below it in a table (reasons, paths).
  struct Row {
    var cells: [Cell]
    var notes: [String] = []
  }

  var columns: [Column]
  var rows: [Row] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row.
  mutating func add(_ cells: [Cell], notes: [String] = []) {
    precondition(cells.count == columns.count, "A row needs one cell per column.")
    rows.append(Row(cells: cells, notes: notes))
  }
}

extension AnswerTable.Cell {
  /// As people read it.
  var shown: String {
    switch self {
    case .text(let text): VisibleText.escaped(text)
    case .word(_, let text): text[spoken]
    case .day(let day): day.map { spoken.text($0) } ?? "–"
    case .integer(let number): spoken.text(number)
    case .number(let number): number.map { spoken.text($0) } ?? "–"
    case .share(let share): share.map { spoken.percent($0) } ?? "–"
    case .none: ""
    }
  }

  /// Numbers stand to the right.
  var isNumber: Bool {
    switch self {
    case .integer, .number, .share: true
    case .text, .word, .day, .none: false
    }
  }
}

extension AnswerTable {
  /// Lines with aligned columns, two spaces apart.
  var lines: [String] {
    let titles = columns.map { $0.title[spoken] }
    let shown = rows.map { $0.cells.map(\.shown) }
    let widths = columns.indices.map { column in
      ([titles[column]] + shown.map { $0[column] }).map(displayWidth).max() ?? 0
    }
    let isNumeric = columns.indices.map { column in
      !rows.isEmpty && rows.contains { $0.cells[column].isNumber }
    }
    func line(_ cells: [String]) -> String {
      let padded = columns.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - displayWidth(cells[column]))
        return isNumeric[column] ? space + cells[column] : cells[column] + space
      }
      return trimmedAtEnd(padded.joined(separator: "  "))
    }
    let rule = trimmedAtEnd(
      widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    return [line(titles), rule]
      + zip(rows, shown).flatMap { row, cells in
        [line(cells)] + row.notes.map { "      " + VisibleText.escaped($0) }
      }
  }

  /// A Markdown table; the notes of a row stand in a last column.
  var markdown: [String] {
    func escaped(_ text: String) -> String {
      var result = ""
      for character in VisibleText.escaped(text) {
        if "\\|`*_<>[]#&~!".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }
    let hasNotes = rows.contains { !$0.notes.isEmpty }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let extra = hasNotes ? [words(de: "Gründe", en: "Reasons")] : []
    let rule = columns.indices.map { column in
      rows.contains { $0.cells[column].isNumber } ? "---:" : "---"
    }
    return [
      line(columns.map { $0.title[spoken] } + extra), line(rule + (hasNotes ? ["---"] : [])),
    ]
      + rows.map { row in
        line(
          row.cells.map { escaped($0.shown) }
            + (hasNotes ? [row.notes.map(escaped).joined(separator: "; ")] : []))
      }
  }
}

/// How many columns of a terminal a text takes: wide East Asian characters and emoji take two.
func displayWidth(_ text: String) -> Int {
  text.reduce(0) { width, character in
    guard let scalar = character.unicodeScalars.first else { return width }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF:
      return width + 2
    default: return width + 1
    }
  }
}

private func trimmedAtEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
