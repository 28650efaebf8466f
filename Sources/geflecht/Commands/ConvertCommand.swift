import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Storage
import Wording

/// `geflecht convert`: any format to any other.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: words(
      de: "Schreibt ein Netz in ein anderes Format.", en: "Writes a network in another format."),
    discussion: words(de: "Die Formate:", en: "The formats:") + "\n"
      + HelpText.list(Format.all.map { ($0.id, formatText($0)) }))

  private static func formatText(_ format: Format) -> String {
    format.name[spoken] + " (." + (format.endings.first ?? "") + ")"
      + (format.read == nil ? words(de: ", nur schreiben", en: ", write only") : "")
      + (format.write == nil ? words(de: ", nur lesen", en: ", read only") : "")
  }

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions

  @Option(
    help: help(
      de: "Wohin: eine Datei, für CSV auch ein Ordner, oder „-“ für die Standardausgabe.",
      en: "Where to: a file, for CSV also a folder, or “-” for standard output.",
      value: Localized(de: "Datei", en: "file")))
  var out: String

  @Option(
    name: .customLong("to"),
    help: help(
      de: "Das Format, wenn die Endung es nicht sagt.",
      en: "The format, if the ending does not say it.",
      value: Localized(de: "Format", en: "format")))
  var target: String?

  @Flag(
    name: .customLong("excel-de"),
    help: help(
      de: "CSV für deutsches Excel: Strichpunkte, Dezimalkomma, TT.MM.JJJJ.",
      en: "CSV for German Excel: semicolons, decimal comma, DD.MM.YYYY."))
  var excelDE = false

  @Option(
    help: help(
      de: "Macht aus Menschen und Vereinen ein Netz der Menschen, verbunden durch das Gemeinsame: "
        + "count = wie viel, newman = kleine Runden zählen mehr, jaccard = Anteil am Gesamten.",
      en: "Makes of people and clubs a network of the people, tied by what they share: count = how "
        + "much, newman = small circles count more, jaccard = share of all either has.",
      value: Localized(de: "Regel", en: "rule")))
  var project: ProjectionWeight?

  @Option(
    name: .customLong("with"),
    help: help(
      de:
        "Bei --project: die Art, zu der man gehört; mehrfach möglich (sonst alles außer Personen).",
      en: "For --project: the kind one belongs to; repeatable (otherwise all but persons).",
      value: Localized(de: "Art", en: "kind")))
  var kinds: [String] = []

  @Flag(
    help: help(
      de: "Bei --project: behält die Vereine oder Termine statt der Menschen.",
      en: "For --project: keeps the clubs or events instead of the people."))
  var swapped = false

  @Flag(
    help: help(
      de: "Schreibt jede gegenseitige Beziehung als zwei gerichtete: so lesen NetworkX und igraph "
        + "auch gemischte Netze richtig.",
      en: "Writes each mutual tie as two directed ones: so NetworkX and igraph read mixed networks "
        + "aright, too."))
  var bothWays = false

  @Option(help: ReadingOptions.usHelp)
  var us: String?

  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    guard !(bothWays && selection.undirected) else {
      throw ValidationError(
        words(
          de: "--both-ways und --undirected schließen einander aus.",
          en: "--both-ways and --undirected exclude each other."))
    }
  }

  private func format() throws -> Format {
    let writable = Format.all.filter { $0.write != nil }.map(\.id).joined(separator: ", ")
    if let target {
      guard let format = Format.named(target), format.write != nil else {
        throw CommandFailure(
          .usage, de: "--to: „\(target)“ lässt sich nicht schreiben; möglich: \(writable)",
          en: "--to: “\(target)” cannot be written; possible: \(writable)")
      }
      return format
    }
    if excelDE, let format = Format.named("csv-de") { return format }
    if let format = Format.ofFile(out), format.write != nil { return format }
    if !out.contains("."), out != "-", let format = Format.named("csv") { return format }
    throw CommandFailure(
      .usage, de: "welches Format? --to nennt es: \(writable)",
      en: "which format? --to names it: \(writable)")
  }

  func run() throws {
    let format = try format()
    guard let write = format.write else { return }
    let selected = try selection.selection()
    var session = try Session(input, running, us: us)
    let snapshot = try session.snapshot(selected)
    let form = singleTableForm(format)
    var mixture: String?
    let result = try session.compute { execution in
      let network = try network(of: snapshot, execution)
      mixture = mixtureNote(network, format)
      return form.map { CSVWriter.single(network, $0) } ?? write(network)
    }
    try session.write { try deliver(result) }
    if let mixture { Terminal.report([mixture]) }
    if !result.losses.isEmpty {
      let word = words(de: "nicht enthalten: ", en: "left out: ")
      Terminal.report(result.losses.map { word + $0[spoken] })
    }
    session.finish()
  }

  /// What is written: the selection, or one side of it tied by what it shares.
  private func network(of snapshot: Snapshot, _ execution: Execution) throws -> Network {
    if let project {
      return try snapshot.projected(
        with: kinds.isEmpty ? nil : kinds.map { Actor.Kind($0) }, ontoSecond: swapped,
        weight: project, execution: execution)
    }
    let network = snapshot.selection == .all ? snapshot.network : snapshot.selectedNetwork
    return bothWays ? network.withTiesBothWays : network
  }

  /// What to know about a network of which some ties run both ways and some do not: few programs
  /// read such a mixture as it is meant.
  private func mixtureNote(_ network: Network, _ format: Format) -> String? {
    let (oneWay, bothWays) = network.directions
    guard oneWay > 0, bothWays > 0, !Self.keepMixtures.contains(format.id) else { return nil }
    return words(
      de: "Hinweis: \(spoken.text(oneWay)) Beziehungen laufen in einer Richtung, "
        + "\(spoken.text(bothWays)) in beiden. NetworkX und igraph lesen die gegenseitigen als "
        + "einseitig oder gar nicht; mit --both-ways werden sie als zwei geschrieben.",
      en: "Note: \(spoken.text(oneWay)) ties run one way, \(spoken.text(bothWays)) both ways. "
        + "NetworkX and igraph take the mutual ones as one-way or refuse them; --both-ways writes "
        + "them as two.")
  }

  /// Formats whose readers elsewhere understand both sorts of ties beside each other, and our own.
  private static let keepMixtures: Set<String> = [
    "csv", "csv-de", "dot", "gexf", "pajek", "popolo", "xlsx",
  ]

  /// The form of a single CSV table: for standard output and for a name that ends in .csv, where a
  /// folder cannot be written.
  private func singleTableForm(_ format: Format) -> CSVText.Form? {
    guard out == "-" || out.lowercased().hasSuffix(".csv") else { return nil }
    switch format.id {
    case "csv": return .international
    case "csv-de": return .german
    default: return nil
    }
  }

  private func deliver(_ result: WriteResult) throws {
    guard !result.files.isEmpty else {
      throw CommandFailure(.cannotCreate, result.losses.first ?? Localized(out))
    }
    if out == "-" {
      try OutputRegister.registeringScreen {
        Terminal.write(result.files[0].bytes)
        try Terminal.flush()
      }
    } else if result.files.count > 1 {
      try Outputs.write(result.files, toFolder: out)
    } else {
      try Outputs.write(result.files[0].bytes, to: out)
    }
  }
}
