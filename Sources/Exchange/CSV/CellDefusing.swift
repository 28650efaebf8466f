/// Keeps spreadsheets from running a cell as a formula: a `'` before the cell, undone on reading.
///
/// A cell that begins with `= + - @`, a tab or a carriage return gets a `'`, and so does one that
/// begins with `'` and would otherwise look defused: reading gives back exactly what was written.
///
/// - Source: OWASP, "CSV Injection".
enum CellDefusing {
  /// Whether the cell needs a `'` in front: dangerous, or any number of `'` before a dangerous sign.
  static func isNeeded(_ cell: some Collection<UInt8>) -> Bool {
    guard let first = cell.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
    return isDangerous(first)
  }

  /// The cell `text[range]` without its `'`, if it has one that defuses it.
  static func undone(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard range.count > 1, text[range.lowerBound] == UInt8(ascii: "'") else { return range }
    let rest = range.lowerBound + 1..<range.upperBound
    return isNeeded(text[rest]) ? rest : range
  }

  private static func isDangerous(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: true
    default: false
    }
  }
}
