internal import Relations
internal import Wording

/// Reads GML as NetworkX, igraph, Gephi and yEd write it.
///
/// The label is the name; values in lists of a node or an edge get a name with a point ("pos.x"),
/// values that repeat are joined by ";". What only draws (`graphics`) is left out.
struct GMLReader {
  /// The most lists inside one another.
  static let depthLimit = 256

  private var scanner: GMLScanner
  private var graph: ElementGraph
  private var token: GMLScanner.Token
  private var isDirected = false
  private var graphs = (count: 0, second: 0)
  private var multipliers: (text: String, offset: Int)?

  /// A value of a node or an edge.
  private struct Value {
    let name: String
    var text: String
    let offset: Int
  }

  /// A node or an edge as it stands in the file; edges wait until all nodes are known.
  private struct Element {
    let offset: Int
    var values: [Value] = []

    /// Takes the value called `name` out.
    mutating func take(_ name: String) -> Value? {
      guard let place = values.firstIndex(where: { $0.name == name }) else { return nil }
      return values.remove(at: place)
    }
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var scanner = GMLScanner(text.bytes, file: file)
    let first = try scanner.next()
    var reader = GMLReader(
      scanner: scanner, graph: ElementGraph(file: file, bytes: text.bytes, options: options),
      token: first)
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    try reader.readDocument()
    return try reader.graph.finish(understoodAs: Localized("GML, \(text.encoding.name)"))
  }

  private init(scanner: GMLScanner, graph: ElementGraph, token: GMLScanner.Token) {
    self.scanner = scanner
    self.graph = graph
    self.token = token
  }

  private mutating func advance() throws(ImportFailure) { token = try scanner.next() }

  private mutating func readDocument() throws(ImportFailure) {
    while token.kind != .end {
      let key = try key()
      guard key.text.lowercased() == "graph", token.kind == .open else {
        try skipValue()
        continue
      }
      graphs.count += 1
      if graphs.count == 1 {
        try readGraph()
      } else {
        if graphs.count == 2 { graphs.second = key.offset }
        try skipValue()
      }
    }
    if graphs.count == 0 {
      graph.elements.error(
        at: 0,
        Localized(de: "die Datei enthält keinen Graphen", en: "there is no graph in the file"),
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    } else if graphs.count > 1 {
      graph.elements.warn(
        at: graphs.second,
        Localized(
          de: "\(graphs.count) Graphen in einer Datei", en: "\(graphs.count) graphs in one file"),
        advice: Localized(de: "nur der erste gelesen", en: "only the first is read"))
    }
    if let multipliers {
      try MultiplierList.read(
        multipliers.text, line: graph.elements.line(of: multipliers.offset), file: scanner.file,
        into: &graph.elements.assembly)
    }
  }

  /// The key that must stand here; its value is then the current piece.
  private mutating func key() throws(ImportFailure) -> GMLScanner.Token {
    let key = token
    guard key.kind == .word, let first = key.text.unicodeScalars.first,
      first.properties.isAlphabetic || first == "_"
    else {
      throw scanner.failure(
        key.offset, Localized(de: "hier muss ein Schlüssel stehen", en: "a key must stand here"),
        found: key.text, advice: GMLScanner.damaged)
    }
    try advance()
    guard token.kind != .end, token.kind != .close else {
      throw token.kind == .end
        ? endOfFile()
        : scanner.failure(
          key.offset, Localized(de: "ein Schlüssel ohne Wert", en: "a key without value"),
          found: key.text, advice: GMLScanner.damaged)
    }
    return key
  }

  private func endOfFile() -> ImportFailure {
    let last = scanner.bytes.lastIndex { $0 > 32 } ?? 0
    return scanner.failure(
      last,
      Localized(
        de: "die Datei ist abgeschnitten, es fehlt ]", en: "the file is cut off, ] is missing"),
      advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
  }

  /// Passes over the current value, however deep; counts the depth itself.
  private mutating func skipValue() throws(ImportFailure) {
    var depth = 0
    repeat {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .end: throw endOfFile()
      case .word, .text: break
      }
      guard depth <= GMLReader.depthLimit else { throw tooDeep() }
      try advance()
    } while depth > 0
  }

  private func tooDeep() -> ImportFailure {
    scanner.failure(
      token.offset,
      Localized(
        de: "mehr als \(GMLReader.depthLimit) Listen ineinander",
        en: "more than \(GMLReader.depthLimit) lists inside one another"),
      advice: Localized(
        de: "so tief ist kein Netzwerk geschachtelt: die Datei prüfen",
        en: "no network is nested that deep: check the file"))
  }

  // MARK: The graph

  private mutating func readGraph() throws(ImportFailure) {
    var (nodes, edges): ([Element], [Element]) = ([], [])
    try advance()
    while token.kind != .close {
      if token.kind == .end { throw endOfFile() }
      let key = try key()
      switch key.text.lowercased() {
      case "node" where token.kind == .open: nodes.append(try element(at: key.offset))
      case "edge" where token.kind == .open: edges.append(try element(at: key.offset))
      case "directed" where token.kind == .word:
        isDirected = ElementValues.number(token.text).map { $0 != 0 } ?? false
        try advance()
      case MultiplierList.name where token.kind == .text:
        multipliers = (token.text, token.offset)
        try advance()
      default: try skipValue()
      }
    }
    try advance()
    let names = GMLReader.ownIDs(nodes)
    for node in nodes { addNode(node, names) }
    for edge in edges { addEdge(edge, names) }
  }

  /// The ids that stand beside the numbers of the nodes, where each node has one.
  private static func ownIDs(_ nodes: [Element]) -> [String: String] {
    var names: [String: String] = [:]
    for node in nodes {
      guard let id = node.values.first(where: { $0.name == "id" }),
        let own = node.values.first(where: { $0.name == GMLWriter.idKey }),
        names.updateValue(own.text, forKey: id.text) == nil
      else { return [:] }
    }
    return names
  }

  /// The values of the list that is the current piece.
  private mutating func element(at offset: Int) throws(ImportFailure) -> Element {
    var element = Element(offset: offset)
    var path: [String] = []
    try advance()
    while true {
      if token.kind == .end { throw endOfFile() }
      if token.kind == .close {
        try advance()
        guard path.popLast() != nil else { return element }
        continue
      }
      let key = try key()
      if token.kind == .open {
        if path.isEmpty, key.text.lowercased() == "graphics" {
          try skipValue()
          continue
        }
        path.append(key.text)
        guard path.count < GMLReader.depthLimit else { throw tooDeep() }
        try advance()
        continue
      }
      let name = (path + [key.text]).joined(separator: ".")
      add(name, key.offset, to: &element)
      try advance()
    }
  }

  private func add(_ name: String, _ offset: Int, to element: inout Element) {
    // NetworkX writes the end of an empty list so.
    if token.text == "_networkx_list_start" { return }
    if let known = element.values.firstIndex(where: { $0.name == name }) {
      element.values[known].text += ";" + token.text
      return
    }
    element.values.append(Value(name: name, text: token.text, offset: token.offset))
  }

  private mutating func addNode(_ element: Element, _ names: [String: String]) {
    var element = element
    let id = element.take("id")?.text ?? ""
    guard let actor = graph.addNode(names[id] ?? id, at: element.offset) else { return }
    if !names.isEmpty { _ = element.take(GMLWriter.idKey) }
    for value in element.values {
      graph.set(value.name, value.text, of: actor, at: value.offset)
    }
  }

  private mutating func addEdge(_ element: Element, _ names: [String: String]) {
    var element = element
    guard let source = end("source", of: &element, names),
      let target = end("target", of: &element, names)
    else { return }
    let own = element.take("directed").flatMap { ElementValues.flag($0.text) }
    graph.addEdge(source, target, isDirected: own ?? isDirected, at: element.offset)
    for value in element.values { graph.setTie(value.name, value.text, at: value.offset) }
  }

  private mutating func end(
    _ name: String, of element: inout Element, _ names: [String: String]
  ) -> Int? {
    guard let value = element.take(name), !value.text.isEmpty else {
      graph.elements.error(
        at: element.offset,
        Localized(de: "eine Kante ohne \(name)", en: "an edge without \(name)"),
        advice: Localized(de: "die Kennung des Knotens angeben", en: "give the id of the node"))
      return nil
    }
    if value.text.contains(";") {
      graph.elements.error(
        at: value.offset,
        Localized(de: "eine Kante mit zwei \(name)", en: "an edge with two of \(name)"),
        advice: Localized(de: "eine davon streichen", en: "remove one of them"))
      return nil
    }
    return graph.end(names[value.text] ?? value.text, at: value.offset)
  }
}
