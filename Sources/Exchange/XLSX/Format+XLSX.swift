internal import Relations
internal import Wording

extension Format {
  /// Workbooks of Excel.
  static let xlsx = Format(
    id: "xlsx", name: Localized(de: "XLSX (Excel)", en: "XLSX (Excel)"),
    endings: ["xlsx", "xlsm", "xltx"], tables: XLSXReader.tables, write: NetworkWorkbook.write,
    recognition: .start { start in
      start.bytes.starts(with: [0x50, 0x4B, 3, 4])
        && (start.text.contains("xl/") || start.text.contains("[content_types].xml"))
    })
}
