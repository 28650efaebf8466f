internal import Relations
internal import Wording

/// Opens CSV files: decodes them, finds how they are written, and tells what is wrong.
enum CSVReader {
  /// Reads one table.
  static func read(
    _ bytes: [UInt8], file: String, options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = TableReader(options)
    reader.add(csv: bytes, file: file)
    return try reader.finish()
  }

  /// The text of a file, or nil if it is none, which is told.
  static func decode(
    _ bytes: [UInt8], _ options: ReadOptions, _ assembly: inout NetworkAssembly
  ) -> DecodedText? {
    do throws(NotText) {
      let text = try TextEncoding.decode(bytes, as: options.encoding, file: assembly.file)
      if let other = OtherFile.recognise(text: text.bytes) { throw other }
      return text
    } catch {
      switch error {
      case .otherFile(let what, let advice): assembly.error(line: 1, what, advice: advice)
      case .zeroByte(let line):
        assembly.error(
          line: line,
          Localized(
            de: "ein Null-Byte: das ist keine Textdatei", en: "a zero byte: this is not text"),
          advice: Localized(
            de: "als CSV UTF-8 speichern oder --encoding angeben",
            en: "save as CSV UTF-8, or say --encoding"))
      case .damaged(let line, let column):
        assembly.error(
          line: line, column: column,
          Localized(
            de: "ein beschädigtes Zeichen in einer UTF-8-Datei",
            en: "a damaged character in a UTF-8 file"),
          advice: Localized(
            de: "als CSV UTF-8 speichern oder --encoding angeben",
            en: "save as CSV UTF-8, or say --encoding"))
      case .refused(let failure):
        for notice in failure.notices { assembly.notices.error(notice) }
      }
      return nil
    }
  }

  /// Warns of bytes that the encoding leaves undefined.
  static func warn(of text: DecodedText, _ assembly: inout NetworkAssembly) {
    guard let (line, byte) = text.undefined else { return }
    assembly.warn(
      line: line,
      Localized(
        de: "ein Byte, das in Windows-1252 kein Zeichen ist",
        en: "a byte that is no character in Windows-1252"),
      found: String(byte, radix: 16, uppercase: true),
      advice: Localized(
        de: "als Steuerzeichen gelesen; die Kodierung prüfen",
        en: "read as a control character; check the encoding"))
  }

  /// Warns of lines before the header.
  static func warn(of dialect: CSVDialect, _ assembly: inout NetworkAssembly) {
    guard dialect.skipped > 0 else { return }
    let count = dialect.skipped
    assembly.warn(
      line: dialect.line,
      count == 1
        ? Localized(de: "eine Zeile vor der Kopfzeile", en: "one line before the header")
        : Localized(
          de: "\(count) Zeilen vor der Kopfzeile", en: "\(count) lines before the header"),
      advice: Localized(de: "übergangen", en: "passed over"))
  }

  /// What to say of a table that was not understood.
  static func notice(
    _ problem: CSVDialect.Problem, file: String, _ shape: Reading.Shape?,
    severity: Notice.Severity = .error
  ) -> Notice {
    switch problem {
    case .empty:
      Notice(
        severity, file: file, position: Notice.Position(line: 1),
        what: Localized(
          de: "die Datei ist leer: keine Kopfzeile", en: "the file is empty: no header"),
        advice: severity == .error ? headerAdvice(shape) : leftOut)
    case .badDelimiter:
      Notice(
        severity, file: file,
        what: Localized(de: "das ist kein Trennzeichen", en: "this is not a delimiter"),
        advice: Localized(
          de: "ein einzelnes ASCII-Zeichen angeben", en: "give a single ASCII character"))
    case .noHeader(let line, let text):
      Notice(
        severity, file: file, position: Notice.Position(line: line, column: 1),
        what: Localized(
          de: "keine Kopfzeile mit bekannten Spalten", en: "no header with columns that are known"),
        found: text, advice: severity == .error ? headerAdvice(shape) : leftOut)
    }
  }

  private static let leftOut = Localized(
    de: "ausgelassen; welche Spalte was ist, sagt --column TABELLE:source=KOPF",
    en: "left out; say which column is what with --column TABLE:source=HEADER")

  private static func headerAdvice(_ shape: Reading.Shape?) -> Localized {
    switch shape {
    case .actors:
      Localized(
        de: "die Spalten id und name nennen oder angeben: --column name=KOPF",
        en: "name the columns id and name, or say --column name=HEADER")
    case .multipliers:
      Localized(
        de: "die Spalten actor, topic, place nennen", en: "name the columns actor, topic, place")
    case .contacts:
      Localized(
        de: "die Spalten source, target, day (von, nach, tag) nennen",
        en: "name the columns source, target, day")
    case .campaigns:
      Localized(
        de: "die Spalten name, start, end nennen", en: "name the columns name, start, end")
    case .tieKinds:
      Localized(
        de: "die Spalten kind und half_life (art, halbwertszeit) nennen",
        en: "name the columns kind and half_life")
    case .ties:
      Localized(
        de: "die Spalten source und target (von und nach) nennen oder angeben: "
          + "--column source=KOPF --column target=KOPF",
        en: "name the columns source and target, or say --column source=HEADER --column "
          + "target=HEADER")
    default:
      Localized(
        de: "die Spalten source und target (von und nach) oder id und name nennen oder angeben: "
          + "--column source=KOPF --column target=KOPF",
        en: "name the columns source and target, or id and name, or say --column source=HEADER "
          + "--column target=HEADER")
    }
  }
}
