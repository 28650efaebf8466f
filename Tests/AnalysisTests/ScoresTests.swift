import Analysis
import GraphCore
import Relations
import TestSupport
import Testing

@Suite struct ScoresTests {
  @Test func equalScoresShareARankAndTheIdDecides() throws {
    // Degrees: c 3, a 2, b 2, d 1.
    let network = try Small.network(["ca", "cb", "cd", "ab"], people: "dbca")
    let degree = try #require(Measure.named("degree"))
    let scores = try Snapshot(network).scores(of: degree)
    let ranking = scores.ranking()
    #expect(network.ids(ranking.map(\.actor)) == ["c", "a", "b", "d"])
    #expect(ranking.map(\.rank) == [1, 2, 2, 4])
    #expect(scores["c"] == 3)
    #expect(scores["x"] == nil)
    #expect(scores.ranking(count: 2).count == 2)
  }

  @Test func anUndefinedScoreIsNilAndNotRanked() throws {
    let network = try Small.network(["ab", "bc", "ca", "cd"], people: "abcd")
    let clustering = try #require(Measure.named("clustering"))
    let scores = try Snapshot(network).scores(of: clustering)
    #expect(scores["a"] == 1)
    let undefined = Measure(
      id: "test", name: clustering.name, meaning: clustering.meaning, range: 0...1, cost: .linear,
      compute: { graph, _, _ in (0..<graph.vertexCount).map { $0 == 1 ? .nan : 1 } })
    let partly = try Snapshot(network).scores(of: undefined)
    #expect(partly["b"] == nil)
    #expect(network.ids(partly.ranking().map(\.actor)) == ["a", "c", "d"])
  }

  @Test func roundingDoesNotPartEqualScores() throws {
    let network = try Small.network(["ab"], people: "abc")
    let degree = try #require(Measure.named("degree"))
    let rounded = Measure(
      id: "test", name: degree.name, meaning: degree.meaning, range: 0...1, cost: .linear,
      compute: { _, _, _ in [0.3, 0.1 + 0.2, 0.1] })
    let ranking = try Snapshot(network).scores(of: rounded).ranking()
    #expect(ranking.map(\.rank) == [1, 1, 3])
    #expect(network.ids(ranking.map(\.actor)) == ["a", "b", "c"])
  }
}
