internal import Glibc
internal import Relations

/// The clock of the system.
enum SystemClock {
  /// Today, in local time.
  static var today: Day {
    var (now, parts) = (time(nil), tm())
    localtime_r(&now, &parts)
    let day = Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    return day ?? Day(number: Int32(clamping: now / 86_400))
  }
}
