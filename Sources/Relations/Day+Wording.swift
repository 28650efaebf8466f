public import Wording

extension Language {
  /// A day as people write it: 5.6.2024 in German, 5 June 2024 in English.
  public func text(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.date
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return switch self {
    case .german: "\(dayOfMonth).\(month).\(year)"
    case .english: "\(dayOfMonth) \(months[month - 1]) \(year)"
    }
  }
}
