/// A kind of relation: follower, friend, member, or the user's own.
public struct TieKind: Hashable, Sendable, Identifiable {
  /// The word in files and queries, as given; empty where a file names no kind.
  public let id: String
  /// The strength of a tie as close as this kind gets, positive: the warmth of a tie is its
  /// strength divided by it, at most 1.
  ///
  /// Nil = the greatest strength found among ties of the kind.
  public var scale: Double?

  /// A kind by its word.
  public init(_ id: String, scale: Double? = nil) {
    self.id = id
    self.scale = scale
  }
}
