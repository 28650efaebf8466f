import Analysis
import ArgumentParser
import Drawing
import Exchange
import GraphCore
import Relations
import Wording

/// A choice of an option that may be said in English and in German, with umlauts or without.
protocol SpokenChoice: ExpressibleByArgument, RawRepresentable<String>, CaseIterable {
  /// The German words of a choice; the first is the one shown.
  var german: [String] { get }
}

extension SpokenChoice {
  /// The choice said by a word of either language, or nil.
  public init?(argument: String) {
    let word = FoldedWord(argument)
    let found = Self.allCases.first { choice in
      ([choice.rawValue] + choice.german).contains { FoldedWord($0) == word }
    }
    guard let found else { return nil }
    self = found
  }

  /// The word in the language of this run.
  var word: String { spoken == .german ? german.first ?? rawValue : rawValue }

  /// The words that help lists.
  public static var allValueStrings: [String] { allCases.map(\.word) }

  /// The word that help names as what holds otherwise.
  public var defaultValueDescription: String { word }
}

/// A word as it is compared: lower case, umlauts written out, hyphens and blanks alike.
struct FoldedWord: Hashable {
  private let text: String

  init(_ word: String) {
    let written = [
      "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", " ": "-", "_": "-",
    ]
    text = word.lowercased().map { written[String($0)] ?? String($0) }.joined()
  }
}

extension TimeStep: SpokenChoice {
  var german: [String] {
    switch self {
    case .week: ["woche", "wöchentlich"]
    case .month: ["monat", "monatlich"]
    case .quarter: ["quartal", "vierteljahr", "vierteljährlich"]
    case .year: ["jahr", "jährlich"]
    }
  }
}

extension Actor.Permission: SpokenChoice {
  var german: [String] {
    switch self {
    case .unknown: ["unbekannt", "offen"]
    case .granted: ["erteilt", "ja", "zugestimmt"]
    case .objected: ["widersprochen", "widerspruch", "nein"]
    }
  }
}

extension Multiplier.Stage: SpokenChoice {
  var german: [String] {
    switch self {
    case .considered: ["erwogen", "vorgesehen", "vorgemerkt"]
    case .approached: ["angesprochen"]
    case .cooperating: ["arbeitet mit", "kooperiert", "kooperierend"]
    case .active: ["aktiv"]
    case .dormant: ["ruht", "ruhend"]
    case .declined: ["abgesagt", "abgelehnt"]
    }
  }
}

extension Multipliers.Role: SpokenChoice {
  var german: [String] { [name.de.lowercased()] }
}

extension MeasureOptions.Direction: SpokenChoice {
  var german: [String] {
    switch self {
    case .out: ["hinaus", "aus", "ausgehend"]
    case .in: ["herein", "ein", "eingehend"]
    case .both: ["beide"]
    }
  }
}

extension Growth.Question.Basis: SpokenChoice {
  var german: [String] {
    switch self {
    case .place: ["ort"]
    case .topic: ["thema"]
    }
  }
}

extension Style.Layout: SpokenChoice {
  var german: [String] {
    switch self {
    case .force: ["kräfte", "kraft"]
    case .circle: ["ring", "kreis"]
    case .groups: ["gruppen", "kreise"]
    }
  }
}

extension KeyPlayerSet.Goal: SpokenChoice {
  var german: [String] {
    switch self {
    case .reach: ["nähe", "erreichen"]
    case .hold: ["zusammenhalt", "halten"]
    case .cover: ["abdecken", "abdeckung"]
    case .votes: ["stimmen"]
    }
  }
}

extension ProjectionWeight: SpokenChoice {
  var german: [String] {
    switch self {
    case .count: ["anzahl", "zahl"]
    case .newman, .jaccard: []
    }
  }
}

extension GroupsCommand.Method: SpokenChoice {
  var german: [String] {
    switch self {
    case .leiden: []
    case .labels: ["marken"]
    case .cores: ["kerne"]
    case .components: ["teile"]
    case .strong: ["starke teile", "stark"]
    }
  }
}

extension ModelOptions.Name: SpokenChoice {
  var german: [String] {
    switch self {
    case .steps: ["schritte"]
    case .cascade: ["kaskade"]
    case .threshold: ["schwelle"]
    case .complex: ["komplex", "mehrfach"]
    }
  }
}

extension OutputOptions.Form: SpokenChoice {
  var german: [String] {
    switch self {
    case .table: ["tabelle"]
    case .vcard: ["visitenkarten", "visitenkarte"]
    case .xlsx: ["excel", "arbeitsmappe"]
    case .csv, .json, .markdown: []
    }
  }
}

extension ReadOptions.DateOrder: SpokenChoice {
  var german: [String] {
    switch self {
    case .dayFirst: ["tag zuerst"]
    case .monthFirst: ["monat zuerst"]
    }
  }
}

extension Language: ExpressibleByArgument {}
extension ReadOptions.Encoding: ExpressibleByArgument {}

extension Measure {
  /// The measure called so: by its id, or by its name in either language.
  static func called(_ text: String) -> Measure? {
    let word = FoldedWord(text)
    return named(text)
      ?? all.first { measure in
        [measure.id, measure.name.de, measure.name.en].contains { FoldedWord($0) == word }
      }
  }

  /// "; similar: degree, strength", or nothing.
  static func similar(to text: String) -> String {
    let names = all.map(\.id) + (spoken == .german ? all.map(\.name.de) : [])
    let near = Suggestions.nearest(to: text, among: names)
    guard !near.isEmpty else { return "" }
    let list = near.joined(separator: ", ")
    return words(de: "; ähnlich: \(list)", en: "; similar: \(list)")
  }
}

/// A number with a decimal point or comma.
@Sendable func decimal(_ text: String) throws -> Double {
  let isNegative = text.hasPrefix("-")
  guard let quantity = Quantity(argument: isNegative ? String(text.dropFirst()) : text) else {
    throw ValidationError(words(de: "keine Zahl", en: "not a number"))
  }
  return isNegative ? -quantity.value : quantity.value
}
