import ArgumentParser
import Exchange
import Relations
import Storage
import Wording

/// `geflecht new`: makes a project file.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: words(
      de: "Legt eine Projektdatei an, in der ein Netz über Jahre wächst.",
      en: "Makes a project file in which a network grows over the years."))

  @Argument(
    help: help(
      de: "Die neue Datei, zum Beispiel stadt.geflecht.",
      en: "The new file, for example town.geflecht.",
      value: Localized(de: "Projekt", en: "project")))
  var project: String

  @Argument(
    help: help(
      de: "Ein Netz, mit dem sie beginnt.", en: "A network to begin with.",
      value: Localized(de: "Netz", en: "network")))
  var network: String?

  @Option(
    help: help(
      de: "Wer wir sind (Kennung oder Name): hier beginnen die warmen Wege.",
      en: "Who we are (id or name): the warm ways begin here.",
      value: Localized(de: "Akteur", en: "actor")))
  var us: String?

  @Option(
    help: help(
      de: "Sprache der Ausgabe: de oder en.", en: "Language of the output: de or en.",
      value: Localized(de: "Sprache", en: "language")))
  var lang: Language?

  @OptionGroup(title: words(de: "Quelle", en: "Source"))
  var source: SourceOptions
  @OptionGroup(title: words(de: "Dateien lesen", en: "Reading files"))
  var reading: ReadingOptions

  func run() throws {
    guard let network else {
      let file = try ProjectFile.create(at: project)
      if let us {
        var edit = ActorEdit()
        edit.kind = .organisation
        try file.setHome(try file.addActor(name: us, edit))
      }
      Terminal.print(
        words(de: "„\(project)“ ist angelegt, noch leer.", en: "“\(project)” is made, still empty.")
      )
      return
    }
    let read = try reading.read(network, us: us)
    Terminal.report(read.report)
    ReadingText.show(read.report)
    try ProjectFile.create(at: project, with: try source.request(read, path: network), home: us)
    let (actors, ties) = (
      spoken.text(read.network.actors.count), spoken.text(read.network.ties.count)
    )
    Terminal.print(
      words(
        de: "„\(project)“ ist angelegt: \(actors) Akteure, \(ties) Beziehungen.",
        en: "“\(project)” is made: \(actors) actors, \(ties) ties."))
  }
}
