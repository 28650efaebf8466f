/// A JSON value to be written: every program output in JSON goes through it.
///
/// Members keep their order; texts cannot break out of their quotes, of a line, or of a script
/// element; numbers are as short as they can be and still be read back as the same value, and what
/// is not finite becomes `null`.
public enum JSONText: Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  /// A number whose digits are kept as they are: only for texts that are numbers in JSON.
  case digits(String)
  case text(String)
  case array([JSONText])
  case object([(key: String, value: JSONText)])

  /// The value of an optional, or `null`.
  public static func text(_ value: String?) -> JSONText { value.map { .text($0) } ?? .null }

  /// The value of an optional, or `null`.
  public static func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }

  /// The value of an optional, or `null`.
  public static func integer(_ value: Int?) -> JSONText { value.map { .integer($0) } ?? .null }

  /// The value on one line.
  public var compact: String { rendered(indented: nil) }

  /// The value with one member or element per line, two blanks deeper per level.
  public var pretty: String { rendered(indented: 0) }

  /// A text in quotes, as JSON writes it.
  public static func quoted(_ text: String) -> String { JSONText.text(text).compact }

  /// The shortest text that is read back as the same number; `null` if it is not finite.
  public static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private func rendered(indented: Int?) -> String {
    var output: [UInt8] = []
    append(to: &output, indented: indented)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the value as UTF-8.
  ///
  /// - Parameter indented: how deep the value stands, or nil to write it on one line.
  func append(to output: inout [UInt8], indented: Int? = nil) {
    switch self {
    case .null: output += "null".utf8
    case .flag(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .number(let value): output += JSONText.shortest(value).utf8
    case .digits(let text): output += text.utf8
    case .text(let text): JSONText.append(text, to: &output)
    case .array(let elements):
      JSONText.appendList(elements, brackets: ("[", "]"), to: &output, indented: indented) {
        element, output, depth in element.append(to: &output, indented: depth)
      }
    case .object(let members):
      JSONText.appendList(members, brackets: ("{", "}"), to: &output, indented: indented) {
        member, output, depth in
        JSONText.append(member.key, to: &output)
        output += ": ".utf8
        member.value.append(to: &output, indented: depth)
      }
    }
  }

  private static func appendList<Element>(
    _ elements: [Element], brackets: (open: String, close: String), to output: inout [UInt8],
    indented: Int?, each: (Element, inout [UInt8], Int?) -> Void
  ) {
    output += brackets.open.utf8
    let inner = indented.map { $0 + 1 }
    for (number, element) in elements.enumerated() {
      if number > 0 { output += (inner == nil ? ", " : ",").utf8 }
      if let inner { breakLine(depth: inner, &output) }
      each(element, &output, inner)
    }
    if let indented, !elements.isEmpty { breakLine(depth: indented, &output) }
    output += brackets.close.utf8
  }

  private static func breakLine(depth: Int, _ output: inout [UInt8]) {
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// Appends a text in quotes.
  ///
  /// Escaped are quotes, backslashes, control characters, U+2028 and U+2029 (line ends to scripts),
  /// U+FFFE and U+FFFF (which XML cannot hold), U+FEFF (which other readers drop as a mark), and
  /// "</", which would end a script element.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var previous: UInt8 = 0
    var text = text
    text.withUTF8 { bytes in
      for (place, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "\""): output += "\\\"".utf8
        case UInt8(ascii: "\\"): output += "\\\\".utf8
        case 0x0A: output += "\\n".utf8
        case 0x0D: output += "\\r".utf8
        case 0x09: output += "\\t".utf8
        case ..<0x20, 0x7F: appendEscape(UInt16(byte), &output)
        case UInt8(ascii: "/") where previous == UInt8(ascii: "<"): output += "\\/".utf8
        case 0xA8, 0xA9:
          // E2 80 A8 and E2 80 A9: the two bytes written before are taken back.
          if place >= 2, bytes[place - 1] == 0x80, bytes[place - 2] == 0xE2 {
            output.removeLast(2)
            appendEscape(0x2000 | UInt16(byte - 0x80), &output)
          } else {
            output.append(byte)
          }
        case 0xBE, 0xBF:
          if place >= 2, bytes[place - 1] == 0xBF, bytes[place - 2] == 0xEF {
            output.removeLast(2)
            appendEscape(0xFFC0 | UInt16(byte - 0x80), &output)
          } else if byte == 0xBF, place >= 2, bytes[place - 1] == 0xBB, bytes[place - 2] == 0xEF {
            output.removeLast(2)
            appendEscape(0xFEFF, &output)
          } else {
            output.append(byte)
          }
        default: output.append(byte)
        }
        previous = byte
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ value: UInt16, _ output: inout [UInt8]) {
    let digits = String(value, radix: 16)
    output += "\\u".utf8
    output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.count))
    output += digits.utf8
  }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  /// No value.
  public init(nilLiteral: ()) { self = .null }
  /// A list.
  public init(arrayLiteral elements: JSONText...) { self = .array(elements) }
  /// An object whose members keep the order written.
  public init(dictionaryLiteral elements: (String, JSONText)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}
