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
    let near = Nearness(self, partners: partners, order: order)
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
            through: pair.through < 0 ? nil : actors[Int(pair.through)]))
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

/// For every vertex the partners within two ties, with the warmth of the way.
private struct Nearness {
  struct Pair {
    let partner: Int32
    let warmth: Double
    /// The vertex between them, −1 for none.
    let through: Int32
  }

  private(set) var rows: [[Pair]]

  /// - Complexity: the ties of the neighbours of every partner.
  init(_ snapshot: Snapshot, partners: [Int], order: [Int32]) {
    let graph = Warmth(snapshot).graph.outgoing
    let isBlocked = snapshot.cannotIntroduce
    rows = [[Pair]](repeating: [], count: snapshot.actors.count)
    var warmths = [Double](repeating: 0, count: snapshot.actors.count)
    var through = [Int32](repeating: -1, count: snapshot.actors.count)
    for (number, partner) in partners.enumerated() {
      var found: [Int] = []
      for arc in graph.arcs(of: partner) {
        let other = Int(graph.targets[arc])
        warmths[other] = graph.weights.isEmpty ? 1 : graph.weights[arc]
        through[other] = -1
        found.append(other)
      }
      for arc in graph.arcs(of: partner) where !isBlocked[Int(graph.targets[arc])] {
        let middle = graph.targets[arc]
        let first = graph.weights.isEmpty ? 1 : graph.weights[arc]
        for second in graph.arcs(of: Int(middle)) {
          let other = Int(graph.targets[second])
          guard other != partner else { continue }
          let product = first * (graph.weights.isEmpty ? 1 : graph.weights[second])
          if warmths[other] == 0 { found.append(other) }
          guard product >= warmths[other], product > 0 else { continue }
          if product == warmths[other] {
            // As warm: the direct tie stays, of two go-betweens the first by id.
            let known = through[other]
            if known < 0 || order[Int(known)] < order[Int(middle)] { continue }
          }
          warmths[other] = product
          through[other] = middle
        }
      }
      for other in found where warmths[other] > 0 {
        rows[other].append(
          Pair(partner: Int32(number), warmth: warmths[other], through: through[other]))
        warmths[other] = 0
        through[other] = -1
      }
    }
  }
}
