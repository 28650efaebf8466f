internal import Wording

/// Reads JSON as RFC 8259 has it, and nothing else.
///
/// No comments, no trailing commas, no NaN; keys that are there twice, half surrogate pairs and
/// numbers beyond the range of a double are refused, each with line and column.
struct JSONScanner {
  /// The most arrays and objects inside one another.
  static let depthLimit = 512

  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var values: [JSONDocument.Value] = []
  /// The open arrays and objects, by number in `values`.
  private var open: [Int] = []

  private init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    values.reserveCapacity(bytes.count / 8)
  }

  /// The document in a file: UTF-8, or UTF-16 with a mark.
  static func document(
    _ raw: [UInt8], chosen: ReadOptions.Encoding? = nil, file: String
  ) throws(ImportFailure) -> JSONDocument {
    let text = try SourceText(raw, as: chosen ?? .utf8, file: file)
    var scanner = JSONScanner(text.bytes, file: file)
    try scanner.scan()
    return JSONDocument(bytes: text.bytes, file: file, values: scanner.values)
  }

  /// One value, with everything inside, and nothing after it.
  private mutating func scan() throws(ImportFailure) {
    skipBlanks()
    guard at < bytes.count else { throw endOfFile() }
    try scanValue()
    while let container = open.last {
      skipBlanks()
      guard at < bytes.count else { throw endOfFile() }
      let isObject = values[container].kind == .object
      if bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        try close(container)
        continue
      }
      if values.count > container + 1 {
        guard bytes[at] == UInt8(ascii: ",") else {
          throw unexpected(
            Localized(
              de: isObject ? "hier muss , oder } stehen" : "hier muss , oder ] stehen",
              en: isObject ? "a , or } must stand here" : "a , or ] must stand here"))
        }
        at += 1
        skipBlanks()
      }
      if isObject { try scanKey() }
      guard at < bytes.count else { throw endOfFile() }
      try scanValue()
    }
    skipBlanks()
    if at < bytes.count {
      throw unexpected(
        Localized(de: "nach dem Ende steht noch etwas", en: "there is something after the end"))
    }
  }

  private mutating func close(_ container: Int) throws(ImportFailure) {
    at += 1
    values[container].end = at
    values[container].after = values.count
    open.removeLast()
    if values[container].kind == .object { try checkKeysDiffer(container) }
  }

  private mutating func scanKey() throws(ImportFailure) {
    guard at < bytes.count else { throw endOfFile() }
    guard bytes[at] == UInt8(ascii: "\"") else {
      throw unexpected(
        Localized(
          de: "hier muss ein Name in Anführungszeichen stehen",
          en: "a name in quotes must stand here"))
    }
    try scanString()
    skipBlanks()
    guard at < bytes.count else { throw endOfFile() }
    guard bytes[at] == UInt8(ascii: ":") else {
      throw unexpected(Localized(de: "hier muss : stehen", en: "a : must stand here"))
    }
    at += 1
    skipBlanks()
  }

  private mutating func scanValue() throws(ImportFailure) {
    switch bytes[at] {
    case UInt8(ascii: "{"): try begin(.object)
    case UInt8(ascii: "["): try begin(.array)
    case UInt8(ascii: "\""): try scanString()
    case UInt8(ascii: "t"): try scanWord("true", .flag)
    case UInt8(ascii: "f"): try scanWord("false", .flag)
    case UInt8(ascii: "n"): try scanWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
    default:
      throw unexpected(Localized(de: "hier muss ein Wert stehen", en: "a value must stand here"))
    }
  }

  private mutating func begin(_ kind: JSONDocument.Kind) throws(ImportFailure) {
    guard open.count < JSONScanner.depthLimit else {
      throw failure(
        at,
        Localized(
          de: "mehr als \(JSONScanner.depthLimit) Listen und Objekte ineinander",
          en: "more than \(JSONScanner.depthLimit) lists and objects inside one another"),
        advice: Localized(
          de: "so tief ist kein Netzwerk geschachtelt: die Datei prüfen",
          en: "no network is nested that deep: check the file"))
    }
    open.append(values.count)
    append(kind, from: at)
    at += 1
  }

  private mutating func append(
    _ kind: JSONDocument.Kind, from start: Int, to end: Int = 0, isEscaped: Bool = false
  ) {
    values.append(
      JSONDocument.Value(
        kind: kind, isEscaped: isEscaped, start: start, end: end, after: values.count + 1))
  }

  private mutating func scanWord(
    _ word: StaticString, _ kind: JSONDocument.Kind
  ) throws(ImportFailure) {
    let start = at
    let end = min(at + word.utf8CodeUnitCount, bytes.count)
    let isWhole = word.withUTF8Buffer { bytes[start..<end].elementsEqual($0) }
    guard isWhole, end == bytes.count || !isLetter(bytes[end]) else {
      throw unexpected(
        Localized(
          de: "hier muss ein Wert stehen (Texte in Anführungszeichen)",
          en: "a value must stand here (texts in quotes)"))
    }
    append(kind, from: start, to: end)
    at = end
  }

  /// A number: `-0.5e+3`; no plus sign, no leading zeros, digits on both sides of the point.
  private mutating func scanNumber() throws(ImportFailure) {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let whole = skipDigits()
    var isRight = whole == 1 || whole > 1 && bytes[at - whole] != UInt8(ascii: "0")
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      isRight = skipDigits() > 0 && isRight
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      isRight = skipDigits() > 0 && isRight
    }
    if at < bytes.count, isLetter(bytes[at]) { isRight = false }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard isRight, let number = Double(text), number.isFinite else {
      at = start
      throw unexpected(Localized(de: "das ist keine Zahl", en: "this is not a number"))
    }
    append(.number, from: start, to: at)
  }

  private mutating func skipDigits() -> Int {
    let start = at
    while at < bytes.count, bytes[at] &- 48 < 10 { at += 1 }
    return at - start
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 || byte &- 48 < 10
  }
}

// MARK: Texts

extension JSONScanner {
  private mutating func scanString() throws(ImportFailure) {
    let quote = at
    at += 1
    var isEscaped = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        append(.text, from: quote + 1, to: at, isEscaped: isEscaped)
        at += 1
        return
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        try skipEscape()
      } else if byte < 0x20 {
        throw controlCharacter(quote)
      } else {
        at += 1
      }
    }
    throw failure(
      quote, Localized(de: "ein Text ist nicht abgeschlossen", en: "a text is not closed"),
      found: excerpt(quote), advice: JSONScanner.damaged)
  }

  private mutating func skipEscape() throws(ImportFailure) {
    guard at + 1 < bytes.count else { throw endOfFile() }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      guard let value = unit(at) else { throw badEscape() }
      var length = 6
      if value & 0xF800 == 0xD800 {
        guard value < 0xDC00, let low = unit(at + 6), low & 0xFC00 == 0xDC00 else {
          throw badEscape()
        }
        length = 12
      }
      at += length
    default: throw badEscape()
    }
  }

  /// The value of the escape `\uXXXX` at a place, or nil if none stands there.
  private func unit(_ place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u"),
      bytes[place + 2..<place + 6].allSatisfy({ byte in
        byte &- 48 < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 6
      })
    else { return nil }
    return JSONDocument.unit(bytes[...], place + 2)
  }

  /// Refuses an object with a key that is there twice: which of the values counts, nobody knows.
  private func checkKeysDiffer(_ object: Int) throws(ImportFailure) {
    let end = values[object].after
    var key = object + 1
    var keys: [Int] = []
    while key < end {
      keys.append(key)
      key = values[key + 1].after
    }
    var seen: Set<[UInt8]> = []
    for (number, key) in keys.enumerated() {
      let isThereTwice: Bool
      if keys.count > 16 || values[key].isEscaped {
        isThereTwice =
          keys.count > 16
          ? !seen.insert(characters(key)).inserted
          : keys[..<number].contains { characters($0) == characters(key) }
      } else {
        let text = bytes[values[key].start..<values[key].end]
        isThereTwice = keys[..<number].contains { other in
          values[other].isEscaped
            ? characters(other).elementsEqual(text)
            : bytes[values[other].start..<values[other].end].elementsEqual(text)
        }
      }
      if isThereTwice {
        throw failure(
          values[key].start - 1,
          Localized(de: "ein Name steht zweimal da", en: "a name is there twice"),
          found: String(decoding: characters(key), as: UTF8.self),
          advice: Localized(de: "einen davon streichen", en: "remove one of them"))
      }
    }
  }

  private func characters(_ key: Int) -> [UInt8] {
    let text = bytes[values[key].start..<values[key].end]
    return values[key].isEscaped ? JSONDocument.unescaped(text) : Array(text)
  }
}

// MARK: Blanks and errors

extension JSONScanner {
  private static let damaged = Localized(
    de: "die Datei ist beschädigt: neu ausgeben oder die Stelle berichtigen",
    en: "the file is damaged: export it again or correct the place")

  private mutating func skipBlanks() {
    while at < bytes.count,
      bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09
    { at += 1 }
  }

  private func failure(
    _ place: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: place, in: bytes[...]),
        what: what, found: found, advice: advice)
    ])
  }

  private func unexpected(_ what: Localized) -> ImportFailure {
    failure(at, what, found: excerpt(at), advice: JSONScanner.damaged)
  }

  private func badEscape() -> ImportFailure {
    failure(
      at,
      Localized(de: "nach \\ steht kein gültiges Zeichen", en: "no valid character after \\"),
      found: excerpt(at), advice: JSONScanner.damaged)
  }

  private func controlCharacter(_ quote: Int) -> ImportFailure {
    let isLineEnd = bytes[at] == 0x0A || bytes[at] == 0x0D
    return failure(
      isLineEnd ? quote : at,
      isLineEnd
        ? Localized(
          de: "ein Text ist bis zum Ende der Zeile nicht abgeschlossen",
          en: "a text is not closed by the end of the line")
        : Localized(
          de: "ein Steuerzeichen in einem Text", en: "a control character inside a text"),
      found: excerpt(quote), advice: JSONScanner.damaged)
  }

  private func endOfFile() -> ImportFailure {
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return failure(
        0, Localized(de: "die Datei ist leer", en: "the file is empty"),
        advice: Localized(de: "das Netzwerk neu ausgeben", en: "export the network again"))
    }
    let missing = open.last.map { values[$0].kind == .object ? "}" : "]" } ?? "…"
    return failure(
      last,
      Localized(
        de: "die Datei ist abgeschnitten, es fehlt \(missing)",
        en: "the file is cut off, \(missing) is missing"),
      advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
  }

  private func excerpt(_ place: Int) -> String {
    let line = bytes[place...].prefix(30).prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).filter { $0 != "\u{FFFD}" }
  }
}
