internal import Relations
internal import Wording

/// Reads the JSON of Cytoscape (.cyjs) and the element lists of Cytoscape.js.
///
/// `interaction` is the kind of a tie. Edges have no direction unless `directed` says so, because
/// Cytoscape draws arrows by style and not by data. Positions, classes and what is selected are left
/// out; so are the ids that Cytoscape gives for itself.
struct CytoscapeReader {
  private var json: JSONGraph

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = CytoscapeReader(json: JSONGraph(document, options))
    try reader.readElements()
    return try reader.json.graph.finish(understoodAs: Localized("Cytoscape-JSON"))
  }

  private init(json: JSONGraph) { self.json = json }

  private mutating func readElements() throws(ImportFailure) {
    let document = json.document
    var (nodes, edges): ([Int], [Int]) = ([], [])
    let elements = document.kind(0) == .array ? 0 : document.member("elements", of: 0)
    guard let elements else { return }
    if document.kind(elements) == .object {
      if let list = json.list("nodes", of: elements) { nodes = json.objects(in: list) }
      if let list = json.list("edges", of: elements) { edges = json.objects(in: list) }
    } else {
      for element in json.objects(in: elements) {
        let data = document.member("data", of: element) ?? element
        if document.member("source", of: data) == nil {
          nodes.append(element)
        } else {
          edges.append(element)
        }
      }
    }
    json.graph.elements.statesDirection = edges.contains { edge in
      json.flag("directed", of: document.member("data", of: edge) ?? edge) != nil
    }
    for node in nodes { readNode(node) }
    for edge in edges { readEdge(edge) }
    if let data = document.member("data", of: 0),
      let list = document.member("multipliers", of: data), document.kind(list) == .array
    {
      MultiplierList.read(document, list, into: &json.graph.elements.assembly) { value in
        TextPositions.position(of: document.offset(of: value), in: document.bytes[...])
      }
    }
  }

  private static let own: Set = ["id", "SUID", "selected", "shared_name", "name", "multipliers"]

  private mutating func readNode(_ node: Int) {
    let data = json.document.member("data", of: node) ?? node
    guard let actor = json.addNode(json.text("id", of: data), at: data) else { return }
    // `shared_name` is a second name that Cytoscape keeps; only where it says something else it stays.
    let name = json.text("name", of: data)
    let shared = json.text("shared_name", of: data)
    let place = json.document.offset(of: data)
    if let name = name ?? shared {
      json.graph.set("name", name, of: actor, type: .text, as: .name, at: place)
    }
    if let shared, let name, shared != name {
      json.graph.set("shared_name", shared, of: actor, type: .text, at: place)
    }
    json.set(valuesOf: data, of: actor, leavingOut: CytoscapeReader.own)
  }

  private mutating func readEdge(_ edge: Int) {
    let data = json.document.member("data", of: edge) ?? edge
    guard let source = json.end("source", of: data), let target = json.end("target", of: data)
    else { return }
    let place = json.document.offset(of: data)
    json.graph.addEdge(
      source, target, isDirected: json.flag("directed", of: data) ?? false, at: place)
    if let kind = json.text("interaction", "shared_interaction", of: data) {
      json.graph.setTie("interaction", kind, type: .text, as: .kind, at: place)
    }
    json.setTie(
      valuesOf: data,
      leavingOut: CytoscapeReader.own.union([
        "source", "target", "directed", "interaction", "shared_interaction",
      ]))
  }
}
