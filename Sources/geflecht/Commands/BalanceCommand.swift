import Analysis
import ArgumentParser
import Drawing
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht balance`: what remains of a campaign.
struct BalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: words(
      de: "Was von einer Kampagne bleibt.", en: "What remains of a campaign."),
    discussion: words(
      de: "Zählt die Beziehungen, die in der Zeit der Kampagne (campaigns.csv) entstanden und 90 "
        + "und 180 Tage später noch bestehen, und zieht ab, was nach dem Trend der Zeit davor "
        + "ohnehin zu erwarten war (mit 95-%-Bereich). Ein Trend ist kein Beweis: was sonst noch "
        + "geschah, steckt mit darin.",
      en: "Counts the ties made in the time of the campaign (campaigns.csv) that are alive 90 and "
        + "180 days later, less what the trend before it would have brought anyway (with a 95% "
        + "interval). A trend is no proof: whatever else happened is part of it."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions

  @Option(
    help: help(
      de: "Der Name der Kampagne.", en: "The name of the campaign.",
      value: Localized(de: "Name", en: "name")))
  var campaign: String

  @OptionGroup(title: words(de: "Zeit", en: "Time"))
  var time: TimeOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func run() throws {
    let (selected, first, last) = try selection.selectionOverTime(from: nil, to: nil)
    guard first == nil, last == nil else {
      throw CommandFailure(
        .usage, de: "die Kampagne sagt selbst, von wann bis wann",
        en: "the campaign itself says from when to when")
    }
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Balance.Question(
      campaign: campaign, rules: try time.rules(for: session.network))
    let balance = try session.compute { _ in try snapshot.balance(question) }
    let answer = BalanceAnswer(balance: balance, session: session, snapshot: snapshot)
    try session.write {
      if let out = output.out, out.lowercased().hasSuffix(".svg") {
        try Outputs.write(answer.chart.svg(), to: out)
      } else {
        try output.deliver(answer.answer)
      }
    }
    session.finish()
  }
}
