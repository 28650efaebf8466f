internal import GraphCore
internal import Relations
internal import Wording

/// Turns chosen vertices and a report on them into a shortlist with reasons.
struct SpreadShortlistWriter {
  private let task: SpreadTask
  private let choice: SpreadTask.Choice
  private let rivals: SpreadRivals
  private let report: SpreadReport
  private let substitutes: [SpreadSubstitute?]
  private let chosen: [Int]
  private let targetCount: Int
  private let others: Int
  private let scope: Fact.Scope

  init(
    _ task: SpreadTask, _ choice: SpreadTask.Choice, _ rivals: SpreadRivals,
    _ report: SpreadReport, _ substitutes: [SpreadSubstitute?]
  ) {
    self.rivals = rivals
    self.substitutes = substitutes
    self.task = task
    self.choice = choice
    self.report = report
    chosen = choice.chosen.map(Int.init)
    targetCount = task.roots.count
    let isTarget = task.coverage.isTarget
    others = targetCount - chosen.count { isTarget[$0] }
    let snapshot = task.snapshot
    scope = Fact.Scope(
      isPeople: isTarget.indices.allSatisfy {
        !isTarget[$0] || snapshot.actor(of: $0).kind == .person
      })
  }

  func shortlist() -> SpreadShortlist {
    let parts = report.byParts.map { Estimate(exactly: $0) }
    let divided = [task.places, task.topics].expected(parts)
    let all = entries()
    return SpreadShortlist(
      question: task.question, withUs: Array(all.prefix(given)),
      entries: Array(all.dropFirst(given)), reached: report.reached, possible: others,
      certificate: choice.certificate, demands: choice.demands,
      emptyParts: task.conditions?.emptyParts ?? [], leftOut: task.list.leftOut,
      declined: task.list.declined, ending: ending(of: all.count - given),
      isSmall: targetCount < Shortlist.smallNetwork,
      comparisons: rivals.titles.indices.map { rival in
        SpreadShortlist.Comparison(
          rival: rivals.titles[rival], reached: report.rivals[rival],
          size: rivals.rivals[rival].size)
      }, isCertain: !task.spreading.isAdditive && task.spreading.isCertain, byPlace: divided[0],
      byTopic: divided[1])
  }

  /// How many of the chosen are with us already.
  private var given: Int { task.list.withUs.count }

  /// Why the list has so few names; nil if it has as many as asked for.
  private func ending(of count: Int) -> Shortlist.Ending? {
    guard let size = task.question.list.size, count < size else { return task.list.ending }
    return task.list.ending ?? (task.conditions == nil ? .nobodyAdds : .limits)
  }

  private func entries() -> [SpreadShortlist.Entry] {
    let snapshot = task.snapshot
    let isTarget = task.coverage.isTarget
    let isPerson = snapshot.actors.map { snapshot.network.actors[Int($0)].kind == .person }
    let known = Acquaintance(
      of: chosen, among: isTarget, in: snapshot.graph.undirected(), isPerson: isPerson)
    let introductions = introductions()
    var cumulative = 0.0
    return chosen.indices.map { place in
      cumulative += report.adds[place]
      let added = [task.places, task.topics].expected(
        report.addsByParts[place].map { Estimate(exactly: $0) }
      ).map(leading)
      var reasons: [Fact] = [
        .adds(count: Int(report.adds[place].rounded()), total: others),
        known.fact(
          at: place, total: targetCount - (isTarget[chosen[place]] ? 1 : 0), scope: scope),
      ]
      reasons += third(added, exclusive: report.exclusive[place])
      return SpreadShortlist.Entry(
        rank: max(0, place + 1 - given), actor: snapshot.actors[chosen[place]],
        isRequired: place >= given && place < task.choice.required.count, adds: report.adds[place],
        cumulative: cumulative, reaches: report.reaches[place], exclusive: report.exclusive[place],
        places: added[0].map(\.name.de), topics: added[1].map(\.name.de), reasons: reasons,
        introduction: introductions[place], substitute: substitute(at: place),
        cost: place < given
          ? 0
          : task.list.costs.money[chosen[place]] ?? task.question.list.conditions.defaultCost)
    }
  }

  private func substitute(at place: Int) -> SpreadShortlist.Substitute? {
    substitutes[place].map {
      SpreadShortlist.Substitute(
        actor: task.snapshot.actors[Int($0.vertex)], change: $0.change)
    }
  }

  /// The named parts of which at least half a person is added, most first.
  private func leading(_ parts: [ExpectedPart]) -> [ExpectedPart] {
    parts.filter { $0.reached.value >= 0.5 && !$0.name.de.isEmpty }
      .sorted { left, right in
        left.reached.value == right.reached.value
          ? left.name.de < right.name.de : left.reached.value > right.reached.value
      }
  }

  /// The place or topic that comes in, or what only this partner reaches.
  private func third(_ added: [[ExpectedPart]], exclusive: Double) -> [Fact] {
    // A single place or topic that everybody shares is no reason.
    if let place = added[0].first, place.total < targetCount {
      return [
        .brings(
          place: place.name.de, count: Int(place.reached.value.rounded()), total: place.total)
      ]
    }
    if let topic = added[1].first, topic.total < targetCount {
      return [
        .cares(
          topic: topic.name.de, count: Int(topic.reached.value.rounded()), total: topic.total)
      ]
    }
    // What others reach, too, is a reason where there are others; less than half a person is none.
    guard exclusive.isFinite, chosen.count > 1 else { return [] }
    return exclusive >= 0.5 || exclusive < 0.005
      ? [.exclusive(count: Int(exclusive.rounded()))] : []
  }

  /// How each chosen one can be met by us.
  private func introductions() -> [Introduction?] {
    let snapshot = task.snapshot
    let us = task.question.list.from.compactMap { snapshot.network.position(of: $0) }
      .compactMap { snapshot.vertex(ofActorAt: $0) }
    guard !us.isEmpty else { return chosen.map { _ in nil } }
    return snapshot.introductions(to: chosen, from: us, view: task.question.list.view)
  }
}

extension SpreadShortlist {
  /// A list on which nobody stands because nobody may.
  init(nobodyFor task: SpreadTask) {
    let total = task.roots.count
    self.init(
      question: task.question, withUs: [], entries: [], reached: Estimate(exactly: 0),
      possible: total, certificate: nil, demands: [], emptyParts: [], leftOut: task.list.leftOut,
      declined: task.list.declined, ending: task.list.ending,
      isSmall: total < Shortlist.smallNetwork, comparisons: [], isCertain: true, byPlace: [],
      byTopic: [])
  }
}
