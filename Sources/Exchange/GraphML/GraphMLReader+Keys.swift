internal import Relations
internal import Wording

extension GraphMLReader {
  // MARK: Declarations

  /// Reads a declaration such as `<key id="d0" for="node" attr.name="color" attr.type="string"/>`.
  mutating func readKey() throws(ImportFailure) {
    let offset = scanner.offset
    guard let id = scanner.string("id") else {
      throw scanner.failure(
        offset, Localized(de: "ein key ohne id", en: "a key without id"),
        advice: XMLScanner.damaged)
    }
    let word = scanner.string("for") ?? "all"
    guard let domain = GraphMLKey.Domain(rawValue: word) else {
      throw scanner.failure(
        offset, Localized(de: "unbekanntes for in einem key", en: "unknown for in a key"),
        found: word,
        advice: Localized(
          de: "node, edge, graph oder all schreiben", en: "write node, edge, graph or all"))
    }
    let typeName = scanner.string("attr.type")
    let type = DeclaredType(attributeType: typeName)
    if type == nil {
      elements.warn(
        at: offset, Localized(de: "unbekannter attr.type", en: "unknown attr.type"),
        found: typeName,
        advice: Localized(de: "als Text gelesen", en: "read as text"))
    }
    let name = scanner.string("attr.name") ?? ""
    var key = GraphMLKey(
      id: id, domain: domain, name: name.isEmpty ? id : CanonicalText.composed(name),
      type: type ?? .text, graphics: scanner.string("yfiles.type") ?? "", offset: offset)
    guard !keys.contains(where: { $0.id == id && $0.domain == domain }) else {
      throw scanner.failure(
        offset, Localized(de: "diesen key gibt es schon", en: "this key is there already"),
        found: id, advice: Localized(de: "einen davon streichen", en: "remove one of them"))
    }
    try readChildren { (reader: inout GraphMLReader) throws(ImportFailure) in
      if reader.scanner.name == "default" {
        try reader.readContent()
        let value = reader.contentText
        key.defaultValue = ElementValues.trimmed(value).isEmpty ? nil : value
      } else {
        try reader.scanner.skipElement()
      }
    }
    if key.defaultValue != nil, key.graphics.isEmpty { defaults.append(keys.count) }
    keys.append(key)
    actorTargets.append(nil)
    tieTargets.append(nil)
  }

  // MARK: Values

  /// Reads a `<data>` to its end, its text into `content`.
  ///
  /// - Parameter label: what yEd shows, if the value is a picture of the element.
  /// - Returns: the number of its key and its place; nil if there is no value to keep.
  mutating func readData(
    _ domain: GraphMLKey.Domain, label: inout String?
  ) throws(ImportFailure) -> (number: Int, offset: Int)? {
    let offset = scanner.offset
    let number = try keyNumber(domain)
    if !keys[number].graphics.isEmpty {
      let found = try readLabel()
      if label == nil { label = found }
      return nil
    }
    try readContent()
    return (number, offset)
  }

  /// The number of the key that the `<data>` just opened refers to.
  ///
  /// A key that is meant for other elements, or not declared, is taken with a warning.
  private mutating func keyNumber(_ domain: GraphMLKey.Domain) throws(ImportFailure) -> Int {
    guard let id = scanner.string("key") else {
      throw scanner.failure(
        scanner.offset, Localized(de: "ein Wert (data) ohne key", en: "a data without key"),
        advice: XMLScanner.damaged)
    }
    if let number = keys.firstIndex(where: { $0.isMeant(for: domain) && $0.id == id }) {
      return number
    }
    if let number = keys.firstIndex(where: { $0.id == id }) {
      warnOfKey(
        id, domain,
        Localized(
          de: "dieser key gilt nicht für \(domain.rawValue)",
          en: "this key is not for \(domain.rawValue)"))
      return number
    }
    warnOfKey(id, domain, Localized(de: "dieser key fehlt", en: "this key is not declared"))
    keys.append(
      GraphMLKey(
        id: id, domain: domain, name: CanonicalText.composed(id), type: .unknown, graphics: "",
        offset: scanner.offset))
    actorTargets.append(nil)
    tieTargets.append(nil)
    return keys.count - 1
  }

  private mutating func warnOfKey(_ id: String, _ domain: GraphMLKey.Domain, _ what: Localized) {
    guard warned.insert("key \(domain.rawValue) \(id)").inserted else { return }
    elements.warn(
      at: scanner.offset, what, found: id,
      advice: Localized(de: "die Werte trotzdem gelesen", en: "its values are read all the same"))
  }

  /// The text of the first label inside a picture of a node or an edge, as yEd writes it.
  private mutating func readLabel() throws(ImportFailure) -> String? {
    var label: String?
    let outer = scanner.depth - 1
    while scanner.depth > outer {
      guard try scanner.next() == .open else { continue }
      if scanner.name == "Arrows" {
        arrows = (
          scanner.string("source") ?? "none" != "none", scanner.string("target") ?? "none" != "none"
        )
      }
      guard scanner.name == "NodeLabel" || scanner.name == "EdgeLabel" else { continue }
      try readContent()
      if label == nil, !ElementValues.trimmed(contentText).isEmpty { label = contentText }
    }
    return label
  }

  /// Values of the whole graph: only our own list of multipliers is kept.
  mutating func readGraphData() throws(ImportFailure) {
    let offset = scanner.offset
    let id = scanner.string("key")
    try readContent()
    let isOurs = keys.contains { key in
      key.id == id && key.domain == .graph && key.name == MultiplierList.name
    }
    if isOurs { multipliers = (offset, contentText) }
  }

  /// Reads the multipliers now that all actors are known.
  mutating func readMultipliers() throws(ImportFailure) {
    guard let multipliers else { return }
    let line = elements.line(of: multipliers.offset)
    try MultiplierList.read(
      multipliers.text, line: line, file: scanner.file, into: &elements.assembly)
  }

  // MARK: Where values go

  /// Decides where the values of the keys declared so far go; columns come in the order of keys.
  mutating func resolveKeys() {
    guard resolvedKeys < keys.count else { return }
    resolvedKeys = keys.count
    let nodeKeys = keys.indices.filter { actorTargets[$0] == nil && isValue($0, .node) }
    let taken = actorTargets.compactMap { $0?.field }
    let actorFields = FieldChoice.fields(
      of: nodeKeys.map { keys[$0].name }, taken: taken, named: ActorField.init(named:),
      canonicalName: \.canonicalName)
    for (number, field) in zip(nodeKeys, actorFields) {
      actorTargets[number] = field.map { .field($0) } ?? .column(actorColumn(number))
    }
    let edgeKeys = keys.indices.filter { tieTargets[$0] == nil && isValue($0, .edge) }
    let takenByEdges = tieTargets.compactMap { $0?.field }
    let tieFields = FieldChoice.fields(
      of: edgeKeys.map { keys[$0].name }, taken: takenByEdges, named: TieField.init(named:),
      canonicalName: \.canonicalName)
    for (number, field) in zip(edgeKeys, tieFields) {
      tieTargets[number] = field.map { .field($0) } ?? .column(tieColumn(number))
    }
  }

  private func isValue(_ number: Int, _ domain: GraphMLKey.Domain) -> Bool {
    keys[number].isMeant(for: domain) && keys[number].graphics.isEmpty
  }

  private mutating func actorColumn(_ number: Int) -> Int {
    let isNew = actorColumnNames.insert(keys[number].name).inserted
    let name = isNew ? keys[number].name : "\(keys[number].name) (\(keys[number].id))"
    return elements.assembly.actorColumns.column(name, type: keys[number].type.columnType)
  }

  private mutating func tieColumn(_ number: Int) -> Int {
    let isNew = tieColumnNames.insert(keys[number].name).inserted
    let name = isNew ? keys[number].name : "\(keys[number].name) (\(keys[number].id))"
    return elements.assembly.tieColumns.column(name, type: keys[number].type.columnType)
  }

  /// Where the values of a key go when nodes have them.
  mutating func actorTarget(_ number: Int) -> FieldTarget<ActorField> {
    if let target = actorTargets[number] { return target }
    let target = FieldTarget<ActorField>.column(actorColumn(number))
    actorTargets[number] = target
    return target
  }

  /// Where the values of a key go when edges have them.
  mutating func tieTarget(_ number: Int) -> FieldTarget<TieField> {
    if let target = tieTargets[number] { return target }
    let target = FieldTarget<TieField>.column(tieColumn(number))
    tieTargets[number] = target
    return target
  }

  // MARK: Defaults

  /// Sets the default values of all keys that a node gave no value for.
  mutating func applyDefaults(of actor: Int, _ given: [Int]) {
    for number in defaults where keys[number].isMeant(for: .node) && !given.contains(number) {
      elements.set(
        actorTarget(number), keys[number].type, of: actor, to: keys[number].defaultValue ?? "",
        at: keys[number].offset)
    }
  }

  /// Sets the default values of all keys that an edge gave no value for.
  mutating func applyDefaults(of edge: inout ElementAssembly.Edge, _ given: [Int]) {
    for number in defaults where keys[number].isMeant(for: .edge) && !given.contains(number) {
      elements.set(
        tieTarget(number), keys[number].type, of: &edge, to: keys[number].defaultValue ?? "",
        at: keys[number].offset)
    }
  }
}
