import ArgumentParser
import Glibc
import Wording

/// The language of this run: `--lang`, else the environment.
///
/// Help texts are made before any option is parsed, so the arguments are searched for it here.
let spoken: Language = {
  let arguments = CommandLine.arguments
  for (position, argument) in arguments.enumerated() {
    if argument == "--lang", position + 1 < arguments.count,
      let language = Language(rawValue: arguments[position + 1])
    {
      return language
    }
    if argument.hasPrefix("--lang="),
      let language = Language(rawValue: String(argument.dropFirst(7)))
    {
      return language
    }
  }
  var environment: [String: String] = [:]
  for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
  }
  return Language(environment: environment)
}()

/// One of two texts, in the language of this run.
func words(de: String, en: String) -> String { Localized(de: de, en: en)[spoken] }

/// "within one step", "in 3 Schritten".
func withinSteps(_ count: Int) -> String {
  count == 1
    ? words(de: "in einem Schritt", en: "within one step")
    : words(de: "in \(count) Schritten", en: "within \(count) steps")
}

/// A help text in the language of this run, with the name shown for the option's value.
func help(de: String, en: String, value: Localized? = nil) -> ArgumentHelp {
  var help = ArgumentHelp(stringLiteral: words(de: de, en: en))
  help.valueName = value?[spoken]
  return help
}

/// The argument parser's own words in German.
enum HelpText {
  /// In the order of replacement: longer texts before their parts.
  private static let german = [
    ("OVERVIEW: ", ""), ("USAGE: ", "AUFRUF: "), ("Usage: ", "Aufruf: "),
    ("ARGUMENTS:", "ANGABEN:"), ("OPTIONS:", "OPTIONEN:"), ("SUBCOMMANDS:", "BEFEHLE:"),
    ("Error: Missing expected argument", "Fehler: Es fehlt"),
    ("Error: Unknown option", "Fehler: Unbekannte Option"),
    ("Error: Unexpected argument", "Fehler: Unerwartete Angabe"),
    ("Error: Missing value for", "Fehler: Es fehlt ein Wert für"),
    ("Error: The value", "Fehler: Der Wert"), ("is invalid for", "passt nicht zu"),
    ("Error: ", "Fehler: "), ("Help:", "Hilfe:"), ("(default:", "(sonst:"),
    ("; default:", "; sonst:"),
    ("Show help information.", "Zeigt diese Hilfe."),
    ("Show the version.", "Zeigt die Version."),
    ("Show subcommand help information.", "Zeigt die Hilfe zu einem Befehl."),
    ("for more information.", "zeigt mehr."), ("(values:", "(möglich:"),
    ("  See '", "  Mehr: '"), ("for detailed help.", ""), ("<subcommand>", "<Befehl>"),
    ("[<options>]", "[<Optionen>]"), ("<options>", "<Optionen>"),
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

  /// The text with the parser's words in the language of this run.
  static func translated(_ text: String) -> String {
    guard spoken == .german else { return text.replacing("OVERVIEW: ", with: "") }
    return german.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
