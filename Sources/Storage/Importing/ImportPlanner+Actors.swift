internal import Relations

extension ImportPlanner {
  /// Compares the actors; fills `actorIDs`.
  ///
  /// Whom the list names by the id of a merged double comes after who is named by the own id: a
  /// double only adds what is missing then.
  mutating func planActors() {
    let network = request.network
    let places = placesByKey()
    let namedBy = firstTies()
    let further = FurtherRows(network.actorAttributes)
    var people: KnownPeople?
    var doubles: [(record: ActorRecord, position: Int, place: Int)] = []
    actorIDs = [Int64](repeating: 0, count: network.actors.count)
    for (position, actor) in network.actors.enumerated() {
      // Who was erased is known by what the row says before anything in it is blanked.
      let read = ActorRecord(actor, further: further.text(position))
      if let place = places[actor.id] {
        if known.actors[place].key != actor.id {
          doubles.append((kept(read), position, place))
        } else {
          meet(kept(read), at: place, position, isDouble: false)
        }
      } else if let place = recognise(read, places, &people) {
        doubles.append((kept(read), position, place))
      } else if wasErased(read), !isLetIn(read) {
        plan.refused.append(actor.id)
      } else {
        let isListed = origin(position) != .unknown
        add(
          kept(read), position, isListed ? origin(position) : namedBy[position], isListed: isListed)
      }
    }
    for (record, position, place) in doubles {
      aliased.insert(known.actors[place].id)
      meet(record, at: place, position, isDouble: true)
    }
  }

  private func origin(_ position: Int) -> Origin {
    request.actorOrigins.indices.contains(position) ? request.actorOrigins[position] : .unknown
  }

  /// An actor without the names of people who were erased in what is said of it; a namesake of them
  /// is taken as it is.
  private mutating func kept(_ read: ActorRecord) -> ActorRecord {
    if tombstones.isEmpty || isSaidNamesake(read) || tombstones.isLetIn(read) { return read }
    var record = read
    record.place = kept(read.place)
    record.topics = kept(read.topics)
    record.further = FurtherColumns.encoded(
      FurtherColumns.decoded(read.further).map { name, value in
        (erasedMentions.blanked(name) ?? name, kept(value))
      })
    return record
  }

  private mutating func wasErased(_ read: ActorRecord) -> Bool {
    tombstones.matches(read)
      || !tombstones.isLetIn(read) && erasedMentions.areCalled(read)
  }

  /// The further columns of a network without the names of people who were erased.
  mutating func keptFurther(_ columns: [AttributeColumn]) -> FurtherRows {
    guard !tombstones.isEmpty else { return FurtherRows(columns) }
    return FurtherRows(
      columns.map { column in
        AttributeColumn(
          name: kept(column.name), type: column.type, values: column.values.map { kept($0) })
      })
  }

  private mutating func isLetIn(_ read: ActorRecord) -> Bool {
    guard isSaidNamesake(read) else { return false }
    plan.namesakes.append(read)
    return true
  }

  private func isSaidNamesake(_ read: ActorRecord) -> Bool {
    !request.namesakes.isDisjoint(with: [read.key, read.name])
  }

  /// The known actor whom a new id means: as the user said, or surely; nil if it is somebody new.
  private mutating func recognise(
    _ record: ActorRecord, _ places: [String: Int], _ people: inout KnownPeople?
  ) -> Int? {
    guard !known.actors.isEmpty else { return nil }
    if people == nil {
      people = KnownPeople(known.actors, leftOut: Set(request.network.actors.lazy.map(\.id)))
    }
    let said = request.sameAs[record.key].flatMap { places[$0] }
    let match = people?.match(record, known.actors)
    guard let place = said ?? match?.place else { return nil }
    let isSure = match?.isSure ?? false
    let isTaken = said != nil || request.takesSureMatches && isSure && !isMatched(place)
    let other = known.actors[place]
    plan.recognised.append(
      Recognition(
        id: record.key, name: record.name, knownID: other.key, knownName: other.name,
        reasons: match?.reasons ?? [], isSure: isSure, isTaken: isTaken))
    guard isTaken else { return nil }
    var alias = AliasRecord(key: record.key, actor: other.id)
    alias.id = numbering.take(.alias)
    plan.aliases.new.append(alias)
    return place
  }

  /// Whether another row of the list was already taken as a known actor.
  private func isMatched(_ place: Int) -> Bool {
    plan.recognised.contains { $0.isTaken && $0.knownID == known.actors[place].key }
  }

  private mutating func add(
    _ actor: ActorRecord, _ position: Int, _ origin: Origin, isListed: Bool
  ) {
    var actor = actor
    actor.id = numbering.take(.actor)
    actorIDs[position] = actor.id
    attest(.actor, actor.id, origin, digest: isListed ? RowDigest.of(actor) : 0)
    plan.difference.actors.new.append(actor)
  }

  /// An actor whom the request has: listed, or only named.
  private mutating func meet(
    _ actor: ActorRecord, at place: Int, _ position: Int, isDouble: Bool
  ) {
    let earlier = known.actors[place]
    actorIDs[position] = earlier.id
    meetNamed(at: place)
    let origin = origin(position)
    guard origin != .unknown else { return }
    checkName(actor, at: place)
    let isAuthority = isAuthority(.actor, at: place) && !isDouble && !hasDouble(earlier)
    let said = meet(.actor, at: place, earlier.id, origin, digest: RowDigest.of(actor))
    let isListedItself = isDouble && isListed(earlier.key)
    // What a double adds is added again where the row itself was read anew.
    guard said == .other || isListedItself && changedActors[place] != nil else { return }
    let before = changedActors[place].map { plan.difference.actors.changed[$0].after } ?? earlier
    var merged =
      isListedItself
      ? before.completed(from: actor) : before.taking(actor, replacingAll: isAuthority)
    // The name is that of the entry that was kept.
    if isDouble, before.name != before.key { merged.name = before.name }
    guard merged != before else { return }
    if let index = changedActors[place] {
      plan.difference.actors.changed[index].after = merged
    } else {
      changedActors[place] = plan.difference.actors.changed.count
      plan.difference.actors.changed.append((earlier, merged))
    }
  }

  /// Whether the request lists somebody by the own id.
  private func isListed(_ id: Actor.ID) -> Bool {
    request.network.position(of: id).map { origin($0) != .unknown } ?? false
  }

  /// Whether a double was merged into somebody: then no single row says all there is.
  private func hasDouble(_ actor: ActorRecord) -> Bool {
    known.aliases.contains { $0.actor == actor.id }
  }

  /// Finds out whether an id carries another name than before: somebody else may be meant.
  private mutating func checkName(_ read: ActorRecord, at place: Int) {
    guard !request.keepsIDs, read.name != read.key else { return }
    let earlier = known.actors[place]
    if earlier.name == earlier.key || formerNames.has(read.key, read.name) { return }
    if plan.aliases.new.contains(where: { $0.key == read.key }) { return }
    let (one, other) = (Identity(earlier), Identity(read))
    if one.name == other.name || !one.contact.isDisjoint(with: other.contact) { return }
    let isSlip = !Set(one.nameWords.slips).isDisjoint(with: other.nameWords.slips)
    if isSlip, one.place == other.place, !one.place.isEmpty { return }
    plan.conflicts.append(IDConflict(id: read.key, known: earlier.name, read: read.name))
  }

  /// An actor whom the request only names: what named it before still does.
  private mutating func meetNamed(at place: Int) {
    for row in index.rows(.actor, at: place) {
      let evidence = known.evidence[Int(row)]
      if evidence.digest == 0, scope.contains(evidence.source) { isMet[Int(row)] = true }
    }
  }

  /// Where the known actors stand, by their ids and by the ids of duplicates merged into them.
  private func placesByKey() -> [String: Int] {
    var places: [String: Int] = [:]
    places.reserveCapacity(known.actors.count)
    for (place, actor) in known.actors.enumerated() { places[actor.key] = place }
    let positions = Positions(known.actors.lazy.map(\.id))
    for alias in known.aliases where places[alias.key] == nil {
      places[alias.key] = positions[alias.actor]
    }
    return places
  }

  /// For each actor the origin of the first tie that names it.
  private func firstTies() -> [Origin] {
    var origins = [Origin](repeating: .unknown, count: request.network.actors.count)
    for tie in request.network.ties {
      for end in [Int(tie.source), Int(tie.target)] where origins[end] == .unknown {
        origins[end] = tie.origin
      }
    }
    return origins
  }
}

extension ActorRecord {
  /// The actor with what a source says about it now.
  ///
  /// What the source leaves empty stays, unless nobody else attests the actor. An objection is never
  /// taken back by a list.
  func taking(_ said: ActorRecord, replacingAll: Bool) -> ActorRecord {
    var merged = self
    func chosen(_ old: String, _ new: String) -> String { new.isEmpty && !replacingAll ? old : new }
    if said.name != said.key || replacingAll { merged.name = said.name }
    if said.kind != Actor.Kind.person.id || replacingAll { merged.kind = said.kind }
    merged.place = chosen(place, said.place)
    merged.topics = chosen(topics, said.topics)
    merged.cost = said.cost ?? (replacingAll ? nil : cost)
    let objected = Actor.Permission.objected.rawValue
    if permission != objected,
      replacingAll || said.permission != Actor.Permission.unknown.rawValue
    {
      merged.permission = said.permission
    }
    merged.further =
      replacingAll ? said.further : FurtherColumns.merged(further, said.further)
    return merged
  }
}

extension ActorRecord {
  /// The actor with what it lacks taken from a double.
  func completed(from double: ActorRecord) -> ActorRecord {
    var completed = self
    if name == key, double.name != double.key { completed.name = double.name }
    if place.isEmpty { completed.place = double.place }
    if topics.isEmpty { completed.topics = double.topics }
    completed.cost = cost ?? double.cost
    completed.further = FurtherColumns.merged(double.further, further)
    let (unknown, objected) = (
      Actor.Permission.unknown.rawValue, Actor.Permission.objected.rawValue
    )
    if permission == unknown || double.permission == objected {
      completed.permission = double.permission
    }
    return completed
  }
}

extension FurtherColumns {
  /// The values of both; where both have one, the second counts.
  static func merged(_ first: String, _ second: String) -> String {
    if second.isEmpty || first == second { return first }
    if first.isEmpty { return second }
    var values = decoded(first)
    for (name, value) in decoded(second) {
      if let place = values.firstIndex(where: { $0.name == name }) {
        values[place].value = value
      } else {
        values.append((name, value))
      }
    }
    return encoded(values)
  }
}

/// The further columns of a network, row by row.
struct FurtherRows {
  private let columns: [AttributeColumn]

  init(_ columns: [AttributeColumn]) { self.columns = columns }

  /// The values of a row as they are stored.
  func text(_ row: Int) -> String {
    if columns.isEmpty { return "" }
    return FurtherColumns.encoded(columns.map { ($0.name, $0.values[row]) })
  }
}
