import Analysis
import GraphCore
import Relations
import Testing

@Suite struct WarmPathTests {
  private func network(_ ties: [(String, String, Int, Double)], _ people: [String]) throws
    -> Network
  {
    func position(_ id: String) -> Int { people.firstIndex(of: id) ?? -1 }
    return try Network(
      actors: people.map { Actor(id: $0) },
      ties: ties.map {
        Tie(source: position($0.0), target: position($0.1), kind: $0.2, strength: $0.3)
      },
      tieKinds: [TieKind("friend", scale: 10), TieKind("colleague")])
  }

  @Test func takesTheWarmerWayAndThenTheOneWithoutItsGoBetweens() throws {
    // a–b–d: 0.9 · 0.8 = 0.72 · a–c–d: 0.5 · 0.9 = 0.45 · a–d: 0.1
    let network = try network(
      [
        ("a", "b", 0, 9), ("b", "d", 0, 8), ("a", "c", 0, 5), ("c", "d", 0, 9), ("a", "d", 0, 1),
      ], ["a", "b", "c", "d"])
    let ways = try Snapshot(network).warmPaths(WarmPath.Question(from: ["a"], to: "d"))
    #expect(
      ways.map { network.ids($0.actors) } == [["a", "b", "d"], ["a", "c", "d"], ["a", "d"]])
    #expect(abs(ways[0].warmth - 0.72) < 1e-12)
    #expect(ways[0].steps.map(\.strength) == [9, 8])
  }

  @Test func isNotIntroducedByAChannel() throws {
    // a–gazette–d is shorter and as warm, but a gazette introduces nobody; it can be met.
    let network = try Network(
      actors: [
        Actor(id: "a"), Actor(id: "gazette", kind: .channel), Actor(id: "b"), Actor(id: "c"),
        Actor(id: "d"),
      ],
      ties: [(0, 1), (1, 4), (0, 2), (2, 3), (3, 4)].map { Tie(source: $0.0, target: $0.1) })
    let snapshot = Snapshot(network)
    let ways = try snapshot.warmPaths(WarmPath.Question(from: ["a"], to: "d"))
    #expect(ways.map { network.ids($0.actors) } == [["a", "b", "c", "d"]])
    let met = try snapshot.warmPaths(WarmPath.Question(from: ["d"], to: "gazette"))
    #expect(met.first.map { network.ids($0.actors) } == ["d", "gazette"])
  }

  @Test func countsTheWarmestKindAndScalesAKindWithoutScaleByItsGreatest() throws {
    // Friend 3 of 10 = 0.3; colleague 1 + 1 = 2, the greatest colleague sum is 4 (b–c): 0.5.
    let network = try network(
      [("a", "b", 0, 3), ("a", "b", 1, 1), ("b", "a", 1, 1), ("b", "c", 1, 4)], ["a", "b", "c"])
    let way = try Snapshot(network).warmPaths(WarmPath.Question(from: ["a"], to: "c"))[0]
    #expect(way.steps.map(\.kind) == [1, 1])
    #expect(way.steps.map(\.strength) == [2, 4])
    #expect(way.steps.map(\.warmth) == [0.5, 1])
  }

  @Test func prefersFewerGoBetweensThenLowerIDsOnEqualWarmth() throws {
    // a–z–c–d and a–b–y–d are as warm as a–x–d; of two short ways the lower id wins.
    let long = try network(
      [
        ("a", "z", 0, 10), ("z", "c", 0, 10), ("c", "d", 0, 5), ("a", "x", 0, 10), ("x", "d", 0, 5),
      ],
      ["a", "z", "c", "d", "x"])
    let way = try Snapshot(long).warmPaths(WarmPath.Question(from: ["a"], to: "d"))[0]
    #expect(long.ids(way.goBetweens) == ["x"])
    let equal = try network(
      [("a", "y", 0, 5), ("y", "d", 0, 10), ("a", "x", 0, 10), ("x", "d", 0, 5)],
      ["y", "a", "d", "x"])
    let first = try Snapshot(equal).warmPaths(WarmPath.Question(from: ["a"], to: "d"))[0]
    #expect(equal.ids(first.goBetweens) == ["x"])
  }

  @Test func namesTheLastDayOfATie() throws {
    let day = Day(number: 100)
    let later = Day(number: 200)
    let network = try Network(
      actors: [Actor(id: "a"), Actor(id: "b")],
      ties: [day, later, day].map {
        Tie(source: 0, target: 1, period: Period(first: $0, last: $0) ?? .always)
      })
    let way = try Snapshot(network).warmPaths(WarmPath.Question(from: ["b"], to: "a"))[0]
    #expect(way.steps[0].lastDay == later)
    #expect(way.steps[0].strength == 3)
  }

  @Test func refusesAWayToSomebodyWhoObjected() throws {
    let network = try Small.network(["ab"], people: "ab", objecting: "b")
    #expect(throws: AnalysisError.objected("b")) {
      try Snapshot(network).warmPaths(WarmPath.Question(from: ["a"], to: "b"))
    }
  }

  /// Against every simple path of random networks: warmest, then shortest, then lowest ids.
  @Test(arguments: 1...60) func agreesWithEveryPathTried(seed: Int) throws {
    let network = try Small.random(
      9, probability: 0.35, objecting: 0.2, directed: seed.isMultiple(of: 2), seed: UInt64(seed))
    let snapshot = Snapshot(network)
    let free = network.actors.filter { $0.permission != .objected }
    guard free.count > 1 else { return }
    let (from, to) = (free[0].id, free[free.count - 1].id)
    let ways = try snapshot.warmPaths(
      WarmPath.Question(from: [from], to: to, alternatives: 1))
    let all = Enumeration(network).paths(
      from: 0 + (network.position(of: from) ?? 0), to: network.position(of: to) ?? 0)
    guard let warmest = all.map(\.warmth).max() else {
      #expect(ways.isEmpty)
      return
    }
    let best = all.filter { $0.warmth > warmest * (1 - 1e-9) }
    let fewest = best.map(\.path.count).min()
    let first = best.filter { $0.path.count == fewest }.map {
      $0.path.map { network.actors[$0].id }
    }
    .min { $0.lexicographicallyPrecedes($1) }
    #expect(network.ids(ways[0].actors) == first)
    #expect(abs(ways[0].warmth - warmest) < 1e-12)
  }

  @Test(arguments: 1...30) func neverGoesThroughObjectorsNorTwiceThroughAnybody(seed: Int) throws {
    let network = try Small.random(14, probability: 0.3, objecting: 0.3, seed: UInt64(seed))
    let snapshot = Snapshot(network)
    for goal in network.actors where goal.permission != .objected && goal.id != "p0" {
      let ways = try snapshot.warmPaths(
        WarmPath.Question(from: ["p0"], to: goal.id, alternatives: 9))
      let between = ways.flatMap(\.goBetweens)
      #expect(between.allSatisfy { network.actors[Int($0)].permission != .objected })
      #expect(Set(between).count == between.count)
      #expect(zip(ways, ways.dropFirst()).allSatisfy { $0.warmth >= $1.warmth * (1 - 1e-9) })
    }
  }
}

/// Every simple path, tried one by one, with warmths worked out from the rows.
private struct Enumeration {
  let network: Network

  init(_ network: Network) { self.network = network }

  func warmth(_ one: Int, _ other: Int) -> Double {
    func sum(_ kind: Int, _ a: Int, _ b: Int) -> Double {
      network.ties.filter {
        Int($0.kind) == kind
          && [Int($0.source), Int($0.target)].sorted() == [min(a, b), max(a, b)]
      }.reduce(0) { $0 + ($1.strength ?? 1) }
    }
    return network.tieKinds.indices.map { kind in
      let pairs = network.ties.filter { Int($0.kind) == kind }
      let greatest = pairs.map { sum(kind, Int($0.source), Int($0.target)) }.max() ?? 1
      return min(1, sum(kind, one, other) / (network.tieKinds[kind].scale ?? greatest))
    }.max() ?? 0
  }

  func paths(from: Int, to: Int) -> [(path: [Int], warmth: Double)] {
    let table = network.actors.indices.map { one in
      network.actors.indices.map { $0 == one ? 0 : warmth(one, $0) }
    }
    var result: [(path: [Int], warmth: Double)] = []
    func go(_ path: [Int], _ product: Double) {
      let last = path[path.count - 1]
      if last == to { return result.append((path, product)) }
      if path.count > 1, network.actors[last].permission == .objected { return }
      for next in network.actors.indices where table[last][next] > 0 && !path.contains(next) {
        go(path + [next], product * table[last][next])
      }
    }
    go([from], 1)
    return result
  }
}
