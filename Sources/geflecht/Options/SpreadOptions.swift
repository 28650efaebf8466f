import ArgumentParser
import GraphCore
import Relations
import Wording

/// How far and which way a message is passed on, and who should hear it.
struct SpreadOptions: ParsableArguments {
  @Option(
    name: .customLong("steps"),
    help: help(
      de:
        "Über wie viele Schritte eine Botschaft weitergesagt wird (sonst 2; nach einem Modell des "
        + "Zufalls, bis niemand mehr dazukommt).",
      en: "Over how many steps a message is passed on (otherwise 2; by a model of chance until "
        + "nobody new is won).",
      value: Localized(de: "Zahl", en: "number")))
  var givenSteps: Int?

  @OptionGroup var influence: InfluenceOptions

  @Option(
    parsing: .unconditional,
    help: help(
      de: "Wer die Botschaft hören soll (eine Suche; sonst alle).",
      en: "Who should hear it (a query; otherwise everybody).",
      value: Localized(de: "Suche", en: "query")))
  var towards: String?

  func validate() throws { try atLeastOne("--steps", steps) }

  /// Which way directed ties are taken; nil = as their kind says.
  var direction: MeasureOptions.Direction? { influence.direction }

  /// The number of steps where everybody passes the message on.
  var steps: Int { givenSteps ?? 2 }

  /// The ids of those who should hear it, or nil for everybody.
  func target(in session: Session) throws -> [Actor.ID]? {
    try towards.map { try session.ids(meeting: $0, option: "--towards") }
  }
}
