internal import Relations
internal import Wording

/// Writes Popolo: people, organisations, and who belongs where.
///
/// Popolo knows ties between a person and an organisation, and one organisation inside another;
/// other ties and other kinds of actors are left out and counted.
struct PopoloWriter {
  private let network: Network
  private var output: [UInt8] = []

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = PopoloWriter(network: network)
    writer.writeDocument()
    return WriteResult(
      files: [WriteResult.File(name: "network.popolo.json", bytes: writer.output)],
      losses: writer.losses())
  }

  private init(network: Network) { self.network = network }

  private func isPerson(_ position: Int32) -> Bool {
    network.actors[Int(position)].kind == .person
  }

  /// An organisation, as which every kind of group is written.
  private func isGroup(_ position: Int32) -> Bool {
    network.actors[Int(position)].kind == .organisation
  }

  private func isMembership(_ tie: Tie) -> Bool {
    isPerson(tie.source) && isGroup(tie.target) || isGroup(tie.source) && isPerson(tie.target)
  }

  private mutating func writeDocument() {
    let actors = network.actors.indices
    let persons = actors.filter { isPerson(Int32($0)) }.map(person)
    let groups = actors.filter { isGroup(Int32($0)) }.map(organization)
    let memberships = network.ties.indices.filter { isMembership(network.ties[$0]) }
      .map(membership)
    output += "{\n".utf8
    writeList("persons", persons)
    output += ",\n".utf8
    writeList("organizations", groups)
    output += ",\n".utf8
    writeList("memberships", memberships)
    output += "\n}\n".utf8
  }

  private mutating func writeList(_ name: String, _ objects: [JSONText]) {
    output += "\"\(name)\": [".utf8
    for (number, object) in objects.enumerated() {
      output += number == 0 ? "\n".utf8 : ",\n".utf8
      object.append(to: &output)
    }
    output += objects.isEmpty ? "]".utf8 : "\n]".utf8
  }

  private func person(_ position: Int) -> JSONText { .object(members(position)) }

  private func organization(_ position: Int) -> JSONText { .object(members(position)) }

  private func members(_ position: Int) -> [(key: String, value: JSONText)] {
    let actor = network.actors[position]
    var members: [(key: String, value: JSONText)] = [
      ("id", .text(actor.id)), ("name", .text(actor.name)),
    ]
    if !actor.place.isEmpty { members.append(("area", .object([("name", .text(actor.place))]))) }
    if !actor.topics.isEmpty {
      members.append(("topics", .text(actor.topics.joined(separator: ";"))))
    }
    for column in network.actorAttributes where !column.values[position].isEmpty {
      guard !PopoloWriter.own.contains(column.name) else { continue }
      members.append((column.name, NodeLinkWriter.value(column, position)))
    }
    return members
  }

  private static let own: Set = ["id", "name", "area", "place", "topics", "memberships", "kind"]

  private func membership(_ row: Int) -> JSONText {
    let tie = network.ties[row]
    let (person, group) =
      isPerson(tie.source) ? (tie.source, tie.target) : (tie.target, tie.source)
    var members: [(key: String, value: JSONText)] = [
      ("person_id", .text(network.actors[Int(person)].id)),
      ("organization_id", .text(network.actors[Int(group)].id)),
    ]
    if let start = tie.period.start { members.append(("start_date", .text(start.description))) }
    if let last = tie.period.last { members.append(("end_date", .text(last.description))) }
    let kind = network.tieKinds[Int(tie.kind)].id
    let columns = network.tieAttributes.filter { !$0.values[row].isEmpty }
    // The kind is said as the role where no column says it.
    if !kind.isEmpty, kind != "member", !columns.contains(where: { $0.name == "role" }) {
      members.append(("role", .text(kind)))
    }
    for column in columns where !PopoloWriter.ownOfTies.contains(column.name) {
      members.append((column.name, NodeLinkWriter.value(column, row)))
    }
    return .object(members)
  }

  private static let ownOfTies: Set = [
    "person_id", "organization_id", "start_date", "end_date", "id", "kind", "start", "end",
  ]

  private func losses() -> [Localized] {
    var losses: [Localized] = []
    let others = network.actors.indices.filter { !isPerson(Int32($0)) && !isGroup(Int32($0)) }
    if !others.isEmpty {
      losses.append(
        Localized(
          de: "\(others.count) Akteure, die weder Personen noch Organisationen sind",
          en: "\(others.count) actors that are neither people nor organisations"))
    }
    let ties = network.ties.indices.filter { !isMembership(network.ties[$0]) }
    if !ties.isEmpty {
      losses.append(
        Localized(
          de: "\(ties.count) Beziehungen, die keine Mitgliedschaften sind",
          en: "\(ties.count) ties that are no memberships"))
    }
    func lose(_ isLost: Bool, _ de: String, _ en: String) {
      if isLost { losses.append(Localized(de: de, en: en)) }
    }
    let memberships = network.ties.indices.lazy.map { network.ties[$0] }.filter(isMembership)
    lose(memberships.contains { $0.strength != nil }, "die Stärken", "the strengths")
    lose(memberships.contains { $0.confidence != 1 }, "die Sicherheiten", "the confidences")
    lose(memberships.contains { $0.isDirected }, "die Richtungen", "the directions")
    lose(
      network.actors.contains { $0.permission != .unknown }, "die Einwilligungen",
      "the permissions")
    lose(network.actors.contains { $0.cost != nil }, "die Kosten", "the costs")
    lose(!network.multipliers.isEmpty, "die Multiplikatoren", "the multipliers")
    return losses + HistoryTables.losses(network)
  }
}
