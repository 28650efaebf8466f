internal import GraphCore
internal import Relations

/// Turns chosen vertices into a shortlist with reasons.
struct ShortlistWriter {
  private let snapshot: Snapshot
  private let question: Shortlist.Question
  private let task: Coverage
  private let outcome: ShortlistChoice
  private let shortlistTask: ShortlistTask
  private let chosen: [Int]
  /// How many of them are with us already.
  private let given: Int
  /// Per entry the targets it covers that are not on the list.
  private let covers: [[Int]]
  private let isOther: [Bool]
  private let isPerson: [Bool]
  private let scope: Fact.Scope
  /// How many are to be reached; how many of them are not on the list.
  private let targetCount: Int
  private let others: Int

  init(_ shortlistTask: ShortlistTask, _ outcome: ShortlistChoice) {
    let snapshot = shortlistTask.snapshot
    let task = shortlistTask.coverage
    self.snapshot = snapshot
    self.task = task
    self.shortlistTask = shortlistTask
    question = shortlistTask.question
    self.outcome = outcome
    chosen = outcome.chosen.map(Int.init)
    given = outcome.chosen.isEmpty ? 0 : shortlistTask.withUs.count
    let isChosen = snapshot.mask(chosen)
    isOther = task.isTarget.indices.map { task.isTarget[$0] && !isChosen[$0] }
    let isPerson = snapshot.actors.map { snapshot.network.actors[Int($0)].kind == .person }
    self.isPerson = isPerson
    scope = Fact.Scope(
      isPeople: task.isTarget.indices.allSatisfy { !task.isTarget[$0] || isPerson[$0] })
    targetCount = task.isTarget.count { $0 }
    others = isOther.count { $0 }
    covers = task.covered(by: outcome.chosen).map { $0.map(Int.init).filter { !isChosen[$0] } }
  }

  func shortlist() -> Shortlist {
    var times = [Int](repeating: 0, count: task.graph.vertexCount)
    for others in covers { for other in others { times[other] += 1 } }
    let reached = times.count { $0 > 0 }
    let covered = task.isTarget.indices.filter {
      task.isTarget[$0] && (!isOther[$0] || times[$0] > 0)
    }
    let places = Division(.place, of: task.isTarget, in: snapshot)
    let topics = Division(.topic, of: task.isTarget, in: snapshot)
    let all = entries(times, places, topics)
    return Shortlist(
      question: question, withUs: Array(all.prefix(given)), entries: Array(all.dropFirst(given)),
      reached: reached, possible: others,
      bound: Shortlist.Bound(covered: outcome.covered, upper: outcome.upper),
      byPlace: places.counts(of: covered), byTopic: topics.counts(of: covered),
      demands: outcome.demands, emptyParts: outcome.emptyParts,
      reachedWithoutFloors: outcome.unfairReach, attainment: outcome.attainment,
      leftOut: shortlistTask.leftOut, declined: shortlistTask.declined,
      ending: shortlistTask.ending ?? ending(of: all.count - given),
      isSmall: targetCount < Shortlist.smallNetwork)
  }

  /// Why the list has so few names; nil if it has as many as asked for.
  private func ending(of count: Int) -> Shortlist.Ending? {
    guard let size = question.size, question.goal == nil, count < size else { return nil }
    // Nobody at all, though nothing but avoiding limits the choice.
    if count == 0, !question.conditions.avoid.isEmpty, question.conditions.budget == nil,
      question.conditions.hours == nil
    {
      return .onlyAvoided
    }
    let isFree =
      question.conditions == .none && question.perPlace == nil && question.perOrganisation == nil
    return isFree ? .nobodyElse : .limits
  }

  private func entries(
    _ times: [Int], _ places: Division, _ topics: Division
  ) -> [Shortlist.Entry] {
    let known = Acquaintance(
      of: chosen, among: task.isTarget, in: snapshot.graph.undirected(), isPerson: isPerson)
    let introductions = introductions()
    var isReached = [Bool](repeating: false, count: times.count)
    var cumulative = 0
    return chosen.indices.map { place in
      let added = covers[place].filter { !isReached[$0] }
      for other in added { isReached[other] = true }
      cumulative += added.count
      let addedPlaces = places.leading(of: added)
      let addedTopics = topics.leading(of: added)
      let exclusive = covers[place].count { times[$0] == 1 }
      return Shortlist.Entry(
        rank: max(0, place + 1 - given), actor: snapshot.actors[chosen[place]],
        isRequired: place >= given && place < task.required.count, adds: added.count,
        cumulative: cumulative, reaches: covers[place].count, exclusive: exclusive,
        places: addedPlaces, topics: addedTopics,
        reasons: reasons(
          known, place, (addedPlaces, addedTopics),
          Counts(added: added.count, reaches: covers[place].count, exclusive: exclusive)),
        introduction: introductions[place], substitute: substitute(at: place),
        cost: place < given ? 0 : cost(of: chosen[place]).money,
        isCostAssumed: place >= given && cost(of: chosen[place]).isAssumed,
        hours: question.conditions.hours == nil
          ? nil
          : place < given
            ? 0
            : shortlistTask.costs.hours[chosen[place]] ?? question.conditions.defaultHours)
    }
  }

  private func cost(of vertex: Int) -> (money: Double?, isAssumed: Bool) {
    let known = shortlistTask.costs.money[vertex]
    let assumed = question.conditions.defaultCost
    return (known ?? assumed, known == nil && assumed != nil)
  }

  private func substitute(at place: Int) -> Shortlist.Substitute? {
    guard place < outcome.substitutes.count, let other = outcome.substitutes[place] else {
      return nil
    }
    return Shortlist.Substitute(
      actor: snapshot.actors[Int(other.vertex)], change: other.change)
  }

  /// What the name brings, whom it knows, and where those live whom it brings.
  private func reasons(
    _ known: Acquaintance, _ place: Int, _ parts: (places: [Part], topics: [Part]),
    _ counts: Counts
  ) -> [Fact] {
    guard counts.reaches > 0 else { return [.reachesNobody] }
    let total = targetCount - (task.isTarget[chosen[place]] ? 1 : 0)
    return [
      counts.added > 0
        ? .adds(count: counts.added, total: others) : .secondVoice(count: counts.reaches),
      known.fact(at: place, total: total, scope: scope), third(parts, counts),
    ]
  }

  /// The third reason: the place or topic that comes in, or what only this partner reaches; for one
  /// who adds nobody, how far the message goes.
  private func third(_ parts: (places: [Part], topics: [Part]), _ counts: Counts) -> Fact {
    if counts.added == 0 {
      return .spreads(count: counts.reaches, total: others, scope: scope, steps: question.steps)
    }
    // A single place or topic that everybody shares is no reason.
    if let place = parts.places.first, place.total < targetCount {
      return .brings(place: place.name, count: place.count, total: place.total)
    }
    if let topic = parts.topics.first, topic.total < targetCount {
      return .cares(topic: topic.name, count: topic.count, total: topic.total)
    }
    return .exclusive(count: counts.exclusive)
  }

  private struct Counts {
    let added: Int
    let reaches: Int
    let exclusive: Int
  }

  /// How each chosen one can be met by us.
  private func introductions() -> [Introduction?] {
    let us = question.from.compactMap { snapshot.network.position(of: $0) }
      .compactMap { snapshot.vertex(ofActorAt: $0) }
    guard !us.isEmpty else { return chosen.map { _ in nil } }
    return snapshot.introductions(to: chosen, from: us, view: question.view)
  }
}
