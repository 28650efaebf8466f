import Analysis
import ArgumentParser
import Wording

/// What makes a group: an attribute, or the ties.
struct GroupingOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Statt gefundener Kreise: place, kind oder eine Spalte.",
      en: "Instead of found circles: place, kind or a column.",
      value: Localized(de: "Merkmal", en: "attribute")))
  var by: String?

  @Option(
    help: help(
      de: "Über 1: mehr und kleinere Kreise; darunter weniger und größere.",
      en: "Above 1: more and smaller circles; below fewer and larger ones.",
      value: Localized(de: "Zahl", en: "number")),
    transform: decimal)
  var resolution = 1.0

  @Flag(help: help(de: "Die Stärke der Beziehungen zählt.", en: "The strength of ties counts."))
  var weights = false

  func validate() throws {
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError(
        words(de: "--resolution muss größer als 0 sein.", en: "--resolution must be above 0."))
    }
  }

  /// The attribute asked for, or the circles that ties make.
  var basis: Groups.Question.Basis {
    switch by?.lowercased() {
    case nil: .ties
    case "place", "ort": .place
    case "kind", "art": .kind
    default: .column(by ?? "")
    }
  }
}
