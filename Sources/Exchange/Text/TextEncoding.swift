internal import Wording

/// A file's text as UTF-8, and how it was written.
struct DecodedText {
  /// The text as UTF-8 without a byte-order mark.
  var bytes: [UInt8]
  /// What the encoding is called.
  var encoding: String
  /// Lines with a byte that the encoding does not define, the first few.
  var oddLines: [(line: Int, byte: UInt8)] = []
}

/// Why a file is not text that can be read.
enum NotText: Error {
  /// Known by its first bytes: a workbook, an archive, a picture …
  case otherFile(what: Localized, advice: Localized)
  /// Holds a zero byte, on this line.
  case zeroByte(line: Int)
  /// Not the encoding it seems to be or was said to be; where.
  case broken(encoding: String, line: Int, column: Int)
}

/// Recognises encodings and turns text into UTF-8, never inventing a replacement sign.
enum TextEncoding {
  /// The text of a file: the encoding asked for, or by its mark, or UTF-8 if it is valid, or
  /// Windows-1252.
  static func decode(
    _ bytes: [UInt8], as encoding: ReadOptions.Encoding?
  ) throws(NotText) -> DecodedText {
    if let other = OtherFile.recognise(bytes) { throw other }
    let declared = encoding ?? mark(of: bytes)
    switch declared {
    case .utf16LittleEndian: return try UTF16Text.decode(bytes, bigEndian: false)
    case .utf16BigEndian: return try UTF16Text.decode(bytes, bigEndian: true)
    case .windows1252, .latin1:
      try refuseZeroBytes(bytes)
      return Windows1252.decode(bytes, isLatin1: declared == .latin1)
    case .utf8, nil:
      try refuseZeroBytes(bytes)
      return try utf8(bytes, isDeclared: declared == .utf8)
    }
  }

  private static func mark(of bytes: [UInt8]) -> ReadOptions.Encoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return nil
  }

  private static func refuseZeroBytes(_ bytes: [UInt8]) throws(NotText) {
    guard let place = bytes.firstIndex(of: 0) else { return }
    throw .zeroByte(line: line(at: place, in: bytes))
  }

  private static func utf8(_ bytes: [UInt8], isDeclared: Bool) throws(NotText) -> DecodedText {
    let validity = UTF8Check.run(bytes)
    guard let broken = validity.firstBroken else {
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      return DecodedText(bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes, encoding: "UTF-8")
    }
    // A file with many good signs of several bytes is UTF-8 that was damaged, not Windows-1252.
    guard !isDeclared, validity.goodSequences <= validity.brokenSequences else {
      let line = line(at: broken, in: bytes)
      throw .broken(encoding: "UTF-8", line: line, column: column(of: broken, in: bytes))
    }
    return Windows1252.decode(bytes, isLatin1: false)
  }

  /// The line of a byte, from 1; CR, LF and CRLF end lines.
  static func line(at place: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(place, bytes.count) {
      if bytes[index] == 10 || (bytes[index] == 13 && bytes[safe: index + 1] != 10) { line += 1 }
    }
    return line
  }

  /// The column of a byte in its line, in characters, from 1.
  static func column(of place: Int, in bytes: [UInt8]) -> Int {
    var column = 1
    var index = place - 1
    while index >= 0, bytes[index] != 10, bytes[index] != 13 {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index -= 1
    }
    return column
  }
}

extension Array {
  /// The element at `index`, or nil outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
