import ArgumentParser
import Exchange
import Relations
import Storage
import Wording

/// Which network a command works on.
struct NetworkOptions: ParsableArguments {
  @Argument(
    help: help(
      de: "Datei oder Ordner mit dem Netz („-“ liest von der Standardeingabe).",
      en: "File or folder with the network (“-” reads standard input).",
      value: Localized(de: "Netz", en: "network")))
  var network: String

  @Option(
    help: help(
      de: "Sprache der Ausgabe: de oder en.", en: "Language of the output: de or en.",
      value: Localized(de: "Sprache", en: "language")))
  var lang: Language?

  @Option(
    help: help(
      de: "Eine Projektdatei so, wie sie am Abend dieses Tages war.",
      en: "A project file as it stood at the end of this day.",
      value: Localized(de: "Tag", en: "day")))
  var asKnownOn: String?

  @OptionGroup var clock: ClockOptions
  @OptionGroup(title: words(de: "Dateien lesen", en: "Reading files"))
  var reading: ReadingOptions
}

extension NetworkOptions {
  /// The day on whose evening a project is looked at; nil = now.
  var knownOn: Day? {
    get throws { try asKnownOn.map { try DateOption.date("--as-known-on", $0).last } }
  }

  /// Whether the network is a project file.
  var isProject: Bool { network != "-" && ProjectFile.isProject(network) }

  /// Reads the network: from a project file, or from files of any format.
  func read(us: String? = nil) throws -> ReadResult {
    let day = try knownOn
    if isProject {
      if reading.saysHowToRead {
        throw CommandFailure(
          .usage,
          de: "wie Tabellen gelesen werden, entscheidet sich beim import, nicht bei einem Projekt",
          en: "how tables are read is decided at import, not for a project")
      }
      Outputs.protect(network)
      return try ReadResult(project: ProjectFile(path: network), asKnownOn: day)
    }
    guard day == nil else {
      throw CommandFailure(
        .usage, de: "--as-known-on gibt es nur für Projektdateien (.geflecht)",
        en: "--as-known-on works with project files (.geflecht) only")
    }
    return try reading.read(network, us: us, today: clock.givenDay)
  }

  /// The id of us in a project; nil for files.
  func home() throws -> Actor.ID? {
    guard network != "-", ProjectFile.isProject(network) else { return nil }
    return try ProjectFile(path: network).home()
  }
}

extension ReadResult {
  /// The network of a project, with an account of its facts.
  init(project: ProjectFile, asKnownOn day: Day?) throws {
    let network = try project.network(asKnownOn: day)
    var report = ReadReport()
    report.actorsStored = network.actors.count
    report.tiesStored = network.ties.count
    report.multipliersStored = network.multipliers.count
    report.contactsStored = network.contacts.count
    report.campaignsStored = network.campaigns.count
    report.files = [
      ReadReport.File(
        name: project.path,
        understoodAs: Localized(de: "Projektdatei", en: "project file"),
        rows: network.actors.count + network.ties.count + network.multipliers.count
          + network.contacts.count + network.campaigns.count)
    ]
    self.init(network: network, report: report)
  }
}
