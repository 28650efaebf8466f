import ArgumentParser
import Relations
import Storage
import Wording

/// `geflecht add`: a new actor or tie.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: words(
      de: "Fügt einem Projekt einen Akteur (ein Name) oder eine Beziehung (zwei) hinzu.",
      en: "Adds an actor (one name) or a tie (two) to a project."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var names: WhoArguments

  @Option(
    help: help(
      de: "Kennung des neuen Akteurs (sonst sein Name).",
      en: "Id of the new actor (otherwise its name).",
      value: Localized(de: "Kennung", en: "id")))
  var id: String?

  @Flag(help: namesakeHelp)
  var namesake = false

  @OptionGroup var facts: FactOptions
  @OptionGroup(title: words(de: "Quelle", en: "Source"))
  var source: NoteOptions

  func run() throws {
    let file = try project.open()
    if names.who.count == 1 {
      let key = try file.addActor(
        name: facts.name ?? names.who[0], id: id ?? names.who[0], try facts.actorEdit(),
        isNamesake: namesake, source: try source.note())
      Terminal.print(VisibleText.escaped(words(de: "Hinzugefügt: \(key)", en: "Added: \(key)")))
      return
    }
    try file.addTie(names.who[0], names.who[1], try facts.tieEdit(), source: try source.note())
    Terminal.print(
      VisibleText.escaped(
        words(
          de: "Hinzugefügt: \(names.who[0]) – \(names.who[1])",
          en: "Added: \(names.who[0]) – \(names.who[1])")))
  }
}

private let namesakeHelp = help(
  de: "Es ist jemand anderes als die gelöschte Person gleichen Namens.",
  en: "It is somebody else than the erased person of the same name.")

/// `geflecht set`: changes an actor or a tie.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: words(
      de: "Ändert in einem Projekt einen Akteur (ein Name) oder eine Beziehung (zwei).",
      en: "Changes an actor (one name) or a tie (two) of a project."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var names: WhoArguments

  @Flag(help: namesakeHelp)
  var namesake = false

  @OptionGroup var facts: FactOptions

  @Flag(
    help: help(
      de: "Das sind wir: hier beginnen die warmen Wege.",
      en: "This is us: the warm ways begin here."))
  var us = false

  @OptionGroup(title: words(de: "Quelle", en: "Source"))
  var source: NoteOptions

  func run() throws {
    let file = try project.open()
    if us {
      guard names.who.count == 1 else {
        throw CommandFailure(
          .usage, de: "--us gilt für einen Namen, nicht für eine Beziehung",
          en: "--us goes with one name, not with a tie")
      }
      try file.setHome(names.who[0])
    }
    if names.who.count == 1 {
      let edit = try facts.actorEdit()
      if !us || !edit.isEmpty {
        try file.setActor(names.who[0], edit, isNamesake: namesake, source: try source.note())
      }
    } else {
      try file.setTie(
        names.who[0], names.who[1], try facts.tieEdit(), source: try source.note())
    }
    let who = names.who.joined(separator: " – ")
    Terminal.print(VisibleText.escaped(words(de: "Geändert: \(who)", en: "Changed: \(who)")))
  }
}

/// `geflecht remove`: takes an actor or a tie away.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: words(
      de: "Nimmt einen Akteur oder eine Beziehung aus einem Projekt (undo holt zurück).",
      en: "Takes an actor or a tie out of a project (undo brings it back)."),
    discussion: words(
      de: """
        Hat eine Beziehung geendet, ist „set A B --until TAG“ besser: das Netz früherer Tage \
        behält sie dann. Damit von einer Person nichts bleibt: „person erase“.
        """,
      en: """
        If a tie has ended, “set A B --until DAY” is better: the network of earlier days then \
        keeps it. So that nothing is left of a person: “person erase”.
        """))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var names: WhoArguments

  @Option(
    help: help(
      de: "Welche von mehreren Beziehungen der beiden.",
      en: "Which of several ties of the two.", value: Localized(de: "Art", en: "kind")))
  var kind: String?

  @Flag(help: help(de: "Der Name ist der einer Kampagne.", en: "The name is that of a campaign."))
  var campaign = false

  func run() throws {
    let file = try project.open()
    if campaign {
      try file.removeCampaign(names.who[0])
    } else if names.who.count == 1 {
      try file.removeActor(names.who[0])
    } else {
      try file.removeTie(names.who[0], names.who[1], kind: kind)
    }
    let who = names.who.joined(separator: " – ")
    Terminal.print(VisibleText.escaped(words(de: "Entfernt: \(who)", en: "Removed: \(who)")))
  }
}
