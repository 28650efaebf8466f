import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht channels`: what the channels of a community reach, and which of them to pay for.
struct ChannelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "channels",
    abstract: words(
      de: "Was Kanäle erreichen, und welche man zu den Partnern dazukaufen muss.",
      en: "What channels reach, and which must be paid for beside the partners."),
    discussion: words(
      de: "Ein Kanal ist ein Akteur der Art „kanal“: Zeitung, Gruppe, Stammtisch. Was Partner von "
        + "selbst weitersagen, kostet nichts; --goal sucht die billigsten Kanäle für den Rest.",
      en: "A channel is an actor of the kind “channel”: gazette, group, regular meeting. What "
        + "partners pass on by themselves costs nothing; --goal finds the cheapest channels for "
        + "the rest."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var day: DayOptions

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Die Partner, die ohnehin sprechen (Kennungen oder Namen, durch Kommas getrennt).",
      en: "The partners who speak anyway (ids or names, separated by commas).",
      value: Localized(de: "Akteure", en: "actors")))
  var actors: [String] = []

  @Option(
    help: help(
      de: "So viele (oder so viel Prozent) sollen Partner und Kanäle zusammen erreichen.",
      en: "So many (or so many per cent) should partners and channels reach together.",
      value: Localized(de: "Zahl", en: "number")))
  var goal: Share?

  @Option(
    help: help(
      de: "Das Geld für Kanäle.", en: "The money for channels.",
      value: Localized(de: "Betrag", en: "amount")))
  var budget: Quantity?

  @Option(
    help: help(
      de: "Was ein Kanal kostet, dessen Preis nicht bekannt ist (sonst wird er nicht gekauft).",
      en: "What a channel without a known price costs (otherwise it is not bought).",
      value: Localized(de: "Betrag", en: "amount")))
  var defaultCost: Quantity?

  @Option(
    name: .customLong("kind"),
    help: help(
      de: "Welche Art Akteur als Kanal gilt; mehrfach möglich (sonst kanal).",
      en: "Which kind of actor counts as a channel; repeatable (default: channel).",
      value: Localized(de: "Art", en: "kind")))
  var kinds: [String] = []

  @Option(
    help: help(
      de: "Über wie viele Schritte die Botschaft eines Kanals geht.",
      en: "Over how many steps the message of a channel goes.",
      value: Localized(de: "Zahl", en: "number")))
  var channelSteps = 1

  @Flag(
    help: help(
      de: "Zeigt, wie viele je zwei Kanäle gemeinsam erreichen.",
      en: "Shows how many each two channels reach in common."))
  var overlap = false

  @OptionGroup var spread: SpreadOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws { try atLeastOne("--channel-steps", channelSteps) }

  func run() throws {
    var session = try Session(input, running, influence: spread.influence)
    let selected = try day.selection(selection, from: period.from, to: period.to, in: session)
    let snapshot = try session.snapshot(selected)
    let question = Channels.Question(
      kinds: kinds.isEmpty ? [.channel] : kinds.map { Actor.Kind($0) },
      channelSteps: channelSteps, partners: try session.actorIDs(actors),
      partnerSteps: spread.steps, direction: spread.direction,
      towards: try spread.target(in: session), goal: goal?.amount, budget: budget?.value,
      defaultCost: defaultCost?.value)
    let channels = try session.compute { execution in
      try snapshot.channels(question, execution: execution)
    }
    let answer = ChannelsAnswer(
      channels: channels, session: session, snapshot: snapshot, showsOverlap: overlap
    ).answer.noting(session.notes(snapshot, spread.influence))
    try session.write { try output.deliver(answer) }
    session.finish()
  }
}
