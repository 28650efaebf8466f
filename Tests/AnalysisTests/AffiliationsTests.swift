import Analysis
import GraphCore
import Relations
import Testing

@Suite struct AffiliationsTests {
  /// Two women at three parties: p1 both, p2 only a, p3 only b; a knows b, which does not count.
  private func network() throws -> Network {
    try Network(
      actors: [Actor(id: "a"), Actor(id: "b")]
        + ["p1", "p2", "p3"].map { Actor(id: $0, kind: .event) },
      ties: [(0, 2), (1, 2), (0, 3), (1, 4), (0, 1)].map { Tie(source: $0.0, target: $0.1) })
  }

  @Test func eachSideIsMeasuredAgainstItself() throws {
    let sides = try Snapshot(network()).affiliations()
    #expect(sides.isSecond == [false, false, true, true, true])
    #expect(sides.leftOut == 1)
    // a goes to 2 of 3 parties; p1 has 2 of 2 women.
    #expect(abs(sides.degree[0] - 2.0 / 3) < 1e-12)
    #expect(sides.degree[2] == 1)
    #expect(sides.betweenness[3] == 0)
  }

  @Test func projectionsFollowTheirRule() throws {
    let snapshot = try Snapshot(network())
    func strength(_ rule: ProjectionWeight) throws -> Double? {
      let people = try snapshot.projected(weight: rule)
      #expect(people.actors.map(\.id) == ["a", "b"])
      #expect(people.ties.count == 1)
      return people.ties.first?.strength
    }
    #expect(try strength(.count) == 1)
    #expect(try strength(.newman) == 1)
    #expect(abs((try strength(.jaccard) ?? 0) - 1.0 / 3) < 1e-12)
    let events = try snapshot.projected(ontoSecond: true, weight: .count)
    #expect(events.actors.map(\.id) == ["p1", "p2", "p3"])
    #expect(events.ties.map { [$0.source, $0.target] } == [[0, 1], [0, 2]])
  }

  @Test func oneSideAloneIsRefused() throws {
    let people = try Network(actors: [Actor(id: "a"), Actor(id: "b")])
    #expect(throws: AnalysisError.noOrganisations) { try Snapshot(people).affiliations() }
  }
}
