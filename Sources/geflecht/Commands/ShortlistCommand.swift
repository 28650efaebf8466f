import Exchange
import Analysis
import ArgumentParser
import GraphCore
import Relations
import Wording

/// `geflecht shortlist`: whom to approach, chosen as a set.
struct ShortlistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortlist",
    abstract: words(
      de: "Wen ansprechen: Partner, die zusammen möglichst viele erreichen.",
      en: "Whom to approach: partners who together reach as many as possible."),
    discussion: words(
      de: "Jeder Name zählt nur, was vor ihm noch niemand erreicht. Wer der Ansprache "
        + "widersprochen hat, wird nie vorgeschlagen, auch nicht als Vermittler.",
      en: "Each name counts only what nobody before it reaches. Whoever objected is never "
        + "suggested, not as a go-between either."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions

  @Option(
    help: help(
      de: "Wie viele Partner.", en: "How many partners.", value: Localized(de: "Zahl", en: "number")
    )
  )
  var size = 10

  @Option(
    help: help(
      de: "Wer wir sind (Kennung oder Name): beginnt die warmen Wege. Ein Tag zählt wie --since.",
      en: "Who we are (id or name): begins the warm ways. A day counts as --since.",
      value: Localized(de: "Akteur", en: "actor")))
  var from: [String] = []

  @Option(
    help: help(
      de: "Wie --until.", en: "The same as --until.", value: Localized(de: "Tag", en: "day")))
  var to: String?

  @Option(
    help: help(
      de: "Muss auf die Liste; mehrfach möglich.", en: "Must be on the list; repeatable.",
      value: Localized(de: "Akteur", en: "actor")))
  var must: [String] = []

  @Option(
    help: help(
      de: "Darf nicht auf die Liste; mehrfach möglich.", en: "Must not be on it; repeatable.",
      value: Localized(de: "Akteur", en: "actor")))
  var without: [String] = []

  @Option(
    help: help(
      de: "Höchstens so viele je Ort.", en: "At most so many per place.",
      value: Localized(de: "Zahl", en: "number")))
  var perPlace: Int?

  @Option(
    help: help(
      de: "Höchstens so viele je Organisation.", en: "At most so many per organisation.",
      value: Localized(de: "Zahl", en: "number")))
  var perOrganisation: Int?

  @Option(
    help: help(
      de: "Die Spalte, in der die Organisation steht, wenn sie nicht erkannt wird.",
      en: "The column that names the organisation, if it is not recognised.",
      value: Localized(de: "Spalte", en: "column")))
  var organisationColumn: String?

  @OptionGroup var spread: SpreadOptions
  @OptionGroup var kinds: KindOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    try atLeastOne("--size", size)
    if let perPlace { try atLeastOne("--per-place", perPlace) }
    if let perOrganisation { try atLeastOne("--per-organisation", perOrganisation) }
  }

  func run() throws {
    var session = try Session(input, running)
    let (us, firstDay) = try session.actorsOrDay(from, option: "--from")
    let snapshot = try session.snapshot(selection.selection(from: firstDay, to: to))
    let question = Shortlist.Question(
      size: size, steps: spread.steps, direction: spread.direction,
      must: try session.actorIDs(must),
      without: try session.actorIDs(without), perPlace: perPlace,
      perOrganisation: perOrganisation, organisationColumn: organisationColumn,
      towards: try spread.target(in: session), from: us,
      kinds: kinds.kinds)
    let shortlist = try session.compute { execution in
      try snapshot.shortlist(question, execution: execution)
    }
    let answer = ShortlistAnswer(
      shortlist: shortlist, session: session, snapshot: snapshot, seed: running.seed
    ).answer
    try session.write { try output.deliver(answer) }
    session.finish()
  }
}

/// A shortlist as table, records, JSON and business cards.
private struct ShortlistAnswer {
  let shortlist: Shortlist
  let session: Session
  let snapshot: Snapshot
  let seed: UInt64

  private var network: Network { session.network }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot), reachSentence], table: table, records: records,
      tail: tail, json: json, cards: cards)
  }

  private var reachSentence: String {
    let count = spoken.text(shortlist.entries.count)
    let reached = spoken.text(shortlist.reached)
    let possible = spoken.text(shortlist.possible)
    let share = shortlist.share.map { " (\(spoken.percent($0)))" } ?? ""
    let within = withinSteps(shortlist.question.steps)
    return shortlist.entries.count == 1
      ? words(
        de: "Ein Partner erreicht \(within) \(reached) von \(possible) anderen\(share).",
        en: "One partner reaches \(reached) of \(possible) others \(within)\(share).")
      : words(
        de: "\(count) Partner erreichen \(within) \(reached) von \(possible) anderen\(share).",
        en: "\(count) partners reach \(reached) of \(possible) others \(within)\(share).")
  }

  private var hasCost: Bool { shortlist.cost != nil }

  private var table: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("rank", de: "Rang", en: "Rank"), .init("name", de: "Name", en: "Name"),
      .init("place", de: "Ort", en: "Place"), .init("adds", de: "bringt", en: "Adds"),
      .init("cumulative", de: "zusammen", en: "Together"),
    ]
    if hasCost { columns.append(.init("cost", de: "Kosten", en: "Cost")) }
    columns.append(.init("substitute", de: "Ersatz", en: "Substitute"))
    var table = AnswerTable(columns)
    for entry in shortlist.entries {
      let actor = network.actors[Int(entry.actor)]
      var cells: [AnswerTable.Cell] = [
        .integer(entry.rank), .text(actor.name), .text(actor.place), .integer(entry.adds),
        .integer(entry.cumulative),
      ]
      if hasCost { cells.append(.number(entry.cost)) }
      cells.append(.text(substitute(entry)))
      table.add(cells, notes: entry.reasons.map { $0.text[spoken] } + wayLine(entry))
    }
    return table
  }

  private func substitute(_ entry: Shortlist.Entry) -> String {
    guard let substitute = entry.substitute else { return "–" }
    let change = substitute.change
    let sign = change > 0 ? "+" : change == 0 ? "±" : ""
    return network.actors[Int(substitute.actor)].name + " (\(sign)\(spoken.text(change)))"
  }

  private func wayLine(_ entry: Shortlist.Entry) -> [String] {
    guard let path = entry.path else {
      return shortlist.question.from.isEmpty
        ? [] : [words(de: "kein Weg von uns", en: "no way from us")]
    }
    return [words(de: "Weg: ", en: "way: ") + PathText.line(path, network)]
  }

  private var tail: [String] {
    var lines = [shortlist.bound.text[spoken]]
    if let cost = shortlist.cost {
      let unknown = shortlist.entries.filter { $0.cost == nil }.count
      lines.append(
        words(de: "Bekannte Kosten: ", en: "Known cost: ") + spoken.text(cost)
          + (unknown > 0
            ? words(
              de: " (bei \(unknown) nicht bekannt)", en: " (not known for \(unknown))") : ""))
    }
    let uncovered = shortlist.byPlace.filter { !$0.name.isEmpty && $0.count == 0 }
    if !uncovered.isEmpty {
      lines.append(
        words(de: "Noch niemand erreicht in: ", en: "Nobody reached yet in: ")
          + uncovered.prefix(8).map(\.name).joined(separator: ", "))
    }
    if shortlist.entries.count < shortlist.question.size {
      lines.append(
        words(
          de: "Mehr kommen nicht infrage: die Liste ist kürzer als verlangt.",
          en: "Nobody else qualifies: the list is shorter than asked for."))
    }
    return lines
  }

  private var records: AnswerTable {
    var table = AnswerTable([
      .init("rank", de: "Rang", en: "rank"), .init("id", de: "Kennung", en: "id"),
      .init("name", de: "Name", en: "name"), .init("place", de: "Ort", en: "place"),
      .init("adds", de: "bringt", en: "adds"),
      .init("cumulative", de: "zusammen", en: "cumulative"),
      .init("cost", de: "Kosten", en: "cost"),
      .init("permission", de: "Einwilligung", en: "permission"),
      .init("reason1", de: "Grund 1", en: "reason1"),
      .init("reason2", de: "Grund 2", en: "reason2"),
      .init("reason3", de: "Grund 3", en: "reason3"), .init("path", de: "Weg", en: "path"),
      .init("places", de: "Orte", en: "places"), .init("topics", de: "Themen", en: "topics"),
      .init("substitute", de: "Ersatz", en: "substitute"),
    ])
    for entry in shortlist.entries {
      let actor = network.actors[Int(entry.actor)]
      let reasons = entry.reasons.map { $0.text[spoken] } + ["", "", ""]
      table.add([
        .integer(entry.rank), .text(actor.id), .text(actor.name), .text(actor.place),
        .integer(entry.adds), .integer(entry.cumulative), .number(entry.cost),
        .text(actor.permission.rawValue), .text(reasons[0]), .text(reasons[1]),
        .text(reasons[2]), .text(entry.path.map { PathText.line($0, network) } ?? ""),
        .text(list(entry.places)), .text(list(entry.topics)),
        .text(entry.substitute.map { network.actors[Int($0.actor)].name } ?? ""),
      ])
    }
    return table
  }

  private func list(_ parts: [Part]) -> String {
    parts.filter { !$0.name.isEmpty && $0.count > 0 }.map(\.name).joined(separator: "; ")
  }

  private var json: JSONText {
    .object([
      ("network", session.networkJSON(snapshot)), ("entries", .array(shortlist.entries.map(json))),
      (
        "reach",
        .object([
          ("value", .integer(shortlist.reached)), ("low", .integer(shortlist.reached)),
          ("high", .integer(shortlist.reached)), ("of", .integer(shortlist.possible)),
          ("share", .optional(shortlist.share)),
        ])
      ),
      ("bound", .number(shortlist.bound.share)), ("optimal", .flag(shortlist.bound.isOptimal)),
      ("cost", .optional(shortlist.cost)), ("seed", .integer(Int(truncatingIfNeeded: seed))),
    ])
  }

  private func json(_ entry: Shortlist.Entry) -> JSONText {
    let actor = network.actors[Int(entry.actor)]
    return .object([
      ("rank", .integer(entry.rank)), ("id", .text(actor.id)), ("name", .text(actor.name)),
      ("adds", .integer(entry.adds)), ("cumulative", .integer(entry.cumulative)),
      ("reaches", .integer(entry.reaches)), ("exclusive", .integer(entry.exclusive)),
      ("cost", .optional(entry.cost)),
      ("reasons", .array(entry.reasons.map { .text($0.text[spoken]) })),
      ("path", .array((entry.path?.actors ?? []).map { .text(network.actors[Int($0)].id) })),
      ("places", .array(names(entry.places))), ("topics", .array(names(entry.topics))),
      (
        "substitute",
        entry.substitute.map { substitute in
          .object([
            ("id", .text(network.actors[Int(substitute.actor)].id)),
            ("change", .integer(substitute.change)),
          ])
        } ?? .null
      ),
      ("required", .flag(entry.isRequired)),
    ])
  }

  private func names(_ parts: [Part]) -> [JSONText] {
    parts.filter { !$0.name.isEmpty && $0.count > 0 }.map { .text($0.name) }
  }

  private var cards: String {
    shortlist.entries.map { entry in
      let note = entry.reasons.map { $0.text[spoken] } + wayLine(entry)
      return VCard(Int(entry.actor), in: network, note: note.joined(separator: "\n")).text
    }.joined()
  }
}
