internal import Relations
internal import Wording

/// Reads NetDraw's VNA: node data and tie data as lists with a header each.
///
/// A column of strengths is taken as such; without one each column of numbers is a kind of ties, as
/// NetDraw means it. Ties run from the first to the second; positions and colours are left out.
struct VNAReader {
  private var lines: LineWords
  private var graph: ElementGraph
  private let file: String
  private var section = Section.none
  private var header: [String]?
  private var rows: [[LineWords.Word]] = []
  private var hasSections = false

  private enum Section { case none, nodes, properties, ties }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = VNAReader(
      lines: LineWords(text.bytes),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options), file: file)
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    try reader.readLines()
    return try reader.graph.finish(understoodAs: Localized("VNA, \(text.encoding.name)"))
  }

  private init(lines: LineWords, graph: ElementGraph, file: String) {
    self.lines = lines
    self.graph = graph
    self.file = file
  }

  private mutating func readLines() throws(ImportFailure) {
    while let words = lines.next() {
      guard let first = words.first else { continue }
      if !first.isQuoted, first.text.hasPrefix("*") {
        endSection()
        beginSection(words)
      } else if header == nil {
        header = words.map(\.text)
      } else {
        rows.append(words)
      }
    }
    endSection()
    guard hasSections else {
      throw ImportFailure([
        Notice(
          .error, file: file, position: Notice.Position(line: 1, column: 1),
          what: Localized(
            de: "weder *Node data noch *Tie data", en: "neither *Node data nor *Tie data"),
          advice: Localized(
            de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
      ])
    }
  }

  private mutating func beginSection(_ words: [LineWords.Word]) {
    let name = words.map { $0.text.lowercased() }.joined(separator: " ")
    switch name {
    case "*node data": section = .nodes
    case "*node properties": section = .properties
    case "*tie data": section = .ties
    default:
      section = .none
      graph.elements.warn(
        at: words[0].offset, Localized(de: "unbekannter Abschnitt", en: "unknown section"),
        found: name, advice: Localized(de: "ausgelassen", en: "left out"))
    }
    hasSections = hasSections || section != .none
  }

  private mutating func endSection() {
    if let header {
      switch section {
      case .nodes: for row in rows { addNode(row, header) }
      case .ties: addTies(header)
      case .properties, .none: break
      }
    }
    header = nil
    rows = []
  }

  // MARK: Nodes

  private mutating func addNode(_ row: [LineWords.Word], _ header: [String]) {
    guard isComplete(row, header), let actor = graph.addNode(row[0].text, at: row[0].offset)
    else { return }
    for (name, word) in zip(header, row).dropFirst() where !word.text.isEmpty {
      graph.set(name, word.text, of: actor, at: word.offset)
    }
  }

  private mutating func isComplete(_ row: [LineWords.Word], _ header: [String]) -> Bool {
    if row.count == header.count { return true }
    graph.elements.error(
      at: row[0].offset,
      Localized(
        de: "\(row.count) statt \(header.count) Werte",
        en: "\(row.count) instead of \(header.count) values"),
      found: row.map(\.text).joined(separator: " "),
      advice: Localized(
        de: "Texte mit Leerzeichen in Anführungszeichen setzen",
        en: "put texts with blanks in quotes"))
    return false
  }

  // MARK: Ties

  private mutating func addTies(_ header: [String]) {
    let complete = rows.filter { isComplete($0, header) }
    guard header.count >= 2 else { return }
    let names = header.dropFirst(2)
    let hasStrength = names.contains { TieField(named: $0) == .strength }
    let relations =
      hasStrength
      ? []
      : names.indices.filter { column in
        TieField(named: header[column]) == nil
          && complete.allSatisfy { ElementValues.number($0[column].text) != nil }
      }
    for row in complete {
      let ends = (
        graph.named(row[0].text, at: row[0].offset), graph.named(row[1].text, at: row[1].offset)
      )
      let values = names.indices.filter { !relations.contains($0) && !row[$0].text.isEmpty }
      let held = relations.filter { ElementValues.number(row[$0].text) != 0 }
      for relation in relations.isEmpty ? [nil] : held.map(Optional.some) {
        graph.addEdge(ends.0, ends.1, isDirected: true, at: row[0].offset)
        if let relation {
          graph.setTie("kind", header[relation], as: .kind, at: row[relation].offset)
          graph.setTie(
            "weight", row[relation].text, type: .number, as: .strength, at: row[relation].offset)
        }
        for column in values {
          graph.setTie(header[column], row[column].text, at: row[column].offset)
        }
      }
    }
  }
}
