internal import Relations
internal import Wording

/// Reads node-link JSON as NetworkX and D3 write it.
///
///     {"directed": false, "multigraph": true, "graph": {},
///      "nodes": [{"id": "ida", "name": "Ida"}], "edges": [{"source": "ida", "target": "udo"}]}
///
/// Edges may be called "links". Ids are texts or numbers; where nodes have none, or where ends of
/// edges are numbers that are no ids, they count the nodes from 0. All further values become fields
/// of the model or columns, by their names.
struct NodeLinkReader {
  let document: JSONDocument
  var elements: ElementAssembly
  /// Where the values of each name go: the names are the distinct keys of the elements.
  var nodeNames = NodeLinkNames<ActorField>()
  var edgeNames = NodeLinkNames<TieField>()
  /// The nodes' positions in the assembly, in the order of the file.
  var actors: [Int] = []
  /// Whether ends of edges count the nodes.
  var endsAreCounts = false

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = NodeLinkReader(
      document: document,
      elements: ElementAssembly(file: document.file, bytes: document.bytes, options: options))
    try reader.readDocument()
    return try reader.elements.finish(understoodAs: Localized("Node-Link-JSON"))
  }

  private mutating func readDocument() throws(ImportFailure) {
    try refuseOtherJSON()
    guard let nodes = try list("nodes") else { throw notNodeLink() }
    let edges = try list("edges")
    let links = try list("links")
    if let edges, let links, !isEmpty(edges), !isEmpty(links) {
      throw failure(
        links, Localized(de: "sowohl edges als auch links", en: "both edges and links"),
        advice: Localized(de: "eines davon streichen", en: "remove one of them"))
    }
    let ties = edges.flatMap { isEmpty($0) && links != nil ? nil : $0 } ?? links
    nodeNames.collect(document, nodes, leavingOut: ["id"])
    nodeNames.resolve(named: ActorField.init(named:), canonicalName: \.canonicalName) {
      elements.assembly.actorColumns.column($0, type: $1)
    }
    try readNodes(nodes)
    if let ties { readEdges(ties) }
    readMultipliers()
  }

  private func isEmpty(_ list: Int) -> Bool { document.values[list].after == list + 1 }

  /// The array that is the member `key` of the document, or nil if there is none.
  private func list(_ key: StaticString) throws(ImportFailure) -> Int? {
    guard let value = document.member(key, of: 0) else { return nil }
    guard document.kind(value) == .array else {
      throw failure(
        value, Localized(de: "\(key) ist keine Liste", en: "\(key) is not a list"),
        advice: Localized(de: "eine Liste [ … ] schreiben", en: "write a list [ … ]"))
    }
    return value
  }

  // MARK: Nodes

  private mutating func readNodes(_ nodes: Int) throws(ImportFailure) {
    let all = Array(document.elements(of: nodes))
    let withID = all.first { document.member("id", of: $0) != nil || document.kind($0) != .object }
    let idKey: StaticString = withID == nil && all.allSatisfy(hasName) ? "name" : "id"
    let countsNodes = withID == nil && !all.allSatisfy(hasName)
    endsAreCounts = withID == nil
    for (number, node) in all.enumerated() {
      let kind = document.kind(node)
      let idValue = kind == .object ? document.member(idKey, of: node) : node
      var id = idValue.flatMap(text) ?? ""
      if countsNodes, kind == .object { id = String(number) }
      let bytes = Array(id.utf8)
      let place = document.offset(of: idValue ?? node)
      guard let actor = elements.listActor(bytes, 0..<bytes.count, at: place) else {
        actors.append(-1)
        continue
      }
      actors.append(actor)
      if kind == .object { setValues(of: actor, from: node) }
    }
  }

  private func hasName(_ node: Int) -> Bool {
    document.member("name", of: node).map { document.kind($0) == .text } ?? false
  }

  private mutating func setValues(of actor: Int, from node: Int) {
    for key in document.keys(of: node) {
      guard let name = nodeNames.number(document, key) else { continue }
      let (target, type) = nodeNames.target(name)
      let value = key + 1
      if target.field == .topics, document.kind(value) == .array {
        elements.assembly.actors[actor].topics = topics(value)
      } else if document.kind(value) != .null {
        elements.set(
          target, type, of: actor, to: document.string(value), at: document.offset(of: value))
      }
    }
  }

  private func topics(_ list: Int) -> [String] {
    document.elements(of: list).compactMap(text).map(CanonicalText.composed).filter { !$0.isEmpty }
  }

  /// A text or a number as an id; nil for everything else.
  private func text(_ value: Int) -> String? {
    switch document.kind(value) {
    case .text, .number: document.string(value)
    case .null, .flag, .array, .object: nil
    }
  }

  // MARK: Edges

  private mutating func readEdges(_ edges: Int) {
    let isDirected = document.member("directed", of: 0).map(document.isTrue) ?? false
    edgeNames.collect(document, edges, leavingOut: ["source", "target"])
    edgeNames.resolve(named: TieField.init(named:), canonicalName: \.canonicalName) {
      elements.assembly.tieColumns.column($0, type: $1)
    }
    recogniseCounts(edges)
    for edge in document.elements(of: edges) {
      guard document.kind(edge) == .object else {
        error(
          edge, Localized(de: "das ist keine Kante", en: "this is not an edge"),
          advice: Localized(
            de: "als {\"source\": …, \"target\": …} schreiben",
            en: "write {\"source\": …, \"target\": …}"))
        continue
      }
      readEdge(edge, isDirected)
    }
  }

  private mutating func readEdge(_ edge: Int, _ isDirected: Bool) {
    var tie = ElementAssembly.Edge(offset: document.offset(of: edge), isDirected: isDirected)
    tie.source = end("source", of: edge)
    tie.target = end("target", of: edge)
    for key in document.keys(of: edge) {
      guard let name = edgeNames.number(document, key) else { continue }
      let (target, type) = edgeNames.target(name)
      if document.kind(key + 1) != .null {
        elements.set(
          target, type, of: &tie, to: document.string(key + 1), at: document.offset(of: key + 1))
      }
    }
    elements.add(tie)
  }

  /// The actor at one end of an edge; nil after noting what is wrong.
  private mutating func end(_ key: StaticString, of edge: Int) -> Int? {
    guard var value = document.member(key, of: edge) else {
      error(
        edge, Localized(de: "eine Kante ohne \(key)", en: "an edge without \(key)"),
        advice: Localized(de: "die Kennung des Knotens angeben", en: "give the id of the node"))
      return nil
    }
    // D3 puts the node itself in place of its id once it has drawn the network.
    if let id = document.member("id", of: value) { value = id }
    guard let id = text(value), !id.isEmpty else {
      error(
        value, Localized(de: "\(key) ist keine Kennung", en: "\(key) is not an id"),
        advice: Localized(de: "einen Text oder eine Zahl angeben", en: "give a text or a number"))
      return nil
    }
    if endsAreCounts, document.kind(value) == .number {
      if let number = Int(id), actors.indices.contains(number) { return actors[number] }
      error(
        value, Localized(de: "so viele Knoten gibt es nicht", en: "there are not that many nodes"),
        advice: Localized(de: "die Knoten zählen ab 0", en: "nodes are counted from 0"))
      return nil
    }
    let bytes = Array(id.utf8)
    return elements.end(bytes, 0..<bytes.count, at: document.offset(of: value))
  }

  /// NetworkX 1 counts nodes at the ends of edges although they have ids: so if all ends are whole
  /// numbers, one of them is no id, and all of them count nodes.
  private mutating func recogniseCounts(_ edges: Int) {
    guard !endsAreCounts, !isEmpty(edges) else { return }
    var hasStranger = false
    for edge in document.elements(of: edges) {
      for value in [document.member("source", of: edge), document.member("target", of: edge)] {
        guard let value, document.kind(value) == .number, let number = Int(document.string(value)),
          actors.indices.contains(number)
        else { return }
        let id = Array(document.string(value).utf8)
        if elements.assembly.find(id, 0..<id.count) == nil { hasStranger = true }
      }
    }
    guard hasStranger else { return }
    endsAreCounts = true
    elements.warn(
      at: document.offset(of: edges),
      Localized(
        de: "source und target sind keine Kennungen von Knoten",
        en: "source and target are no ids of nodes"),
      advice: Localized(
        de: "als Nummern der Knoten ab 0 gelesen", en: "read as numbers of nodes from 0"))
  }

  private mutating func readMultipliers() {
    guard let graph = document.member("graph", of: 0),
      let list = document.member("multipliers", of: graph), document.kind(list) == .array
    else { return }
    let document = document
    MultiplierList.read(document, list, into: &elements.assembly) { value in
      TextPositions.position(of: document.offset(of: value), in: document.bytes[...])
    }
  }
}
