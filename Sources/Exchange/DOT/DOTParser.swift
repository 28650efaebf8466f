internal import Wording

/// Reads the grammar of the DOT language: chains of edges, subgraphs as ends, default attributes in
/// their scopes, ports, strict graphs, several graphs in one file.
struct DOTParser {
  /// The most subgraphs inside one another.
  static let depthLimit = 256

  private var scanner: DOTScanner
  private var token: DOTScanner.Token
  private(set) var graph = DOTGraph()
  /// How many graphs the file holds, and where the second begins.
  private(set) var graphs = (count: 0, second: 0)
  /// How many clusters (subgraphs drawn as boxes) there are, and where the first begins.
  private(set) var clusters = (count: 0, first: 0)

  private var isStrict = false
  private var isDirected = false
  private var depth = 0

  /// Default attributes in a scope, and the nodes mentioned in it.
  private struct Scope {
    var nodeDefaults = DOTGraph.Attributes()
    var edgeDefaults = DOTGraph.Attributes()
    var members: [Int] = []
  }

  /// Reads a whole file.
  static func parse(_ bytes: [UInt8], file: String) throws(ImportFailure) -> DOTParser {
    var scanner = DOTScanner(bytes, file: file)
    let token = try scanner.next()
    var parser = DOTParser(scanner: scanner, token: token)
    repeat { try parser.parseGraph() } while parser.token.kind != .end
    return parser
  }

  private init(scanner: DOTScanner, token: DOTScanner.Token) {
    self.scanner = scanner
    self.token = token
  }

  // MARK: Graphs and statements

  private mutating func parseGraph() throws(ImportFailure) {
    graphs.count += 1
    if graphs.count == 2 { graphs.second = token.offset }
    isStrict = isWord("strict")
    if isStrict { try advance() }
    isDirected = isWord("digraph")
    guard isDirected || isWord("graph") else {
      throw unexpected("graph", "digraph")
    }
    try advance()
    if isID { _ = try parseID() }
    try expect("{")
    var scope = Scope()
    try parseStatements(&scope)
  }

  /// Statements up to the closing brace, which is passed over.
  private mutating func parseStatements(_ scope: inout Scope) throws(ImportFailure) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= DOTParser.depthLimit else {
      throw scanner.failure(
        token.offset,
        Localized(
          de: "mehr als \(DOTParser.depthLimit) Untergraphen ineinander",
          en: "more than \(DOTParser.depthLimit) subgraphs inside one another"),
        advice: Localized(
          de: "so tief ist kein Netzwerk geschachtelt: die Datei prüfen",
          en: "no network is nested that deep: check the file"))
    }
    while !isSign("}") {
      if token.kind == .end { throw scanner.endOfFile(missing: "}") }
      if isSign(";") { try advance() } else { try parseStatement(&scope) }
    }
    try advance()
  }

  private mutating func parseStatement(_ scope: inout Scope) throws(ImportFailure) {
    if isWord("graph") || isWord("node") || isWord("edge") {
      let word = token.text.lowercased()
      try advance()
      let attributes = try parseAttributes()
      if word == "node" { scope.nodeDefaults.set(attributes) }
      if word == "edge" { scope.edgeDefaults.set(attributes) }
      return
    }
    let start = token.offset
    let isSubgraph = isSign("{") || isWord("subgraph")
    if !isSubgraph {
      let name = try parseID()
      if isSign("=") {
        try advance()
        _ = try parseID()
        return
      }
      let first = try parseNode(name, &scope)
      try parseEdges(from: [first], at: start, &scope)
      return
    }
    try parseEdges(from: try parseSubgraph(&scope), at: start, &scope, isSubgraph: true)
  }

  /// The rest of a statement that began with one end: further ends and attributes.
  private mutating func parseEdges(
    from first: [Int], at start: Int, _ scope: inout Scope, isSubgraph: Bool = false
  ) throws(ImportFailure) {
    var ends = [first]
    while token.kind == .edge {
      guard (token.text == "->") == isDirected else {
        throw unexpected(isDirected ? "->" : "--")
      }
      try advance()
      if isSign("{") || isWord("subgraph") {
        ends.append(try parseSubgraph(&scope))
      } else {
        let name = try parseID()
        ends.append([try parseNode(name, &scope)])
      }
    }
    let attributes = isSign("[") ? try parseAttributes() : DOTGraph.Attributes()
    if ends.count == 1 {
      if !isSubgraph, let node = first.first { graph.nodes[node].attributes.set(attributes) }
      return
    }
    var all = scope.edgeDefaults
    all.set(attributes)
    for (sources, targets) in zip(ends, ends.dropFirst()) {
      for source in sources {
        for target in targets {
          graph.add(
            DOTGraph.Edge(
              source: source, target: target, offset: start, isDirected: isDirected,
              attributes: all), isStrict: isStrict)
        }
      }
    }
  }

  /// A node by its id, port left out; known from now on in this scope.
  private mutating func parseNode(
    _ name: DOTScanner.Token, _ scope: inout Scope
  ) throws(ImportFailure) -> Int {
    for _ in 0..<2 where isSign(":") {
      try advance()
      _ = try parseID()
    }
    let node = graph.node(
      DOTParser.id(name), offset: name.offset, defaults: scope.nodeDefaults)
    scope.members.append(node)
    return node
  }

  /// The nodes of a subgraph, each once.
  private mutating func parseSubgraph(_ scope: inout Scope) throws(ImportFailure) -> [Int] {
    if isWord("subgraph") {
      try advance()
      if isID {
        let name = try parseID()
        if name.text.hasPrefix("cluster") {
          if clusters.count == 0 { clusters.first = name.offset }
          clusters.count += 1
        }
      }
    }
    try expect("{")
    var inner = scope
    inner.members = []
    try parseStatements(&inner)
    scope.members += inner.members
    var seen: Set<Int> = []
    return inner.members.filter { seen.insert($0).inserted }
  }

  /// Reads one or more lists of attributes: `[name=value, name=value; …]`.
  private mutating func parseAttributes() throws(ImportFailure) -> DOTGraph.Attributes {
    var attributes = DOTGraph.Attributes()
    while isSign("[") {
      try advance()
      while !isSign("]") {
        if token.kind == .end { throw scanner.endOfFile(missing: "]") }
        let name = try parseID()
        if isSign("=") {
          try advance()
          attributes.set(name.text, try parseID())
        } else {
          attributes.set(
            name.text, DOTScanner.Token(kind: .word, text: "true", offset: name.offset))
        }
        if isSign(",") || isSign(";") { try advance() }
      }
      try advance()
    }
    return attributes
  }

  // MARK: Pieces

  /// An id: a word, a number, a text in quotes (pieces joined by "+") or in angle brackets.
  private mutating func parseID() throws(ImportFailure) -> DOTScanner.Token {
    guard isID else { throw unexpected(nil) }
    let first = token
    try advance()
    guard first.kind == .quoted, isSign("+") else { return first }
    var text = first.text
    while isSign("+") {
      try advance()
      guard token.kind == .quoted else { throw unexpected("\"") }
      text += token.text
      try advance()
    }
    return DOTScanner.Token(kind: .quoted, text: text, offset: first.offset)
  }

  /// The id that a piece of text means.
  static func id(_ token: DOTScanner.Token) -> String {
    token.kind == .quoted ? DOTText.unescaped(token.text) : token.text
  }

  private var isID: Bool {
    switch token.kind {
    case .quoted, .markup: true
    case .word:
      !["graph", "digraph", "node", "edge", "subgraph", "strict"].contains(
        token.text.lowercased())
    case .sign, .edge, .end: false
    }
  }

  private func isWord(_ word: String) -> Bool {
    token.kind == .word && token.text.lowercased() == word
  }

  private func isSign(_ sign: String) -> Bool { token.kind == .sign && token.text == sign }

  private mutating func advance() throws(ImportFailure) { token = try scanner.next() }

  private mutating func expect(_ sign: String) throws(ImportFailure) {
    guard isSign(sign) else { throw unexpected(sign) }
    try advance()
  }

  private func unexpected(_ expected: String?...) -> ImportFailure {
    let signs = expected.compactMap { $0 }
    if token.kind == .end { return scanner.endOfFile(missing: signs.first ?? "}") }
    return scanner.failure(
      token.offset,
      signs.isEmpty
        ? Localized(de: "hier muss ein Name stehen", en: "a name must stand here")
        : Localized(
          de: "hier muss \(signs.joined(separator: " oder ")) stehen",
          en: "\(signs.joined(separator: " or ")) must stand here"),
      found: scanner.excerpt(token.offset),
      advice: Localized(
        de: "die Stelle nach den Regeln der DOT-Sprache berichtigen",
        en: "correct the place by the rules of the DOT language"))
  }
}
