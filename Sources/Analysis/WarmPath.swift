public import Relations

/// A way of introductions: us, those who are asked to introduce, and the one to be met.
///
/// *Us* are the actors asked for and, of organisations among them, the members and staff. The warmth
/// of a tie is the base of its kind × its relative strength × its recency:
///
/// - base: what `tie_kinds.csv` says (`warmth`), else family, friends and our own contacts 1; knows,
///   works with, neighbour, others' contacts 0.8; kinds whose word says nothing 0.6; two people of
///   one group of up to 30 people 0.4, of up to 100: 0.2; who follow each other 0.2; following one
///   way, having been at one place, rivalry: nothing;
/// - relative strength: (1 + *s*)/2, *s* = the share of the pairs of that kind in the snapshot whose
///   summed strength is at most that of this pair; of kinds with a `scale` the share of that; two of
///   one group: 1;
/// - recency: see `WarmCalendar`: 1 for what lasts, halved with every half-life since the last
///   contact or the day of an occasion. Of a group that of both memberships counts.
///
/// Of several kinds between two actors the warmest counts; introductions work along a tie in either
/// direction. The warmth of a way is the product over its steps, halved for each person asked. Only
/// people are asked, and nobody who objected or declined. A group is passed as a tie between two of
/// its people; a channel or an event never is. An organisation is met through its members and staff:
/// that last step costs nothing.
public struct WarmPath: Sendable, Hashable {
  /// Below this a way is none, but a cold contact.
  public static let least = 0.02
  /// What is left of the warmth for each person asked.
  public static let perPerson = 0.5

  /// What two actors of a way have with each other.
  public enum Bond: Sendable, Hashable {
    /// A tie of the kind at this position of `Network.tieKinds`, the warmest they have, and the
    /// summed strength of their ties of this kind.
    case tie(kind: Int16, strength: Double)
    /// Both belong to the group at this position of `Network.actors`, which so many people do.
    case group(actor: Int32, size: Int)
    /// The first belongs to the second, an organisation, by a tie of this kind.
    case belongs(kind: Int16)

    /// The kind of tie; nil for two of one group.
    public var kind: Int16? {
      switch self {
      case .tie(let kind, _), .belongs(let kind): kind
      case .group: nil
      }
    }

    /// The group; nil for a tie.
    public var group: Int32? {
      if case .group(let actor, _) = self { actor } else { nil }
    }

    /// The summed strength; nil where there is none.
    public var strength: Double? {
      if case .tie(_, let strength) = self { strength } else { nil }
    }
  }

  /// One step of the way.
  public struct Step: Sendable, Hashable {
    /// Who introduces: position in `Network.actors`.
    public let from: Int32
    /// To whom.
    public let to: Int32
    /// How they know each other.
    public let bond: Bond
    /// 0...1.
    public let warmth: Double
    /// The last day on which they are known to have been in touch; nil if no day is known.
    public let lastDay: Day?
  }

  /// From one of us to the one to be met; empty if that is one of us.
  public let steps: [Step]
  /// The product of the warmths of the steps, halved for each person asked, 0...1.
  public let warmth: Double
  /// Positions of everybody on the way, both ends included.
  public let actors: [Int32]
  /// Whether we know the one to be met ourselves.
  public let isDirect: Bool

  /// Positions of those who introduce.
  ///
  /// The last may belong to the organisation that is to be met.
  public var goBetweens: ArraySlice<Int32> { actors.dropFirst().dropLast() }

  /// Whether it is too cold to be a way: an acquaintance of long ago.
  public var isCold: Bool { warmth < WarmPath.least * (1 - 1e-12) }
}

/// How somebody can be met: the ways, the warmest first, and what else is shared.
public struct Introduction: Sendable, Hashable {
  /// An event at which somebody near us and the one to be met both were: something to talk about, but
  /// no introduction.
  public struct Occasion: Sendable, Hashable {
    /// The event: position in `Network.actors`.
    public let event: Int32
    /// One of us, somebody we know, or somebody on a way: position in `Network.actors`.
    public let with: Int32
    /// What that person is to us.
    public let link: Link
    /// When it was; nil if not known.
    public let day: Day?

    /// What somebody is to us.
    public enum Link: String, Sendable, Hashable {
      /// One of us.
      case ours
      /// Somebody we know ourselves.
      case known
      /// Somebody on a way.
      case asked
    }
  }

  /// Who is to be met: position in `Network.actors`.
  public let to: Int32
  /// Ties of our own first, then the warmest; each without the go-betweens of those before.
  ///
  /// Without ways it is a cold contact.
  public let ways: [WarmPath]
  /// Ours first, then those whom we know best; at most three.
  public let occasions: [Occasion]

  /// The way to go; nil for a cold contact.
  public var best: WarmPath? { ways.first }
}

extension WarmPath {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The ids of those who may ask for the introduction: us.
    public var from: [Actor.ID]
    /// The id of the one to be met.
    public var to: Actor.ID
    /// How many ways to show at most: the warmest, then the warmest without its go-betweens, and so
    /// on; at least 1.
    public var alternatives: Int
    /// How we look at the ties.
    public var view: View

    /// A question; by default three ways.
    public init(
      from: [Actor.ID], to: Actor.ID, alternatives: Int = 3, view: View = View()
    ) {
      self.from = from
      self.to = to
      self.alternatives = alternatives
      self.view = view
    }
  }

  /// The day on which ways are walked, and who may be asked.
  public struct View: Hashable, Sendable, Codable {
    /// Only ties that hold on this day count, and ages are counted from it; nil = the ties of the
    /// snapshot, on the day that it looks at.
    public var day: Day?
    /// Half-lives that go before those of the network.
    public var rules: TieRules
    /// Whether those who declined may be asked to introduce.
    public var includesDeclined: Bool
    /// Only roles for this topic count as declined (and those for any); nil = who declined every
    /// role.
    public var topic: String?
    /// The same for the place.
    public var place: String?

    /// By default all ties, nobody who declined every role.
    public init(
      day: Day? = nil, rules: TieRules = TieRules(), includesDeclined: Bool = false,
      topic: String? = nil, place: String? = nil
    ) {
      self.day = day
      self.rules = rules
      self.includesDeclined = includesDeclined
      self.topic = topic
      self.place = place
    }
  }
}
