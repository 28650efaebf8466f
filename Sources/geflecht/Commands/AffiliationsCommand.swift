import Analysis
import ArgumentParser
import Exchange
import Relations
import Wording

/// `geflecht affiliations`: people and what they belong to, each side measured against its own.
struct AffiliationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "affiliations",
    abstract: words(
      de: "Wer wo dabei ist: Menschen und Vereine oder Termine, jede Seite an sich gemessen.",
      en: "Who belongs where: people and clubs or events, each side measured against its own."),
    discussion: words(
      de: """
        Ein Mensch kennt einen Verein nicht, er gehört dazu. Deshalb wird jede Seite an dem gemessen, \
        was auf ihrer Seite höchstens möglich ist (Borgatti und Everett). Beziehungen innerhalb einer \
        Seite zählen hier nicht. Wer der Ansprache widersprochen hat, zählt mit, steht aber nicht in \
        der Tabelle. Ein Netz nur der Menschen, verbunden durch das Gemeinsame, schreibt \
        geflecht convert NETZ --project count --out DATEI.
        """,
      en: """
        A person does not know a club but belongs to it. So each side is measured against the most \
        its side allows (Borgatti and Everett). Ties within one side do not count here. Whoever \
        objected to being contacted counts but does not stand in the table. A network of \
        the people alone, tied by what they share, is written by \
        geflecht convert NETWORK --project count --out FILE.
        """))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    name: .customLong("with"),
    help: help(
      de:
        "Die Art, zu der man gehört (verein, event …); mehrfach möglich; sonst alles außer Personen.",
      en: "The kind one belongs to (club, event …); repeatable; otherwise all but persons.",
      value: Localized(de: "Art", en: "kind")))
  var kinds: [String] = []

  @Option(
    help: help(
      de: "Wie viele jeder Seite die Tabelle zeigt (0 = alle).",
      en: "How many of each side the table shows (0 = all).",
      value: Localized(de: "Zahl", en: "number")))
  var top = 10

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let chosen = kinds.isEmpty ? nil : kinds.map { Actor.Kind($0) }
    let sides = try session.compute { try snapshot.affiliations(with: chosen, execution: $0) }
    let answer = answer(sides, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ sides: Affiliations, session: Session, snapshot: Snapshot) -> Answer {
    let columns: [AnswerTable.Column] = [
      .init("degree", de: "Beziehungen", en: "Degree"),
      .init("closeness", de: "Nähe", en: "Closeness"),
      .init("betweenness", de: "Vermittlung", en: "Betweenness"),
    ]
    var table = AnswerTable(
      [.init("kind", de: "Art", en: "Kind"), .init("name", de: "Name", en: "Name")] + columns)
    var records = AnswerTable(
      [.init("id", de: "Kennung", en: "id"), .init("kind", de: "Art", en: "kind")]
        + columns.map { .init($0.id, de: $0.title.de, en: $0.id) })
    func numbers(_ vertex: Int) -> [AnswerTable.Cell] {
      [
        .number(sides.degree[vertex]), .number(sides.closeness[vertex]),
        .number(sides.betweenness[vertex]),
      ]
    }
    var hidden = 0
    for isSecond in [false, true] {
      let side = sides.isSecond.indices.filter {
        sides.isSecond[$0] == isSecond && sides.snapshot.actor(of: $0).permission != .objected
      }.sorted { key(sides, $0) < key(sides, $1) }
      let shown = side.prefix(top > 0 ? top : side.count)
      hidden += side.count - shown.count
      for vertex in shown {
        let actor = sides.snapshot.actor(of: vertex)
        table.add([.text(actor.kind.id), .text(actor.name)] + numbers(vertex))
      }
    }
    for vertex in sides.isSecond.indices {
      let actor = sides.snapshot.actor(of: vertex)
      if actor.permission == .objected { continue }
      records.add(
        [.text(actor.id), .text(actor.kind.id)] + numbers(vertex))
    }
    return Answer(
      lead: [session.caption(snapshot), sentence(sides)], table: table, records: records,
      tail: tail(sides, hidden: hidden), json: json(sides, session, snapshot))
  }

  /// Sorts by degree, then by id.
  private func key(_ sides: Affiliations, _ vertex: Int) -> (Double, String) {
    (-sides.degree[vertex], sides.snapshot.actor(of: vertex).id)
  }

  private func sentence(_ sides: Affiliations) -> String {
    let second = sides.isSecond.count { $0 }
    let first = sides.isSecond.count - second
    return words(
      de: "\(spoken.text(first)) auf der einen Seite, \(spoken.text(second)) auf der anderen; "
        + "1 ist auf jeder Seite das Höchstmögliche.",
      en: "\(spoken.text(first)) on one side, \(spoken.text(second)) on the other; "
        + "1 is the most possible on each side.")
  }

  private func tail(_ sides: Affiliations, hidden: Int) -> [String] {
    var lines: [String] = []
    if hidden > 0 {
      lines.append(
        words(
          de: "… und \(spoken.text(hidden)) weitere (--top 0 zeigt alle)",
          en: "… and \(spoken.text(hidden)) more (--top 0 shows all)"))
    }
    lines += ObjectionText.notShown(
      sides.isSecond.indices.count { sides.snapshot.actor(of: $0).permission == .objected })
    if sides.leftOut > 0 {
      lines.append(
        words(
          de: "Ohne \(spoken.text(sides.leftOut)) Beziehungen innerhalb einer Seite.",
          en: "Without \(spoken.text(sides.leftOut)) ties within one side."))
    }
    return lines
  }

  private func json(_ sides: Affiliations, _ session: Session, _ snapshot: Snapshot) -> JSONText {
    .object([
      ("network", session.networkJSON(snapshot)), ("leftOut", .integer(sides.leftOut)),
      (
        "actors",
        .array(
          sides.isSecond.indices.map { vertex in
            let actor = sides.snapshot.actor(of: vertex)
            return .object([
              ("id", .text(actor.id)), ("kind", .text(actor.kind.id)),
              ("side", .integer(sides.isSecond[vertex] ? 2 : 1)),
              ("degree", .number(sides.degree[vertex])),
              ("closeness", .number(sides.closeness[vertex])),
              ("betweenness", .number(sides.betweenness[vertex])),
              ("objected", .flag(actor.permission == .objected)),
            ])
          })
      ),
    ])
  }
}
