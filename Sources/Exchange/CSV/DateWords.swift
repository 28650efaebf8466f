internal import Relations

/// Dates as people write them: with words before and after, with two digits for the year, as a season
/// or a stretch.
enum DateWords {
  /// The date that a text means.
  static func read(
    _ text: String, style: DateCell.Style
  ) throws(DateCell.Problem) -> DateCell {
    if let cell = plain(text) { return cell }
    let lowered = text.lowercased()
    if now.contains(lowered) { return DateCell(first: nil, last: nil) }
    if let rest = without(approximate, lowered) {
      var cell = try read(rest, style: style)
      cell.isApproximate = true
      return cell
    }
    if let rest = without(since, lowered) {
      let cell = try read(rest, style: style)
      // “von 2015 bis 2019” says both.
      if cell.isStretch { return cell }
      return cell.first.map { cell.with(first: $0, last: nil) } ?? cell
    }
    if let rest = without(until, lowered) {
      let cell = try read(rest, style: style.open)
      guard let last = cell.last else { return cell }
      return cell.with(first: nil, last: last)
    }
    if let cell = try stretch(lowered, style) { return cell }
    return try parts(text, style)
  }

  /// Words before a date, longest first.
  private static let since = [
    "mitglied seit", "seit dem", "seit", "since", "ab dem", "ab", "from", "von",
  ]
  private static let until = ["bis zum", "bis", "until", "till", "to"]
  private static let approximate = [
    "circa", "ca.", "ca", "etwa", "um", "ungefähr", "around", "about", "approx.", "~", "vermutlich",
  ]
  /// Words for an end that has not come.
  private static let now: Set<String> = [
    "heute", "bis heute", "jetzt", "now", "today", "present", "ongoing", "laufend", "aktuell",
    "unbefristet", "andauernd", "current", "infinity", "bis jetzt", "offen",
  ]

  /// The text after one of some words in front, or nil.
  private static func without(_ words: [String], _ text: String) -> String? {
    for word in words where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      guard word == "~" || word.hasSuffix(".") || rest.first == " " else { continue }
      let trimmed = ElementValues.trimmed(String(rest))
      if !trimmed.isEmpty { return trimmed }
    }
    return nil
  }

  /// A date without further words.
  private static func plain(_ text: String) -> DateCell? {
    if let date = DateText.year(text) ?? DateText.iso(text) ?? DateText.german(text) {
      return DateCell(date)
    }
    return (withTime(text) ?? MonthNames.date(text)).map { DateCell($0) }
  }

  /// A stretch from one date to another: “2015–2019”, “03/2015 - heute”.
  private static func stretch(
    _ text: String, _ style: DateCell.Style
  ) throws(DateCell.Problem) -> DateCell? {
    for sign in [" - ", " – ", "–", " — ", " bis ", " to ", " until "] {
      let halves = text.split(separator: sign, maxSplits: 1)
        .map { ElementValues.trimmed(String($0)) }
      guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { continue }
      let from = try read(halves[0], style: style)
      let to = try read(halves[1], style: style.open)
      guard from.first != nil, Period(first: from.first, last: to.last) != nil else {
        throw .noSuchDay
      }
      var cell = from.with(first: from.first, last: to.last)
      cell.isStretch = true
      return cell
    }
    let years = text.split(separator: "-", omittingEmptySubsequences: false)
    if years.count == 2, years.allSatisfy({ $0.utf8.count == 4 }),
      let from = DateText.year(years[0]), let to = DateText.year(years[1]), from.first <= to.first
    {
      var cell = DateCell(first: from.first, last: to.last)
      cell.isStretch = true
      return cell
    }
    return nil
  }

  /// A date of numbers between signs.
  private static func parts(
    _ text: String, _ style: DateCell.Style
  ) throws(DateCell.Problem) -> DateCell {
    let parts = text.split(whereSeparator: { ".-/ ".contains($0) }).map(String.init)
    let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { $0 &- 48 < 10 } }
    guard isNumeric, !parts.isEmpty else { throw .notADate }
    if parts.count == 1 { throw text.utf8.count == 5 ? .excelSerial : .notADate }
    if text.contains("/") { return try slashed(parts, style) }
    if parts.count == 3, parts.allSatisfy({ $0.utf8.count <= 2 }) {
      return try short(parts, style)
    }
    if let date = DateText.german(parts.joined(separator: ".")) { return DateCell(date) }
    throw parts.contains { $0.utf8.count == 4 } ? .noSuchDay : .notADate
  }

  private static func slashed(
    _ parts: [String], _ style: DateCell.Style
  ) throws(DateCell.Problem) -> DateCell {
    if parts.count == 2 { return try twoParts(parts) }
    if parts[0].utf8.count == 4 {
      let padded = parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }
      guard let date = DateText.iso(padded.joined(separator: "-")) else { throw .noSuchDay }
      return DateCell(date)
    }
    guard parts.count == 3 else { throw .notADate }
    guard let order = style.order else { throw .slashes }
    let german = order == .dayFirst ? parts : [parts[1], parts[0], parts[2]]
    if german[2].utf8.count == 2 { return try short(german, style) }
    guard let date = DateText.german(german.joined(separator: ".")) else { throw .noSuchDay }
    return DateCell(date)
  }

  /// 05/2019, 2019/05, and the season 2015/16 from July to June.
  private static func twoParts(_ parts: [String]) throws(DateCell.Problem) -> DateCell {
    guard let left = Int(parts[0]), let right = Int(parts[1]) else { throw .notADate }
    switch (parts[0].utf8.count, parts[1].utf8.count) {
    case (1...2, 4):
      guard let date = DateText.german("\(left).\(right)") else { throw .noSuchDay }
      return DateCell(date)
    case (4, 2) where (left + 1) % 100 == right, (4, 4) where left + 1 == right:
      return DateCell(
        first: Day(year: left, month: 7, day: 1), last: Day(year: left + 1, month: 6, day: 30))
    case (4, 1...2):
      guard let date = DateText.german("\(right).\(left)") else { throw .noSuchDay }
      return DateCell(date)
    default: throw .notADate
    }
  }

  /// Day, month and a year of two digits: the year nearest to today, of entries the last, which
  /// may be planned within a year.
  private static func short(
    _ parts: [String], _ style: DateCell.Style
  ) throws(DateCell.Problem) -> DateCell {
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, parts[2].utf8.count == 2 else { throw .notADate }
    let now = style.today.date.year
    let century = now - now % 100
    let years = [century - 100, century, century + 100].map { $0 + numbers[2] }
    let days = years.compactMap { Day(year: $0, month: numbers[1], day: numbers[0]) }
    let nearest = days.min { abs($0.date.year - now) < abs($1.date.year - now) }
    let day = style.hasBeen ? days.last { $0 <= style.today.advanced(by: 366) } : nearest
    guard let day else { throw .noSuchDay }
    var cell = DateCell(first: day, last: day)
    cell.hasShortYear = true
    return cell
  }

  /// A day with a time of day behind it, which is left out.
  private static func withTime(_ text: String) -> DateText? {
    guard let cut = text.firstIndex(where: { $0 == "T" || $0 == " " || $0 == "," }) else {
      return nil
    }
    let rest = text[cut...].dropFirst().drop { $0 == " " }
    guard let first = rest.first, first.isNumber, rest.contains(":") else { return nil }
    let slashed = text[..<cut].replacing("/", with: "-")
    let date =
      DateText.iso(text[..<cut]) ?? DateText.german(text[..<cut]) ?? DateText.iso(slashed)
    return date?.isOneDay == true ? date : nil
  }
}

extension DateCell.Style {
  /// The style of an end: it may be to come.
  fileprivate var open: Self {
    var style = self
    style.hasBeen = false
    return style
  }
}

extension DateCell {
  /// The same with other days.
  func with(first: Day?, last: Day?) -> DateCell {
    var cell = DateCell(first: first, last: last)
    cell.isApproximate = isApproximate
    cell.hasShortYear = hasShortYear
    cell.isStretch = isStretch
    return cell
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
