import Analysis
import ArgumentParser
import GraphCore
import Relations
import Wording

/// A choice on the command line that may be said in German too.
protocol SpokenChoice: ExpressibleByArgument, RawRepresentable where RawValue == String {
  /// The German words, lower case.
  static var german: [String: Self] { get }
}

extension SpokenChoice {
  /// The choice that a word means, or nil.
  public init?(argument: String) {
    let word = argument.lowercased()
    guard let choice = Self(rawValue: word) ?? Self.german[word] else { return nil }
    self = choice
  }
}

extension TimeStep: SpokenChoice {
  static let german: [String: TimeStep] = [
    "woche": .week, "monat": .month, "quartal": .quarter, "vierteljahr": .quarter, "jahr": .year,
  ]
}

extension Actor.Permission: SpokenChoice {
  static let german: [String: Actor.Permission] = [
    "erteilt": .granted, "ja": .granted, "widersprochen": .objected, "nein": .objected,
    "unbekannt": .unknown, "offen": .unknown,
  ]
}

extension Multiplier.Stage: SpokenChoice {
  static let german: [String: Multiplier.Stage] = [
    "erwogen": .considered, "vorgemerkt": .considered, "angesprochen": .approached,
    "kooperiert": .cooperating, "kooperierend": .cooperating, "aktiv": .active, "ruht": .dormant,
    "ruhend": .dormant, "abgelehnt": .declined, "abgesagt": .declined,
  ]
}

extension Multipliers.Role: SpokenChoice {
  static let german: [String: Multipliers.Role] = [
    "brücke": .bridge, "bruecke": .bridge, "stimme": .voice, "knoten": .hub, "drehscheibe": .hub,
    "knotenpunkt": .hub, "verteiler": .spreader, "verbreiter": .spreader, "kern": .core,
  ]
}

extension Growth.Question.Basis: SpokenChoice {
  static let german: [String: Growth.Question.Basis] = ["ort": .place, "thema": .topic]
}

extension MeasureOptions.Direction: SpokenChoice {
  static let german: [String: MeasureOptions.Direction] = [
    "hinein": .in, "hinaus": .out, "beide": .both,
  ]
}

/// A number with a decimal point or comma; whether it may be negative, the command says.
func decimal(_ text: String) throws -> Double {
  let isNegative = text.hasPrefix("-")
  guard let quantity = Quantity(argument: String(text.dropFirst(isNegative ? 1 : 0))) else {
    throw ValidationError(
      words(
        de: "„\(text)“ ist keine Zahl; so geht es: 0,5 oder 0.5.",
        en: "“\(text)” is no number; write 0.5 or 0,5."))
  }
  return isNegative ? -quantity.value : quantity.value
}
