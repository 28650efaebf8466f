import Analysis
import GraphCore
import Relations
import Testing

@Suite struct SnapshotRestrictingTests {
  /// a – b – c – d with a column, and a role of c.
  private func chain() throws -> Network {
    try Network(
      actors: ["a", "b", "c", "d"].map { Actor(id: $0) },
      ties: [
        Tie(source: 0, target: 1), Tie(source: 1, target: 2, isDirected: true),
        Tie(source: 2, target: 3),
      ],
      multipliers: [Multiplier(actor: 2, topic: "x")],
      actorAttributes: [AttributeColumn(name: "n", values: ["1", "2", "3", "4"])],
      tieAttributes: [AttributeColumn(name: "e", values: ["ab", "bc", "cd"])])
  }

  @Test func keepsTheNeighbourhoodOfAnActor() throws {
    let network = try chain()
    let part = try #require(Snapshot(network).around(actorAt: 3, steps: 2)).network
    #expect(part.actors.map(\.id) == ["b", "c", "d"])
    #expect(part.tieAttributes[0].values == ["bc", "cd"])
    #expect(part.actorAttributes[0].values == ["2", "3", "4"])
    #expect(part.multipliers.map(\.actor) == [1])
    #expect(part.ties.map(\.source) == [0, 1])
    #expect(part.position(of: "d") == 2)
    #expect(part.position(of: "a") == nil)
  }
}
