internal import Relations

/// Finds out what the cells of a column are: numbers, yes or no, days, or just text.
enum CellType {
  /// The type that every value fits that is not empty; nil if it is plain text.
  static func common(of values: [String]) -> AttributeColumn.ValueType? {
    guard let first = values.first(where: { !$0.isEmpty }) else { return nil }
    let candidates: [AttributeColumn.ValueType] = [.number, .flag, .day]
    let type = candidates.first { type in
      fits(first, type) && values.allSatisfy { $0.isEmpty || fits($0, type) }
    }
    if type == .number { return isDecided(values, sign: UInt8(ascii: ".")) ? .number : nil }
    return type
  }

  /// The values as numbers with a decimal point, if they are numbers with a decimal comma.
  static func fromDecimalComma(_ values: [String]) -> [String]? {
    guard let first = values.first(where: { !$0.isEmpty }), isComma(first),
      values.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) }),
      values.allSatisfy({ $0.isEmpty || isComma($0) }),
      isDecided(values, sign: UInt8(ascii: ","))
    else { return nil }
    return values.map { value in
      String(decoding: value.utf8.compactMap(pointForComma), as: UTF8.self)
    }
  }

  private static func pointForComma(_ byte: UInt8) -> UInt8? {
    if byte == UInt8(ascii: ".") { return nil }
    return byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte
  }

  /// Whether `text` is a number with a decimal comma and perhaps points between groups.
  private static func isComma(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    let groups = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return false }
    return isNumber(String(decoding: text.utf8.compactMap(pointForComma), as: UTF8.self))
  }

  /// Whether the values show that `sign` is the decimal sign: “1.234” alone may be digit groups.
  private static func isDecided(_ values: [String], sign: UInt8) -> Bool {
    var isOpen = false
    for value in values {
      guard let place = value.utf8.firstIndex(of: sign) else {
        if value.utf8.contains(where: { $0 == 44 || $0 == 46 }) { isOpen = true }
        continue
      }
      if !isAmbiguous(value, at: place) { return true }
      isOpen = true
    }
    return !isOpen && sign == UInt8(ascii: ".")
  }

  /// Whether a number with its decimal sign at `place` could as well be digit groups.
  static func isAmbiguous(_ value: String, at place: String.Index) -> Bool {
    let before = value.utf8[..<place].drop { $0 == UInt8(ascii: "-") }
    let after = value.utf8[place...].dropFirst()
    return (1...3).contains(before.count) && before.first != UInt8(ascii: "0")
      && after.count == 3 && after.allSatisfy(isDigit)
  }

  /// A number as it is written to tables: “1.234” gets a zero, so that nobody takes it for digit
  /// groups.
  static func padded(_ number: String) -> String {
    guard let place = number.utf8.firstIndex(of: UInt8(ascii: ".")),
      isAmbiguous(number, at: place)
    else { return number }
    return number + "0"
  }

  /// A number without the zero that `padded` added.
  private static func unpadded(_ number: String) -> String {
    guard number.utf8.last == UInt8(ascii: "0") else { return number }
    let shorter = String(number.dropLast())
    return padded(shorter) == number ? shorter : number
  }

  /// A value that fits `type` in the form `AttributeColumn` promises.
  static func normalised(_ value: String, as type: AttributeColumn.ValueType) -> String {
    switch type {
    case .text: value
    case .number: unpadded(value)
    case .flag: flag(value).map { $0 ? "true" : "false" } ?? value
    case .day: day(value)?.description ?? value
    }
  }

  private static func fits(_ value: String, _ type: AttributeColumn.ValueType) -> Bool {
    switch type {
    case .text: true
    case .number: isNumber(value)
    case .flag: flag(value) != nil
    case .day: day(value) != nil
    }
  }

  /// Whether `text` is a number with a decimal point.
  ///
  /// Leading zeros and plus signs mean a code, a post code or a telephone number, and stay text.
  static func isNumber(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
    let whole = digits.prefix(while: isDigit)
    guard !whole.isEmpty, whole.count <= 17 else { return false }
    if whole.count > 1, whole.first == UInt8(ascii: "0") { return false }
    digits.removeFirst(whole.count)
    if digits.first == UInt8(ascii: ".") {
      let decimals = digits.dropFirst().prefix(while: isDigit)
      guard !decimals.isEmpty else { return false }
      digits.removeFirst(decimals.count + 1)
    }
    if let sign = digits.first, sign | 0x20 == UInt8(ascii: "e") {
      digits.removeFirst()
      if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        digits.removeFirst()
      }
      let exponent = digits.prefix(while: isDigit)
      guard !exponent.isEmpty else { return false }
      digits.removeFirst(exponent.count)
      guard digits.isEmpty, let number = Double(text) else { return false }
      return number.isFinite
    }
    return digits.isEmpty
  }

  /// True or false as programs and Excel write it, or nil.
  ///
  /// “ja” and “nein” stay text, as people will look for them; "1" and "0" are numbers.
  static func flag(_ text: String) -> Bool? {
    guard text.utf8.count <= 6 else { return nil }
    return switch text.lowercased() {
    case "true", "wahr": true
    case "false", "falsch": false
    default: nil
    }
  }

  private static func day(_ text: String) -> Day? {
    guard text.utf8.count >= 8, let date = DateText.iso(text) ?? DateText.german(text),
      date.isOneDay
    else { return nil }
    return date.first
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
