internal import Relations
internal import Wording

/// Reads GEXF 1.0 to 1.3 as Gephi, NetworkX and NetworKit write it.
///
/// An edge with several periods (spells) becomes one tie for each. Periods of nodes become columns,
/// values that change over time are read as the last one. Positions, sizes and colours are left out.
///
/// - Source: GEXF 1.2draft and 1.3 primers and schemas, gexf.net.
struct GEXFReader {
  var scanner: XMLScanner
  var graph: ElementGraph
  /// The declared attributes of nodes and of edges.
  private var nodeAttributes: [Attribute] = []
  private var edgeAttributes: [Attribute] = []
  private var isDirected = false
  private var graphs = 0
  private var content: [UInt8] = []
  private var hasChangingValues = false
  /// The ids of the edges, while each is its running number.
  private var edgeIDs: [(row: Int, id: String, offset: Int)] = []
  private var version = ""

  private struct Attribute {
    let id: String
    let name: String
    let type: DeclaredType
    var defaultValue: String?
    let offset: Int
  }

  /// One period, as the file writes it.
  private struct Spell {
    var start = ""
    var end = ""
    /// The last day is not part of the period.
    var isOpenAtEnd = false
  }

  /// The values of one element while its children are read.
  private struct Element {
    var values: [Int: (text: String, offset: Int)] = [:]
    var spells: [Spell] = []
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try XMLEncoding.decode(raw, chosen: options.encoding, file: file)
    var reader = GEXFReader(
      scanner: XMLScanner(text.bytes, file: file),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options))
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    try reader.readDocument()
    return try reader.graph.finish(
      understoodAs: Localized("GEXF\(reader.version), \(text.encoding.name)"))
  }

  private init(scanner: XMLScanner, graph: ElementGraph) {
    self.scanner = scanner
    self.graph = graph
  }

  private mutating func readDocument() throws(ImportFailure) {
    guard try scanner.next() == .open else { return }
    guard scanner.name == "gexf" else {
      throw scanner.failure(
        scanner.offset, Localized(de: "das ist kein GEXF", en: "this is not GEXF"),
        found: "<\(scanner.name)>",
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    }
    if let version = scanner.string("version"), version.utf8.count < 12 {
      self.version = " " + version
    }
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      guard reader.scanner.name == "graph" else { return try reader.scanner.skipElement() }
      try reader.readGraph()
    }
    _ = try scanner.next()
    keepIDs()
    if graphs == 0 {
      graph.elements.error(
        at: 0,
        Localized(de: "die Datei enthält keinen Graphen", en: "there is no graph in the file"),
        advice: Localized(de: "das Netzwerk neu ausgeben", en: "export the network again"))
    } else if hasChangingValues {
      graph.elements.warn(
        at: 0,
        Localized(
          de: "Merkmale, die sich mit der Zeit ändern", en: "attributes that change over time"),
        advice: Localized(
          de: "jeweils der letzte Wert gelesen", en: "the last value of each is read"))
    }
  }

  private mutating func readGraph() throws(ImportFailure) {
    graphs += 1
    switch scanner.string("defaultedgetype")?.lowercased() {
    case "directed": isDirected = true
    case "undirected", "mutual", nil: isDirected = false
    case let other?:
      throw scanner.failure(
        scanner.offset,
        Localized(de: "unbekanntes defaultedgetype", en: "unknown defaultedgetype"), found: other,
        advice: Localized(
          de: "directed oder undirected schreiben", en: "write directed or undirected"))
    }
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      switch reader.scanner.name {
      case "attributes": try reader.readAttributes()
      case "nodes": try reader.readNodes(inside: nil)
      case "edges": try reader.readEdges()
      default: try reader.scanner.skipElement()
      }
    }
  }

  private mutating func readChildren(
    _ body: (inout GEXFReader) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    while try scanner.nextChild() { try body(&self) }
  }

  // MARK: Declarations

  private mutating func readAttributes() throws(ImportFailure) {
    let isForEdges = scanner.string("class")?.lowercased() == "edge"
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      guard reader.scanner.name == "attribute" else { return try reader.scanner.skipElement() }
      try reader.readAttribute(isForEdges)
    }
  }

  private mutating func readAttribute(_ isForEdges: Bool) throws(ImportFailure) {
    let offset = scanner.offset
    guard let id = scanner.string("id") else {
      throw scanner.failure(
        offset, Localized(de: "ein attribute ohne id", en: "an attribute without id"),
        advice: XMLScanner.damaged)
    }
    var name = scanner.string("title").map(CanonicalText.composed) ?? id
    if name.isEmpty { name = id }
    let known = isForEdges ? edgeAttributes : nodeAttributes
    guard !known.contains(where: { $0.id == id }) else {
      throw scanner.failure(
        offset,
        Localized(de: "dieses attribute gibt es schon", en: "this attribute is there already"),
        found: id, advice: Localized(de: "eines davon streichen", en: "remove one of them"))
    }
    if known.contains(where: { $0.name == name }) { name += " (\(id))" }
    var attribute = Attribute(
      id: id, name: name, type: DeclaredType(gexf: scanner.string("type")), offset: offset)
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      guard reader.scanner.name == "default" else { return try reader.scanner.skipElement() }
      try reader.scanner.readContent(into: &reader.content)
      let value = ElementValues.trimmed(String(decoding: reader.content, as: UTF8.self))
      if !value.isEmpty { attribute.defaultValue = value }
    }
    if isForEdges { edgeAttributes.append(attribute) } else { nodeAttributes.append(attribute) }
  }

  // MARK: Nodes

  private mutating func readNodes(inside parent: String?) throws(ImportFailure) {
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      guard reader.scanner.name == "node" else { return try reader.scanner.skipElement() }
      try reader.readNode(inside: parent)
    }
  }

  private mutating func readNode(inside parent: String?) throws(ImportFailure) {
    let offset = scanner.offset
    let id = scanner.string("id") ?? ""
    let actor = graph.addNode(id, at: offset)
    let label = scanner.string("label")
    let outer = scanner.string("pid") ?? parent
    var element = Element()
    addSpell(to: &element)
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      switch reader.scanner.name {
      case "nodes": try reader.readNodes(inside: id)
      case "edges": try reader.readEdges()
      default: try reader.readPart(of: &element, isEdge: false)
      }
    }
    guard let actor else { return }
    if let label, !label.isEmpty { graph.set("label", label, of: actor, type: .text, at: offset) }
    if let outer, !outer.isEmpty { graph.set("parent", outer, of: actor, type: .text, at: offset) }
    for (number, attribute) in nodeAttributes.enumerated() {
      guard let value = element.values[number] ?? attribute.defaultValue.map({ ($0, offset) })
      else { continue }
      graph.set(attribute.name, value.0, of: actor, type: attribute.type, at: value.1)
    }
    setPeriods(element.spells, of: actor, at: offset)
  }

  /// The model has no periods of actors: they are kept as columns.
  private mutating func setPeriods(_ spells: [Spell], of actor: Int, at offset: Int) {
    let starts = spells.map(\.start).filter { !ElementTimes.isOpen($0) }
    let ends = spells.map(\.end).filter { !ElementTimes.isOpen($0) }
    if !starts.isEmpty {
      graph.set("start", starts.joined(separator: "; "), of: actor, at: offset)
    }
    if !ends.isEmpty { graph.set("end", ends.joined(separator: "; "), of: actor, at: offset) }
  }

  // MARK: Edges

  private mutating func readEdges() throws(ImportFailure) {
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      guard reader.scanner.name == "edge" else { return try reader.scanner.skipElement() }
      try reader.readEdge()
    }
  }

  private mutating func readEdge() throws(ImportFailure) {
    let offset = scanner.offset
    let ends = (end("source"), end("target"))
    let direction = try directed()
    let own = ["id", "label", "weight", "kind", "cardinal"].map { scanner.string($0) }
    var element = Element()
    addSpell(to: &element)
    try readChildren { (reader: inout GEXFReader) throws(ImportFailure) in
      try reader.readPart(of: &element, isEdge: true)
    }
    guard let source = ends.0, let target = ends.1 else { return }
    let spells = element.spells.isEmpty ? [Spell()] : element.spells
    for spell in spells {
      graph.addEdge(source, target, isDirected: direction, at: offset)
      if let id = own[0] { edgeIDs.append((graph.edgeCount - 1, id, offset)) }
      setTie("label", own[1], at: offset)
      setTie("weight", own[2] ?? own[4], .number, as: .strength, at: offset)
      setTie("kind", own[3], at: offset)
      setTie("start", spell.start, as: .start, at: offset)
      setTie("end", lastDay(of: spell), as: .end, at: offset)
      for (number, attribute) in edgeAttributes.enumerated() {
        guard let value = element.values[number] ?? attribute.defaultValue.map({ ($0, offset) })
        else { continue }
        let isWeight = attribute.id == "weight" && own[2] == nil
        graph.setTie(
          attribute.name, value.0, type: attribute.type, as: isWeight ? .strength : nil,
          at: value.1)
      }
    }
  }

  private mutating func setTie(
    _ name: String, _ value: String?, _ type: DeclaredType = .text, as field: TieField? = nil,
    at offset: Int
  ) {
    guard let value, !value.isEmpty else { return }
    graph.setTie(name, value, type: type, as: field, at: offset)
  }

  private mutating func end(_ name: String) -> Int? {
    guard let id = scanner.string(name), !id.isEmpty else {
      graph.elements.error(
        at: scanner.offset,
        Localized(de: "eine Kante ohne \(name)", en: "an edge without \(name)"),
        advice: Localized(de: "die Kennung des Knotens angeben", en: "give the id of the node"))
      return nil
    }
    return graph.end(id, at: scanner.offset)
  }

  private func directed() throws(ImportFailure) -> Bool {
    switch scanner.string("type")?.lowercased() {
    case nil, "": return isDirected
    case "directed", "dir": return true
    case "undirected", "mutual": return false
    case let other?:
      throw scanner.failure(
        scanner.offset,
        Localized(de: "unbekannter type einer Kante", en: "unknown type of an edge"),
        found: other,
        advice: Localized(
          de: "directed oder undirected schreiben", en: "write directed or undirected"))
    }
  }

  /// The last day of a period; a bound that does not belong to it is moved a day back.
  private func lastDay(of spell: Spell) -> String {
    guard spell.isOpenAtEnd, let date = DateText.iso(spell.end.prefix(10)) else {
      return spell.end
    }
    return date.first.advanced(by: -1).description
  }

  /// Ids of edges are kept unless they only count the edges.
  private mutating func keepIDs() {
    let countsEdges = [0, 1].contains { base in
      edgeIDs.enumerated().allSatisfy { $1.id == String($0 + base) }
    }
    if countsEdges { return }
    let column = graph.elements.assembly.tieColumns.column("id", type: .text)
    for (row, id, _) in edgeIDs { graph.elements.assembly.tieColumns.set(column, row: row, id) }
  }

  // MARK: Parts of nodes and edges

  private mutating func readPart(
    of element: inout Element, isEdge: Bool
  ) throws(ImportFailure) {
    switch scanner.name {
    case "attvalues", "spells", "slices":
      while try scanner.nextChild() { try readPart(of: &element, isEdge: isEdge) }
    case "attvalue":
      readValue(of: &element, isEdge: isEdge)
      try scanner.skipElement()
    case "spell", "slice":
      addSpell(to: &element)
      try scanner.skipElement()
    default: try scanner.skipElement()
    }
  }

  private mutating func readValue(of element: inout Element, isEdge: Bool) {
    let attributes = isEdge ? edgeAttributes : nodeAttributes
    guard let id = scanner.string("for") ?? scanner.string("id"),
      let value = scanner.string("value")
    else { return }
    let number: Int
    if let known = attributes.firstIndex(where: { $0.id == id }) {
      number = known
    } else {
      number = attributes.count
      let attribute = Attribute(id: id, name: id, type: .unknown, offset: scanner.offset)
      if isEdge { edgeAttributes.append(attribute) } else { nodeAttributes.append(attribute) }
    }
    if element.values[number] != nil { hasChangingValues = true }
    element.values[number] = (value, scanner.offset)
  }

  /// The period that the attributes of the element just opened tell, if they do.
  private mutating func addSpell(to element: inout Element) {
    if let time = scanner.string("timestamp"), !time.isEmpty {
      element.spells.append(Spell(start: time, end: time))
      return
    }
    let start = scanner.string("start") ?? scanner.string("startopen") ?? ""
    let open = scanner.string("endopen")
    let end = scanner.string("end") ?? open ?? ""
    guard !ElementTimes.isOpen(start) || !ElementTimes.isOpen(end) else { return }
    element.spells.append(
      Spell(start: start, end: end, isOpenAtEnd: open != nil && scanner.string("end") == nil))
  }
}

extension DeclaredType {
  /// The type that an attribute of GEXF names.
  fileprivate init(gexf type: String?) {
    switch type?.lowercased() {
    case "integer", "int", "long", "short", "byte", "float", "double", "bigdecimal", "biginteger":
      self = .number
    case "boolean": self = .flag
    case nil: self = .unknown
    default: self = .text
    }
  }
}
