import ArgumentParser
import GraphCore
import Wording

/// On how many threads a command computes, with which seed, and whether it says how long that took.
struct RunOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Wie viele Rechenkerne benutzt werden (0 = alle); die Ergebnisse sind dieselben.",
      en: "How many cores to use (0 = all); the results are the same.",
      value: Localized(de: "Zahl", en: "number")))
  var threads = 0

  @Option(
    help: help(
      de: "Legt den Zufall fest, wo es welchen gibt: gleiche Zahl, gleiches Ergebnis.",
      en: "Fixes chance where there is any: same number, same result.",
      value: Localized(de: "Zahl", en: "number")))
  var seed: UInt64 = 1

  @Flag(
    help: help(
      de: "Nennt auf der Fehlerausgabe die Sekunden je Abschnitt (JSON).",
      en: "Reports the seconds of each stage on standard error (JSON)."))
  var timings = false

  func validate() throws {
    guard (0...1024).contains(threads) else {
      throw ValidationError(
        words(de: "--threads liegt zwischen 0 und 1024.", en: "--threads is between 0 and 1024."))
    }
  }

  /// Computes on these threads, stops on Ctrl-C, shows its progress.
  func execution() -> Execution {
    Progress.start()
    return Execution(
      threads: threads, cancellation: Signals.cancellation, progress: { Progress.show($0) })
  }
}
