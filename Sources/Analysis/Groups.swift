public import GraphCore
public import Wording

/// Circles of a network: found by their ties, or given by an attribute.
public struct Groups: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// What makes a group.
    public enum Basis: Hashable, Sendable, Codable {
      /// The ties: Leiden communities.
      case ties
      /// The ties: label propagation, quicker and rougher.
      case labels
      /// Everybody is tied to at least so many others of the circle: connected *k*-cores.
      case cores(Int)
      /// Whoever is connected at all.
      case components
      /// Whoever reaches one another along the direction of the ties.
      case strongComponents
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
    /// How many seeded runs tell how certain each membership is; 0 = not asked.
    ///
    /// For `ties` only.
    public var certaintyRuns: Int
    /// From which share of somebody's ties a further circle counts as theirs too, 0...1; nil = each
    /// belongs to one circle.
    public var overlap: Double?

    /// A question; by default circles by ties, resolution 1, three leaders and bridges each.
    public init(
      basis: Basis = .ties, resolution: Double = 1, seed: UInt64 = 1, weighted: Bool = false,
      named: Int = 3, certaintyRuns: Int = 0, overlap: Double? = nil
    ) {
      self.certaintyRuns = certaintyRuns
      self.overlap = overlap
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
    /// The share of the members' ties that stay inside, 0...1, and the share that would if ties were
    /// drawn by chance; nil without ties or with more than 1,000 groups.
    public let homophily: Homophily?

    /// (external − internal) / (external + internal), −1...1: −1 = keeps to itself; nil without ties.
    public var eiIndex: Double? { Groups.eiIndex(internalTies, externalTies) }
  }

  /// How much a group keeps to its own kind.
  public struct Homophily: Sendable, Hashable {
    /// The share of the ties that stay inside, 0...1.
    public let found: Double
    /// The share that chance would leave inside, 0...1.
    public let expected: Double
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
  /// Assortativity: 1 = ties only inside groups, 0 = as chance has it, below = groups seek others;
  /// nil without ties, with one group, or with more than 1,000.
  public let assortativity: Double?
  /// How far groups given by an attribute agree with the circles found by ties; nil for found ones.
  public let agreement: Agreement?
  /// Per vertex the share of the runs that found it in its circle, 0...1; empty if not asked for.
  public let certainty: [Double]
  /// Per vertex all its circles (positions in `groups`) with the share of its ties that goes there,
  /// largest first; empty if not asked for.
  public let memberships: [[Membership]]

  /// Krackhardt's E–I index of the whole network, −1...1; nil without ties.
  public var eiIndex: Double? { Groups.eiIndex(internalTies, externalTies) }

  private static func eiIndex(_ inside: Int, _ outside: Int) -> Double? {
    inside + outside > 0 ? Double(outside - inside) / Double(outside + inside) : nil
  }
}
