import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht pilot`: where to try something small first, and what came out.
struct PilotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pilot",
    abstract: words(
      de: "Wo man es erst im Kleinen versucht, mit wem man vergleicht, und was herauskam.",
      en: "Where to try it small first, whom to compare with, and what came out."),
    discussion: words(
      de:
        "Die Menschen werden in Zellen mit wenigen Beziehungen dazwischen zerlegt; ähnliche Zellen "
        + "bilden Paare, und je Paar entscheidet das Los, welche die Probe bekommt. Wer zu viele "
        + "Kontakte auf der anderen Seite hat, gehört zum Puffer und zählt nicht mit. Mit --out "
        + "plan.csv wird der Plan festgehalten, mit --result ergebnis.csv (id, outcome) ausgewertet. "
        + "Wer der Ansprache widersprochen hat, nimmt nicht teil: weder in der Probe noch im Vergleich.",
      en:
        "People are cut into cells with few ties between them; similar cells form pairs, and a coin "
        + "decides which of a pair is tested. Whoever has too many contacts on the other side belongs "
        + "to the buffer and does not count. --out plan.csv keeps the plan, --result result.csv (id, "
        + "outcome) evaluates it. Whoever objected to being contacted takes no part: neither in the "
        + "test nor in the control."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var day: DayOptions

  @Option(
    help: help(
      de: "In wie viele Zellen zerlegt wird (sonst etwa 100 Menschen je Zelle).",
      en: "Into how many cells to cut (default: about 100 people each).",
      value: Localized(de: "Zahl", en: "number")))
  var cells: Int?

  @Option(
    help: help(
      de: "Wie viele Paare von Zellen teilnehmen.", en: "How many pairs of cells take part.",
      value: Localized(de: "Zahl", en: "number")))
  var pairs = 6

  @Option(
    help: help(
      de: "Welcher Anteil der Kontakte auf derselben Seite sein muss (sonst 75%).",
      en: "Which share of somebody's contacts must be on the same side (default: 75%).",
      value: Localized(de: "Anteil", en: "share")))
  var exposure: Share?

  @Option(
    help: help(
      de:
        "Welcher Anteil es auch ohne Probe täte (sonst 20%); für den kleinsten erkennbaren Effekt.",
      en: "Which share would do it without the test (default: 20%); for the smallest effect.",
      value: Localized(de: "Anteil", en: "share")))
  var baseline: Share?

  @Option(
    help: help(
      de: "Wie ähnlich sich die Menschen einer Zelle sind, 0 bis 1 (sonst 0,02).",
      en: "How alike the people of a cell are, 0 to 1 (default: 0.02).",
      value: Localized(de: "Zahl", en: "number")))
  var icc: Quantity?

  @Option(
    help: help(
      de: "Ergebnis je Mensch (CSV: id, outcome): wertet den Plan aus. Zahlen, oder ja und nein.",
      en: "Outcome per person (CSV: id, outcome): evaluates the plan. Numbers, or yes and no.",
      value: Localized(de: "Datei", en: "file")))
  var result: String?

  @Option(
    help: help(
      de: "Der festgehaltene Plan (aus --out plan.csv); sonst wird er mit denselben Angaben neu "
        + "gemacht.",
      en:
        "The plan that was kept (from --out plan.csv); otherwise made anew from the same options.",
      value: Localized(de: "Datei", en: "file")))
  var design: String?

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    try atLeastOne("--pairs", pairs)
    if let cells, cells < 2 * pairs {
      throw ValidationError(
        words(
          de: "--cells muss mindestens das Doppelte von --pairs sein.",
          en: "--cells must be at least twice --pairs."))
    }
    for (option, share) in [("--exposure", exposure), ("--baseline", baseline)] {
      if case .count? = share?.amount {
        throw ValidationError(
          words(de: "\(option) ist ein Anteil: 75%.", en: "\(option) is a share: 75%."))
      }
    }
    guard design == nil || result != nil else {
      throw ValidationError(
        words(de: "--design gehört zu --result.", en: "--design belongs to --result."))
    }
  }

  func run() throws {
    var session = try Session(input, running)
    let selected = try day.selection(selection, from: period.from, to: period.to, in: session)
    let snapshot = try session.snapshot(selected)
    let standard = Pilot.Question()
    let question = Pilot.Question(
      cells: cells, pairs: pairs, exposure: share(exposure) ?? standard.exposure,
      baseline: share(baseline) ?? standard.baseline,
      correlation: icc?.value ?? standard.correlation, seed: running.seed)
    let answer: Answer
    if let result {
      let outcomes = try OutcomeFile(result, input.reading.readOptions())
      let people =
        try design.map { try DesignFile($0, input.reading.readOptions()).people(outcomes) }
        ?? outcomes.people(plan(question, &session, snapshot), session.network)
      answer =
        EffectAnswer(people: people, outcomes: outcomes, session: session, snapshot: snapshot)
        .answer
    } else {
      let pilot = try plan(question, &session, snapshot)
      answer = PilotAnswer(pilot: pilot, session: session, snapshot: snapshot).answer
    }
    let noted = answer.noting(session.notes(snapshot))
    try session.write { try output.deliver(noted) }
    session.finish()
  }

  private func plan(
    _ question: Pilot.Question, _ session: inout Session, _ snapshot: Snapshot
  ) throws -> Pilot {
    try session.compute { execution in try snapshot.pilot(question, execution: execution) }
  }

  private func share(_ option: Share?) -> Double? {
    guard case .share(let share)? = option?.amount else { return nil }
    return share
  }
}
