internal import Relations
internal import Wording

/// A network in the making from nodes and edges with named values.
///
/// Puts each value where it belongs, checks it, and notes errors with line and column. Actors come
/// in the order of their first mention; an edge may name a node that the file lists later, but not
/// one that it never lists.
struct ElementAssembly {
  /// The longest value, in bytes.
  static let valueLimit = 1 << 20

  /// What it fills.
  var assembly = NetworkAssembly()
  /// The text of the file, for positions.
  let bytes: [UInt8]
  /// Whether the format can say which way ties run.
  var statesDirection = true
  /// Nodes and edges so far.
  private(set) var elements = 0

  private let dates: DateCell.Style
  private var positions = TextPositions()
  /// The first mention of actors that were not listed yet when an edge named them.
  private var mentions: [(actor: Int, offset: Int)] = []
  /// Numbers given as "nan", and the place of the first.
  private var notNumbers = (count: 0, first: 0)

  /// An assembly for one file.
  init(file: String, bytes: [UInt8], options: ReadOptions = ReadOptions()) {
    self.bytes = bytes
    dates = DateCell.Style(nil, options: options)
    assembly.beginFile(file)
  }

  // MARK: Nodes

  /// Lists the actor with the id `text[range]`; nil if the id is empty or was listed before.
  mutating func listActor(_ text: [UInt8], _ range: Range<Int>, at offset: Int) -> Int? {
    elements += 1
    guard !range.isEmpty else {
      error(
        at: offset, Localized(de: "ein Knoten ohne Kennung", en: "a node without id"),
        advice: Localized(de: "ihm eine Kennung geben", en: "give it an id"))
      return nil
    }
    let actor = assembly.actor(text, range)
    if let earlier = assembly.listing(of: actor) {
      error(
        at: offset,
        Localized(
          de: "diese Kennung gibt es schon (Zeile \(earlier.line))",
          en: "this id is there already (line \(earlier.line))"),
        found: String(decoding: text[range], as: UTF8.self),
        advice: Localized(
          de: "jedem Knoten eine eigene Kennung geben", en: "give each node an id of its own"))
      return nil
    }
    assembly.list(actor, line: line(of: offset))
    return actor
  }

  /// Counts an element that only repeats what another said.
  mutating func mergeElement() {
    elements += 1
    assembly.report.merged += 1
  }

  /// Counts an element that became an actor without `listActor`.
  mutating func countElement() { elements += 1 }

  /// Sets a value of an actor.
  mutating func set(
    _ target: FieldTarget<ActorField>, _ type: DeclaredType, of actor: Int, to value: String,
    at offset: Int
  ) {
    guard isShort(value, at: offset) else { return }
    switch target {
    case .column(let column):
      if let value = checked(value, type, at: offset) {
        assembly.actorColumns.set(column, row: actor, value)
      }
    case .field(.name):
      if !value.isEmpty { assembly.actors[actor].name = CanonicalText.composed(value) }
    case .field(.kind):
      if !value.isEmpty { assembly.actors[actor].kind = Actor.Kind(CanonicalText.composed(value)) }
    case .field(.place): assembly.actors[actor].place = CanonicalText.composed(value)
    case .field(.topics):
      assembly.actors[actor].topics = ElementValues.topics(CanonicalText.composed(value))
    case .field(.permission): setPermission(of: actor, to: value, at: offset)
    case .field(.objected):
      if !value.isEmpty, PermissionCell.hasObjected(ElementValues.trimmed(value)) {
        assembly.actors[actor].permission = .objected
      }
    case .field(.cost): setCost(of: actor, to: value, at: offset)
    }
  }

  private mutating func setPermission(of actor: Int, to value: String, at offset: Int) {
    let word = ElementValues.trimmed(value)
    if word.isEmpty { return }
    guard let permission = PermissionCell.read(word) else {
      error(
        at: offset, Localized(de: "unbekannte Einwilligung", en: "unknown permission"),
        found: value,
        advice: Localized(
          de: "granted, objected oder unknown schreiben",
          en: "write granted, objected or unknown"))
      return
    }
    // Who objected anywhere objected.
    if assembly.actors[actor].permission != .objected {
      assembly.actors[actor].permission = permission
    }
  }

  private mutating func setCost(of actor: Int, to value: String, at offset: Int) {
    if ElementValues.trimmed(value).isEmpty { return }
    guard let cost = ElementValues.number(value), cost >= 0 else {
      error(
        at: offset,
        Localized(de: "die Kosten (cost) sind keine Zahl ab 0", en: "cost is not a number from 0"),
        found: value, advice: ElementAssembly.writeNumber)
      return
    }
    assembly.actors[actor].cost = cost
  }

  // MARK: Edges

  /// The values of one edge before it becomes a tie.
  struct Edge {
    var offset: Int
    var source: Int?
    var target: Int?
    var isDirected: Bool
    var kind = ""
    var strength: Double?
    var start: DateCell?
    var end: DateCell?
    var confidence = 1.0
    var columns: [(column: Int, value: String)] = []
  }

  /// The actor an edge names by the id `text[range]`, listed already or later.
  mutating func end(_ text: [UInt8], _ range: Range<Int>, at offset: Int) -> Int {
    let actor = assembly.actor(text, range)
    if assembly.listing(of: actor) == nil { mentions.append((actor, offset)) }
    return actor
  }

  /// Sets a value of an edge.
  mutating func set(
    _ target: FieldTarget<TieField>, _ type: DeclaredType, of edge: inout Edge, to value: String,
    at offset: Int
  ) {
    guard isShort(value, at: offset) else { return }
    switch target {
    case .column(let column):
      if let value = checked(value, type, at: offset) { edge.columns.append((column, value)) }
    case .field(.kind): edge.kind = value
    case .field(.strength): edge.strength = strength(value, at: offset)
    case .field(.start): edge.start = date(value, at: offset)
    case .field(.end): edge.end = date(value, at: offset)
    case .field(.direction):
      let word = ElementValues.trimmed(value)
      if let isDirected = ElementValues.flag(word) ?? FlagCell.direction(word) {
        edge.isDirected = isDirected
      } else if !word.isEmpty {
        error(
          at: offset,
          Localized(de: "directed ist weder ja noch nein", en: "directed is not a flag"),
          found: value,
          advice: Localized(de: "true oder false schreiben", en: "write true or false"))
      }
    case .field(.confidence): edge.confidence = confidence(value, at: offset)
    }
  }

  /// Adds an edge whose values are all there.
  ///
  /// - Returns: the row of the tie, or nil if something is wrong with it.
  @discardableResult
  mutating func add(_ edge: Edge) -> Int? {
    elements += 1
    guard let source = edge.source, let target = edge.target else { return nil }
    guard let period = Period(first: edge.start?.first, last: edge.end?.last) else {
      error(
        at: edge.offset,
        Localized(de: "das Ende liegt vor dem Anfang", en: "the end lies before the start"),
        found: "\(edge.start?.first?.description ?? "") … \(edge.end?.last?.description ?? "")",
        advice: Localized(de: "start und end prüfen", en: "check start and end"))
      return nil
    }
    let row = assembly.add(
      Tie(
        source: source, target: target, kind: assembly.kind(edge.kind),
        isDirected: edge.isDirected, strength: edge.strength, period: period,
        confidence: edge.confidence, origin: assembly.origin(line: line(of: edge.offset))))
    for cell in edge.columns { assembly.tieColumns.set(cell.column, row: row, cell.value) }
    return row
  }

  private mutating func strength(_ value: String, at offset: Int) -> Double? {
    if ElementValues.trimmed(value).isEmpty { return nil }
    guard let strength = ElementValues.number(value), strength >= 0 else {
      error(
        at: offset,
        Localized(
          de: "die Stärke (weight) ist keine Zahl ab 0", en: "the weight is not a number from 0"),
        found: value, advice: ElementAssembly.writeNumber)
      return nil
    }
    return strength
  }

  private mutating func confidence(_ value: String, at offset: Int) -> Double {
    if ElementValues.trimmed(value).isEmpty { return 1 }
    guard let confidence = ElementValues.number(value), (0...1).contains(confidence) else {
      error(
        at: offset,
        Localized(
          de: "die Sicherheit (confidence) ist keine Zahl von 0 bis 1",
          en: "the confidence is not a number from 0 to 1"),
        found: value, advice: ElementAssembly.writeNumber)
      return 1
    }
    return confidence
  }

  private mutating func date(_ value: String, at offset: Int) -> DateCell? {
    let text = Array(ElementValues.trimmed(value).utf8)
    if text.isEmpty { return nil }
    do throws(DateCell.Problem) {
      return try DateCell(text, 0..<text.count, style: dates)
    } catch {
      self.error(at: offset, error.text.what, found: value, advice: error.text.advice)
      return nil
    }
  }

  // MARK: Values of columns

  /// The value in the form a column of this type promises; nil if there is none or it is wrong.
  private mutating func checked(
    _ value: String, _ type: DeclaredType, at offset: Int
  ) -> String? {
    switch type {
    case .unknown, .text: return CanonicalText.composed(value)
    case .number:
      let trimmed = ElementValues.trimmed(value)
      if trimmed.isEmpty || CellType.isNumber(trimmed) { return trimmed }
      if ElementValues.isNotANumber(trimmed) {
        if notNumbers.count == 0 { notNumbers.first = offset }
        notNumbers.count += 1
        return nil
      }
      if let number = ElementValues.number(trimmed) { return JSONText.shortest(number) }
      error(
        at: offset,
        Localized(de: "das ist keine Zahl", en: "this is not a number"), found: value,
        advice: ElementAssembly.writeNumber)
      return nil
    case .flag:
      if ElementValues.trimmed(value).isEmpty { return nil }
      if let flag = ElementValues.flag(value) { return flag ? "true" : "false" }
      error(
        at: offset, Localized(de: "das ist weder ja noch nein", en: "this is not a flag"),
        found: value, advice: Localized(de: "true oder false schreiben", en: "write true or false"))
      return nil
    }
  }

  private mutating func isShort(_ value: String, at offset: Int) -> Bool {
    if value.utf8.count <= ElementAssembly.valueLimit { return true }
    error(
      at: offset,
      Localized(de: "ein Wert ist länger als 1 MiB", en: "a value is longer than 1 MiB"),
      advice: Localized(de: "den Text kürzen", en: "shorten the text"))
    return false
  }

  private static let writeNumber = Localized(
    de: "als Zahl mit Dezimalpunkt schreiben oder weglassen",
    en: "write a number with a decimal point or leave it out")

  // MARK: Positions, notices, end

  /// The line of a place in the file.
  mutating func line(of offset: Int) -> Int { positions.line(of: offset, in: bytes) }

  /// Notes an error at a place in the file.
  mutating func error(
    at offset: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) {
    let position =
      assembly.notices.isFull
      ? Notice.Position() : TextPositions.position(of: offset, in: bytes[...])
    assembly.error(
      line: position.line, column: position.column, what, found: found, advice: advice)
  }

  /// Notes a warning at a place in the file.
  mutating func warn(
    at offset: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) {
    let position = TextPositions.position(of: offset, in: bytes[...])
    assembly.warn(
      line: position.line, column: position.column, what, found: found, advice: advice)
  }

  /// Warns of a byte that Windows-1252 leaves undefined.
  mutating func warnOfUndefinedByte(at offset: Int) {
    warn(
      at: offset,
      Localized(
        de: "ein Byte, das in Windows-1252 keine Bedeutung hat",
        en: "a byte that means nothing in Windows-1252"),
      advice: Localized(
        de: "als Steuerzeichen gelesen: die Kodierung prüfen",
        en: "read as a control character: check the encoding"))
  }

  /// Where all names are numbers and a column “label” is there, the labels are the names.
  private mutating func takeLabels() {
    guard let label = assembly.actorColumns.number(of: "label"), !assembly.actors.isEmpty,
      assembly.actors.allSatisfy({ ColumnFacts.isNumber($0.name) })
    else { return }
    let labels = assembly.actors.indices.map { assembly.actorColumns.value(label, row: $0) }
    guard labels.contains(where: ColumnFacts.isName) else { return }
    let numbers = assembly.actorColumns.column("name_number")
    for (row, text) in labels.enumerated() where !ElementValues.trimmed(text).isEmpty {
      assembly.actorColumns.set(numbers, row: row, assembly.actors[row].name)
      assembly.actors[row].name = CanonicalText.composed(ElementValues.trimmed(text))
      assembly.actorColumns.set(label, row: row, "")
    }
  }

  /// The network, or all errors: also the edges to nodes that the file never lists.
  consuming func finish(understoodAs: Localized) throws(ImportFailure) -> ReadResult {
    for mention in mentions where assembly.listing(of: mention.actor) == nil {
      error(
        at: mention.offset,
        Localized(
          de: "eine Kante zu einem Knoten, den es nicht gibt",
          en: "an edge to a node that is not there"),
        found: assembly.actors[mention.actor].id,
        advice: Localized(
          de: "den Knoten aufführen oder die Kante streichen",
          en: "list the node or remove the edge"))
    }
    if notNumbers.count > 0 {
      warn(
        at: notNumbers.first,
        Localized(
          de: "\(notNumbers.count)-mal „NaN“ statt einer Zahl",
          en: "“NaN” instead of a number, \(notNumbers.count) times"),
        advice: Localized(de: "als nicht angegeben gelesen", en: "read as not given"))
    }
    takeLabels()
    assembly.report.actorsStored = assembly.actors.count - assembly.namedOnly
    assembly.report.statesDirection = statesDirection
    let further = assembly.multipliers.count + assembly.contacts.count
    assembly.endFile(understoodAs: understoodAs, rows: elements + further)
    return try assembly.finish()
  }
}
