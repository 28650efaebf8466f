/// One dated sighting or use of a tie: a talk, a letter, a meeting that both went to.
///
/// Contacts let a tie's current strength grow, and their absence lets it fade. Plain data without
/// references: a network over the years has hundreds of thousands.
public struct Contact: Hashable, Sendable {
  /// Position of the tie in `Network.ties`.
  public var tie: Int32
  /// When it was.
  public var day: Day
  /// How much it counts against a usual contact of the kind, positive; 1 = as much.
  public var weight: Double
  /// Where it was read.
  public var origin: Origin

  /// A contact of the tie at position `tie`.
  public init(tie: Int, day: Day, weight: Double = 1, origin: Origin = .unknown) {
    self.tie = Int32(tie)
    self.day = day
    self.weight = weight
    self.origin = origin
  }
}
