public import Wording

/// A set of partners chosen together, so that they reach as many people as possible between them.
///
/// What is made as large as possible is the number who hear it, partners included. Nobody is listed
/// who reaches nobody else. When nobody adds anybody any more, the list goes on with second voices:
/// those from whom most hear it a second time.
///
/// Whoever objected to being contacted is never on the list and never passes a message on; that they
/// may hear it all the same counts as reach.
public struct Shortlist: Sendable, Hashable {
  /// The question.
  public let question: Question
  /// Those who cooperate already, and whom they reach: given, before anybody is chosen.
  ///
  /// Their ranks are 0; they count neither in the size nor in the money.
  public let withUs: [Entry]
  /// The partners, the one who adds most first; those that must be on the list come first.
  public let entries: [Entry]
  /// How many of the target are reached, the partners themselves not counted.
  public let reached: Int
  /// How many of the target are not on the list.
  public let possible: Int
  /// How good the choice is, proven.
  public let bound: Bound
  /// Of the target, per place: how many are reached or on the list.
  public let byPlace: [Part]
  /// The same per topic; an actor with two topics counts in both.
  public let byTopic: [Part]
  /// What the conditions demand, and what the list makes of it.
  public let demands: [Demand]
  /// Parts of which a partner was demanded of each, but where nobody qualifies.
  public let emptyParts: [Localized]
  /// How many a list would reach of which nothing were demanded at least: what fairness costs; nil
  /// where nothing is.
  ///
  /// Both are the best found.
  public let reachedWithoutFloors: Int?
  /// What came of the goal; nil without one.
  public let attainment: Attainment?
  /// How many were left out because nothing is known about their cost or hours.
  public let leftOut: Int
  /// How many were left out because they declined.
  public let declined: Int
  /// Why the list is shorter than asked for; nil if it is not.
  public let ending: Ending?
  /// Whether so few are to be reached that counts say more than shares and proofs.
  public let isSmall: Bool

  /// Fewer people than this get small words: counts, no shares and proofs.
  public static let smallNetwork = 30

  /// Everybody on the list: those with us, then the others.
  public var partners: [Int32] { (withUs + entries).map(\.actor) }

  /// `reached` of `possible`, 0...1; nil if there is nobody else.
  public var share: Double? { possible > 0 ? Double(reached) / Double(possible) : nil }
  /// The known costs of the partners added up; nil if no cost is known.
  public var cost: Double? {
    let costs = entries.compactMap(\.cost)
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }

  /// Why a list ends.
  public enum Ending: Hashable, Sendable {
    /// The data cannot tell one from another.
    case alike(Sameness)
    /// Nobody who may be on the list reaches anybody else.
    case nobodyReaches
    /// Whoever reaches somebody reaches those to be avoided.
    case onlyAvoided
    /// Nobody else who may be on the list reaches anybody who is not on it.
    case nobodyElse
    /// Nobody else adds anybody on average.
    case nobodyAdds
    /// Others would, but the conditions shut them out.
    case limits
  }

  /// One partner.
  public struct Entry: Sendable, Hashable {
    /// From 1.
    public let rank: Int
    /// Position in `Network.actors`.
    public let actor: Int32
    /// Whether the question demanded this partner.
    public let isRequired: Bool
    /// How many of the target this partner reaches whom no partner further up reaches; nobody on
    /// the list counts.
    ///
    /// The sum over those with us and the list is `Shortlist.reached`.
    public let adds: Int
    /// Whether nobody is added: others on the list reach the same people.
    public var isSecondVoice: Bool { adds == 0 && reaches > 0 }
    /// How many are reached by this partner and all further up.
    public let cumulative: Int
    /// How many of the target this partner reaches alone; nobody on the list counts.
    public let reaches: Int
    /// How many of them nobody else on the list reaches: lost without this partner.
    public let exclusive: Int
    /// Where those whom this partner adds live: most first.
    ///
    /// `total` is the target in that place.
    public let places: [Part]
    /// What those whom this partner adds care about: most first.
    public let topics: [Part]
    /// Three reasons, the strongest first.
    public let reasons: [Fact]
    /// How we can meet this partner; nil if nobody was named as us.
    public let introduction: Introduction?
    /// Who could take this place with the least loss, and what the list would then reach more (or,
    /// if negative, less); nil if nobody else may take it.
    public let substitute: Substitute?
    /// What winning this partner costs; nil if not known.
    public let cost: Double?
    /// Whether nothing is known and the default of the question stands for it.
    public let isCostAssumed: Bool
    /// The hours this partner takes; nil if hours were not asked for.
    public let hours: Double?
  }

  /// Somebody who could take a place on the list.
  public struct Substitute: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// By how much the reach of the list would change.
    public let change: Int
  }

  /// What came of a goal: the cheapest list (or the shortest, if no costs count) that meets it.
  public struct Attainment: Sendable, Hashable {
    /// What was asked.
    public let goal: Goal
    /// How many hear it from so many different partners; a partner does not hear it from itself.
    public let heard: Int
    /// What the list costs, or its size.
    public let cost: Double
    /// No list that meets the goal and the conditions costs less.
    public let lower: Double
    /// Whether `cost` is money, not a number of partners.
    public let isMoney: Bool
    /// What the list found without anything demanded at least costs; nil where nothing is.
    public var costWithoutFloors: Double?

    /// Whether every cheaper list was ruled out.
    public var isOptimal: Bool { cost <= lower + 1e-9 * max(1, lower) }
  }

  /// So many should hear it from so many different partners.
  public struct Goal: Sendable, Hashable, Codable {
    /// How many of the target, at least 1.
    public var people: Int
    /// From how many different partners, at least 1.
    public var heardFrom: Int

    /// A goal; by default once is enough.
    public init(people: Int, heardFrom: Int = 1) {
      self.people = people
      self.heardFrom = heardFrom
    }
  }

  /// A proven limit: no list that meets the conditions covers more.
  public struct Bound: Sendable, Hashable {
    /// How many of the target the list covers: those reached and those on the list.
    public let covered: Int
    /// No other list of this size covers more than so many.
    public let upper: Int
    /// Whether every other list was ruled out: this one is the best there is.
    public var isOptimal: Bool { covered >= upper }
    /// At least this share of the best possible, 0...1.
    public var share: Double { upper > 0 ? Double(covered) / Double(upper) : 1 }

    /// The bound in words.
    public var text: Localized {
      if isOptimal {
        return Localized(
          de: "Keine andere Liste erreicht mehr, die Partner mitgezählt: bewiesen.",
          en: "No other list reaches more, partners counted: proven.")
      }
      return Localized(
        de:
          "Keine andere Liste kann mehr als \(Language.german.text(upper)) erreichen, die Partner "
          + "mitgezählt; diese schafft mindestens \(Language.german.percent(floored)) davon.",
        en: "No other list can reach more than \(Language.english.text(upper)), partners counted; "
          + "this one gets at least \(Language.english.percent(floored)) of that.")
    }

    private var floored: Double { (share * 100).rounded(.down) / 100 }
  }
}

extension Shortlist.Ending {
  /// The reason in words.
  public var text: Localized {
    switch self {
    case .alike(let sameness): sameness.text
    case .nobodyReaches:
      Localized(
        de: "Niemand, der auf die Liste darf, erreicht jemand anderen.",
        en: "Nobody who may be on the list reaches anybody else.")
    case .onlyAvoided:
      Localized(
        de: "Niemand bleibt übrig: wer auf die Liste darf, erreicht niemanden oder auch jemanden, "
          + "der gemieden werden soll.",
        en: "Nobody is left: whoever may be on the list reaches nobody, or somebody to be avoided "
          + "as well.")
    case .nobodyElse:
      Localized(
        de:
          "Die Liste ist kürzer als verlangt: niemand sonst, der auf sie darf, erreicht jemanden, "
          + "der nicht schon auf ihr steht.",
        en:
          "The list is shorter than asked for: nobody else who may be on it reaches anybody who is "
          + "not on it.")
    case .nobodyAdds:
      Localized(
        de: "Die Liste ist kürzer als verlangt: niemand sonst, der auf sie darf, bringt im Mittel "
          + "noch jemanden dazu.",
        en: "The list is shorter than asked for: nobody else who may be on it adds anybody on "
          + "average.")
    case .limits:
      Localized(
        de:
          "Die Liste ist kürzer als verlangt: die Bedingungen lassen niemanden sonst zu, der noch "
          + "jemanden dazubringt.",
        en: "The list is shorter than asked for: the conditions let nobody else in who would bring "
          + "anybody.")
    }
  }
}
