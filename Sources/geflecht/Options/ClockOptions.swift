import ArgumentParser
import Relations
import Storage
import Wording

/// What day it is.
struct ClockOptions: ParsableArguments {
  @Option(
    name: .customLong("today"),
    help: help(
      de: "Welcher Tag heute ist (sonst sagt es die Uhr).",
      en: "Which day it is today (otherwise the clock says).",
      value: Localized(de: "Tag", en: "day")))
  var given: String?

  func validate() throws {
    guard let given, (try? DateOption.date("--today", given))?.isOneDay != true else { return }
    throw ValidationError(
      words(
        de: "--today: „\(given)“ ist kein genauer Tag; so geht es: 2026-11-29 oder 29.11.2026.",
        en: "--today: “\(given)” is not a single day; write 2026-11-29 or 29.11.2026."))
  }

  /// The day given; nil = none.
  var givenDay: Day? {
    get throws { try given.map { try DateOption.date("--today", $0).first } }
  }

  /// Today.
  var today: Day {
    get throws { try givenDay ?? Moment.now.day }
  }
}
