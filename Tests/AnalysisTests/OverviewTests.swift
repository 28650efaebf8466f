import Analysis
import Relations
import Testing

@Suite struct OverviewTests {
  @Test func countsRowsPairsAndParts() throws {
    let day = { (number: Int32) in
      Period(first: Day(number: number), last: Day(number: number)) ?? .always
    }
    // a–b three times (once the other way round), c→d and d→c, e to itself, a–c with strength 0, f.
    let network = try Network(
      actors: ["a", "b", "c", "d", "e"].map { Actor(id: $0, place: $0 == "e" ? "" : "Au") }
        + [Actor(id: "f", kind: .organisation, permission: .objected)],
      ties: [
        Tie(source: 0, target: 1, period: day(10)), Tie(source: 0, target: 1, period: day(30)),
        Tie(source: 1, target: 0, strength: 2),
        Tie(source: 2, target: 3, kind: 1, isDirected: true),
        Tie(source: 3, target: 2, kind: 1, isDirected: true),
        Tie(source: 4, target: 4), Tie(source: 0, target: 2, strength: 0),
      ], tieKinds: [TieKind("contact"), TieKind("follows")])
    let view = Snapshot(network).overview()
    #expect(view.actors == 6)
    #expect(view.ties == 7)
    #expect(view.selfTies == 1)
    #expect(view.zeroTies == 1)
    #expect(view.merged == 2)
    #expect(view.components == 4)
    #expect(view.largestComponent == 2)
    #expect(view.isolates == 2)
    #expect(view.isDirected)
    // a→b, b→a, c→d, d→c of 30 possible arcs
    #expect(view.edges == 4)
    #expect(view.density == 4.0 / 30)
    #expect(view.kinds.map { "\($0.name) \($0.count)" } == ["person 5", "organisation 1"])
    #expect(view.tieKinds.map { "\($0.name) \($0.count)" } == ["contact 5", "follows 2"])
    #expect(view.places.map { "\($0.name) \($0.count)" } == ["Au 4", " 2"])
    #expect(view.period == Period(first: Day(number: 10), last: Day(number: 30)))
    #expect(view.objections == 1)
    #expect(view.undatedTies == 5)
    #expect(view.defaultStrengths == 5)
    let undirected = Snapshot(network, Selection(ignoresDirection: true)).overview()
    #expect(undirected.merged == 3)
    #expect(undirected.edges == 2)
  }

  @Test func anEmptyNetworkIsNoTrap() throws {
    let view = Snapshot(try Network(actors: [])).overview()
    #expect(view.actors == 0)
    #expect(view.components == 0)
    #expect(view.density == nil)
    #expect(view.period == nil)
  }
}
