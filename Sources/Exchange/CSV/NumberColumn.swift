/// Numbers as people write them, and which sign is the decimal sign of a column.
///
/// “0,5” and “1.234,56” show a decimal comma, “0.5” a decimal point. “1.234” and “1,234” may be one
/// thousand or little more than one: they wait until another value of the column decides.
struct NumberColumn {
  /// What a cell turned out to be.
  enum Reading {
    /// A number for certain.
    case number(Double)
    /// A number that depends on the decimal sign: with a decimal point, with a decimal comma.
    case open(point: Double, comma: Double)
    /// A number with the other decimal sign than the column's first.
    case otherSign
    /// No number; nan, infinity and hexadecimal numbers are none.
    case notANumber
  }

  /// “,” or “.” once a value has shown it; the line that did.
  private(set) var sign: UInt8?
  private(set) var signLine = 0

  /// A column whose decimal sign is known beforehand, or not.
  init(sign: Character?) { self.sign = sign?.asciiValue }

  /// Reads the cell `text[range]` on `line`.
  mutating func read(_ text: [UInt8], _ range: Range<Int>, line: Int) -> Reading {
    if let whole = Self.wholeNumber(text, range) { return .number(whole) }
    guard let shape = NumberShape(text, range) else { return .notANumber }
    let reading = shape.reading
    guard case .decided(let value, let shown) = reading else {
      if case .open(let point, let comma) = reading {
        switch sign {
        case UInt8(ascii: "."): return .number(point)
        case UInt8(ascii: ","): return .number(comma)
        default: return .open(point: point, comma: comma)
        }
      }
      return .notANumber
    }
    if let shown {
      if sign == nil {
        sign = shown
        signLine = line
      }
      if sign != shown { return .otherSign }
    }
    return .number(value)
  }

  /// A number of one to fifteen digits and nothing else: most cells are one.
  private static func wholeNumber(_ text: [UInt8], _ range: Range<Int>) -> Double? {
    guard range.count <= 15, !range.isEmpty else { return nil }
    var number = 0
    for place in range {
      let digit = text[place] &- 48
      if digit > 9 { return nil }
      number = number * 10 + Int(digit)
    }
    return Double(number)
  }
}
