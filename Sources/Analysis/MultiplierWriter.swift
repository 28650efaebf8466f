internal import GraphCore
internal import Relations

/// Turns standings into a list of opinion leaders with reasons.
struct MultiplierWriter {
  private let snapshot: Snapshot
  private let standing: MultiplierStanding
  private let listed: [(place: Int, rank: Int)]
  private let vertices: [Int]
  private let known: Acquaintance
  private let scope: Fact.Scope
  private let fieldSize: Int
  private let organisationCount: Int
  /// Per vertex its circle; empty where memberships connect people, not circles.
  private let circles: Partition?
  private let rows: Graph.Adjacency

  init(
    _ snapshot: Snapshot, _ question: Multipliers.Question, _ standing: MultiplierStanding,
    _ listed: [(place: Int, rank: Int)], _ execution: Execution
  ) throws(KernelError) {
    let undirected = snapshot.graph.undirected()
    let isPerson = snapshot.actors.map { snapshot.network.actors[Int($0)].kind == .person }
    self.snapshot = snapshot
    self.standing = standing
    self.listed = listed
    vertices = listed.map { standing.candidates[$0.place] }
    known = Acquaintance(
      of: vertices, among: standing.isMember, in: undirected, isPerson: isPerson)
    scope = Fact.Scope(
      topic: question.topic ?? "", place: question.place ?? "", isPeople: isPerson.contains(true))
    fieldSize = standing.isMember.count { $0 }
    organisationCount = isPerson.count { !$0 }
    rows = undirected.outgoing
    circles =
      known.isThroughOrganisations
      ? nil : try leiden(undirected, runs: 1, execution: execution).partition
  }

  func entries() -> [Multipliers.Entry] {
    listed.indices.map { entry in
      let place = listed[entry].place
      let vertex = vertices[entry]
      let roles = standing.roles(at: place)
      return Multipliers.Entry(
        rank: listed[entry].rank, actor: snapshot.actors[vertex], score: standing.scores[place],
        roles: roles, reasons: reasons(entry, roles), isMember: standing.isMember[vertex])
    }
  }

  /// Whom they know, then a fact per role; how far they reach if that is all.
  private func reasons(_ entry: Int, _ roles: [Multipliers.Role]) -> [Fact] {
    let place = listed[entry].place
    let others = fieldSize - (standing.isMember[vertices[entry]] ? 1 : 0)
    var reasons = [known.fact(at: entry, total: others, scope: scope)]
    // Where people meet in organisations, whom they meet is whom they reach in two steps.
    let said: Set<Multipliers.Role> = known.isThroughOrganisations ? [.hub, .spreader] : [.hub]
    let missing: [Multipliers.Role] =
      known.isThroughOrganisations ? [.bridge, .voice] : [.spreader]
    reasons += roles.filter { !said.contains($0) }.map { fact($0, place, others) }
    for role in missing where !roles.contains(role) && reasons.count < 3 {
      reasons.append(fact(role, place, others))
    }
    // "Number 20 of 20" is no reason.
    if standing.candidates.count < Shortlist.smallNetwork {
      reasons.removeAll { $0.isPlace(below: standing.candidates.count / 4) }
    }
    if snapshot.actor(of: vertices[entry]).permission == .granted { reasons.append(.agreed) }
    return reasons
  }

  private func fact(_ role: Multipliers.Role, _ place: Int, _ others: Int) -> Fact {
    let number = Multipliers.Role.allCases.firstIndex(of: role) ?? 0
    let value = standing.measured[number].values[place]
    let rank = standing.measured[number].ranks[place]
    let total = standing.candidates.count
    switch role {
    case .bridge: return bridging(standing.candidates[place], rank, total)
    case .voice: return .heard(rank: rank, total: total)
    case .hub, .spreader:
      return .spreads(count: Int(value), total: others, scope: scope, steps: 2)
    case .core: return .core(level: Int(value), size: rank)
    }
  }

  /// Organisations or circles connected, or how often somebody lies between others.
  private func bridging(_ vertex: Int, _ rank: Int, _ total: Int) -> Fact {
    let neighbours = rows.arcs(of: vertex).map { Int(rows.targets[$0]) }
    if let circles {
      let met = Set(neighbours.map { circles.groups[$0] } + [circles.groups[vertex]])
      let count = circles.sizes.count { $0 > 1 }
      return met.count > 1
        ? .circles(count: met.count, total: count) : .between(rank: rank, total: total)
    }
    let names = neighbours.map { snapshot.actor(of: $0) }.filter { $0.kind != .person }
      .map(\.name).sorted()
    return names.count > 1
      ? .connects(organisations: names, total: organisationCount)
      : .between(rank: rank, total: total)
  }
}
