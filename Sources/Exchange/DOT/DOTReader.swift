internal import Relations
internal import Wording

/// Reads networks in the DOT language of Graphviz.
///
/// Labels become names; "kind", "weight" and the like fields of the model, all other attributes
/// columns of text. `dir=none` and `dir=both` make an edge of a directed graph mutual. Nothing an
/// attribute names (pictures, addresses) is ever opened.
struct DOTReader {
  private var elements: ElementAssembly

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    let parser = try DOTParser.parse(text.bytes, file: file)
    var reader = DOTReader(
      elements: ElementAssembly(file: file, bytes: text.bytes, options: options))
    if let place = text.firstUndefined { reader.elements.warnOfUndefinedByte(at: place) }
    reader.warn(of: parser)
    reader.readNodes(parser.graph.nodes)
    reader.readEdges(parser.graph)
    return try reader.elements.finish(understoodAs: Localized("DOT, \(text.encoding.name)"))
  }

  private mutating func warn(of parser: DOTParser) {
    if parser.graphs.count > 1 {
      elements.warn(
        at: parser.graphs.second,
        Localized(
          de: "\(parser.graphs.count) Graphen in einer Datei",
          en: "\(parser.graphs.count) graphs in one file"),
        advice: Localized(de: "als ein Netzwerk gelesen", en: "read as one network"))
    }
    if parser.clusters.count > 0 {
      elements.warn(
        at: parser.clusters.first,
        Localized(
          de: "Gruppen von Knoten (\(parser.clusters.count) cluster)",
          en: "groups of nodes (\(parser.clusters.count) clusters)"),
        advice: Localized(
          de: "die Knoten gelesen, die Gruppen nicht", en: "the nodes are read, the groups are not")
      )
    }
  }

  private mutating func readNodes(_ nodes: [DOTGraph.Node]) {
    let names = DOTReader.names(nodes.lazy.map(\.attributes))
    let fields = FieldChoice.fields(
      of: names, named: ActorField.init(named:), canonicalName: \.canonicalName)
    var targets: [String: FieldTarget<ActorField>] = [:]
    for (name, field) in zip(names, fields) {
      targets[name] =
        field.map { .field($0) } ?? .column(elements.assembly.actorColumns.column(name))
    }
    for node in nodes {
      let id = Array(node.id.utf8)
      guard let actor = elements.listActor(id, 0..<id.count, at: node.offset) else { continue }
      for (name, value) in node.attributes.entries {
        guard let target = targets[name] else { continue }
        elements.set(
          target, .unknown, of: actor, to: text(value, name, id: node.id), at: value.offset)
      }
    }
  }

  private mutating func readEdges(_ graph: DOTGraph) {
    let names = DOTReader.names(graph.edges.lazy.map(\.attributes)).filter { $0 != "dir" }
    let fields = FieldChoice.fields(
      of: names, named: TieField.init(named:), canonicalName: \.canonicalName)
    var targets: [String: FieldTarget<TieField>] = [:]
    for (name, field) in zip(names, fields) {
      targets[name] =
        field.map { .field($0) } ?? .column(elements.assembly.tieColumns.column(name))
    }
    for edge in graph.edges {
      let direction = edge.attributes["dir"]?.text.lowercased()
      var (source, target) = (edge.source, edge.target)
      if edge.isDirected, direction == "back" { swap(&source, &target) }
      var tie = ElementAssembly.Edge(
        offset: edge.offset,
        isDirected: edge.isDirected && direction != "none" && direction != "both")
      tie.source = actor(graph.nodes[source])
      tie.target = actor(graph.nodes[target])
      for (name, value) in edge.attributes.entries {
        guard let target = targets[name] else { continue }
        elements.set(target, .unknown, of: &tie, to: text(value, name, id: ""), at: value.offset)
      }
      elements.add(tie)
    }
  }

  private mutating func actor(_ node: DOTGraph.Node) -> Int? {
    let id = Array(node.id.utf8)
    return id.isEmpty ? nil : elements.end(id, 0..<id.count, at: node.offset)
  }

  private static func names(_ all: some Sequence<DOTGraph.Attributes>) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for attributes in all {
      for (name, _) in attributes.entries where seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  private func text(_ value: DOTScanner.Token, _ name: String, id: String) -> String {
    if value.kind == .markup { return DOTText.shown(markup: value.text) }
    if name == "label" || name == "xlabel" { return DOTText.shown(value.text, id: id) }
    return DOTParser.id(value)
  }
}
