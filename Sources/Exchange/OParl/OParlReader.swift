internal import Relations
internal import Wording

/// Reads OParl: persons, organisations, memberships and meetings, as single objects, as lists, or as
/// pages of lists; one object may stand inside another or be named by its address.
///
/// Who belongs to an organisation is its `member`, with the role in a column; who took part in a
/// meeting `attended` it. Organisations that are only named by their address are called by it. No
/// further page is ever fetched; that there is one is warned of.
///
/// - Source: OParl specification 1.1, dev.oparl.org.
struct OParlReader {
  private var json: JSONGraph
  private var persons: Set<String> = []
  private var groups: [String: Actor.Kind] = [:]
  /// Memberships: their ends by id, and where they stand.
  private var memberships: [(person: String, group: String, value: Int)] = []
  private var seenMemberships: Set<String> = []
  private var attendances: [(person: String, meeting: String, day: String?, value: Int)] = []
  private var deleted = 0

  /// Whether a document is OParl: an object or a list of objects with such a type, or a page of them.
  static func recognises(_ document: JSONDocument) -> Bool {
    func isTyped(_ value: Int) -> Bool {
      guard let type = document.member("type", of: value), document.kind(type) == .text else {
        return false
      }
      return document.string(type).contains("schema.oparl.org")
    }
    if isTyped(0) { return true }
    if document.kind(0) == .array {
      return document.elements(of: 0).first { _ in true }.map(isTyped) ?? false
    }
    guard document.has("data", .array) else { return false }
    return document.firstElement("data").map(isTyped)
      ?? (document.has("links", .object) || document.has("pagination", .object))
  }

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = OParlReader(json: JSONGraph(document, options))
    reader.readDocument()
    return try reader.json.graph.finish(understoodAs: Localized("OParl"))
  }

  private init(json: JSONGraph) { self.json = json }

  private mutating func readDocument() {
    let document = json.document
    if document.kind(0) == .array {
      for object in json.objects(in: 0) { collect(object) }
    } else if let data = json.list("data") {
      for object in json.objects(in: data) { collect(object) }
      warnOfPages()
    } else {
      collect(0)
    }
    nameStrangers()
    for membership in memberships { addMembership(membership) }
    for attendance in attendances { addAttendance(attendance) }
  }

  private mutating func warnOfPages() {
    guard let links = json.document.member("links", of: 0),
      let next = json.document.member("next", of: links), let address = json.text(next)
    else { return }
    json.warn(
      next, Localized(de: "es gibt weitere Seiten", en: "there are further pages"), found: address,
      advice: Localized(
        de: "nicht geholt: die Seiten speichern und zusammen einlesen",
        en: "not fetched: save the pages and read them together"))
  }

  // MARK: Objects

  /// Takes an object and all that stand inside it.
  private mutating func collect(_ object: Int) {
    guard json.document.kind(object) == .object else { return }
    if json.flag("deleted", of: object) == true { return }
    switch type(of: object) {
    case "Person": addPerson(object)
    case "Organization": addGroup(object, .organisation)
    case "Meeting": addMeeting(object)
    case "Membership":
      note(object, person: end("person", of: object), group: end("organization", of: object))
    default:
      for key in json.document.keys(of: object) { collectInside(key + 1) }
    }
  }

  private mutating func collectInside(_ value: Int) {
    switch json.document.kind(value) {
    case .object: collect(value)
    case .array: for element in json.document.elements(of: value) { collect(element) }
    case .null, .flag, .number, .text: break
    }
  }

  /// The last part of the address that is an object's type.
  private func type(of object: Int) -> String {
    json.text("type", of: object)?.split(separator: "/").last.map(String.init) ?? ""
  }

  private static let nested: Set = [
    "id", "type", "name", "membership", "meeting", "consultation", "location", "locationObject",
    "body", "created", "modified", "web", "license", "keyword", "deleted", "person",
    "participant", "organization", "agendaItem", "auxiliaryFile", "invitation",
    "resultsProtocol", "verbatimProtocol", "subOrganizationOf", "externalBody",
  ]

  private mutating func addPerson(_ person: Int) {
    guard let id = json.text("id", of: person), persons.insert(id).inserted,
      let actor = json.addNode(id, at: person)
    else { return }
    let parts = [json.text("givenName", of: person), json.text("familyName", of: person)]
    let name = json.text("name", of: person) ?? parts.compactMap { $0 }.joined(separator: " ")
    set("name", name, of: actor, as: .name, at: person)
    json.set(valuesOf: person, of: actor, leavingOut: OParlReader.nested)
    for membership in inside("membership", of: person) {
      guard json.document.kind(membership) == .object else { continue }
      note(membership, person: id, group: end("organization", of: membership))
      if let group = json.document.member("organization", of: membership) { collectInside(group) }
    }
  }

  private mutating func addGroup(_ group: Int, _ kind: Actor.Kind) {
    guard let id = json.text("id", of: group), groups[id] == nil,
      let actor = json.addNode(id, at: group)
    else { return }
    groups[id] = kind
    set("kind", kind.id, of: actor, as: .kind, at: group)
    if let name = json.text("name", "shortName", of: group) {
      set("name", name, of: actor, as: .name, at: group)
    }
    json.set(valuesOf: group, of: actor, leavingOut: OParlReader.nested)
    for membership in inside("membership", of: group) {
      guard json.document.kind(membership) == .object else { continue }
      note(membership, person: end("person", of: membership), group: id)
      if let person = json.document.member("person", of: membership) { collectInside(person) }
    }
  }

  private mutating func addMeeting(_ meeting: Int) {
    guard let id = json.text("id", of: meeting) else { return }
    addGroup(meeting, .event)
    let day = json.text("start", of: meeting)
    for participant in inside("participant", of: meeting) {
      collectInside(participant)
      guard let person = json.text(participant) ?? json.text("id", of: participant) else {
        continue
      }
      attendances.append((person, id, day, participant))
    }
  }

  private func inside(_ key: StaticString, of object: Int) -> [Int] {
    json.list(key, of: object).map { Array(json.document.elements(of: $0)) } ?? []
  }

  /// The id of what a member names by address or holds as an object.
  private func end(_ key: StaticString, of object: Int) -> String? {
    guard let value = json.document.member(key, of: object) else { return nil }
    return json.text(value) ?? json.text("id", of: value)
  }

  private mutating func note(_ membership: Int, person: String?, group: String?) {
    guard json.flag("deleted", of: membership) != true else { return }
    guard let person, let group else {
      json.error(
        membership,
        Localized(
          de: "eine Mitgliedschaft ohne Person oder Organisation",
          en: "a membership without person or organisation"),
        advice: Localized(de: "beide angeben", en: "give both"))
      return
    }
    // The same membership may stand inside the person and inside the organisation.
    if let id = json.text("id", of: membership), !seenMemberships.insert(id).inserted { return }
    memberships.append((person, group, membership))
  }

  /// Who is only named by an address becomes an actor called by it.
  private mutating func nameStrangers() {
    for membership in memberships {
      let place = json.document.offset(of: membership.value)
      addStranger(membership.group, .organisation, at: place)
      addStranger(membership.person, .person, at: place)
    }
    for attendance in attendances {
      addStranger(attendance.person, .person, at: json.document.offset(of: attendance.value))
    }
  }

  private mutating func addStranger(_ id: String, _ kind: Actor.Kind, at place: Int) {
    if kind == .person ? !persons.insert(id).inserted : groups[id] != nil { return }
    if kind != .person { groups[id] = kind }
    let actor = json.graph.named(id)
    json.graph.set("kind", kind.id, of: actor, type: .text, as: .kind, at: place)
  }

  // MARK: Ties

  private mutating func addMembership(_ membership: (person: String, group: String, value: Int)) {
    let place = json.document.offset(of: membership.value)
    json.graph.addEdge(
      json.graph.named(membership.person), json.graph.named(membership.group), isDirected: false,
      at: place)
    json.graph.setTie("kind", "member", as: .kind, at: place)
    setTie("start", json.text("startDate", of: membership.value), as: .start, place)
    setTie("end", json.text("endDate", of: membership.value), as: .end, place)
    json.setTie(
      valuesOf: membership.value,
      leavingOut: OParlReader.nested.union(["startDate", "endDate", "onBehalfOf"]))
    if let other = end("onBehalfOf", of: membership.value) { setTie("on behalf of", other, place) }
  }

  private mutating func addAttendance(
    _ attendance: (person: String, meeting: String, day: String?, value: Int)
  ) {
    let place = json.document.offset(of: attendance.value)
    json.graph.addEdge(
      json.graph.named(attendance.person), json.graph.named(attendance.meeting),
      isDirected: false, at: place)
    json.graph.setTie("kind", "attended", as: .kind, at: place)
    setTie("start", attendance.day, as: .start, place)
    setTie("end", attendance.day, as: .end, place)
  }

  private mutating func set(
    _ name: String, _ text: String, of actor: Int, as field: ActorField, at value: Int
  ) {
    guard !text.isEmpty else { return }
    json.graph.set(
      name, text, of: actor, type: .text, as: field, at: json.document.offset(of: value))
  }

  private mutating func setTie(
    _ name: String, _ text: String?, as field: TieField? = nil, _ place: Int
  ) {
    guard let text, !text.isEmpty else { return }
    json.graph.setTie(name, text, type: .text, as: field, at: place)
  }
}
