internal import Relations
internal import Wording

/// Whether the graphs of a file are relations among the same nodes.
enum GraphMLRelations {
  /// Looks through a file with several graphs beside each other for a node that two of them list.
  ///
  /// - Complexity: one search of the bytes where there is one graph only.
  static func areThere(_ scanner: XMLScanner) throws(ImportFailure) -> Bool {
    guard count(of: Array("<graph".utf8), in: scanner.bytes) > 2 else { return false }
    var scanner = scanner
    var graph = 0
    var graphOfNode: [String: Int] = [:]
    while true {
      let event = try scanner.next()
      if event == .end { return false }
      guard event == .open else { continue }
      if scanner.name == "graph", scanner.depth == 2 { graph += 1 }
      if scanner.name == "node", scanner.depth == 3, let id = scanner.string("id") {
        if let other = graphOfNode[id], other != graph { return true }
        graphOfNode[id] = graph
      }
    }
  }

  /// How often `word` occurs, counted to three: `<graphml`, `<graph` and one more.
  private static func count(of word: [UInt8], in bytes: [UInt8]) -> Int {
    var found = 0
    for place in bytes.indices where bytes[place] == word[0] {
      guard bytes[place...].starts(with: word) else { continue }
      found += 1
      if found == 3 { break }
    }
    return found
  }
}

extension GraphMLReader {
  /// Ties what yEd draws inside a group to the group.
  mutating func addMembership(of actor: Int, in group: Int, at offset: Int) {
    var edge = ElementAssembly.Edge(offset: offset, isDirected: false)
    edge.source = actor
    edge.target = group
    edge.kind = "member"
    elements.add(edge)
  }
}
