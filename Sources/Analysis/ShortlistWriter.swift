internal import GraphCore
internal import Relations

/// Turns chosen vertices into a shortlist with reasons.
struct ShortlistWriter {
  private let snapshot: Snapshot
  private let question: Shortlist.Question
  private let task: Coverage
  private let choice: CoverageChoice
  private let outcome: ShortlistChoice
  private let costs: PartnerCosts
  private let leftOut: Int
  private let chosen: [Int]
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
    question = shortlistTask.question
    costs = shortlistTask.costs
    leftOut = shortlistTask.leftOut
    self.outcome = outcome
    choice = outcome.choice
    chosen = choice.chosen.map(Int.init)
    let isChosen = snapshot.mask(chosen)
    isOther = task.isTarget.indices.map { task.isTarget[$0] && !isChosen[$0] }
    let isPerson = snapshot.actors.map { snapshot.network.actors[Int($0)].kind == .person }
    self.isPerson = isPerson
    scope = Fact.Scope(
      isPeople: task.isTarget.indices.allSatisfy { !task.isTarget[$0] || isPerson[$0] })
    targetCount = task.isTarget.count { $0 }
    others = isOther.count { $0 }
    covers = task.covered(by: choice.chosen).map { $0.map(Int.init).filter { !isChosen[$0] } }
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
    return Shortlist(
      question: question, entries: entries(times, places, topics), reached: reached,
      possible: others,
      bound: Shortlist.Bound(covered: choice.covered, upper: choice.upper),
      byPlace: places.counts(of: covered), byTopic: topics.counts(of: covered),
      demands: outcome.demands, emptyParts: outcome.emptyParts,
      reachedWithoutFloors: outcome.unfairReach, attainment: outcome.attainment, leftOut: leftOut)
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
      let conditions = question.conditions
      let money = costs.money[chosen[place]]
      let reasons: [Fact] = [
        .adds(count: added.count, total: others),
        known.fact(
          at: place, total: targetCount - (task.isTarget[chosen[place]] ? 1 : 0), scope: scope),
        third(
          (addedPlaces, addedTopics),
          Counts(added: added.count, reaches: covers[place].count, exclusive: exclusive)),
      ]
      return Shortlist.Entry(
        rank: place + 1, actor: snapshot.actors[chosen[place]],
        isRequired: task.required.contains(Int32(chosen[place])), adds: added.count,
        cumulative: cumulative, reaches: covers[place].count, exclusive: exclusive,
        places: addedPlaces, topics: addedTopics, reasons: reasons,
        introduction: introductions[place],
        substitute: choice.replacements[place].map {
          Shortlist.Substitute(actor: snapshot.actors[Int($0.vertex)], change: $0.change)
        },
        cost: money ?? conditions.defaultCost,
        isCostAssumed: money == nil && conditions.defaultCost != nil,
        hours: conditions.hours == nil
          ? nil : costs.hours[chosen[place]] ?? conditions.defaultHours)
    }
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
