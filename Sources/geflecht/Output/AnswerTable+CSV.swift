import Exchange
import Wording

extension AnswerTable {
  /// The table as CSV text for programs: the ids of the columns as header, numbers in full.
  func csv(_ form: CSVText.Form) -> [UInt8] {
    var text = CSVText(form)
    text.append(texts: columns.map(\.id))
    for row in rows { text.append(row.cells.map(\.forPrograms)) }
    return text.bytes
  }

  /// The table as CSV text for people: titles and values in their language, names before ids, rounded
  /// numbers.
  func csvForPeople(_ form: CSVText.Form, in language: Language) -> [UInt8] {
    let order = orderForPeople
    var text = CSVText(form)
    text.append(texts: order.map { columns[$0].title[language] })
    for row in rows { text.append(order.map { row.cells[$0].forPeople(language) }) }
    return text.bytes
  }
}

extension AnswerTable {
  /// The columns as people read them: names before ids.
  var orderForPeople: [Int] {
    var order = Array(columns.indices)
    if let id = columns.firstIndex(where: { $0.id == "id" }),
      let name = columns.firstIndex(where: { $0.id == "name" }), id < name
    {
      order.remove(at: name)
      order.insert(name, at: id)
    }
    return order
  }
}

extension AnswerTable.Cell {
  fileprivate var forPrograms: CSVText.Cell {
    switch self {
    case .text(let text): .text(text)
    case .word(let id, _): .text(id)
    case .day(let day): .day(day)
    case .integer(let number): .number(Double(number))
    case .number(let number), .share(let number): .number(number)
    case .none: .text("")
    }
  }

  fileprivate func forPeople(_ language: Language) -> CSVText.Cell {
    switch self {
    case .word(_, let text): .text(text[language])
    case .number(let number), .share(let number):
      .number(number.map { ($0 * 1000).rounded() / 1000 })
    case .text, .day, .integer, .none: forPrograms
    }
  }
}
