internal import Wording

/// The lines of vCards and calendars: a name, parameters, a value; long lines are folded.
///
/// - Source: RFC 6350 and RFC 5545; vCard 2.1's quoted-printable values as phones write them.
struct ContentLines {
  /// One line, its folds undone.
  struct Line {
    /// The name, upper case, without its group.
    let name: String
    /// The group before the name: `item1`; empty if there is none.
    let group: String
    /// Parameters, names upper case; vCard 2.1 gives values without a name, which get the name TYPE.
    let parameters: [(name: String, value: String)]
    /// The value as it stands, decoded if it was quoted-printable.
    let value: String
    /// Where the line begins.
    let offset: Int

    /// The values of a parameter, in lower case.
    func parameter(_ name: String) -> [String] {
      parameters.filter { $0.name == name }.flatMap { parameter in
        parameter.value.lowercased().split(separator: ",").map(String.init)
      }
    }

    /// The value without escapes.
    var text: String { ContentLines.unescaped(value) }

    /// The parts of a value between ";" that are not escaped, each without escapes.
    var parts: [String] { ContentLines.split(value, at: ";").map(ContentLines.unescaped) }
    /// The parts between "," that are not escaped.
    var list: [String] { ContentLines.split(value, at: ",").map(ContentLines.unescaped) }
  }

  private let bytes: [UInt8]
  private let file: String
  private var at = 0

  /// The lines of a text.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The next line that is not empty; nil after the last.
  mutating func next() throws(ImportFailure) -> Line? {
    while at < bytes.count {
      let start = at
      var text = rawLine()
      if text.allSatisfy({ $0 <= 32 }) { continue }
      while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 9 { text += rawLine().dropFirst() }
      return try line(text, at: start)
    }
    return nil
  }

  private mutating func rawLine() -> [UInt8] {
    let start = at
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    let line = Array(bytes[start..<at])
    if at < bytes.count {
      at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
    }
    return line
  }

  private mutating func line(_ raw: [UInt8], at offset: Int) throws(ImportFailure) -> Line {
    guard let colon = ContentLines.colon(raw) else {
      throw failure(
        offset, Localized(de: "eine Zeile ohne Doppelpunkt", en: "a line without a colon"),
        found: String(decoding: raw.prefix(12), as: UTF8.self),
        advice: Localized(
          de: "die Datei ist beschädigt: neu ausgeben", en: "the file is damaged: export it again"))
    }
    let head = ContentLines.split(String(decoding: raw[..<colon], as: UTF8.self), at: ";")
    let names = (head.first ?? "").split(separator: ".", maxSplits: 1).map(String.init)
    let parameters = head.dropFirst().map { part -> (name: String, value: String) in
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { return ("TYPE", part) }
      let value =
        pair[1].hasPrefix("\"") ? String(pair[1].dropFirst().prefix { $0 != "\"" }) : pair[1]
      return (pair[0].uppercased(), value)
    }
    var value = Array(raw[(colon + 1)...])
    let isQuoted = parameters.contains {
      ($0.name == "ENCODING" || $0.name == "TYPE") && $0.value.lowercased() == "quoted-printable"
    }
    var text = ""
    if isQuoted {
      // A "=" at the end of a line says that the value goes on in the next.
      while value.last == UInt8(ascii: "="), at < bytes.count {
        value.removeLast()
        value += rawLine()
      }
      let charset = parameters.first { $0.name == "CHARSET" }?.value
      text = EncodedText.text(EncodedText.quotedPrintable(value), charset: charset)
    } else {
      text = String(decoding: value, as: UTF8.self)
    }
    return Line(
      name: (names.last ?? "").uppercased(), group: names.count > 1 ? names[0] : "",
      parameters: parameters, value: text, offset: offset)
  }

  /// The first colon outside of quotes.
  private static func colon(_ raw: [UInt8]) -> Int? {
    var isQuoted = false
    for (place, byte) in raw.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ":"), !isQuoted { return place }
    }
    return nil
  }

  /// Cuts a text at a sign that no backslash escapes and that stands outside of quotes.
  static func split(_ text: String, at sign: Character) -> [String] {
    var parts = [""]
    var isEscaped = false
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == sign, !isEscaped, !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  /// The text meant by one with `\n`, `\,`, `\;` and `\\`.
  static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return ElementValues.trimmed(text) }
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" || character == "N" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return ElementValues.trimmed(result)
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
}
