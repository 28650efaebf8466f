/// A `<key>`: a name and a type for values of nodes or edges.
struct GraphMLKey {
  /// What kind of element the values belong to.
  enum Domain: String {
    case node, edge, graph, all, graphml, hyperedge, port, endpoint
  }

  /// The id by which `<data>` refers to it.
  let id: String
  let domain: Domain
  /// The name of the values; the id where none is declared.
  let name: String
  let type: DeclaredType
  /// What yEd keeps there instead of a value: "nodegraphics", "edgegraphics" …; empty otherwise.
  let graphics: String
  /// The value of elements that have none of their own.
  var defaultValue: String?
  /// Where the key stands.
  let offset: Int

  /// Whether the key is meant for elements of a kind.
  func isMeant(for other: Domain) -> Bool { domain == other || domain == .all }
}

extension DeclaredType {
  /// The type that an `attr.type` names; nil if there is no such type.
  init?(attributeType: String?) {
    switch attributeType?.lowercased() {
    case nil, "": self = .unknown
    case "string": self = .text
    case "int", "integer", "long", "float", "double": self = .number
    case "boolean", "bool": self = .flag
    default: return nil
    }
  }
}
