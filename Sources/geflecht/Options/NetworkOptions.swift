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

/// How the files are to be understood where they do not say it themselves.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Trennzeichen der CSV-Datei, wenn es nicht erkannt wird: , ; | oder tab.",
      en: "Separator of the CSV file if it is not recognised: , ; | or tab.",
      value: Localized(de: "Zeichen", en: "sign")))
  var delimiter: String?

  @Option(
    help: help(
      de: "Zeichensatz der Datei, wenn er nicht erkannt wird.",
      en: "Encoding of the file if it is not recognised.",
      value: Localized(de: "Zeichensatz", en: "encoding")))
  var encoding: ReadOptions.Encoding?

  @Option(
    help: help(
      de: "Dezimalzeichen der Datei: , oder .", en: "Decimal sign of the file: , or .",
      value: Localized(de: "Zeichen", en: "sign")))
  var decimal: String?

  @Option(
    help: help(
      de: "Wie 03/04/2024 gemeint ist.", en: "What 03/04/2024 means.",
      value: Localized(de: "Ordnung", en: "order")))
  var dates: ReadOptions.DateOrder?

  @Flag(
    help: help(
      de: "Fehlerhafte Zeilen auslassen und nennen, statt die Datei abzulehnen.",
      en: "Leave out faulty rows and name them instead of refusing the file."))
  var skipBadRows = false

  func validate() throws {
    if let delimiter, delimiter != "tab", delimiter.count != 1 {
      throw ValidationError(
        words(
          de: "--delimiter ist ein einzelnes Zeichen oder „tab“.",
          en: "--delimiter is a single sign or “tab”."))
    }
    if let decimal, decimal != ",", decimal != "." {
      throw ValidationError(
        words(de: "--decimal ist , oder .", en: "--decimal is , or ."))
    }
  }

  /// What the user said about the files.
  var readOptions: ReadOptions {
    var options = ReadOptions()
    options.delimiter = delimiter == "tab" ? "\t" : delimiter?.first
    options.encoding = encoding
    options.decimalSign = decimal?.first
    options.dates = dates
    options.skipsBadRows = skipBadRows
    return options
  }
}

extension NetworkOptions {
  /// The day on whose evening a project is looked at; nil = now.
  var knownOn: Day? {
    get throws { try asKnownOn.map { try DateOption.date("--as-known-on", $0).last } }
  }

  /// Whether the network is a project file.
  var isProject: Bool { network != "-" && ProjectFile.isProject(network) }

  /// Reads the network: from a project file, or from files of any format.
  func read() throws -> ReadResult {
    let day = try knownOn
    if isProject {
      Outputs.protect(network)
      return try ReadResult(project: ProjectFile(path: network), asKnownOn: day)
    }
    guard day == nil else {
      throw CommandFailure(
        .usage, de: "--as-known-on gibt es nur für Projektdateien (.geflecht)",
        en: "--as-known-on works with project files (.geflecht) only")
    }
    return try reading.read(network)
  }
}

extension ReadingOptions {
  /// Reads a network from files.
  func read(_ path: String) throws -> ReadResult {
    if path != "-" { Outputs.protect(path) }
    do throws(ReadingError) {
      return try NetworkReader.read(path: path, options: readOptions)
    } catch {
      throw CommandFailure(error)
    }
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
