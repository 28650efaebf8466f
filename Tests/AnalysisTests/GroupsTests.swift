import Analysis
import Relations
import TestSupport
import Testing
import Wording

@Suite struct GroupsTests {
  /// 11 of the 78 friendships cross the line along which the club split; modularity of that division
  /// as NetworkX and igraph give it.
  @Test func karateClubsKeepToThemselves() throws {
    let groups = try Snapshot(Karate.network()).groups(
      Groups.Question(basis: .column("club")))
    #expect(groups.groups.map(\.name.en) == ["Mr. Hi", "Officer"])
    #expect(groups.groups.map(\.members.count) == [17, 17])
    #expect(groups.externalTies == 11)
    #expect(groups.internalTies == 67)
    #expect(abs((groups.eiIndex ?? 0) - -0.717949) < 1e-6)
    #expect(abs((groups.modularity ?? 0) - 0.358235) < 1e-6)
    #expect(groups.groups.map(\.externalTies) == [11, 11])
  }

  @Test func findsTheFourCirclesOfTheKarateClub() throws {
    let network = try Karate.network()
    let groups = try Snapshot(network).groups(Groups.Question())
    #expect(abs((groups.modularity ?? 0) - 0.419790) < 1e-6)
    #expect(groups.groups.count == 4)
    // The two leaders of the club lead the two largest circles.
    #expect(
      network.ids(groups.groups.prefix(2).flatMap { $0.leaders.prefix(1).map(\.actor) }).sorted()
        == ["1", "34"])
    #expect(groups.membership.count == 34)
  }

  @Test func leavesOutActorsWithoutAValue() throws {
    // Au: a–b; Berg: c–d; b–c between; e without a place knows a.
    let network = try Small.network(
      ["ab", "bc", "cd", "ae"], people: "abcde",
      places: ["a": "Au", "b": "Au", "c": "Berg", "d": "Berg"])
    let groups = try Snapshot(network).groups(Groups.Question(basis: .place))
    #expect(groups.membership == [0, 0, 1, 1, -1])
    #expect(groups.internalTies == 2)
    #expect(groups.externalTies == 1)
    #expect(groups.groups.map(\.eiIndex) == [0, 0])
    #expect(network.ids(groups.groups.flatMap { $0.bridges.map(\.actor) }) == ["b", "c"])
    #expect(throws: AnalysisError.unknownColumn("x")) {
      try Snapshot(network).groups(Groups.Question(basis: .column("x")))
    }
  }

  @Test func namesCirclesByWhatTheirMembersShare() throws {
    // Three triangles: two in Au, one whose members share no word; all members like music.
    let network = try Network(
      actors: (0..<9).map { number in
        Actor(
          id: "p\(number)", place: number < 6 ? "Au" : "", topics: ["Musik"])
      },
      ties: [0, 3, 6].flatMap { first in
        [(0, 1), (1, 2), (2, 0)].map { Tie(source: first + $0.0, target: first + $0.1) }
      } + [Tie(source: 2, target: 3), Tie(source: 5, target: 6)])
    let groups = try Snapshot(network).groups(Groups.Question())
    #expect(groups.groups.map(\.name.en) == ["Au", "Au, around p3", "around p6"])
    #expect(groups.groups.map(\.name.de) == ["Au", "Au, um p3", "um p6"])
  }
}
