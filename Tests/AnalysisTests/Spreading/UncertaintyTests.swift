import Analysis
import GraphCore
import Relations
import Testing

/// How sure a list is, against the program itself asked in every world there is.
@Suite struct UncertaintyTests {
  /// Eight people of two places with costs, three of their ties doubtful.
  private func network(_ seed: Int) throws -> Network {
    var random = SplitMix64(seed: UInt64(seed), stream: 9)
    let actors = (0..<8).map { number in
      Actor(
        id: "n\(number)", place: ["X", "Y"][number % 2], cost: Double(5 * (1 + random.below(3))))
    }
    var ties: [Tie] = []
    for source in 0..<8 {
      for target in (source + 1)..<8 where random.unit() < 0.3 {
        ties.append(Tie(source: source, target: target))
      }
    }
    for place in 0..<min(3, ties.count) {
      let tie = place * ties.count / 3
      ties[tie].confidence = [0.3, 0.5, 0.8][place]
    }
    return try Network(actors: actors, ties: ties)
  }

  /// Every world: how likely it is, and the network in which what exists is known.
  private func worlds(_ network: Network) throws -> [(chance: Double, network: Network)] {
    let doubtful = network.ties.indices.filter { network.ties[$0].confidence < 1 }
    return try (0..<(1 << doubtful.count)).map { bits in
      var chance = 1.0
      var ties: [Tie] = []
      for (row, tie) in network.ties.enumerated() {
        var tie = tie
        if let bit = doubtful.firstIndex(of: row) {
          let isThere = bits >> bit & 1 == 1
          chance *= isThere ? tie.confidence : 1 - tie.confidence
          if !isThere { continue }
          tie.confidence = 1
        }
        ties.append(tie)
      }
      return (chance, try Network(actors: network.actors, ties: ties))
    }
  }

  private func without(_ tie: Int, _ network: Network) throws -> Network {
    var ties = Array(network.ties)
    ties.remove(at: tie)
    return try Network(actors: network.actors, ties: ties)
  }

  private static func question(_ number: Int) -> Shortlist.Question {
    var question = Shortlist.Question(size: 2, steps: 1 + number % 2)
    switch number % 4 {
    case 1: question.conditions.partnersAtLeast = [Conditions.Floor(.place, least: .count(1))]
    case 2:
      question.size = nil
      question.conditions.budget = 20
    case 3: question.conditions.avoid = ["n7"]
    default: break
    }
    return question
  }

  /// By steps everything is exact but for the drawing of worlds.
  @Test(arguments: 1...24) func listsBySteps(seed: Int) throws {
    let network = try network(seed)
    let question = Self.question(seed)
    func chosen(_ network: Network) -> [Int32]? {
      (try? Snapshot(network).shortlist(question))?.entries.map(\.actor)
    }
    guard let list = try? Snapshot(network).shortlist(question) else { return }
    let resamples = 2000
    let found = try Snapshot(network).uncertainty(of: list, seed: 3, resamples: resamples)
    let worlds = try worlds(network)
    for (place, name) in found.names.enumerated() {
      let actor = list.entries[place].actor
      let truth = worlds.reduce(0.0) { sum, world in
        chosen(world.network)?.contains(actor) ?? false ? sum + world.chance : sum
      }
      let error = (truth * (1 - truth) / Double(resamples)).squareRoot()
      #expect(abs(name.share - truth) <= 4.5 * error + 1e-12, "\(name.share), \(truth)")
      for hinge in name.hinges where hinge.with > hinge.without {
        let again = chosen(try without(Int(hinge.tie), network)) ?? []
        #expect(hinge.flips == !again.contains(actor))
      }
    }
    let reached = try worlds.map { world in
      let list = list.entries.map { network.actors[Int($0.actor)].id }
      let reach = try Snapshot(world.network).reach(
        Reach.Question(actors: list, steps: question.steps))
      return (chance: world.chance, count: Double(reach.reached.count))
    }
    // Whom to avoid is no target.
    if question.conditions.avoid.isEmpty {
      let counts = reached.map(\.count)
      #expect(counts.contains(found.reached.low) && counts.contains(found.reached.high))
      let below = reached.reduce(0) { $1.count < found.reached.low ? $0 + $1.chance : $0 }
      let above = reached.reduce(0) { $1.count > found.reached.high ? $0 + $1.chance : $0 }
      #expect(below < 0.05 + 0.02 && above < 0.05 + 0.02)
      #expect(found.reached.value == Double(list.reached))
    }
    #expect(found.reached.high <= Double(list.possible))
  }

  /// Under a cascade certain ties leave nothing else to chance: the range holds what there can be.
  @Test(arguments: 1...8) func rangesEndAtWhatIsPossible(seed: Int) throws {
    let network = try network(seed)
    for chance in [1.0, 0.4] {
      let question = SpreadShortlist.Question(
        list: Self.question(4 * seed), model: SpreadModel(chance: .uniform(.init(chance))))
      let list = try Snapshot(network).spreadShortlist(question)
      let found = try Snapshot(network).uncertainty(of: list, resamples: 300)
      let ids = list.entries.map { network.actors[Int($0.actor)].id }
      let all = try Network(
        actors: network.actors,
        ties: network.ties.map { tie in
          var tie = tie
          tie.confidence = 1
          return tie
        })
      let most = try Snapshot(all).spreadReach(
        SpreadReach.Question(actors: ids, model: question.model))
      #expect(found.reached.high <= most.reached.high + 1e-9)
      #expect(found.reached.low <= found.reached.high)
      #expect(found.reached.high <= Double(list.possible))
      if chance == 1 {
        #expect(found.reached.low == found.reached.low.rounded())
        #expect(found.reached.high == found.reached.high.rounded())
      }
    }
  }

  /// By chance, too, a name is said to drop out only where the program chooses without it.
  @Test(arguments: 1...10) func hingesAreThoseOfTheProgram(seed: Int) throws {
    let network = try network(seed)
    let models = [
      SpreadModel(chance: .uniform(.init(0.5))), SpreadModel(), SpreadModel(rule: .threshold),
      SpreadModel(rule: .sources(2)),
    ]
    let model = models[seed % 4]
    let question = SpreadShortlist.Question(list: Self.question(seed / 2), model: model)
    guard let list = try? Snapshot(network).spreadShortlist(question) else { return }
    let found = try Snapshot(network).uncertainty(of: list, resamples: 400)
    for name in found.names {
      for hinge in name.hinges where hinge.with > hinge.without {
        let again = try? Snapshot(without(Int(hinge.tie), network)).spreadShortlist(question)
        #expect(hinge.flips == !(again?.entries.contains { $0.actor == name.actor } ?? false))
      }
    }
  }
}
