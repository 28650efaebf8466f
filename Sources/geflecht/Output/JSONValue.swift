/// A value of JSON whose objects keep their order, so that the same answer gives the same bytes.
indirect enum JSONValue {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// A number, or null where there is none or it is not finite.
  static func optional(_ number: Double?) -> JSONValue {
    guard let number, number.isFinite else { return .null }
    return .number(number)
  }

  /// A text, or null where it is empty.
  static func optional(_ text: String) -> JSONValue { text.isEmpty ? .null : .text(text) }

  /// Seconds to the microsecond.
  static func rounded(_ seconds: Double) -> JSONValue {
    .number((seconds * 1e6).rounded() / 1e6)
  }

  /// The value on one line.
  var compact: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// The value with objects and arrays of objects broken into lines.
  var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += number.isFinite ? "\(number)" : "null"
    case .text(let string): JSONValue.quote(string, to: &text)
    case .array(let values):
      let isFlat = values.allSatisfy(\.isPlain)
      JSONValue.writeItems(
        values, open: "[", close: "]", to: &text, indent: isFlat ? nil : indent
      ) { $1.write(to: &$0, indent: $2) }
    case .object(let members):
      JSONValue.writeItems(members, open: "{", close: "}", to: &text, indent: indent) {
        JSONValue.quote($1.0, to: &$0)
        $0 += ": "
        $1.1.write(to: &$0, indent: $2)
      }
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func writeItems<Item>(
    _ items: [Item], open: String, close: String, to text: inout String, indent: Int?,
    _ write: (inout String, Item, Int?) -> Void
  ) {
    text += open
    for (position, item) in items.enumerated() {
      if position > 0 { text += indent == nil ? ", " : "," }
      if let indent { text += "\n" + String(repeating: " ", count: indent + 2) }
      write(&text, item, indent.map { $0 + 2 })
    }
    if let indent, !items.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _
      where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
