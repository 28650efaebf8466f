internal import Relations
internal import Wording

/// Reads Popolo: persons, organisations, and memberships with role, period and sources.
///
/// Memberships may stand in a list of their own or inside a person or an organisation. Who sits in
/// an organisation is its `member`; the role stands in a column. An organisation inside another is
/// tied to it as `part of`. A membership without days takes those of its legislative period.
///
/// - Source: popoloproject.com, specification.
struct PopoloReader {
  private var json: JSONGraph
  /// Labels of posts, and periods of legislative terms, by id.
  private var posts: [String: String] = [:]
  private var terms: [String: (start: String?, end: String?)] = [:]
  private var names: [String: String] = [:]

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var reader = PopoloReader(json: JSONGraph(document, options))
    reader.readDocument()
    return try reader.json.graph.finish(understoodAs: Localized("Popolo"))
  }

  private init(json: JSONGraph) { self.json = json }

  private mutating func objects(_ key: StaticString, of object: Int = 0) -> [Int] {
    json.list(key, of: object).map { json.objects(in: $0) } ?? []
  }

  private mutating func readDocument() {
    for post in objects("posts") {
      guard let id = json.text("id", of: post) else { continue }
      posts[id] = json.text("label", "role", of: post)
    }
    for event in objects("events") {
      guard let id = json.text("id", of: event) else { continue }
      terms[id] = (json.text("start_date", of: event), json.text("end_date", of: event))
    }
    let persons = objects("persons")
    let organizations = objects("organizations")
    for person in persons { readPerson(person) }
    for organization in organizations { readOrganization(organization) }
    for organization in organizations { readParent(of: organization) }
    for membership in objects("memberships") { readMembership(membership) }
    for person in persons {
      for membership in objects("memberships", of: person) {
        readMembership(membership, person: json.text("id", of: person))
      }
    }
    for organization in organizations {
      for membership in objects("memberships", of: organization) {
        readMembership(membership, organization: json.text("id", of: organization))
      }
    }
  }

  // MARK: Actors

  private static let nested: Set = [
    "id", "name", "memberships", "contact_details", "links", "images", "identifiers",
    "other_names", "sources", "parent", "parent_id", "posts", "area", "children",
  ]

  private mutating func readPerson(_ person: Int) {
    let id = json.text("id", of: person)
    guard let actor = json.addNode(id, at: person) else { return }
    let parts = [json.text("given_name", of: person), json.text("family_name", of: person)]
    let name = json.text("name", of: person) ?? parts.compactMap { $0 }.joined(separator: " ")
    set("name", name, of: actor, as: .name, at: person)
    if let id { names[id] = name }
    readDetails(of: person, actor)
    json.set(valuesOf: person, of: actor, leavingOut: PopoloReader.nested)
  }

  private mutating func readOrganization(_ organization: Int) {
    let id = json.text("id", of: organization)
    guard let actor = json.addNode(id, at: organization) else { return }
    set("kind", Actor.Kind.organisation.id, of: actor, as: .kind, at: organization)
    if let name = json.text("name", of: organization) {
      set("name", name, of: actor, as: .name, at: organization)
      if let id { names[id] = name }
    }
    readDetails(of: organization, actor)
    json.set(valuesOf: organization, of: actor, leavingOut: PopoloReader.nested)
  }

  /// The ways to reach somebody, and the area, as columns.
  private mutating func readDetails(of object: Int, _ actor: Int) {
    for detail in objects("contact_details", of: object) {
      guard let type = json.text("type", of: detail), let value = json.text("value", of: detail)
      else { continue }
      set(type, value, of: actor, at: detail)
    }
    if let area = json.document.member("area", of: object) {
      let name = json.document.kind(area) == .object ? json.text("name", of: area) : json.text(area)
      if let name { set("place", name, of: actor, as: .place, at: area) }
    }
  }

  private mutating func set(
    _ name: String, _ text: String, of actor: Int, as field: ActorField? = nil, at value: Int
  ) {
    guard !text.isEmpty else { return }
    json.graph.set(
      name, text, of: actor, type: .text, as: field, at: json.document.offset(of: value))
  }

  private mutating func readParent(of organization: Int) {
    var parent = json.text("parent_id", of: organization)
    if parent == nil, let object = json.document.member("parent", of: organization) {
      parent = json.text("id", of: object)
    }
    guard let parent, let id = json.text("id", of: organization) else { return }
    let place = json.document.offset(of: organization)
    let child = json.graph.named(id)
    json.graph.addEdge(child, json.graph.end(parent, at: place), isDirected: false, at: place)
    json.graph.setTie("kind", "part of", as: .kind, at: place)
  }

  // MARK: Memberships

  private mutating func readMembership(
    _ membership: Int, person: String? = nil, organization: String? = nil
  ) {
    guard let member = end("person_id", "person", "member_id", person, of: membership),
      let group = end("organization_id", "organization", nil, organization, of: membership)
    else { return }
    let place = json.document.offset(of: membership)
    json.graph.addEdge(member, group, isDirected: false, at: place)
    json.graph.setTie("kind", "member", as: .kind, at: place)
    let term = json.text("legislative_period_id", of: membership).flatMap { terms[$0] }
    setTie("start", json.text("start_date", of: membership) ?? term?.start, as: .start, place)
    setTie("end", json.text("end_date", of: membership) ?? term?.end, as: .end, place)
    setTie("post", json.text("post_id", of: membership).map { posts[$0] ?? $0 }, place)
    setTie(
      "on behalf of", json.text("on_behalf_of_id", of: membership).map { names[$0] ?? $0 }, place)
    let sources = objects("sources", of: membership).compactMap { json.text("url", of: $0) }
    setTie("sources", sources.isEmpty ? nil : sources.joined(separator: ";"), place)
    json.setTie(
      valuesOf: membership,
      leavingOut: [
        "person_id", "person", "organization_id", "organization", "member_id", "member",
        "start_date", "end_date", "post_id", "post", "on_behalf_of_id", "on_behalf_of", "sources",
        "contact_details", "links",
      ])
  }

  private mutating func setTie(
    _ name: String, _ text: String?, as field: TieField? = nil, _ place: Int
  ) {
    guard let text, !text.isEmpty else { return }
    json.graph.setTie(name, text, type: .text, as: field, at: place)
  }

  /// The actor that a membership names by an id, by an object with an id, or by where it stands.
  private mutating func end(
    _ key: StaticString, _ object: StaticString, _ other: StaticString?, _ outer: String?,
    of membership: Int
  ) -> Int? {
    var found = json.document.member(key, of: membership)
    if found == nil, let value = json.document.member(object, of: membership) {
      found = json.document.member("id", of: value) ?? value
    }
    if found == nil, let other { found = json.document.member(other, of: membership) }
    if let found, let id = json.text(found) {
      return json.graph.end(id, at: json.document.offset(of: found))
    }
    if let outer { return json.graph.named(outer) }
    json.error(
      membership,
      Localized(de: "eine Mitgliedschaft ohne \(key)", en: "a membership without \(key)"),
      advice: Localized(de: "die Kennung angeben", en: "give the id"))
    return nil
  }
}
