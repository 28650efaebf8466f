internal import Relations
internal import Wording

/// Writes the DOT language: nodes and edges in the order of the network, one per line.
///
/// Names stand as labels; kind, place, topics, strength and period as attributes of these names,
/// which mean nothing to Graphviz except the weight. Further columns are not written: their names
/// could be those of attributes that open files or colour the picture. No text can end its quotes.
struct DOTWriter {
  private let network: Network
  private let ids: [String]
  private let fields: ExportFields
  private var output: [UInt8] = []
  private var cleanedTexts = 0

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = DOTWriter(network)
    writer.writeDocument()
    return WriteResult(
      files: [WriteResult.File(name: "network.dot", bytes: writer.output)],
      losses: writer.losses())
  }

  private init(_ network: Network) {
    self.network = network
    var used: Set<String> = []
    ids = network.actors.map { DOTText.cleaned($0.id) }.uniqued(&used)
    fields = ExportFields(network, dropsColumns: true)
    output.reserveCapacity(120 * network.actors.count + 60 * network.ties.count)
  }

  private mutating func writeDocument() {
    let isDirected = fields.direction.directed
    output += (isDirected ? "digraph {\n" : "graph {\n").utf8
    for (position, actor) in network.actors.enumerated() {
      var attributes = [("label", quoted(actor.name, isLabel: true))]
      for field in ActorField.allCases where field != .name {
        guard ExportFields.isGiven(field, actor) else { continue }
        attributes.append((field.canonicalName, quoted(ExportFields.text(field, actor))))
      }
      writeLine(quoted(ids[position], isCounted: actor.id != ids[position]), attributes)
    }
    for tie in network.ties {
      let (source, target) = (
        DOTText.quoted(ids[Int(tie.source)]), DOTText.quoted(ids[Int(tie.target)])
      )
      var attributes: [(String, String)] = []
      for field in TieField.allCases where ExportFields.isGiven(field, tie, network) {
        attributes.append(
          (field.canonicalName, quoted(ExportFields.text(field, tie, network))))
      }
      if isDirected, !tie.isDirected { attributes.append(("dir", "none")) }
      writeLine("\(source) \(isDirected ? "->" : "--") \(target)", attributes)
    }
    output += "}\n".utf8
  }

  private mutating func writeLine(_ element: String, _ attributes: [(String, String)]) {
    output += "  \(element)".utf8
    if !attributes.isEmpty {
      output += " [\(attributes.map { "\($0)=\($1)" }.joined(separator: ", "))]".utf8
    }
    output += ";\n".utf8
  }

  private mutating func quoted(
    _ text: String, isLabel: Bool = false, isCounted: Bool = false
  ) -> String {
    if isCounted || text.unicodeScalars.contains(where: { !DOTText.isAllowed($0) }) {
      cleanedTexts += 1
    }
    return DOTText.quoted(text, isLabel: isLabel)
  }

  private func losses() -> [Localized] {
    var losses: [Localized] = []
    for column in network.actorAttributes + network.tieAttributes {
      losses.append(
        Localized(de: "die Spalte „\(column.name)“", en: "the column “\(column.name)”"))
    }
    if !network.multipliers.isEmpty {
      losses.append(Localized(de: "die Multiplikatoren", en: "the multipliers"))
    }
    if cleanedTexts > 0 {
      losses.append(
        Localized(
          de: "Steuerzeichen in \(cleanedTexts) Texten",
          en: "control characters in \(cleanedTexts) texts"))
    }
    return losses + fields.losses(network, joinsTopics: true)
  }
}
