internal import Relations
internal import Wording

/// Reads LinkedIn's `Connections.csv`, with the notes above its header: dated contacts of us.
///
/// People go by their names; namesakes by their addresses as well. The company is a column, and with
/// `readsCompanies` an organisation to which the person belongs, too.
struct LinkedInReader {
  private var graph: ElementGraph
  private var scanner: CSVScanner
  private let options: ReadOptions
  private var columns: [String: Int] = [:]

  private struct Person {
    let name: String
    let values: [String: String]
    let offset: Int
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = LinkedInReader(
      graph: ElementGraph(file: file, bytes: text.bytes, options: options),
      scanner: CSVScanner(text.bytes, delimiter: UInt8(ascii: ",")), options: options)
    reader.findHeader()
    reader.add(reader.people())
    return try reader.graph.finish(understoodAs: Localized("LinkedIn, \(text.encoding.name)"))
  }

  private init(graph: ElementGraph, scanner: CSVScanner, options: ReadOptions) {
    self.graph = graph
    self.scanner = scanner
    self.options = options
  }

  private func cell(_ column: Int) -> String {
    guard let field = scanner.fields[safe: column] else { return "" }
    return ElementValues.trimmed(String(decoding: scanner.text[field.range], as: UTF8.self))
  }

  private mutating func findHeader() {
    while scanner.next() {
      let names = scanner.fields.indices.map { cell($0).lowercased() }
      guard names.contains("first name"), names.contains("connected on") else { continue }
      columns = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return
    }
  }

  private mutating func people() -> [Person] {
    var people: [Person] = []
    while scanner.next() {
      if scanner.isBlank { continue }
      let values = columns.mapValues(cell).filter { !$0.value.isEmpty }
      let name = [values["first name"], values["last name"]].compactMap { $0 }
        .joined(separator: " ")
      // Contacts who left LinkedIn stay in the list without a name.
      let known = name.isEmpty ? values["email address"] ?? values["url"] : name
      guard let known, scanner.problem == nil else {
        graph.elements.warn(
          at: scanner.row.lowerBound,
          Localized(de: "eine Zeile ohne Namen", en: "a row without a name"),
          advice: Localized(de: "ausgelassen", en: "left out"))
        continue
      }
      people.append(Person(name: known, values: values, offset: scanner.row.lowerBound))
    }
    return people
  }

  private mutating func add(_ people: [Person]) {
    let us = OwnTies.us(in: &graph, options)
    var counts: [String: Int] = [:]
    for person in people { counts[person.name, default: 0] += 1 }
    for person in people {
      let isNamesake = counts[person.name, default: 1] > 1
      let more = person.values["url"] ?? person.values["email address"]
      let id = isNamesake && more != nil ? "\(person.name) (\(more ?? ""))" : person.name
      guard let actor = graph.addNode(id, at: person.offset) else { continue }
      if isNamesake {
        graph.set("name", person.name, of: actor, type: .text, as: .name, at: person.offset)
      }
      for (key, name) in [
        ("email address", "email"), ("company", "company"), ("position", "position"),
        ("url", "url"),
      ] {
        guard let value = person.values[key] else { continue }
        graph.set(name, value, of: actor, type: .text, at: person.offset)
      }
      graph.addEdge(us, actor, isDirected: false, at: person.offset)
      graph.setTie("kind", "contact", as: .kind, at: person.offset)
      if let day = person.values["connected on"] {
        graph.setTie("start", day, type: .text, as: .start, at: person.offset)
      }
      if options.readsCompanies { addCompany(of: person, actor) }
    }
  }

  private mutating func addCompany(of person: Person, _ actor: Int) {
    guard let company = person.values["company"] else { return }
    let organisation = graph.named(company)
    graph.set(
      "kind", Actor.Kind.organisation.id, of: organisation, type: .text, as: .kind,
      at: person.offset)
    graph.addEdge(actor, organisation, isDirected: false, at: person.offset)
    graph.setTie("kind", "works at", as: .kind, at: person.offset)
  }
}
