import Exchange

extension AnswerTable {
  /// The table as CSV text with the ids of the columns as header.
  func csv(_ form: CSVText.Form) -> [UInt8] {
    var text = CSVText(form)
    text.append(texts: columns.map(\.id))
    for row in rows {
      text.append(
        row.cells.map { cell in
          switch cell {
          case .text(let text): .text(text)
          case .integer(let number): .number(Double(number))
          case .number(let number), .share(let number): .number(number)
          case .none: .text("")
          }
        })
    }
    return text.bytes
  }
}
