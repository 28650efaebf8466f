import GraphCore
import Relations
import Testing

@testable import Analysis

/// Lists for a goal where some ties are doubtful, against every pattern of them gone through.
@Suite struct GoalUncertaintyTests {
  /// Persons and mutual ties "ab", those with a number below 1 doubtful.
  private struct Case {
    let people: [Character]
    let ties: [(pair: String, confidence: Double)]
    var costs: [Character: Double] = [:]

    func network() throws -> Network {
      func position(_ letter: Character?) -> Int { people.firstIndex { $0 == letter } ?? -1 }
      return try Network(
        actors: people.map { Actor(id: String($0), cost: costs[$0]) },
        ties: ties.map {
          Tie(
            source: position($0.pair.first), target: position($0.pair.last),
            confidence: $0.confidence)
        })
    }

    /// Every pattern of doubtful ties: how likely it is, and per person whom it knows, as bits.
    var worlds: [(chance: Double, contacts: [Int])] {
      let doubtful = ties.indices.filter { ties[$0].confidence < 1 }
      return (0..<(1 << doubtful.count)).map { bits in
        var chance = 1.0
        var contacts = [Int](repeating: 0, count: people.count)
        for (number, tie) in ties.enumerated() {
          if let bit = doubtful.firstIndex(of: number) {
            let isThere = bits >> bit & 1 == 1
            chance *= isThere ? tie.confidence : 1 - tie.confidence
            if !isThere { continue }
          }
          let ends = tie.pair.compactMap { letter in people.firstIndex { $0 == letter } }
          contacts[ends[0]] |= 1 << ends[1]
          contacts[ends[1]] |= 1 << ends[0]
        }
        return (chance, contacts)
      }
    }

    /// How many hear it from so many of a list, given as bits, in one step.
    func heard(_ list: Int, _ contacts: [Int], from sources: Int) -> Int {
      contacts.count { ($0 & list).nonzeroBitCount >= sources }
    }

    /// The least size of a list that reaches the goal; nil if none does.
    func least(_ goal: Shortlist.Goal, _ contacts: [Int]) -> Int? {
      (0..<(1 << people.count)).filter { list in
        heard(list, contacts, from: goal.heardFrom) >= goal.people
      }.map(\.nonzeroBitCount).min()
    }
  }

  /// The least number whose chance of not being exceeded is at least `share`.
  private func quantile(_ share: Double, _ numbers: [(chance: Double, number: Int)]) -> Int {
    var sum = 0.0
    for entry in numbers.sorted(by: { $0.number < $1.number }) {
      sum += entry.chance
      if sum >= share - 1e-12 { return entry.number }
    }
    return numbers.map(\.number).max() ?? 0
  }

  /// h reaches six for 10; k reaches six for 5, one of them through a doubtful tie.
  @Test func theCheapListHangsOnItsTie() throws {
    var small = Case(
      people: Array("hk123456789ABm"),
      ties: ["h1", "h2", "h3", "h4", "h5", "h6", "k7", "k8", "k9", "kA", "kB"].map { ($0, 1) }
        + [("km", 0.7)])
    small.costs = ["h": 10, "k": 5]
    var question = Shortlist.Question(size: nil, steps: 1, goal: Shortlist.Goal(people: 6))
    question.conditions.defaultCost = 20
    let snapshot = Snapshot(try small.network())
    let list = try snapshot.shortlist(question)
    #expect(list.entries.map(\.actor) == [1] && list.attainment?.cost == 5)
    let found = try snapshot.uncertainty(of: list, seed: 1, resamples: 1000)
    let goal = try #require(found.goal)
    // Four standard errors of a share of 1000.
    let hair = 4 * (0.7 * 0.3 / 1000).squareRoot()
    #expect(abs(goal.met - 0.7) < hair && goal.met < 1)
    // Nothing that does so costs less than 5.
    #expect(goal.found == 1 && goal.isMoney && goal.cheapest == goal.met)
    #expect(goal.cost == Estimate(value: 5, low: 5, high: 10))
    #expect(found.reached == Estimate(value: 6, low: 5, high: 6))
    // The list is bought again exactly where it still does.
    #expect(found.names.map(\.share) == [goal.met])
    let hinge = try #require(found.names[0].hinges.first)
    #expect(hinge.tie == 11 && hinge.with == 1 && hinge.without == 0 && hinge.flips)
    #expect(found.newcomers.map(\.actor) == [0])
    #expect(abs(found.newcomers[0].share - (1 - goal.met)) < 1e-9)
    #expect(!found.isGreedy && found.uncertainTies == 1)
  }

  @Test(arguments: [(1, 6), (2, 4), (1, 7), (2, 3)])
  func sharesAreThoseOfAllPatterns(sources: Int, people: Int) throws {
    let small = Case(
      people: Array("abcdefgh"),
      ties: ["ab", "ac", "bc", "cd", "de", "ef", "fg", "bg", "ce"].map { ($0, 1) }
        + [("ad", 0.8), ("gh", 0.6), ("bf", 0.5)])
    let wanted = Shortlist.Goal(people: people, heardFrom: sources)
    let snapshot = Snapshot(try small.network())
    let list = try snapshot.shortlist(Shortlist.Question(size: nil, steps: 1, goal: wanted))
    let chosen = list.entries.reduce(0) { $0 | 1 << Int($1.actor) }
    let resamples = 2000
    let found = try snapshot.uncertainty(of: list, seed: 5, resamples: resamples)
    let goal = try #require(found.goal)
    let worlds = small.worlds
    func chance(_ isTrue: ([Int]) -> Bool) -> Double {
      worlds.reduce(0) { isTrue($1.contacts) ? $0 + $1.chance : $0 }
    }
    func expect(_ share: Double, _ truth: Double) {
      let error = (truth * (1 - truth) / Double(resamples)).squareRoot()
      #expect(abs(share - truth) <= 4 * error + 1e-12, "\(share) against \(truth)")
    }
    expect(goal.met, chance { small.heard(chosen, $0, from: sources) >= people })
    expect(goal.found, chance { small.least(wanted, $0) != nil })
    // A list that does so is beaten where a shorter one does too; greedy ones miss some of those.
    let size = list.entries.count
    let unbeaten = chance {
      small.heard(chosen, $0, from: sources) >= people && small.least(wanted, $0) == size
    }
    #expect(goal.cheapest <= goal.met)
    #expect(goal.cheapest >= unbeaten - 4 * (0.25 / Double(resamples)).squareRoot())
    let heard = worlds.map {
      (chance: $0.chance, number: small.heard(chosen, $0.contacts, from: sources))
    }
    #expect(found.reached.low == Double(quantile(0.05, heard)))
    #expect(found.reached.high == Double(quantile(0.95, heard)))
    // No list found is shorter than the shortest there is; greedy ones are at most one longer.
    let sizes = worlds.compactMap { world in
      small.least(wanted, world.contacts).map { (chance: world.chance, number: $0) }
    }
    let total = sizes.reduce(0) { $0 + $1.chance }
    let median = quantile(0.5, sizes.map { ($0.chance / total, $0.number) })
    let cost = try #require(goal.cost)
    #expect(Double(median) <= cost.value && cost.value <= Double(median + 1))
    #expect(found.reached.value == Double(list.attainment?.heard ?? 0))
  }

  /// h's only tie is doubtful: without it eight cannot hear it, whoever tells.
  @Test func someWorldsHaveNoList() throws {
    let small = Case(
      people: Array("abcdefgh"),
      ties: ["ab", "ac", "ad", "ae", "af", "ag"].map { ($0, 1) } + [("ah", 0.6)])
    let wanted = Shortlist.Goal(people: 8)
    let snapshot = Snapshot(try small.network())
    let list = try snapshot.shortlist(Shortlist.Question(size: nil, steps: 1, goal: wanted))
    let found = try snapshot.uncertainty(of: list, seed: 2, resamples: 1000)
    let goal = try #require(found.goal)
    #expect(abs(goal.found - 0.6) < 4 * (0.24 / 1000).squareRoot())
    #expect(goal.met == goal.found)
    // a is on every list that was found.
    #expect(found.names.first?.share == 1)
  }

  /// Without doubt nothing changes; with it the same on any number of threads.
  @Test func threadsChangeNothing() throws {
    let plain = try Small.random(40, probability: 0.12, seed: 3)
    let question = Shortlist.Question(
      size: nil, steps: 1, goal: Shortlist.Goal(people: 20, heardFrom: 2))
    let list = try Snapshot(plain).shortlist(question)
    let sure = try Snapshot(plain).uncertainty(of: list, seed: 1, resamples: 30)
    let attained = try #require(list.attainment)
    #expect(sure.goal?.met == 1 && sure.reached == Estimate(exactly: Double(attained.heard)))
    #expect(sure.names.allSatisfy { $0.share == 1 })
    let doubtful = try Network(
      actors: plain.actors,
      ties: plain.ties.map { tie in
        var tie = tie
        tie.confidence = tie.kind == 0 ? 0.7 : 1
        return tie
      }, tieKinds: plain.tieKinds)
    let snapshot = Snapshot(doubtful)
    let other = try snapshot.shortlist(question)
    let one = try snapshot.uncertainty(
      of: other, seed: 1, resamples: 60, execution: Execution(threads: 1))
    let two = try snapshot.uncertainty(
      of: other, seed: 1, resamples: 60, execution: Execution(threads: 2))
    #expect(one == two && (one.goal?.met ?? 1) < 1)
  }
}
