import Analysis
import Foundation
import Relations

/// What `Scripts/growth_oracles.py` worked out.
struct GrowthOracle: Decodable {
  struct Case: Decodable, CustomStringConvertible, Sendable {
    let name: String
    let actors: [String]
    let ties: [Tie]
    let contacts: [Contact]
    let halfLives: [String: Double]
    let partners: [String]
    let every: TimeStep
    let rows: [Row]
    var description: String { name }
  }

  /// [source, target, kind, directed, first day, last day].
  struct Tie: Decodable, Sendable {
    let source, target: String
    let kind: Int
    let isDirected: Bool
    let first, last: String?

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      source = try fields.decode(String.self)
      target = try fields.decode(String.self)
      kind = try fields.decode(Int.self)
      isDirected = try fields.decode(Int.self) == 1
      first = try fields.decode(String?.self)
      last = try fields.decode(String?.self)
    }
  }

  /// [row of the tie, day, weight].
  struct Contact: Decodable, Sendable {
    let tie: Int
    let day: String
    let weight: Double

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      tie = try fields.decode(Int.self)
      day = try fields.decode(String.self)
      weight = try fields.decode(Double.self)
    }
  }

  struct Row: Decodable, Sendable {
    let from, to: String
    let actors, ties, new, kept, fading, lost, returned, passing, components, largest: Int
    let density, clustering, centralisation: Double?
    let reach: Int
  }

  struct Survival: Decodable, CustomStringConvertible, Sendable {
    struct Group: Decodable, Sendable {
      let durations: [Int]
      let ended: [Bool]
      /// [age, share alive, low, high].
      let curve: [[Double]]
      let at: [[Double]]
      let median: Double?
    }
    let name: String
    let groups: [Group]
    let statistic, p: Double
    var description: String { name }
  }

  let growth: [Case]
  let survival: [Survival]

  static func load() throws -> GrowthOracle {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Oracles/growth.json")
    return try JSONDecoder().decode(GrowthOracle.self, from: Data(contentsOf: file))
  }
}

extension GrowthOracle.Case {
  /// The network, with two kinds of tie.
  func network() throws -> Network {
    let places = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1, $0) })
    func day(_ text: String?) -> Day? { text.flatMap { DateText.iso($0)?.first } }
    return try Network(
      actors: actors.map { Actor(id: $0) },
      ties: ties.map { tie in
        Relations.Tie(
          source: places[tie.source] ?? -1, target: places[tie.target] ?? -1, kind: tie.kind,
          isDirected: tie.isDirected,
          period: Period(first: day(tie.first), last: day(tie.last)) ?? .always)
      },
      tieKinds: ["near", "far"].enumerated().map { number, name in
        TieKind(name, halfLife: halfLives["\(number)"], carries: .forward)
      },
      multipliers: partners.map { Multiplier(actor: places[$0] ?? -1, stage: .active) },
      contacts: contacts.compactMap { contact in
        day(contact.day).map {
          Relations.Contact(tie: contact.tie, day: $0, weight: contact.weight)
        }
      })
  }
}
