/// Text folded for comparison: without case, without diacritics, "ß" as "ss".
///
/// German umlauts have two plain spellings, so there are two foldings: "Müller" is "muller" with
/// `.dropped` marks and "mueller" `.spelledOut`. Two texts are the same if they agree in either.
package enum FoldedText {
  /// What becomes of the marks on ä, ö, ü (and å, ø, æ, œ).
  package enum Umlauts {
    case dropped, spelledOut
  }

  /// Writes the folded UTF-8 of `text` into `bytes`, replacing what was there.
  ///
  /// - Returns: whether the two foldings of this text may differ.
  /// - Complexity: linear; no allocation once `bytes` has grown.
  @discardableResult
  static func fold(_ text: String, _ umlauts: Umlauts, into bytes: inout [UInt8]) -> Bool {
    if appendPlain(text, to: &bytes) { return false }
    bytes.removeAll(keepingCapacity: true)
    var hasUmlaut = false
    for scalar in text.unicodeScalars { append(scalar, umlauts, to: &bytes, &hasUmlaut) }
    return hasUmlaut
  }

  /// Folds `text` if it is ASCII, as most is; otherwise `bytes` is left in pieces.
  private static func appendPlain(_ text: String, to bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text.utf8)
    var all: UInt8 = 0
    for place in bytes.indices {
      let byte = bytes[place]
      all |= byte
      bytes[place] = byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
    return all < 0x80
  }

  /// The folded text as bytes.
  package static func bytes(_ text: String, _ umlauts: Umlauts) -> [UInt8] {
    var bytes: [UInt8] = []
    fold(text, umlauts, into: &bytes)
    return bytes
  }

  private static func append(
    _ scalar: Unicode.Scalar, _ umlauts: Umlauts, to bytes: inout [UInt8], _ hasUmlaut: inout Bool
  ) {
    switch scalar.value {
    case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
    case 0..<0x80: bytes.append(UInt8(scalar.value))
    case 0x308:  // a combining diaeresis: "a" + "¨" is "ä" as some systems write it
      hasUmlaut = true
      if umlauts == .spelledOut, let last = bytes.last, "aou".utf8.contains(last) {
        bytes.append(UInt8(ascii: "e"))
      }
    case 0x300...0x36F: break  // other combining marks
    default:
      let entry = Int(scalar.value) - 0x80
      if entry < latin.count {
        let letter = latin[entry]
        hasUmlaut = hasUmlaut || letter.dropped != letter.spelledOut
        bytes.append(contentsOf: umlauts == .dropped ? letter.dropped : letter.spelledOut)
      } else {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
  }

  /// The foldings of the scalars from U+0080: those of Western and Central European languages.
  private static let latin: [(dropped: [UInt8], spelledOut: [UInt8])] =
    (0x80..<0x220).map { value in
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return ([], []) }
      let lowered = scalar.properties.lowercaseMapping
      guard let letter = lowered.unicodeScalars.first, let spelling = spellings[letter] else {
        return (Array(lowered.utf8), Array(lowered.utf8))
      }
      return (Array(spelling.dropped.utf8), Array(spelling.spelledOut.utf8))
    }

  /// Plain spellings of the Latin letters with marks.
  private static let spellings: [Unicode.Scalar: (dropped: String, spelledOut: String)] = {
    var spellings: [Unicode.Scalar: (dropped: String, spelledOut: String)] = [
      "ä": ("a", "ae"), "ö": ("o", "oe"), "ü": ("u", "ue"), "å": ("a", "aa"), "ø": ("o", "oe"),
      "æ": ("ae", "ae"), "œ": ("oe", "oe"), "ß": ("ss", "ss"), "þ": ("th", "th"), "ð": ("d", "d"),
    ]
    let families = [
      "a": "àáâãāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
      "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõōŏő", "r": "ŕŗř",
      "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
    ]
    for (base, letters) in families {
      for letter in letters.unicodeScalars { spellings[letter] = (base, base) }
    }
    return spellings
  }()
}
