import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// A pilot as table, plan and JSON.
struct PilotAnswer {
  let pilot: Pilot
  let session: Session
  let snapshot: Snapshot

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot), plan, buffer, contacts] + objectors, table: table,
      records: records, tail: tail,
      json: json)
  }

  private var plan: String {
    let crossing = pilot.crossing.map { spoken.percent($0) } ?? "–"
    let (test, control) = (spoken.text(pilot.count(.test)), spoken.text(pilot.count(.control)))
    return words(
      de: "\(pilot.cells.count) Zellen, \(crossing) der Beziehungen laufen zwischen ihnen. Erprobt "
        + "wird es mit \(test) Menschen; \(control) dienen dem Vergleich.",
      en:
        "\(pilot.cells.count) cells, \(crossing) of the ties run between them. \(test) people are "
        + "tested, \(control) compared with.")
  }

  private var buffer: String {
    let needed = spoken.percent(pilot.question.exposure)
    let (test, control) = (
      spoken.text(pilot.cleanCount(.test)), spoken.text(pilot.cleanCount(.control))
    )
    let left = spoken.text(pilot.bufferCount)
    return words(
      de:
        "Es zählt, wer mindestens \(needed) seiner Bekannten auf der eigenen Seite hat (in Zellen "
        + "mit Probe oder in Zellen ohne): \(test) und \(control); die übrigen \(left) sind Puffer.",
      en:
        "Whoever has at least \(needed) of their contacts on their own side (in cells with the test, "
        + "or in cells without) counts: \(test) and \(control); the other \(left) are the buffer.")
  }

  /// How much of an effect that grows with the contacts is to be seen.
  private var contacts: String {
    let (test, control) = (
      spoken.percent(pilot.exposed.test), spoken.percent(pilot.exposed.control)
    )
    let seen = spoken.percent(max(0, pilot.exposed.test - pilot.exposed.control))
    return words(
      de:
        "Von ihren Bekannten sind in der Probe \(test), im Vergleich \(control) in Zellen mit Probe. "
        + "Wächst die Wirkung mit der Zahl solcher Bekannten, so ist von diesem Teil nur etwa \(seen) "
        + "zu sehen.",
      en:
        "Of their contacts \(test) in the test and \(control) in the control are in tested cells. "
        + "Where the effect grows with such contacts, only some \(seen) of that part is to be seen."
    )
  }

  private var objectors: [String] {
    guard pilot.objectors > 0 else { return [] }
    return [
      pilot.objectors == 1
        ? words(
          de: "Eine Person will nicht angesprochen werden und nimmt nicht teil.",
          en: "One does not want to be approached and takes no part.")
        : words(
          de:
            "\(spoken.text(pilot.objectors)) wollen nicht angesprochen werden und nehmen nicht teil.",
          en: "\(spoken.text(pilot.objectors)) do not want to be approached and take no part.")
    ]
  }

  private func name(_ arm: PilotDesign.Arm) -> String {
    arm == .test ? words(de: "Probe", en: "test") : words(de: "Vergleich", en: "control")
  }

  private var table: AnswerTable {
    var table = AnswerTable([
      .init("pair", de: "Paar", en: "Pair"), .init("arm", de: "Los", en: "Arm"),
      .init("cell", de: "Zelle", en: "Cell"), .init("people", de: "Menschen", en: "People"),
      .init("counted", de: "zählen", en: "Count"),
      .init("inside", de: "Bez. innen", en: "Ties inside"),
      .init("places", de: "Orte", en: "Places"),
    ])
    let taking = pilot.cells.filter { $0.arm != nil }.sorted { left, right in
      (left.pair ?? 0, left.arm == .test ? 0 : 1) < (right.pair ?? 0, right.arm == .test ? 0 : 1)
    }
    for cell in taking {
      let places = cell.places.prefix(2).map { part in
        "\(part.name) \(spoken.percent(Double(part.count) / Double(max(1, cell.size))))"
      }
      table.add([
        .integer(cell.pair ?? 0), .text(cell.arm.map(name) ?? ""), .integer(cell.number),
        .integer(cell.size), .integer(cell.clean), .share(cell.inside),
        .text(places.joined(separator: ", ")),
      ])
    }
    return table
  }

  private var tail: [String] {
    var lines: [String] = []
    let shown = pilot.balance.filter { $0.whole > 0 }
    func list(_ subjects: [Pilot.Balance]) -> String {
      subjects.map { balance in
        let (name, isShare) = title(balance.subject)
        func text(_ value: Double) -> String {
          isShare ? spoken.percent(value) : spoken.text(value)
        }
        return "\(name) \(text(balance.whole)) / \(text(balance.test)) / \(text(balance.control))"
      }.joined(separator: "; ")
    }
    lines.append(
      words(
        de: "Alle / Probe / Vergleich: ", en: "All / test / control: ")
        + list(
          Array(shown.filter { $0.subject != .contacts }.prefix(5))
            + shown.filter { $0.subject == .contacts }))
    if let smallest = pilot.smallestEffect {
      let points = spoken.text(smallest * 100)
      let base = spoken.percent(pilot.question.baseline)
      let alike = spoken.text(pilot.question.correlation, decimals: 2)
      lines.append(
        words(
          de:
            "Kleinster erkennbarer Effekt: \(points) Prozentpunkte (in vier von fünf durchgespielten "
            + "Proben erkannt, Irrtum 5 %; wenn es ohnehin \(base) täten und sich die Menschen einer "
            + "Zelle mit \(alike) ähneln).",
          en:
            "Smallest effect that shows: \(points) percentage points (seen in four of five rehearsed "
            + "tests, error 5%; if \(base) would do it anyway and people of a cell are alike by \(alike))."
        ))
    } else {
      lines.append(
        words(
          de:
            "Mit so wenigen Paaren oder Menschen wäre auch der größte Effekt nicht sicher zu erkennen: "
            + "mehr Paare (--pairs) oder größere Zellen (--cells).",
          en:
            "With so few pairs or people not even the largest effect would surely show: more pairs "
            + "(--pairs) or larger cells (--cells)."))
    }
    return lines
  }

  private func title(_ subject: Pilot.Balance.Subject) -> (String, isShare: Bool) {
    switch subject {
    case .place(let name), .topic(let name): (name, true)
    case .contacts: (words(de: "Kontakte", en: "contacts"), false)
    }
  }

  private var records: AnswerTable {
    var table = AnswerTable([
      .init("id", de: "Kennung", en: "id"), .init("name", de: "Name", en: "name"),
      .init("cell", de: "Zelle", en: "cell"), .init("pair", de: "Paar", en: "pair"),
      .init("arm", de: "Los", en: "arm"), .init("counts", de: "zählt", en: "counts"),
      .init("p_test", de: "P(Probe)", en: "p_test"),
      .init("p_control", de: "P(Vergleich)", en: "p_control"),
    ])
    for member in pilot.members {
      let actor = session.network.actors[Int(member.actor)]
      table.add([
        .text(actor.id), .text(actor.name), .integer(member.cell),
        member.pair.map { .integer($0) } ?? .none, .text(member.arm?.rawValue ?? ""),
        .integer(member.isClean ? 1 : 0), .number(member.testProbability),
        .number(member.controlProbability),
      ])
    }
    return table
  }

  private var json: JSONText {
    .object([
      ("network", session.networkJSON(snapshot)),
      (
        "cells",
        .array(
          pilot.cells.map { cell in
            .object([
              ("cell", .integer(cell.number)), ("people", .integer(cell.size)),
              ("counted", .integer(cell.clean)), ("inside", .optional(cell.inside)),
              ("pair", cell.pair.map { .integer($0) } ?? .null),
              ("arm", .optional(cell.arm?.rawValue ?? "")),
            ])
          })
      ),
      (
        "members",
        .array(
          pilot.members.filter { $0.arm != nil }.map { member in
            .object([
              ("id", .text(session.network.actors[Int(member.actor)].id)),
              ("cell", .integer(member.cell)), ("arm", .optional(member.arm?.rawValue ?? "")),
              ("counts", .flag(member.isClean)), ("pTest", .number(member.testProbability)),
              ("pControl", .number(member.controlProbability)),
            ])
          })
      ),
      (
        "balance",
        .array(
          pilot.balance.map { balance in
            .object([
              ("subject", .text(title(balance.subject).0)), ("all", .number(balance.whole)),
              ("test", .number(balance.test)), ("control", .number(balance.control)),
            ])
          })
      ),
      ("crossing", .optional(pilot.crossing)),
      ("smallestEffect", .optional(pilot.smallestEffect)),
      ("buffer", .integer(pilot.bufferCount)), ("objectors", .integer(pilot.objectors)),
      (
        "exposed",
        .object([
          ("test", .number(pilot.exposed.test)), ("control", .number(pilot.exposed.control)),
        ])
      ),
      ("seed", .integer(Int(truncatingIfNeeded: pilot.question.seed))),
    ])
  }
}
