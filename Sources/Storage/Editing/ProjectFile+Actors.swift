public import Relations

extension ProjectFile {
  /// Adds an actor.
  ///
  /// - Parameters:
  ///   - id: what files and commands call it; nil = its name.
  ///   - isNamesake: whether this is known to be somebody else than who was erased and is called
  ///     the same.
  /// - Returns: its id.
  /// - Throws: `taken` if somebody has the id, `erased` if it is somebody who was erased.
  @discardableResult
  public func addActor(
    name: String, id: String? = nil, _ edit: ActorEdit, isNamesake: Bool = false,
    source: SourceNote = SourceNote()
  ) throws(StorageError) -> Actor.ID {
    let key = id ?? name
    guard !key.isEmpty else { throw .badValue(name: "id", value: key) }
    return try writing(.add) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let aliases: [AliasRecord] = try ProjectState.records(change.database, nil)
      guard try !editor.actors().contains(where: { $0.key == key }),
        !aliases.contains(where: { $0.key == key })
      else { throw StorageError.taken(id: key) }
      var record = ActorRecord(Actor(id: key, name: name), further: "")
      try editor.apply(edit, to: &record)
      try editor.keepErasedAway(
        record, texts: edit.texts + [source.title ?? ""], isNamesake: isNamesake)
      let fact = try editor.change.insert(record)
      try editor.attest(.actor, fact, source)
      return key
    }
  }

  /// Changes what is known about an actor.
  ///
  /// - Parameter isNamesake: whether this is known to be somebody else than who was erased and is
  ///   called the same.
  /// - Throws: `objected` if it would lift an objection, `erased` or `namesErased`.
  public func setActor(
    _ reference: String, _ edit: ActorEdit, isNamesake: Bool = false,
    source: SourceNote = SourceNote()
  ) throws(StorageError) {
    try writing(.set) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let earlier = try editor.actor(reference)
      var record = earlier
      try editor.apply(edit, to: &record)
      let objected = Actor.Permission.objected.rawValue
      if earlier.permission == objected, record.permission != objected {
        throw StorageError.objected(id: earlier.key)
      }
      let newName = record.name == earlier.name ? "" : record.name
      let isSame = Identity(earlier).isNamed(as: Identity(record))
      try editor.keepErasedAway(
        isSame ? nil : record, texts: edit.texts + [newName, source.title ?? ""],
        isNamesake: isNamesake)
      if record != earlier { try editor.change.update([record]) }
      try editor.attest(.actor, record.id, source)
    }
  }

  /// Removes an actor with its ties, contacts and roles; `undo` brings all of it back.
  public func removeActor(_ reference: String) throws(StorageError) {
    try writing(.remove) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      try editor.remove(actors: [try editor.actor(reference).id], ties: [])
    }
  }

  /// Notes that somebody objects to being approached.
  ///
  /// Every command respects it, and no list, edit or `undo` takes it back. Also of somebody who was removed, should a list bring them again.
  public func object(_ reference: String) throws(StorageError) {
    try writing(.object) { change in
      change.touch()
      let person = try PersonRows(change.database, reference)
      var objections = try Objections(change.database)
      try objections.enter(person.versions, change)
      guard person.isPresent else { return }
      var actor = person.actor
      actor.permission = Actor.Permission.objected.rawValue
      if actor != person.actor { try change.update([actor]) }
    }
  }

  /// Notes that somebody no longer objects, since a day: they can be approached again once they are
  /// asked.
  ///
  /// - Throws: `notObjected` if there is no objection.
  public func withdrawObjection(of reference: String, on day: Day) throws(StorageError) {
    try writing(.withdraw) { change in
      change.touch()
      let person = try PersonRows(change.database, reference)
      var objections = try Objections(change.database)
      guard objections.concern(person.actor, isNew: false) else {
        throw StorageError.notObjected(id: person.actor.key)
      }
      try objections.withdraw(person.actor, on: day, others: person.others, change)
      guard person.isPresent else { return }
      var actor = person.actor
      actor.permission = Actor.Permission.unknown.rawValue
      if actor != person.actor { try change.update([actor]) }
    }
  }
}

extension ActorEdit {
  /// What is said in free words.
  fileprivate var texts: [String] {
    [place].compactMap { $0 } + (topics ?? []) + further.flatMap { [$0.name, $0.value] }
  }
}

extension Editor {
  /// Puts what was said into a record.
  fileprivate mutating func apply(_ edit: ActorEdit, to record: inout ActorRecord) throws {
    record.name = edit.name ?? record.name
    record.kind = edit.kind?.id ?? record.kind
    record.place = edit.place ?? record.place
    record.topics = edit.topics.map(ActorRecord.joined) ?? record.topics
    record.permission = edit.permission?.rawValue ?? record.permission
    if let cost = edit.cost {
      guard cost.isFinite, cost >= 0 else {
        throw StorageError.badValue(name: "--cost", value: "\(cost)")
      }
      record.cost = cost
    }
    for (name, value) in edit.further {
      if !value.isEmpty { try column("actor", name, holding: value) }
      var values = FurtherColumns.decoded(record.further).filter { $0.name != name }
      values.append((name, value))
      record.further = FurtherColumns.encoded(values)
    }
  }
}
