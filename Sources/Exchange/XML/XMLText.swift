/// Text as XML holds it.
enum XMLText {
  /// The text without the characters that XML cannot hold, however they are written.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !XMLScanner.isAllowed($0) }) else { return text }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.filter(XMLScanner.isAllowed))
    return String(result)
  }

  /// Appends a text between two tags: nothing in it can become a tag or get lost.
  static func append(content text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case 0x0D: output += "&#13;".utf8
      default: output.append(byte)
      }
    }
  }

  /// Appends the value of an attribute, without the quotes around it.
  static func append(value text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case 0x09: output += "&#9;".utf8
      case 0x0A: output += "&#10;".utf8
      case 0x0D: output += "&#13;".utf8
      default: output.append(byte)
      }
    }
  }
}
