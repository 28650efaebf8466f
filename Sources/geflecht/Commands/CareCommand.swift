import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Storage
import Wording

/// `geflecht care`: whom to contact when.
struct CareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "care",
    abstract: words(
      de: "Wen wann ansprechen, damit nichts abreißt.",
      en: "Whom to contact when, so that nothing breaks off."),
    discussion: words(
      de: "Beziehungen verblassen ohne Kontakt (Halbwertszeiten aus tie_kinds.csv oder "
        + "--half-life). Der Plan hält die erwartete Reichweite derer, die wir kennen, mit wenigen "
        + "Kontakten über --floor, in den Stunden, die es gibt; Zeit, die übrig ist, gilt denen, deren "
        + "Beziehung schon verblasst. Er beginnt heute, oder am Tag von --at. Wer durch eine "
        + "Beziehung hört, hört mit der Wahrscheinlichkeit ihrer Stärke. Wer der Ansprache "
        + "widersprochen hat, kommt nicht vor.",
      en:
        "Ties fade without contact (half-lives from tie_kinds.csv or --half-life). The plan keeps "
        + "the expected reach of those we know above --floor with few contacts, in the hours there "
        + "are; time that is left goes to those whose tie is fading. It begins today, or on the day "
        + "of --at. Whoever hears through a tie hears with the probability of its strength. Whoever "
        + "objected to being contacted is left alone."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions

  @OptionGroup var us: UsOptions

  @Option(
    help: help(
      de: "Wie viele Wochen der Plan umfasst.", en: "How many weeks the plan covers.",
      value: Localized(de: "Zahl", en: "number")))
  var weeks = 12

  @Option(
    help: help(
      de: "Stunden, die es je Woche gibt (sonst so viele wie nötig).",
      en: "Hours there are per week (otherwise as many as it takes).",
      value: Localized(de: "Stunden", en: "hours")), transform: decimal)
  var hours: Double?

  @Option(
    help: help(
      de: "Wie viele Minuten ein Kontakt braucht.", en: "How many minutes a contact takes.",
      value: Localized(de: "Minuten", en: "minutes"), standard: 30.0), transform: decimal)
  var minutes = 30.0

  @Option(
    help: help(
      de: "Welcher Anteil der vollen Reichweite bleiben muss.",
      en: "Which share of the full reach must be kept.",
      value: Localized(de: "Anteil", en: "share"), standard: 0.5), transform: decimal)
  var floor = 0.5

  @Option(
    help: help(
      de: "Über wie viele Schritte die es weitersagen, die wir kennen (0 = gar nicht).",
      en: "Over how many steps those we know pass it on (0 = not at all).",
      value: Localized(de: "Zahl", en: "number")))
  var steps = 1

  @OptionGroup var influence: InfluenceOptions

  @OptionGroup(title: words(de: "Zeit", en: "Time"))
  var time: TimeOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    try atLeastOne("--weeks", weeks)
    guard (0...1).contains(floor) else {
      throw ValidationError(
        words(de: "--floor liegt zwischen 0 und 1.", en: "--floor is between 0 and 1."))
    }
    guard minutes > 0, minutes.isFinite, hours.map({ $0 >= 0 && $0 <= 168 }) ?? true, steps >= 0,
      weeks <= 520
    else {
      throw ValidationError(
        words(
          de: "--minutes muss größer als 0 sein, --hours liegt zwischen 0 und 168, --steps ist "
            + "mindestens 0, --weeks höchstens 520.",
          en: "--minutes must be above 0, --hours is between 0 and 168, --steps at least 0, "
            + "--weeks at most 520."))
    }
  }

  func run() throws {
    var selected = selection
    let at = try selected.at.map { try DateOption.date("--at", $0).first }
    selected.at = nil
    let chosen = try selected.selectionOverTime(from: nil, to: nil).selection
    var session = try Session(input, running, influence: influence, us: us.us.first)
    let snapshot = try session.snapshot(chosen)
    let question = Care.Question(
      actors: try us.ids(in: session), start: try at ?? session.careDay, weeks: weeks,
      hours: hours, minutesPerContact: minutes, floor: floor, steps: steps,
      rules: try time.rules(for: session.network), direction: influence.direction)
    let care = try session.compute { _ in try snapshot.care(question) }
    let answer = CareAnswer(care: care, session: session, snapshot: snapshot)
    try session.write {
      if output.out?.lowercased().hasSuffix(".ics") == true {
        try output.deliver(answer.calendar.text)
      } else {
        try output.deliver(answer.answer.noting(influence.notes(snapshot)))
      }
    }
    session.finish()
  }
}
