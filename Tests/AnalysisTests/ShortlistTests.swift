import Analysis
import GraphCore
import Relations
import TestSupport
import Testing

@Suite struct ShortlistTests {
  @Test func karateMember32ComesFirst() throws {
    let network = try Karate.network()
    let list = try Snapshot(network).shortlist(Shortlist.Question(size: 1))
    #expect(network.ids(list.entries.map(\.actor)) == ["32"])
    #expect(list.reached == 32)
    #expect(list.entries[0].adds == 32)
    #expect(list.possible == 33)
    #expect(list.bound.isOptimal)
  }

  @Test func countsWhatNobodyBeforeReaches() throws {
    // Two stars with centres b and f, joined by d–e; one step.
    let network = try Small.network(
      ["ab", "cb", "db", "de", "ef", "gf"], people: "abcdefg")
    let list = try Snapshot(network).shortlist(Shortlist.Question(size: 2, steps: 1))
    #expect(network.ids(list.entries.map(\.actor)) == ["b", "f"])
    #expect(list.entries.map(\.adds) == [3, 2])
    #expect(list.entries.map(\.cumulative) == [3, 5])
    #expect(list.entries.map(\.exclusive) == [3, 2])
    #expect(list.bound.covered == 7)
    #expect(list.bound.isOptimal)
    #expect(list.reached == 5)
    // In f's place e covers e, d, f: without a, b, c already covered it gains e, f but loses g.
    #expect(list.entries[1].substitute?.change == -1)
    #expect(network.ids(list.entries.compactMap { $0.substitute?.actor }).last == "e")
    #expect(list.entries[0].reasons.count == 3)
    #expect(
      list.entries[0].reasons[1]
        == .knows(
          count: 3, total: 6, scope: Fact.Scope(), only: 3))
  }

  @Test func goesOnWhenNobodyAddsAnything() throws {
    let network = try Small.network(["ab", "ac", "ad"], people: "abcd", objecting: "d")
    let list = try Snapshot(network).shortlist(Shortlist.Question(size: 9))
    #expect(network.ids(list.entries.map(\.actor)) == ["a", "b", "c"])
    #expect(list.entries.map(\.adds) == [1, 0, 0])
    #expect(list.bound.isOptimal)
  }

  @Test func refusesWhatCannotBe() throws {
    let network = try Small.network(
      ["ab", "bc"], people: "abc", objecting: "c", places: ["a": "Au", "b": "Au"])
    let snapshot = Snapshot(network)
    func refusal(_ question: Shortlist.Question) -> AnalysisError? {
      do throws(AnalysisError) {
        _ = try snapshot.shortlist(question)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(Shortlist.Question(size: 0)) == .outOfRange(name: "size", value: 0, least: 1))
    #expect(refusal(Shortlist.Question(must: ["c"])) == .objected("c"))
    #expect(refusal(Shortlist.Question(must: ["a"], without: ["a"])) == .contradictory("a"))
    #expect(
      refusal(Shortlist.Question(size: 1, must: ["a", "b"]))
        == .tooManyRequired(required: 2, size: 1))
    #expect(
      refusal(Shortlist.Question(must: ["a", "b"], perPlace: 1))
        == .limitExceeded(name: "Au", found: 2, limit: 1))
    #expect(refusal(Shortlist.Question(perOrganisation: 1)) == .noOrganisations)
    #expect(
      refusal(Shortlist.Question(perOrganisation: 1, organisationColumn: "x"))
        == .unknownColumn("x"))
    #expect(refusal(Shortlist.Question(without: ["a", "b"])) == .noCandidates)
    #expect(refusal(Shortlist.Question(size: 1)) == nil)
  }

  @Test func beginsTheWarmWayWithUsAndLeavesUsOffTheList() throws {
    let network = try Small.network(["ab", "bc", "cd", "ce"], people: "abcde")
    let list = try Snapshot(network).shortlist(
      Shortlist.Question(size: 2, steps: 1, from: ["a"]))
    #expect(network.ids(list.entries.map(\.actor)) == ["c", "b"])
    #expect(
      list.entries.map { $0.introduction?.best.map { network.ids($0.actors) } ?? [] } == [
        ["a", "b", "c"], ["a", "b"],
      ])
  }

  @Test func limitsOrganisationsByTiesToThem() throws {
    // a and b, who cover two each, belong to the same club; e covers b from outside it.
    let network = try Network(
      actors: ["a", "b", "c", "d", "e"].map { Actor(id: $0) }
        + [Actor(id: "x", kind: .organisation), Actor(id: "y", kind: .organisation)],
      ties: [(0, 5), (1, 5), (2, 6), (0, 3), (1, 4)].map { Tie(source: $0.0, target: $0.1) })
    let snapshot = Snapshot(network)
    let free = try snapshot.shortlist(Shortlist.Question(size: 2, steps: 1))
    #expect(network.ids(free.entries.map(\.actor)) == ["a", "b"])
    let limited = try snapshot.shortlist(
      Shortlist.Question(size: 2, steps: 1, perOrganisation: 1))
    #expect(network.ids(limited.entries.map(\.actor)) == ["a", "e"])
    #expect(limited.bound.covered == 4)
  }

  /// Against all subsets of small random networks, with every condition; never an objector.
  @Test(arguments: 1...40) func isTheBestOfAllSets(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed), stream: 7)
    let network = try Small.random(
      8 + random.below(6), probability: 0.12 + random.unit() / 5, objecting: 0.15,
      directed: random.below(2) == 0, seed: UInt64(seed))
    let willing = network.actors.filter { $0.permission != .objected }.map(\.id)
    var question = Shortlist.Question(size: 1 + random.below(4), steps: 1 + random.below(3))
    if random.below(2) == 0 { question.perPlace = 1 }
    if random.below(2) == 0 { question.perOrganisation = 1 + random.below(2) }
    if random.below(3) == 0 { question.must = [willing[0]] }
    if random.below(3) == 0 { question.without = [willing[willing.count - 1]] }
    if random.below(3) == 0 {
      question.towards = network.actors.map(\.id).filter { _ in random.below(2) == 0 }
    }
    let list = try Snapshot(network).shortlist(question)
    let trial = AllSets(network, question)
    let ids = network.ids(list.entries.map(\.actor))
    #expect(trial.permits(ids))
    #expect(trial.covered(by: ids) == list.bound.covered)
    #expect(list.bound.covered == trial.best())
    #expect(list.bound.isOptimal)
    #expect(list.entries.map(\.adds).reduce(0, +) == list.reached)
    #expect(
      ids.allSatisfy { network.actors[network.position(of: $0) ?? 0].permission != .objected })
  }

  @Test(arguments: 1...10) func doesNotDependOnRowsOrThreads(seed: Int) throws {
    let network = try Small.random(
      90, probability: 0.04, objecting: 0.1, directed: seed.isMultiple(of: 2), seed: UInt64(seed))
    let question = Shortlist.Question(size: 6, perPlace: 3, from: ["p1"])
    let first = try Snapshot(network).shortlist(question, execution: Execution(threads: 1))
    let again = try Snapshot(network).shortlist(question, execution: Execution(threads: 3))
    #expect(first == again)
    let other = try Small.shuffled(network, seed: UInt64(seed))
    let shuffled = try Snapshot(other).shortlist(question)
    #expect(
      network.ids(first.entries.map(\.actor)) == other.ids(shuffled.entries.map(\.actor)))
    #expect(first.entries.map(\.reasons) == shuffled.entries.map(\.reasons))
    #expect(first.bound == shuffled.bound)
  }
}

/// Every permitted set, tried one by one, straight from the rows of the network.
private struct AllSets {
  let network: Network
  let question: Shortlist.Question
  let covers: [Set<Int>]

  init(_ network: Network, _ question: Shortlist.Question) {
    self.network = network
    self.question = question
    let wanted = question.towards.map(Set.init)
    covers = network.actors.indices.map { start in
      var reached: Set<Int> = [start]
      var last = reached
      for _ in 0..<question.steps {
        var next: Set<Int> = []
        for tie in network.ties {
          let (source, target) = (Int(tie.source), Int(tie.target))
          if last.contains(source), network.actors[source].permission != .objected {
            next.insert(target)
          }
          if !tie.isDirected, last.contains(target),
            network.actors[target].permission != .objected
          {
            next.insert(source)
          }
        }
        last = next.subtracting(reached)
        reached.formUnion(next)
      }
      return reached.filter { wanted?.contains(network.actors[$0].id) ?? true }
    }
  }

  func covered(by ids: [String]) -> Int {
    ids.compactMap { network.position(of: $0) }.reduce(into: Set<Int>()) {
      $0.formUnion(covers[$1])
    }.count
  }

  /// Nobody is listed who brings nobody.
  private func reachesAnother(_ id: String) -> Bool {
    guard let position = network.position(of: id) else { return false }
    return !covers[position].subtracting([position]).isEmpty
  }

  func permits(_ ids: [String]) -> Bool {
    let positions = ids.compactMap { network.position(of: $0) }
    func withinLimit(_ names: [String], _ limit: Int?) -> Bool {
      guard let limit else { return true }
      return names.allSatisfy { name in name.isEmpty || names.count { $0 == name } <= limit }
    }
    let clubs = network.actorAttribute("verein")?.values ?? []
    return ids.count <= question.size ?? ids.count && Set(question.must).isSubset(of: ids)
      && Set(question.without).isDisjoint(with: ids)
      && ids.allSatisfy { question.must.contains($0) || reachesAnother($0) }
      && positions.allSatisfy { network.actors[$0].permission != .objected }
      && withinLimit(positions.map { network.actors[$0].place }, question.perPlace)
      && withinLimit(positions.map { clubs[$0] }, question.perOrganisation)
  }

  func best() -> Int {
    let ids = network.actors.map(\.id)
    var best = 0
    for set in 0..<(1 << ids.count) where set.nonzeroBitCount <= question.size ?? ids.count {
      let members = ids.indices.filter { set >> $0 & 1 == 1 }.map { ids[$0] }
      if permits(members) { best = max(best, covered(by: members)) }
    }
    return best
  }
}
