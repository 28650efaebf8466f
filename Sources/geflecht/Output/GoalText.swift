import Analysis
import Exchange
import Wording

/// What came of a goal, in a sentence and as JSON.
enum GoalText {
  /// How many hear it how often, and that it cannot be had for less.
  ///
  /// - Parameter isSmall: whether proofs are left out.
  static func line(_ attainment: Shortlist.Attainment, isSmall: Bool = false) -> String {
    let goal = attainment.goal
    let heard = spoken.text(attainment.heard)
    let wanted = spoken.text(goal.people)
    let source =
      goal.heardFrom == 1
      ? words(de: "von einem Partner", en: "from a partner")
      : words(
        de: "von mindestens \(goal.heardFrom) Partnern",
        en: "from at least \(goal.heardFrom) partners")
    return words(
      de: "\(heard) hören es \(source) (gefordert: \(wanted)). ",
      en: "\(heard) hear it \(source) (wanted: \(wanted)). ")
      + (isSmall ? price(of: attainment) : bound(attainment))
      + (price(attainment).map { " " + $0 } ?? "")
  }

  /// What demanding something of parts costs.
  private static func price(_ attainment: Shortlist.Attainment) -> String? {
    guard let free = attainment.costWithoutFloors else { return nil }
    let more = attainment.cost - free
    guard more > 1e-9 * max(1, free) else {
      return words(
        de: "Was mindestens gefordert ist, kostet nichts zusätzlich.",
        en: "What is demanded at least costs nothing more.")
    }
    let (extra, without) = (spoken.text(more), spoken.text(free))
    return attainment.isMoney
      ? words(
        de: "Preis der Mindestforderungen: \(extra) mehr; ohne sie wären es \(without).",
        en: "Price of what is demanded at least: \(extra) more; without it \(without).")
      : words(
        de: "Preis der Mindestforderungen: Partner mehr: \(extra); ohne sie wären es \(without).",
        en: "Price of what is demanded at least: \(extra) more partners; without it \(without).")
  }

  /// What it takes, without a proof.
  private static func price(of attainment: Shortlist.Attainment) -> String {
    let cost = spoken.text(attainment.cost)
    return attainment.isMoney
      ? words(de: "Das kostet \(cost).", en: "That costs \(cost).")
      : words(de: "Das braucht \(cost) Partner.", en: "That takes \(cost) partners.")
  }

  private static func bound(_ attainment: Shortlist.Attainment) -> String {
    let (cost, lower) = (spoken.text(attainment.cost), spoken.text(attainment.lower))
    switch (attainment.isMoney, attainment.isOptimal) {
    case (true, true):
      return words(
        de: "Keine Liste schafft das für weniger als \(cost): bewiesen.",
        en: "No list does so for less than \(cost): proven.")
    case (true, false):
      return words(
        de: "Das kostet \(cost); unter \(lower) schafft es keine Liste.",
        en: "That costs \(cost); no list does so for less than \(lower).")
    case (false, true):
      return words(
        de: "Keine Liste schafft das mit weniger als \(cost) Partnern: bewiesen.",
        en: "No list does so with fewer than \(cost) partners: proven.")
    case (false, false):
      return words(
        de: "Das braucht \(cost) Partner; mit weniger als \(lower) schafft es keine Liste.",
        en: "That takes \(cost) partners; no list does so with fewer than \(lower).")
    }
  }

  /// A field for the JSON object, where there is a goal.
  static func json(_ shortlist: Shortlist) -> [(String, JSONText)] {
    guard let attainment = shortlist.attainment else { return [] }
    return [
      (
        "goal",
        .object([
          ("people", .integer(attainment.goal.people)),
          ("heardFrom", .integer(attainment.goal.heardFrom)),
          ("heard", .integer(attainment.heard)), ("cost", .number(attainment.cost)),
          ("lower", .number(attainment.lower)),
          ("costWithoutFloors", .optional(attainment.costWithoutFloors)),
          ("optimal", .flag(attainment.isOptimal)),
          ("unit", .text(attainment.isMoney ? "money" : "partners")),
        ])
      )
    ]
  }
}
