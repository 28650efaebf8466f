internal import Relations
internal import Wording

extension Format {
  /// Spreadsheets of LibreOffice and OpenOffice.
  static let ods = Format(
    id: "ods", name: Localized(de: "ODS (LibreOffice)", en: "ODS (LibreOffice)"),
    endings: ["ods", "ots"], tables: ODSReader.tables, write: nil,
    recognition: .start { start in
      start.bytes.starts(with: [0x50, 0x4B, 3, 4])
        && start.text.contains("opendocument.spreadsheet")
    })
}
