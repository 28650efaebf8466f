import Analysis
import GraphCore
import Relations
import Testing

/// Lists against all lists of small random networks with people who know nobody and unequal costs.
@Suite struct ShortlistExactnessTests {
  @Test(arguments: 1...300) func isTheBestOfAllLists(seed: Int) throws {
    let trial = try Trial(seed: seed)
    let list: Shortlist
    do throws(AnalysisError) {
      list = try Snapshot(trial.network).shortlist(trial.question)
    } catch {
      // Refused: then no list complies, or nothing is known of anybody's cost.
      #expect(trial.best() ?? 0 == 0, "\(error)")
      return
    }
    if list.entries.isEmpty {
      #expect(trial.best() ?? 0 == 0)
      return
    }
    let ids = trial.network.ids(list.entries.map(\.actor))
    #expect(trial.permits(ids), "\(ids)")
    if list.attainment == nil {
      #expect(trial.covered(by: ids) == trial.best() ?? 0)
      #expect(list.bound.covered == trial.covered(by: ids))
      #expect(list.bound.upper >= trial.best() ?? 0)
    } else {
      #expect(trial.price(of: ids) == trial.cheapest())
    }
    for id in ids { #expect(trial.reaches(id), "\(id) brings nobody") }
    try checkNumbers(list, ids, trial)
    checkSubstitutes(list, ids, trial)
  }

  /// What each adds, and that whoever adds nobody stands last and reaches somebody off the list.
  private func checkNumbers(_ list: Shortlist, _ ids: [String], _ trial: Trial) throws {
    var heard: Set<String> = []
    for (entry, id) in zip(list.entries, ids) {
      let others = trial.hearers[id, default: []].subtracting(ids).intersection(trial.target)
      #expect(entry.adds == others.subtracting(heard).count)
      #expect(entry.reaches == others.count)
      heard.formUnion(others)
    }
    #expect(list.reached == heard.count)
    guard list.attainment == nil else { return }
    let adds = list.entries.map { $0.adds > 0 }
    #expect(adds == adds.filter { $0 } + adds.filter { !$0 })
    if trial.question.size == list.entries.count || trial.question.size == nil { return }
    #expect(list.ending != nil)
  }

  /// Everybody's is another person, who complies, and whose change is right.
  private func checkSubstitutes(_ list: Shortlist, _ ids: [String], _ trial: Trial) {
    let names = list.entries.compactMap { $0.substitute?.actor }
    #expect(Set(names).count == names.count)
    guard list.attainment == nil else { return }
    for (place, entry) in list.entries.enumerated() {
      guard let substitute = entry.substitute else { continue }
      var changed = ids
      changed[place] = trial.network.actors[Int(substitute.actor)].id
      #expect(!ids.contains(changed[place]))
      #expect(trial.permits(changed))
      #expect(substitute.change == trial.covered(by: changed) - trial.covered(by: ids))
    }
  }

  @Test func moneyNeverGoesToThoseWhoKnowNobody() throws {
    let network = try Network(
      actors: [("a", 10.0), ("b", 50), ("c", 3), ("d", 3), ("e", 3)].map {
        Actor(id: $0.0, cost: $0.1)
      }, ties: [Tie(source: 0, target: 1)])
    let list = try Snapshot(network).shortlist(
      Shortlist.Question(size: nil, conditions: Conditions(budget: 10)))
    #expect(network.ids(list.entries.map(\.actor)) == ["a"])
    #expect(list.reached == 1)
  }

  @Test func goesOnWithSecondVoices() throws {
    let network = try Small.network(
      ["ab", "ac", "ad", "ae", "bc", "bd"], people: "abcdezy")
    let list = try Snapshot(network).shortlist(Shortlist.Question(size: 3))
    #expect(network.ids(list.entries.map(\.actor)) == ["a", "b", "c"])
    #expect(list.entries.map(\.isSecondVoice) == [false, true, true])
    #expect(list.entries[1].reasons[0] == .secondVoice(count: 2))
    #expect(list.ending == nil)
    let long = try Snapshot(network).shortlist(Shortlist.Question(size: 7))
    #expect(long.entries.count < 5, "one of the five must be left to hear it")
    #expect(long.ending == .nobodyElse)
  }

  @Test func endsWhereNobodyIsLeftToHearIt() throws {
    let pair = try Small.network(["ab"], people: "abc")
    let list = try Snapshot(pair).shortlist(Shortlist.Question(size: 3))
    #expect(pair.ids(list.entries.map(\.actor)) == ["a"])
    #expect(list.ending == .nobodyElse)
    let avoiding = try Snapshot(Small.network(["ab"], people: "ab")).shortlist(
      Shortlist.Question(size: 1, conditions: Conditions(avoid: ["a"])))
    #expect(avoiding.entries.isEmpty)
    #expect(avoiding.ending == .onlyAvoided)
  }
}

/// A random question and every list there is, straight from the rows of the network.
private struct Trial {
  let network: Network
  let question: Shortlist.Question
  let target: Set<String>
  /// Whom each one gets to, oneself left out.
  let hearers: [String: Set<String>]
  private let avoided: Set<String>
  private let candidates: [String]

  init(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed), stream: 21)
    let count = 6 + random.below(5)
    let drawn = try Small.random(
      count, probability: 0.08 + random.unit() / 4, objecting: 0.1,
      directed: random.below(3) == 0, seed: UInt64(seed) &+ 900)
    network = try Network(
      actors: drawn.actors.map { actor in
        var actor = actor
        if random.unit() < 0.85 { actor.cost = Double(1 + random.below(9)) }
        return actor
      }, ties: drawn.ties.map { $0 }, tieKinds: drawn.tieKinds,
      actorAttributes: [
        AttributeColumn(
          name: "hours", type: .number, values: (0..<count).map { _ in "\(1 + random.below(4))" })
      ])
    let ids = network.actors.map(\.id)
    var conditions = Conditions()
    var question = Shortlist.Question(size: 1 + random.below(4), steps: 1 + random.below(2))
    switch random.below(7) {
    case 0:
      question.size = nil
      conditions.budget = Double(3 + random.below(12))
    case 1: conditions.hours = Double(2 + random.below(6))
    case 2: conditions.atMost = [Conditions.Ceiling(.place, most: 1)]
    case 3: conditions.reachAtLeast = [Conditions.Floor(.place, part: "Au", least: .count(1))]
    case 4: conditions.avoid = [ids[random.below(count)]]
    case 5:
      question.size = nil
      question.goal = Shortlist.Goal(people: 1 + random.below(3))
    default: break
    }
    question.conditions = conditions
    let avoided = Set(conditions.avoid)
    self.question = question
    self.avoided = avoided
    target = Set(ids).subtracting(avoided)
    let people = network
    let found = people.actors.indices.map { Trial.hearers(of: $0, in: people, question.steps) }
    hearers = Dictionary(uniqueKeysWithValues: zip(ids, found))
    let target = target
    candidates = zip(ids, found).filter { id, heard in
      let actor = people.actors[people.position(of: id) ?? 0]
      return actor.permission != .objected && !avoided.contains(id)
        && !heard.isDisjoint(with: target) && (conditions.budget == nil || actor.cost != nil)
    }.map(\.0)
  }

  private static func hearers(of start: Int, in network: Network, _ steps: Int) -> Set<String> {
    var reached: Set<Int> = [start]
    var last = reached
    for _ in 0..<steps {
      var next: Set<Int> = []
      for tie in network.ties {
        for (from, to) in [(tie.source, tie.target), (tie.target, tie.source)] {
          if tie.isDirected, from != tie.source { continue }
          let speaks = network.actors[Int(from)].permission != .objected
          if last.contains(Int(from)), speaks { next.insert(Int(to)) }
        }
      }
      last = next.subtracting(reached)
      reached.formUnion(next)
    }
    return Set(reached.subtracting([start]).map { network.actors[$0].id })
  }

  func reaches(_ id: String) -> Bool { !hearers[id, default: []].isDisjoint(with: target) }

  func covered(by ids: [String]) -> Int {
    ids.reduce(into: Set(ids)) { $0.formUnion(hearers[$1, default: []]) }.intersection(target)
      .count
  }

  private func actor(_ id: String) -> Actor { network.actors[network.position(of: id) ?? 0] }

  private func hours(_ id: String) -> Double {
    network.actorAttribute("hours")?.number(at: network.position(of: id) ?? 0) ?? 0
  }

  func permits(_ ids: [String]) -> Bool {
    let conditions = question.conditions
    guard ids.allSatisfy(candidates.contains), ids.count <= question.size ?? .max else {
      return false
    }
    if let budget = conditions.budget,
      ids.reduce(0, { $0 + (actor($1).cost ?? 0) }) > budget
    {
      return false
    }
    if let most = conditions.hours, ids.reduce(0, { $0 + hours($1) }) > most { return false }
    if !conditions.atMost.isEmpty {
      for place in ["Au", "Berg"] where ids.count(where: { actor($0).place == place }) > 1 {
        return false
      }
    }
    let all = ids.reduce(into: Set(ids)) { $0.formUnion(hearers[$1, default: []]) }
    if !conditions.reachAtLeast.isEmpty,
      !all.contains(where: { target.contains($0) && actor($0).place == "Au" })
    {
      return false
    }
    return all.isDisjoint(with: avoided) && (question.goal.map { meets($0, ids) } ?? true)
  }

  private func meets(_ goal: Shortlist.Goal, _ ids: [String]) -> Bool {
    ids.reduce(into: Set<String>()) { $0.formUnion(hearers[$1, default: []]) }
      .intersection(target).count >= goal.people
  }

  private var lists: some Sequence<[String]> {
    (0..<(1 << candidates.count)).lazy.map { set in
      candidates.indices.filter { set >> $0 & 1 == 1 }.map { candidates[$0] }
    }
  }

  /// How many the best permitted list covers; nil if none is permitted (an empty one counts unless
  /// something is demanded).
  func best() -> Int? { lists.filter(permits).map(covered).max() }

  func price(of ids: [String]) -> Double { Double(ids.count) }

  func cheapest() -> Double? { lists.filter(permits).map(price).min() }
}
