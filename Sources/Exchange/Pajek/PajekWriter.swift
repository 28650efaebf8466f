internal import Relations
internal import Wording

/// Writes a Pajek network: vertices with their names, arcs and edges with strength, time and kind.
///
/// Periods are written in years, as Pajek's times are whole numbers. Pajek holds no more in one
/// file; what is left out is said.
struct PajekWriter {
  private let network: Network
  private let labels: [String]
  private var output: [UInt8] = []

  /// Writes one file.
  static func write(_ network: Network) -> WriteResult {
    var writer = PajekWriter(network)
    writer.writeDocument()
    return WriteResult(
      files: [WriteResult.File(name: "network.net", bytes: writer.output)],
      losses: writer.losses())
  }

  private init(_ network: Network) {
    self.network = network
    var used: Set<String> = []
    labels = network.actors.map { PajekWriter.label($0.name) }.uniqued(&used)
    output.reserveCapacity(40 * network.actors.count + 20 * network.ties.count)
  }

  /// A name as Pajek can hold it: on one line and without straight quotes.
  private static func label(_ name: String) -> String {
    var label = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": label.append("'")
      case _ where scalar.value < 0x20: label.append(" ")
      default: label.append(scalar)
      }
    }
    return String(label)
  }

  /// How many actors come first if the network has two modes; nil if it has one.
  private var firstMode: Int? {
    let first = network.actors.prefix { $0.kind == .person }.count
    let isSplit =
      first > 0 && first < network.actors.count
      && network.actors[first...].allSatisfy { $0.kind == .organisation }
      && network.ties.indices.allSatisfy { row in
        let tie = network.ties[row]
        return (Int(tie.source) < first) != (Int(tie.target) < first)
      }
    return isSplit ? first : nil
  }

  private mutating func writeDocument() {
    output += "*Vertices \(network.actors.count)".utf8
    if let firstMode { output += " \(firstMode)".utf8 }
    output += "\n".utf8
    for (number, label) in labels.enumerated() {
      output += "\(number + 1) \"\(label)\"\n".utf8
    }
    for isDirected in [true, false] {
      let rows = network.ties.indices.filter { network.ties[$0].isDirected == isDirected }
      guard !rows.isEmpty else { continue }
      output += isDirected ? "*Arcs\n".utf8 : "*Edges\n".utf8
      for row in rows { writeLine(network.ties[row]) }
    }
  }

  private mutating func writeLine(_ tie: Tie) {
    output += "\(tie.source + 1) \(tie.target + 1)".utf8
    let kind = PajekWriter.label(network.tieKinds[Int(tie.kind)].id)
    // A value must stand before a time or a label; none means 1.
    let isPlain = tie.period == .always && kind.isEmpty
    if let strength = tie.strength ?? (isPlain ? nil : 1) {
      output += " \(JSONText.shortest(strength))".utf8
    }
    if tie.period != .always {
      let start = tie.period.start.map { String($0.date.year) } ?? "*"
      let last = tie.period.last.map { String($0.date.year) } ?? "*"
      output += " [\(start)-\(last)]".utf8
    }
    // The kind stands as the label of the line: igraph does not read Pajek's numbered relations.
    if !kind.isEmpty { output += " l \"\(kind)\"".utf8 }
    output += "\n".utf8
  }

  private func losses() -> [Localized] {
    var losses: [Localized] = []
    func lose(_ isLost: Bool, _ de: String, _ en: String) {
      if isLost { losses.append(Localized(de: de, en: en)) }
    }
    let actors = network.actors
    lose(zip(actors, labels).contains { $0.id != $1 }, "die Kennungen", "the ids")
    lose(
      zip(actors, labels).contains { $0.name != $1 },
      "doppelte Namen und Sonderzeichen in Namen (geändert)",
      "equal names and special signs in names (changed)")
    lose(
      firstMode == nil && actors.contains { $0.kind != .person }, "die Arten der Akteure",
      "the kinds of actors")
    lose(actors.contains { !$0.place.isEmpty }, "die Orte", "the places")
    lose(actors.contains { !$0.topics.isEmpty }, "die Themen", "the topics")
    lose(actors.contains { $0.permission != .unknown }, "die Einwilligungen", "the permissions")
    lose(actors.contains { $0.cost != nil }, "die Kosten", "the costs")
    let ties = network.ties.indices.lazy.map { network.ties[$0] }
    lose(ties.contains { $0.confidence != 1 }, "die Sicherheiten", "the confidences")
    lose(
      ties.contains { tie in
        tie.period.start.map { $0.date.month != 1 || $0.date.day != 1 } ?? false
          || tie.period.last.map { $0.date.month != 12 || $0.date.day != 31 } ?? false
      }, "die Tage der Zeiträume (nur die Jahre bleiben)",
      "the days of periods (only the years stay)")
    for column in network.actorAttributes + network.tieAttributes {
      lose(true, "die Spalte „\(column.name)“", "the column “\(column.name)”")
    }
    lose(!network.multipliers.isEmpty, "die Multiplikatoren", "the multipliers")
    return losses + HistoryTables.losses(network)
  }
}
