import ArgumentParser
import Wording

/// What somebody may have meant who typed a command or an option that there is not.
enum Misspelling {
  /// German words for commands and options, as people guess them.
  private static let commands = [
    "prüfen": "check", "prüfe": "check", "ansehen": "check", "aufbau": "structure",
    "struktur": "structure", "maße": "measure", "maß": "measure", "messen": "measure",
    "zentralität": "measure", "multiplikatoren": "multipliers", "meinungsführer": "multipliers",
    "makler": "brokers", "vermittler": "brokers", "schlüsselpersonen": "keyplayers",
    "partnerliste": "shortlist", "auswahl": "shortlist", "liste": "shortlist",
    "kanäle": "channels", "probe": "pilot", "versuch": "pilot", "reichweite": "reach",
    "weg": "path", "wege": "path", "gruppen": "groups", "kreise": "groups",
    "zugehörigkeit": "affiliations", "wachstum": "growth", "verlauf": "growth",
    "bilanz": "balance", "pflege": "care", "kontaktpflege": "care", "zeichnen": "draw",
    "bild": "draw", "karte": "draw", "umwandeln": "convert", "exportieren": "convert",
    "export": "convert", "neu": "new", "anlegen": "new", "importieren": "import",
    "einlesen": "import", "hinzufügen": "add", "ändern": "set", "setzen": "set",
    "entfernen": "remove", "löschen": "remove", "kontakt": "contact", "kampagne": "campaign",
    "rückgängig": "undo", "wiederholen": "redo", "protokoll": "log", "unterschied": "diff",
    "warum": "why", "zusammenführen": "merge", "sichern": "backup", "sicherung": "backup",
    "untersuchen": "doctor", "fällig": "due", "pseudonymisieren": "pseudonymise",
  ]
  private static let options = [
    "ort": "place", "thema": "topic", "themen": "topic", "sprache": "lang", "größe": "size",
    "anzahl": "size", "geld": "budget", "kosten": "cost", "schritte": "steps", "von": "from",
    "bis": "to", "an": "to", "datei": "out", "ausgabe": "out", "form": "format",
    "stand": "stage", "stufe": "stage", "einwilligung": "permission", "am": "on", "tag": "at",
    "seit": "since", "ab": "since", "art": "kind", "stärke": "strength", "gewicht": "weight",
    "modell": "model", "wahrscheinlichkeit": "probability", "richtung": "direction",
    "stunden": "hours", "ziel": "goal", "suche": "where", "wo": "where", "wer": "actors",
    "rolle": "role", "maß": "measure", "titel": "title", "farbe": "colour", "color": "colour",
    "aufteilung": "layout", "alle": "every", "jede": "every", "notiz": "note", "quelle": "source",
    "wir": "us", "ohne": "avoid", "fest": "must", "gesetzt": "must", "zuständig": "by",
    "spalte": "column", "trennzeichen": "delimiter", "zeichensatz": "encoding",
  ]

  /// What to say of a first word that is no command; nil if it is one.
  static func unknownCommand(_ arguments: [String], of commands: [String]) -> CommandFailure? {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help",
      !commands.contains(word)
    else { return nil }
    let meant =
      Self.commands.first { FoldedWord($0.key) == FoldedWord(word) }?.value
      ?? (word.count < 3 ? nil : Suggestions.nearest(to: word, among: commands, count: 1).first)
    let hint = meant.map { words(de: " Gemeint ist vielleicht „\($0)“.", en: " Perhaps “\($0)”?") }
    return CommandFailure(
      .usage,
      de: "unbekannter Befehl „\(word)“.\(hint ?? "") Alle Befehle: geflecht --help",
      en: "unknown command “\(word)”.\(hint ?? "") All commands: geflecht --help")
  }

  /// A refusal of an unknown option with the option that was meant, if the command has it.
  ///
  /// - Parameter help: the help of the command.
  static func corrected(_ refusal: String, help: String) -> String {
    guard let found = refusal.firstMatch(of: /Unknown option '--?([^' ]+)'/) else { return refusal }
    let word = FoldedWord(String(found.output.1.prefix { $0 != "=" }))
    guard let meant = options.first(where: { FoldedWord($0.key) == word })?.value else {
      return refusal
    }
    // The parser's own guess is the nearest letters: a word that is known is no misspelling.
    let plain = refusal.replacing(/\. Did you mean '[^']*'\?/, with: "")
    guard help.contains("--\(meant) ") || help.contains("--\(meant)\n") else { return plain }
    let end = plain.firstIndex(of: "\n") ?? plain.endIndex
    return plain[..<end] + ". Did you mean '--\(meant)'?" + plain[end...]
  }
}
