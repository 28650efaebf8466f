/// Lines and columns of byte offsets in a text.
///
/// A line ends with LF, CR or CR LF. Offsets asked for in rising order cost one pass over the text in all.
struct TextPositions {
  private var offset = 0
  private var lineNumber = 1

  /// The line, from 1, of the byte at `target`.
  mutating func line(of target: Int, in bytes: [UInt8]) -> Int {
    if target < offset { self = TextPositions() }
    let end = min(target, bytes.count)
    while offset < end {
      if TextPositions.endsLine(offset, in: bytes[...]) { lineNumber += 1 }
      offset += 1
    }
    return lineNumber
  }

  /// Line and column, both from 1, of the byte at `target`; columns count characters.
  ///
  /// - Complexity: linear in `target`: for messages only.
  static func position(of target: Int, in bytes: ArraySlice<UInt8>) -> Notice.Position {
    var line = 1
    var lineStart = bytes.startIndex
    let end = min(target, bytes.endIndex)
    for offset in bytes.startIndex..<end where endsLine(offset, in: bytes) {
      line += 1
      lineStart = offset + 1
    }
    let column = String(decoding: bytes[lineStart..<end], as: UTF8.self).count + 1
    return Notice.Position(line: line, column: column)
  }

  /// Whether the byte at `offset` is the last of a line: LF, or CR that no LF follows.
  private static func endsLine(_ offset: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    if bytes[offset] == UInt8(ascii: "\n") { return true }
    guard bytes[offset] == UInt8(ascii: "\r") else { return false }
    return offset + 1 >= bytes.endIndex || bytes[offset + 1] != UInt8(ascii: "\n")
  }
}
