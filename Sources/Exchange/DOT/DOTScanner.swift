internal import Wording

/// Splits a text in the DOT language into words, quoted texts and signs.
///
/// - Source: "DOT Language", graphviz.org/doc/info/lang.html.
struct DOTScanner {
  /// One piece of the text.
  struct Token {
    /// What it is.
    enum Kind: Hashable {
      /// A word or number without quotes; keywords are recognised by the reader.
      case word
      /// A text in quotes; backslashes are still there, except before quotes and line ends.
      case quoted
      /// A text in angle brackets, without the outer ones.
      case markup
      /// `{ } [ ] ; , : =`
      case sign
      /// `--` or `->`
      case edge
      case end
    }

    let kind: Kind
    /// The text; of quoted ones without the quotes.
    let text: String
    /// Where it begins.
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
    try skipBlanks()
    guard at < bytes.count else { return Token(kind: .end, text: "", offset: bytes.count) }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "\""): return try quoted()
    case UInt8(ascii: "<"): return try markup()
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "="),
      UInt8(ascii: "+"):
      at += 1
      return Token(kind: .sign, text: text(start..<at), offset: start)
    case UInt8(ascii: "-") where peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: ">"):
      at += 2
      return Token(kind: .edge, text: text(start..<at), offset: start)
    default: return try word()
    }
  }

  private func peek(_ distance: Int) -> UInt8 {
    at + distance < bytes.count ? bytes[at + distance] : 0
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Passes over blanks, comments and lines of the preprocessor (`#`).
  private mutating func skipBlanks() throws(ImportFailure) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C: at += 1
      case UInt8(ascii: "#") where at == 0 || bytes[at - 1] == 0x0A || bytes[at - 1] == 0x0D:
        skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
        let start = at
        at += 2
        while at < bytes.count, bytes[at] != UInt8(ascii: "*") || peek(1) != UInt8(ascii: "/") {
          at += 1
        }
        guard at < bytes.count else { throw notClosed(start) }
        at += 2
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
  }

  /// A name (letters, digits, `_`, everything beyond ASCII) or a number (`-.5`).
  private mutating func word() throws(ImportFailure) -> Token {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
    let word = text(start..<at)
    let isNumber = bytes[start] == UInt8(ascii: "-") || bytes[start] &- 48 < 10
    guard at > start, !isNumber || ElementValues.number(word) != nil, word != "-",
      isNumber || word.utf8.first == UInt8(ascii: ".") || !word.utf8.contains(UInt8(ascii: "."))
    else {
      throw failure(
        start,
        Localized(de: "ein unerwartetes Zeichen", en: "an unexpected character"),
        found: excerpt(start), advice: DOTScanner.quoteIt)
    }
    return Token(kind: .word, text: word, offset: start)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte &- 48 < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private mutating func quoted() throws(ImportFailure) -> Token {
    let start = at
    at += 1
    var content: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      guard bytes[at] == UInt8(ascii: "\\") else {
        content.append(bytes[at])
        at += 1
        continue
      }
      switch peek(1) {
      case UInt8(ascii: "\""):
        content.append(UInt8(ascii: "\""))
        at += 2
      case 0x0A: at += 2
      case 0x0D: at += peek(2) == 0x0A ? 3 : 2
      case let next:
        content.append(bytes[at])
        if at + 1 < bytes.count { content.append(next) }
        at += 2
      }
    }
    guard at < bytes.count else { throw notClosed(start) }
    at += 1
    return Token(kind: .quoted, text: String(decoding: content, as: UTF8.self), offset: start)
  }

  private mutating func markup() throws(ImportFailure) -> Token {
    let start = at
    var depth = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<") { depth += 1 }
      if bytes[at] == UInt8(ascii: ">") { depth -= 1 }
      at += 1
      if depth == 0 {
        return Token(kind: .markup, text: text(start + 1..<at - 1), offset: start)
      }
    }
    throw notClosed(start)
  }

  // MARK: Errors

  private static let quoteIt = Localized(
    de: "Namen mit Sonderzeichen in Anführungszeichen setzen",
    en: "put names with special characters in quotes")

  private func notClosed(_ place: Int) -> ImportFailure {
    failure(
      place, Localized(de: "nicht abgeschlossen", en: "not closed"), found: excerpt(place),
      advice: Localized(
        de: "die vollständige Datei holen oder die Stelle schließen",
        en: "get the complete file, or close it"))
  }

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

  /// A failure at the last sign of the text.
  func endOfFile(missing: String) -> ImportFailure {
    failure(
      bytes.lastIndex { $0 > 0x20 } ?? 0,
      Localized(
        de: "die Datei ist abgeschnitten, es fehlt \(missing)",
        en: "the file is cut off, \(missing) is missing"),
      advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
  }

  /// A little of the text from `place` on, one line.
  func excerpt(_ place: Int) -> String {
    let line = bytes[place...].prefix(30).prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).filter { $0 != "\u{FFFD}" }
  }
}
