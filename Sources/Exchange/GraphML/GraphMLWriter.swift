internal import Relations
internal import Wording

/// Writes GraphML that NetworkX, igraph, Gephi and yEd read, and that is read back unchanged.
///
/// One line per node and edge. Every field and column in use has a key with its type; ties that are
/// not directed say so in a network that has directed ones (NetworkX refuses such a mixture). The
/// multipliers stand in a value of the whole graph, as JSON.
struct GraphMLWriter {
  private let network: Network
  private let fields: ExportFields
  /// The ids as XML can hold them, each different.
  private let ids: [String]
  private var output: [UInt8] = []
  /// How many texts lost characters.
  private var cleanedTexts = 0

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = GraphMLWriter(network)
    writer.writeDocument()
    var losses = writer.fields.losses(network, joinsTopics: true)
    if writer.cleanedTexts > 0 {
      losses.append(
        Localized(
          de: "Steuerzeichen in \(writer.cleanedTexts) Texten, die es in XML nicht gibt",
          en: "control characters in \(writer.cleanedTexts) texts, which XML does not have"))
    }
    return WriteResult(
      files: [WriteResult.File(name: "network.graphml", bytes: writer.output)], losses: losses)
  }

  private init(_ network: Network) {
    self.network = network
    fields = ExportFields(network, reservedForActors: ["id"], nameOf: XMLText.cleaned)
    var used: Set<String> = []
    var cleaned = 0
    ids = network.actors.map { actor in
      let wanted = XMLText.cleaned(actor.id)
      if wanted.utf8.count != actor.id.utf8.count { cleaned += 1 }
      return wanted
    }.uniqued(&used)
    cleanedTexts = cleaned
    output.reserveCapacity(200 * network.actors.count + 120 * network.ties.count)
  }

  private mutating func writeDocument() {
    output +=
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """.utf8
    let multipliers = MultiplierList.json(network, ids: ids)
    writeKeys(hasMultipliers: multipliers != nil)
    let isDirected = fields.direction.directed
    output += "  <graph edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n".utf8
    if let multipliers {
      output += "    ".utf8
      writeData(edgeKey(fields.tieFields.count + network.tieAttributes.count), multipliers.compact)
      output.append(0x0A)
    }
    for position in network.actors.indices { writeNode(position) }
    for row in network.ties.indices { writeEdge(row, isDirected) }
    output += "  </graph>\n</graphml>\n".utf8
  }

  // MARK: Keys: d0, d1 … first those of nodes, then those of edges, then that of the graph

  private func nodeKey(_ number: Int) -> Int { number }
  private func edgeKey(_ number: Int) -> Int {
    fields.actorFields.count + network.actorAttributes.count + number
  }

  private mutating func writeKeys(hasMultipliers: Bool) {
    var number = 0
    func type(_ field: ActorField) -> String { field == .cost ? "double" : "string" }
    func type(_ field: TieField) -> String {
      field == .strength || field == .confidence ? "double" : "string"
    }
    for field in fields.actorFields {
      writeKey(&number, "node", field.canonicalName, type(field))
    }
    for (name, column) in zip(fields.actorColumnNames, network.actorAttributes) {
      writeKey(&number, "node", name, GraphMLWriter.type(of: column))
    }
    for field in fields.tieFields { writeKey(&number, "edge", field.canonicalName, type(field)) }
    for (name, column) in zip(fields.tieColumnNames, network.tieAttributes) {
      writeKey(&number, "edge", name, GraphMLWriter.type(of: column))
    }
    if hasMultipliers { writeKey(&number, "graph", MultiplierList.name, "string") }
  }

  private mutating func writeKey(
    _ number: inout Int, _ domain: String, _ name: String, _ type: String
  ) {
    output += "  <key id=\"d\(number)\" for=\"\(domain)\" attr.name=\"".utf8
    XMLText.append(value: name, to: &output)
    output += "\" attr.type=\"\(type)\"/>\n".utf8
    number += 1
  }

  /// The narrowest GraphML type of a column: whole numbers up to 32 or 64 bits, else "double".
  private static func type(of column: AttributeColumn) -> String {
    switch column.type {
    case .text, .day: return "string"
    case .flag: return "boolean"
    case .number:
      var isShort = true
      for value in column.values where !value.isEmpty {
        guard let whole = Int64(value) else { return "double" }
        isShort = isShort && Int32(exactly: whole) != nil
      }
      return isShort ? "int" : "long"
    }
  }

  // MARK: Elements

  private mutating func writeNode(_ position: Int) {
    let actor = network.actors[position]
    output += "    <node id=\"".utf8
    XMLText.append(value: ids[position], to: &output)
    output += "\">".utf8
    for (number, field) in fields.actorFields.enumerated()
    where ExportFields.isGiven(field, actor) {
      writeData(nodeKey(number), ExportFields.text(field, actor))
    }
    for (number, column) in network.actorAttributes.enumerated()
    where !column.values[position].isEmpty {
      writeData(nodeKey(fields.actorFields.count + number), column.values[position])
    }
    output += "</node>\n".utf8
  }

  private mutating func writeEdge(_ row: Int, _ isDirected: Bool) {
    let tie = network.ties[row]
    output += "    <edge source=\"".utf8
    XMLText.append(value: ids[Int(tie.source)], to: &output)
    output += "\" target=\"".utf8
    XMLText.append(value: ids[Int(tie.target)], to: &output)
    output += tie.isDirected == isDirected ? "\"".utf8 : "\" directed=\"false\"".utf8
    let start = output.count
    output.append(UInt8(ascii: ">"))
    for (number, field) in fields.tieFields.enumerated()
    where ExportFields.isGiven(field, tie, network) {
      writeData(edgeKey(number), ExportFields.text(field, tie, network))
    }
    for (number, column) in network.tieAttributes.enumerated() where !column.values[row].isEmpty {
      writeData(edgeKey(fields.tieFields.count + number), column.values[row])
    }
    if output.count == start + 1 {
      output.removeLast()
      output += "/>\n".utf8
    } else {
      output += "</edge>\n".utf8
    }
  }

  private mutating func writeData(_ key: Int, _ text: String) {
    let cleaned = XMLText.cleaned(text)
    if cleaned.utf8.count != text.utf8.count { cleanedTexts += 1 }
    output += "<data key=\"d\(key)\">".utf8
    XMLText.append(content: cleaned, to: &output)
    output += "</data>".utf8
  }
}

extension Array where Element == String {
  /// The same texts, with a number behind those that are empty or there already.
  func uniqued(_ used: inout Set<String>) -> [String] {
    var isKept: [Bool] = []
    for text in self { isKept.append(!text.isEmpty && used.insert(text).inserted) }
    return indices.map { number in
      if isKept[number] { return self[number] }
      var count = 2
      while !used.insert("\(self[number])-\(count)").inserted { count += 1 }
      return "\(self[number])-\(count)"
    }
  }
}
