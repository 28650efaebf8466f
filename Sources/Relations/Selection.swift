/// Which part of a network is meant: by query, by day or period, by direction.
public struct Selection: Sendable, Hashable {
  /// Which actors (and ties) count; nil = all.
  public var query: Query?
  /// Only ties that overlap this period count; nil = all, whenever they held.
  ///
  /// A single day is a period of one day.
  public var period: Period?
  /// The day on which the network is looked at; nil = ties of all times count.
  public var day: ViewDay?
  /// Whether direction is ignored.
  public var ignoresDirection: Bool

  /// A selection; by default everything.
  public init(
    query: Query? = nil, period: Period? = nil, day: ViewDay? = nil, ignoresDirection: Bool = false
  ) {
    self.query = query
    self.period = period
    self.day = day
    self.ignoresDirection = ignoresDirection
  }

  /// Everything.
  public static let all = Selection()
}
