import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht growth`: the course of a network over time.
struct GrowthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth",
    abstract: words(
      de: "Wie das Netz wuchs: was neu ist, was bleibt, was verblasst, was verloren ging.",
      en: "How the network grew: what is new, what stays, what fades, what was lost."),
    discussion: GrowthHelp.rules)

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    help: help(
      de: "Wie lang jede Zeile ist.", en: "How long each row is.",
      value: Localized(de: "Schritt", en: "step")))
  var every: TimeStep = .month

  @Option(
    help: help(
      de: "Eine Reihe je Ort (place) oder Thema (topic): deren Akteure und ihre Beziehungen "
        + "untereinander.",
      en: "One series per place or topic: its actors and the ties between them.",
      value: Localized(de: "Merkmal", en: "attribute")))
  var by: Growth.Question.Basis?

  @Option(
    help: help(
      de: "Über wie viele Schritte die Reichweite der Partner geht.",
      en: "Over how many steps the reach of the partners goes.",
      value: Localized(de: "Zahl", en: "number")))
  var steps = 2

  @OptionGroup(title: words(de: "Zeit", en: "Time"))
  var time: TimeOptions

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws { try atLeastOne("--steps", steps) }

  func run() throws {
    let (selected, first, last) = try selection.selectionOverTime(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Growth.Question(
      every: every, first: first, last: last, rules: try time.rules(for: session.network),
      steps: steps, by: by)
    let growth = try session.compute { try snapshot.growth(question, execution: $0) }
    let answer = GrowthAnswer(growth, session, snapshot).answer
    try session.write { try output.deliver(answer) }
    session.finish()
  }
}

extension Growth.Question.Basis: ExpressibleByArgument {}

/// The rules of growth, for the help.
enum GrowthHelp {
  static var rules: String {
    words(
      de: """
        Je Schritt zählt, was am Vorabend und am letzten Tag besteht: neu (zum ersten Mal), \
        geblieben, verblassend (geblieben, aber unter --fading der Stärke), verloren, \
        wiedergekehrt (bestand schon früher einmal), flüchtig (nur dazwischen). Zeilen mit \
        gleichen Enden und gleicher Art sind eine Beziehung. Ihre Stärke halbiert sich mit jeder \
        Halbwertszeit ohne Kontakt; ein üblicher Kontakt (contacts.csv) macht sie wieder ganz; \
        unter --lost ist sie verloren. Ohne Halbwertszeit verblasst nichts.
        """,
      en: """
        Each step counts what there is on its eve and on its last day: new (for the first time), \
        kept, fading (kept, but below --fading of its strength), lost, returned (was there \
        before), passing (only in between). Rows with the same ends and kind are one tie. Its \
        strength halves with every half-life without contact; a usual contact (contacts.csv) \
        makes it whole again; below --lost it is lost. Without a half-life nothing fades.
        """)
  }
}
