import ArgumentParser
import Relations
import Wording

/// Which kinds of actor an answer may list.
struct KindOptions: ParsableArguments {
  @Option(
    name: .customLong("kind"),
    help: help(
      de: "Nur Akteure dieser Art; mehrfach möglich (sonst Personen, wo es welche gibt).",
      en: "Only actors of this kind; repeatable (otherwise persons, where there are any).",
      value: Localized(de: "Art", en: "kind")))
  var words: [String] = []

  /// The kinds, or nil if none was named.
  var kinds: [Actor.Kind]? { words.isEmpty ? nil : words.map { Actor.Kind($0) } }
}

/// Refuses a number below 1.
func atLeastOne(_ option: String, _ number: Int) throws {
  guard number >= 1 else {
    throw ValidationError(
      Localized(
        de: "\(option) muss mindestens 1 sein.", en: "\(option) must be at least 1.")[spoken])
  }
}
