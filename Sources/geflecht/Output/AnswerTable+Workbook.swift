import Exchange
import Relations
import Wording

extension Answer {
  /// The table for people as a workbook: a sheet with the list, and one with the sentences around it.
  var workbook: Workbook {
    let list = listForPeople.sheet(named: words(de: "Liste", en: "List"))
    let sentences = (lead + tail).filter { !$0.isEmpty }
    let notes = Workbook.Sheet(
      name: words(de: "Hinweise", en: "Notes"), header: [words(de: "Hinweis", en: "Note")],
      rows: sentences.map { [.text($0)] })
    return Workbook(sentences.isEmpty ? [list] : [list, notes], language: spoken)
  }
}

extension AnswerTable {
  /// The table as a sheet with the titles of the columns; the notes of a row stand in a last column.
  func sheet(named name: String) -> Workbook.Sheet {
    let hasNotes = rows.contains { !$0.notes.isEmpty }
    let order = orderForPeople
    return Workbook.Sheet(
      name: name,
      header: order.map { columns[$0].title[spoken] }
        + (hasNotes ? [words(de: "Gründe", en: "Reasons")] : []),
      rows: rows.map { row in
        order.map { AnswerTable.workbookCell(row.cells[$0]) }
          + (hasNotes ? [.text(row.notes.joined(separator: "; "))] : [])
      })
  }

  /// Days in texts become real days, numbers keep all their digits.
  private static func workbookCell(_ cell: Cell) -> Workbook.Cell {
    switch cell {
    case .text(let text):
      if let date = DateText.iso(text) ?? DateText.german(text), date.isOneDay,
        text.utf8.count >= 8
      {
        return .day(date.first)
      }
      return text.isEmpty ? .empty : .text(text)
    case .word(_, let text): return .text(text[spoken])
    case .day(let day): return day.map { .day($0) } ?? .empty
    case .integer(let number): return .integer(number)
    case .number(let number): return number.map { .number($0) } ?? .empty
    case .share(let share): return share.map { .share($0) } ?? .empty
    case .none: return .empty
    }
  }
}
