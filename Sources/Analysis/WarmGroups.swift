internal import GraphCore
internal import Relations

/// The clubs and organisations in which people know each other because they are few.
struct WarmGroups {
  /// What two people of a group are worth to each other, by how many they are; larger groups: nothing.
  private static let bases: [(most: Int, warmth: Double)] = [(30, 0.4), (100, 0.2)]

  /// The vertices of the groups, by number.
  let vertices: [Int32]
  /// How many people belong to each.
  let sizes: [Int]
  /// Two of one group, as the search sees them.
  let hubs: StrongestPaths.Hubs
  /// Per vertex of an organisation its members and staff, each once, ascending; and per row its
  /// kind.
  let staff: [Int32: [WarmRows.Belonging]]

  /// - Complexity: O(*m* log *m*) in the memberships.
  init(_ rows: WarmRows) {
    let kinds = rows.snapshot.network.tieKinds
    let sorted = rows.memberships.sorted { left, right in
      (left.group, left.member, right.recency, left.kind)
        < (right.group, right.member, left.recency, right.kind)
    }
    var staff: [Int32: [WarmRows.Belonging]] = [:]
    var vertices: [Int32] = []
    var sizes: [Int] = []
    var factors: [Double] = []
    var members: [(hub: Int32, vertex: Int32, weight: Double)] = []
    var start = 0
    while start < sorted.count {
      let group = sorted[start].group
      let end = sorted[start...].firstIndex { $0.group != group } ?? sorted.count
      var own: [WarmRows.Belonging] = []
      for belonging in sorted[start..<end] where own.last?.member != belonging.member {
        own.append(belonging)
      }
      staff[group] = own
      if let factor = WarmGroups.factor(of: own, group, rows, kinds) {
        members += own.map { (Int32(vertices.count), $0.member, $0.recency) }
        vertices.append(group)
        sizes.append(own.count)
        factors.append(factor)
      }
      start = end
    }
    self.staff = staff
    self.vertices = vertices
    self.sizes = sizes
    hubs = StrongestPaths.Hubs(
      vertexCount: rows.snapshot.actors.count, factors: factors, members: members)
  }

  /// What two of a group are worth to each other; nil if nothing, as in channels and at events.
  private static func factor(
    of members: [WarmRows.Belonging], _ group: Int32, _ rows: WarmRows, _ kinds: [TieKind]
  ) -> Double? {
    let kind = rows.snapshot.actor(of: Int(group)).kind
    guard members.count > 1, kind != .channel, kind != .event,
      let bySize = bases.first(where: { members.count <= $0.most })?.warmth
    else { return nil }
    let given = members.compactMap { kinds[Int($0.kind)].warmth }.min()
    let factor = given ?? bySize
    return factor > 0 ? factor : nil
  }
}
