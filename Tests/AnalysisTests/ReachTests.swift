import Analysis
import GraphCore
import Relations
import TestSupport
import Testing

@Suite struct ReachTests {
  @Test func karateLeadersReach29Of32InOneStep() throws {
    let reach = try Snapshot(Karate.network()).reach(
      Reach.Question(actors: ["1", "34"], steps: 1))
    #expect(reach.count == 29)
    #expect(reach.possible == 32)
    #expect(reach.missed.count == 3)
  }

  @Test func karateMember32Reaches32Of33InTwoSteps() throws {
    let snapshot = Snapshot(try Karate.network())
    let counts = try (1...34).map { member in
      try snapshot.reach(Reach.Question(actors: [String(member)])).count
    }
    #expect(counts[31] == 32)
    #expect(counts.filter { $0 >= 32 }.count == 1)
  }

  @Test func listsStepsPartsAndThoseMissed() throws {
    // a – b – c – d – e and f alone
    let network = try Small.network(
      ["ab", "bc", "cd", "de"], people: "abcdef",
      places: ["b": "Au", "c": "Au", "d": "Berg", "f": "Au"])
    let reach = try Snapshot(network).reach(Reach.Question(actors: ["a"], steps: 3))
    #expect(network.ids(reach.reached) == ["b", "c", "d"])
    #expect(reach.steps == [1, 2, 3])
    #expect(reach.byStep == [1, 1, 1])
    #expect(network.ids(reach.missed) == ["e", "f"])
    #expect(reach.share == 0.6)
    #expect(reach.byPlace.map(\.name) == ["Au", "Berg", ""])
    #expect(reach.byPlace.map(\.count) == [2, 1, 0])
    #expect(reach.byPlace.map(\.total) == [3, 1, 1])
    #expect(reach.byKind.map(\.count) == [3])
    #expect(reach.byTopic.isEmpty)
  }

  @Test func objectorsHearButDoNotPassOn() throws {
    let network = try Small.network(["ab", "bc"], people: "abc", objecting: "b")
    let snapshot = Snapshot(network)
    let closed = try snapshot.reach(Reach.Question(actors: ["a"], steps: 5))
    #expect(network.ids(closed.reached) == ["b"])
    let open = try snapshot.reach(
      Reach.Question(actors: ["a"], steps: 5, throughObjectors: true))
    #expect(network.ids(open.reached) == ["b", "c"])
    #expect(throws: AnalysisError.objected("b")) {
      try snapshot.reach(Reach.Question(actors: ["b"]))
    }
  }

  @Test func messagesRunFromTheFollowedToTheFollowerAndBothWaysThroughClubs() throws {
    // b follows a; b and c are members of a club; c tells d.
    let network = try Network(
      actors: ["a", "b", "c", "d"].map { Actor(id: $0) }
        + [Actor(id: "club", kind: .organisation)],
      ties: [
        Tie(source: 1, target: 0, kind: 0, isDirected: true),
        Tie(source: 1, target: 4, kind: 1, isDirected: true),
        Tie(source: 2, target: 4, kind: 1, isDirected: true),
        Tie(source: 2, target: 3, kind: 2, isDirected: true),
      ], tieKinds: [TieKind("follows"), TieKind("member"), TieKind("tells")])
    let snapshot = Snapshot(network)
    func reached(_ id: String, _ direction: Reach.Question) throws -> [String] {
      network.ids(try snapshot.reach(direction).reached)
    }
    #expect(try reached("a", Reach.Question(actors: ["a"], steps: 9)) == ["b", "club", "c", "d"])
    #expect(try reached("b", Reach.Question(actors: ["d"], steps: 9)).isEmpty)
    #expect(
      try reached("b", Reach.Question(actors: ["b"], steps: 9, direction: .out)) == ["a", "club"])
    #expect(
      try reached("d", Reach.Question(actors: ["d"], steps: 9, direction: .in)) == ["c"])
    #expect(
      try reached("d", Reach.Question(actors: ["d"], steps: 9, direction: .both)).count == 4)
  }

  @Test func refusesWhatMakesNoSense() throws {
    let snapshot = Snapshot(try Small.network(["ab"], people: "ab"))
    #expect(throws: AnalysisError.unknownActor("x")) {
      try snapshot.reach(Reach.Question(actors: ["x"]))
    }
    #expect(throws: AnalysisError.outOfRange(name: "steps", value: 0, least: 1)) {
      try snapshot.reach(Reach.Question(actors: ["a"], steps: 0))
    }
  }
}
