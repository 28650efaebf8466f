internal import Relations
internal import Wording

/// Writes a network as an Excel workbook: the tables of a folder of CSV files, a sheet each.
enum NetworkWorkbook {
  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    let folder = CSVWriter.folder(network, .international)
    let sheets = folder.files.map { file in
      sheet(file.bytes, name: String(file.name.prefix { $0 != "." }))
    }
    guard let bytes = try? Workbook(sheets, language: .english).bytes() else {
      return WriteResult(
        files: [],
        losses: [
          Localized(
            de: "alles: die Tabellen sind zu groß für Excel oder der Datenträger ist voll",
            en: "everything: the tables are too large for Excel, or the disk is full")
        ])
    }
    return WriteResult(
      files: [WriteResult.File(name: "network.xlsx", bytes: bytes)], losses: folder.losses)
  }

  /// Columns that name somebody or something stay text, whatever they look like.
  private static let names: Set = [
    "id", "source", "target", "name", "kind", "place", "topics", "actor", "topic", "method",
  ]

  private static func sheet(_ bytes: [UInt8], name: String) -> Workbook.Sheet {
    var scanner = CSVScanner(bytes, delimiter: UInt8(ascii: ","))
    var rows: [[String]] = []
    while scanner.next() {
      rows.append(
        scanner.fields.map { field in
          let range = CellDefusing.undone(scanner.text, field.range)
          return String(decoding: scanner.text[range], as: UTF8.self)
        })
    }
    let header = rows.first ?? []
    return Workbook.Sheet(
      name: name, header: header,
      rows: rows.dropFirst().map { row in
        zip(header, row).map { cell($1, isName: names.contains($0)) }
      })
  }

  private static func cell(_ text: String, isName: Bool) -> Workbook.Cell {
    if text.isEmpty { return .empty }
    if isName { return .text(text) }
    if text.utf8.count == 10, let day = DateText.iso(text), day.isOneDay { return .day(day.first) }
    // Numbers that a double does not hold to the last digit stay text.
    if CellType.isNumber(text), text.utf8.count <= 15, let number = Double(text) {
      return .number(number)
    }
    return .text(text)
  }
}
