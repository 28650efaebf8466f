import GraphCore
import Testing

@Suite struct StrongestPathsTests {
  private func search(
    from roots: [Int], _ edges: [(Int32, Int32, Double)], count: Int,
    hubs: [(factor: Double, members: [(Int32, Double)])] = [], damping: Double = 1,
    least: Double = 0, mostSteps: Int = .max, blocked: Set<Int> = [], barred: Set<Int> = []
  ) -> StrongestPaths {
    StrongestPaths(
      from: roots,
      in: Graph(
        vertexCount: count, sources: edges.map(\.0), targets: edges.map(\.1),
        weights: edges.map(\.2), isDirected: false),
      hubs: StrongestPaths.Hubs(
        vertexCount: count, factors: hubs.map(\.factor),
        members: hubs.enumerated().flatMap { hub, entry in
          entry.members.map { (Int32(hub), $0.0, $0.1) }
        }), order: (0..<Int32(count)).map { $0 },
      limits: StrongestPaths.Limits(
        isBlocked: (0..<count).map(blocked.contains), isBarred: (0..<count).map(barred.contains),
        damping: damping, least: least, mostSteps: mostSteps))
  }

  @Test func multipliesAndDamps() {
    // 0–1–3: 0.8 · 0.5 · 0.5 damped; 0–2–3 is as strong with the higher vertex; 0–3: 0.1.
    let edges: [(Int32, Int32, Double)] = [
      (0, 1, 0.8), (1, 3, 0.5), (0, 2, 0.8), (2, 3, 0.5), (0, 3, 0.1),
    ]
    let found = search(from: [0], edges, count: 5, damping: 0.5)
    #expect(found.strength(of: 3)?.strength == 0.2)
    #expect(found.path(to: 3)?.map(\.vertex) == [0, 1, 3])
    #expect(found.path(to: 0)?.map(\.vertex) == [0])
    #expect(found.path(to: 4) == nil)
    #expect(search(from: [0], edges, count: 5, blocked: [1, 2]).path(to: 3)?.count == 2)
    #expect(search(from: [0], edges, count: 5, least: 0.5).path(to: 3) == nil)
    #expect(search(from: [0], edges, count: 5, mostSteps: 1).path(to: 3)?.count == 2)
    #expect(search(from: [0], edges, count: 5, blocked: [1, 2], barred: [3]).path(to: 3) == nil)
  }

  /// Hubs against the arcs that they stand for.
  @Test(arguments: 1...60) func aHubIsAllItsTies(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let count = 12
    var edges: [(Int32, Int32, Double)] = []
    for first in 0..<Int32(count) {
      for second in first + 1..<Int32(count) where random.unit() < 0.1 {
        edges.append((first, second, [0.25, 0.5, 1][random.below(3)]))
      }
    }
    let hubs = (0..<3).map { _ in
      (
        factor: [0.25, 0.5][random.below(2)],
        members: (0..<Int32(count)).filter { _ in random.unit() < 0.3 }.map {
          ($0, [0.5, 1][random.below(2)])
        }
      )
    }
    var strongest: [[Int32]: Double] = [:]
    for (first, second, weight) in edges { strongest[[first, second]] = weight }
    for hub in hubs {
      for (first, own) in hub.members {
        for (second, other) in hub.members where first < second {
          strongest[[first, second]] = max(
            strongest[[first, second]] ?? 0, hub.factor * own * other)
        }
      }
    }
    let plain = strongest.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { ($0.key[0], $0.key[1], $0.value) }
    let blocked: Set<Int> = [random.below(count)]
    let found = search(
      from: [0, 1], edges, count: count, hubs: hubs, damping: 0.5, least: 0.01, blocked: blocked)
    let expected = search(
      from: [0, 1], plain, count: count, damping: 0.5, least: 0.01, blocked: blocked)
    for vertex in 0..<count {
      #expect(found.strength(of: vertex)?.strength == expected.strength(of: vertex)?.strength)
      #expect(found.path(to: vertex)?.map(\.vertex) == expected.path(to: vertex)?.map(\.vertex))
    }
  }
}
