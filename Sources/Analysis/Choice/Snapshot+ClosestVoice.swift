public import GraphCore
internal import Relations

extension Snapshot {
  /// Assigns everybody of the target to the partner closest to them, within the partners' capacities.
  ///
  /// The capacity of a partner is the greatest named by its roles as a multiplier, else that of the
  /// question. The order of the rows of a file never matters.
  ///
  /// - Throws: `unknownActor`, `notSelected`; `objected` if a partner did; `outOfRange` for a negative
  ///   capacity; `kernel` if cancelled.
  /// - Complexity: that of `AssignmentTask.assign`, and two steps from every partner.
  public func closestVoice(
    _ question: ClosestVoice.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> ClosestVoice {
    if let capacity = question.capacity, capacity < 0 {
      throw .outOfRange(name: "capacity", value: capacity, least: 0)
    }
    let isObjector = objectors
    var partners: [Int] = []
    for vertex in try vertices(of: question.partners) where !partners.contains(vertex) {
      if isObjector[vertex] { throw .objected(actor(of: vertex).id) }
      partners.append(vertex)
    }
    let isPartner = mask(partners)
    let isTarget =
      try question.towards.map { ids throws(AnalysisError) in try target(ids) } ?? eligible(nil)
    let order = idOrder
    let isPerson = eligible(nil)
    let persons = actors.indices.filter { isTarget[$0] && isPerson[$0] && !isPartner[$0] }
      .sorted { order[$0] < order[$1] }
    let near = Nearness(
      self, partners: partners, towards: persons.filter { !isObjector[$0] }, view: question.view)
    let capacities = capacities(of: partners, question)
    var offsets = [0]
    var pairs: [Nearness.Pair] = []
    for person in persons {
      if !isObjector[person] { pairs.append(contentsOf: near.rows[person]) }
      offsets.append(pairs.count)
    }
    let task = AssignmentTask(
      offsets: offsets, partners: pairs.map(\.partner), warmths: pairs.map(\.warmth),
      capacities: capacities.map { $0 ?? Int.max - 1 })
    let assigned: [Int32]
    do throws(KernelError) {
      assigned = try task.assign(execution.cancellation)
    } catch {
      throw .kernel(error)
    }
    var listeners = [[ClosestVoice.Listener]](repeating: [], count: partners.count)
    var unassigned: [ClosestVoice.Unassigned] = []
    for (place, person) in persons.enumerated() {
      let partner = assigned[place]
      if let pair = near.rows[person].first(where: { $0.partner == partner }) {
        listeners[Int(partner)].append(
          ClosestVoice.Listener(
            actor: actors[person], warmth: pair.warmth,
            through: pair.through < 0 ? nil : pair.through))
      } else {
        let reason: ClosestVoice.Reason =
          isObjector[person] ? .objected : near.rows[person].isEmpty ? .tooFar : .full
        unassigned.append(ClosestVoice.Unassigned(actor: actors[person], reason: reason))
      }
    }
    let voices = partners.indices.map { place in
      ClosestVoice.Voice(
        partner: actors[partners[place]], capacity: capacities[place],
        listeners: listeners[place].enumerated().sorted { left, right in
          left.element.warmth == right.element.warmth
            ? left.offset < right.offset : left.element.warmth > right.element.warmth
        }.map(\.element))
    }
    let sorted = ClosestVoice.Reason.allCases.flatMap { reason in
      unassigned.filter { $0.reason == reason }
    }
    return ClosestVoice(question: question, voices: voices, unassigned: sorted)
  }

  /// Per partner how many it can speak to; nil = any number.
  private func capacities(of partners: [Int], _ question: ClosestVoice.Question) -> [Int?] {
    var known = [Double?](repeating: nil, count: network.actors.count)
    for role in network.multipliers {
      guard let capacity = role.capacity else { continue }
      known[Int(role.actor)] = max(known[Int(role.actor)] ?? 0, capacity)
    }
    return partners.map { vertex in
      known[Int(actors[vertex])].map { Int(min($0, 1e9)) } ?? question.capacity
    }
  }
}

/// For every person the partners who know them or somebody they know, with the warmth of the way.
private struct Nearness {
  struct Pair {
    let partner: Int32
    let warmth: Double
    /// Position in `Network.actors` of who stands between them, −1 for nobody.
    let through: Int32
  }

  private(set) var rows: [[Pair]]

  /// - Complexity: O(*m* log *m*), and two steps from every partner.
  init(_ snapshot: Snapshot, partners: [Int], towards: [Int], view: WarmPath.View) {
    rows = [[Pair]](repeating: [], count: snapshot.actors.count)
    let network = WarmNetwork(snapshot, askers: partners.map { [$0] }, view: view)
    let order = snapshot.idOrder
    for partner in partners.indices {
      let ways = WarmWays(network, asker: partner, order: order, mostAsked: 1)
      for other in towards where ways.leads(to: other) {
        guard let way = ways.ways(to: other, alternatives: 1).first else { continue }
        rows[other].append(
          Pair(
            partner: Int32(partner), warmth: way.warmth, through: way.goBetweens.first ?? -1))
      }
    }
  }
}
