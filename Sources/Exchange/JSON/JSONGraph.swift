internal import Relations
internal import Wording

/// Nodes and edges in a JSON document, for the readers of formats that keep them as objects.
struct JSONGraph {
  let document: JSONDocument
  var graph: ElementGraph

  /// An empty graph of a document.
  init(_ document: JSONDocument, _ options: ReadOptions) {
    self.document = document
    graph = ElementGraph(file: document.file, bytes: document.bytes, options: options)
  }

  // MARK: Looking

  /// The member `key` of an object if it is a list.
  func list(_ key: StaticString, of object: Int = 0) -> Int? {
    document.member(key, of: object).flatMap { document.kind($0) == .array ? $0 : nil }
  }

  /// The objects in a list; what is no object is an error.
  mutating func objects(in list: Int) -> [Int] {
    document.elements(of: list).filter { element in
      if document.kind(element) == .object { return true }
      error(
        element, Localized(de: "das ist kein Objekt", en: "this is not an object"),
        advice: Localized(de: "als { … } schreiben", en: "write { … }"))
      return false
    }
  }

  /// The text or number of the first of `keys` that an object has; nil for null and empty texts.
  func text(_ keys: StaticString..., of object: Int) -> String? {
    for key in keys {
      if let value = document.member(key, of: object), let text = text(value), !text.isEmpty {
        return text
      }
    }
    return nil
  }

  /// A text or a number as text, else nil.
  func text(_ value: Int) -> String? {
    switch document.kind(value) {
    case .text, .number: document.string(value)
    case .null, .flag, .array, .object: nil
    }
  }

  /// The yes or no of a member; nil if it is neither.
  func flag(_ key: StaticString, of object: Int) -> Bool? {
    guard let value = document.member(key, of: object), document.kind(value) == .flag else {
      return nil
    }
    return document.isTrue(value)
  }

  // MARK: Filling

  /// Lists a node.
  mutating func addNode(_ id: String?, at value: Int) -> Int? {
    graph.addNode(id ?? "", at: document.offset(of: value))
  }

  /// The actor at an end of an edge that must be listed; nil after noting that there is none.
  mutating func end(_ keys: StaticString..., of edge: Int) -> Int? {
    for key in keys {
      if let value = document.member(key, of: edge), let id = text(value), !id.isEmpty {
        return graph.end(id, at: document.offset(of: value))
      }
    }
    let name = "\(keys[0])"
    error(
      edge, Localized(de: "eine Kante ohne \(name)", en: "an edge without \(name)"),
      advice: Localized(de: "die Kennung des Knotens angeben", en: "give the id of the node"))
    return nil
  }

  /// Puts all members of an object to an actor, but those of the names left out.
  mutating func set(
    valuesOf object: Int, of actor: Int, leavingOut: Set<String> = [],
    fields: [String: ActorField] = [:]
  ) {
    for key in document.keys(of: object) {
      let name = CanonicalText.composed(document.string(key))
      if leavingOut.contains(name) { continue }
      guard let (text, type) = plain(key + 1) else {
        if fields[name] == nil { graph.know(name) }
        continue
      }
      graph.set(
        name, text, of: actor, type: type, as: fields[name], at: document.offset(of: key + 1))
    }
  }

  /// Adds an edge with all members of an object, but those of the names left out.
  mutating func setTie(
    valuesOf object: Int, leavingOut: Set<String> = [], fields: [String: TieField] = [:]
  ) {
    for key in document.keys(of: object) {
      let name = CanonicalText.composed(document.string(key))
      if leavingOut.contains(name) { continue }
      guard let (text, type) = plain(key + 1) else {
        if fields[name] == nil { graph.know(name, ofTies: true) }
        continue
      }
      graph.setTie(name, text, type: type, as: fields[name], at: document.offset(of: key + 1))
    }
  }

  /// A value as text with its type; nil for null and for what is empty.
  ///
  /// Lists of texts are joined by ";", other lists and objects stay as they stand in the file.
  func plain(_ value: Int) -> (text: String, type: DeclaredType)? {
    switch document.kind(value) {
    case .null: return nil
    case .number: return (document.string(value), .number)
    case .flag: return (document.string(value), .flag)
    case .text:
      let text = document.string(value)
      return text.isEmpty ? nil : (text, .text)
    case .array:
      let parts = document.elements(of: value).map(text)
      if parts.isEmpty { return nil }
      if parts.contains(nil) { return (document.string(value), .text) }
      return (parts.compactMap { $0 }.joined(separator: ";"), .text)
    case .object:
      return document.values[value].after == value + 1 ? nil : (document.string(value), .text)
    }
  }

  // MARK: Errors

  /// Notes an error at a value.
  mutating func error(_ value: Int, _ what: Localized, advice: Localized) {
    graph.elements.error(
      at: document.offset(of: value), what, found: excerpt(value), advice: advice)
  }

  /// Notes a warning at a value.
  mutating func warn(_ value: Int, _ what: Localized, found: String? = nil, advice: Localized) {
    graph.elements.warn(at: document.offset(of: value), what, found: found, advice: advice)
  }

  private func excerpt(_ value: Int) -> String {
    let range = document.values[value].start..<document.values[value].end
    let line = document.bytes[range].prefix(40).prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).filter { $0 != "\u{FFFD}" }
  }
}

extension JSONDocument {
  /// The first element of a list that is the member `key`; nil if there is none.
  func firstElement(_ key: StaticString, of object: Int = 0) -> Int? {
    guard let list = member(key, of: object), kind(list) == .array else { return nil }
    return elements(of: list).first { _ in true }
  }

  /// Whether the member `key` is of a kind.
  func has(_ key: StaticString, _ kind: Kind, of object: Int = 0) -> Bool {
    member(key, of: object).map { self.kind($0) == kind } ?? false
  }
}
