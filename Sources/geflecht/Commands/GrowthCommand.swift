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

  @OptionGroup var influence: InfluenceOptions

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
    var session = try Session(input, running, influence: influence)
    let snapshot = try session.snapshot(selected)
    let rules = try time.rules(for: session.network)
    let captions = [session.pictureCaption(snapshot)]
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
      if isChart {
        guard found.all.count > 0 else { throw CommandFailure.nothingToDraw }
        chart = writer.chart(captions: captions).svg()
      }
    } else {
      let question = Growth.Question(
        every: every, first: first, last: last, rules: rules, steps: steps,
        direction: influence.direction, by: by)
      let found = try session.compute { try snapshot.growth(question, execution: $0) }
      let hasReach = found.series.contains { $0.partners > 0 }
      answer = GrowthAnswer(found, session, snapshot).answer
        .noting(hasReach ? influence.notes(snapshot) : [])
      if isChart {
        guard found.series.contains(where: { $0.rows.contains { $0.ties > 0 } }) else {
          throw AnalysisError.nothingThere(singleDays: found.singleDays)
        }
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
        Je Schritt zählt, was über seinen letzten Tag hinaus besteht: neu (zum ersten Mal), \
        geblieben, verblassend (geblieben, aber unter --fading der Stärke), verloren (endete in \
        diesem Schritt, auch an seinem letzten Tag), wiedergekehrt (bestand schon früher einmal), \
        flüchtig (begann und endete darin). Anlässe (Abende, Treffen: einzelne Tage) zählen in dem \
        Schritt, in dem sie stattfinden: neu, wieder, nicht mehr. Zeilen mit gleichen Enden und \
        gleicher Art sind eine Beziehung. Ihre Stärke halbiert sich mit jeder Halbwertszeit ohne \
        Kontakt; ein üblicher Kontakt (contacts.csv) macht sie wieder ganz; unter --lost ist sie \
        verloren. Ohne Halbwertszeit verblasst nichts; mit einer (--half-life 60) verblasst auch \
        eine Begegnung von einem Tag. Die letzte Zeile endet mit dem letzten Tag der Daten.
        """,
      en: """
        Each step counts what goes on after its last day: new (for the first time), kept, fading \
        (kept, but below --fading of its strength), lost (ended in this step, be it on its last \
        day), returned (was there before), passing (began and ended within it). Occasions \
        (evenings, meetings: single days) count in the step in which they happen: new, again, no \
        more. Rows with the same ends and kind are one tie. Its strength halves with every \
        half-life without contact; a usual contact (contacts.csv) makes it whole again; below \
        --lost it is lost. Without a half-life nothing fades; with one (--half-life 60) a meeting \
        of one day fades, too. The last row ends with the last day of the data.
        """)
  }
}

extension CommandFailure {
  /// A chart of how long ties last without any whose beginning is known.
  static var nothingToDraw: CommandFailure {
    CommandFailure(
      .usage,
      de: "nichts zu zeichnen: in dieser Zeit nennt keine Beziehung ihren Beginn (Spalte „seit“; "
        + "--from und --to)",
      en:
        "nothing to draw: no tie names its beginning in this time (column “start”; --from and --to)"
    )
  }
}
