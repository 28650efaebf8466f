import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// How sure a shortlist is, in words and for programs.
enum UncertaintyText {
  /// "1–3", "2–" where the name may be off the list.
  static func ranks(_ name: SpreadUncertainty.Name) -> String {
    let low = name.lowRank == .max ? "–" : String(name.lowRank)
    guard let high = name.highRank else {
      return low == "–" ? "–" : low + words(de: " bis gar nicht", en: " to off")
    }
    return low == String(high) ? low : "\(low)–\(high)"
  }

  /// Columns for files: in which share of the resamples a name is on the list, and its ranks.
  static let columns: [AnswerTable.Column] = [
    .init("listed", de: "auf der Liste", en: "listed"),
    .init("rankLow", de: "Rang von", en: "rankLow"),
    .init("rankHigh", de: "Rang bis", en: "rankHigh"),
  ]

  /// What stands in them; nothing without doubts.
  static func cells(_ name: SpreadUncertainty.Name?) -> [AnswerTable.Cell] {
    [
      .number(name?.share),
      .number(name.flatMap { $0.lowRank == .max ? nil : Double($0.lowRank) }),
      .number(name?.highRank.map { Double($0) }),
    ]
  }

  /// A sentence per name, where the table has no room for it.
  static func nameLines(_ found: SpreadUncertainty, _ network: Network) -> [String] {
    found.names.map { name in
      let share = spoken.percent(name.share)
      return words(
        de: "\(network.actors[Int(name.actor)].name): in \(share) der Fälle auf der Liste, Rang "
          + "\(ranks(name)).",
        en: "\(network.actors[Int(name.actor)].name): on the list in \(share) of the cases, rank "
          + "\(ranks(name)).")
    }
  }

  /// Sentences below the table.
  static func lines(_ found: SpreadUncertainty, _ network: Network) -> [String] {
    func name(_ actor: Int32) -> String { network.actors[Int(actor)].name }
    let count = spoken.text(found.resamples)
    var lines: [String] = []
    if found.uncertainTies == 0, found.names.allSatisfy({ $0.share == 1 }) {
      return [
        words(
          de:
            "Alle Beziehungen gelten als sicher und alle Wahrscheinlichkeiten als bekannt: es gibt "
            + "nichts zu bezweifeln (Spalte „confidence“, --probability 0.05-0.2).",
          en: "All ties count as certain and all probabilities as known: there is nothing to doubt "
            + "(column “confidence”, --probability 0.05-0.2).")
      ]
    }
    let ties = spoken.text(found.uncertainTies)
    if let goal = found.goal {
      lines += goalLines(goal, found)
    } else {
      lines.append(reachLine(found, count, ties))
    }

    if found.steadiness < 1 { lines.append(noise(found)) }
    for entry in found.names {
      for hinge in entry.hinges {
        let tie = network.ties[Int(hinge.tie)]
        let pair = "\(name(tie.source)) – \(name(tie.target))"
        let (with, without) = (spoken.percent(hinge.with), spoken.percent(hinge.without))
        let flips =
          !hinge.flips
          ? ""
          : hinge.with > hinge.without
            ? words(de: "; ohne sie fällt der Name heraus", en: "; without it the name drops out")
            : words(
              de: "; ist sie sicher, fällt der Name heraus",
              en: "; if it is certain the name drops out")
        lines.append(
          words(
            de:
              "\(name(entry.actor)) hängt an der Beziehung \(pair): mit ihr in \(with) der Fälle auf "
              + "der Liste, ohne sie in \(without)\(flips).",
            en:
              "\(name(entry.actor)) hangs on the tie \(pair): with it on the list in \(with) of the "
              + "cases, without it in \(without)\(flips)."))
      }
    }
    if !found.newcomers.isEmpty {
      let others = found.newcomers.map { "\(name($0.actor)) (\(spoken.percent($0.share)))" }
      lines.append(
        words(de: "Oft stattdessen: ", en: "Often instead: ") + others.joined(separator: ", "))
    }
    return lines
  }

  private static func reachLine(
    _ found: SpreadUncertainty, _ count: String, _ ties: String
  ) -> String {
    words(
      de:
        "Unsicherheit: \(count) Mal neu gewählt, \(ties) unsichere Beziehungen; die Liste erreicht "
        + "dabei meist \(range(found, to: "bis")) andere.",
      en: "Uncertainty: chosen anew \(count) times, \(ties) uncertain ties; the list then mostly "
        + "reaches \(range(found, to: "to")) others.")
  }

  /// "12 to 15", or one number.
  private static func range(_ found: SpreadUncertainty, to word: String) -> String {
    let (low, high) = (spoken.text(found.reached.low), spoken.text(found.reached.high))
    return low == high ? low : "\(low) \(word) \(high)"
  }

  /// Whether the goal is still reached, and what the cheapest lists cost.
  private static func goalLines(
    _ goal: SpreadUncertainty.Goal, _ found: SpreadUncertainty
  ) -> [String] {
    let (count, ties) = (spoken.text(found.resamples), spoken.text(found.uncertainTies))
    let (met, people) = (spoken.percent(goal.met), spoken.text(goal.goal.people))
    let low = spoken.text(found.reached.low)
    var lines = [
      words(
        de:
          "Unsicherheit: \(count) Mal gezogen, welche der \(ties) unsicheren Beziehungen es gibt; "
          + "in \(met) der Fälle erreicht die Liste ihr Ziel von \(people), in 95 % hören es so "
          + "mindestens \(low).",
        en:
          "Uncertainty: drawn \(count) times which of the \(ties) uncertain ties exist; in \(met) "
          + "of the cases the list reaches its goal of \(people), in 95% at least \(low) hear it so."
      )
    ]
    if let cost = goal.cost {
      let (from, to) = (spoken.text(cost.low), spoken.text(cost.high))
      let cheapest = spoken.percent(goal.cheapest)
      let range = from == to ? from : words(de: "\(from) bis \(to)", en: "\(from) to \(to)")
      lines.append(
        goal.isMoney
          ? words(
            de: "Die billigste Liste, jedes Mal neu gesucht, kostet meist \(range); in \(cheapest) "
              + "der Fälle reicht diese, und keine gefundene ist billiger.",
            en: "The cheapest list, looked for anew each time, mostly costs \(range); in "
              + "\(cheapest) of the cases this one does, and none found is cheaper.")
          : words(
            de: "Die kürzeste Liste, jedes Mal neu gesucht, braucht meist \(range) Partner; in "
              + "\(cheapest) der Fälle reicht diese, und keine gefundene ist kürzer.",
            en: "The shortest list, looked for anew each time, mostly takes \(range) partners; in "
              + "\(cheapest) of the cases this one does, and none found is shorter."))
    }
    if goal.found < 1 {
      let none = spoken.percent(1 - goal.found)
      lines.append(
        words(
          de: "In \(none) der Fälle fand sich keine Liste, die das Ziel erreicht; die Anteile der "
            + "Namen gelten für die übrigen.",
          en: "In \(none) of the cases no list was found that reaches the goal; the shares of the "
            + "names are of the others."))
    }
    return lines
  }

  /// What of the doubt is no more than noise of choosing anew.
  private static func noise(_ found: SpreadUncertainty) -> String {
    let share = spoken.percent((found.steadiness * 100).rounded(.down) / 100)
    let means =
      found.isGreedy
      ? words(
        de: "Neu gewählt wird mit weniger Zeit als für die Liste",
        en: "Choosing anew takes less time than was taken for the list")
      : words(
        de: "Die Liste selbst hängt ein wenig davon ab, welche Zufallsläufe gezogen wurden",
        en: "The list itself depends a little on the runs of chance that were drawn")
    return means
      + words(
        de: ": auch wenn alles feststünde, stünden ihre Namen im Schnitt nur in \(share) der Fälle "
          + "darauf. Erst was darunter liegt, ist Unsicherheit.",
        en:
          ": even if all were known its names would be on it in \(share) of the cases on average. "
          + "Only what lies below that is doubt.")
  }

  /// The whole as JSON.
  static func json(_ found: SpreadUncertainty, _ network: Network) -> JSONText {
    func id(_ actor: Int32) -> JSONText { .text(network.actors[Int(actor)].id) }
    return .object([
      ("resamples", .integer(found.resamples)), ("uncertainTies", .integer(found.uncertainTies)),
      ("low", .number(found.reached.low)), ("high", .number(found.reached.high)),
      ("steadiness", .number(found.steadiness)), ("greedy", .flag(found.isGreedy)),
      ("goal", found.goal.map(json) ?? .null),
      (
        "names",
        .array(
          found.names.map { name in
            .object([
              ("id", id(name.actor)), ("share", .number(name.share)),
              ("steadiness", .number(name.steadiness)),
              ("rankLow", name.lowRank == .max ? .null : .integer(name.lowRank)),
              ("rankHigh", name.highRank.map { .integer($0) } ?? .null),
              ("hangsOn", .array(name.hinges.map { json($0, network) })),
            ])
          })
      ),
      (
        "newcomers",
        .array(
          found.newcomers.map {
            .object([("id", id($0.actor)), ("share", .number($0.share))])
          })
      ),
    ])
  }

  private static func json(_ goal: SpreadUncertainty.Goal) -> JSONText {
    .object([
      ("people", .integer(goal.goal.people)), ("heardFrom", .integer(goal.goal.heardFrom)),
      ("met", .number(goal.met)), ("cheapest", .number(goal.cheapest)),
      ("found", .number(goal.found)),
      ("cost", .optional(goal.cost?.value)), ("costLow", .optional(goal.cost?.low)),
      ("costHigh", .optional(goal.cost?.high)),
      ("unit", .text(goal.isMoney ? "money" : "partners")),
    ])
  }

  private static func json(_ hinge: SpreadUncertainty.Hinge, _ network: Network) -> JSONText {
    let tie = network.ties[Int(hinge.tie)]
    return .object([
      ("source", .text(network.actors[Int(tie.source)].id)),
      ("target", .text(network.actors[Int(tie.target)].id)), ("with", .number(hinge.with)),
      ("without", .number(hinge.without)), ("flips", .flag(hinge.flips)),
    ])
  }
}
