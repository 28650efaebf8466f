internal import Relations
internal import Wording

/// Nodes and edges with named values, gathered from a file before it is decided what each name means.
///
/// A field's own name must win over its synonyms wherever it stands in the file (`FieldChoice`), and
/// times must be seen together before they can be read (`ElementTimes`): so readers of formats whose
/// values have names put them here, and `finish` makes the network of them. Actors are listed at once.
struct ElementGraph {
  /// The names of the values of nodes, or of edges, each with what the file declares about it.
  struct Names<Field: Hashable> {
    private(set) var texts: [String] = []
    private(set) var types: [DeclaredType] = []
    /// Fields that the format itself gives to a name, whatever the name.
    private(set) var given: [Field?] = []
    private var numbers: [String: Int] = [:]

    /// The number of a name, added if it is new; types that contradict each other become text.
    mutating func number(_ text: String, _ type: DeclaredType, as field: Field? = nil) -> Int {
      if let number = numbers[text] {
        if types[number] == .unknown {
          types[number] = type
        } else if types[number] != type, type != .unknown {
          types[number] = .text
        }
        return number
      }
      numbers[text] = texts.count
      texts.append(text)
      types.append(type)
      given.append(field)
      return texts.count - 1
    }

    /// The field of each name, nil for a further column.
    func fields(named: (String) -> Field?, canonicalName: (Field) -> String) -> [Field?] {
      let taken = given.compactMap { $0 }
      let chosen = FieldChoice.fields(
        of: texts, taken: taken, named: named, canonicalName: canonicalName)
      return texts.indices.map { given[$0] ?? chosen[$0] }
    }
  }

  /// A value under a name.
  struct Value {
    let name: Int32
    let offset: Int32
    let text: String
  }

  private struct Edge {
    let source: Int32
    let target: Int32
    let offset: Int32
    let isDirected: Bool
    let firstValue: Int32
  }

  /// What is filled in the end; for errors and warnings while reading.
  var elements: ElementAssembly
  private var actorNames = Names<ActorField>()
  private var tieNames = Names<TieField>()
  private var actorValues: [(actor: Int32, value: Value)] = []
  private var tieValues: [Value] = []
  private var edges: [Edge] = []
  /// Dated uses of edges.
  private var contacts: [(edge: Int32, day: Day, weight: Double)] = []
  /// How many numbers were infinite, and the place of the first.
  private var infinities = (count: 0, first: 0)
  /// How many strengths were negative, and the place of the first.
  private var negatives = (count: 0, first: 0)

  /// A graph of one file; offsets are places in `bytes`.
  init(file: String, bytes: [UInt8], options: ReadOptions) {
    elements = ElementAssembly(file: file, bytes: bytes, options: options)
  }

  /// How many edges there are so far.
  var edgeCount: Int { edges.count }

  // MARK: Filling

  /// Lists a node; nil if its id is empty or there already, which is noted as an error.
  mutating func addNode(_ id: String, at offset: Int) -> Int? {
    let bytes = Array(id.utf8)
    return elements.listActor(bytes, 0..<bytes.count, at: offset)
  }

  /// The actor at the end of an edge, which the file must list somewhere.
  mutating func end(_ id: String, at offset: Int) -> Int {
    let bytes = Array(id.utf8)
    return elements.end(bytes, 0..<bytes.count, at: offset)
  }

  /// The actor at the end of an edge in a format that need not list its nodes.
  mutating func named(_ id: String, at offset: Int = 0) -> Int {
    guard id.isEmpty else { return elements.assembly.actor(id) }
    elements.error(
      at: offset, Localized(de: "ein leerer Name", en: "an empty name"),
      advice: Localized(de: "einen Namen angeben", en: "give a name"))
    return elements.assembly.actor("?")
  }

  /// Puts a value of an actor under a name.
  ///
  /// - Parameter field: what the format itself means by the name, whatever the name.
  mutating func set(
    _ name: String, _ text: String, of actor: Int, type: DeclaredType = .unknown,
    as field: ActorField? = nil, at offset: Int
  ) {
    let number = actorNames.number(name, type, as: field)
    actorValues.append(
      (Int32(actor), Value(name: Int32(number), offset: Int32(clamping: offset), text: text)))
  }

  /// Notes that actors, or ties, may have values under a name: columns keep their order.
  mutating func know(_ name: String, ofTies: Bool = false) {
    if ofTies { _ = tieNames.number(name, .unknown) } else { _ = actorNames.number(name, .unknown) }
  }

  /// Adds an edge; `setTie` then puts values to it.
  mutating func addEdge(_ source: Int, _ target: Int, isDirected: Bool, at offset: Int) {
    edges.append(
      Edge(
        source: Int32(source), target: Int32(target), offset: Int32(clamping: offset),
        isDirected: isDirected, firstValue: Int32(tieValues.count)))
  }

  /// Puts a value of the edge added last under a name.
  mutating func setTie(
    _ name: String, _ text: String, type: DeclaredType = .unknown, as field: TieField? = nil,
    at offset: Int
  ) {
    let number = tieNames.number(name, type, as: field)
    tieValues.append(
      Value(name: Int32(number), offset: Int32(clamping: offset), text: text))
  }

  /// Adds a dated use of the edge added last.
  mutating func addContact(on day: Day, weight: Double) {
    contacts.append((Int32(edges.count - 1), day, weight))
  }

  // MARK: Finishing

  /// The network, or all errors.
  consuming func finish(understoodAs: Localized) throws(ImportFailure) -> ReadResult {
    fillActors()
    fillTies()
    warnOfNumbers()
    return try elements.finish(understoodAs: understoodAs)
  }

  private mutating func fillActors() {
    let fields = actorNames.fields(named: ActorField.init(named:), canonicalName: \.canonicalName)
    let targets = fields.enumerated().map { number, field -> FieldTarget<ActorField> in
      if let field { return .field(field) }
      return .column(
        elements.assembly.actorColumns.column(
          actorNames.texts[number], type: actorNames.types[number].columnType))
    }
    for (actor, value) in actorValues {
      let number = Int(value.name)
      let type = actorNames.types[number]
      if type == .number, isInfinite(value) { continue }
      elements.set(targets[number], type, of: Int(actor), to: value.text, at: Int(value.offset))
    }
    actorValues = []
  }

  private mutating func fillTies() {
    var fields = tieNames.fields(named: TieField.init(named:), canonicalName: \.canonicalName)
    let times = readTimes(&fields)
    let targets = fields.enumerated().map { number, field -> FieldTarget<TieField> in
      if let field { return .field(field) }
      return .column(
        elements.assembly.tieColumns.column(
          tieNames.texts[number], type: tieNames.types[number].columnType))
    }
    var upcoming = contacts[...]
    for (row, edge) in edges.enumerated() {
      let end = row + 1 < edges.count ? Int(edges[row + 1].firstValue) : tieValues.count
      var tie = ElementAssembly.Edge(offset: Int(edge.offset), isDirected: edge.isDirected)
      tie.source = Int(edge.source)
      tie.target = Int(edge.target)
      for value in tieValues[Int(edge.firstValue)..<end] {
        let number = Int(value.name)
        let type = tieNames.types[number]
        switch fields[number] {
        case .start, .end:
          elements.set(
            targets[number], type, of: &tie, to: times.text(value.text), at: Int(value.offset))
        case .strength where isNegative(value):
          // The model has no ties of less than nothing: counted as the weakest, the value kept.
          tie.strength = 0
          let column = elements.assembly.tieColumns.column("negative weight", type: .number)
          elements.set(.column(column), .number, of: &tie, to: value.text, at: Int(value.offset))
        default:
          if type == .number, isInfinite(value) { continue }
          elements.set(targets[number], type, of: &tie, to: value.text, at: Int(value.offset))
        }
      }
      let added = elements.add(tie)
      while let contact = upcoming.first, Int(contact.edge) == row {
        upcoming.removeFirst()
        guard let added else { continue }
        elements.assembly.contacts.append(
          Contact(
            tie: added, day: contact.day, weight: contact.weight,
            origin: elements.assembly.ties[added].origin))
      }
    }
  }

  /// How the times of the edges are meant; if they are no days, they become columns.
  private mutating func readTimes(_ fields: inout [TieField?]) -> ElementTimes {
    let timeNames = Set(fields.indices.filter { fields[$0] == .start || fields[$0] == .end })
    guard !timeNames.isEmpty else { return .days }
    let values = tieValues.lazy.filter { timeNames.contains(Int($0.name)) }
    let times = ElementTimes(values.lazy.map(\.text))
    if times == .notDays, let first = values.first {
      for name in timeNames { fields[name] = nil }
      elements.warn(
        at: Int(first.offset),
        Localized(
          de: "Zeiten, die keine Tage und keine Jahre sind",
          en: "times that are neither days nor years"),
        found: first.text,
        advice: Localized(de: "als Merkmale gelesen", en: "read as attributes"))
    }
    return times
  }

  private mutating func isInfinite(_ value: Value) -> Bool {
    let word = ElementValues.trimmed(value.text).lowercased().drop { $0 == "-" || $0 == "+" }
    guard word == "inf" || word == "infinity" else { return false }
    if infinities.count == 0 { infinities.first = Int(value.offset) }
    infinities.count += 1
    return true
  }

  private mutating func isNegative(_ value: Value) -> Bool {
    guard let number = ElementValues.number(value.text), number < 0 else { return false }
    if negatives.count == 0 { negatives.first = Int(value.offset) }
    negatives.count += 1
    return true
  }

  private mutating func warnOfNumbers() {
    if infinities.count > 0 {
      elements.warn(
        at: infinities.first,
        Localized(
          de: "\(infinities.count)-mal „unendlich“ statt einer Zahl",
          en: "“infinity” instead of a number, \(infinities.count) times"),
        advice: Localized(de: "als nicht angegeben gelesen", en: "read as not given"))
    }
    if negatives.count > 0 {
      elements.warn(
        at: negatives.first,
        Localized(
          de: "\(negatives.count)-mal eine Stärke unter 0 (Ablehnung)",
          en: "a strength below 0 (dislike), \(negatives.count) times"),
        advice: Localized(
          de: "als Stärke 0 gelesen, die Zahl steht in der Spalte „negative weight“; "
            + "mit --where lassen sich solche Beziehungen auslassen",
          en: "read as strength 0, the number stands in the column “negative weight”; "
            + "leave such ties out with --where"))
    }
  }
}
