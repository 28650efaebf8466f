internal import Relations

/// The rows of a snapshot as the warm way sees them: who is tied, who belongs to what, who was where,
/// and how long ago.
struct WarmRows {
  /// Somebody in an organisation, or at an occasion.
  struct Belonging {
    /// The vertex of the organisation or the occasion.
    let group: Int32
    let member: Int32
    /// 0...1.
    let recency: Double
    let kind: Int16
    let day: Day?
  }

  let snapshot: Snapshot
  /// Per vertex whether it is a human being.
  let isPerson: [Bool]
  /// Ties that two actors have with each other, one per row.
  private(set) var ties: [Warmth.Sum] = []
  /// Who belongs to which organisation.
  private(set) var memberships: [Belonging] = []
  /// Who was at which event; organisations too.
  private(set) var attendances: [Belonging] = []

  /// - Complexity: linear in ties and contacts.
  init(_ snapshot: Snapshot, day: Day?, rules: TieRules) {
    self.snapshot = snapshot
    isPerson = snapshot.people
    let network = snapshot.network
    let calendar = WarmCalendar(snapshot, day: day, rules: rules)
    let closeness = network.tieKinds.map(\.closeness)
    let vertexKinds = snapshot.actors.map { network.actors[Int($0)].kind }
    let rows = network.ties
    ties.reserveCapacity(snapshot.ties.count)
    for position in snapshot.ties {
      let row = Int(position)
      guard rows.sources[row] != rows.targets[row], rows.effectiveStrength(of: row) > 0,
        let source = snapshot.vertex(ofActorAt: Int(rows.sources[row])),
        let target = snapshot.vertex(ofActorAt: Int(rows.targets[row])), calendar.holds(row)
      else { continue }
      let kind = rows.kind(of: row)
      let said = closeness[Int(kind)]
      let (recency, lastDay) = calendar.recency(of: row)
      if isPerson[source] != isPerson[target] {
        let (group, member) = isPerson[source] ? (target, source) : (source, target)
        let belonging = Belonging(
          group: Int32(group), member: Int32(member), recency: recency, kind: kind, day: lastDay)
        let isGroupLike = said == .unsaid && network.tieKinds[Int(kind)].isGroupLike
        if said == .membership || said == .working || isGroupLike { memberships.append(belonging) }
        if said == .membership { continue }
      }
      for (event, guest) in [(target, source), (source, target)]
      where vertexKinds[event] == .event && said != .following {
        attendances.append(
          Belonging(
            group: Int32(event), member: Int32(guest), recency: recency, kind: kind, day: lastDay))
      }
      ties.append(
        Warmth.Sum(
          key: WarmRows.key(source, target), kind: kind,
          strength: rows.effectiveStrength(of: row), recency: recency, lastDay: lastDay,
          runsUp: !rows.isDirected(row) || source < target,
          runsDown: !rows.isDirected(row) || source > target))
    }
  }

  /// The key of two vertices, the lower one in the upper half.
  static func key(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(min(first, second)) << 32 | UInt64(max(first, second))
  }
}

extension TieKind {
  /// Whether such a tie to an organisation says nothing but that somebody belongs to it.
  fileprivate var isGroupLike: Bool { id.isEmpty || warmth != nil }
}

extension Snapshot {
  /// Per vertex whether it is a human being: a person; where there are none, whatever is no
  /// organisation, channel or event.
  var people: [Bool] {
    let kinds = actors.map { network.actors[Int($0)].kind }
    if kinds.contains(.person) { return kinds.map { $0 == .person } }
    return kinds.map { $0 != .organisation && $0 != .channel && $0 != .event }
  }
}
