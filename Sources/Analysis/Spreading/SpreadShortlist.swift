public import GraphCore
public import Relations
public import Wording

/// A set of partners chosen together for their expected reach by chance.
///
/// Whoever objected to being contacted is never on the list and never passes a message on. The
/// partners themselves do not count as reached.
public struct SpreadShortlist: Sendable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// How many partners and on what conditions; its steps and direction are those of `model`.
    public var list: Shortlist.Question
    /// How the message spreads.
    public var model: SpreadModel
    /// Choose until 1 − 1/e − `epsilon` of the best possible is certain, 0.01...0.6.
    public var epsilon: Double
    /// How sure the certificate is to be, above 0, below 1.
    public var confidence: Double
    /// Sets to compare with.
    public var compare: [[Actor.ID]]
    /// Fixes chance.
    public var seed: UInt64

    /// A question; by default within 0.05 of 1 − 1/e with 99 % confidence.
    public init(
      list: Shortlist.Question, model: SpreadModel = SpreadModel(), epsilon: Double = 0.05,
      confidence: Double = 0.99, compare: [[Actor.ID]] = [], seed: UInt64 = 1
    ) {
      self.list = list
      self.model = model
      self.epsilon = epsilon
      self.confidence = confidence
      self.compare = compare
      self.seed = seed
    }
  }

  /// One partner; numbers are expected counts of the target, nobody on the list counted.
  public struct Entry: Sendable, Hashable {
    /// From 1.
    public let rank: Int
    /// Position in `Network.actors`.
    public let actor: Int32
    /// Whether the question demanded this partner.
    public let isRequired: Bool
    /// How many this partner reaches whom no partner further up reaches.
    public let adds: Double
    /// How many this partner and all further up reach.
    public let cumulative: Double
    /// How many this partner reaches alone.
    public let reaches: Double
    /// How many would be lost without this partner.
    public let exclusive: Double
    /// Where those whom this partner adds live: most first.
    public let places: [String]
    /// What they care about: most first.
    public let topics: [String]
    /// Reasons, the strongest first.
    public let reasons: [Fact]
    /// How we can meet this partner; nil if nobody was named as us.
    public let introduction: Introduction?
    /// Who could take this partner's place; nil if nobody may, or the partner is required.
    public let substitute: Substitute?
    /// What winning this partner costs; nil if not known.
    public let cost: Double?

    /// Whether nobody is added: others on the list reach the same people.
    public var isSecondVoice: Bool { adds < 1e-9 && reaches > 0 }
  }

  /// Somebody for the place of a partner who declines.
  public struct Substitute: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// By how many of the target the expected reach changes, those on the list counted.
    public let change: Double
  }

  /// What is proven about the choice: all of it holds with the confidence of the question.
  public struct Certificate: Sendable, Hashable {
    /// The list gets to at least so many of the target, itself counted.
    public let low: Double
    /// No permitted list gets to more.
    public let high: Double
    /// How many reverse-reachable sets it rests on.
    public let sets: Int
    /// Whether what was asked for is certain; if not, memory ran out, or more sets prove no more.
    public let isGoalMet: Bool

    /// At least this share of the best possible is certain, 0...1.
    public var share: Double { high > 0 ? low / high : 1 }
  }

  /// What the list is compared with.
  public enum Rival: Hashable, Sendable {
    /// As many drawn from all who may be chosen; the mean over all choices.
    case random
    /// Those with most ties.
    case mostTies
    /// A contact each of people drawn from all; the mean over many draws.
    case friends
    /// Those that the question named, by position in `Network.actors`.
    case named([Int32])
  }

  /// A comparison.
  public struct Comparison: Sendable, Hashable {
    /// With whom.
    public let rival: Rival
    /// How many of the target they reach, themselves not counted.
    public let reached: Estimate
    /// How many they are.
    public let size: Int
  }

  /// The question.
  public let question: Question
  /// Those who cooperate already, and whom they reach: given, before anybody is chosen.
  ///
  /// Their ranks are 0; they count neither in the size nor in the money.
  public let withUs: [Entry]
  /// The partners, those who must be on the list first, then the one who adds most.
  public let entries: [Entry]
  /// How many of the target are reached, with an interval that holds in 95 of 100 cases.
  public let reached: Estimate
  /// How many of the target are not on the list.
  public let possible: Int
  /// What is proven; nil where the model allows no proof.
  public let certificate: Certificate?
  /// What the conditions demand, and what the list makes of it, in expectation.
  public let demands: [Demand]
  /// Parts of which a partner was demanded of each, but where nobody qualifies.
  public let emptyParts: [Localized]
  /// How many were left out because nothing is known about their cost or hours.
  public let leftOut: Int
  /// How many were left out because they declined.
  public let declined: Int
  /// Why there is nobody on the list, or fewer than asked for; nil if there are as many.
  public let ending: Shortlist.Ending?
  /// Whether so few are to be reached that counts say more than shares and proofs.
  public let isSmall: Bool
  /// How simpler choices would fare.
  public let comparisons: [Comparison]
  /// Whether nothing is left to chance, so that the numbers are exact where the model allows no proof.
  public let isCertain: Bool
  /// Of the target, per place, how many are reached.
  public let byPlace: [ExpectedPart]
  /// The same per topic; an actor with two topics counts in both.
  public let byTopic: [ExpectedPart]

  /// `reached` of `possible`; nil if there is nobody else.
  public var share: Estimate? {
    possible > 0 ? reached.scaled(by: 1 / Double(possible)) : nil
  }
  /// The known costs of the partners added up; nil if no cost is known.
  public var cost: Double? {
    let costs = entries.compactMap(\.cost)
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }
}
