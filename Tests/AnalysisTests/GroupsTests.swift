import Analysis
import GraphCore
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

  /// Homophily, assortativity (.717531) and agreement of the clubs with the found circles.
  @Test func comparesClubsWithFoundCircles() throws {
    let groups = try Snapshot(Karate.network()).groups(Groups.Question(basis: .column("club")))
    #expect(abs((groups.assortativity ?? 0) - 0.717531) < 1e-6)
    // 35 ties inside, 11 out: 70 of 81 ends.
    let own = try #require(groups.groups[0].homophily)
    #expect(abs(own.found - 70.0 / 81) < 1e-12)
    #expect(abs(own.expected - 81.0 / 156) < 1e-12)
    let agreement = try #require(groups.agreement)
    #expect(0.5...0.7 ~= agreement.mutualInformation)
    #expect(try Snapshot(Karate.network()).groups(Groups.Question()).agreement == nil)
  }

  @Test func saysHowCertainMembershipsAre() throws {
    let question = Groups.Question(certaintyRuns: 20, overlap: 0.2)
    let snapshot = try Snapshot(Karate.network())
    let groups = try snapshot.groups(question)
    #expect(groups.certainty.count == 34)
    #expect(groups.certainty.allSatisfy { 0...1 ~= $0 })
    #expect(try snapshot.groups(question).certainty == groups.certainty)
    // Member 10 is tied to 3 and 34 alone, who sit in different circles: half each.
    let circles = groups.memberships[9]
    #expect(circles.map(\.share) == [0.5, 0.5])
    for (vertex, circles) in groups.memberships.enumerated() {
      #expect(circles.contains { $0.group == groups.membership[vertex] })
    }
  }

  @Test func otherWaysToFindCircles() throws {
    let network = try Small.network(["ab", "bc", "ca", "cd", "ef"], people: "abcdefg")
    let snapshot = Snapshot(network)
    #expect(
      try snapshot.groups(.init(basis: .components)).groups.map(\.members.count) == [4, 2, 1])
    let cores = try snapshot.groups(.init(basis: .cores(2)))
    #expect(cores.groups.map(\.members.count) == [3])
    #expect(cores.membership == [0, 0, 0, -1, -1, -1, -1])
    #expect(try snapshot.groups(.init(basis: .labels)).groups.count >= 3)
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
