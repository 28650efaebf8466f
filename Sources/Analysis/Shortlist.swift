public import GraphCore
public import Relations
public import Wording

/// A set of partners chosen together, so that they reach as many people as possible between them.
///
/// The sum counts: whoever reaches only those whom others on the list reach already adds nothing.
/// Whoever objected to being contacted is never on the list and never passes a message on; that they
/// may hear it all the same counts as reach.
public struct Shortlist: Sendable, Hashable {
  /// The question.
  public let question: Question
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

  /// `reached` of `possible`, 0...1; nil if there is nobody else.
  public var share: Double? { possible > 0 ? Double(reached) / Double(possible) : nil }
  /// The known costs of the partners added up; nil if no cost is known.
  public var cost: Double? {
    let costs = entries.compactMap(\.cost)
    return costs.isEmpty ? nil : costs.reduce(0, +)
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
    /// The sum over the list is `Shortlist.reached`.
    public let adds: Int
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
    /// The warmest way from us; nil if there is none or nobody was named as us.
    public let path: WarmPath?
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
          de: "Keine andere Liste erreicht mehr: bewiesen.",
          en: "No other list reaches more: proven.")
      }
      return Localized(
        de: "Keine andere Liste kann mehr als \(Language.german.text(upper)) erreichen; "
          + "diese schafft mindestens \(Language.german.percent(floored)) davon.",
        en: "No other list can reach more than \(Language.english.text(upper)); "
          + "this one gets at least \(Language.english.percent(floored)) of that.")
    }

    private var floored: Double { (share * 100).rounded(.down) / 100 }
  }
}

extension Shortlist {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// How many partners, at least 1; nil = as many as the conditions allow.
    ///
    /// Fewer are listed if fewer may be.
    public var size: Int?
    /// How many steps a partner's message goes, at least 1.
    public var steps: Int
    /// Which way messages run along directed ties; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?
    /// The ids of those who must be on the list.
    public var must: [Actor.ID]
    /// The ids of those who must not.
    public var without: [Actor.ID]
    /// At most so many of one place; nil = any.
    ///
    /// Actors without a place are not limited.
    public var perPlace: Int?
    /// At most so many of one organisation; nil = any.
    ///
    /// Actors without one are not limited.
    public var perOrganisation: Int?
    /// The column that names the organisation (several divided by ";"); nil = the first of the usual
    /// names, else ties to organisations.
    public var organisationColumn: String?
    /// The ids of those to be reached; nil = every selected person, or every selected actor where
    /// there are no persons.
    public var towards: [Actor.ID]?
    /// The ids of us: where the warm ways begin.
    ///
    /// Nobody of us is put on the list.
    public var from: [Actor.ID]
    /// The kinds of actor that may be on the list; nil = persons, or all where there are no persons.
    public var kinds: [Actor.Kind]?
    /// Money, hours, fairness, avoidance.
    public var conditions: Conditions
    /// What must be attained as cheaply as possible; nil = as much as possible.
    ///
    /// Money counts if the conditions name a budget or a default cost, else the number of partners.
    /// Does not go with what the conditions demand at least.
    public var goal: Goal?

    /// A question; by default ten partners and two steps.
    public init(
      size: Int? = 10, steps: Int = 2, direction: MeasureOptions.Direction? = nil,
      must: [Actor.ID] = [], without: [Actor.ID] = [], perPlace: Int? = nil,
      perOrganisation: Int? = nil, organisationColumn: String? = nil,
      towards: [Actor.ID]? = nil, from: [Actor.ID] = [], kinds: [Actor.Kind]? = nil,
      conditions: Conditions = .none, goal: Goal? = nil
    ) {
      self.size = size
      self.steps = steps
      self.direction = direction
      self.must = must
      self.without = without
      self.perPlace = perPlace
      self.perOrganisation = perOrganisation
      self.organisationColumn = organisationColumn
      self.towards = towards
      self.from = from
      self.kinds = kinds
      self.conditions = conditions
      self.goal = goal
    }
  }
}
