internal import Wording

/// Files that are not text, known by their first bytes.
enum OtherFile {
  /// What the file is, if it is one of the things people mistake for a table.
  static func recognise(_ bytes: [UInt8]) -> NotText? {
    for (beginning, what, advice) in known where bytes.starts(with: beginning) {
      guard beginning == zip else { return .otherFile(what: what, advice: advice) }
      return isWorkbook(bytes)
        ? .otherFile(what: workbook, advice: saveAsCSV)
        : .otherFile(what: what, advice: advice)
    }
    return nil
  }

  /// What a text is if it is no table: XML or JSON, by its first sign.
  static func recognise(text: [UInt8]) -> NotText? {
    switch text.first(where: { $0 > 32 }) {
    case UInt8(ascii: "<"):
      .otherFile(
        what: Localized(de: "das ist XML, keine CSV-Tabelle", en: "this is XML, not a CSV table"),
        advice: formatAdvice)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      .otherFile(
        what: Localized(de: "das ist JSON, keine CSV-Tabelle", en: "this is JSON, not a CSV table"),
        advice: formatAdvice)
    default: nil
    }
  }

  private static let formatAdvice = Localized(
    de: "die Datei mit der Endung ihres Formats benennen (.graphml, .json)",
    en: "name the file with the ending of its format (.graphml, .json)")

  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  private static let workbook = Localized(
    de: "das ist eine Excel-Arbeitsmappe", en: "this is an Excel workbook")
  private static let saveAsCSV = Localized(
    de: "in Excel als „CSV UTF-8“ speichern", en: "save it as “CSV UTF-8” in Excel")
  private static let unpack = Localized(
    de: "entpacken und die Dateien darin angeben", en: "unpack it and name the files inside")
  private static let giveText = Localized(
    de: "die Daten als CSV speichern", en: "save the data as CSV")

  private static let known: [(beginning: [UInt8], what: Localized, advice: Localized)] = [
    (zip, Localized(de: "das ist ein ZIP-Archiv", en: "this is a ZIP archive"), unpack),
    (
      [0x50, 0x4B, 0x05, 0x06],
      Localized(de: "das ist ein leeres ZIP-Archiv", en: "this is an empty ZIP archive"), unpack
    ),
    (
      [0x1F, 0x8B], Localized(de: "das ist ein gzip-Archiv", en: "this is a gzip archive"), unpack
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      Localized(de: "das ist eine alte Excel-Datei (XLS)", en: "this is an old Excel file (XLS)"),
      saveAsCSV
    ),
    (Array("%PDF".utf8), Localized(de: "das ist ein PDF", en: "this is a PDF"), giveText),
    (
      Array("SQLite format 3\0".utf8),
      Localized(de: "das ist eine SQLite-Datenbank", en: "this is an SQLite database"),
      Localized(
        de: "als Projektdatei mit der Endung .geflecht angeben oder als CSV speichern",
        en: "give it as a project file ending in .geflecht, or save the table as CSV")
    ),
    (
      [0x89, 0x50, 0x4E, 0x47],
      Localized(de: "das ist ein Bild (PNG)", en: "this is a picture (PNG)"),
      giveText
    ),
    (
      [0xFF, 0xD8, 0xFF], Localized(de: "das ist ein Bild (JPEG)", en: "this is a picture (JPEG)"),
      giveText
    ),
  ]

  /// Whether a ZIP archive begins like an Office document.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
    return ["xl/", "[Content_Types].xml", "opendocument.spreadsheet"].contains {
      start.contains($0)
    }
  }
}
