internal import Relations

/// Which files of a folder are tables of a network, by their names.
struct CSVFolder {
  /// A table of a folder.
  struct Table: Equatable {
    let name: String
    let role: CSVDialect.Role
    /// The kind of listed actors that name none.
    var kind = Actor.Kind.person
  }

  /// The tables among files with these names: lists of actors first, then the kinds of
  /// ties, then ties and what tells more about them, each in the order of their names.
  static func tables(_ names: [String]) -> [Table] {
    let tables = names.compactMap(table)
    return CSVDialect.Role.allCases.flatMap { role in tables.filter { $0.role == role } }
  }

  /// Whether a file may be a table at all.
  static func isTable(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return lowered.hasSuffix(".csv") || lowered.hasSuffix(".tsv")
  }

  private static func table(_ name: String) -> Table? {
    guard isTable(name) else { return nil }
    // “ties-2023.csv” is one of several tables of ties.
    let stem = name.lowercased().dropLast(4)
    if tieKinds.contains(HeaderWords.word(String(stem))) {
      return Table(name: name, role: .tieKinds)
    }
    let word = HeaderWords.word(String(stem.prefix { $0.isLetter }))
    if let kind = people[word] { return Table(name: name, role: .people, kind: kind) }
    if ties.contains(word) { return Table(name: name, role: .ties) }
    if contacts.contains(word) { return Table(name: name, role: .contacts) }
    if campaigns.contains(word) { return Table(name: name, role: .campaigns) }
    return multipliers.contains(word) ? Table(name: name, role: .multipliers) : nil
  }

  private static let people: [String: Actor.Kind] = [
    "people": .person, "persons": .person, "person": .person, "actors": .person,
    "nodes": .person, "vertices": .person, "personen": .person, "akteure": .person,
    "knoten": .person, "leute": .person, "contacts": .person, "kontakte": .person,
    "connections": .person, "mitglieder": .person, "members": .person,
    "organisations": .organisation, "organizations": .organisation,
    "organisationen": .organisation, "vereine": .organisation, "clubs": .organisation,
    "gruppen": .organisation, "groups": .organisation, "events": .event,
    "veranstaltungen": .event, "termine": .event, "channels": .channel, "kanaele": .channel,
  ]
  private static let ties: Set<String> = [
    "ties", "edges", "links", "relations", "relationships", "beziehungen", "kanten",
    "verbindungen", "memberships", "mitgliedschaften", "attendance", "attendances", "teilnahme",
    "teilnahmen", "affiliations", "followers", "follower",
  ]
  private static let multipliers: Set<String> = [
    "multipliers", "multiplier", "multiplikatoren", "multiplikator",
  ]
  /// Tables of dated contacts.
  ///
  /// “contacts” and “kontakte” are address books as well: their header decides.
  private static let contacts: Set<String> = [
    "touches", "encounters", "begegnungen", "gespraeche", "kontaktliste",
  ]
  private static let campaigns: Set<String> = ["campaigns", "campaign", "kampagnen", "kampagne"]
  private static let tieKinds: Set<String> = [
    "tiekinds", "kindsofties", "beziehungsarten", "halflives", "halbwertszeiten",
  ]
  /// Names under which both people and dated contacts are listed.
  static let ambiguous: Set<String> = ["contacts", "kontakte"]

  /// Whether the name of a table leaves open if it lists people or contacts between them.
  static func isAmbiguous(_ name: String) -> Bool {
    ambiguous.contains(HeaderWords.word(String(name.lowercased().prefix { $0.isLetter })))
  }
}
