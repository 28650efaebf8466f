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
  /// Which way a message runs along a directed tie of this kind; nil = as its word says.
  public var carries: Carries?
  /// How well such a tie introduces somebody, 0...1; nil = as its word says.
  public var warmth: Double?
  /// Whether the end of such a tie is only the day on which it was last seen.
  public var endIsSighting: Bool
  /// Whether ties of this kind run from source to target where they do not say so themselves; nil =
  /// nobody said.
  public var isDirected: Bool?

  /// A kind by its word.
  public init(
    _ id: String, scale: Double? = nil, halfLife: Double? = nil, carries: Carries? = nil,
    warmth: Double? = nil, endIsSighting: Bool = false, isDirected: Bool? = nil
  ) {
    self.id = id
    self.scale = scale
    self.halfLife = halfLife
    self.carries = carries
    self.warmth = warmth
    self.endIsSighting = endIsSighting
    self.isDirected = isDirected
  }

  /// What `other` says about the kind, and where it says nothing what is known.
  public func completed(by other: TieKind) -> TieKind {
    TieKind(
      id, scale: other.scale ?? scale, halfLife: other.halfLife ?? halfLife,
      carries: other.carries ?? carries, warmth: other.warmth ?? warmth,
      endIsSighting: other.endIsSighting || endIsSighting,
      isDirected: other.isDirected ?? isDirected)
  }
}

/// Which way a message, and with it influence, runs along a directed tie.
public enum Carries: String, Sendable, CaseIterable {
  /// From source to target: who tells, informs, writes.
  case forward
  /// From target to source: who is followed, asked, trusted is the one who is listened to.
  case backward
  /// Both ways: friends, members of one club.
  case both
}
