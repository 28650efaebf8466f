import Analysis
import Relations
import Testing

@Suite struct ComparisonTests {
  @Test func changesAreToldFromWhatStays() throws {
    let network = try FilmTests.village()
    let found = try Snapshot(network).comparison(
      .init(before: day("2024-03-31"), after: day("2024-08-01")))
    #expect((found.new, found.lost, found.kept) == (2, 0, 7))
    let later = try Snapshot(network).comparison(
      .init(before: day("2024-08-01"), after: day("2024-09-01")))
    #expect((later.new, later.lost, later.kept) == (0, 1, 8))
    let change = try #require(later.changes.first)
    #expect(network.ids([change.first, change.second]) == ["Eva", "Felix"])
    #expect(!later.isAggregated && later.nodes.count == 8 && later.links.count == 9)
    // Eva lost one of three, Felix one of three.
    #expect(later.nodes.map(\.before) == [2, 2, 3, 2, 3, 3, 2, 1])
    #expect(later.nodes.map(\.after) == [2, 2, 2, 2, 2, 3, 2, 1])
  }

  /// Seen as circles the same pairs are counted, those within a circle apart.
  @Test func circlesCountTheSamePairs() throws {
    let network = try FilmTests.village()
    let question = Comparison.Question(
      before: day("2024-03-31"), after: day("2024-08-01"), mostActors: 3)
    let found = try Snapshot(network).comparison(question)
    #expect(found.isAggregated)
    #expect((found.new, found.lost, found.kept) == (2, 0, 7))
    #expect(found.links.reduce(0) { $0 + $1.new } <= 2)
    #expect(found.nodes.reduce(0) { $0 + $1.after } == 8)
  }
}
