internal import GRDB
internal import Relations

/// Finds facts of a project and changes them, within one operation.
struct Editor {
  var change: Change
  private var loadedActors: [ActorRecord]?
  private var loadedTies: [TieRecord]?

  init(_ change: Change) { self.change = change }

  // MARK: Finding

  mutating func actors() throws -> [ActorRecord] {
    if let loadedActors { return loadedActors }
    let records: [ActorRecord] = try ProjectState.records(change.database, nil)
    loadedActors = records
    return records
  }

  private mutating func ties() throws -> [TieRecord] {
    if let loadedTies { return loadedTies }
    let records: [TieRecord] = try ProjectState.records(change.database, nil)
    loadedTies = records
    return records
  }

  /// The actor that a user means: by id, by the id of a merged duplicate, else by name.
  mutating func actor(_ reference: String) throws -> ActorRecord {
    try ActorLookup(try actors(), try ProjectState.records(change.database, nil)).find(reference)
  }

  /// The ties of two actors, in the order in which they were entered.
  mutating func ties(between first: Int64, and second: Int64) throws -> [TieRecord] {
    try ties().filter { $0.joins(first, second) }
  }

  /// The only tie of two actors (of a kind).
  mutating func tie(_ first: ActorRecord, _ second: ActorRecord, kind: String?) throws -> TieRecord
  {
    let between = try ties(between: first.id, and: second.id)
    let kinds: [KindRecord] = try ProjectState.records(change.database, nil)
    func word(_ tie: TieRecord) -> String { kinds.first { $0.id == tie.kind }?.word ?? "" }
    let meant = between.filter { kind == nil || word($0).lowercased() == kind?.lowercased() }
    if meant.count == 1 { return meant[0] }
    if meant.isEmpty { throw StorageError.noTie(first.name, second.name) }
    throw StorageError.severalTies(first.name, second.name, kinds: meant.map(word))
  }

  // MARK: Entering

  /// The kind with a word; it is made if it is new.
  mutating func kind(_ word: String) throws -> KindRecord {
    let kinds: [KindRecord] = try ProjectState.records(change.database, nil)
    if let known = kinds.first(where: { $0.word == word }) { return known }
    var kind = KindRecord(TieKind(word))
    kind.id = try change.insert(kind)
    return kind
  }

  /// The id of a source; it is made if it is new.
  mutating func source(_ note: SourceNote) throws -> Int64 {
    let sources: [SourceRecord] = try ProjectState.records(change.database, nil)
    let kind = note.title == nil ? SourceRecord.byHand : ""
    let title = note.title ?? SourceRecord.byHandTitle
    if let known = sources.first(where: { $0.title == title }) { return known.id }
    return try change.insert(SourceRecord(title: title, kind: kind, day: note.day))
  }

  /// Notes that a source attests a fact; once is enough unless the confidence differs.
  mutating func attest(
    _ owner: FactOwner, _ fact: Int64, _ note: SourceNote, confidence: Double? = nil
  ) throws {
    let source = try source(note)
    let known: [EvidenceRecord] = try ProjectState.records(change.database, nil)
    let earlier = known.first {
      $0.owner == owner.rawValue && $0.fact == fact && $0.source == source
    }
    guard var evidence = earlier else {
      try change.insert(
        EvidenceRecord(owner, fact: fact, source: source, confidence: confidence ?? 1, digest: 1))
      return
    }
    guard let confidence, confidence != evidence.confidence else { return }
    evidence.confidence = confidence
    try change.update([evidence])
  }

  /// Makes sure that a further column is known and holds what is put into it.
  mutating func column(_ owner: String, _ name: String, holding value: String) throws {
    let columns: [AttributeRecord] = try ProjectState.records(change.database, nil)
    guard var column = columns.first(where: { $0.owner == owner && $0.name == name }) else {
      try change.insert(AttributeRecord(owner: owner, name: name, type: "text"))
      return
    }
    let type = AttributeColumn.ValueType(rawValue: column.type) ?? .text
    guard !type.fits([value]) else { return }
    column.type = "text"
    try change.update([column])
  }

  /// Removes facts with all that rests on them: the ties and roles of actors, the contacts of ties.
  mutating func remove(actors: Set<Int64>, ties chosen: Set<Int64>) throws {
    let allTies = try ties()
    let goneTies = Set(
      allTies.lazy.filter {
        chosen.contains($0.id) || actors.contains($0.a) || actors.contains($0.b)
      }.map(\.id))
    let contacts: [ContactRecord] = try ProjectState.records(change.database, nil)
    let roles: [RoleRecord] = try ProjectState.records(change.database, nil)
    let aliases: [AliasRecord] = try ProjectState.records(change.database, nil)
    let evidence: [EvidenceRecord] = try ProjectState.records(change.database, nil)
    let goneRoles = Set(roles.lazy.filter { actors.contains($0.actor) }.map(\.id))
    let gone: [Int64: Set<Int64>] = [
      FactOwner.actor.rawValue: actors, FactOwner.tie.rawValue: goneTies,
      FactOwner.role.rawValue: goneRoles,
    ]
    try change.remove(
      .evidence, evidence.lazy.filter { gone[$0.owner]?.contains($0.fact) ?? false }.map(\.id))
    try change.remove(.contact, contacts.lazy.filter { goneTies.contains($0.tie) }.map(\.id))
    try change.remove(.tie, goneTies.sorted())
    try change.remove(.role, goneRoles.sorted())
    try change.remove(.alias, aliases.lazy.filter { actors.contains($0.actor) }.map(\.id))
    try change.remove(.actor, actors.sorted())
    (loadedActors, loadedTies) = (nil, nil)
  }
}

extension SourceRecord {
  /// The kind of what users enter themselves.
  static let byHand = "hand"
  /// The title of what users enter themselves without naming a source.
  static let byHandTitle = "by hand"
}

/// Finds actors as users name them.
struct ActorLookup {
  private let actors: [ActorRecord]
  private let aliases: [AliasRecord]

  init(_ actors: [ActorRecord], _ aliases: [AliasRecord]) {
    self.actors = actors
    self.aliases = aliases
  }

  /// The actor with this id, alias or name.
  ///
  /// - Throws: `StorageError.actor` with the most similar names, or the ids to choose from.
  func find(_ reference: String) throws -> ActorRecord {
    if let actor = actors.first(where: { $0.key == reference }) { return actor }
    if let alias = aliases.first(where: { $0.key == reference }),
      let actor = actors.first(where: { $0.id == alias.actor })
    {
      return actor
    }
    do {
      // Names are compared where all commands compare them.
      let network = try Network(actors: actors.map(\.actor))
      return actors[try network.find(reference)]
    } catch let error as LookupError {
      throw StorageError.actor(error)
    } catch let defect as NetworkDefect {
      throw StorageError.defect(defect)
    }
  }
}
