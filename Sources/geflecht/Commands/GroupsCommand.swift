import Exchange
import Analysis
import ArgumentParser
import Relations
import Wording

/// `geflecht groups`: circles found by ties, or given by an attribute.
struct GroupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "groups",
    abstract: words(
      de: "Kreise: wer enger miteinander verbunden ist, wer sie führt, wer sie verbindet.",
      en: "Circles: who is tied more closely, who leads them, who connects them."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    help: help(
      de: "Statt gefundener Kreise: place, kind oder eine Spalte.",
      en: "Instead of found circles: place, kind or a column.",
      value: Localized(de: "Merkmal", en: "attribute")))
  var by: String?

  @Option(
    help: help(
      de: "Über 1: mehr und kleinere Kreise; darunter weniger und größere.",
      en: "Above 1: more and smaller circles; below fewer and larger ones.",
      value: Localized(de: "Zahl", en: "number")))
  var resolution = 1.0

  @Flag(help: help(de: "Die Stärke der Beziehungen zählt.", en: "The strength of ties counts."))
  var weights = false

  @Option(
    help: help(
      de: "Wie viele Kreise die Tabelle zeigt (0 = alle).",
      en: "How many circles the table shows (0 = all).",
      value: Localized(de: "Zahl", en: "number")))
  var top = 20

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError(
        words(de: "--resolution muss größer als 0 sein.", en: "--resolution must be above 0."))
    }
  }

  private var basis: Groups.Question.Basis {
    switch by?.lowercased() {
    case nil: .ties
    case "place", "ort": .place
    case "kind", "art": .kind
    default: .column(by ?? "")
    }
  }

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Groups.Question(
      basis: basis, resolution: resolution, seed: running.seed, weighted: weights)
    let groups = try session.compute { try snapshot.groups(question, execution: $0) }
    let answer = answer(groups, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ groups: Groups, session: Session, snapshot: Snapshot) -> Answer {
    var table = AnswerTable([
      .init("group", de: "Nr.", en: "No."),
      by == nil
        ? .init("name", de: "Kreis", en: "Circle") : .init("name", de: "Gruppe", en: "Group"),
      .init("size", de: "Größe", en: "Size"),
      .init("internal", de: "Bez. innen", en: "Ties inside"),
      .init("external", de: "nach außen", en: "Outside"), .init("ei", de: "E–I", en: "E–I"),
    ])
    for group in groups.groups.prefix(top > 0 ? top : groups.groups.count) {
      table.add(
        [
          .integer(group.number), .text(group.name[spoken]), .integer(group.members.count),
          .integer(group.internalTies), .integer(group.externalTies), .number(group.eiIndex),
        ], notes: notes(group, session.network))
    }
    var records = AnswerTable([
      .init("id", de: "Kennung", en: "id"), .init("group", de: "Kreis", en: "group"),
    ])
    for vertex in groups.membership.indices {
      let group = groups.membership[vertex]
      records.add([
        .text(snapshot.actor(of: vertex).id),
        group < 0 ? .none : .integer(groups.groups[Int(group)].number),
      ])
    }
    return Answer(
      lead: [session.caption(snapshot), sentence(groups)], table: table, records: records,
      tail: tail(groups, shown: table.rows.count), json: json(groups, session, snapshot))
  }

  private func sentence(_ groups: Groups) -> String {
    let count = spoken.text(groups.groups.count)
    let quality = groups.modularity.map { spoken.text($0, decimals: 3) } ?? "–"
    return by == nil
      ? words(
        de:
          "\(count) Kreise, Modularität \(quality) (wie deutlich sie getrennt sind; 0 = gar nicht).",
        en: "\(count) circles, modularity \(quality) (how clearly they are apart; 0 = not at all).")
      : words(
        de: "\(count) Gruppen nach „\(by ?? "")“, Modularität \(quality).",
        en: "\(count) groups by “\(by ?? "")”, modularity \(quality).")
  }

  private func notes(_ group: Groups.Group, _ network: Network) -> [String] {
    func list(_ standings: [Groups.Standing]) -> String {
      standings.map { "\(network.actors[Int($0.actor)].name) (\(spoken.text($0.ties)))" }
        .joined(separator: ", ")
    }
    var notes: [String] = []
    if !group.leaders.isEmpty {
      notes.append(words(de: "in der Mitte: ", en: "at the centre: ") + list(group.leaders))
    }
    if !group.bridges.isEmpty {
      notes.append(words(de: "nach außen: ", en: "to others: ") + list(group.bridges))
    }
    return notes
  }

  private func tail(_ groups: Groups, shown: Int) -> [String] {
    var lines: [String] = []
    let hidden = groups.groups.count - shown
    if hidden > 0 {
      lines.append(
        words(
          de: "… und \(spoken.text(hidden)) kleinere (--top 0 zeigt alle)",
          en: "… and \(spoken.text(hidden)) smaller ones (--top 0 shows all)"))
    }
    if let index = groups.eiIndex {
      lines.append(
        words(
          de: "E–I-Index \(spoken.text(index, decimals: 3)): −1 = alle Beziehungen bleiben in den "
            + "Gruppen, +1 = alle führen hinaus.",
          en: "E–I index \(spoken.text(index, decimals: 3)): −1 = all ties stay inside the groups, "
            + "+1 = all lead outside."))
    }
    return lines
  }

  private func json(_ groups: Groups, _ session: Session, _ snapshot: Snapshot) -> JSONText {
    func list(_ standings: [Groups.Standing]) -> JSONText {
      .array(
        standings.map { standing in
          .object([
            ("id", .text(session.network.actors[Int(standing.actor)].id)),
            ("ties", .integer(standing.ties)),
          ])
        })
    }
    return .object([
      ("network", session.networkJSON(snapshot)), ("by", .text(by ?? "ties")),
      ("modularity", .optional(groups.modularity)), ("eiIndex", .optional(groups.eiIndex)),
      ("seed", .integer(Int(truncatingIfNeeded: running.seed))),
      (
        "groups",
        .array(
          groups.groups.map { group in
            .object([
              ("group", .integer(group.number)), ("name", .text(group.name[spoken])),
              ("size", .integer(group.members.count)),
              ("internalTies", .integer(group.internalTies)),
              ("externalTies", .integer(group.externalTies)),
              ("eiIndex", .optional(group.eiIndex)), ("leaders", list(group.leaders)),
              ("bridges", list(group.bridges)),
              (
                "members",
                .array(group.members.map { .text(session.network.actors[Int($0)].id) })
              ),
            ])
          })
      ),
    ])
  }
}
