/// Text that mail and address books wrap in signs of ASCII.
enum EncodedText {
  /// The bytes meant by quoted-printable ones: `M=C3=BCller`.
  static func quotedPrintable(_ raw: [UInt8], underscoreIsBlank: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < raw.count {
      if raw[at] == UInt8(ascii: "="), at + 2 < raw.count,
        let high = digit(raw[at + 1]), let low = digit(raw[at + 2])
      {
        result.append(high << 4 | low)
        at += 3
      } else {
        result.append(underscoreIsBlank && raw[at] == UInt8(ascii: "_") ? 32 : raw[at])
        at += 1
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The bytes meant by Base64 signs; others are passed over.
  static func base64(_ raw: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in raw {
      guard let value = sextet(byte) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Bytes as text: as `charset` says, else UTF-8 if it is valid, else Windows-1252.
  static func text(_ bytes: [UInt8], charset: String?) -> String {
    let isUTF8 = SourceText.firstInvalidUTF8(bytes) == nil
    let encoding: ReadOptions.Encoding =
      switch charset?.lowercased() {
      case "iso-8859-1", "latin1": .latin1
      case "windows-1252", "cp1252", "iso-8859-15": .windows1252
      default: isUTF8 ? .utf8 : .windows1252
      }
    guard let text = try? SourceText(bytes, as: encoding, file: "") else { return "" }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// A mail header with its encoded words decoded: `=?utf-8?Q?M=C3=BCller?=`.
  static func header(_ text: String) -> String {
    guard text.contains("=?") else { return text }
    var result = ""
    var rest = text[...]
    var wasWord = false
    while let match = rest.firstMatch(of: /=\?([^?\s]+)\?([QqBb])\?([^?\s]*)\?=/) {
      let between = rest[..<match.range.lowerBound]
      // Blanks between two encoded words only part them.
      if !(wasWord && between.allSatisfy(\.isWhitespace)) { result += between }
      let charset = match.1.split(separator: "*").first.map(String.init)
      let raw = Array(match.3.utf8)
      let bytes =
        match.2.lowercased() == "q"
        ? quotedPrintable(raw, underscoreIsBlank: true) : base64(raw)
      result += EncodedText.text(bytes, charset: charset)
      rest = rest[match.range.upperBound...]
      wasWord = true
    }
    return result + rest
  }
}
