internal import Glibc
public import Relations
public import Wording

/// A point in time, to the second.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1 January 1970, UTC.
  public let seconds: Int64

  /// The moment this many seconds after 1 January 1970, UTC.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Now; or what `SOURCE_DATE_EPOCH` says, so that runs can be repeated to the byte.
  public static var now: Moment {
    if let text = getenv("SOURCE_DATE_EPOCH"), let seconds = Int64(String(cString: text)),
      (0..<253_402_300_800).contains(seconds)
    {
      return Moment(seconds: seconds)
    }
    return Moment(seconds: Int64(time(nil)))
  }

  /// The earlier moment comes first.
  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  /// The calendar day here.
  public var day: Day {
    let parts = local
    return Day(year: parts.year, month: parts.month, day: parts.day) ?? Day(number: 0)
  }

  /// Day and time here, as people write it: 22.11.2026, 14:05.
  public func text(in language: Language) -> String {
    let parts = local
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return language.text(day) + ", " + two(parts.hour) + ":" + two(parts.minute)
  }

  private var local: (year: Int, month: Int, day: Int, hour: Int, minute: Int) {
    var seconds = time_t(self.seconds)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return (
      Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour),
      Int(parts.tm_min)
    )
  }
}
