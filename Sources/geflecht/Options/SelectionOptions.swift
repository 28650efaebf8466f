import ArgumentParser
import Relations
import Wording

/// Which part of the network is meant.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    parsing: .unconditional,
    help: help(
      de:
        "Nur was diese Suche trifft: \"art:person ort:Durlach\" (alle Felder: geflecht check --help).",
      en:
        "Only what this query meets: \"kind:person place:Durlach\" (all fields: geflecht check --help).",
      value: Localized(de: "Suche", en: "query")))
  var query: String?

  @Option(
    help: help(
      de: "Nur Beziehungen, die an diesem Tag bestanden: 2024-06-05 oder 5.6.2024.",
      en: "Only ties that held on this day: 2024-06-05 or 5.6.2024.",
      value: Localized(de: "Tag", en: "day")))
  var at: String?

  @Option(
    help: help(
      de: "Nur Beziehungen, die seit diesem Tag bestanden.",
      en: "Only ties that held on or after this day.",
      value: Localized(de: "Tag", en: "day")))
  var since: String?

  @Option(
    help: help(
      de: "Nur Beziehungen, die bis zu diesem Tag bestanden.",
      en: "Only ties that held on or before this day.",
      value: Localized(de: "Tag", en: "day")))
  var until: String?

  @Flag(
    help: help(
      de: "Die Richtung der Beziehungen nicht beachten.", en: "Ignore the direction of ties."))
  var undirected = false

  /// The selection, with the days of `--from` and `--to` where a command has them.
  func selection(from: String? = nil, to: String? = nil) throws -> Selection {
    var selection = Selection(ignoresDirection: undirected)
    if let text = query {
      do throws(QueryError) {
        selection.query = try Query(parsing: text)
      } catch {
        throw CommandFailure(error, option: "--where")
      }
    }
    if let at {
      guard since == nil, until == nil, from == nil, to == nil else {
        throw CommandFailure(
          .usage, de: "--at steht allein, ohne --from, --to, --since, --until",
          en: "--at stands alone, without --from, --to, --since, --until")
      }
      let text = try DateOption.date("--at", at)
      selection.period = Period(first: text.first, last: text.last)
    } else {
      let first = try (from ?? since).map { text in
        try DateOption.date("--from", text).first
      }
      let last = try (to ?? until).map { text in
        try DateOption.date("--to", text).last
      }
      guard first != nil || last != nil else { return selection }
      guard let period = Period(first: first, last: last) else {
        throw CommandFailure(
          .usage, de: "der Zeitraum endet, bevor er beginnt", en: "the period ends before it begins"
        )
      }
      selection.period = period
    }
    return selection
  }
}

/// `--from` and `--to` as days, for the commands in which they can mean nothing else.
struct PeriodOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Wie --since.", en: "The same as --since.", value: Localized(de: "Tag", en: "day")))
  var from: String?

  @Option(
    help: help(
      de: "Wie --until.", en: "The same as --until.", value: Localized(de: "Tag", en: "day")))
  var to: String?
}

/// Days on the command line.
enum DateOption {
  /// A day, month or year in one of the ways people write it.
  static func date(_ option: String, _ text: String) throws -> DateText {
    guard let date = read(text) else {
      throw CommandFailure(
        .usage, de: "\(option): „\(text)“ ist kein Tag; so geht es: 2024-06-05, 5.6.2024, 2024-06",
        en: "\(option): “\(text)” is not a day; write 2024-06-05, 5.6.2024 or 2024-06")
    }
    return date
  }

  /// Whether a text is a day, month or year.
  static func isDate(_ text: String) -> Bool { read(text) != nil }

  private static func read(_ text: String) -> DateText? {
    DateText.iso(text) ?? DateText.german(text) ?? DateText.year(text)
  }
}
