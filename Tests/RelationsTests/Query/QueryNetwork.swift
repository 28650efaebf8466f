import Relations

/// A small network that every query test asks.
///
/// Ties, by row:
/// 0 a–b friend 2020–2021, strength 2 · 1 a–c friend from 2022 · 2 a–d member, undated, source gazette
/// 3 b–c follower until 2019, confidence 0.5 · 4 d–e member 2023, strength 0.5 · 5 a–b friend again,
/// from 2024 · 6 e–e friend (itself) · 7 c–f friend of strength 0
enum QueryNetwork {
  static func make() throws -> Network {
    let actors = [
      Actor(
        id: "a", name: "Anna Müller", place: "Durlach", topics: ["Stadtplanung", "Verkehr"],
        permission: .granted, cost: 100),
      Actor(
        id: "b", name: "Bernd Weiß", place: "Durlach", topics: ["Kultur"], permission: .objected),
      Actor(id: "c", name: "Cem Öztürk", place: "Aue", topics: ["verkehr"], cost: 250.5),
      Actor(id: "d", name: "Musikverein Aue", kind: .organisation, place: "Aue", cost: 0),
      Actor(id: "e", name: "Bote", kind: .channel, topics: ["Kultur", "Sport und Spiel"]),
      Actor(id: "f", name: "Franz \"Ferdl\" Or", kind: Actor.Kind("verein"), place: "Grötzingen"),
    ]
    let kinds = [TieKind("friend"), TieKind("member"), TieKind("follower")]
    let ties = [
      Tie(source: 0, target: 1, strength: 2, period: period("2020-01-01", "2021-12-31")),
      Tie(source: 0, target: 2, period: period("2022-06-01", nil)),
      Tie(source: 0, target: 3, kind: 1),
      Tie(
        source: 1, target: 2, kind: 2, isDirected: true, period: period(nil, "2019-12-31"),
        confidence: 0.5),
      Tie(source: 3, target: 4, kind: 1, strength: 0.5, period: period("2023-01-01", "2023-12-31")),
      Tie(source: 0, target: 1, period: period("2024-03-01", nil)),
      Tie(source: 4, target: 4),
      Tie(source: 2, target: 5, strength: 0),
    ]
    return try Network(
      actors: actors, ties: ties, tieKinds: kinds,
      multipliers: [
        Multiplier(actor: 0, topic: "Verkehr", stage: .active),
        Multiplier(actor: 3, place: "Aue", stage: .declined),
      ],
      actorAttributes: [
        AttributeColumn(
          name: "motions", type: .number, values: ["10", "2.5", "-3", "", "1500", "50"]),
        AttributeColumn(name: "Fraktion", values: ["SPD", "Grüne", "SPD", "", "", "spd/Grüne"]),
        AttributeColumn(
          name: "joined", type: .day,
          values: ["2019-05-01", "", "2020-02-29", "2021-01-01", "", "2020-12-31"]),
        AttributeColumn(
          name: "speaker", type: .flag, values: ["true", "false", "", "true", "false", ""]),
        AttributeColumn(name: "place", values: ["x", "y", "", "", "", ""]),
      ],
      tieAttributes: [
        AttributeColumn(name: "gazette", values: ["", "", "3/2020", "", "", "", "", ""])
      ])
  }

  private static func period(_ first: String?, _ last: String?) -> Period {
    let first = first.flatMap { DateText.iso($0)?.first }
    let last = last.flatMap { DateText.iso($0)?.first }
    return Period(first: first, last: last) ?? .always
  }
}

/// The ids of the actors and the rows of the ties a query selects: "abc 012".
func selected(_ text: String, period: Period? = nil) throws -> String {
  let network = try QueryNetwork.make()
  let query = try Query(parsing: text)
  let found = Selection(query: query, period: period).select(in: network)
  let actors = found.actors.map { network.actors[Int($0)].id }.joined()
  let ties = found.ties.map { String($0) }.joined()
  return actors + " " + ties
}
