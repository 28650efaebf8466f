/// Whether bytes are valid UTF-8: no overlong forms, no surrogates, nothing past U+10FFFF.
enum UTF8Check {
  /// What the check found.
  struct Result {
    /// The first byte that does not belong, or nil.
    var firstBroken: Int?
    /// Valid signs of two to four bytes.
    var goodSequences = 0
    /// Bytes that are no part of a valid sign.
    var brokenSequences = 0
  }

  /// Whether all of `bytes` lie between 1 and 127.
  static func isASCIIWithoutZeros(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let tops: UInt64 = 0x8080_8080_8080_8080
      let ones: UInt64 = 0x0101_0101_0101_0101
      let words = bytes.count / 8
      let blockLength = 512
      var word = 0
      while word < words {
        let end = min(word + blockLength, words)
        // Set top bits: a byte from 128 on, or a borrow, which only a zero byte causes.
        var found: UInt64 = 0
        while word < end {
          let value = bytes.loadUnaligned(fromByteOffset: word &* 8, as: UInt64.self)
          found |= value | ((value &- ones) & ~value)
          word &+= 1
        }
        if found & tops != 0 { return false }
      }
      return bytes[(words * 8)...].allSatisfy { $0 &- 1 < 127 }
    }
  }

  /// Checks all of `bytes`; eight at a time where they are ASCII.
  static func run(_ bytes: [UInt8]) -> Result {
    bytes.withUnsafeBytes { bytes in
      var result = Result()
      var place = 0
      while place < bytes.count {
        if bytes[place] < 0x80 {
          place += 1
          while place + 8 <= bytes.count,
            bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
          { place += 8 }
          continue
        }
        let length = sequenceLength(bytes, at: place)
        if length > 0 {
          result.goodSequences += 1
          place += length
        } else {
          result.firstBroken = result.firstBroken ?? place
          result.brokenSequences += 1
          place += 1
        }
      }
      return result
    }
  }

  /// The length of the valid sign of several bytes that begins at `place`, or 0.
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
    func isBetween(_ offset: Int, _ low: UInt8, _ high: UInt8) -> Bool {
      place + offset < bytes.count && bytes[place + offset] >= low && bytes[place + offset] <= high
    }
    func continues(_ offset: Int) -> Bool { isBetween(offset, 0x80, 0xBF) }
    switch bytes[place] {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return isBetween(1, 0xA0, 0xBF) && continues(2) ? 3 : 0
    case 0xED: return isBetween(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return isBetween(1, 0x90, 0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return isBetween(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
