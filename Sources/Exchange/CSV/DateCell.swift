internal import Relations
internal import Wording

/// A date in a table: a day, a month or a year, as first and last day.
struct DateCell {
  /// The first day meant.
  let first: Day
  /// The last day meant.
  let last: Day

  /// Why a cell is no date.
  enum Problem: Error {
    case excelSerial, slashes, twoDigitYear, noSuchDay, notADate

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
      case .twoDigitYear:
        (
          Localized(de: "ein Jahr mit zwei Ziffern", en: "a year of two digits"),
          Localized(
            de: "das Jahr mit vier Ziffern schreiben", en: "write the year with four digits")
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
            de: "2024-06-05, 05.06.2024, 2024-06 oder 2024 schreiben",
            en: "write 2024-06-05, 05.06.2024, 2024-06 or 2024")
        )
      }
    }
  }

  /// Reads the cell `text[range]`, which is not empty.
  init(
    _ text: [UInt8], _ range: Range<Int>, order: ReadOptions.DateOrder?
  ) throws(Problem) {
    if let day = Self.isoDay(text, range) {
      first = day
      last = day
      return
    }
    self = try Self.read(String(decoding: text[range], as: UTF8.self), order: order)
  }

  private init(_ date: DateText) {
    first = date.first
    last = date.last
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

  private static func read(
    _ text: String, order: ReadOptions.DateOrder?
  ) throws(Problem) -> DateCell {
    if let date = DateText.year(text) ?? DateText.iso(text) ?? DateText.german(text) {
      return DateCell(date)
    }
    if let date = withTime(text) ?? MonthNames.date(text) { return DateCell(date) }
    let parts = text.split(whereSeparator: { ".-/ ".contains($0) })
    let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { $0 &- 48 < 10 } }
    guard isNumeric, !parts.isEmpty else { throw .notADate }
    if parts.count == 1 { throw text.utf8.count == 5 ? .excelSerial : .notADate }
    if text.contains("/") { return try slashed(parts.map(String.init), order: order) }
    if parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 2 }) { throw .twoDigitYear }
    if let date = DateText.german(parts.joined(separator: ".")) { return DateCell(date) }
    throw parts.contains { $0.utf8.count == 4 } ? .noSuchDay : .notADate
  }

  private static func slashed(
    _ parts: [String], order: ReadOptions.DateOrder?
  ) throws(Problem) -> DateCell {
    if parts.first?.utf8.count == 4 {
      let padded = parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }
      guard let date = DateText.iso(padded.joined(separator: "-")) else { throw .noSuchDay }
      return DateCell(date)
    }
    guard parts.count == 3 else { throw .notADate }
    guard parts[2].utf8.count == 4 else { throw .twoDigitYear }
    guard let order else { throw .slashes }
    let german = order == .dayFirst ? parts : [parts[1], parts[0], parts[2]]
    guard let date = DateText.german(german.joined(separator: ".")) else { throw .noSuchDay }
    return DateCell(date)
  }

  /// A day with a time of day behind it, which is left out.
  private static func withTime(_ text: String) -> DateText? {
    guard let cut = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return nil }
    let rest = text[cut...].dropFirst()
    guard let first = rest.first, first.isNumber, rest.contains(":") else { return nil }
    let date = DateText.iso(text[..<cut]) ?? DateText.german(text[..<cut])
    return date?.isOneDay == true ? date : nil
  }
}

/// Dates with the month as a word, such as 05 Jun 2024, June 5, 2024 or Juni 2024.
enum MonthNames {
  private static let names: [[String]] = [
    ["jan", "januar", "january", "jänner", "jän"], ["feb", "februar", "february", "feber"],
    ["mär", "mar", "märz", "march", "mrz"], ["apr", "april"], ["mai", "may"],
    ["jun", "juni", "june"], ["jul", "juli", "july"], ["aug", "august"],
    ["sep", "sept", "september"], ["okt", "oct", "oktober", "october"],
    ["nov", "november"], ["dez", "dec", "dezember", "december"],
  ]

  /// The date meant, or nil.
  static func date(_ text: String) -> DateText? {
    let words = text.lowercased().split(whereSeparator: { " .,-".contains($0) }).map(String.init)
    guard (2...3).contains(words.count) else { return nil }
    let months = words.indices.filter { month(words[$0]) != nil }
    guard months.count == 1, let place = months.first, let month = month(words[place]),
      let year = words.last, year.utf8.count == 4, place < words.count - 1
    else { return nil }
    if words.count == 2 { return DateText.german("\(month).\(year)") }
    return DateText.german("\(words[1 - place]).\(month).\(year)")
  }

  private static func month(_ word: String) -> Int? {
    names.firstIndex { $0.contains(word) }.map { $0 + 1 }
  }
}
