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
///
/// - Parameter standard: what holds without the option, where the parser does not say it itself:
///   numbers that are read by `decimal`.
func help(
  de: String, en: String, value: Localized? = nil, standard: Double? = nil
) -> ArgumentHelp {
  let otherwise = standard.map { number in
    let digits = number == number.rounded() ? "\(Int(number))" : "\(number)"
    let plain = String(digits.map { $0 == "." ? spoken.decimalSign : $0 })
    return words(de: " (sonst \(plain))", en: " (default: \(plain))")
  }
  var help = ArgumentHelp(stringLiteral: words(de: de, en: en) + (otherwise ?? ""))
  help.valueName = value?[spoken]
  return help
}
