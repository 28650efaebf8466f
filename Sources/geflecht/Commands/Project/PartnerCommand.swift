import ArgumentParser
import Relations
import Storage
import Wording

/// `geflecht partner`: the role of a multiplier.
struct PartnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partner",
    abstract: words(
      de: "Hält fest, wie weit die Zusammenarbeit mit einem Multiplikator ist.",
      en: "Notes how far the cooperation with a multiplier has come."),
    discussion: words(
      de: """
        Ein Mensch kann mehrere Rollen haben: eine je Thema und Ort. Stände: considered (erwogen), \
        approached (angesprochen), cooperating (arbeitet mit), active (aktiv), dormant (ruht), \
        declined (abgesagt).
        """,
      en: "One person can have several roles: one for each topic and place."))

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: help(
      de: "Wer.", en: "Who.", value: Localized(de: "Akteur", en: "actor")))
  var actor: String

  @Option(
    help: help(
      de: "In welchem Thema (sonst in jedem).", en: "In which topic (otherwise any).",
      value: Localized(de: "Thema", en: "topic")))
  var topic = ""

  @Option(
    help: help(
      de: "An welchem Ort (sonst überall).", en: "At which place (otherwise any).",
      value: Localized(de: "Ort", en: "place")))
  var place = ""

  @Option(
    help: help(
      de: "Wie weit die Zusammenarbeit ist.", en: "How far the cooperation has come.",
      value: Localized(de: "Stand", en: "stage")))
  var stage: Multiplier.Stage?

  @Option(
    help: help(
      de: "Was eine Kampagne mit diesem Partner kostet.",
      en: "What a campaign with this partner costs.",
      value: Localized(de: "Betrag", en: "amount")),
    transform: decimal)
  var cost: Double?

  @Option(
    help: help(
      de: "Wie viele Gespräche im Monat möglich sind.", en: "How many talks a month are possible.",
      value: Localized(de: "Zahl", en: "number")),
    transform: decimal)
  var capacity: Double?

  @Option(
    help: help(
      de: "Wie gefunden: nominated, position, analysis …",
      en: "How found: nominated, position, analysis …",
      value: Localized(de: "Weg", en: "method")))
  var method: String?

  @OptionGroup(title: words(de: "Quelle", en: "Source"))
  var source: NoteOptions

  func run() throws {
    let file = try project.open()
    var edit = RoleEdit()
    edit.topic = topic
    edit.place = place
    edit.stage = stage
    edit.cost = cost
    edit.capacity = capacity
    edit.method = method
    let isNew = try file.setRole(actor, edit, source: try source.note())
    let field = [topic, place].filter { !$0.isEmpty }.joined(separator: ", ")
    let what = actor + (field.isEmpty ? "" : ": \(field)")
    Terminal.print(
      VisibleText.escaped(
        isNew
          ? words(de: "Neue Rolle: \(what)", en: "New role: \(what)")
          : words(de: "Rolle geändert: \(what)", en: "Role changed: \(what)")))
  }
}

/// `geflecht campaign`: an episode of the network.
struct CampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: words(
      de: "Hält eine Kampagne fest: Name und Zeitraum.",
      en: "Notes a campaign: name and period."))

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: help(
      de: "Wie sie heißt.", en: "What it is called.", value: Localized(de: "Name", en: "name")))
  var name: String

  @Option(
    help: help(
      de: "Der erste Tag.", en: "The first day.", value: Localized(de: "Tag", en: "day")))
  var from: String?

  @Option(
    help: help(de: "Der letzte Tag.", en: "The last day.", value: Localized(de: "Tag", en: "day")))
  var to: String?

  @Option(
    name: .customLong("topic"),
    help: help(
      de: "Thema; mehrfach möglich.", en: "Topic; repeatable.",
      value: Localized(de: "Thema", en: "topic")))
  var topics: [String] = []

  @Option(
    name: .customLong("place"),
    help: help(
      de: "Ort; mehrfach möglich.", en: "Place; repeatable.",
      value: Localized(de: "Ort", en: "place")))
  var places: [String] = []

  @Option(
    help: help(
      de: "Was sie kostet.", en: "What it costs.", value: Localized(de: "Betrag", en: "amount")),
    transform: decimal)
  var cost: Double?

  @Flag(
    help: help(
      de: "Ändert nichts, sondern zeigt, was von ihr bleibt (wie geflecht balance).",
      en: "Changes nothing but shows what remains of it (as geflecht balance does)."))
  var balance = false

  func run() throws {
    if balance {
      let arguments = ["--campaign", name, project.project]
      return try BalanceCommand.parse(arguments).run()
    }
    let file = try project.open()
    var edit = CampaignEdit()
    edit.start = try from.map { try DateOption.date("--from", $0).first }
    edit.last = try to.map { try DateOption.date("--to", $0).last }
    edit.topics = topics.isEmpty ? nil : topics
    edit.places = places.isEmpty ? nil : places
    edit.cost = cost
    let isNew = try file.setCampaign(name, edit)
    Terminal.print(
      VisibleText.escaped(
        isNew
          ? words(de: "Neue Kampagne: \(name)", en: "New campaign: \(name)")
          : words(de: "Kampagne geändert: \(name)", en: "Campaign changed: \(name)")))
  }
}
