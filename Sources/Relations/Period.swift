/// A half-open stretch of days: `start` belongs to it, `end` does not.
///
/// An open side is unknown or unbounded: without `start` it has always begun, without `end` it
/// still lasts.
public struct Period: Hashable, Sendable, Codable, BitwiseCopyable {
  /// The first day, or nil.
  public let start: Day?
  /// The day after the last, or nil.
  public let end: Day?

  /// A period without bounds.
  public static let always = Period(openStart: nil, openEnd: nil)

  private init(openStart: Day?, openEnd: Day?) {
    start = openStart
    end = openEnd
  }

  /// A period, or nil if it would end before or on its first day.
  public init?(start: Day?, end: Day?) {
    if let start, let end, end <= start { return nil }
    self.init(openStart: start, openEnd: end)
  }

  /// A period as tables write it, both days included: from `first` to `last`; nil if swapped.
  public init?(first: Day?, last: Day?) {
    self.init(start: first, end: last?.advanced(by: 1))
  }

  /// The last day that belongs to it, or nil if it still lasts.
  public var last: Day? { end?.advanced(by: -1) }

  /// Whether it is a single day.
  public var isOneDay: Bool { start != nil && start == last }

  /// Whether `day` belongs to it.
  public func contains(_ day: Day) -> Bool {
    if let start, day < start { return false }
    if let end, day >= end { return false }
    return true
  }

  /// Whether both have a day in common.
  public func overlaps(_ other: Period) -> Bool {
    if let end, let otherStart = other.start, end <= otherStart { return false }
    if let start, let otherEnd = other.end, otherEnd <= start { return false }
    return true
  }
}
