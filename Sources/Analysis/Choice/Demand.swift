public import Wording

/// One thing a choice must comply with, and what the chosen ones make of it.
public struct Demand: Hashable, Sendable {
  /// What is counted.
  public enum Subject: Hashable, Sendable {
    /// The partners.
    case size
    /// What they cost.
    case money
    /// The hours they take.
    case hours
    /// The partners of a part: a place, a topic, an organisation.
    case partners(of: Localized)
    /// Those of a part who are reached or on the list.
    case reach(of: Localized)
    /// Those reached who should not be.
    case avoided
  }

  /// What is counted.
  public let subject: Subject
  /// At least so much; nil = no floor.
  public let least: Double?
  /// At most so much; nil = no ceiling.
  public let most: Double?
  /// How much there is to be had; nil where that says nothing.
  public let total: Double?
  /// How much the chosen ones make; nil before a choice.
  public var actual: Double?

  /// Whether the chosen ones make less than the floor, or more than the ceiling; false before a choice.
  public var isMissed: Bool {
    guard let actual else { return false }
    func hair(_ bound: Double) -> Double { 1e-9 * max(1, abs(bound)) }
    if let least, actual < least - hair(least) { return true }
    if let most, actual > most + hair(most) { return true }
    return false
  }

  /// A demand; see the properties.
  public init(
    _ subject: Subject, least: Double? = nil, most: Double? = nil, total: Double? = nil,
    actual: Double? = nil
  ) {
    self.subject = subject
    self.least = least
    self.most = most
    self.total = total
    self.actual = actual
  }
}

/// Why no choice complies with what is demanded, and what would do.
public enum Refusal: Hashable, Sendable {
  /// Those who must be on the list alone need more than allowed.
  case required(Demand, needs: Double)
  /// Nobody fits: even the least anybody needs is more than allowed.
  case nobody(Demand, needs: Double)
  /// Not even everybody together gets to what is demanded.
  case tooLittle(Demand, possible: Double)
  /// Nobody may be chosen because nothing is known about costs or hours.
  case unknownCosts(hours: Bool)
  /// Not even everybody together makes so many hear it so often.
  case goalOutOfReach(Shortlist.Goal, possible: Int)
  /// No list within the conditions meets the goal; any one of the changes would do.
  case goalTooMuch(GoalShortfall)
  /// Not even all channels and the partners together reach so many.
  case channelsTooFew(goal: Int, possible: Int)
  /// The money for channels does not suffice.
  case channelsTooDear(Demand, goal: Int, reached: Int, needs: Double, isProven: Bool)
  /// Each demand can be met, but not all together; any one of the changes would do.
  case together(isProven: Bool, ways: [Way])
  /// No list was found that meets all demands, which proves nothing: those that the one that came
  /// nearest misses, and a change that would do.
  case notFound(missed: [Demand], ways: [Way])

  /// How far a goal is off.
  public struct GoalShortfall: Hashable, Sendable {
    /// What was asked.
    public let goal: Shortlist.Goal
    /// Whether every list was ruled out.
    public let isProven: Bool
    /// The most that a list found within the conditions makes hear it so often; nil if none was found
    /// that gives everything demanded at least.
    public let heard: Int?
    /// What would do.
    public let ways: [Way]
    /// The least money any list costs that meets the goal; nil where money does not count.
    public let leastMoney: Double?
  }

  /// A change with which there would be a choice.
  public enum Way: Hashable, Sendable {
    /// So much instead of what the demand allows.
    case raise(Demand, to: Double)
    /// This share of everything demanded at least, 0...1.
    case lower(share: Double)
  }
}

extension Refusal {
  /// The reason and the nearest that would do, in words.
  public var text: Localized {
    switch self {
    case .required(let demand, let needs): demand.requiredText(needs)
    case .nobody(let demand, let needs): demand.nobodyText(needs)
    case .tooLittle(let demand, let possible): demand.tooLittleText(possible)
    case .unknownCosts(let isHours):
      isHours
        ? Localized(
          de: "niemand nennt Stunden; --default-hours rechnet für alle mit derselben Zahl",
          en: "nobody names hours; --default-hours reckons with the same number for all")
        : Localized(
          de: "von niemandem sind Kosten bekannt; --default-cost rechnet für alle mit demselben "
            + "Betrag",
          en: "nobody's cost is known; --default-cost reckons with the same amount for all")
    case .goalOutOfReach(let goal, let possible):
      Localized(
        de: "auch mit allen zusammen hören es nur \(Language.german.text(possible)) "
          + goal.source.de + ", gefordert sind \(Language.german.text(goal.people))",
        en: "even all together make only \(Language.english.text(possible)) hear it "
          + goal.source.en + ", demanded are \(Language.english.text(goal.people))")
    case .goalTooMuch(let shortfall): shortfall.text
    case .channelsTooFew(let goal, let possible):
      Localized(
        de: "mit allen Kanälen zusammen werden nur \(Language.german.text(possible)) erreicht, "
          + "gefordert sind \(Language.german.text(goal))",
        en: "all channels together reach only \(Language.english.text(possible)), demanded are "
          + Language.english.text(goal))
    case .channelsTooDear(let budget, let goal, let reached, let needs, let isProven):
      Refusal.tooDear(budget, goal: goal, reached: reached, needs: needs, isProven: isProven)
    case .together(let isProven, let ways):
      Refusal.lead(isProven) + Refusal.list(ways.map(\.text))
    case .notFound(let missed, let ways): Refusal.notFound(missed) + Refusal.list(ways.map(\.text))
    }
  }

  private static func notFound(_ missed: [Demand]) -> Localized {
    let shown = missed.prefix(4).map(\.missedText)
    return shown.dropFirst().reduce(
      Localized(
        de: "es fand sich keine Liste, die alle Forderungen erfüllt (bewiesen ist nicht, dass es "
          + "keine gibt); am nächsten kam eine mit ",
        en: "no list was found that meets all demands (that there is none is not proven); the "
          + "nearest has ") + (shown.first ?? Localized(""))
    ) { $0 + Localized(", ") + $1 }
      + Localized(missed.count > 4 ? " …" : "")
  }

  private static func tooDear(
    _ budget: Demand, goal: Int, reached: Int, needs: Double, isProven: Bool
  ) -> Localized {
    let (de, en) = (Language.german, Language.english)
    let most = budget.most ?? 0
    return Localized(
      de: "für \(de.text(most)) sind \(de.text(goal)) nicht zu erreichen"
        + (isProven ? " (bewiesen)" : "")
        + ", höchstens gefunden: \(de.text(reached)); es ginge mit einem Budget von "
        + de.text(needs),
      en: "\(en.text(most)) does not reach \(en.text(goal))" + (isProven ? " (proven)" : "")
        + ", the most found is \(en.text(reached)); it would do with a budget of "
        + en.text(needs))
  }

  fileprivate static func lead(_ isProven: Bool) -> Localized {
    isProven
      ? Localized(
        de: "die Forderungen gehen nicht zusammen auf (bewiesen)",
        en: "the demands do not go together (proven)")
      : Localized(
        de: "für alle Forderungen zusammen fand sich keine Liste",
        en: "no list was found that meets all demands together")
  }

  fileprivate static func list(_ ways: [Localized]) -> Localized {
    guard let first = ways.first else { return Localized(de: "", en: "") }
    return ways.dropFirst().reduce(
      Localized(de: "; es ginge ", en: "; it would do ") + first
    ) { $0 + Localized(de: ", oder ", en: ", or ") + $1 }
  }
}

extension Shortlist.Goal {
  /// "from 2 different partners".
  var source: Localized {
    heardFrom == 1
      ? Localized(de: "von einem Partner", en: "from a partner")
      : Localized(
        de: "von \(heardFrom) verschiedenen Partnern",
        en: "from \(heardFrom) different partners")
  }
}

extension Refusal.GoalShortfall {
  fileprivate var text: Localized {
    let (de, en) = (Language.german, Language.english)
    let tail =
      leastMoney.map {
        Localized(
          de: "; unter \(de.text($0)) geht es keinesfalls",
          en: "; below \(en.text($0)) it cannot be done")
      } ?? Localized("")
    guard let heard else { return Refusal.lead(isProven) + Refusal.list(ways.map(\.text)) + tail }
    let lead =
      isProven
      ? Localized(
        de: "\(de.text(goal.people)) können es so nicht \(goal.source.de) hören (bewiesen), "
          + "höchstens gefunden: \(de.text(heard))",
        en: "\(en.text(goal.people)) cannot hear it \(goal.source.en) this way (proven), "
          + "the most found: \(en.text(heard))")
      : Localized(
        de: "es fand sich keine Liste, mit der \(de.text(goal.people)) es \(goal.source.de) "
          + "hören, höchstens \(de.text(heard))",
        en: "no list was found with which \(en.text(goal.people)) hear it \(goal.source.en), "
          + "at most \(en.text(heard))")
    return lead + Refusal.list(ways.map(\.text)) + tail
  }
}

extension Refusal.Way {
  /// "with a budget of 340 instead of 250".
  var text: Localized {
    switch self {
    case .lower(let share):
      Localized(
        de: "mit \(Language.german.percent(share)) dessen, was mindestens gefordert ist",
        en: "with \(Language.english.percent(share)) of what is demanded at least")
    case .raise(let demand, let sum): demand.raisedText(sum)
    }
  }
}

extension Demand {
  private func german(_ number: Double?) -> String { Language.german.text(number ?? 0) }
  private func english(_ number: Double?) -> String { Language.english.text(number ?? 0) }

  fileprivate func raisedText(_ sum: Double) -> Localized {
    let (de, en) = (german(sum), english(sum))
    switch subject {
    case .size:
      return Localized(
        de: "mit \(de) statt \(german(most)) Partnern",
        en: "with \(en) partners instead of \(english(most))")
    case .money:
      return Localized(
        de: "mit einem Budget von \(de) statt \(german(most))",
        en: "with a budget of \(en) instead of \(english(most))")
    case .hours:
      return Localized(
        de: "mit \(de) statt \(german(most)) Stunden",
        en: "with \(en) hours instead of \(english(most))")
    case .partners(let part):
      return Localized(
        de: "mit \(de) statt \(german(most)) Partnern aus „\(part.de)“",
        en: "with \(en) partners of “\(part.en)” instead of \(english(most))")
    case .reach(let part):
      return Localized(
        de: "mit \(de) statt \(german(most)) Erreichten in „\(part.de)“",
        en: "with \(en) reached in “\(part.en)” instead of \(english(most))")
    case .avoided:
      return Localized(
        de: "wenn \(de) statt \(german(most)) Gemiedene erreicht werden dürfen",
        en: "if \(en) instead of \(english(most)) of those to be avoided may be reached")
    }
  }

  /// "23.4 instead of 30 reached in “North”".
  fileprivate var missedText: Localized {
    let (de, en) = (german(actual), english(actual))
    let (wantedDE, wantedEN) = (german(least ?? most), english(least ?? most))
    switch subject {
    case .size:
      return Localized(
        de: "\(de) statt \(wantedDE) Partnern", en: "\(en) partners instead of \(wantedEN)")
    case .money:
      return Localized(
        de: "Kosten von \(de) statt \(wantedDE)", en: "a cost of \(en) instead of \(wantedEN)")
    case .hours:
      return Localized(
        de: "\(de) statt \(wantedDE) Stunden", en: "\(en) hours instead of \(wantedEN)")
    case .partners(let part):
      return Localized(
        de: "\(de) statt \(wantedDE) Partnern aus „\(part.de)“",
        en: "\(en) instead of \(wantedEN) partners of “\(part.en)”")
    case .reach(let part):
      return Localized(
        de: "\(de) statt \(wantedDE) Erreichten in „\(part.de)“",
        en: "\(en) instead of \(wantedEN) reached in “\(part.en)”")
    case .avoided:
      return Localized(
        de: "\(de) statt höchstens \(wantedDE) Gemiedenen, die es hören",
        en: "\(en) instead of at most \(wantedEN) of those to be avoided who hear it")
    }
  }

  fileprivate func requiredText(_ needs: Double) -> Localized {
    let (de, en) = (german(needs), english(needs))
    switch subject {
    case .money:
      return Localized(
        de: "die Gesetzten kosten zusammen \(de), das Budget ist \(german(most))",
        en: "those required cost \(en) together, the budget is \(english(most))")
    case .hours:
      return Localized(
        de: "die Gesetzten brauchen zusammen \(de) Stunden, vorhanden sind \(german(most))",
        en: "those required take \(en) hours together, there are \(english(most))")
    case .size:
      return Localized(
        de: "\(de) sollen auf eine Liste mit \(german(most)) Plätzen",
        en: "\(en) are to be on a list of \(english(most))")
    case .partners(let part), .reach(let part):
      return Localized(
        de: "\(de) der Gesetzten gehören zu „\(part.de)“, erlaubt sind \(german(most))",
        en: "\(en) of those required belong to “\(part.en)”, the limit is \(english(most))")
    case .avoided:
      return Localized(
        de: "die Gesetzten allein erreichen \(de) der Gemiedenen, erlaubt sind \(german(most))",
        en: "those required alone reach \(en) of those to be avoided, the limit is "
          + english(most))
    }
  }

  fileprivate func nobodyText(_ needs: Double) -> Localized {
    subject == .hours
      ? Localized(
        de: "in \(german(most)) Stunden ist niemand zu gewinnen: der Geringste braucht "
          + german(needs),
        en: "\(english(most)) hours win nobody: the least anybody takes is \(english(needs))")
      : Localized(
        de: "ein Budget von \(german(most)) gewinnt niemanden, der andere erreicht: am wenigsten "
          + "kostet \(german(needs))",
        en: "a budget of \(english(most)) buys nobody who reaches others: the cheapest costs "
          + english(needs))
  }

  fileprivate func tooLittleText(_ possible: Double) -> Localized {
    let (de, en) = (german(possible), english(possible))
    switch subject {
    case .reach(let part):
      return Localized(
        de: "in „\(part.de)“ sind auch mit allen zusammen nur \(de) von \(german(total)) "
          + "zu erreichen, gefordert sind \(german(least))",
        en: "in “\(part.en)” even all together reach only \(en) of \(english(total)), "
          + "demanded are \(english(least))")
    case .partners(let part):
      return Localized(
        de: "aus „\(part.de)“ kommen nur \(de) infrage, gefordert sind \(german(least))",
        en: "only \(en) of “\(part.en)” qualify, demanded are \(english(least))")
    case .size, .money, .hours, .avoided:
      return Localized(
        de: "möglich sind höchstens \(de), gefordert sind \(german(least))",
        en: "at most \(en) are possible, demanded are \(english(least))")
    }
  }
}
