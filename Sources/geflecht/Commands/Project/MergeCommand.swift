import ArgumentParser
import Exchange
import Relations
import Storage
import Wording

/// `geflecht merge`: two entries of the same actor become one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: words(
      de: "Legt doppelte Einträge zusammen; ohne Namen: schlägt welche vor.",
      en: "Merges double entries; without names: suggests some."))

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: help(
      de: "Wer bleibt, und wer derselbe ist.", en: "Who stays, and who is the same.",
      value: Localized(de: "Akteur", en: "actor")))
  var who: [String] = []

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func validate() throws {
    guard who.isEmpty || who.count == 2 else {
      throw ValidationError(
        words(
          de: "Zwei Namen angeben, oder keinen für Vorschläge.",
          en: "Give two names, or none for suggestions."))
    }
  }

  func run() throws {
    let file = try project.open()
    guard who.isEmpty else {
      try file.merge(who[0], who[1])
      Terminal.print(
        VisibleText.escaped(
          words(
            de: "Zusammengelegt: \(who[1]) ist jetzt \(who[0]) (undo trennt wieder).",
            en: "Merged: \(who[1]) is now \(who[0]) (undo parts them again).")))
      return
    }
    let network = try file.network()
    let suggestions = DuplicateSuggestion.all(network)
    var table = AnswerTable([
      .init("kept", de: "bleibt", en: "Stays"), .init("keptName", de: "Name", en: "Name"),
      .init("duplicate", de: "vielleicht derselbe", en: "Perhaps the same"),
      .init("duplicateName", de: "Name", en: "Name"), .init("reason", de: "weil", en: "Because"),
    ])
    for suggestion in suggestions {
      let (first, second) = (network.actors[suggestion.kept], network.actors[suggestion.duplicate])
      table.add([
        .text(first.id), .text(first.name), .text(second.id), .text(second.name),
        .text(suggestion.reasons.map { $0[spoken] }.joined(separator: ", ")),
      ])
    }
    let lead =
      suggestions.isEmpty
      ? words(de: "Niemand steht erkennbar doppelt da.", en: "Nobody seems to be entered twice.")
      : words(
        de: "\(spoken.text(suggestions.count)) Vorschläge; zusammenlegen mit "
          + "„geflecht merge \(project.project) A B“.",
        en: "\(spoken.text(suggestions.count)) suggestions; merge with "
          + "“geflecht merge \(project.project) A B”.")
    try output.deliver(
      Answer(
        lead: [lead], table: table,
        json: .object([
          (
            "suggestions",
            .array(
              suggestions.map { suggestion in
                .object([
                  ("kept", .text(network.actors[suggestion.kept].id)),
                  ("duplicate", .text(network.actors[suggestion.duplicate].id)),
                  ("reasons", .array(suggestion.reasons.map { .text($0[spoken]) })),
                ])
              })
          )
        ])))
  }
}
