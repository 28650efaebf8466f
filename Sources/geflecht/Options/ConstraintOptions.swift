import Analysis
import ArgumentParser
import Relations
import Wording

/// What a choice of partners must comply with: money, hours, fairness, avoidance.
struct ConstraintOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Das Geld, das alle zusammen kosten dürfen.", en: "The money all may cost together.",
      value: Localized(de: "Betrag", en: "amount")))
  var budget: Quantity?

  @Option(
    help: help(
      de: "Was jemand kostet, von dem keine Kosten bekannt sind (sonst bleibt er außen vor).",
      en: "What somebody without a known cost costs (otherwise left out).",
      value: Localized(de: "Betrag", en: "amount")))
  var defaultCost: Quantity?

  @Option(
    help: help(
      de: "Die Stunden, die alle zusammen brauchen dürfen.",
      en: "The hours all may take together.",
      value: Localized(de: "Stunden", en: "hours")))
  var hours: Quantity?

  @Option(
    help: help(
      de: "Die Stunden je Partner, wo keine Spalte sie nennt.",
      en: "The hours per partner where no column names them.",
      value: Localized(de: "Stunden", en: "hours")))
  var defaultHours: Quantity?

  @Option(
    help: help(
      de: "Die Spalte mit den Stunden, wenn sie nicht erkannt wird.",
      en: "The column with the hours, if it is not recognised.",
      value: Localized(de: "Spalte", en: "column")))
  var hoursColumn: String?

  @Option(
    help: help(
      de: "Höchstens so viele Partner je Wert: „partei=2“, „kreis=3“ (ort, thema, art, kreis oder "
        + "eine Spalte); mehrfach möglich.",
      en: "At most so many partners per value: “party=2”, “circle=3” (place, topic, kind, circle "
        + "or a column); repeatable.",
      value: Localized(de: "was=Zahl", en: "what=number")))
  var atMost: [PartAmount] = []

  @Option(
    help: help(
      de: "Mindestens so viele Partner je Wert oder von einem: „ort=1“, „thema:Verkehr=2“; "
        + "mehrfach möglich.",
      en: "At least so many partners per value or of one: “place=1”, “topic:traffic=2”; "
        + "repeatable.",
      value: Localized(de: "was=Zahl", en: "what=number")))
  var atLeast: [PartAmount] = []

  @Option(
    help: help(
      de: "Mindestens so viele (oder so viel Prozent) Erreichte je Wert oder von einem: "
        + "„ort=30%“, „ort:Nord=200“; mehrfach möglich.",
      en: "At least so many (or so many per cent) reached per value or of one: “place=30%”, "
        + "“place:North=200”; repeatable.",
      value: Localized(de: "was=Zahl", en: "what=number")))
  var reachAtLeast: [PartAmount] = []

  @Option(
    parsing: .unconditional,
    help: help(
      de: "Wer es möglichst nicht hören soll (eine Suche); sie kommen auch nicht auf die Liste.",
      en: "Who should hardly hear it (a query); they are not put on the list either.",
      value: Localized(de: "Suche", en: "query")))
  var avoid: String?

  @Option(
    help: help(
      de: "Wie viele davon (Zahl oder Prozent) es trotzdem hören dürfen.",
      en: "How many of them (number or per cent) may hear it all the same.",
      value: Localized(de: "Zahl", en: "number")))
  var avoidAtMost: Share?

  func validate() throws {
    guard avoidAtMost == nil || avoid != nil else {
      throw ValidationError(
        words(
          de: "--avoid-at-most braucht --avoid: wen meiden?",
          en: "--avoid-at-most needs --avoid: avoid whom?"))
    }
    for limit in atMost {
      guard case .count(let count) = limit.amount, count >= 1, limit.part == nil else {
        throw ValidationError(
          words(
            de: "--at-most nennt Spalte und Zahl: partei=2.",
            en: "--at-most names a column and a number: party=2."))
      }
    }
  }

  /// Whether money or hours limit the choice, so that its size need not.
  var limitsSpending: Bool { budget != nil || hours != nil }

  /// The conditions.
  func conditions(in session: Session) throws -> Conditions {
    Conditions(
      budget: budget?.value, defaultCost: defaultCost?.value, hours: hours?.value,
      defaultHours: defaultHours?.value, hoursColumn: hoursColumn,
      atMost: atMost.compactMap {
        guard case .count(let count) = $0.amount else { return nil }
        return Conditions.Ceiling($0.basis, most: count)
      },
      partnersAtLeast: atLeast.map {
        Conditions.Floor($0.basis, part: $0.part, least: $0.amount)
      },
      reachAtLeast: reachAtLeast.map {
        Conditions.Floor($0.basis, part: $0.part, least: $0.amount)
      },
      avoid: try avoid.map { try session.ids(meeting: $0, option: "--avoid") } ?? [],
      avoidAtMost: avoidAtMost?.amount ?? .count(0))
  }
}
