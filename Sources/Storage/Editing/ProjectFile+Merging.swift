internal import Relations

extension ProjectFile {
  /// Makes two entries of the same actor one; `undo` parts them again.
  ///
  /// The first keeps its id and details and takes over what it lacks. Ties, contacts, roles and
  /// sources of the second become its own; where both lists name the same tie, the stronger counts
  /// and both sources attest it. Lists that use the second id mean the first from now on.
  public func merge(_ kept: String, _ duplicate: String) throws(StorageError) {
    try writing(.merge) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let (first, second) = (try editor.actor(kept), try editor.actor(duplicate))
      guard first.id != second.id else {
        throw StorageError.badValue(name: "merge", value: duplicate)
      }
      try editor.merge(second, into: first)
    }
  }
}

extension Editor {
  fileprivate mutating func merge(_ gone: ActorRecord, into kept: ActorRecord) throws {
    var objections = try Objections(change.database)
    for (one, other) in [(gone, kept), (kept, gone)] where objections.concern(one, isNew: false) {
      try objections.extend(from: one, to: other, isNew: false, change)
    }
    let filled = kept.filled(from: gone)
    if filled != kept { try change.update([filled]) }
    try moveTies(from: gone.id, to: kept.id)
    try moveRoles(from: gone.id, to: kept.id)
    try moveEvidence(.actor, [gone.id: kept.id])
    let aliases: [AliasRecord] = try ProjectState.records(change.database, nil)
    try change.update(
      aliases.filter { $0.actor == gone.id }.map { alias in
        var alias = alias
        alias.actor = kept.id
        return alias
      })
    try change.remove(.actor, [gone.id])
    try change.insert(AliasRecord(key: gone.key, actor: kept.id))
  }

  private mutating func moveTies(from gone: Int64, to kept: Int64) throws {
    let all: [TieRecord] = try ProjectState.records(change.database, nil)
    var own = all.filter { ($0.a == kept || $0.b == kept) && $0.a != gone && $0.b != gone }
    var replaced: [Int64: Int64] = [:]
    var dropped: [Int64] = []
    for earlier in all where earlier.a == gone || earlier.b == gone {
      var tie = earlier
      if tie.a == gone { tie.a = kept }
      if tie.b == gone { tie.b = kept }
      if tie.a == tie.b {
        dropped.append(tie.id)
      } else if let place = own.firstIndex(where: { $0.isSame(as: tie) }) {
        if tie.strength ?? 1 > own[place].strength ?? 1 {
          own[place].strength = tie.strength
          try change.update([own[place]])
        }
        replaced[tie.id] = own[place].id
      } else {
        own.append(tie)
        try change.update([tie])
      }
    }
    let contacts: [ContactRecord] = try ProjectState.records(change.database, nil)
    try change.update(
      contacts.compactMap { contact -> ContactRecord? in
        guard let tie = replaced[contact.tie] else { return nil }
        var contact = contact
        contact.tie = tie
        return contact
      })
    try moveEvidence(.tie, replaced)
    try remove(actors: [], ties: Set(dropped).union(replaced.keys))
  }

  private mutating func moveRoles(from gone: Int64, to kept: Int64) throws {
    let roles: [RoleRecord] = try ProjectState.records(change.database, nil)
    var replaced: [Int64: Int64] = [:]
    for role in roles where role.actor == gone {
      let same = roles.first {
        $0.actor == kept && $0.topic == role.topic && $0.place == role.place
      }
      if let same {
        replaced[role.id] = same.id
      } else {
        var role = role
        role.actor = kept
        try change.update([role])
      }
    }
    try moveEvidence(.role, replaced)
    try change.remove(.role, replaced.keys.sorted())
  }

  /// Lets the evidence of facts attest others.
  private mutating func moveEvidence(_ owner: FactOwner, _ moves: [Int64: Int64]) throws {
    guard !moves.isEmpty else { return }
    let evidence: [EvidenceRecord] = try ProjectState.records(change.database, nil)
    try change.update(
      evidence.compactMap { evidence -> EvidenceRecord? in
        guard evidence.owner == owner.rawValue, let fact = moves[evidence.fact] else { return nil }
        var evidence = evidence
        evidence.fact = fact
        return evidence
      })
  }
}

extension TieRecord {
  /// Whether both name the same tie: the same ends, kind, direction and days.
  fileprivate func isSame(as other: TieRecord) -> Bool {
    guard kind == other.kind, isDirected == other.isDirected else { return false }
    guard start == other.start, end == other.end else { return false }
    return a == other.a && b == other.b || !isDirected && a == other.b && b == other.a
  }
}

extension ActorRecord {
  /// The actor with what it lacks taken from another; an objection of either counts.
  fileprivate func filled(from other: ActorRecord) -> ActorRecord {
    var filled = self
    if name == key { filled.name = other.name == other.key ? name : other.name }
    if place.isEmpty { filled.place = other.place }
    let topics = actor.topics + other.actor.topics.filter { !actor.topics.contains($0) }
    filled.topics = Self.joined(topics)
    filled.cost = cost ?? other.cost
    filled.further = FurtherColumns.merged(other.further, further)
    let unknown = Actor.Permission.unknown.rawValue
    let objected = Actor.Permission.objected.rawValue
    if permission == unknown || other.permission == objected {
      filled.permission = other.permission
    }
    return filled
  }
}
