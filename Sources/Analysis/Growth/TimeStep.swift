public import Relations
public import Wording

/// A step of the calendar: how long the rows of an answer about time are.
public enum TimeStep: String, Hashable, Sendable, Codable, CaseIterable {
  /// From Monday to Sunday.
  case week
  case month, quarter, year

  /// The first day of the step that holds `day`.
  public func start(of day: Day) -> Day {
    if self == .week {
      // 1 January 1970 was a Thursday.
      let sinceMonday = ((Int(day.number) + 3) % 7 + 7) % 7
      return day.advanced(by: -sinceMonday)
    }
    let (year, month, _) = day.date
    let first =
      switch self {
      case .year: 1
      case .quarter: (month - 1) / 3 * 3 + 1
      default: month
      }
    return Day(year: year, month: first, day: 1) ?? day
  }

  /// The first day of the step after the one that holds `day`.
  public func next(after day: Day) -> Day {
    let start = start(of: day)
    let length =
      switch self {
      case .week: 7
      case .month: 31
      case .quarter: 92
      case .year: 366
      }
    let later = start.advanced(by: length)
    return self == .week ? later : self.start(of: later)
  }

  /// The steps from the one that holds `first` to the one that holds `last`, as first and last days.
  ///
  /// - Parameter isClipped: whether the outer steps begin and end on `first` and `last`.
  /// - Returns: nil if there are more than `limit`.
  func steps(
    from first: Day, to last: Day, isClipped: (first: Bool, last: Bool), limit: Int
  ) -> [DaySpan]? {
    var steps: [DaySpan] = []
    var day = start(of: first)
    while day <= last {
      guard steps.count < limit else { return nil }
      let next = next(after: day)
      steps.append(DaySpan(first: day, last: next.advanced(by: -1)))
      day = next
    }
    if isClipped.first, let head = steps.first {
      steps[0] = DaySpan(first: max(first, head.first), last: head.last)
    }
    if isClipped.last, let tail = steps.last {
      steps[steps.count - 1] = DaySpan(first: tail.first, last: min(last, tail.last))
    }
    return steps
  }

  /// Whether a span ends before the step in which it ends does.
  func isShortened(_ span: DaySpan) -> Bool { next(after: span.last) != span.last.advanced(by: 1) }

  /// What people call a step; with its last day if it ends early: “2025 (to 5 December 2025)”.
  public func name(of span: DaySpan) -> Localized {
    guard isShortened(span) else { return name(of: span.first) }
    return name(of: span.first)
      + Localized(
        de: " (bis \(Language.german.text(span.last)))",
        en: " (to \(Language.english.text(span.last)))")
  }

  /// What people call the step that holds `day`: “March 2024”, “Q1 2024”, “2024”.
  public func name(of day: Day) -> Localized {
    let start = start(of: day)
    let (year, month, _) = start.date
    switch self {
    case .week:
      // The ISO week belongs to the year of its Thursday.
      let thursday = start.advanced(by: 3)
      let number = (thursday.number - TimeStep.year.start(of: thursday).number) / 7 + 1
      return Localized(de: "KW \(number)/", en: "week \(number), ")
        + Localized("\(thursday.date.year)")
    case .month:
      return Localized(de: Self.months[month - 1].de, en: Self.months[month - 1].en)
        + Localized(" \(year)")
    case .quarter: return Localized("Q\((month + 2) / 3) \(year)")
    case .year: return Localized("\(year)")
    }
  }

  /// The names of the months.
  static let months: [Localized] = [
    Localized(de: "Januar", en: "January"), Localized(de: "Februar", en: "February"),
    Localized(de: "März", en: "March"), Localized("April"), Localized(de: "Mai", en: "May"),
    Localized(de: "Juni", en: "June"), Localized(de: "Juli", en: "July"), Localized("August"),
    Localized("September"), Localized(de: "Oktober", en: "October"), Localized("November"),
    Localized(de: "Dezember", en: "December"),
  ]
}

/// Days from a first to a last, both included.
public struct DaySpan: Hashable, Sendable, Codable {
  /// The first day.
  public let first: Day
  /// The last day, not before the first.
  public let last: Day

  /// A span of days.
  public init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  /// How many days.
  public var count: Int { Int(last.number - first.number) + 1 }
}
