import Exchange
import Analysis
import ArgumentParser
import GraphCore
import Relations
import Wording

/// `geflecht multipliers`: the opinion leaders of a topic field or a place.
struct MultipliersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multipliers",
    abstract: words(
      de: "Wer eine Botschaft in ein Thema oder an einen Ort trägt, und warum.",
      en: "Who carries a message into a topic or a place, and why."),
    discussion: words(de: "Die Rollen:", en: "The roles:") + "\n"
      + HelpText.list(Multipliers.Role.allCases.map { ($0.rawValue, roleText($0)) }))

  private static func roleText(_ role: Multipliers.Role) -> String {
    "\(role.name[spoken]): \(role.meaning[spoken])"
  }

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    help: help(
      de: "Das Themenfeld.", en: "The topic field.", value: Localized(de: "Thema", en: "topic")))
  var topic: String?

  @Option(
    help: help(de: "Der Ort.", en: "The place.", value: Localized(de: "Ort", en: "place")))
  var place: String?

  @Option(
    help: help(
      de: "Nur diese Rolle; mehrfach möglich.", en: "Only this role; repeatable.",
      value: Localized(de: "Rolle", en: "role")))
  var role: [Multipliers.Role] = []

  @OptionGroup var kinds: KindOptions

  @Option(
    help: help(
      de: "Wie viele genannt werden.", en: "How many to name.",
      value: Localized(de: "Zahl", en: "number")))
  var top = 10

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws { try atLeastOne("--top", top) }

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Multipliers.Question(
      topic: topic, place: place, count: top, roles: role.isEmpty ? nil : role,
      kinds: kinds.kinds)
    let found = try session.compute { execution in
      try snapshot.multipliers(question, execution: execution)
    }
    let answer = answer(found, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ found: Multipliers, session: Session, snapshot: Snapshot) -> Answer {
    let network = session.network
    var table = AnswerTable([
      .init("rank", de: "Rang", en: "Rank"), .init("name", de: "Name", en: "Name"),
      .init("place", de: "Ort", en: "Place"), .init("role", de: "Rolle", en: "Role"),
      .init("score", de: "Wert", en: "Score"),
    ])
    var records = AnswerTable([
      .init("rank", de: "Rang", en: "rank"), .init("id", de: "Kennung", en: "id"),
      .init("name", de: "Name", en: "name"), .init("place", de: "Ort", en: "place"),
      .init("roles", de: "Rollen", en: "roles"), .init("score", de: "Wert", en: "score"),
      .init("member", de: "aus dem Feld", en: "member"),
      .init("reasons", de: "Gründe", en: "reasons"),
    ])
    for entry in found.entries {
      let actor = network.actors[Int(entry.actor)]
      let reasons = entry.reasons.map { $0.text[spoken] }
      table.add(
        [
          .integer(entry.rank), .text(actor.name), .text(actor.place),
          .text(entry.roles.map { $0.name[spoken] }.joined(separator: ", ")),
          .number(entry.score),
        ], notes: reasons)
      records.add([
        .integer(entry.rank), .text(actor.id), .text(actor.name), .text(actor.place),
        .text(entry.roles.map(\.rawValue).joined(separator: ";")), .number(entry.score),
        .text(entry.isMember ? "true" : "false"), .text(reasons.joined(separator: "; ")),
      ])
    }
    return Answer(
      lead: [session.caption(snapshot), fieldSentence(found)], table: table, records: records,
      tail: found.entries.isEmpty
        ? [words(de: "Niemand kommt infrage.", en: "Nobody qualifies.")] : [scoreSentence],
      json: .object([
        ("network", session.networkJSON(snapshot)), ("topic", .optional(topic ?? "")),
        ("place", .optional(place ?? "")), ("fieldSize", .integer(found.fieldSize)),
        (
          "entries",
          .array(
            found.entries.map { entry in
              let actor = network.actors[Int(entry.actor)]
              return .object([
                ("rank", .integer(entry.rank)), ("id", .text(actor.id)),
                ("name", .text(actor.name)), ("place", .optional(actor.place)),
                ("roles", .array(entry.roles.map { .text($0.rawValue) })),
                ("score", .number(entry.score)), ("member", .flag(entry.isMember)),
                ("reasons", .array(entry.reasons.map { .text($0.text[spoken]) })),
              ])
            })
        ),
      ]))
  }

  private func fieldSentence(_ found: Multipliers) -> String {
    let size = spoken.text(found.fieldSize)
    switch (topic, place) {
    case (let topic?, let place?):
      return words(
        de: "Das Feld: \(size) mit dem Thema „\(topic)“ in \(place).",
        en: "The field: \(size) with the topic “\(topic)” in \(place).")
    case (let topic?, nil):
      return words(
        de: "Das Feld: \(size) mit dem Thema „\(topic)“.",
        en: "The field: \(size) with the topic “\(topic)”.")
    case (nil, let place?):
      return words(de: "Das Feld: \(size) in \(place).", en: "The field: \(size) in \(place).")
    case (nil, nil):
      return words(de: "Das Feld: alle \(size).", en: "The field: all \(size).")
    }
  }

  private var scoreSentence: String {
    words(
      de: "Wert: 1 hat, wer im Feld am meisten Gehör findet und in zwei Schritten die meisten "
        + "erreicht.",
      en: "Score: 1 for whoever is listened to most in the field and reaches most in two steps.")
  }
}
