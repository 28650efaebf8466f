public import GraphCore
public import Relations
public import Wording

/// The opinion leaders of a topic field, a place, or the whole network.
///
/// The *field* are the selected actors with the topic and the place asked for (all, if neither is).
/// Whoever carries a message into it must be listened to there and must reach many of it. So the
/// score is the harmonic mean of two numbers, each divided by its greatest value, so that much of one
/// does not make up for little of the other:
/// - *voice*: the share of time a walk spends with somebody if it starts at a random member of the
///   field and keeps asking "from whom do you hear such things?", starting anew with probability
///   0.15: personalised PageRank against the direction of messages, restarted on the field.
/// - *reach*: how many others of the field somebody gets to within two steps.
///
/// Leaders may come from outside the field. Whoever objected is not listed, and no way leads through
/// them.
public struct Multipliers: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The topic field; nil = any.
    ///
    /// Upper and lower case are the same.
    public var topic: String?
    /// The place; nil = any.
    ///
    /// Upper and lower case are the same.
    public var place: String?
    /// How many to list, at least 1.
    public var count: Int
    /// Only actors with one of these roles; nil = all.
    public var roles: [Role]?
    /// The kinds of actor to list; nil = persons, or all where there are no persons.
    public var kinds: [Actor.Kind]?
    /// Which way messages run along directed ties; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?

    /// A question; by default the ten leaders of the whole network.
    public init(
      topic: String? = nil, place: String? = nil, count: Int = 10, roles: [Role]? = nil,
      kinds: [Actor.Kind]? = nil, direction: MeasureOptions.Direction? = nil
    ) {
      self.topic = topic
      self.place = place
      self.count = count
      self.roles = roles
      self.kinds = kinds
      self.direction = direction
    }
  }

  /// What somebody is for a network.
  public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Connects circles: betweenness.
    case bridge
    /// Is listened to by those who are listened to: personalised PageRank.
    case voice
    /// Knows many: degree.
    case hub
    /// Reaches many within two steps.
    case spreader
    /// Belongs to the innermost circle: coreness.
    case core

    /// The word people read.
    public var name: Localized {
      switch self {
      case .bridge: Localized(de: "Brücke", en: "bridge")
      case .voice: Localized(de: "Stimme", en: "voice")
      case .hub: Localized(de: "Knoten", en: "hub")
      case .spreader: Localized(de: "Verbreiter", en: "spreader")
      case .core: Localized(de: "Kern", en: "core")
      }
    }

    /// What it means.
    public var meaning: Localized {
      switch self {
      case .bridge: Localized(de: "verbindet Kreise", en: "connects circles")
      case .voice:
        Localized(
          de: "auf sie hören die, auf die man hört",
          en: "is listened to by those who are listened to")
      case .hub: Localized(de: "kennt viele", en: "knows many")
      case .spreader:
        Localized(de: "erreicht viele in zwei Schritten", en: "reaches many in two steps")
      case .core: Localized(de: "gehört zum engsten Kreis", en: "belongs to the innermost circle")
      }
    }
  }

  /// One opinion leader.
  public struct Entry: Sendable, Hashable {
    /// 1 for the greatest score; equal scores share a rank, by id inside it.
    public let rank: Int
    /// Position in `Network.actors`.
    public let actor: Int32
    /// 0...1; 1 = first in both voice and reach.
    public let score: Double
    /// The roles, the most pronounced first; at least one.
    public let roles: [Role]
    /// The facts behind them: whom they know first, then one per role.
    public let reasons: [Fact]
    /// Whether the actor belongs to the field.
    public let isMember: Bool
  }

  /// The question.
  public let question: Question
  /// The leaders.
  public let entries: [Entry]
  /// How many belong to the field.
  public let fieldSize: Int
  /// Why the data cannot tell who leads; nil if they can.
  public let sameness: Sameness?
}
