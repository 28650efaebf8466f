import ArgumentParser
import Relations
import Storage
import Wording

/// `geflecht contact`: we spoke with her today.
struct ContactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contact",
    abstract: words(
      de: "Hält fest, dass zwei miteinander zu tun hatten: „wir haben heute mit ihr gesprochen“.",
      en: "Notes that two were in touch: “we spoke with her today”."))

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: help(
      de: "Mit wem gesprochen wurde.", en: "Who was spoken with.",
      value: Localized(de: "Akteur", en: "actor")))
  var actor: String

  @Option(
    name: [.customLong("by"), .customLong("with")],
    help: help(
      de: "Von wem (sonst der Akteur mit der Kennung „us“).",
      en: "By whom (otherwise the actor with the id “us”).",
      value: Localized(de: "Akteur", en: "actor")))
  var other = "us"

  @Option(
    name: .customLong("on"),
    help: help(
      de: "An welchem Tag (sonst heute).", en: "On which day (otherwise today).",
      value: Localized(de: "Tag", en: "day")))
  var day: String?

  @Option(
    help: help(
      de: "Wie viel der Kontakt zählt: 1 = ein üblicher.",
      en: "How much the contact counts: 1 = a usual one.",
      value: Localized(de: "Zahl", en: "number"), standard: 1.0), transform: decimal)
  var weight = 1.0

  @Option(
    help: help(
      de: "Worum es ging.", en: "What it was about.", value: Localized(de: "Notiz", en: "note")))
  var note = ""

  @Option(
    help: help(
      de: "Welche von mehreren Beziehungen der beiden.",
      en: "Which of several ties of the two.", value: Localized(de: "Art", en: "kind")))
  var kind: String?

  @OptionGroup(title: words(de: "Quelle", en: "Source"))
  var source: NoteOptions

  func run() throws {
    let file = try project.open()
    let when = try day.map { try DateOption.date("--on", $0) }
    guard when?.isOneDay ?? true else {
      throw CommandFailure(
        .usage, de: "--on braucht einen genauen Tag", en: "--on needs a single day")
    }
    let on = try when?.first ?? project.clock.today
    let isNew = try file.addContact(
      other, actor, on: on, weight: weight, note: note, kind: kind, source: try source.note())
    var line = words(
      de: "Festgehalten: \(other) – \(actor), \(spoken.text(on))",
      en: "Noted: \(other) – \(actor), \(spoken.text(on))")
    if isNew { line += words(de: " (neue Beziehung)", en: " (new tie)") }
    Terminal.print(VisibleText.escaped(line))
  }
}
