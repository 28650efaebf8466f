internal import Relations

extension ImportPlanner {
  /// Compares the actors; fills `actorIDs`.
  mutating func planActors() {
    let network = request.network
    let places = placesByKey()
    let namedBy = firstTies()
    let further = FurtherRows(network.actorAttributes)
    actorIDs.reserveCapacity(network.actors.count)
    for (position, actor) in network.actors.enumerated() {
      let origin =
        request.actorOrigins.indices.contains(position)
        ? request.actorOrigins[position] : .unknown
      let record = ActorRecord(actor, further: further.text(position))
      if let place = places[actor.id] {
        actorIDs.append(known.actors[place].id)
        if origin == .unknown {
          meetNamed(at: place)
        } else {
          meet(record, at: place, origin)
        }
      } else if tombstones.matches(record) {
        plan.refused.append(actor.id)
        actorIDs.append(0)
      } else {
        let isListed = origin != .unknown
        add(record, isListed ? origin : namedBy[position], isListed: isListed)
      }
    }
  }

  private mutating func add(_ actor: ActorRecord, _ origin: Origin, isListed: Bool) {
    var actor = actor
    actor.id = numbering.take(.actor)
    actorIDs.append(actor.id)
    attest(.actor, actor.id, origin, digest: isListed ? RowDigest.of(actor) : 0)
    plan.difference.actors.new.append(actor)
  }

  /// An actor whom the request lists.
  private mutating func meet(_ actor: ActorRecord, at place: Int, _ origin: Origin) {
    let earlier = known.actors[place]
    let isAuthority = isAuthority(.actor, at: place)
    meetNamed(at: place)
    let said = meet(.actor, at: place, earlier.id, origin, digest: RowDigest.of(actor))
    guard said == .other else { return }
    let merged = earlier.taking(actor, replacingAll: isAuthority)
    if merged != earlier { plan.difference.actors.changed.append((earlier, merged)) }
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
