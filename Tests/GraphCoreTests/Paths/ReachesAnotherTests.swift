import GraphCore
import Testing

@Suite struct ReachesAnotherTests {
  /// Against plain walks from every vertex of small random networks.
  @Test(arguments: 1...60) func isWhatWalksFind(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed), stream: 3)
    let count = 2 + random.below(9)
    let isDirected = random.below(2) == 0
    var arcs: [(Int32, Int32)] = []
    for from in 0..<count {
      for to in (isDirected ? 0 : from + 1)..<count where from != to && random.unit() < 0.18 {
        arcs.append((Int32(from), Int32(to)))
      }
    }
    let graph = Graph(
      vertexCount: count, sources: arcs.map(\.0), targets: arcs.map(\.1), isDirected: isDirected)
    let isSilent = (0..<count).map { _ in random.unit() < 0.2 }
    let isTarget = (0..<count).map { _ in random.unit() < 0.5 }
    let steps = [1, 2, 3, Int.max][random.below(4)]
    func walks(from start: Int) -> Bool {
      var seen: Set<Int> = [start]
      var level = seen
      for _ in 0..<min(steps, count) {
        var next: Set<Int> = []
        for vertex in level where vertex == start || !isSilent[vertex] {
          for (from, to) in arcs {
            if Int(from) == vertex { next.insert(Int(to)) }
            if !isDirected, Int(to) == vertex { next.insert(Int(from)) }
          }
        }
        level = next.subtracting(seen)
        seen.formUnion(next)
      }
      return seen.contains { $0 != start && isTarget[$0] }
    }
    let found = reachesAnother(isTarget: isTarget, steps: steps, in: graph, isSilent: isSilent)
    for vertex in 0..<count where !isSilent[vertex] {
      #expect(found[vertex] == walks(from: vertex), "vertex \(vertex) of network \(seed)")
    }
  }
}
