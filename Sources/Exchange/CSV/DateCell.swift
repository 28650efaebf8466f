internal import Relations
internal import Wording

/// A date in a table: a day, a month, a year or a season, or a stretch with an open side.
struct DateCell {
  /// The first day meant; nil if it has always begun (“bis 2019”).
  let first: Day?
  /// The last day meant; nil if it still lasts (“seit 2015”, “heute”).
  let last: Day?
  /// Whether it was only about then, as in “etwa 2010”.
  var isApproximate = false
  /// Whether its year had two digits.
  var hasShortYear = false
  /// Whether it names both sides of a stretch (“2015–2019”).
  var isStretch = false

  /// How the days of a column are written, as far as the column shows it.
  struct Style {
    /// The order of day and month between slashes; nil = not known.
    var order: ReadOptions.DateOrder?
    /// How many units since 1970 make a second, if the column holds such numbers.
    var unixUnits: Int?
    /// The day to which years of two digits are nearest.
    var today: Day
    /// Whether years of two digits lie at or before that day: somebody's entry has been.
    var hasBeen = false
  }

  /// Why a cell is no date.
  enum Problem: Error {
    case excelSerial, slashes, noSuchDay, notADate

    /// What is wrong, and what to do.
    var text: (what: Localized, advice: Localized) {
      switch self {
      case .excelSerial:
        (
          Localized(
            de: "eine Excel-Tageszahl statt eines Datums", en: "an Excel day number, not a date"),
          Localized(
            de: "die Spalte in Excel als Datum formatieren und neu speichern",
            en: "format the column as a date in Excel and save again")
        )
      case .slashes:
        (
          Localized(
            de: "ein Datum mit Schrägstrichen ist mehrdeutig",
            en: "a date with slashes is ambiguous"),
          Localized(
            de: "--dates day-first oder --dates month-first angeben",
            en: "say --dates day-first or --dates month-first")
        )
      case .noSuchDay:
        (
          Localized(de: "diesen Tag gibt es nicht", en: "there is no such day"),
          Localized(de: "das Datum berichtigen", en: "correct the date")
        )
      case .notADate:
        (
          Localized(de: "kein Datum", en: "not a date"),
          Localized(
            de: "2024-06-05, 05.06.2024, 2024-06 oder 2024 schreiben; --skip-bad-cells lässt die "
              + "Zelle leer",
            en: "write 2024-06-05, 05.06.2024, 2024-06 or 2024; --skip-bad-cells leaves the cell "
              + "empty")
        )
      }
    }
  }

  /// Reads the cell `text[range]`, which is not empty.
  init(_ text: [UInt8], _ range: Range<Int>, style: Style) throws(Problem) {
    if let day = Self.isoDay(text, range) {
      self.init(first: day, last: day)
      return
    }
    try self.init(String(decoding: text[range], as: UTF8.self), style: style)
  }

  /// Reads a text that is not empty.
  init(_ text: String, style: Style) throws(Problem) {
    if let units = style.unixUnits, let number = Int(text) {
      self.init(first: Self.day(unix: number / units), last: Self.day(unix: number / units))
      return
    }
    self = try DateWords.read(text, style: style)
  }

  init(first: Day?, last: Day?) {
    self.first = first
    self.last = last
  }

  init(_ date: DateText) { self.init(first: date.first, last: date.last) }

  /// Whether a text is a date in one of the ways people write it.
  static func isDate(_ text: String) -> Bool {
    guard text.utf8.count <= 40, text.utf8.contains(where: { $0 &- 48 < 10 }) else { return false }
    let style = Style(order: .dayFirst, today: Day(number: 20_000))
    guard let cell = try? DateCell(text, style: style) else { return false }
    // A bare number is a year only where years are likely.
    guard let number = Int(text) else { return true }
    return (1500...2100).contains(number) && cell.first != nil
  }

  /// The day of a number of seconds since 1970, in universal time.
  static func day(unix seconds: Int) -> Day {
    Day(number: Int32(clamping: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400))
  }

  /// 2024-06-05, straight from the bytes.
  private static func isoDay(_ text: [UInt8], _ range: Range<Int>) -> Day? {
    guard range.count == 10 else { return nil }
    let start = range.lowerBound
    var digits = 0
    for offset in 0..<10 {
      let byte = text[start + offset]
      if offset == 4 || offset == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard byte &- 48 < 10 else { return nil }
        digits = digits * 10 + Int(byte &- 48)
      }
    }
    return Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }
}

extension DateCell.Style {
  /// The style that a column shows.
  ///
  /// - Parameter facts: its cells; nil = not looked at.
  init(_ facts: ColumnFacts?, options: ReadOptions) {
    today = options.today ?? SystemClock.today
    order = options.dates
    guard let facts, !facts.values.isEmpty else { return }
    let numbers = facts.values.map { Int($0) ?? -1 }
    if numbers.allSatisfy({ (100_000_000...9_999_999_999).contains($0) }) { unixUnits = 1 }
    if numbers.allSatisfy({ (100_000_000_000...9_999_999_999_999).contains($0) }) {
      unixUnits = 1000
    }
    guard order == nil else { return }
    var (dayFirst, monthFirst) = (false, false)
    for value in facts.distinct where value.utf8.contains(UInt8(ascii: "/")) {
      let parts = value.split { $0 == "/" || $0 == " " }.prefix(3).compactMap { Int($0) }
      guard parts.count == 3, parts[0] <= 31 else { continue }
      if parts[0] > 12 { dayFirst = true }
      if parts[1] > 12, parts[1] <= 31 { monthFirst = true }
    }
    if dayFirst != monthFirst { order = dayFirst ? .dayFirst : .monthFirst }
  }
}
