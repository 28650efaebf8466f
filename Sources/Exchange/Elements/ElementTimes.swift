internal import Relations

/// How the times in a file of another program are meant: days, years or steps, or seconds since 1970.
///
/// Decided for all times of a file together.
enum ElementTimes: Hashable {
  /// 2024-06-05, 2024-06, 2024, with or without a time of day.
  case days
  /// Whole numbers from 1 to 9999, perhaps written as 2004.0: years, or the steps of a course.
  case years
  case seconds, milliseconds
  /// Numbers that mean no day.
  case notDays

  /// What all of `texts` can be; open sides (`Infinity`, `*`, nothing) say nothing.
  init(_ texts: some Sequence<String>) {
    var all: Set<ElementTimes> = [.years, .seconds, .milliseconds]
    var hasNumbers = false
    for text in texts where !ElementTimes.isOpen(text) {
      guard let number = ElementValues.number(text) else {
        self = .days
        return
      }
      hasNumbers = true
      if !(number.rounded() == number && (1...9999).contains(number)) { all.remove(.years) }
      // From March 1973 to the year 2286; smaller numbers are rather steps of a course.
      if !(1e8...1e10).contains(number) { all.remove(.seconds) }
      if !(1e11...1e13).contains(number) { all.remove(.milliseconds) }
    }
    guard hasNumbers else {
      self = .days
      return
    }
    self =
      all.contains(.years)
      ? .years
      : all.contains(.seconds)
        ? .seconds : all.contains(.milliseconds) ? .milliseconds : .notDays
  }

  /// A time as a date that `DateCell` reads; empty for an open side.
  func text(_ text: String) -> String {
    if ElementTimes.isOpen(text) { return "" }
    guard self != .days, let number = ElementValues.number(text) else { return text }
    switch self {
    case .days, .notDays: return text
    case .years: return String(Int(number))
    case .seconds, .milliseconds:
      let seconds = self == .seconds ? number : number / 1000
      return Day(number: Int32((seconds / 86_400).rounded(.down))).description
    }
  }

  /// Whether a text says that a period has no bound on this side.
  static func isOpen(_ text: String) -> Bool {
    switch ElementValues.trimmed(text).lowercased() {
    case "", "*", "-inf", "inf", "+inf", "infinity", "-infinity", "+infinity": true
    default: false
    }
  }
}
