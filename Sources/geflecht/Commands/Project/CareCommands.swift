import ArgumentParser
import Exchange
import Relations
import Storage
import Wording

/// `geflecht backup`: a checked copy of a project.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: words(
      de: "Schreibt eine geprüfte Kopie eines Projekts, auch während andere schreiben.",
      en: "Writes a checked copy of a project, even while others write."))

  @OptionGroup var project: ProjectOptions

  @Option(
    help: help(
      de: "Die Kopie; sie ersetzt keine Datei.", en: "The copy; it replaces no file.",
      value: Localized(de: "Datei", en: "file")))
  var out: String

  func run() throws {
    let file = try project.open()
    try OutputRegister.registering(out) { try file.backup(to: out) }
    Terminal.print(
      VisibleText.escaped(
        words(de: "Gesichert und geprüft: \(out)", en: "Saved and checked: \(out)")))
  }
}

/// `geflecht doctor`: whether the project is sound.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: words(
      de: "Prüft eine Projektdatei: Aufbau, Verweise, Protokoll, Zugriffsrechte.",
      en: "Examines a project file: structure, references, journal, access rights."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func run() throws {
    let findings = try project.open().examine()
    var table = AnswerTable([
      .init("subject", de: "Was", en: "What"), .init("sound", de: "gut", en: "Sound"),
      .init("text", de: "Befund", en: "Finding"),
    ])
    for finding in findings {
      table.add([
        .text(finding.subject[spoken]),
        .text(finding.isSound ? words(de: "ja", en: "yes") : words(de: "NEIN", en: "NO")),
        .text(finding.text[spoken]),
      ])
    }
    let json = findings.map { finding in
      JSONText.object([
        ("subject", .text(finding.subject[spoken])), ("sound", .flag(finding.isSound)),
        ("text", .text(finding.text[spoken])),
      ])
    }
    // A damaged project cannot be written to; what is found names nobody.
    if !findings.allSatisfy(\.isSound) { OutputRegister.release() }
    try output.deliver(
      Answer(lead: [], table: table, json: .object([("findings", .array(json))])))
    guard findings.allSatisfy(\.isSound) else {
      throw CommandFailure(
        .badData, de: "nicht alles ist in Ordnung", en: "not everything is sound")
    }
  }
}

/// `geflecht due`: what must be deleted or told by when.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: words(
      de: "Was bis wann zu löschen ist und wer bis wann zu informieren, nach Quelle.",
      en: "What must be deleted by when and who must be told, by source."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func run() throws {
    let duties = try project.open().duties()
    let today = try project.clock.today
    var table = AnswerTable([
      .init("day", de: "Bis", en: "By"), .init("days", de: "Tage", en: "Days"),
      .init("duty", de: "Was", en: "What"), .init("source", de: "Quelle", en: "Source"),
      .init("actors", de: "Akteure", en: "Actors"),
      .init("only", de: "nur von dort", en: "Only from it"),
    ])
    for duty in duties {
      let what =
        duty.kind == .delete
        ? words(de: "löschen", en: "delete") : words(de: "informieren", en: "inform")
      table.add([
        .text(spoken.text(duty.day)), .integer(Int(duty.day.number - today.number)), .text(what),
        .text(duty.source), .integer(duty.actors), .integer(duty.onlyFromIt),
      ])
    }
    let late = duties.filter { $0.day < today }.count
    let lead =
      duties.isEmpty
      ? words(
        de: "Keine Quelle nennt eine Frist (import --keep-until, --inform-by).",
        en: "No source names a day (import --keep-until, --inform-by).")
      : words(
        de: "\(duties.count) Fristen, davon \(late) überschritten.",
        en: "\(duties.count) days to keep, \(late) of them past.")
    let json = duties.map { duty in
      JSONText.object([
        ("day", .text(duty.day.description)), ("duty", .text(duty.kind.rawValue)),
        ("source", .text(duty.source)), ("actors", .integer(duty.actors)),
        ("onlyFromIt", .integer(duty.onlyFromIt)), ("late", .flag(duty.day < today)),
      ])
    }
    try output.deliver(
      Answer(lead: [lead], table: table, json: .object([("duties", .array(json))])))
  }
}
