import Wording

/// The argument parser's own words, as people of the language would say them.
enum HelpText {
  /// In the order of replacement: longer texts before their parts.
  private static let german = [
    ("OVERVIEW: ", ""), ("USAGE: ", "AUFRUF: "), ("Usage: ", "Aufruf: "),
    ("ARGUMENTS:", "ANGABEN:"), ("OPTIONS:", "OPTIONEN:"), ("SUBCOMMANDS:", "BEFEHLE:"),
    ("Error: ", "Fehler: "), ("Help:", "Hilfe:"), ("(default:", "(sonst:"),
    ("; default:", "; sonst:"),
    ("Show help information.", "Zeigt diese Hilfe."),
    ("Show the version.", "Zeigt die Version."),
    ("Show subcommand help information.", "Zeigt die Hilfe zu einem Befehl."),
    ("(values:", "(möglich:"), ("<subcommand>", "<Befehl>"), ("[<options>]", "[<Optionen>]"),
    ("<options>", "<Optionen>"),
  ]

  /// The sentences of a refusal; what stands between the quotes stays.
  private static let refusals = [
    ("Missing expected argument ", "Es fehlt "), ("Missing value for ", "Es fehlt ein Wert für "),
    ("Missing one of: ", "Es fehlt eines von: "), ("Unknown option ", "Unbekannte Option "),
    ("Unexpected argument ", "Eine Angabe zu viel: "),
    (" unexpected arguments: ", " Angaben zu viel: "), ("The value ", "Der Wert "),
    (" is invalid for ", " passt nicht zu "), (" is invalid.", " passt nicht."),
    ("Please provide one of the following:", "Möglich sind:"),
    ("Please provide one of ", "Möglich sind: "), ("Did you mean ", "Gemeint ist vielleicht "),
    ("Missing required subcommand.", "Es fehlt der Befehl."),
    ("flag ", "Schalter "), ("Value to be set with ", "Der Wert von "),
    (" had already been set with ", " wurde schon gesetzt mit "),
  ]

  /// Words with their meanings, one below the other, wrapped so that the parser leaves them alone.
  static func list(_ entries: [(word: String, meaning: String)]) -> String {
    let indent = (entries.map(\.word.count).max() ?? 0) + 4
    return entries.map { word, meaning in
      var lines = ["  " + word + String(repeating: " ", count: indent - 3 - word.count)]
      for part in meaning.split(separator: " ") {
        if lines[lines.count - 1].count + part.count > 77 {
          lines.append(String(repeating: " ", count: indent - 1))
        }
        lines[lines.count - 1] += " " + part
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// A help text in the language of this run.
  static func translated(_ text: String) -> String {
    var text = text.replacing("OVERVIEW: ", with: "")
    text = text.replacing(#/  See '(geflecht[^']*)' for more information\./#) { found in
      words(de: "  Mehr dazu: ", en: "  More: ") + found.output.1
    }
    text = text.replacing(#/  See '(geflecht[^']*)' for detailed help\./#) { found in
      words(de: "  Mehr dazu: ", en: "  More: ") + found.output.1
    }
    guard spoken == .german else { return text }
    text = german.reduce(text) { $0.replacing($1.0, with: $1.1) }
    return text.replacing(/([(;] ?sonst: )([0-9]+)\.([0-9]+)/) { found in
      let (_, lead, whole, fraction) = found.output
      return lead + whole + (fraction.allSatisfy { $0 == "0" } ? "" : "," + fraction)
    }
  }

  /// A refusal in the language of this run: its first line, quotes included.
  static func refusal(_ text: String) -> String {
    guard spoken == .german else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !lines.isEmpty else { return text }
    var first = refusals.reduce(lines[0]) { $0.replacing($1.0, with: $1.1) }
    first = first.replacing(/'([^']*)'\?/) { "„\($0.output.1)“." }
    first = first.replacing(/'([^']*)'/) { "„\($0.output.1)“" }
    lines[0] = first.replacing(" or ", with: " oder ").replacing(" and ", with: " und ")
    return lines.joined(separator: "\n")
  }
}
