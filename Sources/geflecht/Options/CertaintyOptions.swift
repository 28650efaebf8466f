import ArgumentParser
import Wording

/// How certain a choice by chance is to be, and what it is compared with.
struct CertaintyOptions: ParsableArguments {
  @Option(
    name: .customLong("eps"),
    help: help(
      de: "Wie weit unter der bestmöglichen Garantie (63 %) der Beweis bleiben darf.",
      en: "How far below the best possible guarantee (63%) the proof may stay.",
      value: Localized(de: "Zahl", en: "number"), standard: 0.05), transform: decimal)
  var epsilon = 0.05

  @Option(
    help: help(
      de: "Wie sicher der Beweis ist.", en: "How certain the proof is.",
      value: Localized(de: "Zahl", en: "number"), standard: 0.99), transform: decimal)
  var confidence = 0.99

  @Option(
    help: help(
      de: "Zum Vergleich: Kennungen oder Namen, durch Kommas getrennt; mehrfach möglich.",
      en: "For comparison: ids or names, separated by commas; repeatable.",
      value: Localized(de: "Akteure", en: "actors")))
  var compare: [String] = []

  @Option(
    help: help(
      de:
        "Wie sicher jeder Name ist: wählt so oft neu (ohne Zahl 1000 Mal), mit und ohne unsichere "
        + "Beziehungen, und nennt die, an denen ein Name hängt; mit --goal auch, wie oft die Liste "
        + "ihr Ziel noch erreicht.",
      en: "How sure each name is: chooses anew so often (1000 times without a number), with and "
        + "without uncertain ties, and names those on which a name hangs; with --goal also how often "
        + "the list still reaches it.",
      value: Localized(de: "Zahl", en: "number")))
  var uncertainty: Int?

  func validate() throws {
    guard (0.01...0.6).contains(epsilon) else {
      throw ValidationError(
        words(de: "--eps liegt zwischen 0.01 und 0.6.", en: "--eps is between 0.01 and 0.6."))
    }
    guard (0.5..<1).contains(confidence) else {
      throw ValidationError(
        words(
          de: "--confidence liegt zwischen 0.5 und 1 (ausgeschlossen).",
          en: "--confidence is between 0.5 and 1 (excluded)."))
    }
    if let uncertainty, uncertainty < 20 {
      throw ValidationError(
        words(
          de: "--uncertainty braucht mindestens 20.", en: "--uncertainty must be at least 20."))
    }
  }

  /// `--uncertainty` may stand without its number: 1000 is put in.
  static func completing(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for (place, argument) in arguments.enumerated() {
      result.append(argument)
      guard argument == "--uncertainty" else { continue }
      let next = place + 1 < arguments.count ? arguments[place + 1] : ""
      if Int(next) == nil { result.append("1000") }
    }
    return result
  }
}
