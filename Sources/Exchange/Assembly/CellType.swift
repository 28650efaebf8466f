internal import Relations

/// Finds out what the cells of a column are: numbers, yes or no, days, or just text.
enum CellType {
  /// The type that every value fits that is not empty; nil if it is plain text.
  static func common(of values: [String]) -> AttributeColumn.ValueType? {
    guard let first = values.first(where: { !$0.isEmpty }) else { return nil }
    let candidates: [AttributeColumn.ValueType] = [.number, .flag, .day]
    return candidates.first { type in
      fits(first, type) && values.allSatisfy { $0.isEmpty || fits($0, type) }
    }
  }

  /// A value that fits `type` in the form `AttributeColumn` promises.
  static func normalised(_ value: String, as type: AttributeColumn.ValueType) -> String {
    switch type {
    case .text, .number: value
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
