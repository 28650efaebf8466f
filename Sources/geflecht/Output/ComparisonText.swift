import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// How simpler choices would fare, in words and for programs.
enum ComparisonText {
  /// Sentences below the table.
  ///
  /// - Parameter conditions: those of the list; the simpler choices keep to none.
  static func lines(
    _ found: [SpreadShortlist.Comparison], _ conditions: Conditions, _ network: Network
  ) -> [String] {
    if found.isEmpty { return [] }
    let lead =
      conditions == .none
      ? words(de: "Zum Vergleich erreichen im Mittel:", en: "For comparison, on average:")
      : words(
        de: "Zum Vergleich erreichen gleich viele, ohne Rücksicht auf die Bedingungen, im Mittel:",
        en: "For comparison, as many regardless of the conditions, on average:")
    return [lead]
      + found.map { "  \(spoken.text($0.size)) \(title($0.rival, network)): \($0.reached.shown)" }
  }

  private static func title(_ rival: SpreadShortlist.Rival, _ network: Network) -> String {
    switch rival {
    case .random: words(de: "ausgeloste", en: "drawn at random")
    case .mostTies: words(de: "mit den meisten Beziehungen", en: "with most ties")
    case .friends: words(de: "Bekannte von Ausgelosten", en: "contacts of people drawn at random")
    case .named(let actors):
      actors.prefix(4).map { network.actors[Int($0)].name }.joined(separator: ", ")
        + (actors.count > 4 ? " …" : "")
    }
  }

  /// The comparisons as an array.
  static func json(_ found: [SpreadShortlist.Comparison], _ network: Network) -> JSONText {
    .array(found.map { json($0, network) })
  }

  private static func json(
    _ comparison: SpreadShortlist.Comparison, _ network: Network
  ) -> JSONText {
    let rival =
      switch comparison.rival {
      case .random: "random"
      case .mostTies: "mostTies"
      case .friends: "friends"
      case .named: "named"
      }
    var actors: [JSONText] = []
    if case .named(let positions) = comparison.rival {
      actors = positions.map { .text(network.actors[Int($0)].id) }
    }
    return .object([
      ("rival", .text(rival)), ("actors", .array(actors)), ("size", .integer(comparison.size)),
      ("value", .number(comparison.reached.value)), ("low", .number(comparison.reached.low)),
      ("high", .number(comparison.reached.high)),
    ])
  }
}

extension Answer {
  /// The answer with further sentences and a further member of its JSON object.
  func adding(_ sentences: [String], _ key: String, _ value: JSONText) -> Answer {
    func extended() -> JSONText {
      if case .object(let members) = json { return .object(members + [(key, value)]) }
      return json
    }
    return Answer(
      lead: lead, table: table, records: records, tail: tail + sentences, json: extended(),
      cards: cards)
  }
}
