import Analysis
import ArgumentParser
import Relations
import Wording

/// `geflecht path`: the warmest way to somebody.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: words(
      de: "Der wärmste Weg zu jemandem: wer kann uns vorstellen?",
      en: "The warmest way to somebody: who can introduce us?"),
    discussion: words(
      de: """
        Wen wir selbst kennen, den sprechen wir selbst an: eigene Beziehungen stehen immer zuerst. \
        Sonst zählt, wie gut sich zwei kennen (Familie, Freundschaft, eigener Kontakt mehr als \
        Bekanntschaft, diese mehr als ein gemeinsamer Verein), wie stark die Beziehung unter ihresgleichen \
        ist und wie frisch; mit jedem, den man bitten muss, halbiert sich die Wärme. Gefragt werden nur \
        Menschen, niemand, der widersprochen oder abgesagt hat. Wer jemandem nur folgt oder auf \
        derselben Veranstaltung war, kann nicht vorstellen; gemeinsame Veranstaltungen stehen als \
        Anlass daneben. Unter 0,02 ist es ein kalter Kontakt. Eigene Arten: Spalte „wärme“ in \
        beziehungsarten.csv.
        """,
      en: """
        Whom we know ourselves we approach ourselves: our own ties always come first. Otherwise it \
        counts how well two know each other (family, friends and our own contacts more than \
        acquaintances, these more than a common club), how strong the tie is among its like, and how \
        fresh; each person to be asked halves the warmth. Only people are asked, nobody who objected \
        or declined. Who only follows somebody, or was at the same event, cannot introduce; shared \
        events are named beside as an occasion. Below 0.02 it is a cold contact. For kinds of your own: \
        column “warmth” of tie_kinds.csv.
        """))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var day: DayOptions

  @OptionGroup var us: UsOptions

  @Option(
    help: help(
      de: "Wer gefunden werden soll.", en: "Who is to be met.",
      value: Localized(de: "Akteur", en: "actor")))
  var to: String

  @Option(
    help: help(
      de: "Wie viele Wege mit anderen Vermittlern gezeigt werden.",
      en: "How many ways with other go-betweens to show.",
      value: Localized(de: "Zahl", en: "number")))
  var alternatives = 3

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws { try atLeastOne("--alternatives", alternatives) }

  func run() throws {
    var session = try Session(input, running, us: us.us.first)
    let ids = try us.ids(in: session)
    let snapshot = try session.snapshot(day.selection(selection, in: session))
    let question = WarmPath.Question(
      from: ids, to: try session.actorIDs([to])[0], alternatives: alternatives)
    let found = try session.compute { _ in try snapshot.introduction(question) }
    let answer = IntroductionAnswer(
      introduction: found, question: question, session: session, snapshot: snapshot
    ).answer.noting(session.notes(snapshot))
    try session.write { try output.deliver(answer) }
    session.finish()
  }
}
