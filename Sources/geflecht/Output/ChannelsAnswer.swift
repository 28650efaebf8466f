import Analysis
import Exchange
import Relations
import Wording

/// Channels as table, records and JSON.
struct ChannelsAnswer {
  let channels: Channels
  let session: Session
  let snapshot: Snapshot
  let showsOverlap: Bool

  private var network: Network { session.network }
  private var hasPartners: Bool { !channels.question.partners.isEmpty }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + lead, table: showsOverlap ? matrix : table,
      records: showsOverlap ? matrix : nil, tail: tail, json: json)
  }

  private func name(_ place: Int) -> String {
    network.actors[Int(channels.entries[place].actor)].name
  }

  private var lead: [String] {
    let count = spoken.text(channels.entries.count)
    let (together, possible) = (spoken.text(channels.together), spoken.text(channels.possible))
    guard hasPartners else {
      return [
        words(
          de: "\(count) Kanäle erreichen zusammen \(together) von \(possible).",
          en: "\(count) channels reach \(together) of \(possible) together.")
      ]
    }
    let organic = spoken.text(channels.organic)
    return [
      words(
        de: "Die Partner erreichen von selbst \(organic) von \(possible); mit allen \(count) "
          + "Kanälen sind es \(together).",
        en:
          "The partners reach \(organic) of \(possible) by themselves; with all \(count) channels "
          + "it is \(together).")
    ]
  }

  private var table: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("id", de: "Kennung", en: "Id"), .init("channel", de: "Kanal", en: "Channel"),
      .init("audience", de: "erreicht", en: "Audience"),
      .init("exclusive", de: "nur er", en: "Only it"),
    ]
    if hasPartners {
      columns.append(.init("additional", de: "zusätzlich", en: "Additional"))
    }
    columns += [
      .init("cost", de: "Preis", en: "Price"),
      .init("price_per_person", de: "je Person", en: "Per person"),
    ]
    if let supplement = channels.supplement, !supplement.channels.isEmpty {
      columns.append(.init("adds", de: "gekauft, bringt", en: "Bought, adds"))
    }
    var table = AnswerTable(columns)
    for (place, entry) in channels.entries.enumerated() {
      let actor = network.actors[Int(entry.actor)]
      var cells: [AnswerTable.Cell] = [
        .text(actor.id), .text(actor.name), .integer(entry.audience), .integer(entry.exclusive),
      ]
      if hasPartners { cells.append(.integer(entry.additional)) }
      cells += [.number(entry.cost), .number(entry.pricePerPerson)]
      if let supplement = channels.supplement, !supplement.channels.isEmpty {
        let bought = supplement.channels.firstIndex(of: place)
        cells.append(bought.map { .integer(supplement.adds[$0]) } ?? .none)
      }
      table.add(cells, notes: overlaps(place))
    }
    return table
  }

  /// "shares 45 with Gruppe Markt aktuell, 12 with …": the three largest overlaps.
  private func overlaps(_ place: Int) -> [String] {
    let entry = channels.entries[place]
    let others = entry.shared.indices.filter { $0 != place && entry.shared[$0] > 0 }
      .sorted { left, right in
        entry.shared[left] == entry.shared[right]
          ? left < right : entry.shared[left] > entry.shared[right]
      }.prefix(3)
    guard !others.isEmpty else { return [] }
    let list = others.map { other in
      let count = spoken.text(entry.shared[other])
      return words(de: "\(count) mit \(name(other))", en: "\(count) with \(name(other))")
    }
    return [words(de: "teilt ", en: "shares ") + list.joined(separator: ", ")]
  }

  private var matrix: AnswerTable {
    var table = AnswerTable(
      [.init("channel", de: "Kanal", en: "Channel")]
        + channels.entries.map { entry in
          let actor = network.actors[Int(entry.actor)]
          return .init(actor.id, Localized(actor.id))
        })
    for (place, entry) in channels.entries.enumerated() {
      table.add([.text(name(place))] + entry.shared.map { .integer($0) })
    }
    return table
  }

  private var tail: [String] {
    guard let supplement = channels.supplement else { return [] }
    let cost = spoken.text(supplement.cost)
    let added = supplement.adds.reduce(0, +)
    let reached = spoken.text(channels.organic + added)
    if supplement.channels.isEmpty {
      return [
        words(
          de: "Kein Kanal muss bezahlt werden: die Partner erreichen genug von selbst.",
          en: "No channel need be paid for: the partners reach enough by themselves.")
      ]
    }
    let names = supplement.channels.map(name).joined(separator: ", ")
    let lead = words(
      de: "Dazu \(names): \(cost), zusammen \(reached) Erreichte. ",
      en: "Add \(names): \(cost), \(reached) reached together. ")
    return [lead + bound(supplement, cost: cost)]
  }

  private func bound(_ supplement: Channels.Supplement, cost: String) -> String {
    if let lower = supplement.lower {
      return supplement.isOptimal
        ? words(
          de: "Billiger geht es nicht: bewiesen.", en: "It cannot be had for less: proven.")
        : words(
          de: "Unter \(spoken.text(lower)) geht es nicht.",
          en: "Below \(spoken.text(lower)) it cannot be done.")
    }
    return supplement.isOptimal
      ? words(
        de: "Mehr ist für das Geld nicht zu haben: bewiesen.",
        en: "The money buys no more: proven.")
      : words(
        de:
          "Mehr als \(spoken.text(supplement.upper ?? 0)) sind für das Geld nicht dazuzugewinnen.",
        en: "The money cannot add more than \(spoken.text(supplement.upper ?? 0)).")
  }

  private var json: JSONText {
    .object([
      ("network", session.networkJSON(snapshot)),
      ("channels", .array(channels.entries.map(json))),
      (
        "overlap",
        .array(channels.entries.map { .array($0.shared.map { .integer($0) }) })
      ),
      ("organic", .integer(channels.organic)), ("together", .integer(channels.together)),
      ("of", .integer(channels.possible)),
      ("supplement", channels.supplement.map(json) ?? .null),
    ])
  }

  private func json(_ entry: Channels.Entry) -> JSONText {
    let actor = network.actors[Int(entry.actor)]
    return .object([
      ("id", .text(actor.id)), ("name", .text(actor.name)), ("audience", .integer(entry.audience)),
      ("exclusive", .integer(entry.exclusive)), ("additional", .integer(entry.additional)),
      ("cost", .optional(entry.cost)), ("pricePerPerson", .optional(entry.pricePerPerson)),
    ])
  }

  private func json(_ supplement: Channels.Supplement) -> JSONText {
    .object([
      (
        "channels",
        .array(
          supplement.channels.map {
            .text(network.actors[Int(channels.entries[$0].actor)].id)
          })
      ),
      ("adds", .array(supplement.adds.map { .integer($0) })), ("cost", .number(supplement.cost)),
      ("lower", .optional(supplement.lower)),
      ("upper", supplement.upper.map { .integer($0) } ?? .null),
      ("goal", supplement.goal.map { .integer($0) } ?? .null),
      ("reached", .integer(channels.organic + supplement.adds.reduce(0, +))),
      ("optimal", .flag(supplement.isOptimal)),
    ])
  }
}
