internal import Relations
internal import Wording

/// Writes GEXF 1.3 that Gephi and NetworkX read, and that is read back unchanged.
///
/// One line per node and edge. Strength, kind and period of a tie stand as attributes of the edge,
/// everything else as declared values. Edges carry their running number as id, which older readers
/// want and ours forgets.
struct GEXFWriter {
  private let network: Network
  private let fields: ExportFields
  private let ids: [String]
  private var output: [UInt8] = []
  private var cleanedTexts = 0
  /// The fields that stand as declared values, before the columns.
  private let actorFields: [ActorField]
  private let tieFields: [TieField]

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = GEXFWriter(network)
    writer.writeDocument()
    var losses = writer.fields.losses(network, joinsTopics: true)
    if !network.multipliers.isEmpty {
      losses.append(Localized(de: "die Multiplikatoren", en: "the multipliers"))
    }
    if writer.cleanedTexts > 0 {
      losses.append(
        Localized(
          de: "Steuerzeichen in \(writer.cleanedTexts) Texten, die es in XML nicht gibt",
          en: "control characters in \(writer.cleanedTexts) texts, which XML does not have"))
    }
    return WriteResult(
      files: [WriteResult.File(name: "network.gexf", bytes: writer.output)], losses: losses)
  }

  private init(_ network: Network) {
    self.network = network
    fields = ExportFields(
      network, reservedForActors: ["id", "label", "parent", "start", "end"],
      reservedForTies: ["id", "label"], nameOf: XMLText.cleaned)
    actorFields = fields.actorFields.filter { $0 != .name }
    tieFields = fields.tieFields.filter { ![.strength, .start, .end, .kind].contains($0) }
    var used: Set<String> = []
    ids = network.actors.map { XMLText.cleaned($0.id) }.uniqued(&used)
    output.reserveCapacity(200 * network.actors.count + 120 * network.ties.count)
  }

  private mutating func writeDocument() {
    let isDynamic = network.ties.contains { $0.period != .always }
    output +=
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <graph defaultedgetype="\(fields.direction.directed ? "directed" : "undirected")" \
      mode="\(isDynamic ? "dynamic\" timeformat=\"date" : "static")">

      """.utf8
    writeAttributes(
      "node", actorFields.map { ($0.canonicalName, $0 == .cost ? "double" : "string") },
      fields.actorColumnNames, network.actorAttributes)
    writeAttributes(
      "edge", tieFields.map { ($0.canonicalName, "double") }, fields.tieColumnNames,
      network.tieAttributes)
    output += "    <nodes>\n".utf8
    for position in network.actors.indices { writeNode(position) }
    output += "    </nodes>\n    <edges>\n".utf8
    for row in network.ties.indices { writeEdge(row) }
    output += "    </edges>\n  </graph>\n</gexf>\n".utf8
  }

  private mutating func writeAttributes(
    _ domain: String, _ fields: [(String, String)], _ names: [String], _ columns: [AttributeColumn]
  ) {
    let all = fields + zip(names, columns).map { ($0, GEXFWriter.type(of: $1)) }
    if all.isEmpty { return }
    output += "    <attributes class=\"\(domain)\">\n".utf8
    for (number, (name, type)) in all.enumerated() {
      output += "      <attribute id=\"\(number)\"".utf8
      append(" title", name)
      output += " type=\"\(type)\"/>\n".utf8
    }
    output += "    </attributes>\n".utf8
  }

  /// "string" for days too: older readers know no days.
  private static func type(of column: AttributeColumn) -> String {
    switch column.type {
    case .text, .day: return "string"
    case .flag: return "boolean"
    case .number:
      let isWhole = column.values.allSatisfy { $0.isEmpty || Int32($0) != nil }
      return isWhole ? "integer" : "double"
    }
  }

  private mutating func writeNode(_ position: Int) {
    let actor = network.actors[position]
    output += "      <node".utf8
    append(" id", ids[position])
    append(" label", actor.name)
    let values = actorFields.map {
      ExportFields.isGiven($0, actor) ? ExportFields.text($0, actor) : ""
    }
    writeValues(
      values + network.actorAttributes.map { $0.values[position] }, element: "node")
  }

  private mutating func writeEdge(_ row: Int) {
    let tie = network.ties[row]
    output += "      <edge id=\"\(row)\"".utf8
    append(" source", ids[Int(tie.source)])
    append(" target", ids[Int(tie.target)])
    if tie.isDirected != fields.direction.directed { output += " type=\"mutual\"".utf8 }
    let kind = network.tieKinds[Int(tie.kind)].id
    if !kind.isEmpty { append(" kind", kind) }
    if let strength = tie.strength {
      output += " weight=\"\(JSONText.shortest(strength))\"".utf8
    }
    if let start = tie.period.start { output += " start=\"\(start)\"".utf8 }
    if let last = tie.period.last { output += " end=\"\(last)\"".utf8 }
    let values = tieFields.map { field in
      ExportFields.isGiven(field, tie, network) ? ExportFields.text(field, tie, network) : ""
    }
    writeValues(values + network.tieAttributes.map { $0.values[row] }, element: "edge")
  }

  private mutating func writeValues(_ values: [String], element: String) {
    guard values.contains(where: { !$0.isEmpty }) else {
      output += "/>\n".utf8
      return
    }
    output += "><attvalues>".utf8
    for (number, value) in values.enumerated() where !value.isEmpty {
      output += "<attvalue for=\"\(number)\"".utf8
      append(" value", value)
      output += "/>".utf8
    }
    output += "</attvalues></\(element)>\n".utf8
  }

  private mutating func append(_ name: String, _ text: String) {
    let cleaned = XMLText.cleaned(text)
    if cleaned.utf8.count != text.utf8.count { cleanedTexts += 1 }
    output += "\(name)=\"".utf8
    XMLText.append(value: cleaned, to: &output)
    output += "\"".utf8
  }
}
