import Analysis
import ArgumentParser
import GraphCore
import Wording

/// How a message is taken to spread.
struct ModelOptions: ParsableArguments {
  /// The models by name.
  enum Name: String, CaseIterable {
    case steps, cascade, threshold, complex
  }

  @Option(
    help: help(
      de:
        "steps: alle sagen es weiter; cascade: jede Beziehung trägt mit ihrer Wahrscheinlichkeit; "
        + "threshold: es braucht genug Gewicht; complex: es braucht mehrere Quellen.",
      en: "steps: everybody passes it on; cascade: each tie carries with its probability; "
        + "threshold: it takes enough weight; complex: it takes several sources.",
      value: Localized(de: "Modell", en: "model")))
  var model: Name?

  @Option(
    help: help(
      de: "Wie wahrscheinlich eine Beziehung trägt: weighted (1/Zahl der Kontakte), "
        + "strength (nach Stärke), 0.1, eine Spanne 0.05-0.2, je Art freund=0.3, "
        + "channel=0.3 für Kanäle; mehrfach möglich.",
      en:
        "How likely a tie carries: weighted (1/number of contacts), strength, 0.1, a range "
        + "0.05-0.2, by kind friend=0.3, channel=0.3 for channels; repeatable.",
      value: Localized(de: "Angabe", en: "value")))
  var probability: [String] = []

  @Option(
    help: help(
      de: "Bei complex: wie viele verschiedene Quellen es braucht (2), oder welcher Anteil (30%).",
      en: "With complex: how many different sources it takes (2), or which share (30%).",
      value: Localized(de: "Zahl", en: "number")))
  var sources: String?

  @Option(
    name: .customLong("about"),
    help: help(
      de: "Thema der Botschaft: wer es nicht nennt, hört und trägt nur halb so wahrscheinlich.",
      en: "Topic of the message: whoever does not name it hears and carries half as likely.",
      value: Localized(de: "Thema", en: "topic")))
  var topic: String?

  @Option(
    help: help(
      de: "Wie viele Zufallsläufe (sonst so viele, wie für 1 % Genauigkeit nötig).",
      en: "How many runs of chance (otherwise as many as 1% of precision takes).",
      value: Localized(de: "Zahl", en: "number")))
  var runs: Int?

  /// Whether chance decides.
  var isByChance: Bool { model.map { $0 != .steps } ?? false }

  func validate() throws {
    _ = try spreadModel(steps: nil, direction: nil)
    if let runs { try atLeastOne("--runs", runs) }
    guard isByChance || (probability.isEmpty && sources == nil && topic == nil && runs == nil)
    else {
      throw ValidationError(
        words(
          de: "--probability, --sources, --about und --runs gehören zu "
            + "--model cascade, threshold oder complex.",
          en: "--probability, --sources, --about and --runs go with "
            + "--model cascade, threshold or complex."))
    }
  }

  /// The model asked for.
  ///
  /// - Parameter steps: how many steps at most; nil = until it ends.
  func spreadModel(steps: Int?, direction: MeasureOptions.Direction?) throws -> SpreadModel {
    var model = SpreadModel(rule: try rule(), topic: topic, steps: steps, direction: direction)
    for text in probability {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, parts[0].lowercased() == "channel" || parts[0].lowercased() == "kanal" {
        model.channel = try span(parts[1])
      } else if parts.count == 2, parts[0] != "strength" {
        model.kinds.append(SpreadModel.KindChance(kind: parts[0], chance: try span(parts[1])))
      } else if text == "weighted" {
        model.chance = .weighted
      } else if parts[0] == "strength" {
        model.chance = .strength(parts.count == 2 ? try span(parts[1]) : SpreadModel.Span(0.5))
      } else {
        model.chance = .uniform(try span(text))
      }
    }
    return model
  }

  private func rule() throws -> SpreadModel.Rule {
    switch model {
    case .threshold: return .threshold
    case .complex: return try complexRule(sources ?? "2")
    case .cascade, .steps, nil:
      if sources != nil {
        throw ValidationError(
          words(
            de: "--sources gehört zu --model complex.", en: "--sources goes with --model complex."))
      }
      return .cascade
    }
  }

  private func complexRule(_ text: String) throws -> SpreadModel.Rule {
    if let count = Int(text), count >= 1 { return .sources(count) }
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? String(text.dropLast()) : text
    if let number = decimal(digits) {
      let share = isPercent ? number / 100 : number
      if share > 0, share <= 1 { return .share(share) }
    }
    throw ValidationError(
      words(
        de: "--sources ist eine Zahl ab 1 oder ein Anteil: 2, 30%, 0.3 (nicht „\(text)“).",
        en: "--sources is a number from 1 or a share: 2, 30%, 0.3 (not “\(text)”)."))
  }

  /// A number 0...1 or two of them: "0.1", "0.05-0.2".
  private func span(_ text: String) throws -> SpreadModel.Span {
    let numbers = text.split(separator: "-").map { decimal(String($0)) }
    if let low = numbers.first ?? nil, let high = numbers.last ?? nil, numbers.count <= 2,
      low >= 0, low <= high, high <= 1
    {
      return SpreadModel.Span(low, high)
    }
    throw ValidationError(
      words(
        de: "--probability: „\(text)“ ist keine Wahrscheinlichkeit; so geht es: 0.1, 0.05-0.2, "
          + "weighted, strength, freund=0.3",
        en: "--probability: “\(text)” is no probability; write 0.1, 0.05-0.2, weighted, strength, "
          + "friend=0.3"))
  }

  private func decimal(_ text: String) -> Double? {
    Double(String(text.map { $0 == "," ? "." : $0 }))
  }
}

extension SpreadModel {
  /// The model in half a sentence: "Kaskade, Wahrscheinlichkeit 1/Zahl der Kontakte".
  var text: Localized {
    rule.text + Localized(de: ", ", en: ", ") + chance.text(isThreshold: rule == .threshold)
      + kinds.reduce(Localized("")) { text, kind in
        text + Localized(", \(kind.kind) ") + kind.chance.text
      }
      + (topic.map { Localized(de: ", Thema „\($0)“", en: ", topic “\($0)”") } ?? Localized(""))
      + (steps.map {
        Localized(de: ", höchstens \($0) Schritte", en: ", at most \($0) steps")
      } ?? Localized(""))
  }
}

extension SpreadModel.Rule {
  fileprivate var text: Localized {
    switch self {
    case .cascade: Localized(de: "Kaskade", en: "cascade")
    case .threshold: Localized(de: "Schwelle", en: "threshold")
    case .sources(let count):
      Localized(de: "braucht \(count) Quellen", en: "takes \(count) sources")
    case .share(let share):
      Localized(
        de: "braucht \(Language.german.percent(share)) der Kontakte",
        en: "takes \(Language.english.percent(share)) of the contacts")
    }
  }
}

extension SpreadModel.Chance {
  fileprivate func text(isThreshold: Bool) -> Localized {
    let noun =
      isThreshold
      ? Localized(de: "Gewicht ", en: "weight ")
      : Localized(de: "Wahrscheinlichkeit ", en: "probability ")
    switch self {
    case .weighted:
      return noun
        + Localized(de: "1/Zahl der Kontakte", en: "1/number of contacts")
    case .strength(let span):
      return isThreshold
        ? noun + Localized(de: "nach Anteil an der Stärke", en: "by share of strength")
        : noun + Localized(de: "nach Stärke bis ", en: "by strength up to ") + span.text
    case .uniform(let span): return noun + span.text
    }
  }
}

extension SpreadModel.Span {
  fileprivate var text: Localized {
    low == high
      ? Localized(de: Language.german.text(low), en: Language.english.text(low))
      : Localized(
        de: "\(Language.german.text(low))–\(Language.german.text(high))",
        en: "\(Language.english.text(low))–\(Language.english.text(high))")
  }
}
