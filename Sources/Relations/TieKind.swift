/// A kind of relation: follower, friend, member, or the user's own.
public struct TieKind: Hashable, Sendable, Identifiable {
  /// The word in files and queries, as given; empty where a file names no kind.
  public let id: String
  /// The strength of a tie as close as this kind gets, positive: the warmth of a tie is its
  /// strength divided by it, at most 1.
  ///
  /// Nil = the greatest strength found among ties of the kind.
  public var scale: Double?
  /// After how many days without a contact half of the strength is left, positive; nil = it does
  /// not fade, or the usual half-life is meant.
  public var halfLife: Double?

  /// A kind by its word.
  public init(_ id: String, scale: Double? = nil, halfLife: Double? = nil) {
    self.id = id
    self.scale = scale
    self.halfLife = halfLife
  }
}
