internal import Wording

/// The lines of a text as words: for formats whose lines list values (Pajek, DL, VNA).
struct LineWords {
  /// A word; texts in quotes may hold blanks.
  struct Word {
    let text: String
    let isQuoted: Bool
    let offset: Int

    /// Whether it is this word without quotes, whatever its case.
    func isPlain(_ word: String) -> Bool { !isQuoted && text.lowercased() == word }
  }

  let bytes: [UInt8]
  /// Whether commas separate as well as blanks.
  let splitsAtCommas: Bool
  /// Where the next line begins.
  private(set) var at = 0

  /// The lines of a text.
  init(_ bytes: [UInt8], splitsAtCommas: Bool = false, from start: Int = 0) {
    self.bytes = bytes
    at = start
    self.splitsAtCommas = splitsAtCommas
  }

  /// Whether all lines were read.
  var isAtEnd: Bool { at >= bytes.count }

  /// The words of the next line, which may be none; nil after the last line.
  mutating func next() -> [Word]? {
    guard at < bytes.count else { return nil }
    var words: [Word] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x0A || byte == 0x0D {
        at += byte == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
        return words
      }
      if isSeparator(byte) {
        at += 1
      } else if byte == UInt8(ascii: "\"") {
        words.append(quoted())
      } else {
        let start = at
        while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D, !isSeparator(bytes[at]) {
          at += 1
        }
        words.append(
          Word(
            text: String(decoding: bytes[start..<at], as: UTF8.self), isQuoted: false,
            offset: start))
      }
    }
    return words
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 0x20 || splitsAtCommas && byte == UInt8(ascii: ",")
  }

  /// A text in quotes; quotes that are not closed end with the line.
  private mutating func quoted() -> Word {
    let start = at
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != 0x0A, bytes[at] != 0x0D {
      at += 1
    }
    let text = String(decoding: bytes[start + 1..<at], as: UTF8.self)
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { at += 1 }
    return Word(text: text, isQuoted: true, offset: start)
  }
}
