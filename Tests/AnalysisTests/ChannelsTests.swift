import Analysis
import GraphCore
import Relations
import TestSupport
import Testing

@Suite struct ChannelsTests {
  /// Partner p tells a and b.
  ///
  /// X (30) is read by c, d, e; Y (10) by e, f; Z (5) by a, b, c.
  private func network() throws -> Network {
    let people = Array("pabcdef").map { Actor(id: String($0)) }
    let costs: [(String, Double?)] = [("X", 30), ("Y", 10), ("Z", 5), ("W", nil)]
    let channels = costs.map { Actor(id: $0.0, kind: .channel, cost: $0.1) }
    let pairs = ["pa", "pb", "cX", "dX", "eX", "eY", "fY", "aZ", "bZ", "cZ", "dW"]
    let letters = Array("pabcdefXYZW")
    return try Network(
      actors: people + channels,
      ties: pairs.map { pair in
        Tie(
          source: letters.firstIndex(of: pair.first ?? "p") ?? 0,
          target: letters.firstIndex(of: pair.last ?? "p") ?? 0,
          kind: pair == "pa" || pair == "pb" ? 0 : 1, isDirected: !pair.hasPrefix("p"))
      }, tieKinds: [TieKind("friend"), TieKind("follower")])
  }

  private func ask(_ question: Channels.Question) throws -> (Channels, Network) {
    let network = try network()
    return (try Snapshot(network).channels(question), network)
  }

  @Test func countsAudiencesAndOverlaps() throws {
    let (channels, network) = try ask(Channels.Question())
    #expect(network.ids(channels.entries.map(\.actor)) == ["X", "Z", "Y", "W"])
    #expect(channels.entries.map(\.audience) == [3, 3, 2, 1])
    #expect(channels.entries.map(\.exclusive) == [0, 2, 1, 0])
    #expect(channels.entries[0].shared == [3, 1, 1, 1])
    #expect(channels.entries[0].pricePerPerson == 10)
    #expect(channels.entries[3].pricePerPerson == nil)
    #expect(channels.organic == 0)
    #expect(channels.together == 6)
    #expect(channels.possible == 7)
    #expect(channels.supplement == nil)
  }

  /// Moonshot “paid or organic”: three channels with a known optimum, and nothing to pay where the
  /// partners suffice.
  @Test(arguments: [
    (3, 0.0, ""), (4, 5, "Z"), (5, 10, "Y"), (6, 15, "YZ"), (7, 40, "XY"),
  ]) func buysTheCheapestSupplement(goal: Int, cost: Double, names: String) throws {
    let (channels, network) = try ask(
      Channels.Question(partners: ["p"], partnerSteps: 1, goal: .count(goal)))
    let supplement = try #require(channels.supplement)
    #expect(channels.organic == 3)
    #expect(supplement.cost == cost)
    #expect(supplement.isOptimal)
    let ids = network.ids(supplement.channels.map { channels.entries[$0].actor })
    #expect(ids.sorted().joined() == names)
    #expect(channels.organic + supplement.adds.reduce(0, +) >= goal)
  }

  @Test func saysWhatCannotBe() throws {
    let network = try network()
    func refused(_ question: Channels.Question) -> AnalysisError? {
      do throws(AnalysisError) {
        _ = try Snapshot(network).channels(question)
        return nil
      } catch {
        return error
      }
    }
    var question = Channels.Question(partners: ["p"], goal: .count(8))
    #expect(refused(question) == .refused(.channelsTooFew(goal: 8, possible: 7)))
    question.goal = .share(1)
    question.budget = 20
    guard case .refused(.channelsTooDear(_, 7, let reached, 40, true)) = refused(question) else {
      Issue.record("Seven cost 40.")
      return
    }
    #expect(reached == 6)
    question.kinds = [Actor.Kind("radio")]
    #expect(refused(question) == .noChannels)
  }

  @Test func makesTheBestOfABudget() throws {
    let (channels, network) = try ask(
      Channels.Question(partners: ["p"], budget: 15))
    let supplement = try #require(channels.supplement)
    #expect(network.ids(supplement.channels.map { channels.entries[$0].actor }) == ["Y", "Z"])
    #expect(supplement.adds == [2, 1])
    #expect(supplement.upper == 3)
    #expect(supplement.isOptimal)
  }
}
