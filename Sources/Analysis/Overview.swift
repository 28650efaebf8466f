public import Relations

/// What a network holds, at a glance: what `check` prints.
public struct Overview: Sendable, Hashable {
  /// A word and how often it occurs.
  public struct Tally: Sendable, Hashable {
    /// The word; empty for those without.
    public let name: String
    /// How often.
    public let count: Int
  }

  /// Selected actors.
  public let actors: Int
  /// Selected tie rows, before merging, self-ties included.
  public let ties: Int
  /// Of them, ties of an actor to itself: left out by every measure.
  public let selfTies: Int
  /// Of them, ties of strength 0: they connect nobody.
  public let zeroTies: Int
  /// Tie rows that were joined to an earlier row between the same two actors (in the same direction).
  public let merged: Int
  /// Pairs of the graph: edges if undirected, arcs if directed.
  public let edges: Int
  /// Whether at least one tie is directed.
  public let isDirected: Bool
  /// Kinds of actor, most frequent first.
  public let kinds: [Tally]
  /// Kinds of tie by rows, most frequent first.
  public let tieKinds: [Tally]
  /// Places, most frequent first, actors without one last.
  public let places: [Tally]
  /// Topics, most frequent first, actors without one last.
  public let topics: [Tally]
  /// From the first to the last day named by a tie; nil if none is dated.
  public let period: Period?
  /// Parts of the network without ties between them, direction ignored; actors without ties count.
  public let components: Int
  /// Actors of the largest of them.
  public let largestComponent: Int
  /// Actors without ties.
  public let isolates: Int
  /// Pairs tied, of all possible, 0...1; nil with fewer than two actors.
  public let density: Double?
  /// Actors that objected to being contacted.
  public let objections: Int
  /// Ties without start and end.
  public let undatedTies: Int
  /// Ties without a strength of their own.
  public let defaultStrengths: Int
}
