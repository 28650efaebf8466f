internal import Relations
internal import Wording

/// Reads GDF: a list of nodes and a list of edges, each below a line that names its columns.
///
/// Edges are undirected unless their column `directed` says otherwise.
///
/// - Source: Adar, "GUESS: The Graph Exploration System", GDF.
struct GDFReader {
  private var scanner: CSVScanner
  private var graph: ElementGraph
  private let file: String
  private var columns: [(name: String, type: DeclaredType)] = []
  private var section = Section.none

  private enum Section { case none, nodes, edges }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = GDFReader(
      scanner: CSVScanner(GDFReader.withDoubleQuotes(text.bytes), delimiter: UInt8(ascii: ",")),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options), file: file)
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    try reader.readRows()
    return try reader.graph.finish(understoodAs: Localized("GDF, \(text.encoding.name)"))
  }

  private init(scanner: CSVScanner, graph: ElementGraph, file: String) {
    self.scanner = scanner
    self.graph = graph
    self.file = file
  }

  /// Texts in single quotes, which begin and end a cell, in double ones, byte for byte.
  private static func withDoubleQuotes(_ text: [UInt8]) -> [UInt8] {
    var result = text
    let (quote, double) = (UInt8(ascii: "'"), UInt8(ascii: "\""))
    var isOpen = false
    for place in text.indices where text[place] == quote {
      let before = place == 0 ? 0x0A : text[place - 1]
      let after = place + 1 < text.count ? text[place + 1] : 0x0A
      let begins = !isOpen && [0x0A, 0x0D, 0x20, UInt8(ascii: ",")].contains(before)
      let ends = isOpen && [0x0A, 0x0D, 0x20, UInt8(ascii: ",")].contains(after)
      if begins || ends {
        result[place] = double
        isOpen = begins
      }
    }
    return result
  }

  private func cell(_ column: Int) -> String {
    guard let field = scanner.fields[safe: column] else { return "" }
    return ElementValues.trimmed(String(decoding: scanner.text[field.range], as: UTF8.self))
  }

  private mutating func readRows() throws(ImportFailure) {
    while scanner.next() {
      if scanner.isBlank { continue }
      let first = cell(0)
      let lowered = first.lowercased()
      if lowered.hasPrefix("nodedef") || lowered.hasPrefix("edgedef"), first.contains(">") {
        section = lowered.hasPrefix("nodedef") ? .nodes : .edges
        columns = scanner.fields.indices.map { column in
          let text = cell(column)
          return GDFReader.column(column == 0 ? String(text.drop { $0 != ">" }.dropFirst()) : text)
        }
        continue
      }
      let place = scanner.row.lowerBound
      guard section != .none, scanner.fields.count <= columns.count else {
        graph.elements.error(
          at: place,
          section == .none
            ? Localized(de: "nodedef> fehlt", en: "nodedef> is missing")
            : Localized(
              de: "\(scanner.fields.count) statt \(columns.count) Werte",
              en: "\(scanner.fields.count) instead of \(columns.count) values"),
          found: first,
          advice: Localized(
            de: "Texte mit Komma in Anführungszeichen setzen", en: "put texts with commas in quotes"
          ))
        continue
      }
      if section == .nodes { addNode(at: place) } else { addEdge(at: place) }
    }
  }

  /// `name VARCHAR(255)`: the name and the type.
  private static func column(_ text: String) -> (name: String, type: DeclaredType) {
    let words = ElementValues.trimmed(text).split(separator: " ", maxSplits: 1).map(String.init)
    let type: DeclaredType =
      switch words.count > 1 ? words[1].lowercased().prefix(3) : "" {
      case "int", "dou", "flo", "lon", "num": .number
      case "boo", "bit": .flag
      case "var", "str", "tex": .text
      default: .unknown
      }
    return (words.first ?? "", type)
  }

  private static let drawing: Set = ["x", "y", "width", "height", "color", "style", "visible"]

  private mutating func addNode(at place: Int) {
    guard let id = columns.firstIndex(where: { $0.name.lowercased() == "name" }),
      let actor = graph.addNode(cell(id), at: place)
    else { return }
    for (number, column) in columns.enumerated() where number != id {
      let value = cell(number)
      guard !value.isEmpty, !GDFReader.drawing.contains(column.name.lowercased()) else { continue }
      graph.set(column.name, value, of: actor, type: column.type, at: place)
    }
  }

  private mutating func addEdge(at place: Int) {
    func index(_ name: String) -> Int? { columns.firstIndex { $0.name.lowercased() == name } }
    guard let first = index("node1"), let second = index("node2") else {
      graph.elements.error(
        at: place, Localized(de: "node1 und node2 fehlen", en: "node1 and node2 are missing"),
        advice: Localized(
          de: "edgedef>node1 VARCHAR,node2 VARCHAR schreiben",
          en: "write edgedef>node1 VARCHAR,node2 VARCHAR"))
      return
    }
    let directed = index("directed").flatMap { ElementValues.flag(cell($0)) } ?? false
    graph.addEdge(
      graph.end(cell(first), at: place), graph.end(cell(second), at: place), isDirected: directed,
      at: place)
    for (number, column) in columns.enumerated() {
      let value = cell(number)
      guard ![first, second, index("directed")].contains(number), !value.isEmpty,
        !GDFReader.drawing.contains(column.name.lowercased())
      else { continue }
      graph.setTie(column.name, value, type: column.type, at: place)
    }
  }
}
