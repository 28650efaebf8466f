import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Storage
import Wording

/// `geflecht person`: the rights of the people a project knows.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: words(
      de: "Die Rechte eines Menschen: zeigen, mitgeben, widersprechen, löschen.",
      en: "The rights of a person: show, export, object, erase."),
    subcommands: [
      PersonShow.self, PersonExport.self, PersonObject.self, PersonErase.self,
    ])
}

/// Whom a `person` command is about.
struct PersonArgument: ParsableArguments {
  @Argument(
    help: help(
      de: "Kennung oder Name.", en: "Id or name.", value: Localized(de: "Mensch", en: "person")))
  var person: String
}

/// `geflecht person show`: everything held about one person.
struct PersonShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: words(
      de: "Alles, was das Projekt über einen Menschen weiß.",
      en: "Everything the project knows about a person."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var who: PersonArgument
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func run() throws {
    let dossier = try project.open().dossier(of: who.person)
    try output.deliver(DossierText.answer(dossier, ranks: []))
  }
}

/// `geflecht person export`: the copy a person is entitled to.
struct PersonExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: words(
      de: "Die Auskunft für einen Menschen: alles mit Quellen, Rängen und Empfängern.",
      en: "What a person is entitled to get: everything with sources, ranks, recipients."),
    discussion: words(
      de: "Andere Menschen werden nicht genannt, außer mit --name-others.",
      en: "Other people are not named, unless with --name-others."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var who: PersonArgument

  @Flag(help: help(de: "Nennt die anderen in Beziehungen.", en: "Names the others in ties."))
  var nameOthers = false

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func run() throws {
    let file = try project.open()
    let dossier = try file.dossier(of: who.person, namesOthers: nameOthers)
    let ranks = try DerivedRanks.rows(try file.network(), dossier.id)
    let answer = DossierText.answer(dossier, ranks: ranks)
    OutputRegister.note(project: project.project, of: dossier.id)
    if output.out == nil || output.out == "-" {
      try OutputRegister.registeringScreen { try output.deliver(answer) }
    } else {
      try output.deliver(answer)
    }
  }
}

/// `geflecht person object`: never approach this person.
struct PersonObject: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "object",
    abstract: words(
      de: "Ein Mensch widerspricht: er wird nie vorgeschlagen, auch nicht als Vermittler.",
      en: "A person objects: never suggested, nor as a go-between."))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var who: PersonArgument

  @Option(
    help: help(
      de: "Der Widerspruch gilt seit diesem Tag nicht mehr; der Mensch hat es selbst gesagt.",
      en: "The objection no longer holds since this day; the person said so.",
      value: Localized(de: "Tag", en: "day")))
  var withdrawn: String?

  func run() throws {
    let file = try project.open()
    if let withdrawn {
      let day = try DateOption.date("--withdrawn", withdrawn).first
      try file.withdrawObjection(of: who.person, on: day)
      Terminal.print(
        VisibleText.escaped(
          words(
            de: "Widerspruch aufgehoben: \(who.person), seit \(spoken.text(day)). Vor der nächsten "
              + "Ansprache fragen.",
            en:
              "Objection withdrawn: \(who.person), since \(spoken.text(day)). Ask before the next "
              + "approach.")))
      return
    }
    try file.object(who.person)
    Terminal.print(
      VisibleText.escaped(
        words(
          de: "Widerspruch festgehalten: \(who.person). Kein Import, keine Änderung und kein undo "
            + "hebt den Widerspruch auf, nur --withdrawn TAG.",
          en: "Objection noted: \(who.person). No import, change or undo takes it back, only "
            + "--withdrawn DAY.")))
  }
}

/// What a project computes about a person: values and ranks.
enum DerivedRanks {
  /// Measures of reach and brokerage with value and rank among all.
  static func rows(_ network: Network, _ id: Actor.ID) throws -> [(String, String)] {
    guard let position = network.position(of: id) else { return [] }
    let graph = Snapshot(network).graph
    return try ["degree", "betweenness", "pagerank", "coreness"].compactMap {
      name -> (String, String)? in
      guard let measure = Measure.all.first(where: { $0.id == name }) else { return nil }
      let scores = try measure.compute(graph, MeasureOptions(), Execution())
      let own = scores[position]
      guard own.isFinite else { return nil }
      let rank = 1 + scores.filter { $0 > own }.count
      return (
        measure.name[spoken],
        words(
          de: "\(spoken.text(own)), Rang \(spoken.text(rank)) von \(spoken.text(scores.count))",
          en: "\(spoken.text(own)), rank \(spoken.text(rank)) of \(spoken.text(scores.count))")
      )
    }
  }
}

/// A dossier as tables and JSON.
enum DossierText {
  static func answer(_ dossier: Dossier, ranks: [(String, String)]) -> Answer {
    var table = AnswerTable([
      .init("section", de: "Bereich", en: "Section"), .init("label", de: "Was", en: "What"),
      .init("text", de: "Inhalt", en: "Content"),
    ])
    for section in dossier.sections {
      for (place, row) in section.rows.enumerated() {
        table.add([
          .text(place == 0 ? section.title[spoken] : ""), .text(row.label[spoken]),
          .text(row.text[spoken]),
        ])
      }
    }
    for (place, rank) in ranks.enumerated() {
      table.add([
        .text(place == 0 ? words(de: "Errechnet", en: "Derived") : ""), .text(rank.0),
        .text(rank.1),
      ])
    }
    let empty = dossier.sections.filter(\.rows.isEmpty).map { $0.title[spoken] }
    let tail =
      empty.isEmpty
      ? []
      : [words(de: "Nichts gespeichert: ", en: "Nothing held: ") + empty.joined(separator: ", ")]
    return Answer(
      lead: ["\(dossier.name) (\(dossier.id))"], table: table, tail: tail,
      json: json(dossier, ranks))
  }

  private static func json(_ dossier: Dossier, _ ranks: [(String, String)]) -> JSONText {
    let sections = dossier.sections.map { section in
      (
        section.id,
        JSONText.array(
          section.rows.map { row in
            .object([("label", .text(row.label[spoken])), ("text", .text(row.text[spoken]))])
          })
      )
    }
    let derived = ranks.map {
      JSONText.object([("label", .text($0.0)), ("text", .text($0.1))])
    }
    return .object(
      [("id", .text(dossier.id)), ("name", .text(dossier.name))] + sections
        + [("derived", .array(derived))])
  }
}
