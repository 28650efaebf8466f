/// Texts as the DOT language and its labels mean them.
enum DOTText {
  /// The longest stretch written between quotes, in bytes; Graphviz reads at most 16,384.
  private static let longest = 8_000

  /// A text in quotes as DOT reads it, in pieces joined by "+" if it is long.
  ///
  /// Control characters other than line ends and tabs are left out.
  static func quoted(_ text: String, isLabel: Bool = false) -> String {
    var result = "\""
    var length = 0
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() where isAllowed(scalar) {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n" where isLabel: result += "\\n"
      case "&" where isLabel && beginsEntity(scalars[(place + 1)...]): result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
      length += UTF8.width(scalar)
      if length >= longest {
        result += "\" + \""
        length = 0
      }
    }
    return result + "\""
  }

  /// Whether DOT can hold a character.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\n" || scalar == "\t"
  }

  /// The text without what DOT cannot hold.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isAllowed($0) }) else { return text }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.filter(isAllowed))
    return String(result)
  }

  /// Whether Graphviz would take an "&" before `rest` for the beginning of an entity.
  private static func beginsEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix(12).prefix {
      $0.isASCII && ($0.properties.isAlphabetic || $0 == "#" || ("0"..."9").contains($0))
    }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }

  /// A quoted text without the backslash before another one.
  static func unescaped(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "\\")) ? text.replacing("\\\\", with: "\\") : text
  }

  /// What a label shows: `\n`, `\l`, `\r` end a line, `\N` is the node's id, entities are replaced.
  static func shown(_ label: String, id: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in label.unicodeScalars {
      if isEscaped {
        switch scalar {
        case "n", "l", "r": result += "\n"
        case "N": result += id
        default: result.unicodeScalars.append(scalar)
        }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    if isEscaped { result += "\\" }
    return withoutEntities(result)
  }

  /// The text of HTML-like markup: tags become blanks.
  static func shown(markup: String) -> String {
    var result = ""
    var depth = 0
    for scalar in markup.unicodeScalars {
      switch scalar {
      case "<": depth += 1
      case ">":
        depth -= 1
        result += " "
      default: if depth <= 0 { result.unicodeScalars.append(scalar) }
      }
    }
    let words = result.split { $0 == " " || $0.isNewline || $0 == "\t" }
    return withoutEntities(words.joined(separator: " "))
  }

  /// The five entities of XML and numbered characters as the characters they mean.
  private static func withoutEntities(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";"),
        let scalar = XMLScanner.character(of: Array(rest[..<end].utf8.dropFirst())[...])
      else {
        result.append(rest.removeFirst())
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
