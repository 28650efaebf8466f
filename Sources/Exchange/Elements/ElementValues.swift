internal import Relations

/// Single values as files of programs write them: decimal points, no groups, ISO dates.
enum ElementValues {
  /// A finite number, or nil: digits with an optional sign, decimal point and exponent.
  ///
  /// Stricter than Swift's `Double`, which takes "nan", "inf" and "0x1p3" too.
  static func number(_ text: String) -> Double? {
    let trimmed = trimmed(text)
    let isPlain = trimmed.utf8.allSatisfy { byte in
      byte &- 48 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
    }
    guard isPlain, let number = Double(trimmed), number.isFinite else { return nil }
    return number
  }

  /// Whether a text says that there is no number, as programs write it.
  static func isNotANumber(_ text: String) -> Bool {
    let lowered = trimmed(text).lowercased()
    return lowered == "nan" || lowered == "na" || lowered == "null"
  }

  /// Yes or no, or nil.
  static func flag(_ text: String) -> Bool? {
    let trimmed = trimmed(text)
    if trimmed == "1" { return true }
    if trimmed == "0" { return false }
    return CellType.flag(trimmed)
  }

  /// A day, month or year; of a time of day only the date.
  static func date(_ text: String) -> DateText? {
    let trimmed = trimmed(text)
    if let date = DateText.iso(trimmed) ?? DateText.german(trimmed) ?? DateText.year(trimmed) {
      return date
    }
    guard trimmed.utf8.count > 10, let sign = trimmed.utf8.dropFirst(10).first,
      sign == UInt8(ascii: "T") || sign == UInt8(ascii: " ")
    else { return nil }
    return DateText.iso(trimmed.prefix(10))
  }

  /// Whether somebody may be approached, or nil.
  static func permission(_ text: String) -> Actor.Permission? {
    switch trimmed(text).lowercased() {
    case "", "unknown", "unbekannt", "offen": .unknown
    case "granted", "yes", "ja", "true", "erteilt", "zugestimmt": .granted
    case "objected", "no", "nein", "false", "widersprochen", "widerspruch": .objected
    default: nil
    }
  }

  /// Topics in one text, separated by ";".
  static func topics(_ text: String) -> [String] {
    text.split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// A text without blanks and line ends at both ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last,
      isBlank(first) || isBlank(last)
    else { return text }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}"
  }
}
