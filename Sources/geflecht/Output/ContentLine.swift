/// Lines as address books and calendars read them.
enum ContentLine {
  /// A text as the value of a line: separators are masked, control characters become spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Long lines go on in the next one, which begins with a space (RFC 2426, 2.6; RFC 5545, 3.1).
  static func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let bytes = String(scalar).utf8.count
      if width + bytes > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += bytes
    }
    return result
  }
}
