/// The day on which a network is looked at: what holds then, and what happened not too long before.
///
/// - A *lasting* tie counts if it holds on the day.
/// - An *occasion*, a tie of a single day, counts from its day on; if its kind has a half-life, as
///   long as enough is left of it.
/// - A tie whose end is only the day on which it was last seen (`TieKind.endIsSighting`) counts from
///   its beginning on and ages from its end like an occasion.
public struct ViewDay: Hashable, Sendable {
  /// The first and the last day looked at: the same, unless a month or a year is meant.
  ///
  /// Then a tie counts that counts on any of its days.
  public let first, last: Day
  /// Per kind of tie for how many days an occasion counts; `Int32.max` = for ever.
  private let lifetimes: [Int32]
  private let isSighting: [Bool]

  /// The days from `first` to `last`.
  ///
  /// - Parameter lifetime: for how many days an occasion of a kind counts; nil = for ever.
  public init(first: Day, last: Day, kinds: [TieKind], lifetime: (TieKind) -> Int?) {
    self.first = first
    self.last = last
    lifetimes = kinds.map { lifetime($0).map { Int32(clamping: $0) } ?? .max }
    isSighting = kinds.map(\.endIsSighting)
  }

  /// Whether a tie lasts: neither a single day nor a time in which it was only seen.
  func isLasting(_ period: Period, kind: Int16) -> Bool {
    !isSighting[Int(kind)] && !period.isOneDay
  }

  /// Whether a tie counts.
  func counts(_ period: Period, kind: Int16) -> Bool {
    if let start = period.start, start > last { return false }
    guard let end = period.last else { return true }
    if isLasting(period, kind: kind) { return end >= first }
    return Int64(first.number) - Int64(end.number) <= Int64(lifetimes[Int(kind)])
  }
}

/// What a selection meant.
public struct Selected: Hashable, Sendable {
  /// Positions of the actors in `Network.actors`, ascending.
  public let actors: [Int32]
  /// Positions of the ties in `Network.ties`, ascending.
  public let ties: [Int32]
  /// What the day that is looked at leaves out.
  public let leftOut: LeftOut
}

/// How many of the ties meant the day that is looked at leaves out.
public struct LeftOut: Hashable, Sendable {
  /// Ties left out.
  public internal(set) var ties = 0
  /// Those among them that are neither occasions nor only seen.
  public internal(set) var lasting = 0
  /// All such ties, left out or not.
  public internal(set) var lastingInAll = 0

  /// Whether fewer than half of the lasting ties count: perhaps their ends are only sightings.
  public var isMostOfLasting: Bool { 2 * (lastingInAll - lasting) < lastingInAll }
}
