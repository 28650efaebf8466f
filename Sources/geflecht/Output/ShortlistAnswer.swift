import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// A shortlist as table, records, JSON and business cards.
struct ShortlistAnswer {
  let shortlist: Shortlist
  /// How many will hear it by chance.
  let expected: Estimate
  let standing: PartnerStanding
  let session: Session
  let snapshot: Snapshot
  let seed: UInt64
  var doubt: SpreadUncertainty?

  private var network: Network { session.network }
  private var columns: PartnerColumns { PartnerColumns(network: network, standing: standing) }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + headline, table: table, records: records, tail: tail,
      json: json, cards: cards)
  }

  /// Nothing is proven about a list on which nobody stands.
  private var isEmpty: Bool { shortlist.partners.isEmpty }

  private var headline: [String] {
    if shortlist.partners.isEmpty { return [shortlist.ending?.text[spoken] ?? ""] }
    let count = shortlist.partners.count
    let who =
      count == 1
      ? words(de: "Ein Partner", en: "One partner")
      : words(de: "\(spoken.text(count)) Partner", en: "\(spoken.text(count)) partners")
    return WithUsText.lines(shortlist.withUs.map(\.actor), network) + [
      HearingText.can(
        who, shortlist.reached, of: shortlist.possible, steps: shortlist.question.steps,
        isSmall: shortlist.isSmall),
      HearingText.will(expected, of: shortlist.possible, isSmall: shortlist.isSmall),
    ]
  }

  private var hasCost: Bool { shortlist.cost != nil }
  private var hasHours: Bool { shortlist.question.conditions.hours != nil }

  private var table: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("rank", de: "Rang", en: "Rank"), .init("name", de: "Name", en: "Name"),
      .init("place", de: "Ort", en: "Place"), .init("adds", de: "neu erreicht", en: "Adds"),
      .init("cumulative", de: "insgesamt", en: "Together"),
    ]
    if hasCost { columns.append(.init("cost", de: "Kosten", en: "Cost")) }
    if hasHours { columns.append(.init("hours", de: "Stunden", en: "Hours")) }
    columns.append(.init("substitute", de: "Ersatz", en: "Substitute"))
    var table = AnswerTable(columns)
    for entry in shortlist.withUs + shortlist.entries {
      let actor = network.actors[Int(entry.actor)]
      var cells: [AnswerTable.Cell] = [
        entry.rank == 0 ? .text("–") : .integer(entry.rank), .text(actor.name), .text(actor.place),
        .integer(entry.adds),
        .integer(entry.cumulative),
      ]
      if hasCost { cells.append(.number(entry.cost)) }
      if hasHours { cells.append(.number(entry.hours)) }
      cells.append(.text(substitute(entry)))
      table.add(cells, notes: notes(entry))
    }
    return table
  }

  private func substitute(_ entry: Shortlist.Entry) -> String {
    SubstituteText.cell(
      entry.substitute?.actor, entry.substitute.map { Double($0.change) }, network)
  }

  private func notes(_ entry: Shortlist.Entry) -> [String] {
    (entry.rank == 0 ? [words(de: "ist schon dabei", en: "with us already")] : [])
      + entry.reasons.map { $0.text[spoken] } + wayLine(entry) + columns.line(entry.actor)
  }

  private func wayLine(_ entry: Shortlist.Entry) -> [String] {
    entry.introduction.map { PathText.notes($0, network) } ?? []
  }

  private var tail: [String] {
    if shortlist.partners.isEmpty { return DemandText.lines(shortlist) }
    var lines: [String] = []
    if let attainment = shortlist.attainment {
      lines.append(GoalText.line(attainment, isSmall: shortlist.isSmall))
    } else if !shortlist.isSmall {
      lines.append(shortlist.bound.text[spoken])
    }
    if let ending = shortlist.ending { lines.append(ending.text[spoken]) }
    if let cost = costSentence { lines.append(cost) }
    let uncovered = shortlist.byPlace.filter { !$0.name.isEmpty && $0.count == 0 }
    if !uncovered.isEmpty {
      lines.append(
        words(de: "Noch niemand erreicht in: ", en: "Nobody reached yet in: ")
          + uncovered.prefix(8).map(\.name).joined(separator: ", "))
    }
    return lines + DemandText.lines(shortlist)
      + WithUsText.hints(
        shortlist.entries.map(\.actor), standing, shortlist.question, declined: shortlist.declined)
  }

  private var costSentence: String? {
    guard let cost = shortlist.cost else { return nil }
    let unknown = shortlist.entries.count { $0.cost == nil }
    let assumed = shortlist.entries.count { $0.isCostAssumed }
    let lead =
      assumed > 0
      ? words(de: "Kosten: ", en: "Cost: ") : words(de: "Bekannte Kosten: ", en: "Known cost: ")
    if assumed > 0 {
      return lead + spoken.text(cost)
        + words(de: " (bei \(assumed) angenommen)", en: " (assumed for \(assumed))")
    }
    return lead + spoken.text(cost)
      + (unknown > 0
        ? words(de: " (bei \(unknown) nicht bekannt)", en: " (not known for \(unknown))") : "")
  }

  private var records: AnswerTable {
    var table = AnswerTable(
      PartnerColumns.gain + PartnerColumns.reasons
        + [
          .init("places", de: "Orte", en: "places"), .init("topics", de: "Themen", en: "topics"),
          .init("substitute", de: "Ersatz", en: "substitute"),
        ] + PartnerColumns.status + Self.further
        + (hasHours ? [.init("hours", de: "Stunden", en: "hours")] : [])
        + (doubt == nil ? [] : UncertaintyText.columns))
    let names =
      [SpreadUncertainty.Name?](repeating: nil, count: shortlist.withUs.count)
      + (doubt?.names ?? [])
    for (place, entry) in (shortlist.withUs + shortlist.entries).enumerated() {
      let actor = network.actors[Int(entry.actor)]
      var cells = PartnerColumns.gain(
        entry.rank, actor, adds: .integer(entry.adds), cumulative: .integer(entry.cumulative))
      cells += PartnerColumns.reasons(
        actor, cost: entry.cost, entry.reasons, entry.introduction, network)
      cells += [
        .text(list(entry.places)), .text(list(entry.topics)),
        .text(entry.substitute.map { network.actors[Int($0.actor)].name } ?? ""),
      ]
      cells +=
        columns.status(entry.actor) + [
          .number(entry.introduction?.best?.warmth), .flag(entry.isSecondVoice),
          .flag(entry.rank == 0),
        ]
      if hasHours { cells.append(.number(entry.hours)) }
      table.add(cells + (doubt == nil ? [] : UncertaintyText.cells(names[place])))
    }
    return table
  }

  /// Columns of programs beside those of every list.
  static let further: [AnswerTable.Column] = [
    .init("warmth", de: "Wärme des Wegs", en: "warmth"),
    .init("secondVoice", de: "zweite Stimme", en: "secondVoice"),
    .init("withUs", de: "schon dabei", en: "withUs"),
  ]

  private func list(_ parts: [Part]) -> String {
    parts.filter { !$0.name.isEmpty && $0.count > 0 }.map(\.name).joined(separator: "; ")
  }

  private var json: JSONText {
    .object(
      [
        ("network", session.networkJSON(snapshot)),
        ("withUs", .array(shortlist.withUs.map(json))),
        ("entries", .array(shortlist.entries.map(json))),
        (
          "reach",
          .object([
            ("value", .integer(shortlist.reached)), ("low", .integer(shortlist.reached)),
            ("high", .integer(shortlist.reached)), ("of", .integer(shortlist.possible)),
            ("share", .optional(shortlist.share)),
          ])
        ),
        ("expected", HearingText.json(expected)),
        ("bound", .optional(isEmpty ? nil : shortlist.bound.share)),
        ("optimal", .flag(!isEmpty && shortlist.bound.isOptimal)),
        ("ending", shortlist.ending.map { .text($0.text[spoken]) } ?? .null),
        ("declined", .integer(shortlist.declined)),
        ("cost", .optional(shortlist.cost)), ("seed", .integer(Int(truncatingIfNeeded: seed))),
      ] + DemandText.json(shortlist) + GoalText.json(shortlist))
  }

  private func json(_ entry: Shortlist.Entry) -> JSONText {
    let actor = network.actors[Int(entry.actor)]
    return .object(
      [
        ("rank", .integer(entry.rank)), ("id", .text(actor.id)), ("name", .text(actor.name)),
        ("adds", .integer(entry.adds)), ("cumulative", .integer(entry.cumulative)),
        ("reaches", .integer(entry.reaches)), ("exclusive", .integer(entry.exclusive)),
        ("cost", .optional(entry.cost)),
        ("reasons", .array(entry.reasons.map { .text($0.text[spoken]) })),
        ("path", PathText.ids(entry.introduction, network)),
        ("occasions", PathText.json(entry.introduction, network)),
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
        ("required", .flag(entry.isRequired)), ("secondVoice", .flag(entry.isSecondVoice)),
        ("warmth", .optional(entry.introduction?.best?.warmth)),
      ] + columns.json(entry.actor))
  }

  private func names(_ parts: [Part]) -> [JSONText] {
    parts.filter { !$0.name.isEmpty && $0.count > 0 }.map { .text($0.name) }
  }

  private var cards: String {
    (shortlist.withUs + shortlist.entries).map { entry in
      let note = entry.reasons.map { $0.text[spoken] } + wayLine(entry)
      return VCard(Int(entry.actor), in: network, note: note.joined(separator: "\n")).text
    }.joined()
  }
}
