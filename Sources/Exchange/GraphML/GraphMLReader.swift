internal import Relations
internal import Wording

/// Reads GraphML as Gephi, yEd, igraph and NetworkX write it.
///
/// Values go by the name of their key: "name" or "label", "kind", "weight" and the like into the
/// fields of the model, all others into columns. Nested graphs are read as if they were not nested,
/// ports are left out, both with a warning; edges among more than two nodes are refused.
///
/// - Source: Brandes, Eiglsperger, Lerner, Pich, "Graph Markup Language (GraphML)", in Handbook of
///   Graph Drawing and Visualization, 2013; yEd's labels as its files show them.
struct GraphMLReader {
  var scanner: XMLScanner
  var elements: ElementAssembly
  /// All keys, in the order of the file.
  var keys: [GraphMLKey] = []
  /// Where the values of a key go, for nodes and for edges; nil = not decided yet.
  var actorTargets: [FieldTarget<ActorField>?] = []
  var tieTargets: [FieldTarget<TieField>?] = []
  /// The numbers of the keys with a default value.
  var defaults: [Int] = []
  /// How many keys have been given their meaning.
  var resolvedKeys = 0
  /// The names of columns that stem from keys.
  var actorColumnNames: Set<String> = []
  var tieColumnNames: Set<String> = []
  /// The text of the element just read to its end.
  var content: [UInt8] = []
  /// What has been warned about.
  var warned: Set<String> = []
  /// How many graphs there are, and the first after the first.
  var graphs = (count: 0, second: 0)
  /// Whether the graphs of the file are relations among the same nodes, as SocNetV writes them.
  var hasRelations = false
  /// The name of the relation being read, and the number of its graph.
  var relation = ""
  /// The number of the graph that listed each actor first.
  var graphOfActor: [Int: Int] = [:]
  /// The groups of yEd that are open, from the outside.
  var groups: [Int] = []
  /// The arrows that yEd draws at the ends of the edge being read.
  var arrows: (source: Bool, target: Bool)?
  /// Where the value that lists the multipliers begins, and the value.
  var multipliers: (offset: Int, text: String)?

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try XMLEncoding.decode(raw, chosen: options.encoding, file: file)
    var reader = GraphMLReader(
      scanner: XMLScanner(text.bytes, file: file),
      elements: ElementAssembly(file: file, bytes: text.bytes, options: options))
    if let place = text.firstUndefined { reader.elements.warnOfUndefinedByte(at: place) }
    reader.hasRelations = try GraphMLRelations.areThere(reader.scanner)
    try reader.readDocument()
    return try reader.elements.finish(understoodAs: Localized("GraphML, \(text.encoding.name)"))
  }

  private mutating func readDocument() throws(ImportFailure) {
    guard try scanner.next() == .open else { return }
    guard scanner.name == "graphml" else {
      throw scanner.failure(
        scanner.offset,
        Localized(de: "das ist kein GraphML", en: "this is not GraphML"),
        found: "<\(scanner.name)>",
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    }
    try readChildren { (reader: inout GraphMLReader) throws(ImportFailure) in
      switch reader.scanner.name {
      case "key": try reader.readKey()
      case "graph": try reader.readGraph()
      default: try reader.scanner.skipElement()
      }
    }
    _ = try scanner.next()
    if graphs.count == 0 {
      elements.error(
        at: 0,
        Localized(de: "die Datei enthält keinen Graphen", en: "there is no graph in the file"),
        advice: Localized(de: "das Netzwerk neu ausgeben", en: "export the network again"))
    }
    if graphs.count > 1, !hasRelations {
      elements.warn(
        at: graphs.second,
        Localized(
          de: "\(graphs.count) Graphen in einer Datei oder ineinander",
          en: "\(graphs.count) graphs in one file or inside one another"),
        advice: Localized(
          de: "als ein Netzwerk gelesen, ohne die Schachtelung",
          en: "read as one network, without the nesting"))
    }
    try readMultipliers()
  }

  /// Hands each child of the element just opened to `body`, which reads it to its end.
  mutating func readChildren(
    _ body: (inout GraphMLReader) throws(ImportFailure) -> Void
  ) throws(ImportFailure) {
    while try scanner.nextChild() { try body(&self) }
  }

  /// Reads the element just opened to its end; its text, children left out, is then in `content`.
  mutating func readContent() throws(ImportFailure) {
    try scanner.readContent(into: &content)
  }

  /// The text last read by `readContent`.
  var contentText: String { String(decoding: content, as: UTF8.self) }

  private mutating func readGraph() throws(ImportFailure) {
    // The graph inside a group of yEd is no graph of its own.
    if groups.isEmpty {
      graphs.count += 1
      if graphs.count == 2 { graphs.second = scanner.offset }
      relation = hasRelations ? scanner.string("id") ?? "" : ""
    }
    let isDirected = try edgeDefault()
    try readChildren { (reader: inout GraphMLReader) throws(ImportFailure) in
      switch reader.scanner.name {
      case "key": try reader.readKey()
      case "node": try reader.readNode(isDirected)
      case "edge": try reader.readEdge(isDirected)
      case "data": try reader.readGraphData()
      case "hyperedge":
        throw reader.scanner.failure(
          reader.scanner.offset,
          Localized(
            de: "eine Kante zwischen mehr als zwei Knoten (hyperedge)",
            en: "an edge among more than two nodes (hyperedge)"),
          advice: Localized(
            de: "als Knoten mit je einer Kante zu jedem Beteiligten schreiben",
            en: "write it as a node with one edge to each of them"))
      default: try reader.scanner.skipElement()
      }
    }
  }

  /// Whether edges are directed that do not say it themselves.
  private mutating func edgeDefault() throws(ImportFailure) -> Bool {
    switch scanner.string("edgedefault") {
    case "directed": return true
    case "undirected": return false
    case nil:
      if warned.insert("edgedefault").inserted {
        elements.warn(
          at: scanner.offset,
          Localized(
            de: "edgedefault fehlt: die Richtung der Kanten ist nicht angegeben",
            en: "edgedefault is missing: the direction of edges is not given"),
          advice: Localized(de: "als ungerichtet gelesen", en: "read as undirected"))
      }
      return false
    case let other?:
      throw scanner.failure(
        scanner.offset, Localized(de: "unbekanntes edgedefault", en: "unknown edgedefault"),
        found: other,
        advice: Localized(
          de: "directed oder undirected schreiben", en: "write directed or undirected"))
    }
  }

  private mutating func readNode(_ isDirected: Bool) throws(ImportFailure) {
    resolveKeys()
    let offset = scanner.offset
    let id = scanner.value("id") ?? 0..<0
    if hasRelations, let known = elements.assembly.find(scanner.values, id),
      let graph = graphOfActor[known], graph != graphs.count
    {
      // Every relation lists the same nodes again.
      elements.mergeElement()
      return try scanner.skipElement()
    }
    let isGroup = scanner.string("yfiles.foldertype") != nil
    let actor = elements.listActor(scanner.values, id, at: offset)
    if let actor { graphOfActor[actor] = graphs.count }
    if let actor, let group = groups.last { addMembership(of: actor, in: group, at: offset) }
    if isGroup, let actor {
      elements.assembly.actors[actor].kind = .organisation
      groups.append(actor)
    }
    defer { if isGroup, actor != nil { groups.removeLast() } }
    var given: [Int] = []
    var label: String?
    try readChildren { (reader: inout GraphMLReader) throws(ImportFailure) in
      switch reader.scanner.name {
      case "data":
        guard let key = try reader.readData(.node, label: &label) else { return }
        given.append(key.number)
        guard let actor else { return }
        let target = reader.actorTarget(key.number)
        reader.elements.set(
          target, reader.keys[key.number].type, of: actor, to: reader.contentText, at: key.offset)
      case "desc":
        let offset = reader.scanner.offset
        try reader.readContent()
        guard let actor else { return }
        let column = reader.elements.assembly.actorColumns.column("desc", type: .text)
        reader.elements.set(.column(column), .text, of: actor, to: reader.contentText, at: offset)
      case "graph": try reader.readGraph()
      case "port": try reader.skipPort()
      default: try reader.scanner.skipElement()
      }
    }
    guard let actor else { return }
    applyDefaults(of: actor, given)
    if let label = label.map(ElementValues.trimmed), !label.isEmpty,
      !given.contains(where: { isName(actorTargets[$0]) })
    {
      elements.set(.field(.name), .text, of: actor, to: label, at: offset)
    }
  }

  private func isName(_ target: FieldTarget<ActorField>?) -> Bool {
    target?.field == .name
  }

  private mutating func readEdge(_ isDirected: Bool) throws(ImportFailure) {
    resolveKeys()
    let offset = scanner.offset
    var edge = ElementAssembly.Edge(offset: offset, isDirected: isDirected)
    edge.kind = relation
    arrows = nil
    edge.source = end("source")
    edge.target = end("target")
    if let directed = scanner.string("directed") {
      elements.set(.field(.direction), .flag, of: &edge, to: directed, at: offset)
    }
    if let id = scanner.string("id") {
      let column = elements.assembly.tieColumns.column("id", type: .text)
      elements.set(.column(column), .text, of: &edge, to: id, at: offset)
    }
    if scanner.value("sourceport") != nil || scanner.value("targetport") != nil { warnOfPorts() }
    var given: [Int] = []
    var label: String?
    try readChildren { (reader: inout GraphMLReader) throws(ImportFailure) in
      switch reader.scanner.name {
      case "data":
        guard let key = try reader.readData(.edge, label: &label) else { return }
        given.append(key.number)
        let target = reader.tieTarget(key.number)
        reader.elements.set(
          target, reader.keys[key.number].type, of: &edge, to: reader.contentText, at: key.offset)
      case "desc":
        let offset = reader.scanner.offset
        try reader.readContent()
        let column = reader.elements.assembly.tieColumns.column("desc", type: .text)
        reader.elements.set(.column(column), .text, of: &edge, to: reader.contentText, at: offset)
      default: try reader.scanner.skipElement()
      }
    }
    applyDefaults(of: &edge, given)
    if let label = label.map(ElementValues.trimmed), !label.isEmpty {
      let column = elements.assembly.tieColumns.column("label", type: .text)
      elements.set(.column(column), .text, of: &edge, to: label, at: offset)
    }
    if let arrows {
      // What yEd draws is meant: a line without arrows, or with two, runs both ways.
      edge.isDirected = arrows.source != arrows.target
      if arrows.source, !arrows.target { swap(&edge.source, &edge.target) }
    }
    elements.add(edge)
  }

  private mutating func end(_ name: String) -> Int? {
    guard let id = scanner.value(name), !id.isEmpty else {
      elements.error(
        at: scanner.offset,
        Localized(de: "eine Kante ohne \(name)", en: "an edge without \(name)"),
        advice: Localized(
          de: "die Kennung des Knotens angeben", en: "give the id of the node"))
      return nil
    }
    return elements.end(scanner.values, id, at: scanner.offset)
  }

  private mutating func skipPort() throws(ImportFailure) {
    warnOfPorts()
    try scanner.skipElement()
  }

  private mutating func warnOfPorts() {
    guard warned.insert("port").inserted else { return }
    elements.warn(
      at: scanner.offset, Localized(de: "Anschlüsse von Knoten (port)", en: "ports of nodes"),
      advice: Localized(
        de: "ausgelassen: Kanten enden am Knoten", en: "left out: edges end at the node"))
  }
}
