internal import Relations

/// Who was at which event together with somebody near us.
struct WarmOccasions {
  private static let most = 3

  private let ways: WarmWays
  private let guests: [Int32: [WarmRows.Belonging]]
  private let visits: [Int32: [WarmRows.Belonging]]
  private let acquaintances: [Double]
  private let order: [Int32]
  private let isSilent: [Bool]

  /// - Complexity: linear in attendances.
  init(_ ways: WarmWays) {
    self.ways = ways
    guests = Dictionary(grouping: ways.network.rows.attendances, by: \.group)
    visits = Dictionary(grouping: ways.network.rows.attendances, by: \.member)
    acquaintances = guests.isEmpty ? [] : ways.acquaintances
    order = ways.network.snapshot.idOrder
    isSilent = ways.network.snapshot.objectors
  }

  /// The events that one of us, somebody we know or somebody on a way went to as well: one of each
  /// person, the latest; ours first, then those we know best.
  func occasions(with vertex: Int, _ found: [WarmPath]) -> [Introduction.Occasion] {
    guard let own = visits[Int32(vertex)], !ways.isOurs[vertex] else { return [] }
    let snapshot = ways.network.snapshot
    let asked = Set(found.flatMap(\.goBetweens))
    var best: [Int32: Shared] = [:]
    for visit in own {
      for guest in guests[visit.group] ?? [] where Int(guest.member) != vertex {
        let member = Int(guest.member)
        let isOurs = ways.isOurs[member]
        let isNear = acquaintances[member] > 0 || asked.contains(snapshot.actors[member])
        guard isOurs || isNear && ways.network.rows.isPerson[member] && !isSilent[member] else {
          continue
        }
        let shared = Shared(
          event: visit.group, day: [visit.day, guest.day].compactMap { $0 }.min(),
          with: guest.member, isOurs: isOurs, warmth: acquaintances[member])
        if let known = best[guest.member], !comes(shared, before: known) { continue }
        best[guest.member] = shared
      }
    }
    return best.values.sorted(by: comes).prefix(WarmOccasions.most).map { shared in
      Introduction.Occasion(
        event: snapshot.actors[Int(shared.event)], with: snapshot.actors[Int(shared.with)],
        link: shared.isOurs ? .ours : shared.warmth > 0 ? .known : .asked, day: shared.day)
    }
  }

  private struct Shared {
    let event: Int32
    let day: Day?
    let with: Int32
    let isOurs: Bool
    let warmth: Double
  }

  private func comes(_ left: Shared, before right: Shared) -> Bool {
    if left.isOurs != right.isOurs { return left.isOurs }
    if left.with != right.with, left.warmth != right.warmth { return left.warmth > right.warmth }
    let days = (left.day?.number ?? .min, right.day?.number ?? .min)
    if days.0 != days.1 { return days.0 > days.1 }
    return (order[Int(left.event)], order[Int(left.with)])
      < (order[Int(right.event)], order[Int(right.with)])
  }
}
