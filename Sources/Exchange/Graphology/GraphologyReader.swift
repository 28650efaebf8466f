internal import Relations
internal import Wording

/// Reads the JSON of graphology (sigma.js) and the files of Gephi Lite.
///
/// Edges are directed unless they or the whole graph say that they are not. Positions, sizes and
/// colours are left out.
struct GraphologyReader {
  private var json: JSONGraph
  /// Gephi Lite keeps the values of nodes and edges beside the graph.
  private var nodeData: [String: Int] = [:]
  private var edgeData: [String: Int] = [:]

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = GraphologyReader(json: JSONGraph(document, options))
    let isLite = document.has("graphDataset", .object)
    reader.readDocument()
    return try reader.json.graph.finish(
      understoodAs: Localized(isLite ? "Gephi Lite" : "graphology-JSON"))
  }

  private init(json: JSONGraph) { self.json = json }

  private static let drawing: Set = ["x", "y", "z", "size", "color", "hidden", "highlighted"]

  private mutating func readDocument() {
    var graph = 0
    if let dataset = json.document.member("graphDataset", of: 0) {
      nodeData = members(json.document.member("nodeData", of: dataset))
      edgeData = members(json.document.member("edgeData", of: dataset))
      graph = json.document.member("fullGraph", of: dataset) ?? dataset
    }
    guard let nodes = json.list("nodes", of: graph) else {
      json.error(
        graph, Localized(de: "die Liste nodes fehlt", en: "the list nodes is missing"),
        advice: Localized(
          de: "dort als GEXF oder GraphML ausgeben", en: "export it there as GEXF or GraphML"))
      return
    }
    let options = json.document.member("options", of: graph)
    let isDirected = options.flatMap { json.text("type", of: $0) } != "undirected"
    for node in json.objects(in: nodes) { readNode(node) }
    for edge in json.list("edges", of: graph).map({ json.objects(in: $0) }) ?? [] {
      readEdge(edge, isDirected)
    }
  }

  private mutating func readNode(_ node: Int) {
    let id = json.text("key", of: node)
    guard let actor = json.addNode(id, at: node) else { return }
    let own = id.flatMap { nodeData[$0] }
    for object in [json.document.member("attributes", of: node), own] {
      guard let object, json.document.kind(object) == .object else { continue }
      json.set(valuesOf: object, of: actor, leavingOut: GraphologyReader.drawing)
    }
  }

  private mutating func readEdge(_ edge: Int, _ isDirected: Bool) {
    guard let source = json.end("source", of: edge), let target = json.end("target", of: edge)
    else { return }
    json.graph.addEdge(
      source, target, isDirected: json.flag("undirected", of: edge).map { !$0 } ?? isDirected,
      at: json.document.offset(of: edge))
    let own = json.text("key", of: edge).flatMap { edgeData[$0] }
    for object in [json.document.member("attributes", of: edge), own] {
      guard let object, json.document.kind(object) == .object else { continue }
      json.setTie(valuesOf: object, leavingOut: GraphologyReader.drawing)
    }
  }

  /// The values in an object by the names of its members.
  private func members(_ object: Int?) -> [String: Int] {
    guard let object, json.document.kind(object) == .object else { return [:] }
    return Dictionary(
      json.document.keys(of: object).map { (json.document.string($0), $0 + 1) },
      uniquingKeysWith: { first, _ in first })
  }
}
