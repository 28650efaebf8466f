public import Relations

/// Rows of cells as CSV text, in the international or the German form.
///
/// International: UTF-8, comma, decimal point, ISO 8601 days, LF. German, as Excel opens it with a
/// double click: UTF-8 with mark, semicolon, decimal comma, days as 05.06.2024, CRLF. Text that a
/// spreadsheet would run as a formula gets a `'` in front; numbers stay numbers.
public struct CSVText: Sendable {
  /// Which form is written.
  public enum Form: Sendable, Hashable {
    case international, german
  }

  /// One cell.
  public enum Cell: Sendable, Hashable {
    /// Any text; the empty text is an empty cell.
    case text(String)
    /// A number in full precision; an empty cell if there is none or it is not finite.
    case number(Double?)
    /// A day, or an empty cell.
    case day(Day?)
    /// Yes or no: 1 or 0, in German ja or nein.
    case flag(Bool)
    /// A number as digits with a decimal point, kept as they are.
    case digits(String)
  }

  /// The form.
  public let form: Form
  /// The text so far.
  public private(set) var bytes: [UInt8]
  private let delimiter: UInt8

  /// An empty text.
  public init(_ form: Form) {
    self.form = form
    bytes = form == .german ? [0xEF, 0xBB, 0xBF] : []
    delimiter = form == .german ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  /// Adds a row.
  public mutating func append(_ row: [Cell]) {
    for (column, cell) in row.enumerated() {
      if column > 0 { bytes.append(delimiter) }
      append(cell, isAlone: row.count == 1)
    }
    if form == .german { bytes.append(13) }
    bytes.append(10)
  }

  /// Adds a row of texts, such as a header.
  public mutating func append(texts row: [String]) { append(row.map(Cell.text)) }

  private mutating func append(_ cell: Cell, isAlone: Bool) {
    switch cell {
    case .text(let text): append(text: text, isAlone: isAlone)
    case .number(let number):
      if let number, number.isFinite { append(digits: Self.digits(number)) }
    case .day(let day):
      if let day {
        bytes.append(contentsOf: (form == .german ? Self.german(day) : day.description).utf8)
      }
    case .digits(let digits): append(digits: digits)
    case .flag(let flag):
      let words = form == .german ? ("ja", "nein") : ("1", "0")
      bytes.append(contentsOf: (flag ? words.0 : words.1).utf8)
    }
  }

  /// Adds digits with a decimal point, which the German form writes as a comma.
  private mutating func append(digits: String) {
    for byte in digits.utf8 {
      let isPoint = byte == UInt8(ascii: ".") && form == .german
      bytes.append(isPoint ? UInt8(ascii: ",") : byte)
    }
  }

  /// Adds a text: defused, in quotes where its signs need them, without zero bytes.
  private mutating func append(text: String, isAlone: Bool) {
    let utf8 = text.utf8
    let isDefused = CellDefusing.isNeeded(utf8)
    var needsQuotes = isAlone && utf8.isEmpty
    for byte in utf8 where byte == delimiter || byte == 34 || byte == 10 || byte == 13 {
      needsQuotes = true
    }
    if let first = utf8.first, let last = utf8.last, Self.isBlank(first) || Self.isBlank(last) {
      needsQuotes = true
    }
    if needsQuotes { bytes.append(34) }
    if isDefused { bytes.append(UInt8(ascii: "'")) }
    for byte in utf8 where byte != 0 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(34) }
  }

  /// Blanks and tabs, and the bytes a no-break space ends or begins with.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 0xA0 || byte == 0xC2
  }

  /// A number in the shortest form that reads back as the same number, whole numbers without “.0”.
  static func digits(_ number: Double) -> String {
    if number.magnitude < 1e15, number == number.rounded() { return String(Int(number)) }
    return "\(number)"
  }

  static func german(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let digits = String(year)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(two(dayOfMonth)).\(two(month)).\(padding)\(digits)"
  }
}
