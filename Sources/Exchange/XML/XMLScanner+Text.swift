internal import Wording

extension XMLScanner {
  /// Text up to the next tag, references replaced, ends of lines as LF.
  mutating func scanText() throws(ImportFailure) -> Event {
    text.removeAll(keepingCapacity: true)
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
      if bytes[at] == UInt8(ascii: "&") {
        text += try scanReference()
      } else {
        try scanCharacter()
      }
    }
    return .text
  }

  /// `<![CDATA[ … ]]>`: text in which nothing is replaced.
  mutating func scanLiteralText() throws(ImportFailure) -> Event {
    text.removeAll(keepingCapacity: true)
    at += 9
    while at < bytes.count {
      if starts(with: "]]>") {
        at += 3
        return .text
      }
      try scanCharacter()
    }
    throw endOfFile()
  }

  /// Whether the text just read is nothing but blanks and line ends.
  var isBlankText: Bool { text.allSatisfy(isBlank) }

  private mutating func scanCharacter() throws(ImportFailure) {
    let byte = bytes[at]
    if byte == 0x0D {
      text.append(0x0A)
      at += starts(with: "\r\n") ? 2 : 1
      return
    }
    if byte < 0x20 || byte == 0xEF { try checkCharacter() }
    text.append(byte)
    at += 1
  }

  /// Refuses what XML cannot hold: control characters, U+FFFE and U+FFFF.
  func checkCharacter() throws(ImportFailure) {
    let byte = bytes[at]
    if byte >= 0x20, byte != 0xEF { return }
    if byte == 0x09 || byte == 0x0A || byte == 0x0D { return }
    if byte == 0xEF, !starts(with: "\u{FFFE}"), !starts(with: "\u{FFFF}") { return }
    throw failure(
      at,
      Localized(de: "ein Zeichen, das es in XML nicht gibt", en: "a character XML does not allow"),
      found: excerpt(at, length: byte < 0x20 ? 1 : 3),
      advice: Localized(de: "das Zeichen entfernen", en: "remove the character"))
  }

  /// The character meant by `&name;`, `&#number;` or `&#xnumber;`, as UTF-8.
  mutating func scanReference() throws(ImportFailure) -> [UInt8] {
    let start = at
    at += 1
    while at < bytes.count, at - start <= 12, isReferenceByte(bytes[at]) { at += 1 }
    guard at < bytes.count else { throw endOfFile() }
    let body = bytes[start + 1..<at]
    guard bytes[at] == UInt8(ascii: ";"), let scalar = XMLScanner.character(of: body) else {
      throw failure(
        start,
        Localized(de: "ein unbekannter Verweis mit &", en: "an unknown reference with &"),
        found: excerpt(start),
        advice: Localized(
          de: "ein & im Text als &amp; schreiben", en: "write an & in a text as &amp;"))
    }
    at += 1
    return Array(String(scalar).utf8)
  }

  private func isReferenceByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  /// The character that a reference means, without its "&" and ";"; nil if there is none.
  static func character(of body: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard body.first == UInt8(ascii: "#") else {
      return switch String(decoding: body, as: UTF8.self) {
      case "lt": "<"
      case "gt": ">"
      case "amp": "&"
      case "quot": "\""
      case "apos": "'"
      default: nil
      }
    }
    let isHexadecimal = body.dropFirst().first == UInt8(ascii: "x")
    let digits = String(decoding: body.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(value), isAllowed(scalar)
    else { return nil }
    return scalar
  }

  /// Whether XML 1.0 can hold a character.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case ..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  // MARK: Small steps

  /// Passes over blanks and line ends; how many there were.
  @discardableResult
  mutating func skipBlanks() -> Int {
    let start = at
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
    return at - start
  }

  /// Whether a byte is a blank or the end of a line.
  func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Whether the document goes on with `prefix`.
  func starts(with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    return prefix.withUTF8Buffer { prefix in
      for place in 0..<count where bytes[at + place] != prefix[place] { return false }
      return true
    }
  }

  // MARK: Errors

  /// What to do about a file that is broken.
  static let damaged = Localized(
    de: "die Datei ist beschädigt: neu ausgeben oder die Stelle berichtigen",
    en: "the file is damaged: export it again or correct the place")

  /// A failure at a place of the document.
  func failure(
    _ place: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: place, in: bytes[...]),
        what: what, found: found, advice: advice)
    ])
  }

  /// A failure where a tag is not as XML wants it.
  func notWellFormed(_ place: Int) -> ImportFailure {
    failure(
      place, Localized(de: "kein gültiges XML", en: "not valid XML"), found: excerpt(place),
      advice: XMLScanner.damaged)
  }

  /// A failure at the last sign of the document.
  func endOfFile() -> ImportFailure {
    let last = bytes.lastIndex { !isBlank($0) } ?? 0
    let missing = open.last.map { "</\(String(decoding: bytes[$0], as: UTF8.self))>" } ?? ">"
    return failure(
      last,
      Localized(
        de: "die Datei ist abgeschnitten, es fehlt \(missing)",
        en: "the file is cut off, \(missing) is missing"),
      advice: Localized(
        de: "die vollständige Datei holen", en: "get the complete file"))
  }

  /// A little of the document from `place` on, one line.
  func excerpt(_ place: Int, length: Int = 30) -> String {
    let line = bytes[place...].prefix(length).prefix { $0 != 0x0A && $0 != 0x0D || length == 1 }
    return String(decoding: line, as: UTF8.self).filter { $0 != "\u{FFFD}" }
  }
}
