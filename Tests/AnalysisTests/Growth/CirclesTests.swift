import Analysis
import Relations
import Testing

@Suite struct CirclesTests {
  /// Cliques of the actors given, each in its quarters.
  private func network(_ cliques: [(members: Range<Int>, first: String, last: String?)]) throws
    -> Network
  {
    var ties: [Tie] = []
    for clique in cliques {
      for a in clique.members {
        for b in clique.members where a < b {
          ties.append(
            Tie(
              source: a, target: b,
              period: Period(first: day(clique.first), last: clique.last.map(day)) ?? .always))
        }
      }
    }
    return try Network(actors: (0..<24).map { Actor(id: "p\($0)") }, ties: ties)
  }

  private func course(_ network: Network, last: String) throws -> CircleCourse {
    try Snapshot(network).circles(.init(every: .quarter, last: day(last)))
  }

  @Test func circlesAreBornGrowAndEnd() throws {
    let course = try course(
      network([
        (0..<6, "2023-01-01", nil), (6..<12, "2023-01-01", "2023-08-15"),
        (0..<8, "2023-10-01", nil), (12..<17, "2023-10-01", nil),
      ]), last: "2023-12-31")
    #expect(course.dates.count == 4)
    #expect(course.circles.map(\.number) == [1, 2, 3])
    let (first, second, third) = (course.circles[0], course.circles[1], course.circles[2])
    #expect(first.states.count == 4 && first.end == nil)
    #expect(first.states[0].events == [.birth(from: nil)])
    #expect(first.states[1].events.isEmpty && first.states[1].likeness == 1)
    #expect(first.states[3].events == [.growth(2)])
    #expect(second.states.count == 2 && second.end == .end(into: nil))
    #expect(third.states.map(\.date) == [3])
  }

  @Test func circlesMergeAndSplit() throws {
    let course = try course(
      network([
        (0..<6, "2023-01-01", "2023-06-30"), (6..<11, "2023-01-01", "2023-06-30"),
        (0..<11, "2023-07-01", "2023-09-30"), (0..<6, "2023-10-01", nil),
        (6..<11, "2023-10-01", nil),
      ]), last: "2023-12-31")
    #expect(course.circles.count == 3)
    let first = course.circles[0]
    #expect(first.states.count == 4)
    #expect(first.states[2].events == [.growth(5), .merger(of: 2)])
    #expect(course.circles[1].end == .end(into: 1))
    #expect(first.states[3].events == [.growth(-5), .split(into: 3)])
    #expect(course.circles[2].states[0].events == [.birth(from: 1)])
  }
}
