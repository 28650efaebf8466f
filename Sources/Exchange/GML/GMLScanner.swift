internal import Wording

/// Splits GML into keys, values and brackets.
///
/// - Source: Himsolt, "GML: A portable Graph File Format", Universität Passau, 1997.
struct GMLScanner {
  /// One piece of the text.
  struct Token {
    enum Kind {
      /// A key, or a value without quotes.
      case word
      /// A text in quotes, references replaced.
      case text
      case open, close, end
    }
    let kind: Kind
    let text: String
    let offset: Int
  }

  let bytes: [UInt8]
  let file: String
  private var at = 0

  /// A scanner at the beginning of a text.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The next piece; after the last one always `end`.
  mutating func next() throws(ImportFailure) -> Token {
    skipBlanks()
    let start = at
    guard at < bytes.count else { return Token(kind: .end, text: "", offset: at) }
    switch bytes[at] {
    case UInt8(ascii: "["):
      at += 1
      return Token(kind: .open, text: "[", offset: start)
    case UInt8(ascii: "]"):
      at += 1
      return Token(kind: .close, text: "]", offset: start)
    case UInt8(ascii: "\""): return try quoted()
    default:
      while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
      return Token(
        kind: .word, text: String(decoding: bytes[start..<at], as: UTF8.self), offset: start)
    }
  }

  private mutating func skipBlanks() {
    var isLineStart = at == 0 || bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x0A || byte == 0x0D {
        isLineStart = true
        at += 1
      } else if byte <= 0x20 {
        at += 1
      } else if byte == UInt8(ascii: "#"), isLineStart {
        while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
      } else {
        return
      }
    }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "\"")
  }

  private mutating func quoted() throws(ImportFailure) -> Token {
    let start = at
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "&"), let (reference, length) = reference() {
        text += reference
        at += length
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else {
      throw failure(
        start, Localized(de: "Anführungszeichen nicht geschlossen", en: "quotes are not closed"),
        advice: GMLScanner.damaged)
    }
    at += 1
    return Token(kind: .text, text: String(decoding: text, as: UTF8.self), offset: start)
  }

  /// The sign meant by `&name;` or `&#number;` at this place, and how long that is; a "&" that
  /// begins none stands for itself.
  private func reference() -> (sign: [UInt8], length: Int)? {
    let body = bytes[(at + 1)...].prefix(10)
    guard let end = body.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = bytes[(at + 1)..<end]
    guard let scalar = XMLScanner.character(of: name) ?? GMLScanner.control(name) else {
      return nil
    }
    return (Array(String(scalar).utf8), end + 1 - at)
  }

  /// Control characters, which XML has not but GML can hold.
  private static func control(_ body: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard body.first == UInt8(ascii: "#"),
      let value = UInt32(String(decoding: body.dropFirst(), as: UTF8.self))
    else { return nil }
    return Unicode.Scalar(value)
  }

  static let damaged = Localized(
    de: "die Datei ist beschädigt: neu ausgeben oder die Stelle berichtigen",
    en: "the file is damaged: export it again or correct the place")

  /// A failure at a place of the text.
  func failure(
    _ place: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: place, in: bytes[...]),
        what: what, found: found, advice: advice)
    ])
  }
}
