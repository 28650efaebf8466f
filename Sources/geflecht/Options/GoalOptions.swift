import Analysis
import ArgumentParser
import Wording

/// How many should hear it, from how many different partners.
struct GoalOptions: ParsableArguments {
  @Option(
    name: .customLong("goal"),
    help: help(
      de:
        "So viele sollen es hören: sucht die billigste Liste (ohne --budget und --default-cost die "
        + "kürzeste), mit der das gelingt.",
      en:
        "So many should hear it: finds the cheapest list (without --budget and --default-cost the "
        + "shortest) that gets there.",
      value: Localized(de: "Zahl", en: "number")))
  var people: Int?

  @Option(
    help: help(
      de: "Von wie vielen verschiedenen Partnern sie es hören sollen.",
      en: "From how many different partners they should hear it.",
      value: Localized(de: "Zahl", en: "number")))
  var heardFrom = 1

  func validate() throws {
    if let people { try atLeastOne("--goal", people) }
    try atLeastOne("--heard-from", heardFrom)
    guard people != nil || heardFrom == 1 else {
      throw ValidationError(
        words(
          de: "--heard-from braucht --goal: wie viele?", en: "--heard-from needs --goal: how many?")
      )
    }
  }

  /// The goal, or nil if none was named.
  var goal: Shortlist.Goal? { people.map { Shortlist.Goal(people: $0, heardFrom: heardFrom) } }
}
