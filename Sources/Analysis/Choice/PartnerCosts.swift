internal import Relations

/// What winning each selected actor as a partner costs, in money and hours.
struct PartnerCosts {
  /// Per vertex the money; nil if not known.
  let money: [Double?]
  /// Per vertex the hours; nil if not known.
  let hours: [Double?]

  /// Column names that mean hours, in lower case.
  private static let usualColumns = ["hours", "stunden", "zeitaufwand", "aufwand", "time", "zeit"]

  /// The cost is that of the role that acts on the question (the least of all roles where nothing is
  /// asked for), else that of the person.
  ///
  /// - Throws: `unknownColumn`.
  init(
    _ snapshot: Snapshot, _ conditions: Conditions, topic: String? = nil, place: String? = nil
  ) throws(AnalysisError) {
    let network = snapshot.network
    let filter = RoleFilter(topic: topic, place: place)
    var roles = [[Multiplier]](repeating: [], count: snapshot.actors.count)
    for role in network.multipliers where role.cost != nil {
      if let vertex = snapshot.vertex(ofActorAt: Int(role.actor)) { roles[vertex].append(role) }
    }
    let asksAnything = topic != nil || place != nil
    money = snapshot.actors.indices.map { vertex in
      let own =
        asksAnything
        ? filter.acting(roles[vertex]).first?.cost : roles[vertex].compactMap(\.cost).min()
      return own ?? snapshot.actor(of: vertex).cost
    }
    let column: AttributeColumn?
    if let name = conditions.hoursColumn {
      column = network.actorAttribute(name)
      if column == nil { throw .unknownColumn(name) }
    } else {
      column = PartnerCosts.usualColumns.lazy.compactMap { network.actorAttribute($0) }.first {
        $0.type == .number
      }
    }
    hours = snapshot.actors.map { actor in
      column?.number(at: Int(actor)).flatMap { $0 >= 0 ? $0 : nil }
    }
  }
}
