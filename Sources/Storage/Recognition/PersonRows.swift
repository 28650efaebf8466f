internal import GRDB
internal import Relations

/// All rows of one person: the living one, its past, merged doubles, and entries that were removed
/// before and came again under another row.
struct PersonRows {
  /// The row that is there now; the last one of somebody who was removed.
  let actor: ActorRecord
  /// Whether the person is in the project now.
  let isPresent: Bool
  /// The ids of all rows.
  private(set) var ids: Set<Int64>
  /// Every version of these rows, the earliest first.
  private(set) var versions: [ActorRecord] = []
  /// Everybody else who is in the project now.
  let others: [ActorRecord]
  /// The other ids under which the person was merged.
  private(set) var aliases: [String] = []

  /// The rows of whom a user means: somebody who is there, else somebody who was removed.
  ///
  /// - Throws: `StorageError.actor` if nobody or several are meant.
  init(_ database: Database, _ reference: String) throws {
    let current: [ActorRecord] = try ProjectState.records(database, nil)
    let aliases: [AliasRecord] = try ProjectState.records(database, nil)
    let past = try Self.past(database)
    do {
      actor = try ActorLookup(current, aliases).find(reference)
      isPresent = true
    } catch StorageError.actor(let error) {
      guard case .unknown = error else { throw StorageError.actor(error) }
      actor = try Self.removed(reference, past, current, error)
      isPresent = false
    }
    let id = actor.id
    others = current.filter { $0.id != id }
    ids = [id]
    let present = Set(current.map(\.id))
    gather(current + past, present: present, aliases)
    try addPastAliases(database)
  }

  /// Every past version of all actors.
  private static func past(_ database: Database) throws -> [ActorRecord] {
    var past: [ActorRecord] = []
    let sql = "SELECT id, \(FactTable.actor.list) FROM past_actor ORDER BY died"
    try database.forEachRow(sql) { row in past.append(ActorRecord(row)) }
    return past
  }

  /// The last version of the only removed actor that is meant.
  private static func removed(
    _ reference: String, _ past: [ActorRecord], _ current: [ActorRecord], _ error: LookupError
  ) throws -> ActorRecord {
    let present = Set(current.map(\.id))
    let name = reference.lowercased()
    let dead = past.filter { !present.contains($0.id) }
    let meant = dead.filter { $0.key == reference || $0.name.lowercased() == name }
    var people: [(ids: Set<Int64>, last: ActorRecord)] = []
    for version in meant {
      if let place = people.firstIndex(where: { $0.ids.contains(version.id) }) {
        people[place].last = version
        continue
      }
      var rows = PersonRows(version)
      rows.gather(past, present: present, [])
      people.append((rows.ids, version))
    }
    guard let person = people.first else { throw StorageError.actor(error) }
    if people.count > 1 {
      let ids = people.map(\.last).map { $0.place.isEmpty ? $0.key : "\($0.key) (\($0.place))" }
      throw StorageError.actor(.ambiguous(reference, ids: ids))
    }
    return dead.last { $0.id == person.last.id } ?? person.last
  }

  private init(_ actor: ActorRecord) {
    self.actor = actor
    isPresent = false
    ids = [actor.id]
    others = []
  }

  /// Adds removed rows of the same person until none is left, and takes over all versions.
  private mutating func gather(
    _ all: [ActorRecord], present: Set<Int64>, _ merged: [AliasRecord]
  ) {
    let dead = all.filter { !present.contains($0.id) }.map { (record: $0, Identity($0)) }
    let presentNames = Set(others.map { NameWords($0.name).key })
    while true {
      versions = all.filter { ids.contains($0.id) }
      aliases = merged.filter { ids.contains($0.actor) }.map(\.key)
      let person = Described(versions, aliases, presentNames, NameWords(actor.name).key)
      let more = dead.filter { !ids.contains($0.record.id) && person.isSame($0.1) }
      if more.isEmpty { return }
      ids.formUnion(more.map(\.record.id))
    }
  }

  /// Ids of doubles whose merging was taken back, or removed later.
  private mutating func addPastAliases(_ database: Database) throws {
    let list = Self.list(ids)
    let present = Set(others.map(\.key))
    try database.forEachRow("SELECT DISTINCT key FROM past_alias WHERE actor IN (\(list))") { row in
      let key = row.text(0)
      if !aliases.contains(key), !present.contains(key) { aliases.append(key) }
    }
  }

  /// Numbers as SQL lists them; they are ids from our own tables.
  static func list(_ ids: some Sequence<Int64>) -> String {
    ids.sorted().map(String.init).joined(separator: ",")
  }

  /// The names of the person; a former one that somebody else bears now is left out: it came from
  /// a mix-up.
  var names: [String] {
    let present = Set(others.map { NameWords($0.name).key })
    let own = NameWords(actor.name).key
    var seen: Set<String> = []
    return ([actor] + versions).map(\.name).filter { name in
      let key = NameWords(name).key
      return !key.isEmpty && (key == own || !present.contains(key)) && seen.insert(name).inserted
    }
  }

  /// All addresses and numbers of the person.
  var contact: ContactData {
    versions.reduce(into: ContactData()) { $0.formUnion(ContactData(further: $1.further)) }
  }
}

/// What is known of one person by all versions.
private struct Described {
  private let keys: Set<String>
  private let merged: Set<String>
  private let names: Set<String>
  private let places: Set<String>
  private let marks: Set<String>
  private let contact: ContactData
  /// Names that others bear now.
  private let taken: Set<String>

  init(
    _ versions: [ActorRecord], _ aliases: [String], _ taken: Set<String>, _ ownName: String
  ) {
    let identities = versions.map { Identity($0) }
    keys = Set(identities.map(\.key))
    merged = Set(aliases)
    names = Set(identities.map(\.name)).filter { $0 == ownName || !taken.contains($0) }
    places = Set(identities.map(\.place)).subtracting([""])
    marks = Set(identities.flatMap(\.idMarks))
    contact = identities.reduce(into: ContactData()) { $0.formUnion($1.contact) }
    self.taken = taken
  }

  /// Whether a removed row is of this person: the id of a merged double; the same id with the same
  /// name or contact data; the same name where nothing says that it is somebody else.
  func isSame(_ other: Identity) -> Bool {
    if merged.contains(other.key) { return true }
    let sharesContact = !contact.isDisjoint(with: other.contact)
    if keys.contains(other.key) {
      return other.isBare || sharesContact || other.idMarks.contains { marks.contains($0) }
    }
    guard names.contains(other.name) else { return false }
    if sharesContact || places.contains(other.place) { return true }
    return (places.isEmpty || other.place.isEmpty) && !taken.contains(other.name)
  }
}
