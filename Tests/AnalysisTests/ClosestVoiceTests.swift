import Analysis
import GraphCore
import Relations
import TestSupport
import Testing

@Suite struct ClosestVoiceTests {
  /// p knows a well and b a little; q knows b; c is known to b alone; d to nobody.
  private func network(capacity: Double? = nil) throws -> Network {
    let letters = Array("pqabcd")
    let ties: [(String, Double)] = [("pa", 4), ("pb", 2), ("qb", 3), ("bc", 4)]
    return try Network(
      actors: letters.map {
        Actor(id: String($0), permission: $0 == "x" ? .objected : .unknown)
      },
      ties: ties.map { pair, strength in
        Tie(
          source: letters.firstIndex(of: pair.first ?? "p") ?? 0,
          target: letters.firstIndex(of: pair.last ?? "p") ?? 0, kind: 0, strength: strength)
      },
      tieKinds: [TieKind("friend", scale: 4)],
      multipliers: capacity.map { [Multiplier(actor: 0, capacity: $0)] } ?? [])
  }

  @Test func assignsToTheWarmest() throws {
    let network = try network()
    let found = try Snapshot(network).closestVoice(
      ClosestVoice.Question(partners: ["p", "q"]))
    #expect(network.ids(found.voices[0].listeners.map(\.actor)) == ["a"])
    #expect(network.ids(found.voices[1].listeners.map(\.actor)) == ["b", "c"])
    // Knows b with 3 of 4: (1 + 3/4)/2; who asks b to meet c has half of that.
    #expect(found.voices[1].listeners.map(\.warmth) == [0.875, 0.4375])
    #expect(
      found.voices[1].listeners.map { $0.through.map { network.ids([$0])[0] } } == [nil, "b"])
    #expect(network.ids(found.unassigned.map(\.actor)) == ["d"])
    #expect(found.unassigned.map(\.reason) == [.tooFar])
    #expect(found.warmth == 2.3125)
  }

  @Test func keepsToTheCapacity() throws {
    let network = try network(capacity: 1)
    let found = try Snapshot(network).closestVoice(
      ClosestVoice.Question(partners: ["p", "q"], capacity: 1))
    #expect(found.voices.map(\.capacity) == [1, 1])
    #expect(found.count == 2)
    // a goes to p (1), and of b (0.875) and c (0.4375) b to q.
    #expect(found.warmth == 1.875)
    #expect(found.unassigned.map(\.reason) == [.tooFar, .full])
  }

  @Test func leavesObjectorsAlone() throws {
    let network = try Small.network(["pa", "ab", "px", "xc"], people: "pabxc", objecting: "x")
    let found = try Snapshot(network).closestVoice(ClosestVoice.Question(partners: ["p"]))
    #expect(network.ids(found.voices[0].listeners.map(\.actor)) == ["a", "b"])
    #expect(
      found.unassigned.map { "\(network.ids([$0.actor])[0]) \($0.reason.rawValue)" }
        == ["c tooFar", "x objected"])
    #expect(throws: AnalysisError.objected("x")) {
      _ = try Snapshot(network).closestVoice(ClosestVoice.Question(partners: ["x"]))
    }
  }

  @Test(arguments: 1...10) func doesNotDependOnRows(seed: Int) throws {
    let network = try Small.random(70, probability: 0.06, objecting: 0.1, seed: UInt64(seed))
    let willing = network.actors.filter { $0.permission != .objected }.prefix(5).map(\.id)
    let question = ClosestVoice.Question(partners: willing, capacity: 4)
    let found = try Snapshot(network).closestVoice(question)
    let other = try Small.shuffled(network, seed: UInt64(seed))
    let again = try Snapshot(other).closestVoice(question)
    #expect(
      found.voices.map { network.ids($0.listeners.map(\.actor)) }
        == again.voices.map { other.ids($0.listeners.map(\.actor)) })
    for voice in found.voices {
      #expect(voice.listeners.count <= 4)
      for listener in voice.listeners {
        #expect(network.actors[Int(listener.actor)].permission != .objected)
        if let through = listener.through {
          #expect(network.actors[Int(through)].permission != .objected)
        }
      }
    }
    #expect(
      found.count + found.unassigned.count == network.actors.count - willing.count)
  }
}
