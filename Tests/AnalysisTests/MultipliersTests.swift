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
    // Of a, b, c known to m, b is known to a too, who is listed; b, a's equal, has no place left.
    #expect(local.fieldSize == 3)
    #expect(
      local.entries[0].reasons.first
        == .knows(count: 3, total: 3, scope: Fact.Scope(place: "AU"), only: 2))
    #expect(local.entries.count == 3)
    #expect(throws: AnalysisError.unknownPlace("Tal")) {
      try snapshot.multipliers(Multipliers.Question(place: "Tal"))
    }
    #expect(throws: AnalysisError.unknownTopic("Musik")) {
      try snapshot.multipliers(Multipliers.Question(topic: "Musik"))
    }
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
