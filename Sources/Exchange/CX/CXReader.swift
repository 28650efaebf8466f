internal import Relations
internal import Wording

/// Reads CX2: a list of aspects, of which the nodes, the edges and what is declared about their
/// attributes (short names and values that stand for missing ones) are taken.
///
/// - Source: "Cytoscape Exchange Format, Specification (Version 2)", NDEx.
struct CXReader {
  private var json: JSONGraph
  private var nodeDeclarations = Declarations()
  private var edgeDeclarations = Declarations()

  private struct Declarations {
    /// The whole name of each short one.
    var names: [String: String] = [:]
    var defaults: [(name: String, value: Int)] = []
  }

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = CXReader(json: JSONGraph(document, options))
    reader.json.graph.elements.statesDirection = false
    try reader.readAspects()
    return try reader.json.graph.finish(understoodAs: Localized("CX2"))
  }

  private init(json: JSONGraph) { self.json = json }

  private mutating func readAspects() throws(ImportFailure) {
    let aspects = json.objects(in: 0)
    if aspects.contains(where: { json.document.member("numberVerification", of: $0) != nil }) {
      json.error(
        0, Localized(de: "CX in Version 1 wird nicht gelesen", en: "version 1 of CX is not read"),
        advice: Localized(
          de: "dort als CX2 oder als cyjs ausgeben", en: "export it there as CX2 or as cyjs"))
      return
    }
    for aspect in aspects {
      for declaration in objects("attributeDeclarations", of: aspect) {
        declare(declaration)
      }
    }
    for aspect in aspects {
      for node in objects("nodes", of: aspect) { readNode(node) }
    }
    for aspect in aspects {
      for edge in objects("edges", of: aspect) { readEdge(edge) }
    }
  }

  private mutating func objects(_ key: StaticString, of aspect: Int) -> [Int] {
    json.list(key, of: aspect).map { json.objects(in: $0) } ?? []
  }

  private mutating func declare(_ declaration: Int) {
    if let nodes = json.document.member("nodes", of: declaration) {
      nodeDeclarations = declarations(nodes)
    }
    if let edges = json.document.member("edges", of: declaration) {
      edgeDeclarations = declarations(edges)
    }
  }

  private func declarations(_ object: Int) -> Declarations {
    var declarations = Declarations()
    guard json.document.kind(object) == .object else { return declarations }
    for key in json.document.keys(of: object) where json.document.kind(key + 1) == .object {
      let name = CanonicalText.composed(json.document.string(key))
      if let alias = json.text("a", of: key + 1) { declarations.names[alias] = name }
      if let value = json.document.member("v", of: key + 1) {
        declarations.defaults.append((name, value))
      }
    }
    return declarations
  }

  private mutating func readNode(_ node: Int) {
    guard let actor = json.addNode(json.text("id", of: node), at: node) else { return }
    for (name, value) in values(of: node, nodeDeclarations) {
      guard name != "shared name", let (text, type) = json.plain(value) else { continue }
      let field: ActorField? = name == "name" ? .name : nil
      json.graph.set(
        name, text, of: actor, type: type, as: field, at: json.document.offset(of: value))
    }
  }

  private mutating func readEdge(_ edge: Int) {
    guard let source = json.end("s", of: edge), let target = json.end("t", of: edge) else { return }
    json.graph.addEdge(source, target, isDirected: false, at: json.document.offset(of: edge))
    for (name, value) in values(of: edge, edgeDeclarations) {
      guard name != "shared name", name != "shared interaction", name != "name",
        let (text, type) = json.plain(value)
      else { continue }
      let field: TieField? = name == "interaction" ? .kind : nil
      json.graph.setTie(name, text, type: type, as: field, at: json.document.offset(of: value))
    }
  }

  /// The values of an element under their whole names, those that are declared for all included.
  private func values(of element: Int, _ declarations: Declarations) -> [(String, Int)] {
    var values: [(String, Int)] = []
    if let object = json.document.member("v", of: element), json.document.kind(object) == .object {
      for key in json.document.keys(of: object) {
        let name = CanonicalText.composed(json.document.string(key))
        values.append((declarations.names[name] ?? name, key + 1))
      }
    }
    for (name, value) in declarations.defaults where !values.contains(where: { $0.0 == name }) {
      values.append((name, value))
    }
    return values
  }
}
