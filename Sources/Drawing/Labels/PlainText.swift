/// Text from data, made safe for every renderer.
enum PlainText {
  /// The most Unicode scalars of a text that reach a picture.
  static let limit = 200

  /// One line of at most 200 scalars: control, direction-changing and non-characters removed, line
  /// breaks and tabs turned into blanks, blanks at both ends cut off.
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    var pendingBlank = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingBlank = count > 0
        continue
      }
      if isForbidden(scalar) { continue }
      if pendingBlank {
        scalars.append(" ")
        count += 1
        pendingBlank = false
      }
      if count >= limit - 1 {
        scalars.append("…")
        break
      }
      scalars.append(scalar)
      count += 1
    }
    return String(scalars)
  }

  /// `text` cut so that it is at most `width` points wide, with "…" where something is missing.
  static func fitted(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String
  {
    if TextMeasure.width(text, size: size, isBold: isBold) <= width { return text }
    var result = text
    while !result.isEmpty,
      TextMeasure.width(result + "…", size: size, isBold: isBold) > width
    {
      result.removeLast()
    }
    while result.last == " " || result.last == "," { result.removeLast() }
    return result + "…"
  }

  /// A name in one line, or in two of about equal length if it is wider than `width`; cut where
  /// even that is too little.
  static func label(_ text: String, width: Double, size: Double) -> [String] {
    let full = TextMeasure.width(text, size: size)
    guard full > width, text.contains(" ") else {
      return [fitted(text, to: width * 1.4, size: size)]
    }
    let half = min(width * 1.15, max(full * 0.58, width * 0.6))
    return lines(text, width: half, size: size, limit: 2, cutWidth: width * 1.4)
  }

  /// `text` broken at blanks into lines of at most `width` points, the last of `limit` lines cut.
  ///
  /// - Parameter cutWidth: lines of a single long word may be this wide; nil = no wider than others.
  static func lines(
    _ text: String, width: Double, size: Double, limit: Int, cutWidth: Double? = nil
  ) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      let longer = current.isEmpty ? String(word) : current + " " + word
      if current.isEmpty || TextMeasure.width(longer, size: size) <= width {
        current = longer
      } else {
        lines.append(current)
        current = String(word)
      }
    }
    if !current.isEmpty { lines.append(current) }
    if lines.count > limit {
      lines[limit - 1] = lines[(limit - 1)...].joined(separator: " ")
      lines.removeLast(lines.count - limit)
    }
    return lines.map { fitted($0, to: cutWidth ?? width, size: size) }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      true
    case let value:
      value & 0xFFFE == 0xFFFE
    }
  }
}
