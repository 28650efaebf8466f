internal import Relations
internal import Wording

/// Writes node-link JSON that NetworkX reads (`node_link_graph`), and that is read back unchanged.
///
/// One line per node and edge. Each edge says whether it is directed; the network as a whole is
/// directed if one of them is. The multipliers stand in `graph`.
struct NodeLinkWriter {
  private let network: Network
  private let fields: ExportFields
  private var output: [UInt8] = []

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = NodeLinkWriter(network)
    writer.writeDocument()
    return WriteResult(
      files: [WriteResult.File(name: "network.json", bytes: writer.output)],
      losses: writer.fields.losses(network, joinsTopics: false))
  }

  private init(_ network: Network) {
    self.network = network
    fields = ExportFields(
      network, reservedForActors: ["id"], reservedForTies: ["source", "target", "key"])
    output.reserveCapacity(160 * network.actors.count + 120 * network.ties.count)
  }

  private mutating func writeDocument() {
    output += "{\n  \"directed\": \(fields.direction.directed),\n  \"multigraph\": true,\n".utf8
    var graph: [(key: String, value: JSONText)] = []
    if let list = MultiplierList.json(network) { graph.append((MultiplierList.name, list)) }
    output += "  \"graph\": ".utf8
    JSONText.object(graph).append(to: &output)
    output += ",\n  \"nodes\": [".utf8
    for position in network.actors.indices { writeLine(position, node(position)) }
    output += network.actors.isEmpty ? "],\n".utf8 : "\n  ],\n".utf8
    output += "  \"edges\": [".utf8
    for row in network.ties.indices { writeLine(row, edge(row)) }
    output += network.ties.isEmpty ? "]\n}\n".utf8 : "\n  ]\n}\n".utf8
  }

  private mutating func writeLine(_ number: Int, _ members: [(key: String, value: JSONText)]) {
    output += number == 0 ? "\n    ".utf8 : ",\n    ".utf8
    JSONText.object(members).append(to: &output)
  }

  /// Id, name, kind, place and topics are always there; the first node names all columns, so that
  /// they keep their order when the file is read.
  private func node(_ position: Int) -> [(key: String, value: JSONText)] {
    let actor = network.actors[position]
    var members: [(key: String, value: JSONText)] = [
      ("id", .text(actor.id)), ("name", .text(actor.name)), ("kind", .text(actor.kind.id)),
      ("place", .text(actor.place)), ("topics", .array(actor.topics.map { .text($0) })),
    ]
    if fields.actorFields.contains(.permission), position == 0 || actor.permission != .unknown {
      members.append(("permission", .text(actor.permission.rawValue)))
    }
    if fields.actorFields.contains(.cost), position == 0 || actor.cost != nil {
      members.append(("cost", .number(actor.cost)))
    }
    for (name, column) in zip(fields.actorColumnNames, network.actorAttributes)
    where position == 0 || !column.values[position].isEmpty {
      members.append((name, NodeLinkWriter.value(column, position)))
    }
    return members
  }

  private func edge(_ row: Int) -> [(key: String, value: JSONText)] {
    let tie = network.ties[row]
    var members: [(key: String, value: JSONText)] = [
      ("source", .text(network.actors[Int(tie.source)].id)),
      ("target", .text(network.actors[Int(tie.target)].id)),
      ("directed", .flag(tie.isDirected)),
    ]
    for field in fields.tieFields
    where row == 0 && field != .strength || ExportFields.isGiven(field, tie, network) {
      members.append((field.canonicalName, value(field, tie)))
    }
    for (name, column) in zip(fields.tieColumnNames, network.tieAttributes)
    where row == 0 || !column.values[row].isEmpty {
      members.append((name, NodeLinkWriter.value(column, row)))
    }
    return members
  }

  private func value(_ field: TieField, _ tie: Tie) -> JSONText {
    switch field {
    case .kind: .text(network.tieKinds[Int(tie.kind)].id)
    case .strength: .number(tie.strength)
    case .start: .text(tie.period.start?.description)
    case .end: .text(tie.period.last?.description)
    case .direction: .flag(tie.isDirected)
    case .confidence: .number(tie.confidence)
    }
  }

  /// The value of a column as JSON of its type.
  static func value(_ column: AttributeColumn, _ row: Int) -> JSONText {
    let text = column.values[row]
    if text.isEmpty { return .null }
    switch column.type {
    case .text, .day: return .text(text)
    case .flag: return .flag(text == "true")
    case .number: return CellType.isNumber(text) ? .digits(text) : .text(text)
    }
  }
}
