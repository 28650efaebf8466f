import ArgumentParser
import Exchange
import Glibc
import Storage
import Wording

/// `geflecht import`: takes a changed spreadsheet into a project.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: words(
      de: "Übernimmt Listen in eine Projektdatei; zeigt vorher, was neu, anders und weg ist.",
      en: "Takes lists into a project file; shows first what is new, changed and gone."))

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: help(
      de: "Datei oder Ordner mit den Listen.", en: "File or folder with the lists.",
      value: Localized(de: "Netz", en: "network")))
  var network: String

  @Flag(help: help(de: "Nur zeigen, nichts übernehmen.", en: "Only show, take nothing."))
  var dryRun = false

  @Flag(help: help(de: "Ohne Rückfrage übernehmen.", en: "Take it without asking."))
  var yes = false

  @Flag(
    help: help(
      de: "Behalten, was in der Liste nicht mehr steht.",
      en: "Keep what the list no longer has."))
  var keepVanished = false

  @Option(
    help: help(
      de:
        "Was mit dem geschieht, was die Liste nicht mehr nennt: end (endete vor ihrem Tag), remove "
        + "oder keep. Hat die Liste einen Tag (--as-of oder im Namen), gilt end, sonst remove.",
      en:
        "What happens to what the list no longer has: end (ended before its day), remove or keep. "
        + "With a day of the list (--as-of, or in its name) end holds, otherwise remove.",
      value: Localized(de: "Schicksal", en: "fate")))
  var vanished: VanishedFate?

  @Option(
    help: help(
      de: "Wie viele Änderungen jeder Art gezeigt werden.",
      en: "How many changes of each sort are shown.", value: Localized(de: "Zahl", en: "number")))
  var show = 10

  @OptionGroup(title: words(de: "Wer ist wer", en: "Who is who"))
  var identity: IdentityOptions

  @Option(help: ReadingOptions.usHelp)
  var us: String?

  @OptionGroup(title: words(de: "Quelle", en: "Source"))
  var source: SourceOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup(title: words(de: "Dateien lesen", en: "Reading files"))
  var reading: ReadingOptions

  func validate() throws { try atLeastOne("--show", show) }

  func run() throws {
    let file = try project.open()
    let read = try reading.read(network, us: us ?? file.home(), today: project.clock.givenDay)
    Terminal.report(read.report)
    ReadingText.show(read.report)
    var request = try source.request(read, path: network)
    try setFate(&request, read.report)
    identity.apply(to: &request)
    var plan = try file.plan(request)
    IdentityText.conflicts(plan).forEach { Terminal.report([$0]) }
    guard plan.conflicts.isEmpty else {
      throw StorageError.movedIDs(plan.conflicts.map(\.id))
    }
    if identity.asks, !yes, !dryRun, Question.isPossible {
      request.sameAs = IdentityText.ask(plan)
      plan = try file.plan(request)
    }
    try output.deliver(DifferenceText.answer(plan, project: project.project, show: show))
    IdentityText.notes(plan).forEach { Terminal.report([$0]) }
    if plan.isEmpty || dryRun { return }
    guard yes || Question.ask(words(de: "Übernehmen?", en: "Take it?")) else {
      Terminal.report([words(de: "Nichts übernommen.", en: "Nothing was taken.")])
      if Question.isPossible { return }
      throw CommandFailure(
        .usage, de: "zum Übernehmen --yes angeben, zum Ansehen --dry-run",
        en: "say --yes to take it, --dry-run to look only")
    }
    try file.take(plan)
    Terminal.report([
      words(
        de: "Übernommen. „geflecht undo \(project.project)“ nimmt es zurück.",
        en: "Taken. “geflecht undo \(project.project)” takes it back.")
    ])
  }

  /// What happens to what the list no longer has.
  private func setFate(_ request: inout ImportRequest, _ report: ReadReport) throws {
    request.keepsVanished = keepVanished || vanished == .keep
    request.asOf = vanished == .remove ? nil : report.asOf
    if vanished == .end, report.asOf == nil {
      throw CommandFailure(
        .usage, de: "--vanished end braucht den Tag der Liste: --as-of TAG",
        en: "--vanished end needs the day of the list: --as-of DAY")
    }
  }
}

/// What happens to what a list no longer has.
enum VanishedFate: String, CaseIterable, SpokenChoice {
  case end, remove, keep

  var german: [String] {
    switch self {
    case .end: ["beenden", "ende"]
    case .remove: ["entfernen", "löschen"]
    case .keep: ["behalten"]
    }
  }
}

/// A question on the terminal that is answered with yes or no.
enum Question {
  /// Whether somebody is there to answer.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 }

  /// Asks; no without a terminal.
  static func ask(_ text: String) -> Bool {
    guard isPossible else { return false }
    try? Terminal.flush()
    let hint = words(de: "[j/N]", en: "[y/N]")
    let prompt = Array("\(text) \(hint) ".utf8)
    _ = prompt.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    let answer = readLine()?.lowercased() ?? ""
    return ["j", "ja", "y", "yes"].contains(answer)
  }
}
