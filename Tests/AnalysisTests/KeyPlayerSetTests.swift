import Analysis
import GraphCore
import Relations
import TestSupport
import Testing

@Suite struct KeyPlayerSetTests {
  /// Borgatti's values on the karate club, as DEFINITIONS.md lists them.
  @Test func setsOfTheKarateClub() throws {
    let network = try Karate.network()
    let snapshot = Snapshot(network)
    let pair = try snapshot.keyPlayers(.init(goal: .reach, size: 2))
    #expect(network.ids(pair.members) == ["1", "34"])
    #expect(abs(pair.figures.reach - 0.955882) < 1e-6)
    #expect(abs((pair.figures.degree ?? 0) - 0.906250) < 1e-6)
    #expect(abs((pair.figures.closeness ?? 0) - 0.914286) < 1e-6)
    #expect(abs((pair.figures.betweenness ?? 0) - 0.684557) < 1e-6)
    #expect(pair.isExact == true)
    let holding = try snapshot.keyPlayers(.init(goal: .hold, size: 2))
    #expect(network.ids(holding.members) == ["1", "2"])
    #expect(abs((holding.figures.fragmentation ?? 0) - 0.423387) < 1e-6)
    #expect(holding.figures.fragmentationBefore == 0)
    let cover = try snapshot.keyPlayers(.init(goal: .cover))
    #expect(cover.members.count == 4)
    #expect(cover.lowerBound == 4)
    #expect(cover.figures.degree == 1)
    let elected = try snapshot.keyPlayers(.init(goal: .votes, size: 5))
    #expect(network.ids(elected.members) == ["34", "1", "33", "3", "2"])
  }

  /// People, unless told otherwise: the club all belong to is no key player.
  @Test func keyPlayersArePeople() throws {
    let network = try Network(
      actors: ["a", "b", "c", "d"].map { Actor(id: $0) }
        + [Actor(id: "club", kind: .organisation)],
      ties: [(0, 4), (1, 4), (2, 4), (3, 4), (1, 2)].map { Tie(source: $0.0, target: $0.1) })
    let snapshot = Snapshot(network)
    for goal in KeyPlayerSet.Goal.allCases {
      let people = try snapshot.keyPlayers(.init(goal: goal, size: 1))
      #expect(!network.ids(people.members).contains("club"), "\(goal)")
      let clubs = try snapshot.keyPlayers(.init(goal: goal, size: 1, kinds: [.organisation]))
      #expect(network.ids(clubs.members) == ["club"], "\(goal)")
    }
    // b and c each tell the other and the club; a and d only the club: who covers all are three.
    #expect(try snapshot.keyPlayers(.init(goal: .cover)).members.count == 3)
  }

  @Test func aNamedSetIsJudged() throws {
    let snapshot = try Snapshot(Karate.network())
    let set = try snapshot.keyPlayers(.init(goal: .hold, actors: ["1", "33", "34"]))
    #expect(abs((set.figures.fragmentation ?? 0) - 0.569892) < 1e-6)
    #expect(set.isExact == nil)
    #expect(throws: AnalysisError.unknownActor("99")) {
      try snapshot.keyPlayers(.init(actors: ["99"]))
    }
  }

  /// A star whose centre objected: nobody else may be found through it, and it is never listed.
  @Test func objectorsAreLeftOut() throws {
    let actors = ["centre", "a", "b", "c", "d"].map { id in
      Actor(id: id, permission: id == "centre" ? .objected : .unknown)
    }
    let ties = (1...4).map { Tie(source: 0, target: $0) } + [Tie(source: 1, target: 2)]
    let network = try Network(actors: actors, ties: ties)
    let snapshot = Snapshot(network)
    let set = try snapshot.keyPlayers(.init(goal: .reach, size: 1))
    #expect(network.ids(set.members) == ["a"])
    #expect(set.objectors == 1)
    // Nearest to itself and to b; c and d are out of reach: (1 + 1) / 4.
    #expect(abs(set.figures.reach - 0.5) < 1e-12)
    #expect(throws: AnalysisError.objected("centre")) {
      try snapshot.keyPlayers(.init(actors: ["centre"]))
    }
  }
}
