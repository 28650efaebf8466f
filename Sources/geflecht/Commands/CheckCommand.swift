import Analysis
import ArgumentParser
import Exchange
import Relations
import Wording

/// `geflecht check`: what was read.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: words(
      de: "Was gelesen wurde: Zahlen, Arten, Zeitraum, Warnungen.",
      en: "What was read: counts, kinds, period, warnings."),
    discussion: words(
      de: "Was --where versteht (nebeneinander heißt UND; dazu ODER, NICHT oder -, Klammern):",
      en: "What --where understands (side by side means AND; also OR, NOT or -, brackets):")
      + "\n" + HelpText.list(QueryField.all.map { ($0.example[spoken], $0.meaning[spoken]) }))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @Option(help: ReadingOptions.usHelp)
  var us: String?

  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running, us: us)
    let snapshot = try session.snapshot(selected)
    let overview = try session.compute { _ in snapshot.overview() }
    let answer = answer(overview, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ overview: Overview, session: Session, snapshot: Snapshot) -> Answer {
    var table = AnswerTable([
      .init("what", de: "Was", en: "What"), .init("value", de: "Wert", en: "Value"),
    ])
    for (what, value) in facts(overview, session) { table.add([.text(what), .text(value)]) }
    return Answer(
      lead: [session.caption(snapshot)], table: table, tail: tail(session),
      json: json(overview, session, snapshot))
  }

  private func facts(_ overview: Overview, _ session: Session) -> [(String, String)] {
    let number = { (count: Int) in spoken.text(count) }
    var facts: [(String, String)] = []
    for file in session.read.report.files {
      facts.append(
        (
          words(de: "gelesen", en: "read"),
          "\(shortName(file.name, session.source)): \(number(file.rows)) "
            + words(de: "Zeilen", en: "rows") + ", \(file.understoodAs[spoken])"
        ))
    }
    facts.append((words(de: "Akteure", en: "actors"), list(overview.kinds, of: overview.actors)))
    facts.append((words(de: "Beziehungen", en: "ties"), list(overview.tieKinds, of: overview.ties)))
    facts.append(
      (
        words(de: "davon", en: "of them"),
        words(
          de: "\(number(overview.merged)) weitere zwischen denselben zweien, "
            + "\(number(overview.selfTies)) mit sich selbst",
          en: "\(number(overview.merged)) more between the same two, "
            + "\(number(overview.selfTies)) with oneself")
      ))
    facts.append(
      (
        words(de: "Paare", en: "pairs"),
        number(overview.edges)
          + (overview.isDirected
            ? words(de: ", gerichtet", en: ", directed")
            : words(de: ", gegenseitig", en: ", mutual"))
          + (overview.density.map {
            words(de: "; Dichte ", en: "; density ") + spoken.text($0)
          } ?? "")
      ))
    facts.append(
      (
        words(de: "Teile", en: "parts"),
        words(
          de: "\(number(overview.components)); der größte: \(number(overview.largestComponent)); "
            + "ohne Beziehung: \(number(overview.isolates))",
          en: "\(number(overview.components)); the largest: \(number(overview.largestComponent)); "
            + "without ties: \(number(overview.isolates))")
      ))
    facts.append((words(de: "Zeitraum", en: "period"), periodText(overview)))
    if overview.places.contains(where: { !$0.name.isEmpty }) {
      facts.append((words(de: "Orte", en: "places"), list(overview.places, of: nil)))
    }
    if overview.topics.contains(where: { !$0.name.isEmpty }) {
      facts.append((words(de: "Themen", en: "topics"), list(overview.topics, of: nil)))
    }
    if overview.objections > 0 {
      facts.append(
        (words(de: "Widersprüche", en: "objections"), number(overview.objections)))
    }
    return facts
  }

  /// The name inside the folder that was read.
  private func shortName(_ file: String, _ source: String) -> String {
    let folder = source.hasSuffix("/") ? source : source + "/"
    return file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
  }

  private func periodText(_ overview: Overview) -> String {
    guard let period = overview.period else {
      return words(de: "ohne Tage", en: "no days given")
    }
    let undated =
      overview.undatedTies > 0
      ? words(
        de: "; \(spoken.text(overview.undatedTies)) ohne Tag",
        en: "; \(spoken.text(overview.undatedTies)) without a day") : ""
    let first = period.start.map { spoken.text($0) } ?? "…"
    let last = period.last.map { spoken.text($0) } ?? "…"
    return "\(first) – \(last)\(undated)"
  }

  /// The most frequent words with their counts, after the sum.
  private func list(_ tallies: [Overview.Tally], of total: Int?) -> String {
    let named = tallies.filter { !$0.name.isEmpty }
    var text = ""
    for (position, tally) in named.enumerated() {
      let next = "\(tally.name) \(spoken.text(tally.count))"
      if position > 0, text.count + next.count > 90 {
        let hidden = named.count - position
        text += words(de: ", \(hidden) weitere", en: ", \(hidden) more")
        break
      }
      text += (position > 0 ? ", " : "") + next
    }
    if total == nil, let unnamed = tallies.first(where: { $0.name.isEmpty }), unnamed.count > 0 {
      text += words(de: "; ohne: ", en: "; without: ") + spoken.text(unnamed.count)
    }
    guard let total else { return text }
    return text.isEmpty ? spoken.text(total) : "\(spoken.text(total)): \(text)"
  }

  private func tail(_ session: Session) -> [String] {
    let report = session.read.report
    var sentence = words(
      de: "Zeilen: \(spoken.text(report.rowsRead)) gelesen = \(spoken.text(report.actorsStored)) "
        + "Akteure + \(spoken.text(report.tiesStored)) Beziehungen",
      en: "Rows: \(spoken.text(report.rowsRead)) read = \(spoken.text(report.actorsStored)) "
        + "actors + \(spoken.text(report.tiesStored)) ties")
    if report.multipliersStored > 0 {
      sentence += words(
        de: " + \(spoken.text(report.multipliersStored)) Rollen",
        en: " + \(spoken.text(report.multipliersStored)) roles")
    }
    sentence += history(report)
    if report.leftOut > 0 {
      sentence += words(
        de: " + \(spoken.text(report.leftOut)) Summen- und Seitenzeilen",
        en: " + \(spoken.text(report.leftOut)) rows of sums and pages")
    }
    sentence += words(
      de: " + \(spoken.text(report.merged)) zusammengelegt + \(spoken.text(report.refused)) "
        + "abgelehnt.",
      en: " + \(spoken.text(report.merged)) merged + \(spoken.text(report.refused)) refused.")
    if report.actorsFromTies > 0 {
      sentence += words(
        de: " Weitere \(spoken.text(report.actorsFromTies)) Akteure kommen nur in Beziehungen vor.",
        en: " Another \(spoken.text(report.actorsFromTies)) actors occur in ties only.")
    }
    if report.tiesFromContacts > 0 {
      sentence += words(
        de: " Weitere \(spoken.text(report.tiesFromContacts)) Beziehungen nennen nur die Kontakte.",
        en: " Another \(spoken.text(report.tiesFromContacts)) ties occur in contacts only.")
    }
    if report.tiesFromCells > 0 {
      sentence += words(
        de: " Weitere \(spoken.text(report.tiesFromCells)) Beziehungen nennen Zellen und Spalten.",
        en: " Another \(spoken.text(report.tiesFromCells)) ties are named in cells and columns.")
    }
    return [sentence] + ReadingText.lines(report) { shortName($0, session.source) }
  }

  /// The rows of the tables that tell of time.
  private func history(_ report: ReadReport) -> String {
    let counts = [
      (
        report.contactsStored, words(de: "Kontakt", en: "contact"),
        words(de: "Kontakte", en: "contacts")
      ),
      (
        report.campaignsStored, words(de: "Kampagne", en: "campaign"),
        words(de: "Kampagnen", en: "campaigns")
      ),
      (
        report.tieKindsStored, words(de: "Beziehungsart", en: "kind of tie"),
        words(de: "Beziehungsarten", en: "kinds of ties")
      ),
    ]
    return counts.filter { $0.0 > 0 }.map { count, one, many in
      " + \(spoken.text(count)) \(count == 1 ? one : many)"
    }.joined()
  }

  private func json(_ overview: Overview, _ session: Session, _ snapshot: Snapshot) -> JSONText {
    func tallies(_ tallies: [Overview.Tally]) -> JSONText {
      .object(tallies.map { ($0.name, .integer($0.count)) })
    }
    let report = session.read.report
    return .object([
      ("network", session.networkJSON(snapshot)), ("actors", .integer(overview.actors)),
      ("ties", .integer(overview.ties)), ("selfTies", .integer(overview.selfTies)),
      ("merged", .integer(overview.merged)), ("edges", .integer(overview.edges)),
      ("directed", .flag(overview.isDirected)), ("components", .integer(overview.components)),
      ("largestComponent", .integer(overview.largestComponent)),
      ("isolates", .integer(overview.isolates)), ("density", .optional(overview.density)),
      ("kinds", tallies(overview.kinds)), ("tieKinds", tallies(overview.tieKinds)),
      ("places", tallies(overview.places)), ("topics", tallies(overview.topics)),
      (
        "period",
        overview.period.map { period in
          .object([
            ("first", .optional(period.start?.description ?? "")),
            ("last", .optional(period.last?.description ?? "")),
          ])
        } ?? .null
      ),
      (
        "rows",
        .object([
          ("read", .integer(report.rowsRead)), ("actors", .integer(report.actorsStored)),
          ("ties", .integer(report.tiesStored)),
          ("multipliers", .integer(report.multipliersStored)),
          ("contacts", .integer(report.contactsStored)),
          ("campaigns", .integer(report.campaignsStored)),
          ("tieKinds", .integer(report.tieKindsStored)),
          ("merged", .integer(report.merged)), ("refused", .integer(report.refused)),
          ("leftOut", .integer(report.leftOut)),
          ("actorsFromTies", .integer(report.actorsFromTies)),
        ])
      ),
      (
        "files",
        .array(
          report.files.map { file in
            .object([
              ("name", .text(file.name)), ("understoodAs", .text(file.understoodAs[spoken])),
              ("rows", .integer(file.rows)),
            ])
          })
      ),
      ("warnings", ReadingText.json(report.warnings)),
      ("readings", ReadingText.json(report)), ("hints", ReadingText.json(report.hints)),
      ("notRead", ReadingText.json(report.notRead)),
    ])
  }
}
