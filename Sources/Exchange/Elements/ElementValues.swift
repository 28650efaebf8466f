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
