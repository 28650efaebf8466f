/// A JSON document that remembers where everything stands.
///
/// The values lie in one flat array in the order of the text, each with the number of the value
/// after it: no tree, no recursion. Texts stay in the file and are only unescaped when asked for.
struct JSONDocument {
  /// What a value is.
  enum Kind: UInt8 {
    case null, flag, number, text, array, object
  }

  /// One value; `range` is its text in the file, for a text without the quotes.
  struct Value {
    let kind: Kind
    /// Whether a text holds escapes.
    let isEscaped: Bool
    let start: Int
    var end: Int
    /// The number of the value that follows after everything inside this one.
    var after: Int
  }

  /// The text: valid UTF-8.
  let bytes: [UInt8]
  /// Its name for messages.
  let file: String
  /// The values; members of objects are a text (the key) and a value.
  let values: [Value]

  /// The kind of a value.
  func kind(_ value: Int) -> Kind { values[value].kind }

  /// The values in an array, by number.
  func elements(of array: Int) -> Inside { Inside(document: self, container: array, step: 1) }

  /// The keys of an object; the value of a member follows right after its key.
  func keys(of object: Int) -> Inside { Inside(document: self, container: object, step: 2) }

  /// The value of the member called `key`, or nil.
  func member(_ key: StaticString, of object: Int) -> Int? {
    guard kind(object) == .object else { return nil }
    return keys(of: object).first { isText($0, key) }.map { $0 + 1 }
  }

  /// Whether a text is `expected`.
  func isText(_ value: Int, _ expected: StaticString) -> Bool {
    let text = values[value]
    guard text.kind == .text else { return false }
    if text.isEscaped { return string(value) == "\(expected)" }
    guard text.end - text.start == expected.utf8CodeUnitCount else { return false }
    return expected.withUTF8Buffer { expected in
      for place in 0..<expected.count where bytes[text.start + place] != expected[place] {
        return false
      }
      return true
    }
  }

  /// A text without its escapes; a number, `true`, `false` or `null` as it stands in the file; an
  /// array or object as it stands there too.
  func string(_ value: Int) -> String {
    let text = values[value]
    guard text.isEscaped else {
      return String(decoding: bytes[text.start..<text.end], as: UTF8.self)
    }
    return String(decoding: JSONDocument.unescaped(bytes[text.start..<text.end]), as: UTF8.self)
  }

  /// The yes or no of a flag; false for everything else.
  func isTrue(_ value: Int) -> Bool {
    values[value].kind == .flag && bytes[values[value].start] == UInt8(ascii: "t")
  }

  /// Where a value begins, with its quote.
  func offset(of value: Int) -> Int {
    values[value].kind == .text ? values[value].start - 1 : values[value].start
  }

  /// The values inside an array or object, in the order of the text.
  struct Inside: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var upcoming: Int
    private let end: Int
    private let step: Int

    init(document: JSONDocument, container: Int, step: Int) {
      self.document = document
      upcoming = container + 1
      end = document.values[container].after
      self.step = step
    }

    mutating func next() -> Int? {
      guard upcoming < end else { return nil }
      let value = upcoming
      // A key is one value long, so the member after it ends at the end of its value.
      upcoming = document.values[value + step - 1].after
      return value
    }
  }

  /// The characters meant by a text with escapes that the scanner has found right.
  static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = text.startIndex
    while at < text.endIndex {
      guard text[at] == UInt8(ascii: "\\") else {
        result.append(text[at])
        at += 1
        continue
      }
      let sign = text[at + 1]
      at += 2
      switch sign {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var value = unit(text, at)
        at += 4
        if value & 0xFC00 == 0xD800 {
          value = 0x10000 + (value & 0x3FF) << 10 + (unit(text, at + 2) & 0x3FF)
          at += 6
        }
        if let scalar = Unicode.Scalar(value) { result += String(scalar).utf8 }
      default: result.append(sign)
      }
    }
    return result
  }

  /// Four hexadecimal digits.
  static func unit(_ text: ArraySlice<UInt8>, _ at: Int) -> UInt32 {
    var value: UInt32 = 0
    for digit in text[at..<at + 4] {
      value = value << 4 | UInt32(digit & 0xF) + (digit >= UInt8(ascii: "A") ? 9 : 0)
    }
    return value
  }
}
