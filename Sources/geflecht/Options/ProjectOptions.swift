import ArgumentParser
import Storage
import Wording

/// Which project file a command works on.
struct ProjectOptions: ParsableArguments {
  @Argument(
    help: help(
      de: "Die Projektdatei (.geflecht).", en: "The project file (.geflecht).",
      value: Localized(de: "Projekt", en: "project")))
  var project: String

  @Option(
    help: help(
      de: "Sprache der Ausgabe: de oder en.", en: "Language of the output: de or en.",
      value: Localized(de: "Sprache", en: "language")))
  var lang: Language?

  @OptionGroup var clock: ClockOptions

  /// Opens the project.
  func open() throws -> ProjectFile {
    Outputs.protect(project)
    return try ProjectFile(path: project)
  }
}
