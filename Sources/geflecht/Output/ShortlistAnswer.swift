import Analysis
import Exchange
import Relations
import Wording

/// A shortlist as table, records, JSON and business cards.
struct ShortlistAnswer {
  let shortlist: Shortlist
  let session: Session
  let snapshot: Snapshot
  let seed: UInt64
  var doubt: SpreadUncertainty?

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
  private var hasHours: Bool { shortlist.question.conditions.hours != nil }

  private var table: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("rank", de: "Rang", en: "Rank"), .init("name", de: "Name", en: "Name"),
      .init("place", de: "Ort", en: "Place"), .init("adds", de: "bringt", en: "Adds"),
      .init("cumulative", de: "zusammen", en: "Together"),
    ]
    if hasCost { columns.append(.init("cost", de: "Kosten", en: "Cost")) }
    if hasHours { columns.append(.init("hours", de: "Stunden", en: "Hours")) }
    columns.append(.init("substitute", de: "Ersatz", en: "Substitute"))
    var table = AnswerTable(columns)
    for entry in shortlist.entries {
      let actor = network.actors[Int(entry.actor)]
      var cells: [AnswerTable.Cell] = [
        .integer(entry.rank), .text(actor.name), .text(actor.place), .integer(entry.adds),
        .integer(entry.cumulative),
      ]
      if hasCost { cells.append(.number(entry.cost)) }
      if hasHours { cells.append(.number(entry.hours)) }
      cells.append(.text(substitute(entry)))
      table.add(cells, notes: entry.reasons.map { $0.text[spoken] } + wayLine(entry))
    }
    return table
  }

  private func substitute(_ entry: Shortlist.Entry) -> String {
    SubstituteText.cell(
      entry.substitute?.actor, entry.substitute.map { Double($0.change) }, network)
  }

  private func wayLine(_ entry: Shortlist.Entry) -> [String] {
    entry.introduction.map { PathText.notes($0, network) } ?? []
  }

  private var tail: [String] {
    var lines = [shortlist.attainment.map(GoalText.line) ?? shortlist.bound.text[spoken]]
    if let cost = costSentence { lines.append(cost) }
    let uncovered = shortlist.byPlace.filter { !$0.name.isEmpty && $0.count == 0 }
    if !uncovered.isEmpty {
      lines.append(
        words(de: "Noch niemand erreicht in: ", en: "Nobody reached yet in: ")
          + uncovered.prefix(8).map(\.name).joined(separator: ", "))
    }
    lines += DemandText.lines(shortlist)
    if let size = shortlist.question.size, shortlist.entries.count < size,
      shortlist.question.conditions == .none
    {
      lines.append(
        words(
          de: "Mehr kommen nicht infrage: die Liste ist kürzer als verlangt.",
          en: "Nobody else qualifies: the list is shorter than asked for."))
    }
    return lines
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
        ] + (hasHours ? [.init("hours", de: "Stunden", en: "hours")] : [])
        + (doubt == nil ? [] : UncertaintyText.columns))
    for (place, entry) in shortlist.entries.enumerated() {
      let actor = network.actors[Int(entry.actor)]
      var cells = PartnerColumns.gain(
        entry.rank, actor, adds: .integer(entry.adds), cumulative: .integer(entry.cumulative))
      cells += PartnerColumns.reasons(
        actor, cost: entry.cost, entry.reasons, entry.introduction, network)
      cells += [
        .text(list(entry.places)), .text(list(entry.topics)),
        .text(entry.substitute.map { network.actors[Int($0.actor)].name } ?? ""),
      ]
      table.add(
        cells + (hasHours ? [.number(entry.hours)] : [])
          + (doubt.map { UncertaintyText.cells($0.names[place]) } ?? []))
    }
    return table
  }

  private func list(_ parts: [Part]) -> String {
    parts.filter { !$0.name.isEmpty && $0.count > 0 }.map(\.name).joined(separator: "; ")
  }

  private var json: JSONText {
    .object(
      [
        ("network", session.networkJSON(snapshot)),
        ("entries", .array(shortlist.entries.map(json))),
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
      ] + DemandText.json(shortlist) + GoalText.json(shortlist))
  }

  private func json(_ entry: Shortlist.Entry) -> JSONText {
    let actor = network.actors[Int(entry.actor)]
    return .object([
      ("rank", .integer(entry.rank)), ("id", .text(actor.id)), ("name", .text(actor.name)),
      ("adds", .integer(entry.adds)), ("cumulative", .integer(entry.cumulative)),
      ("reaches", .integer(entry.reaches)), ("exclusive", .integer(entry.exclusive)),
      ("cost", .optional(entry.cost)),
      ("reasons", .array(entry.reasons.map { .text($0.text[spoken]) })),
      ("path", PathText.ids(entry.introduction, network)),
      ("warmth", .number(entry.introduction?.best?.warmth)),
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
