import Analysis
import ArgumentParser
import Drawing
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

  @Flag(
    help: help(
      de: "Was von den Beziehungen jedes Zeitschritts nach 30, 90, 180, 365 Tagen noch besteht.",
      en: "What is alive of the ties of each step after 30, 90, 180, 365 days."))
  var retention = false

  @Flag(
    help: help(
      de: "Wie lange Beziehungen jeder Art bestehen, und ihre Halbwertszeiten.",
      en: "How long ties of each kind last, and their half-lives."))
  var survival = false

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

  func validate() throws {
    try atLeastOne("--steps", steps)
    guard !(retention && isChart) else {
      throw ValidationError(
        words(
          de: "--retention gibt es als Tabelle (.csv, .json, .md), nicht als Bild.",
          en: "--retention comes as a table (.csv, .json, .md), not as a picture."))
    }
    guard !(retention && survival), by == nil || !(retention || survival) else {
      throw ValidationError(
        words(
          de: "--retention, --survival und --by schließen einander aus.",
          en: "--retention, --survival and --by exclude each other."))
    }
  }

  func run() throws {
    let (selected, first, last) = try selection.selectionOverTime(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let rules = try time.rules(for: session.network)
    let captions = [session.caption(snapshot)]
    let answer: Answer
    var chart: [UInt8]?
    if retention {
      let question = Retention.Question(every: every, first: first, last: last, rules: rules)
      let found = try session.compute { _ in try snapshot.retention(question) }
      answer = RetentionAnswer(retention: found, session: session, snapshot: snapshot).answer
    } else if survival {
      let question = Survival.Question(first: first, last: last, rules: rules)
      let found = try session.compute { _ in try snapshot.survival(question) }
      let writer = SurvivalAnswer(survival: found, session: session, snapshot: snapshot)
      answer = writer.answer
      if isChart { chart = writer.chart(captions: captions).svg() }
    } else {
      let question = Growth.Question(
        every: every, first: first, last: last, rules: rules, steps: steps, by: by)
      let found = try session.compute { try snapshot.growth(question, execution: $0) }
      answer = GrowthAnswer(found, session, snapshot).answer
      if isChart {
        chart =
          GrowthChart(
            found, campaigns: session.network.campaigns, captions: captions, language: spoken
          ).svg()
      }
    }
    try session.write {
      if let chart, let out = output.out {
        try Outputs.write(chart, to: out)
      } else {
        try output.deliver(answer)
      }
    }
    session.finish()
  }

  private var isChart: Bool { output.out?.lowercased().hasSuffix(".svg") ?? false }
}

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
        unter --lost ist sie verloren. Ohne Halbwertszeit verblasst nichts. Eine Begegnung von \
        einem Tag verblasst mit einer Halbwertszeit (--half-life 60) ab diesem Tag; ohne sie ist \
        sie flüchtig.
        """,
      en: """
        Each step counts what there is on its eve and on its last day: new (for the first time), \
        kept, fading (kept, but below --fading of its strength), lost, returned (was there \
        before), passing (only in between). Rows with the same ends and kind are one tie. Its \
        strength halves with every half-life without contact; a usual contact (contacts.csv) \
        makes it whole again; below --lost it is lost. Without a half-life nothing fades. A meeting \
        of one day fades from that day on if there is a half-life (--half-life 60); without one it \
        is passing.
        """)
  }
}
