internal import Relations
internal import Wording

/// Reads Kumu's JSON, as it imports it and as it exports whole projects.
///
/// Elements go by their id, else by their label; connections may name either, and elements that no
/// list has. A connection is directed only if it says so. Kumu's types are the kinds.
///
/// - Source: docs.kumu.io, "Import" and "JSON blueprints".
struct KumuReader {
  private var json: JSONGraph
  /// The ids of the elements by label, where one label is one element.
  private var idsByLabel: [String: String] = [:]
  private var ids: Set<String> = []

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = KumuReader(json: JSONGraph(document, options))
    reader.readElements()
    reader.readConnections()
    return try reader.json.graph.finish(understoodAs: Localized("Kumu-JSON"))
  }

  private init(json: JSONGraph) { self.json = json }

  private mutating func readElements() {
    guard let list = json.list("elements") else { return }
    var labels: [String: Int] = [:]
    for element in json.objects(in: list) {
      let attributes = json.document.member("attributes", of: element)
      let label =
        json.text("label", of: element) ?? attributes.flatMap { json.text("label", of: $0) }
      let id = json.text("_id", "id", of: element) ?? label
      guard let actor = json.addNode(id, at: element), let id else { continue }
      ids.insert(id)
      if let label {
        labels[label, default: 0] += 1
        idsByLabel[label] = id
      }
      let fields: [String: ActorField] = [
        "label": .name, "type": .kind, "element type": .kind, "Type": .kind,
      ]
      json.set(
        valuesOf: element, of: actor, leavingOut: ["_id", "id", "attributes"], fields: fields)
      if let attributes, json.document.kind(attributes) == .object {
        json.set(valuesOf: attributes, of: actor, fields: fields)
      }
    }
    for (label, count) in labels where count > 1 { idsByLabel[label] = nil }
  }

  private mutating func readConnections() {
    guard let list = json.list("connections") else { return }
    for connection in json.objects(in: list) {
      guard let source = end("from", of: connection), let target = end("to", of: connection)
      else { continue }
      let attributes = json.document.member("attributes", of: connection)
      let direction =
        json.text("direction", of: connection)
        ?? attributes.flatMap { json.text("direction", of: $0) }
      json.graph.addEdge(
        source, target, isDirected: direction?.lowercased() == "directed",
        at: json.document.offset(of: connection))
      let fields: [String: TieField] = [
        "type": .kind, "connection type": .kind, "Type": .kind,
      ]
      json.setTie(
        valuesOf: connection, leavingOut: ["_id", "id", "from", "to", "direction", "attributes"],
        fields: fields)
      if let attributes, json.document.kind(attributes) == .object {
        json.setTie(valuesOf: attributes, leavingOut: ["direction"], fields: fields)
      }
    }
  }

  /// The actor that a connection names by id or by label; Kumu makes those that are not listed.
  private mutating func end(_ key: StaticString, of connection: Int) -> Int? {
    guard let name = json.text(key, of: connection) else {
      json.error(
        connection,
        Localized(de: "eine Verbindung ohne \(key)", en: "a connection without \(key)"),
        advice: Localized(de: "das Element angeben", en: "name the element"))
      return nil
    }
    return json.graph.named(ids.contains(name) ? name : idsByLabel[name] ?? name)
  }
}
