import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht brokers`: who stands between groups, and in which role.
struct BrokersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brokers",
    abstract: words(
      de: "Wer zwischen anderen steht, die sich nicht kennen, und in welcher Rolle.",
      en: "Who stands between others who do not know each other, and in which role."),
    discussion: words(
      de: "Gezählt wird jedes Paar, das nur über jemanden verbunden ist, nach Gruppen:",
      en: "Counted is every pair that is tied through somebody only, by groups:") + "\n"
      + HelpText.list(BrokersCommand.roles.map { ($0.id, $0.meaning[spoken]) }) + "\n"
      + words(
        de: "Wer der Ansprache widersprochen hat, zählt mit, steht aber in keiner Liste.",
        en: "Whoever objected to being contacted counts but stands in no list."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions
  @OptionGroup var grouping: GroupingOptions

  @Option(
    help: help(
      de: "Wie viele Akteure die Tabelle zeigt (0 = alle).",
      en: "How many actors the table shows (0 = all).",
      value: Localized(de: "Zahl", en: "number")))
  var top = 20

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  /// A role with its count.
  private struct Role {
    let id: String
    let name: Localized
    let meaning: Localized
    let count: @Sendable (BrokerageRoles) -> Int
  }

  private static let roles: [Role] = [
    Role(
      id: "coordinator", name: Localized(de: "Koordinator", en: "Coordinator"),
      meaning: Localized(
        de: "Alle drei aus einer Gruppe: hält die eigene Gruppe zusammen.",
        en: "All three of one group: holds the own group together."), count: { $0.coordinator }),
    Role(
      id: "gatekeeper", name: Localized(de: "Türöffner", en: "Gatekeeper"),
      meaning: Localized(
        de: "Von einer anderen Gruppe in die eigene: entscheidet, was hineinkommt.",
        en: "From another group into the own one: decides what comes in."),
      count: { $0.gatekeeper }),
    Role(
      id: "representative", name: Localized(de: "Vertreter", en: "Representative"),
      meaning: Localized(
        de: "Aus der eigenen Gruppe in eine andere: trägt etwas hinaus.",
        en: "From the own group into another: carries something out."),
      count: { $0.representative }),
    Role(
      id: "itinerant", name: Localized(de: "Vermittler", en: "Go-between"),
      meaning: Localized(
        de: "Zwischen zweien einer anderen Gruppe: verbindet sie von außen.",
        en: "Between two of another group: connects them from outside."), count: { $0.itinerant }),
    Role(
      id: "liaison", name: Localized(de: "Makler", en: "Liaison"),
      meaning: Localized(
        de: "Drei Gruppen: gehört zu keiner der beiden Seiten.",
        en: "Three groups: belongs to neither side."), count: { $0.liaison }),
  ]

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Groups.Question(
      basis: grouping.basis, resolution: grouping.resolution, seed: running.seed,
      weighted: grouping.weights)
    let brokers = try session.compute { try snapshot.brokers(question, execution: $0) }
    let answer = answer(brokers, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ brokers: Brokers, session: Session, snapshot: Snapshot) -> Answer {
    let network = session.network
    func group(_ entry: Brokers.Entry) -> String {
      entry.group < 0 ? "" : brokers.groups.groups[Int(entry.group)].name[spoken]
    }
    var table = AnswerTable(
      [
        .init("name", de: "Name", en: "Name"), .init("group", de: "Gruppe", en: "Group"),
        .init("total", de: "Gesamt", en: "Total"),
      ] + BrokersCommand.roles.map { .init($0.id, $0.name) })
    var records = AnswerTable(
      [
        .init("id", de: "Kennung", en: "id"), .init("group", de: "Gruppe", en: "group"),
        .init("total", de: "Gesamt", en: "total"),
      ] + BrokersCommand.roles.map { .init($0.id, de: $0.name.de, en: $0.id) })
    let between = brokers.entries.filter { $0.roles.total > 0 }
    let counting = between.filter { network.actors[Int($0.actor)].permission != .objected }
    for entry in counting.prefix(top > 0 ? top : counting.count) {
      table.add(
        [
          .text(network.actors[Int(entry.actor)].name), .text(group(entry)),
          .integer(entry.roles.total),
        ] + BrokersCommand.roles.map { .integer($0.count(entry.roles)) })
    }
    for entry in brokers.entries.sorted(by: { $0.actor < $1.actor })
    where network.actors[Int(entry.actor)].permission != .objected {
      records.add(
        [
          .text(network.actors[Int(entry.actor)].id), .text(group(entry)),
          .integer(entry.roles.total),
        ] + BrokersCommand.roles.map { .integer($0.count(entry.roles)) })
    }
    let hidden = counting.count - table.rows.count
    return Answer(
      lead: [session.caption(snapshot), sentence(brokers)], table: table, records: records,
      tail: (hidden > 0
        ? [
          words(
            de: "… und \(spoken.text(hidden)) weitere (--top 0 zeigt alle)",
            en: "… and \(spoken.text(hidden)) more (--top 0 shows all)")
        ] : []) + ObjectionText.notShown(between.count - counting.count),
      json: json(brokers, session, snapshot))
  }

  private func sentence(_ brokers: Brokers) -> String {
    let count = spoken.text(brokers.groups.groups.count)
    return grouping.by.map { by in
      words(
        de:
          "Wie oft jemand zwischen zweien steht, die sich nicht kennen; \(count) Gruppen nach „\(by)“.",
        en:
          "How often somebody stands between two who do not know each other; \(count) groups by “\(by)”."
      )
    }
      ?? words(
        de:
          "Wie oft jemand zwischen zweien steht, die sich nicht kennen; \(count) gefundene Kreise.",
        en:
          "How often somebody stands between two who do not know each other; \(count) found circles."
      )
  }

  private func json(_ brokers: Brokers, _ session: Session, _ snapshot: Snapshot) -> JSONText {
    .object([
      ("network", session.networkJSON(snapshot)), ("by", .text(grouping.by ?? "ties")),
      (
        "actors",
        .array(
          brokers.entries.map { entry in
            let name: JSONText =
              entry.group < 0
              ? .null : .text(brokers.groups.groups[Int(entry.group)].name[spoken])
            return .object(
              [
                ("id", .text(session.network.actors[Int(entry.actor)].id)), ("group", name),
                ("total", .integer(entry.roles.total)),
              ] + BrokersCommand.roles.map { ($0.id, .integer($0.count(entry.roles))) }
                + [
                  (
                    "objected",
                    .flag(
                      session.network.actors[Int(entry.actor)].permission == .objected)
                  )
                ])
          })
      ),
    ])
  }
}
