internal import Relations
internal import Wording

/// Reads address books: vCard 2.1, 3.0 and 4.0.
///
/// A card is an actor, by its UID or else by its name. `RELATED` and Apple's related names become
/// ties, `ORG` a membership of an organisation, `CATEGORIES` topics, the town of the address the
/// place. Groups tie their members. Pictures, keys and sounds are left out.
///
/// - Source: RFC 6350, RFC 2426, and vCard 2.1 as phones write it.
struct VCardReader {
  private var lines: ContentLines
  private var graph: ElementGraph
  private var cards: [Card] = []
  private var actorsByName: [String: [Int]] = [:]
  private var actorsByID: [String: Int] = [:]
  private var actorsByMail: [String: Int] = [:]

  /// One card before it is an actor.
  private struct Card {
    let offset: Int
    var lines: [ContentLines.Line] = []
    /// Its position in the network.
    var actor: Int?

    func first(_ name: String) -> ContentLines.Line? { lines.first { $0.name == name } }
    func all(_ names: String...) -> [ContentLines.Line] {
      lines.filter { names.contains($0.name) && !$0.value.isEmpty }
    }
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = VCardReader(
      lines: ContentLines(text.bytes, file: file),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options))
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    try reader.readCards()
    reader.addActors()
    for card in reader.cards { reader.addTies(card) }
    return try reader.graph.finish(understoodAs: Localized("vCard, \(text.encoding.name)"))
  }

  private init(lines: ContentLines, graph: ElementGraph) {
    self.lines = lines
    self.graph = graph
  }

  private mutating func readCards() throws(ImportFailure) {
    var open: [Card] = []
    while let line = try lines.next() {
      switch (line.name, line.value.lowercased()) {
      case ("BEGIN", "vcard"): open.append(Card(offset: line.offset))
      case ("END", "vcard"):
        guard let card = open.popLast() else { throw unexpected(line) }
        // A card inside a card is that of somebody's agent, whom the outer one names.
        if open.isEmpty { cards.append(card) }
      default:
        guard !open.isEmpty else { throw unexpected(line) }
        open[open.count - 1].lines.append(line)
      }
    }
    if let card = open.first {
      throw lines.failure(
        card.offset,
        Localized(
          de: "die Datei ist abgeschnitten, dieser Karte fehlt END:VCARD",
          en: "the file is cut off, END:VCARD of this card is missing"),
        advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
    }
  }

  private func unexpected(_ line: ContentLines.Line) -> ImportFailure {
    lines.failure(
      line.offset,
      Localized(de: "eine Zeile außerhalb einer Karte", en: "a line outside of a card"),
      found: line.name,
      advice: Localized(
        de: "jede Karte mit BEGIN:VCARD beginnen", en: "begin each card with BEGIN:VCARD"))
  }

  // MARK: Actors

  private mutating func addActors() {
    let names = cards.map(VCardReader.name)
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    var used: Set<String> = []
    for number in cards.indices {
      let card = cards[number]
      let uid = card.first("UID").map { VCardReader.plainID($0.text) }
      let mail = card.first("EMAIL")?.text
      var id = uid ?? names[number]
      if uid == nil, counts[id, default: 0] > 1 {
        id = mail.map { "\(names[number]) (\($0))" } ?? id
        id = [id].uniqued(&used)[0]
      }
      guard let actor = graph.addNode(id, at: card.offset) else { continue }
      cards[number].actor = actor
      actorsByName[names[number], default: []].append(actor)
      if let uid { actorsByID[uid] = actor }
      for line in card.all("EMAIL") { actorsByMail[line.text.lowercased()] = actor }
      if id != names[number] { set("name", names[number], of: actor, as: .name, at: card.offset) }
      addFields(of: card, actor)
    }
  }

  /// `FN`, else the parts of `N`, else the organisation, else the address.
  private static func name(of card: Card) -> String {
    if let name = card.first("FN")?.text, !name.isEmpty { return CanonicalText.composed(name) }
    if let parts = card.first("N")?.parts {
      let order = [3, 1, 2, 0, 4].compactMap { parts[safe: $0] }.filter { !$0.isEmpty }
      if !order.isEmpty { return CanonicalText.composed(order.joined(separator: " ")) }
    }
    let other = card.first("ORG")?.parts.first ?? card.first("EMAIL")?.text
    return CanonicalText.composed(other ?? card.first("TEL")?.text ?? "")
  }

  private static func plainID(_ id: String) -> String {
    // The cards that this program writes say the id of the network so.
    if id.hasPrefix("geflecht-") { return String(id.dropFirst(9)) }
    let lowered = id.lowercased()
    return lowered.hasPrefix("urn:uuid:") ? String(lowered.dropFirst(9)) : id
  }

  /// Whether the card is that of an organisation or of a group.
  private static func isGroup(_ card: Card) -> Bool {
    if let kind = card.first("KIND") ?? card.first("X-ADDRESSBOOKSERVER-KIND") {
      return ["org", "group", "organization"].contains(kind.value.lowercased())
    }
    if card.first("X-ABSHOWAS")?.value.lowercased() == "company" { return true }
    // A card that is called as its organisation is that of the organisation.
    guard let organisation = card.first("ORG")?.parts.first, !organisation.isEmpty else {
      return false
    }
    return card.first("FN")?.text == organisation
  }

  private mutating func addFields(of card: Card, _ actor: Int) {
    if VCardReader.isGroup(card) {
      set("kind", Actor.Kind.organisation.id, of: actor, as: .kind, at: card.offset)
    }
    let columns = [
      ("EMAIL", "email"), ("TEL", "phone"), ("TITLE", "title"), ("ROLE", "role"),
      ("BDAY", "birthday"), ("URL", "url"), ("NICKNAME", "nickname"), ("NOTE", "note"),
      ("GENDER", "gender"), ("X-GENDER", "gender"),
    ]
    for (name, column) in columns {
      let values = card.all(name).map(\.text).filter { !$0.isEmpty }
      guard let place = card.first(name)?.offset, !values.isEmpty else { continue }
      set(column, values.joined(separator: "; "), of: actor, at: place)
    }
    let topics = card.all("CATEGORIES").flatMap(\.list).filter { !$0.isEmpty }
    if !topics.isEmpty {
      set("topics", topics.joined(separator: ";"), of: actor, as: .topics, at: card.offset)
    }
    if let address = card.first("ADR") { addAddress(address, actor) }
  }

  /// Street and post code as a column, the town as the place.
  private mutating func addAddress(_ line: ContentLines.Line, _ actor: Int) {
    let parts = line.parts
    if let town = parts[safe: 3], !town.isEmpty {
      set("place", town, of: actor, as: .place, at: line.offset)
    }
    let rest = [2, 1, 0, 5, 3, 4, 6].compactMap { parts[safe: $0] }.filter { !$0.isEmpty }
    set("address", rest.joined(separator: ", "), of: actor, at: line.offset)
  }

  private mutating func set(
    _ name: String, _ text: String, of actor: Int, as field: ActorField? = nil, at offset: Int
  ) {
    if text.isEmpty { return }
    graph.set(name, text, of: actor, type: .text, as: field, at: offset)
  }

  // MARK: Ties

  private static let relations = [
    "X-SPOUSE": "spouse", "X-MANAGER": "manager", "X-ASSISTANT": "assistant", "X-CHILD": "child",
  ]

  private mutating func addTies(_ card: Card) {
    guard let actor = card.actor else { return }
    for line in card.all("RELATED") {
      let kind = line.parameter("TYPE").first { $0 != "pref" } ?? "related"
      addTie(actor, line.text, kind: kind, at: line.offset)
    }
    for line in card.all("X-ABRELATEDNAMES") {
      let label = card.lines.first { $0.name == "X-ABLABEL" && $0.group == line.group }?.text
      addTie(actor, line.text, kind: VCardReader.plainLabel(label), at: line.offset)
    }
    for (name, kind) in VCardReader.relations.sorted(by: { $0.key < $1.key }) {
      for line in card.all(name) { addTie(actor, line.text, kind: kind, at: line.offset) }
    }
    for line in card.all("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER") {
      guard let member = known(line.text) else { continue }
      connect(member, actor, kind: "member", at: line.offset)
    }
    if !VCardReader.isGroup(card), let line = card.first("ORG"), let name = line.parts.first,
      !name.isEmpty
    {
      addOrganisation(line, name, actor)
    }
  }

  /// Apple's labels: `_$!<Mother>!$_` is “mother”.
  private static func plainLabel(_ label: String?) -> String {
    guard let label, !label.isEmpty else { return "related" }
    guard label.hasPrefix("_$!<"), label.hasSuffix(">!$_") else { return label }
    return label.dropFirst(4).dropLast(4).lowercased()
  }

  private mutating func addTie(_ actor: Int, _ other: String, kind: String, at offset: Int) {
    guard !other.isEmpty else { return }
    connect(
      actor, known(other) ?? graph.named(CanonicalText.composed(other)), kind: kind, at: offset)
  }

  /// The actor that a text names by UID, address or name; nil if none is meant for certain.
  private func known(_ text: String) -> Int? {
    if let actor = actorsByID[VCardReader.plainID(text)] { return actor }
    let address = text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
    if let actor = actorsByMail[address.lowercased()] { return actor }
    let named = actorsByName[CanonicalText.composed(text)] ?? []
    return named.count == 1 ? named[0] : nil
  }

  private mutating func addOrganisation(_ line: ContentLines.Line, _ name: String, _ actor: Int) {
    let organisation = known(name) ?? graph.named(CanonicalText.composed(name))
    guard organisation != actor else { return }
    set("kind", Actor.Kind.organisation.id, of: organisation, as: .kind, at: line.offset)
    connect(actor, organisation, kind: "member", at: line.offset)
    let unit = line.parts.dropFirst().filter { !$0.isEmpty }.joined(separator: ", ")
    if !unit.isEmpty { graph.setTie("unit", unit, type: .text, at: line.offset) }
  }

  private mutating func connect(_ source: Int, _ target: Int, kind: String, at offset: Int) {
    graph.addEdge(source, target, isDirected: false, at: offset)
    graph.setTie("kind", kind, type: .text, as: .kind, at: offset)
  }
}
