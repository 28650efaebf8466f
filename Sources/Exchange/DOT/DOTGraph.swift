/// What a text in the DOT language says: nodes and edges with their attributes, in the order of
/// their first mention.
struct DOTGraph {
  /// Values by name; a name that comes again replaces the value.
  struct Attributes {
    private(set) var entries: [(name: String, value: DOTScanner.Token)] = []

    /// The value under a name, or nil.
    subscript(name: String) -> DOTScanner.Token? { entries.first { $0.name == name }?.value }

    /// Sets a value.
    mutating func set(_ name: String, _ value: DOTScanner.Token) {
      if let place = entries.firstIndex(where: { $0.name == name }) {
        entries[place].value = value
      } else {
        entries.append((name, value))
      }
    }

    /// Sets all values of other attributes.
    mutating func set(_ others: Attributes) {
      for (name, value) in others.entries { set(name, value) }
    }
  }

  /// One node.
  struct Node {
    let id: String
    let offset: Int
    var attributes: Attributes
  }

  /// One edge between nodes by number.
  struct Edge {
    let source: Int
    let target: Int
    let offset: Int
    var isDirected: Bool
    var attributes: Attributes
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  private var numbers: [String: Int] = [:]
  /// The edges of a strict graph by their ends.
  private var strictEdges: [[Int]: Int] = [:]

  /// The number of the node with this id; a new one has the attributes `defaults`.
  mutating func node(_ id: String, offset: Int, defaults: Attributes) -> Int {
    if let number = numbers[id] { return number }
    numbers[id] = nodes.count
    nodes.append(Node(id: id, offset: offset, attributes: defaults))
    return nodes.count - 1
  }

  /// Adds an edge; in a strict graph one between the same nodes takes up the attributes instead.
  mutating func add(_ edge: Edge, isStrict: Bool) {
    guard isStrict else {
      edges.append(edge)
      return
    }
    let (low, high) = (min(edge.source, edge.target), max(edge.source, edge.target))
    let ends = edge.isDirected ? [edge.source, edge.target] : [low, high]
    if let earlier = strictEdges[ends] {
      edges[earlier].attributes.set(edge.attributes)
    } else {
      strictEdges[ends] = edges.count
      edges.append(edge)
    }
  }
}
