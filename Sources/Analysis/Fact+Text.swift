public import Wording

extension Fact {
  /// The fact as half a sentence about the actor: "knows 34 of 212 people in Durlach, …".
  public var text: Localized {
    switch self {
    case .knows(let count, let total, let scope, let only):
      Fact.counted("kennt", "knows", count, total, scope) + Fact.alone(only, of: count)
    case .meets(let count, let total, let scope, let only):
      Fact.counted(
        "trifft in Gruppen und Vereinen", "meets in groups and clubs", count, total, scope)
        + Fact.alone(only, of: count)
    case .spreads(let count, let total, let scope, let steps):
      Fact.counted("erreicht", "reaches", count, total, scope) + Fact.within(steps)
    case .adds(let count, let total): Fact.added(count, of: total)
    case .secondVoice(let count):
      count == 1
        ? Localized(
          de: "eine zweite Stimme: 1 Person hört es auch von anderen auf der Liste",
          en: "a second voice: 1 person hears it from others on the list too")
        : Localized(
          de: "eine zweite Stimme: \(Fact.de(count)) hören es auch von anderen auf der Liste",
          en: "a second voice: \(Fact.en(count)) hear it from others on the list too")
    case .reachesNobody:
      Localized(
        de: "erreicht nach diesen Daten niemand anderen",
        en: "reaches nobody else as far as these data tell")
    case .exclusive(let count): Fact.exclusively(count)
    case .connects(let organisations, let total): Fact.connecting(organisations, of: total)
    case .circles(let count, let total):
      Localized(
        de: "hat Beziehungen in \(Fact.de(count)) von \(Fact.de(total)) Kreisen",
        en: "has ties into \(Fact.en(count)) of \(Fact.en(total)) circles")
    case .between(let rank, let total):
      Localized(
        de:
          "liegt auf kürzesten Wegen zwischen anderen \(Fact.superlativeDe(rank)) von \(Fact.de(total))",
        en: "lies on shortest ways between others \(Fact.superlativeEn(rank)) of \(Fact.en(total))")
    case .heard(let rank, let total):
      Localized(
        de:
          "auf sie oder ihn hören die, auf die man hört: Platz \(Fact.de(rank)) von \(Fact.de(total))",
        en:
          "is listened to by those who are listened to: number \(Fact.en(rank)) of \(Fact.en(total))"
      )
    case .core(let level, let size):
      Localized(
        de: "gehört zu einem Kern von \(Fact.de(size)), in dem jedes Mitglied "
          + "mindestens \(Fact.de(level)) andere kennt",
        en: "belongs to a core of \(Fact.en(size)) in which everybody "
          + "knows at least \(Fact.en(level)) others")
    case .brings(let place, let count, let total):
      Localized(
        de: "bringt \(Fact.de(count)) von \(Fact.de(total)) aus \(place) dazu",
        en: "brings in \(Fact.en(count)) of \(Fact.en(total)) from \(place)")
    case .cares(let topic, let count, let total):
      Localized(
        de: "bringt \(Fact.de(count)) von \(Fact.de(total)) mit dem Thema „\(topic)“ dazu",
        en: "brings in \(Fact.en(count)) of \(Fact.en(total)) who care about “\(topic)”")
    case .warm(let goBetweens, let through): Fact.warmWay(goBetweens, through: through)
    case .agreed: Localized(de: "hat der Ansprache zugestimmt", en: "has agreed to be contacted")
    }
  }

  private static func de(_ number: Int) -> String { Language.german.text(number) }
  private static func en(_ number: Int) -> String { Language.english.text(number) }

  /// As in "knows 34 of 212 people in Durlach".
  private static func counted(
    _ verbDe: String, _ verbEn: String, _ count: Int, _ total: Int, _ scope: Scope
  ) -> Localized {
    Localized(
      de: "\(verbDe) \(de(count)) von \(de(total)) \(scope.text.de)",
      en: "\(verbEn) \(en(count)) of \(en(total)) \(scope.text.en)")
  }

  /// As in ", 21 of them nobody else on this list does".
  private static func alone(_ only: Int, of count: Int) -> Localized {
    guard only > 0, count > 0 else { return Localized("") }
    if only == count {
      return Localized(
        de: ", alle davon sonst niemand auf dieser Liste",
        en: ", all of them nobody else on this list does")
    }
    return Localized(
      de: ", \(de(only)) davon sonst niemand auf dieser Liste",
      en: ", \(en(only)) of them nobody else on this list does")
  }

  private static func within(_ steps: Int) -> Localized {
    steps == 1
      ? Localized(de: " unmittelbar", en: " directly")
      : Localized(de: " in \(de(steps)) Schritten", en: " within \(en(steps)) steps")
  }

  private static func added(_ count: Int, of total: Int) -> Localized {
    count == 0
      ? Localized(
        de: "bringt im Mittel weniger als eine Person dazu",
        en: "adds less than one person on average")
      : Localized(
        de: "bringt \(de(count)) von \(de(total)) dazu, die vorher niemand erreicht",
        en: "adds \(en(count)) of \(en(total)) whom nobody before reaches")
  }

  private static func exclusively(_ count: Int) -> Localized {
    count == 0
      ? Localized(
        de: "alle Erreichten hören es auch von anderen auf der Liste",
        en: "everybody reached hears it from others on the list too")
      : Localized(
        de: "\(de(count)) davon erreicht sonst niemand auf der Liste",
        en: "\(en(count)) of those reached are reached by nobody else on the list")
  }

  private static func connecting(_ organisations: [String], of total: Int) -> Localized {
    let shown = organisations.prefix(5).joined(separator: ", ")
    let more = organisations.count > 5 ? " …" : ""
    return Localized(
      de: "verbindet \(de(organisations.count)) von \(de(total)) Gruppen: \(shown)\(more)",
      en: "connects \(en(organisations.count)) of \(en(total)) groups: \(shown)\(more)")
  }

  private static func warmWay(_ goBetweens: Int, through: String) -> Localized {
    switch goBetweens {
    case 0: Localized(de: "ist uns unmittelbar bekannt", en: "is known to us directly")
    case 1: Localized(de: "wird uns durch \(through) bekannt", en: "can be met through \(through)")
    default:
      Localized(
        de: "wird uns durch \(through) und \(de(goBetweens - 1)) weitere bekannt",
        en: "can be met through \(through) and \(en(goBetweens - 1)) more")
    }
  }

  private static func superlativeDe(_ rank: Int) -> String {
    rank == 1 ? "am häufigsten" : "am \(rank).-häufigsten"
  }

  private static func superlativeEn(_ rank: Int) -> String {
    guard rank > 1 else { return "most often" }
    let ending =
      switch (rank % 10, rank % 100) {
      case (_, 11...13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(rank)\(ending) most often"
  }
}

extension Fact.Scope {
  /// "people in Durlach", "Personen mit dem Thema „Stadtplanung“ in Durlach".
  public var text: Localized {
    let who =
      isPeople ? Localized(de: "Personen", en: "people") : Localized(de: "Akteuren", en: "actors")
    let what =
      topic.isEmpty
      ? Localized("") : Localized(de: " mit dem Thema „\(topic)“", en: " who care about “\(topic)”")
    let whereabouts = place.isEmpty ? Localized("") : Localized(" in \(place)")
    return who + what + whereabouts
  }
}
