import Analysis
import GraphCore
import Relations
import TestSupport
import Testing
import Wording

@Suite struct MultipliersTests {
  /// Two clubs with four members each; x belongs to both, and nobody is tied to anybody else.
  private func clubs(objecting: String = "") throws -> Network {
    let people = ["a", "b", "c", "x", "d", "e", "f"]
    return try Network(
      actors: people.map { Actor(id: $0, permission: $0 == objecting ? .objected : .unknown) }
        + ["Chor", "FC"].map { Actor(id: $0, kind: .organisation) },
      ties: [(0, 7), (1, 7), (2, 7), (3, 7), (3, 8), (4, 8), (5, 8), (6, 8)].map {
        Tie(source: $0.0, target: $0.1, isDirected: true)
      })
  }

  @Test func theMemberOfBothClubsIsTheBridge() throws {
    let network = try clubs()
    let leaders = try Snapshot(network).multipliers(Multipliers.Question())
    let first = leaders.entries[0]
    #expect(network.ids([first.actor]) == ["x"])
    #expect(first.rank == 1)
    #expect(first.score == 1)
    #expect(first.roles.first == .bridge)
    #expect(
      first.reasons.prefix(2) == [
        // The three others of either club; of them nobody but x meets d, e, f – all are listed.
        .meets(count: 6, total: 6, scope: Fact.Scope(), only: 0),
        .connects(organisations: ["Chor", "FC"], total: 2),
      ])
    // The others are alike: they share second place, in the order of their ids.
    #expect(leaders.entries.map(\.rank) == [1, 2, 2, 2, 2, 2, 2])
    #expect(
      network.ids(leaders.entries.dropFirst().map(\.actor)) == ["a", "b", "c", "d", "e", "f"])
    #expect(leaders.fieldSize == 7)
  }

  @Test func whoObjectedIsNeitherListedNorABridge() throws {
    let network = try clubs(objecting: "x")
    let leaders = try Snapshot(network).multipliers(Multipliers.Question())
    #expect(!network.ids(leaders.entries.map(\.actor)).contains("x"))
    // Without x nobody gets from one club to the other: two of the six others are within reach.
    let spread = leaders.entries.flatMap(\.reasons).compactMap { fact -> Int? in
      if case .meets(let count, _, _, _) = fact { count } else { nil }
    }
    #expect(spread.allSatisfy { $0 <= 3 })
    #expect(leaders.entries.allSatisfy { !$0.roles.contains(.bridge) })
  }

  /// A leader from outside the field: everybody in Au listens to m, who lives elsewhere.
  @Test func leadersOfAFieldMayComeFromOutside() throws {
    let network = try Small.network(
      ["ma", "mb", "mc", "ab", "zy", "zx", "zw", "zv", "zm"], people: "abcmvwxyz",
      places: ["a": "Au", "b": "Au", "c": "Au", "m": "Berg", "z": "Berg"])
    let snapshot = Snapshot(network)
    let local = try snapshot.multipliers(Multipliers.Question(place: "AU", count: 3))
    #expect(network.ids(local.entries.prefix(1).map(\.actor)) == ["m"])
    #expect(!local.entries[0].isMember)
    // a and b know each other and stand below m, above z, who knows nobody in Au: of those known to
    // m only c is known to nobody else who is listed.
    #expect(local.fieldSize == 3)
    #expect(
      local.entries[0].reasons.first
        == .knows(count: 3, total: 3, scope: Fact.Scope(place: "AU"), only: 1))
    #expect(network.ids(local.entries.map(\.actor)) == ["m", "a", "b"])
    #expect(local.entries.count == 3)
    #expect(throws: AnalysisError.unknownPlace("Tal")) {
      try snapshot.multipliers(Multipliers.Question(place: "Tal"))
    }
    #expect(throws: AnalysisError.unknownTopic("Musik")) {
      try snapshot.multipliers(Multipliers.Question(topic: "Musik"))
    }
  }

  /// x reaches all of Au in two steps, but knows nobody there; each y knows one of them.
  @Test func whoKnowsNobodyOfTheFieldStandsBelowWhoDoes() throws {
    let pairs = (1...5).flatMap { ["x\($0)", "\($0)\(["a", "b", "c", "d", "e"][$0 - 1])"] }
    let network = try Small.network(
      pairs, people: "x12345abcde",
      places: ["a": "Au", "b": "Au", "c": "Au", "d": "Au", "e": "Au"])
    let leaders = try Snapshot(network).multipliers(Multipliers.Question(place: "Au", count: 20))
    let ids = network.ids(leaders.entries.map(\.actor))
    let place = try #require(ids.firstIndex(of: "x"))
    let scores = leaders.entries.map(\.score)
    // By score alone x would be first.
    #expect(scores[place] == scores.max())
    #expect(Set(ids[..<place]).isSuperset(of: ["1", "2", "3", "4", "5"]))
    let known = ids.map { id in "12345".contains(id) }
    #expect(known.firstIndex(of: false) == known.count { $0 })
    #expect(leaders.entries.map(\.rank) == leaders.entries.map(\.rank).sorted())
    #expect(leaders.entries[place].rank == 6)
  }

  @Test func listsOnlyTheRolesAskedFor() throws {
    let network = try Karate.network()
    let hubs = try Snapshot(network).multipliers(Multipliers.Question(roles: [.hub]))
    // The three with most friends: 34 has 17, 1 has 16, 33 has 12.
    #expect(Set(network.ids(hubs.entries.map(\.actor))) == ["1", "33", "34"])
    #expect(hubs.entries.allSatisfy { $0.roles.contains(.hub) })
  }

  @Test(arguments: 1...6) func doesNotDependOnRowsOrThreads(seed: Int) throws {
    let network = try Small.random(
      60, probability: 0.06, objecting: 0.1, directed: seed.isMultiple(of: 2), seed: UInt64(seed))
    let question = Multipliers.Question(place: "Au", count: 8)
    let first = try Snapshot(network).multipliers(question, execution: Execution(threads: 1))
    let again = try Snapshot(network).multipliers(question, execution: Execution(threads: 2))
    #expect(first == again)
    #expect(
      first.entries.allSatisfy { network.actors[Int($0.actor)].permission != .objected })
    let other = try Small.shuffled(network, seed: UInt64(seed))
    let shuffled = try Snapshot(other).multipliers(question)
    #expect(
      network.ids(first.entries.map(\.actor)) == other.ids(shuffled.entries.map(\.actor)))
    #expect(first.entries.map(\.roles) == shuffled.entries.map(\.roles))
    #expect(
      zip(first.entries, shuffled.entries).allSatisfy { abs($0.score - $1.score) < 1e-9 })
  }
}
