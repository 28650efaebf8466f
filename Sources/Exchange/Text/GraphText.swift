internal import Wording

/// The text of formats that do not declare their encoding: DOT, GML, Pajek.
enum GraphText {
  /// UTF-8 if it is valid, the encoding of the mark or of the user if there is one, else
  /// Windows-1252; no text at all with a zero byte in it.
  static func decode(
    _ raw: [UInt8], chosen: ReadOptions.Encoding?, file: String
  ) throws(ImportFailure) -> SourceText {
    let mark = SourceText.mark(of: raw)?.encoding
    let encoding =
      chosen ?? mark ?? (SourceText.firstInvalidUTF8(raw) == nil ? .utf8 : .windows1252)
    let text = try SourceText(raw, as: encoding, file: file)
    guard let zero = text.bytes.firstIndex(of: 0) else { return text }
    throw ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: zero, in: text.bytes[...]),
        what: Localized(
          de: "ein Null-Byte: das ist keine Textdatei", en: "a zero byte: this is not text"),
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    ])
  }
}
