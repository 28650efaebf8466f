internal import Relations
internal import Wording

/// Reads ORA's DyNetML: classes of nodes, and networks of links among them.
///
/// Agents are people, the other classes keep their words as kinds (organisations are known); the name
/// of a network is the kind of its ties. A network of one class runs both ways only if it says so.
///
/// - Source: Tsvetovat, Reminga, Carley, "DyNetML: Interchange Format for Rich Social Network Data",
///   CMU, 2004; files of ORA as they are.
struct DyNetMLReader {
  private var scanner: XMLScanner
  private var graph: ElementGraph
  private var nodes: Set<String> = []
  private var metaNetworks = (count: 0, second: 0)

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try XMLEncoding.decode(raw, chosen: options.encoding, file: file)
    var reader = DyNetMLReader(
      scanner: XMLScanner(text.bytes, file: file),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options))
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    guard try reader.scanner.next() == .open else { return try reader.done(text) }
    try reader.readInside()
    _ = try reader.scanner.next()
    if reader.metaNetworks.count > 1 {
      reader.graph.elements.warn(
        at: reader.metaNetworks.second,
        Localized(
          de: "\(reader.metaNetworks.count) Zustände eines Netzes in einer Datei",
          en: "\(reader.metaNetworks.count) states of a network in one file"),
        advice: Localized(de: "nur der erste gelesen", en: "only the first is read"))
    }
    return try reader.done(text)
  }

  private init(scanner: XMLScanner, graph: ElementGraph) {
    self.scanner = scanner
    self.graph = graph
  }

  private consuming func done(_ text: SourceText) throws(ImportFailure) -> ReadResult {
    try graph.finish(understoodAs: Localized("DyNetML, \(text.encoding.name)"))
  }

  /// Reads the element just opened to its end, whatever lies around the classes and networks.
  private mutating func readInside() throws(ImportFailure) {
    if scanner.name == "MetaNetwork" || scanner.name == "MetaMatrix" {
      metaNetworks.count += 1
      if metaNetworks.count == 2 { metaNetworks.second = scanner.offset }
      if metaNetworks.count > 1 { return try scanner.skipElement() }
    }
    while try scanner.nextChild() {
      switch scanner.name {
      case "nodeclass", "nodeset": try readClass()
      case "network", "graph": try readNetwork()
      case "properties", "propertyIdentities", "sources", "source": try scanner.skipElement()
      default: try readInside()
      }
    }
  }

  private mutating func readClass() throws(ImportFailure) {
    let word = (scanner.string("type") ?? scanner.string("id") ?? "").lowercased()
    let kind = ["agent", "agents", "person"].contains(word) ? Actor.Kind.person : Actor.Kind(word)
    while try scanner.nextChild() {
      guard scanner.name == "node" else {
        try scanner.skipElement()
        continue
      }
      try readNode(kind)
    }
  }

  private mutating func readNode(_ kind: Actor.Kind) throws(ImportFailure) {
    let offset = scanner.offset
    let id = scanner.string("id") ?? ""
    let title = scanner.string("title")
    let actor = graph.addNode(id, at: offset)
    nodes.insert(id)
    if let actor {
      graph.set("kind", kind.id, of: actor, type: .text, as: .kind, at: offset)
      if let title, !title.isEmpty {
        graph.set("title", title, of: actor, type: .text, as: .name, at: offset)
      }
    }
    try readProperties { name, value, graph in
      if let actor { graph.set(name, value, of: actor, at: offset) }
    }
  }

  /// Hands on the properties inside the element just opened, which is read to its end.
  private mutating func readProperties(
    _ body: (String, String, inout ElementGraph) -> Void
  ) throws(ImportFailure) {
    while try scanner.nextChild() {
      if scanner.name == "property", let value = scanner.string("value"),
        let name = scanner.string("id") ?? scanner.string("name"), !value.isEmpty
      {
        body(name, value, &graph)
        try scanner.skipElement()
      } else {
        try readProperties(body)
      }
    }
  }

  private mutating func readNetwork() throws(ImportFailure) {
    let kind = scanner.string("id") ?? ""
    let isDirected = scanner.string("isDirected").flatMap(ElementValues.flag) ?? true
    let isSameClass =
      scanner.string("sourceType") == scanner.string("targetType")
      && scanner.string("source") == scanner.string("target")
    while try scanner.nextChild() {
      guard scanner.name == "link" || scanner.name == "edge" else {
        try scanner.skipElement()
        continue
      }
      let offset = scanner.offset
      // Whole matrices are written out: 0 is no tie.
      if scanner.string("value").flatMap(ElementValues.number) == 0 {
        try scanner.skipElement()
        continue
      }
      if let source = end("source"), let target = end("target") {
        graph.addEdge(source, target, isDirected: isDirected && isSameClass, at: offset)
        if !kind.isEmpty { graph.setTie("kind", kind, type: .text, as: .kind, at: offset) }
        if let value = scanner.string("value") {
          graph.setTie("weight", value, type: .number, as: .strength, at: offset)
        }
        try readProperties { name, value, graph in graph.setTie(name, value, at: offset) }
      } else {
        try scanner.skipElement()
      }
    }
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
}
