public import Wording

/// Circles of a network: found by their ties, or given by an attribute.
public struct Groups: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// What makes a group.
    public enum Basis: Hashable, Sendable, Codable {
      /// The ties: Leiden communities.
      case ties
      /// The place of the actor.
      case place
      /// The kind of the actor.
      case kind
      /// The value of a column.
      case column(String)
    }

    /// What makes a group.
    public var basis: Basis
    /// Above 1 more and smaller circles, below 1 fewer and larger ones; positive.
    public var resolution: Double
    /// Fixes chance.
    public var seed: UInt64
    /// Whether strengths count.
    public var weighted: Bool
    /// How many leaders and bridges to name per group.
    public var named: Int

    /// A question; by default circles by ties, resolution 1, three leaders and bridges each.
    public init(
      basis: Basis = .ties, resolution: Double = 1, seed: UInt64 = 1, weighted: Bool = false,
      named: Int = 3
    ) {
      self.basis = basis
      self.resolution = resolution
      self.seed = seed
      self.weighted = weighted
      self.named = named
    }
  }

  /// One group.
  public struct Group: Sendable, Hashable {
    /// From 1; larger groups first, groups of a size by their first member's id.
    public let number: Int
    /// What the members share: a place, a topic, an attribute, or who is at its centre.
    public let name: Localized
    /// Positions in `Network.actors`, ascending.
    public let members: [Int32]
    /// Members tied to most others of the group, with the number of these ties.
    public let leaders: [Standing]
    /// Members tied to most actors outside the group, with the number of these ties.
    public let bridges: [Standing]
    /// Ties inside.
    public let internalTies: Int
    /// Ties to other groups.
    public let externalTies: Int

    /// (external − internal) / (external + internal), −1...1: −1 = keeps to itself; nil without ties.
    public var eiIndex: Double? { Groups.eiIndex(internalTies, externalTies) }
  }

  /// A member and a number of ties.
  public struct Standing: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// How many ties.
    public let ties: Int
  }

  /// The question.
  public let question: Question
  /// The groups.
  public let groups: [Group]
  /// Per vertex of the snapshot the position of its group in `groups`; −1 for actors without a value
  /// in the column (or place) that makes the groups.
  public let membership: [Int32]
  /// Modularity of the division, −½...1; nil without ties.
  public let modularity: Double?
  /// Ties inside groups.
  public let internalTies: Int
  /// Ties between groups.
  public let externalTies: Int

  /// Krackhardt's E–I index of the whole network, −1...1; nil without ties.
  public var eiIndex: Double? { Groups.eiIndex(internalTies, externalTies) }

  private static func eiIndex(_ inside: Int, _ outside: Int) -> Double? {
    inside + outside > 0 ? Double(outside - inside) / Double(outside + inside) : nil
  }
}
