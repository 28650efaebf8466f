@_spi(_Unicode) internal import Swift

/// Text in Unicode's composed form (NFC): “ü” is one sign, however the file spells it.
///
/// Swift compares by canonical equivalence anyway; the bytes are made equal too, because databases,
/// files and other programs compare bytes.
enum CanonicalText {
  /// Whether `text[range]` is composed for certain: below U+0300 there are no combining signs, and
  /// every sign stands for itself.
  static func isPlain(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    for place in range where text[place] >= 0xCC { return false }
    return true
  }

  /// The string of the valid UTF-8 bytes `text[range]`, composed.
  static func string(_ text: [UInt8], _ range: Range<Int>) -> String {
    let string = String(decoding: text[range], as: UTF8.self)
    return isPlain(text, range) ? string : composed(string)
  }

  /// `text`, composed.
  static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0xCC }) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }
}
