/// UTF-16, as Excel's “Unicode text” is written.
enum UTF16Text {
  /// The text as UTF-8; half a pair or an odd number of bytes is refused.
  static func decode(_ bytes: [UInt8], bigEndian: Bool) throws(NotText) -> DecodedText {
    let name = bigEndian ? "UTF-16BE" : "UTF-16LE"
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    func unit(_ place: Int) -> UInt32 {
      bigEndian
        ? UInt32(bytes[place]) << 8 | UInt32(bytes[place + 1])
        : UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place])
    }
    func broken() -> NotText {
      let end = output.count
      return .broken(
        encoding: name, line: TextEncoding.line(at: end, in: output),
        column: TextEncoding.column(of: end, in: output))
    }
    var place = bytes.count >= 2 && unit(0) == 0xFEFF ? 2 : 0
    while place + 1 < bytes.count {
      var sign = unit(place)
      place += 2
      if sign == 0 { throw .zeroByte(line: TextEncoding.line(at: output.count, in: output)) }
      if (0xD800..<0xDC00).contains(sign), place + 1 < bytes.count {
        let low = unit(place)
        guard (0xDC00..<0xE000).contains(low) else { throw broken() }
        sign = 0x10000 + (sign - 0xD800) << 10 + (low - 0xDC00)
        place += 2
      }
      guard let scalar = Unicode.Scalar(sign) else { throw broken() }
      if let units = UTF8.encode(scalar) { output.append(contentsOf: units) }
    }
    guard place == bytes.count else { throw broken() }
    return DecodedText(bytes: output, encoding: name)
  }
}
