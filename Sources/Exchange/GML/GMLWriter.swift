internal import Relations
internal import Wording

/// Writes GML that NetworkX, igraph and Gephi read, and that is read back unchanged.
///
/// Nodes have whole numbers as ids; where the ids of the network are others, these stand beside them
/// (`ident`). Labels all differ, as NetworkX wants; signs beyond ASCII are written as references.
struct GMLWriter {
  /// The key under which an id stands that is not a whole number.
  static let idKey = "ident"

  private let network: Network
  private let fields: ExportFields
  /// The keys of the columns.
  private let actorKeys: [String]
  private let tieKeys: [String]
  /// The numbers of the nodes.
  private let numbers: [Int]
  private let hasOwnIDs: Bool
  private let labels: [String]
  /// Whether a label differs from the name: then names are written too, as they win over labels.
  private let areLabelsChanged: Bool
  private var output: [UInt8] = []

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = GMLWriter(network)
    writer.writeDocument()
    return WriteResult(
      files: [WriteResult.File(name: "network.gml", bytes: writer.output)],
      losses: writer.fields.losses(network, joinsTopics: true))
  }

  private init(_ network: Network) {
    self.network = network
    fields = ExportFields(
      network, reservedForActors: ["id", "label", GMLWriter.idKey],
      reservedForTies: ["source", "target"], nameOf: GMLWriter.key)
    actorKeys = GMLWriter.keys(
      fields.actorColumnNames, ["id", GMLWriter.idKey] + ActorField.allCases.map(\.canonicalName))
    tieKeys = GMLWriter.keys(
      fields.tieColumnNames, ["source", "target"] + TieField.allCases.map(\.canonicalName))
    let whole = network.actors.compactMap { actor in
      Int32(actor.id).flatMap { String($0) == actor.id ? Int($0) : nil }
    }
    hasOwnIDs = whole.count < network.actors.count
    numbers = hasOwnIDs ? Array(network.actors.indices) : whole
    var used: Set<String> = []
    labels = network.actors.map(\.name).uniqued(&used)
    areLabelsChanged = labels != network.actors.map(\.name)
    output.reserveCapacity(160 * network.actors.count + 100 * network.ties.count)
  }

  /// A name as GML allows it for a key: letters, digits and "_", a letter first.
  private static func key(_ name: String) -> String {
    var key = ""
    for scalar in GMLWriter.spelledOut(name).unicodeScalars {
      let isKept =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      key.unicodeScalars.append(isKept ? scalar : "_")
    }
    let isLetterFirst = key.unicodeScalars.first?.properties.isAlphabetic ?? false
    return isLetterFirst ? key : "x" + key
  }

  /// Names as keys, each different: a number in brackets is none of a key.
  private static func keys(_ names: [String], _ reserved: [String]) -> [String] {
    var used = Set(reserved)
    return names.map { name in
      var key = key(name)
      while !used.insert(key).inserted { key += "_" }
      return key
    }
  }

  private static func spelledOut(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "ä": result += "ae"
      case "ö": result += "oe"
      case "ü": result += "ue"
      case "ß": result += "ss"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private mutating func writeDocument() {
    output += "graph [\n  directed \(fields.direction.directed ? 1 : 0)\n".utf8
    if let list = MultiplierList.json(network) {
      output += "  \(MultiplierList.name) \(GMLWriter.quoted(list.compact))\n".utf8
    }
    for position in network.actors.indices { writeNode(position) }
    for row in network.ties.indices { writeEdge(row) }
    output += "]\n".utf8
  }

  private mutating func writeNode(_ position: Int) {
    let actor = network.actors[position]
    output += "  node [\n    id \(numbers[position])\n".utf8
    write("label", labels[position])
    if hasOwnIDs { write(GMLWriter.idKey, actor.id) }
    for field in fields.actorFields where ExportFields.isGiven(field, actor) {
      if field == .name, !areLabelsChanged { continue }
      write(field.canonicalName, ExportFields.text(field, actor), isNumber: field == .cost)
    }
    for (name, column) in zip(actorKeys, network.actorAttributes) {
      write(name, column.values[position], isNumber: column.type == .number)
    }
    output += "  ]\n".utf8
  }

  private mutating func writeEdge(_ row: Int) {
    let tie = network.ties[row]
    output += "  edge [\n    source \(numbers[Int(tie.source)])\n".utf8
    output += "    target \(numbers[Int(tie.target)])\n".utf8
    if tie.isDirected != fields.direction.directed { output += "    directed 0\n".utf8 }
    for field in fields.tieFields where ExportFields.isGiven(field, tie, network) {
      write(
        field.canonicalName, ExportFields.text(field, tie, network),
        isNumber: field == .strength || field == .confidence)
    }
    for (name, column) in zip(tieKeys, network.tieAttributes) {
      write(name, column.values[row], isNumber: column.type == .number)
    }
    output += "  ]\n".utf8
  }

  private mutating func write(_ key: String, _ text: String, isNumber: Bool = false) {
    if text.isEmpty { return }
    let isPlain = isNumber && GMLWriter.isPlainNumber(text)
    output += "    \(key) \(isPlain ? text : GMLWriter.quoted(text))\n".utf8
  }

  /// Whether all readers take a number as it stands: digits, perhaps with a point between them.
  private static func isPlainNumber(_ text: String) -> Bool {
    if let whole = Int32(text) { return String(whole) == text }
    return text.utf8.contains(UInt8(ascii: ".")) && CellType.isNumber(text)
      && !text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
  }

  /// A text in quotes; nothing in it can end them.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "&quot;"
      case "&": result += "&amp;"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "&#\(scalar.value);"
      }
    }
    return result + "\""
  }
}
