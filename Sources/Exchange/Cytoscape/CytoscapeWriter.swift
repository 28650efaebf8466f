internal import Relations
internal import Wording

/// Writes JSON that Cytoscape and Cytoscape.js read, and that is read back unchanged.
struct CytoscapeWriter {
  private let network: Network
  private let fields: ExportFields
  private var output: [UInt8] = []

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = CytoscapeWriter(network)
    writer.writeDocument()
    return WriteResult(
      files: [WriteResult.File(name: "network.cyjs", bytes: writer.output)],
      losses: writer.fields.losses(network, joinsTopics: true))
  }

  private init(_ network: Network) {
    self.network = network
    fields = ExportFields(
      network, reservedForActors: ["id", "SUID", "selected", "shared_name", "multipliers"],
      reservedForTies: [
        "id", "SUID", "selected", "shared_name", "name", "source", "target", "interaction",
        "shared_interaction", "multipliers",
      ])
    output.reserveCapacity(160 * network.actors.count + 120 * network.ties.count)
  }

  private mutating func writeDocument() {
    output += "{\n\"format_version\": \"1.0\",\n\"data\": ".utf8
    var data: [(key: String, value: JSONText)] = []
    if let list = MultiplierList.json(network) { data.append((MultiplierList.name, list)) }
    JSONText.object(data).append(to: &output)
    output += ",\n\"elements\": {\n\"nodes\": [".utf8
    for position in network.actors.indices { writeLine(position, node(position)) }
    output += "],\n\"edges\": [".utf8
    for row in network.ties.indices { writeLine(row, edge(row)) }
    output += "]\n}\n}\n".utf8
  }

  private mutating func writeLine(_ number: Int, _ data: [(key: String, value: JSONText)]) {
    output += number == 0 ? "\n".utf8 : ",\n".utf8
    JSONText.object([("data", .object(data))]).append(to: &output)
  }

  private func node(_ position: Int) -> [(key: String, value: JSONText)] {
    let actor = network.actors[position]
    var data: [(key: String, value: JSONText)] = [
      ("id", .text(actor.id)), ("name", .text(actor.name)),
    ]
    for field in fields.actorFields where field != .name {
      guard position == 0 || ExportFields.isGiven(field, actor) else { continue }
      let value: JSONText =
        field == .cost ? .number(actor.cost) : .text(ExportFields.text(field, actor))
      data.append((field.canonicalName, value))
    }
    for (name, column) in zip(fields.actorColumnNames, network.actorAttributes)
    where position == 0 || !column.values[position].isEmpty {
      data.append((name, NodeLinkWriter.value(column, position)))
    }
    return data
  }

  private func edge(_ row: Int) -> [(key: String, value: JSONText)] {
    let tie = network.ties[row]
    var data: [(key: String, value: JSONText)] = [
      ("source", .text(network.actors[Int(tie.source)].id)),
      ("target", .text(network.actors[Int(tie.target)].id)),
      ("directed", .flag(tie.isDirected)),
    ]
    let kind = network.tieKinds[Int(tie.kind)].id
    if !kind.isEmpty { data.append(("interaction", .text(kind))) }
    for field in fields.tieFields where field != .kind {
      guard row == 0 || ExportFields.isGiven(field, tie, network) else { continue }
      let value: JSONText =
        switch field {
        case .strength: .number(tie.strength)
        case .confidence: .number(tie.confidence)
        default: .text(ExportFields.text(field, tie, network))
        }
      data.append((field.canonicalName, value))
    }
    for (name, column) in zip(fields.tieColumnNames, network.tieAttributes)
    where row == 0 || !column.values[row].isEmpty {
      data.append((name, NodeLinkWriter.value(column, row)))
    }
    return data
  }
}
