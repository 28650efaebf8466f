import GraphCore
import Relations
import TestSupport
import Testing

@testable import Analysis

/// Networks translated into chances, and what comes of them.
@Suite struct SpreadModelTests {
  /// Persons a, b, c …; ties "ab" of one kind, confidence and strength each.
  private func network(
    _ ties: [(pair: String, kind: Int, strength: Double, confidence: Double)], people: String,
    channels: String = "", objecting: String = "", topics: [Character: [String]] = [:]
  ) throws -> Network {
    let letters = Array(people)
    func position(_ letter: Character?) -> Int { letters.firstIndex { $0 == letter } ?? -1 }
    return try Network(
      actors: letters.map {
        Actor(
          id: String($0), kind: channels.contains($0) ? .channel : .person,
          topics: topics[$0] ?? [],
          permission: objecting.contains($0) ? .objected : .unknown)
      },
      ties: ties.map {
        Tie(
          source: position($0.pair.first), target: position($0.pair.last), kind: $0.kind,
          strength: $0.strength, confidence: $0.confidence)
      }, tieKinds: [TieKind("friend"), TieKind("colleague", scale: 4)])
  }

  private func chances(_ network: Network, _ model: SpreadModel) throws -> [String: Double] {
    let snapshot = Snapshot(network)
    let arcs = try SpreadArcs(snapshot, model)
    let chances = arcs.chances(certainty: arcs.confidences, position: 0.5)
    var found: [String: Double] = [:]
    for source in 0..<arcs.graph.vertexCount {
      for arc in arcs.graph.outgoing.arcs(of: source) {
        let target = Int(arcs.graph.outgoing.targets[arc])
        found[snapshot.actor(of: source).id + snapshot.actor(of: target).id] =
          (chances[arc] * 1e6).rounded() / 1e6
      }
    }
    return found
  }

  @Test func weightedIsOneByTheNumberOfContacts() throws {
    let network = try network(
      [("ab", 0, 1, 1), ("ab", 1, 1, 1), ("cb", 0, 1, 0.5)], people: "abc")
    let found = try chances(network, SpreadModel())
    #expect(found == ["ab": 0.5, "ba": 1, "cb": 0.25, "bc": 0.5])
  }

  @Test func kindsStrengthRangesAndConfidence() throws {
    let network = try network(
      [("ab", 0, 1, 1), ("ab", 1, 2, 0.5), ("bc", 0, 2, 1), ("cd", 1, 8, 1)], people: "abcd")
    let own = try chances(
      network,
      SpreadModel(
        chance: .uniform(.init(0.1, 0.3)), kinds: [.init(kind: "Colleague", chance: .init(0.4))]))
    // Two ties are two chances: 1 − 0.8 · (1 − 0.4 · ½).
    #expect(own["ab"] == 0.36 && own["bc"] == 0.2 && own["dc"] == 0.4)
    let strong = try chances(network, SpreadModel(chance: .strength(.init(0.5))))
    // friend: 1 of 2 at most found; colleague: 2 of 4 by its scale, half certain; 8 of 4 is full.
    #expect(strong["bc"] == 0.5 && strong["cd"] == 0.5)
    #expect(strong["ab"] == 0.34375)
    let weights = try chances(network, SpreadModel(rule: .threshold, chance: .strength(.init(1))))
    #expect(weights["cb"] == 0.4 && weights["cd"] == 1)
  }

  @Test func topicsHalveAndChannelsHaveTheirOwn() throws {
    let network = try network(
      [("ab", 0, 1, 1), ("bk", 0, 1, 1)], people: "abk", channels: "k",
      topics: ["a": ["Bad"], "k": ["Bad"]])
    let model = SpreadModel(chance: .uniform(.init(0.8)), channel: .init(0.5), topic: "Bad")
    #expect(try chances(network, model) == ["ab": 0.4, "ba": 0.4, "bk": 0.4, "kb": 0.25])
    #expect(throws: AnalysisError.unknownTopic("Sport")) {
      try chances(network, SpreadModel(topic: "Sport"))
    }
  }

  /// a–k–b, a–c: with certainty the channel k carries only when it starts itself.
  @Test func channelsCarryOnlyWhenUsed() throws {
    let network = try network(
      [("ak", 0, 1, 1), ("kb", 0, 1, 1), ("ac", 0, 1, 1)], people: "akbc", channels: "k")
    let model = SpreadModel(chance: .uniform(.init(1)), channel: .init(1))
    let without = try Snapshot(network).spreadReach(
      SpreadReach.Question(actors: ["a"], model: model, runs: 20))
    #expect(without.reached.value == 1 && without.possible == 2)
    #expect(without.onlyThroughChannels == nil)
    #expect(without.listeners.filter { !$0.isPossible }.map(\.actor) == [2])
    let with = try Snapshot(network).spreadReach(
      SpreadReach.Question(actors: ["a", "k"], model: model, runs: 20))
    #expect(with.reached.value == 2 && with.onlyThroughChannels == 1)
    #expect(with.partners.map(\.alone) == [1, 2] && with.partners.map(\.lost) == [0, 1])
    #expect(with.partners[0].shared == [1, 1])
  }

  @Test func objectorsHearButNeverPassOn() throws {
    let network = try network(
      [("ab", 0, 1, 1), ("bc", 0, 1, 1)], people: "abc", objecting: "b")
    let sure = SpreadModel(chance: .uniform(.init(1)))
    let reach = try Snapshot(network).spreadReach(
      SpreadReach.Question(actors: ["a"], model: sure, runs: 20))
    #expect(reach.listeners.map(\.chance) == [1, 0])
    #expect(throws: AnalysisError.objected("b")) {
      try Snapshot(network).spreadReach(SpreadReach.Question(actors: ["b"], model: sure))
    }
    let list = try Snapshot(network).spreadShortlist(
      SpreadShortlist.Question(list: Shortlist.Question(size: 3), model: sure))
    // Both tell b and nobody else: after one of them the other adds nobody.
    #expect(list.entries.map(\.actor) == [0] || list.entries.map(\.actor) == [2])
    #expect(abs(list.reached.value - 1) < 0.001)
  }

  /// The report of a list adds up, and its certificate holds against all lists of three.
  @Test func shortlistAddsUp() throws {
    let snapshot = Snapshot(try Karate.network())
    let list = try snapshot.spreadShortlist(
      SpreadShortlist.Question(
        list: Shortlist.Question(size: 3), compare: [["1", "34", "33"]], seed: 3))
    let sum = list.entries.map(\.adds).reduce(0, +)
    #expect(abs(sum - list.reached.value) < 1e-6)
    #expect(list.entries.last.map { abs($0.cumulative - sum) < 1e-6 } ?? false)
    for entry in list.entries {
      #expect(entry.exclusive <= entry.reaches && entry.adds <= entry.reaches + 1e-9)
    }
    let certificate = try #require(list.certificate)
    #expect(certificate.isGoalMet && certificate.share >= 0.58)
    #expect(certificate.low <= list.reached.high + 3)
    let random = try #require(list.comparisons.first { $0.rival == .random })
    #expect(random.reached.high < list.reached.low)
    let named = try #require(list.comparisons.last)
    #expect(named.size == 3 && named.reached.value <= certificate.high)
    // The same set judged by forward runs.
    let forward = try snapshot.spreadReach(
      SpreadReach.Question(actors: ["1", "34", "33"], runs: 20_000))
    #expect(forward.reached.low <= named.reached.high && named.reached.low <= forward.reached.high)
  }

  /// Money for three is compared with three, not with all who could be paid.
  @Test func comparesAsManyAsTheMoneyBuys() throws {
    var question = Shortlist.Question(size: nil)
    question.conditions.budget = 30
    question.conditions.defaultCost = 10
    let list = try Snapshot(try Karate.network()).spreadShortlist(
      SpreadShortlist.Question(list: question, seed: 3))
    #expect(list.entries.count == 3)
    #expect(list.comparisons.count == 3 && list.comparisons.allSatisfy { $0.size == 3 })
  }

  /// Where two sources are needed the two ends of a ladder of triangles win all, hubs do not.
  @Test func complexContagionIsChosenByTrying() throws {
    // x–y tied to all of a chain in which each knows the two before.
    let pairs = [
      "xa", "ya", "xb", "yb", "ac", "bc", "bd", "cd", "ce", "de", "hi", "hj", "hk", "hl",
    ]
    let network = try Small.network(pairs, people: "xyabcdehijkl")
    let list = try Snapshot(network).spreadShortlist(
      SpreadShortlist.Question(
        list: Shortlist.Question(size: 2), model: SpreadModel(rule: .sources(2))))
    #expect(list.certificate == nil)
    // x, y win a and b, these c, d and e: five; no other two win more.
    #expect(list.reached.value == 5)
  }

  @Test func doubtFindsTheTieAListHangsOn() throws {
    // Two stars: h has six leaves, k five and, through a doubtful tie, m with two more.
    let pairs = ["h1", "h2", "h3", "h4", "h5", "h6", "k7", "k8", "k9", "k0", "kA", "mB", "mC"]
    var ties = pairs.map { (pair: $0, kind: 0, strength: 1.0, confidence: 1.0) }
    ties.append((pair: "km", kind: 0, strength: 1, confidence: 0.7))
    let network = try network(ties, people: "hk1234567890ABCm")
    let snapshot = Snapshot(network)
    let question = SpreadShortlist.Question(
      list: Shortlist.Question(size: 1), model: SpreadModel(chance: .uniform(.init(0.7))))
    let list = try snapshot.spreadShortlist(question)
    #expect(list.entries.map(\.actor) == [1])
    let found = try snapshot.uncertainty(of: list, resamples: 200)
    #expect(found.uncertainTies == 1)
    #expect(abs(found.names[0].share - 0.7) < 0.15)
    let hinge = try #require(found.names[0].hinges.first)
    #expect(hinge.tie == Int32(pairs.count) && hinge.flips)
    #expect(hinge.with == 1 && hinge.without == 0)
    #expect(found.newcomers.map(\.actor) == [0])
    #expect(found.names[0].lowRank == 1 && found.names[0].highRank == nil)
  }

  /// Without doubt every resample is the same; the same on any number of threads.
  @Test func certaintyMeansOneList() throws {
    let snapshot = Snapshot(try Karate.network())
    let list = try snapshot.spreadShortlist(
      SpreadShortlist.Question(list: Shortlist.Question(size: 2)))
    let found = try snapshot.uncertainty(of: list, resamples: 50)
    #expect(found.names.allSatisfy { $0.share == 1 && $0.highRank == $0.lowRank })
    let ranged = try snapshot.spreadShortlist(
      SpreadShortlist.Question(
        list: Shortlist.Question(size: 2),
        model: SpreadModel(chance: .uniform(.init(0.05, 0.3)))))
    let one = try snapshot.uncertainty(
      of: ranged, resamples: 40, execution: Execution(threads: 1))
    let two = try snapshot.uncertainty(
      of: ranged, resamples: 40, execution: Execution(threads: 2))
    #expect(one == two)
    #expect(one.reached.low < one.reached.high)
  }
}
