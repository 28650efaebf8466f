/// The parts of a number as written: sign, digits, groups, decimals, exponent.
struct NumberShape {
  /// What the number is, as far as its own signs say.
  enum Reading {
    /// Its value, and the decimal sign it shows (nil for a whole number).
    case decided(Double, sign: UInt8?)
    /// One sign and three digits: one thousand, or little more than one.
    case open(point: Double, comma: Double)
    case notANumber
  }

  private var isNegative = false
  private var digits: UInt64 = 0
  private var digitCount = 0
  /// How many digits stand before each “.” or “,”, and which it is: the first, the last, and how
  /// many there are.
  private var separators = 0
  private var first: (sign: UInt8, digits: Int) = (0, 0)
  private var last: (sign: UInt8, digits: Int) = (0, 0)
  private var groupsFit = true
  private var signsChange = 0
  private var hasExponent = false
  private var leadingZero = false
  private let text: [UInt8]
  private let range: Range<Int>

  /// The number `text[range]`, or nil if other signs stand in it.
  init?(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    self.range = range
    var place = range.lowerBound
    let end = range.upperBound
    if place < end, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+") {
      isNegative = text[place] == UInt8(ascii: "-")
      place += 1
    }
    leadingZero = place < end && text[place] == UInt8(ascii: "0")
    while place < end {
      let byte = text[place]
      if byte &- 48 < 10 {
        if digitCount < 18 { digits = digits * 10 + UInt64(byte &- 48) }
        digitCount += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        separate(byte)
      } else if byte | 0x20 == UInt8(ascii: "e"), digitCount > 0 {
        guard Self.isExponent(text, place + 1..<end) else { return nil }
        hasExponent = true
        break
      } else {
        return nil
      }
      place += 1
    }
    guard digitCount > 0 else { return nil }
    if separators > 0, digitCount == last.digits { return nil }
  }

  private mutating func separate(_ byte: UInt8) {
    if separators == 0 {
      first = (byte, digitCount)
      groupsFit = (1...3).contains(digitCount)
    } else {
      if digitCount - last.digits != 3 { groupsFit = false }
      if byte != last.sign { signsChange += 1 }
    }
    last = (byte, digitCount)
    separators += 1
  }

  private static func isExponent(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var rest = text[range]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest.removeFirst()
    }
    return !rest.isEmpty && rest.count <= 4 && rest.allSatisfy { $0 &- 48 < 10 }
  }

  /// What the number is.
  var reading: Reading {
    let decimals = digitCount - last.digits
    if separators == 0 { return finite(value(decimals: 0), sign: nil) }
    if separators == 1 {
      let isOpen = decimals == 3 && (1...3).contains(first.digits) && !leadingZero && !hasExponent
      guard isOpen else { return finite(value(decimals: decimals), sign: last.sign) }
      let (parted, whole) = (value(decimals: 3), value(decimals: 0))
      return last.sign == UInt8(ascii: ".")
        ? .open(point: parted, comma: whole) : .open(point: whole, comma: parted)
    }
    guard groupsFit, !hasExponent, !leadingZero else { return .notANumber }
    // 1.234.567: groups only, so the other sign is the decimal one.
    if signsChange == 0, decimals == 3 {
      let other = last.sign == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
      return finite(value(decimals: 0), sign: other)
    }
    guard signsChange == 1, last.sign != first.sign else { return .notANumber }
    return finite(value(decimals: decimals), sign: last.sign)
  }

  private func finite(_ value: Double?, sign: UInt8?) -> Reading {
    guard let value, value.isFinite else { return .notANumber }
    return .decided(value, sign: sign)
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18,
  ]

  /// The number with its last `decimals` digits behind the decimal sign, rounded correctly: exact
  /// digits and an exact power of ten need one division only (Clinger 1990).
  private func value(decimals: Int) -> Double {
    if digitCount <= 15, !hasExponent {
      let size = Double(digits) / Self.powers[decimals]
      return isNegative ? -size : size
    }
    var plain = ""
    var seen = 0
    for byte in text[range] where byte != UInt8(ascii: "+") || seen > 0 {
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") { continue }
      if seen == digitCount - decimals, byte &- 48 < 10, decimals > 0 {
        plain += "."
      }
      if byte &- 48 < 10 { seen += 1 }
      plain.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return Double(plain) ?? .nan
  }
}
