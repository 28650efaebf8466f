import Foundation
import Relations
import TestSupport
import Testing
import Wording

@testable import Exchange

/// What a format writes, it reads again unchanged, apart from the losses it states.
struct RoundTripTests {
  static let formats: [Format] = [.graphML, .nodeLink]

  static func reread(_ network: Network, _ format: Format) throws -> (Network, WriteResult) {
    let write = try #require(format.write)
    let read = try #require(format.read)
    let written = write(network)
    let file = try #require(written.files.first)
    let result = try read(file.bytes, file.name, ReadOptions())
    #expect(result.report.warnings.count == (network.ties.contains { $0.isSelfTie } ? 1 : 0))
    let report = result.report
    #expect(
      report.rowsRead
        == report.actorsStored + report.tiesStored + report.multipliersStored + report.merged
        + report.refused)
    return (result.network, written)
  }

  @Test(arguments: 0..<40)
  func keepsRandomNetworks(seed: Int) throws {
    let network = try SampleNetworks.random(seed: seed)
    for format in Self.formats {
      let (again, written) = try Self.reread(network, format)
      #expect(written.losses.isEmpty)
      #expect(again.actors == network.actors, "\(format.id)")
      expectEqualTies(again, network, format)
      #expect(withoutOrigin(again.multipliers) == network.multipliers)
      #expect(again.actorAttributes == network.actorAttributes)
      #expect(again.tieAttributes == network.tieAttributes)
      let isStable = format.write?(again).files.first?.bytes == written.files.first?.bytes
      #expect(isStable, "\(format.id)")
    }
  }

  @Test(arguments: 0..<20)
  func dotKeepsAllButColumnsAndMultipliers(seed: Int) throws {
    let network = try SampleNetworks.random(seed: seed)
    let (again, written) = try Self.reread(network, .dot)
    #expect(again.actors == network.actors)
    expectEqualTies(again, network, .dot)
    let columns = network.actorAttributes.count + network.tieAttributes.count
    #expect(written.losses.count == columns + (network.multipliers.isEmpty ? 0 : 1))
    let isStable = DOTWriter.write(again).files.first?.bytes == written.files.first?.bytes
    #expect(isStable)
  }

  @Test(arguments: 0..<20)
  func gexfKeepsAllButMultipliers(seed: Int) throws {
    let network = try SampleNetworks.random(seed: seed)
    let (again, written) = try Self.reread(network, .gexf)
    #expect(again.actors == network.actors)
    expectEqualTies(again, network, .gexf)
    #expect(again.actorAttributes == network.actorAttributes)
    #expect(again.tieAttributes == network.tieAttributes)
    #expect(written.losses.count == (network.multipliers.isEmpty ? 0 : 1))
    #expect(GEXFWriter.write(again).files.first?.bytes == written.files.first?.bytes)
  }

  @Test(arguments: 0..<20)
  func gmlKeepsAllButTheNamesOfColumns(seed: Int) throws {
    let network = try SampleNetworks.random(seed: seed)
    let (again, written) = try Self.reread(network, .gml)
    #expect(again.actors == network.actors)
    expectEqualTies(again, network, .gml)
    #expect(again.actorAttributes.map(\.values) == network.actorAttributes.map(\.values))
    #expect(again.actorAttributes.map(\.type) == network.actorAttributes.map(\.type))
    #expect(again.tieAttributes.map(\.values) == network.tieAttributes.map(\.values))
    #expect(withoutOrigin(again.multipliers) == network.multipliers)
    let columns = network.actorAttributes.count + network.tieAttributes.count
    #expect(written.losses.count == columns)
    #expect(GMLWriter.write(again).files.first?.bytes == written.files.first?.bytes)
  }

  @Test(arguments: 0..<20)
  func pajekKeepsNamesStrengthKindDirectionAndYears(seed: Int) throws {
    let network = try SampleNetworks.random(seed: seed)
    let (again, written) = try Self.reread(network, .pajek)
    #expect(again.actors.count == network.actors.count && again.ties.count == network.ties.count)
    func lines(_ network: Network) -> [String] {
      network.ties.map { tie in
        let kind = network.tieKinds[Int(tie.kind)].id
        let strength = tie.strength ?? (tie.period == .always && kind.isEmpty ? nil : 1)
        return "\(tie.source) \(tie.target) \(network.tieKinds[Int(tie.kind)].id) "
          + "\(tie.isDirected) \(strength ?? -1) \(tie.period.start?.date.year ?? 0) "
          + "\(tie.period.last?.date.year ?? 0)"
      }.sorted()
    }
    #expect(lines(again) == lines(network))
    #expect(PajekWriter.write(again).files.first?.bytes == written.files.first?.bytes)
  }

  @Test(arguments: [Format.gexf, .gml, .pajek])
  func hostileTextsStayWhereTheyBelong(_ format: Format) throws {
    let network = try SampleNetworks.hostile()
    let (again, written) = try Self.reread(network, format)
    #expect(again.actors.count == network.actors.count && again.ties.count == network.ties.count)
    for (old, new) in zip(network.ties, again.ties) where format.id != "pajek" {
      #expect(new.source == old.source && new.target == old.target)
      #expect(new.strength == old.strength && new.isDirected == old.isDirected)
    }
    #expect(!written.losses.isEmpty)
    // The first reading composes signs (NFC); from then on nothing changes any more.
    let (_, second) = try Self.reread(again, format)
    let third = try Self.reread(again, format).0
    #expect(format.write?(third).files.first?.bytes == second.files.first?.bytes)
  }

  @Test func keepsEmptyNetworks() throws {
    for format in Self.formats + [.gexf, .gml, .pajek] {
      let (again, _) = try Self.reread(try Network(actors: []), format)
      #expect(again.actors.isEmpty && again.ties.isEmpty)
    }
  }

  @Test func keepsHostileTextsOrSaysWhatIsLost() throws {
    let network = try SampleNetworks.hostile()
    for format in Self.formats {
      let (again, written) = try Self.reread(network, format)
      let isExact = format.id == "node-link"
      func held(_ text: String) -> String { isExact ? text : XMLText.cleaned(text) }
      let keepsIDs = again.actors.map(\.id) == network.actors.map { held($0.id) }
      #expect(keepsIDs)
      for (old, new) in zip(network.actors, again.actors) {
        #expect(new.name == (held(old.name).isEmpty ? new.id : held(old.name)))
        #expect(new.place == held(old.place) && new.permission == old.permission)
        #expect(new.cost == old.cost)
        if isExact { #expect(new.topics == old.topics && new.kind == old.kind) }
      }
      for (old, new) in zip(network.ties, again.ties) {
        let kind = held(network.tieKinds[Int(old.kind)].id)
        #expect(again.tieKinds[Int(new.kind)].id == kind)
        #expect(new.strength == old.strength && new.isDirected == old.isDirected)
      }
      for (old, new) in zip(network.actorAttributes, again.actorAttributes) {
        let isKept = new.values == old.values.map(held)
        #expect(isKept)
      }
      #expect(again.tieAttributes.count == 2)
      let keepsMultipliers = again.multipliers.map(\.topic) == network.multipliers.map(\.topic)
      #expect(keepsMultipliers)
      #expect(written.losses.contains { $0.en.contains("“id”") })
      #expect(written.losses.contains { $0.en.contains("control characters") } != isExact)
      // The first reading composes signs (NFC); from then on nothing changes any more.
      let (_, second) = try Self.reread(again, format)
      let third = try Self.reread(again, format).0
      let isStable = format.write?(third).files.first?.bytes == second.files.first?.bytes
      #expect(isStable)
    }
  }

  @Test func statesWhatIsNotHeld() throws {
    let network = try Network(
      actors: [Actor(id: "a", topics: ["x;y"])],
      ties: [Tie(source: 0, target: 0, origin: Origin(source: 0, line: 2))],
      tieKinds: [TieKind("k", scale: 5)], sources: [Source(title: "ties.csv")])
    let graphML = GraphMLWriter.write(network).losses.map(\.en)
    #expect(graphML.count == 2)
    #expect(graphML.contains { $0.contains("semicolon") })
    #expect(NodeLinkWriter.write(network).losses.count == 1)
  }

  private func expectEqualTies(_ again: Network, _ network: Network, _ format: Format) {
    #expect(again.ties.count == network.ties.count)
    for (old, new) in zip(network.ties, again.ties) {
      #expect(network.tieKinds[Int(old.kind)].id == again.tieKinds[Int(new.kind)].id)
      var new = new
      new.kind = old.kind
      new.origin = old.origin
      #expect(new == old, "\(format.id)")
    }
  }

  private func withoutOrigin(_ multipliers: [Multiplier]) -> [Multiplier] {
    multipliers.map { multiplier in
      var multiplier = multiplier
      multiplier.origin = .unknown
      return multiplier
    }
  }
}
