internal import Relations

/// What winning each selected actor as a partner costs, in money and hours.
struct PartnerCosts {
  /// Per vertex the money; nil if not known.
  let money: [Double?]
  /// Per vertex the hours; nil if not known.
  let hours: [Double?]

  /// Column names that mean hours, in lower case.
  private static let usualColumns = ["hours", "stunden", "zeitaufwand", "aufwand", "time", "zeit"]

  /// The cost of an actor is its own, else the least of its roles as a multiplier.
  ///
  /// - Throws: `unknownColumn`.
  init(_ snapshot: Snapshot, _ conditions: Conditions) throws(AnalysisError) {
    let network = snapshot.network
    var roles = [Double?](repeating: nil, count: network.actors.count)
    for role in network.multipliers {
      guard let cost = role.cost else { continue }
      roles[Int(role.actor)] = min(roles[Int(role.actor)] ?? cost, cost)
    }
    money = snapshot.actors.map { network.actors[Int($0)].cost ?? roles[Int($0)] }
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
