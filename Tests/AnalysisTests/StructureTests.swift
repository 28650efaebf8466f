import Analysis
import GraphCore
import Relations
import TestSupport
import Testing
import Wording

@Suite struct StructureTests {
  /// Values of NetworkX 3.6.1 and igraph 1.0.0, as DEFINITIONS.md lists them.
  @Test func figuresOfTheKarateClub() throws {
    let expected: [String: Double] = [
      "actors": 34, "pairs": 78, "density": 0.139037, "mean-degree": 156.0 / 34, "components": 1,
      "largest-share": 1, "articulations": 1, "bridges": 1, "largest-coreness": 4,
      "transitivity": 0.255682, "clustering": 0.587931, "degree-assortativity": -0.475613,
      "average-path-length": 2.408200, "diameter": 5, "dominating-set": 4,
      "centralisation-degree": 0.399621, "centralisation-betweenness": 0.405557,
      "centralisation-closeness": 0.298195,
    ]
    let snapshot = try Snapshot(Karate.network())
    for figure in NetworkFigure.all {
      let value = try figure.value(snapshot, Execution())
      if let wanted = expected[figure.id] {
        #expect(abs((value ?? .nan) - wanted) < 1e-6, "\(figure.id): \(String(describing: value))")
      }
    }
    #expect(Set(expected.keys).isSubset(of: NetworkFigure.all.map(\.id)))
  }

  @Test func everyFigureOfAnEmptyOrTinyNetworkIsSafe() throws {
    for people in ["", "a", "ab"] {
      let snapshot = Snapshot(try Small.network([], people: people))
      for figure in NetworkFigure.all {
        let value = try figure.value(snapshot, Execution())
        #expect(value?.isFinite ?? true, "\(figure.id) of “\(people)”")
      }
    }
  }

  /// 1⇄2→3: two of three directed ties are returned.
  @Test func reciprocityAndStrongParts() throws {
    let network = try Network(
      actors: ["a", "b", "c"].map { Actor(id: $0) },
      ties: [
        Tie(source: 0, target: 1, isDirected: true), Tie(source: 1, target: 0, isDirected: true),
        Tie(source: 1, target: 2, isDirected: true),
      ])
    let snapshot = Snapshot(network)
    func value(_ id: String) throws -> Double? {
      try NetworkFigure.all.first { $0.id == id }?.value(snapshot, Execution())
    }
    #expect(abs((try value("reciprocity") ?? 0) - 2.0 / 3) < 1e-12)
    #expect(try value("strong-components") == 2)
    #expect(try value("components") == 1)
  }

  /// The club's split: values of R `sna::brokerage` (see DEFINITIONS.md).
  @Test func brokersOfTheKarateClub() throws {
    let network = try Karate.network()
    let brokers = try Snapshot(network).brokers(Groups.Question(basis: .column("club")))
    #expect(network.actors[Int(brokers.entries[0].actor)].id == "34")
    #expect(brokers.entries[0].roles.coordinator == 156)
    #expect(brokers.entries[0].roles.itinerant == 6)
    #expect(brokers.entries[1].roles.coordinator == 174)
    #expect(brokers.entries[1].roles.liaison == 0)
    #expect(brokers.groups.groups[Int(brokers.entries[0].group)].name.en == "Officer")
  }

  /// The tie most ways run over, and the one bridge of the club, as NetworkX finds them.
  @Test func tiesOfTheKarateClub() throws {
    let network = try Karate.network()
    let scores = try Snapshot(network).tieScores()
    #expect(scores.entries.count == 78)
    #expect(abs(scores.entries[0].betweenness - 71.392857) < 1e-6)
    #expect(network.ids([scores.entries[0].source, scores.entries[0].target]) == ["1", "32"])
    let bridges = scores.entries.filter(\.isBridge)
    #expect(bridges.count == 1)
    #expect(Set(network.ids([bridges[0].source, bridges[0].target])) == ["1", "12"])
  }
}
