public import Relations

extension ProjectFile {
  /// Adds an actor.
  ///
  /// - Parameter id: what files and commands call it; nil = its name.
  /// - Returns: its id.
  /// - Throws: `taken` if somebody has the id, `erased` if it is somebody who was erased.
  @discardableResult
  public func addActor(
    name: String, id: String? = nil, _ edit: ActorEdit, source: SourceNote = SourceNote()
  ) throws(StorageError) -> Actor.ID {
    let key = id ?? name
    guard !key.isEmpty else { throw .badValue(name: "id", value: key) }
    return try writing(.add) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      guard try !editor.actors().contains(where: { $0.key == key }) else {
        throw StorageError.taken(id: key)
      }
      var record = ActorRecord(Actor(id: key, name: name), further: "")
      try editor.apply(edit, to: &record)
      if try Tombstones(change.database).matches(record) { throw StorageError.erased(id: key) }
      let fact = try editor.change.insert(record)
      try editor.attest(.actor, fact, source)
      return key
    }
  }

  /// Changes what is known about an actor.
  public func setActor(
    _ reference: String, _ edit: ActorEdit, source: SourceNote = SourceNote()
  ) throws(StorageError) {
    try writing(.set) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let earlier = try editor.actor(reference)
      var record = earlier
      try editor.apply(edit, to: &record)
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

  /// Notes that somebody objects to being approached: every command respects it, and no list takes
  /// it back.
  public func object(_ reference: String) throws(StorageError) {
    try writing(.object) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      var actor = try editor.actor(reference)
      actor.permission = Actor.Permission.objected.rawValue
      try editor.change.update([actor])
      try editor.attest(.actor, actor.id, SourceNote())
    }
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
