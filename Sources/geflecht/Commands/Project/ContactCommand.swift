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
      de: "Von wem (sonst von uns: siehe geflecht new --us, oder der Akteur mit der Kennung „us“).",
      en: "By whom (otherwise us: see geflecht new --us, or the actor with the id “us”).",
      value: Localized(de: "Akteur", en: "actor")))
  var other: String?

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
    let other = try other ?? file.home() ?? "us"
    let outcome = try noted(file, other, on)
    var line = words(
      de: "Festgehalten: \(other) – \(actor), \(spoken.text(on))",
      en: "Noted: \(other) – \(actor), \(spoken.text(on))")
    if outcome.isNewTie { line += words(de: " (neue Beziehung)", en: " (new tie)") }
    Terminal.print(VisibleText.escaped(line))
    if !outcome.objectors.isEmpty {
      let names = outcome.objectors.joined(separator: ", ")
      Terminal.report([
        VisibleText.escaped(
          words(
            de: "Achtung: \(names) hat der Ansprache widersprochen; der Widerspruch gilt weiter.",
            en: "Careful: \(names) objected to being approached; the objection still holds."))
      ])
    }
  }

  /// Notes the contact; where nobody is *us*, says how to become one.
  private func noted(_ file: ProjectFile, _ other: String, _ on: Day) throws -> ContactOutcome {
    let note = try source.note()
    do {
      return try file.addContact(
        other, actor, on: on, weight: weight, note: self.note, kind: kind, source: note)
    } catch {
      guard case .actor(.unknown("us", _)) = error else { throw error }
      throw CommandFailure(
        .usage,
        de: "niemand im Projekt ist „us“, also wir: --by NAME sagt, wer gesprochen hat; ein neues "
          + "Projekt sagt es gleich: geflecht new PROJEKT --us \"Initiative X\"",
        en: "nobody in the project is “us”: --by NAME says who spoke; a new project says it at "
          + "once: geflecht new PROJECT --us \"Initiative X\"")
    }
  }
}
