internal import Relations
internal import Wording

/// Reads JSON whose edges have `from` and `to`: vis.js, pyvis, and what Graph Commons exports.
///
/// An edge is directed if an arrow stands at one of its ends; Graph Commons has no arrows, its edges
/// run from the first to the second. The text at an edge says what kind it is. What only draws is
/// left out.
struct VisReader {
  private var json: JSONGraph
  private var isGraphCommons = false

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = VisReader(json: JSONGraph(document, options))
    reader.readDocument()
    let name = reader.isGraphCommons ? "Graph-Commons-JSON" : "vis.js-JSON"
    return try reader.json.graph.finish(understoodAs: Localized(name))
  }

  private init(json: JSONGraph) { self.json = json }

  private static let drawing: Set = [
    "id", "x", "y", "color", "shape", "size", "font", "hidden", "physics", "fixed", "borderWidth",
    "image", "level", "mass", "shadow", "from", "to", "arrows", "dashes", "smooth", "width",
    "length", "properties",
  ]

  private mutating func readDocument() {
    let graph = json.document.member("graph", of: 0) ?? 0
    guard let nodes = json.list("nodes", of: graph), let edges = json.list("edges", of: graph)
    else { return }
    let allNodes = json.objects(in: nodes)
    let allEdges = json.objects(in: edges)
    isGraphCommons =
      json.document.member("nodeTypes", of: graph) != nil
      || json.document.member("edgeTypes", of: graph) != nil
      || allEdges.first.map { json.document.member("properties", of: $0) != nil } ?? false
    for node in allNodes { readNode(node) }
    for edge in allEdges { readEdge(edge) }
  }

  private mutating func readNode(_ node: Int) {
    guard let actor = json.addNode(json.text("id", of: node), at: node) else { return }
    json.set(valuesOf: node, of: actor, leavingOut: VisReader.drawing)
    if let more = json.document.member("properties", of: node), json.document.kind(more) == .object
    {
      json.set(valuesOf: more, of: actor)
    }
  }

  private mutating func readEdge(_ edge: Int) {
    guard let from = json.end("from", of: edge), let to = json.end("to", of: edge) else { return }
    let arrows = arrows(of: edge)
    let isBackward = arrows.from && !arrows.to
    json.graph.addEdge(
      isBackward ? to : from, isBackward ? from : to,
      isDirected: isGraphCommons || arrows.from != arrows.to,
      at: json.document.offset(of: edge))
    let hasKind = json.text("type", "kind", "relation", of: edge) != nil
    json.setTie(
      valuesOf: edge, leavingOut: VisReader.drawing,
      fields: hasKind ? [:] : ["label": .kind, "name": .kind])
    if let more = json.document.member("properties", of: edge), json.document.kind(more) == .object
    {
      json.setTie(valuesOf: more)
    }
  }

  /// Which ends of an edge have an arrow: `"to, from"`, `{"to": true}` or `{"to": {"enabled": true}}`.
  private func arrows(of edge: Int) -> (from: Bool, to: Bool) {
    guard let value = json.document.member("arrows", of: edge) else { return (false, false) }
    if json.document.kind(value) == .text {
      let words = json.document.string(value).lowercased().split { !$0.isLetter }
      return (words.contains("from"), words.contains("to"))
    }
    guard json.document.kind(value) == .object else { return (false, false) }
    func isOn(_ key: StaticString) -> Bool {
      guard let end = json.document.member(key, of: value) else { return false }
      return json.document.kind(end) == .object
        ? json.flag("enabled", of: end) ?? true : json.document.isTrue(end)
    }
    return (isOn("from"), isOn("to"))
  }
}
