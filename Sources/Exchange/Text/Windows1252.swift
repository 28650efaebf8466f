/// The encoding of older Windows programs and of Excel's plain “CSV” in Western Europe.
enum Windows1252 {
  /// The signs of the bytes 80...9F; 0 where the code page defines none.
  ///
  /// - Source: WHATWG Encoding Standard, index windows-1252; the five undefined bytes stand for the
  ///   control characters of the same number there.
  private static let signs: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The text as UTF-8; every byte has a meaning, the five undefined ones are noted.
  static func decode(_ bytes: [UInt8], isLatin1: Bool) -> DecodedText {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var odd: [Int] = []
    let signs = signs
    for (place, byte) in bytes.enumerated() {
      if byte < 0x80 {
        output.append(byte)
        continue
      }
      var sign = UInt16(byte)
      if byte < 0xA0, !isLatin1 {
        sign = signs[Int(byte) - 0x80]
        if sign == 0 {
          sign = UInt16(byte)
          if odd.count < 5 { odd.append(place) }
        }
      }
      append(sign, to: &output)
    }
    return DecodedText(
      bytes: output, encoding: isLatin1 ? "ISO-8859-1" : "Windows-1252",
      oddLines: odd.map { (TextEncoding.line(at: $0, in: bytes), bytes[$0]) })
  }

  private static func append(_ sign: UInt16, to output: inout [UInt8]) {
    if sign < 0x800 {
      output.append(0xC0 | UInt8(sign >> 6))
    } else {
      output.append(0xE0 | UInt8(sign >> 12))
      output.append(0x80 | UInt8(sign >> 6 & 0x3F))
    }
    output.append(0x80 | UInt8(sign & 0x3F))
  }
}
