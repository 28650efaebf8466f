import GraphCore
import Relations
import TestSupport
import Testing

@testable import Analysis

/// Which way influence runs: one rule, the same in every answer.
@Suite struct MessageDirectionTests {
  private static let kinds = [
    TieKind("friend"), TieKind("asks advice"), TieKind("tells"), TieKind(""), TieKind("zzz"),
    TieKind("fragt", carries: .forward), TieKind("zz", carries: .backward),
    TieKind("erzählt", carries: .both),
  ]
  /// What each kind does by the definition, by hand: along, against.
  private static let ways: [(Bool, Bool)] = [
    (true, true), (false, true), (true, false), (true, false), (true, true), (true, false),
    (false, true), (true, true),
  ]

  /// Persons and clubs, ties of all kinds, some of them mutual, some without strength.
  private func network(seed: UInt64) throws -> Network {
    var random = SplitMix64(seed: seed)
    let actors = (0..<24).map { number in
      Actor(id: "p\(number)", kind: random.unit() < 0.2 ? .organisation : .person)
    }
    let ties = (0..<60).map { _ in
      Tie(
        source: random.below(24), target: random.below(24), kind: random.below(Self.kinds.count),
        isDirected: random.unit() < 0.8, strength: random.unit() < 0.1 ? 0 : 1)
    }.filter { !$0.isSelfTie }
    return try Network(actors: actors, ties: ties, tieKinds: Self.kinds)
  }

  /// The arcs by the definition, tie by tie.
  private func arcs(_ network: Network, _ given: MeasureOptions.Direction?) -> Set<[Int32]> {
    var arcs: Set<[Int32]> = []
    for tie in network.ties where tie.effectiveStrength > 0 {
      var (along, against) = Self.ways[Int(tie.kind)]
      let isAcross =
        network.actors[Int(tie.source)].kind != network.actors[Int(tie.target)].kind
      let isSaid = [5, 6, 7].contains(tie.kind)
      if isAcross, !isSaid, tie.kind != 1 { (along, against) = (true, true) }
      switch given {
      case .out?: (along, against) = (true, false)
      case .in?: (along, against) = (false, true)
      case .both?: (along, against) = (true, true)
      case nil: break
      }
      if !tie.isDirected { (along, against) = (true, true) }
      if along { arcs.insert([tie.source, tie.target]) }
      if against { arcs.insert([tie.target, tie.source]) }
    }
    return arcs
  }

  private func arcs(_ graph: Graph) -> Set<[Int32]> {
    Set(
      (0..<graph.vertexCount).flatMap { vertex in
        graph.outgoing.arcs(of: vertex).map { [Int32(vertex), graph.outgoing.targets[$0]] }
      })
  }

  @Test(arguments: UInt64(1)...12, [nil, .out, .in, .both] as [MeasureOptions.Direction?])
  func allAnswersFollowTheRule(seed: UInt64, given: MeasureOptions.Direction?) throws {
    let network = try network(seed: seed)
    let snapshot = Snapshot(network)
    let expected = arcs(network, given)
    #expect(arcs(snapshot.messageGraph(direction: given)) == expected)
    let ways = SpreadWays(snapshot, given)
    #expect(Set(zip(ways.sources, ways.targets).map { [$0, $1] }) == expected)
    let courses = TieCourses(snapshot, rules: TieRules())
    let carriage = Carriage(snapshot, given)
    var carried: Set<[Int32]> = []
    for tie in 0..<courses.count {
      let (up, down) = carriage.directions(of: tie, in: courses)
      if up { carried.insert([courses.lower[tie], courses.upper[tie]]) }
      if down { carried.insert([courses.upper[tie], courses.lower[tie]]) }
    }
    #expect(carried == expected)
  }

  @Test func directionIgnoredMeansBothWays() throws {
    let network = try network(seed: 3)
    let snapshot = Snapshot(network, Selection(ignoresDirection: true))
    #expect(arcs(snapshot.messageGraph()) == arcs(network, .both))
    #expect(snapshot.kindsOfUnknownDirection.isEmpty)
  }

  /// Four ask e; a asks most: e leads, a does not.
  @Test func theOneWhoIsAskedLeads() throws {
    let people = ["a", "b", "c", "d", "e", "f"]
    for kind in ["asks advice", "Nennung", "vertraut"] {
      let network = try Network(
        actors: people.map { Actor(id: $0) },
        ties: [(0, 4), (1, 4), (2, 4), (3, 4), (0, 5), (0, 1)].map {
          Tie(source: $0.0, target: $0.1, isDirected: true)
        }, tieKinds: [TieKind(kind)])
      let leaders = try Snapshot(network).multipliers(Multipliers.Question())
      #expect(network.ids([leaders.entries[0].actor]) == ["e"])
      let list = try Snapshot(network).shortlist(Shortlist.Question(size: 1))
      #expect(network.ids(list.entries.map(\.actor)) == ["e"])
      let told = try Snapshot(network).reach(Reach.Question(actors: ["e"], steps: 1))
      #expect(network.ids(told.reached) == ["a", "b", "c", "d"])
    }
  }

  @Test func kindsOfWhichNobodySaidItAreCounted() throws {
    let network = try Network(
      actors: ["a", "b", "c"].map { Actor(id: $0) } + [Actor(id: "club", kind: .organisation)],
      ties: [
        Tie(source: 0, target: 1, kind: 0, isDirected: true),
        Tie(source: 1, target: 2, kind: 0, isDirected: true),
        Tie(source: 0, target: 2, kind: 1, isDirected: true),
        Tie(source: 0, target: 1, kind: 1), Tie(source: 0, target: 3, kind: 2, isDirected: true),
        Tie(source: 0, target: 1, kind: 3, isDirected: true),
        Tie(source: 0, target: 1, kind: 4, isDirected: true),
      ],
      tieKinds: [
        TieKind("zzz"), TieKind("mag"), TieKind("Vorstand"), TieKind("asks"),
        TieKind("yyy", carries: .both),
      ])
    let found = Snapshot(network).kindsOfUnknownDirection
    #expect(found.map(\.kind) == ["zzz", "mag"])
    #expect(found.map(\.ties) == [2, 1])
  }
}
