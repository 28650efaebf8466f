internal import Relations

/// A text taken apart into words as they are compared: without case, accents, and the two spellings
/// of umlauts; with the place of each in the text.
struct WordText {
  /// One word.
  struct Word {
    /// "muller" for "Müller", "MUELLER" and "Muller".
    let folded: String
    /// Where it stands.
    let range: Range<String.Index>
  }

  let words: [Word]

  /// - Complexity: O(length).
  init(_ text: String) {
    var words: [Word] = []
    var bytes: [UInt8] = []
    var start: String.Index?
    let scalars = text.unicodeScalars
    var place = scalars.startIndex
    func finish(at end: String.Index) {
      guard let first = start else { return }
      words.append(
        Word(
          folded: String(decoding: Self.withPlainUmlauts(bytes), as: UTF8.self),
          range: first..<end))
      bytes.removeAll(keepingCapacity: true)
      start = nil
    }
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if Self.isInsideWord(scalar, begun: start != nil) {
        if start == nil { start = place }
        Self.append(scalar, to: &bytes)
      } else {
        finish(at: place)
      }
      place = scalars.index(after: place)
    }
    finish(at: scalars.endIndex)
    self.words = words
  }

  /// The folded words of a text.
  static func words(_ text: String) -> [String] { WordText(text).words.map(\.folded) }

  private static func isInsideWord(_ scalar: Unicode.Scalar, begun: Bool) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    case 0x300...0x36F: begun
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
    case 0..<0x80: bytes.append(UInt8(scalar.value))
    default: bytes += FoldedText.bytes(String(scalar), .dropped)
    }
  }

  /// "ae", "oe" and "ue" as "a", "o" and "u", but not after another vowel or q: Bauer, Quelle.
  private static func withPlainUmlauts(_ word: [UInt8]) -> [UInt8] {
    guard word.contains(UInt8(ascii: "e")) else { return word }
    var plain: [UInt8] = []
    for byte in word {
      if byte == UInt8(ascii: "e"), let last = plain.last, "aou".utf8.contains(last),
        plain.count < 2 || !"aeiouq".utf8.contains(plain[plain.count - 2])
      {
        continue
      }
      plain.append(byte)
    }
    return plain
  }
}

/// A name as it is compared: its words without titles.
struct NameWords: Hashable {
  /// The folded words in the order in which they stand.
  let words: [String]

  init(_ name: String) {
    let all = WordText.words(name)
    let plain = all.filter { !Self.titles.contains($0) }
    words = plain.isEmpty ? all : plain
  }

  /// The same for all orders of the words, and with a title.
  var key: String { words.sorted().joined(separator: " ") }

  /// Every order in which the name is written: “Anna von Weber”, “von Weber, Anna”.
  var orders: [[String]] {
    words.indices.map { Array(words[$0...] + words[..<$0]) }
  }

  /// The key with one letter left out, in every way: two keys that differ by one slip of the pen
  /// share one of these.
  var slips: [String] {
    let letters = Array(key)
    guard letters.count > 4 else { return [key] }
    return [key]
      + Set(letters.indices.map { String(letters[..<$0] + letters[($0 + 1)...]) }).sorted()
  }

  /// Words that belong to no name; compared as they are folded.
  static let titles: Set<String> = Set(
    [
      "dr", "prof", "professor", "mag", "dipl", "ing", "med", "phil", "jur", "rer", "nat", "herr",
      "herrn", "frau", "hr", "fr", "mr", "mrs", "ms", "miss", "familie", "fam",
    ])
}
