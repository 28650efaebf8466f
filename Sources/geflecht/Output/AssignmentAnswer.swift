import Analysis
import Exchange
import Relations
import Wording

/// Who speaks to whom, beside the shortlist it belongs to.
struct AssignmentAnswer {
  private let voices: ClosestVoice
  private let network: Network
  /// How many names a table shows per partner.
  private let shown = 12

  init(_ voices: ClosestVoice, _ network: Network) {
    self.voices = voices
    self.network = network
  }

  /// The answer of the shortlist with the assignment as its table.
  func extend(_ answer: Answer) -> Answer {
    let assignment = self
    return Answer(
      lead: answer.lead + [sentence], table: table, records: records,
      tail: unassigned + answer.tail, json: assignment.json(beside: answer), cards: answer.cards)
  }

  private func json(beside answer: Answer) -> JSONText {
    guard case .object(let fields) = answer.json else { return answer.json }
    return .object(fields + [("assignment", json)])
  }

  private var sentence: String {
    let count = spoken.text(voices.count)
    let all = spoken.text(voices.count + voices.unassigned.count)
    return words(
      de:
        "Von \(all) hat \(count) einen Partner, der sie kennt oder jemanden, den sie kennen; jede "
        + "andere Zuteilung so vieler ist im Ganzen höchstens so warm.",
      en: "Of \(all), \(count) have a partner who knows them or somebody they know; any other "
        + "assignment of so many is at most as warm in all.")
  }

  private var table: AnswerTable {
    var table = AnswerTable([
      .init("partner", de: "Partner", en: "Partner"), .init("place", de: "Ort", en: "Place"),
      .init("speaks", de: "spricht mit", en: "Speaks to"),
      .init("capacity", de: "Platz für", en: "Room for"),
      .init("warmth", de: "Wärme", en: "Warmth"),
    ])
    for voice in voices.voices {
      let actor = network.actors[Int(voice.partner)]
      let names = voice.listeners.prefix(shown).map { listener in
        network.actors[Int(listener.actor)].name
          + (listener.through.map {
            words(de: " (über ", en: " (through ") + network.actors[Int($0)].name + ")"
          } ?? "")
      }
      let rest = voice.listeners.count - names.count
      let more =
        rest > 0
        ? [words(de: "… und \(spoken.text(rest)) weitere", en: "… and \(spoken.text(rest)) more")]
        : []
      table.add(
        [
          .text(actor.name), .text(actor.place), .integer(voice.listeners.count),
          voice.capacity.map { .integer($0) } ?? .none, .number(voice.meanWarmth),
        ], notes: names.isEmpty ? [] : [(names + more).joined(separator: ", ")])
    }
    return table
  }

  private var records: AnswerTable {
    var table = AnswerTable([
      .init("id", de: "Kennung", en: "id"), .init("name", de: "Name", en: "name"),
      .init("place", de: "Ort", en: "place"), .init("partner", de: "Partner", en: "partner"),
      .init("partner_name", de: "Partnername", en: "partner_name"),
      .init("warmth", de: "Wärme", en: "warmth"), .init("through", de: "über", en: "through"),
      .init("reason", de: "Grund", en: "reason"),
    ])
    for voice in voices.voices {
      let partner = network.actors[Int(voice.partner)]
      for listener in voice.listeners {
        let actor = network.actors[Int(listener.actor)]
        table.add([
          .text(actor.id), .text(actor.name), .text(actor.place), .text(partner.id),
          .text(partner.name), .number(listener.warmth),
          .text(listener.through.map { network.actors[Int($0)].id } ?? ""), .text(""),
        ])
      }
    }
    for person in voices.unassigned {
      let actor = network.actors[Int(person.actor)]
      table.add([
        .text(actor.id), .text(actor.name), .text(actor.place), .text(""), .text(""), .none,
        .text(""),
        .text(person.reason.rawValue),
      ])
    }
    return table
  }

  /// One sentence per reason, with the first names; those who objected are counted, not named.
  private var unassigned: [String] {
    ClosestVoice.Reason.allCases.compactMap { reason in
      let people = voices.unassigned.filter { $0.reason == reason }
      guard !people.isEmpty else { return nil }
      let lead =
        words(de: "Ohne Partner: ", en: "Without a partner: ") + spoken.text(people.count) + ", "
        + reason.text[spoken]
      if reason == .objected { return lead + "." }
      let names = people.prefix(6).map { network.actors[Int($0.actor)].name }
      return lead + ": " + names.joined(separator: ", ") + (people.count > 6 ? " …" : "")
    }
  }

  private var json: JSONText {
    .object([
      ("assigned", .integer(voices.count)), ("warmth", .number(voices.warmth)),
      (
        "voices",
        .array(
          voices.voices.map { voice in
            .object([
              ("partner", .text(network.actors[Int(voice.partner)].id)),
              ("capacity", voice.capacity.map { .integer($0) } ?? .null),
              ("listeners", .array(voice.listeners.map(json))),
            ])
          })
      ),
      (
        "unassigned",
        .array(
          voices.unassigned.map { person in
            .object([
              ("id", .text(network.actors[Int(person.actor)].id)),
              ("reason", .text(person.reason.rawValue)),
            ])
          })
      ),
    ])
  }

  private func json(_ listener: ClosestVoice.Listener) -> JSONText {
    .object([
      ("id", .text(network.actors[Int(listener.actor)].id)),
      ("name", .text(network.actors[Int(listener.actor)].name)),
      ("warmth", .number(listener.warmth)),
      ("through", listener.through.map { .text(network.actors[Int($0)].id) } ?? .null),
    ])
  }
}
