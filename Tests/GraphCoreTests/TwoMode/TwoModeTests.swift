import GraphCore
import TestSupport
import Testing

/// Davis's Southern women: 18 women, 14 events.
@Suite struct TwoModeTests {
  @Test func refusesTiesWithinAKind() {
    #expect(TwoModeGraph(Graph.edges(3, [(0, 1), (1, 2)]), isSecond: [false, true, true]) == nil)
  }

  /// NetworkX 3.6.1 `bipartite`.
  @Test func centralityOfSouthernWomen() throws {
    let women = try #require(davis())
    let degree = women.degree()
    let closeness = try women.closeness()
    #expect(abs(degree[0] - 0.571429) < 1e-6 && abs(closeness[0] - 0.8) < 1e-6)
    #expect(abs(degree[25] - 0.777778) < 1e-6 && abs(closeness[25] - 0.846154) < 1e-6)
    // Raw betweenness of Evelyn and E8 by NetworkX.
    var raw = [Double](repeating: 0, count: 32)
    raw[0] = 42.980201
    raw[25] = 110.206397
    let shares = women.betweenness(raw: raw)
    #expect(abs(shares[0] - 0.096585) < 1e-6 && abs(shares[25] - 0.243819) < 1e-6)
  }

  /// Several parts: never above 1, and 1 only for who is as near as can be to everybody there is.
  @Test func closenessInSeveralParts() throws {
    // Women 0, 1 at event 2; woman 3 at event 4; woman 5 alone.
    let edges = [(0, 2), (1, 2), (3, 4)]
    let isSecond = [false, false, true, false, true, false]
    let parts = try #require(TwoModeGraph(Graph.edges(6, edges), isSecond: isSecond))
    // 0 reaches event 2 in one step and woman 1 in two, as near as can be: two of five others.
    let expected = [2.0 / 5, 2.0 / 5, 2.0 / 5, 1.0 / 5, 1.0 / 5, 0]
    for (found, wanted) in zip(try parts.closeness(), expected) {
      #expect(abs(found - wanted) < 1e-12)
    }
    // A path of woman, event, woman, event, woman: the end reaches 2 + 1 others over 1 + 2 + 3 + 4.
    let path = try #require(
      TwoModeGraph(
        Graph.edges(5, [(0, 1), (1, 2), (2, 3), (3, 4)]),
        isSecond: [false, true, false, true, false]))
    #expect(abs(try path.closeness()[0] - 6.0 / 10) < 1e-12)
    var random = SplitMix64(seed: 4)
    for _ in 0..<200 {
      let count = 4 + random.below(12)
      let sides = (0..<count).map { _ in random.unit() < 0.5 }
      let pairs = (0..<count).flatMap { a in
        (0..<a).filter { sides[$0] != sides[a] && random.unit() < 0.25 }.map { (a, $0) }
      }
      let graph = try #require(TwoModeGraph(Graph.edges(count, pairs), isSecond: sides))
      #expect(try graph.closeness().allSatisfy { (0...1 + 1e-12).contains($0) })
    }
  }

  @Test func projectionsOfSouthernWomen() throws {
    let women = try #require(davis())
    let count = try women.projection()
    #expect(count.vertices == (0..<18).map { Int32($0) })
    #expect(count.graph.weight(0, 2) == 7)  // Evelyn and Theresa
    let newman = try women.projection(weight: .newman).graph
    #expect(abs(newman.weight(0, 2) - 1.486880) < 1e-6)
    // Evelyn went to 8 events, Theresa to 8, to 7 of them both.
    #expect(abs(try women.projection(weight: .jaccard).graph.weight(0, 2) - 7.0 / 9) < 1e-12)
    let events = try women.projection(ontoSecond: true)
    #expect(events.vertices.count == 14)
    #expect(events.graph.weight(7, 8) == 9)  // E8 and E9
  }

  /// Women 0..<18, events 18..<32 in the order of the paper.
  private func davis() -> TwoModeGraph? {
    let attendance: [[Int]] = [
      [1, 2, 3, 4, 5, 6, 8, 9], [1, 2, 3, 5, 6, 7, 8], [2, 3, 4, 5, 6, 7, 8, 9],
      [1, 3, 4, 5, 6, 7, 8], [3, 4, 5, 7], [3, 5, 6, 8], [5, 6, 7, 8], [6, 8, 9],
      [5, 7, 8, 9], [7, 8, 9, 12], [8, 9, 10, 12], [8, 9, 10, 12, 13, 14],
      [7, 8, 9, 10, 12, 13, 14], [6, 7, 9, 10, 11, 12, 13, 14], [7, 8, 10, 11, 12],
      [8, 9], [9, 11], [9, 11],
    ]
    let pairs = attendance.enumerated().flatMap { woman, events in
      events.map { (woman, 17 + $0) }
    }
    let isSecond = (0..<32).map { $0 >= 18 }
    return TwoModeGraph(Graph.edges(32, pairs), isSecond: isSecond)
  }
}
