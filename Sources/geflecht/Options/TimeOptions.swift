import Analysis
import ArgumentParser
import Relations
import Wording

/// When a tie counts as alive, fading, lost.
struct TimeOptions: ParsableArguments {
  @Option(
    name: .customLong("half-life"), parsing: .singleValue,
    help: help(
      de: "Nach so vielen Tagen ohne Kontakt ist die Hälfte der Stärke übrig: 90 für alle Arten, "
        + "friend=365 für eine; mehrfach möglich. Sonst gilt tie_kinds.csv, sonst verblasst nichts.",
      en: "After so many days without contact half of the strength is left: 90 for all kinds, "
        + "friend=365 for one; repeatable. Otherwise tie_kinds.csv holds, otherwise nothing fades.",
      value: Localized(de: "Art=Tage", en: "kind=days")))
  var halfLives: [String] = []

  @Option(
    help: help(
      de: "Unter diesem Anteil ihrer Stärke verblasst eine Beziehung.",
      en: "Below this share of its strength a tie is fading.",
      value: Localized(de: "Anteil", en: "share")),
    transform: decimal)
  var fading = 0.5

  @Option(
    help: help(
      de: "Unter diesem Anteil ihrer Stärke ist sie verloren.",
      en: "Below this share of its strength it is lost.",
      value: Localized(de: "Anteil", en: "share")),
    transform: decimal)
  var lost = 0.1

  func validate() throws {
    guard (0...1).contains(fading), (0...1).contains(lost), lost <= fading else {
      throw ValidationError(
        words(
          de: "--fading und --lost liegen zwischen 0 und 1, --lost nicht über --fading.",
          en: "--fading and --lost are between 0 and 1, --lost not above --fading."))
    }
    for text in halfLives { _ = try entry(text) }
  }

  /// The rules, for a network whose kinds of ties are known.
  func rules(for network: Network) throws -> TieRules {
    var rules = TieRules(fading: fading, lost: lost)
    for text in halfLives {
      let (kind, days) = try entry(text)
      guard let kind else {
        rules.halfLife = days
        continue
      }
      let known = network.tieKinds.map(\.id)
      guard known.contains(where: { $0.lowercased() == kind.lowercased() }) else {
        let near = Suggestions.nearest(to: kind, among: known)
        let some = (near.isEmpty ? Array(known.prefix(8)) : near).joined(separator: ", ")
        throw CommandFailure(
          .usage, de: "--half-life: keine Beziehung ist von der Art „\(kind)“; es gibt: \(some)",
          en: "--half-life: no tie is of the kind “\(kind)”; there are: \(some)")
      }
      rules.halfLives[kind.lowercased()] = days
    }
    return rules
  }

  /// The kind, if one is named, and the days.
  private func entry(_ text: String) throws -> (kind: String?, days: Double) {
    let cut = text.lastIndex(of: "=")
    let number = cut.map { String(text[text.index(after: $0)...]) } ?? text
    guard let days = Double(number.replacing(",", with: ".")), days > 0, days.isFinite else {
      throw ValidationError(
        words(
          de: "--half-life: „\(text)“ ist keine Zahl von Tagen; so geht es: 90 oder friend=365.",
          en: "--half-life: “\(text)” is not a number of days; write 90 or friend=365."))
    }
    return (cut.map { String(text[..<$0]) }, days)
  }
}

extension SelectionOptions {
  /// The selection without its period, and the period's first and last day, for answers about time.
  func selectionOverTime(
    from: String?, to: String?
  ) throws -> (selection: Selection, first: Day?, last: Day?) {
    guard at == nil else {
      throw CommandFailure(
        .usage, de: "--at meint einen einzelnen Tag; hier gelten --from und --to",
        en: "--at means a single day; use --from and --to here")
    }
    var selection = try selection(from: from, to: to)
    let period = selection.period
    selection.period = nil
    return (selection, period?.start, period?.last)
  }
}
