/// A date as people write it: a day, a month or a year.
public struct DateText: Hashable, Sendable {
  /// The first day meant.
  public let first: Day
  /// The last day meant: the same for a day, the last of the month or year otherwise.
  public let last: Day

  /// Whether a single day was written.
  public var isOneDay: Bool { first == last }

  /// ISO 8601, possibly shortened: 2024-06-05, 2024-06, 2024.
  public static func iso(_ text: some StringProtocol) -> DateText? {
    let parts = numbers(in: text, separator: UInt8(ascii: "-"))
    guard let parts, let year = parts.first, year.digits == 4 else { return nil }
    guard parts.dropFirst().allSatisfy({ $0.digits == 2 }) else { return nil }
    return make(parts.map(\.value))
  }

  /// German: 5.6.2024, 05.06.2024, 06.2024, 2024.
  public static func german(_ text: some StringProtocol) -> DateText? {
    let parts = numbers(in: text, separator: UInt8(ascii: "."))
    guard let parts, let year = parts.last, year.digits == 4 else { return nil }
    guard parts.dropLast().allSatisfy({ $0.digits <= 2 }) else { return nil }
    return make(parts.reversed().map(\.value))
  }

  /// A whole number from 1 to 9999 read as a year: also the steps 1, 2, 3 … of an ordinal course.
  public static func year(_ text: some StringProtocol) -> DateText? {
    guard let parts = numbers(in: text, separator: 0), parts.count == 1, parts[0].digits <= 4
    else { return nil }
    return make([parts[0].value])
  }

  /// A day of `parts` = year, month, day; a month; or a year.
  private static func make(_ parts: [Int]) -> DateText? {
    let month = parts.count > 1 ? parts[1] : 1
    let lastMonth = parts.count > 1 ? parts[1] : 12
    guard let first = Day(year: parts[0], month: month, day: parts.count > 2 ? parts[2] : 1)
    else { return nil }
    let lastDay = parts.count > 2 ? parts[2] : Day.count(ofMonth: lastMonth, in: parts[0])
    guard let last = Day(year: parts[0], month: lastMonth, day: lastDay) else { return nil }
    return DateText(first: first, last: last)
  }

  /// One to three groups of one to four digits, or nil if anything else stands in `text`.
  private static func numbers(
    in text: some StringProtocol, separator: UInt8
  ) -> [(value: Int, digits: Int)]? {
    var groups: [(value: Int, digits: Int)] = [(0, 0)]
    for byte in text.utf8 {
      if byte == separator, groups.count < 3 {
        groups.append((0, 0))
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        let group = groups[groups.count - 1]
        groups[groups.count - 1] = (group.value * 10 + Int(byte - 48), group.digits + 1)
        if group.digits == 4 { return nil }
      } else {
        return nil
      }
    }
    return groups.allSatisfy { $0.digits > 0 } ? groups : nil
  }
}
