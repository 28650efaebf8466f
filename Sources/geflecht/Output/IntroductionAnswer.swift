import Analysis
import Exchange
import Relations
import Wording

/// The ways to somebody as sentences, table, records and JSON.
struct IntroductionAnswer {
  let introduction: Introduction
  let question: WarmPath.Question
  let session: Session
  let snapshot: Snapshot

  private var network: Network { session.network }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + sentences, table: table, records: records,
      tail: PathText.occasions(introduction, network), json: json)
  }

  private func actor(_ position: Int32) -> Actor { network.actors[Int(position)] }

  private var sentences: [String] {
    guard !introduction.ways.isEmpty else {
      return [actor(introduction.to).name + ": " + Introduction.cold[spoken] + "."]
    }
    return introduction.ways.enumerated().map { number, way in
      "\(number + 1). \(PathText.line(way, network))"
    }
  }

  private var table: AnswerTable {
    var table = AnswerTable([
      .init("way", de: "Weg", en: "Way"), .init("warmth", de: "Wärme", en: "Warmth"),
      .init("from", de: "von", en: "From"), .init("to", de: "zu", en: "To"),
      .init("tie", de: "Beziehung", en: "Tie"), .init("strength", de: "Stärke", en: "Strength"),
      .init("last", de: "zuletzt", en: "Last in touch"),
    ])
    for (number, way) in introduction.ways.enumerated() {
      for (place, step) in way.steps.enumerated() {
        table.add([
          place == 0 ? .integer(number + 1) : .none, place == 0 ? .number(way.warmth) : .none,
          .text(actor(step.from).name), .text(actor(step.to).name),
          .text(step.bond.text(in: network)[spoken]), .number(step.bond.strength),
          .text(step.lastDay.map { spoken.text($0) } ?? ""),
        ])
      }
    }
    return table
  }

  private var records: AnswerTable {
    var table = AnswerTable([
      .init("way", de: "Weg", en: "way"), .init("step", de: "Schritt", en: "step"),
      .init("from", de: "von", en: "from"), .init("to", de: "zu", en: "to"),
      .init("kind", de: "Art", en: "kind"), .init("strength", de: "Stärke", en: "strength"),
      .init("warmth", de: "Wärme", en: "warmth"), .init("last", de: "zuletzt", en: "last"),
      .init("group", de: "Gruppe", en: "group"),
    ])
    for (number, way) in introduction.ways.enumerated() {
      for (place, step) in way.steps.enumerated() {
        table.add([
          .integer(number + 1), .integer(place + 1), .text(actor(step.from).id),
          .text(actor(step.to).id), .text(kind(step.bond)), .number(step.bond.strength),
          .number(step.warmth), .text(step.lastDay?.description ?? ""),
          .text(step.bond.group.map { actor($0).id } ?? ""),
        ])
      }
    }
    return table
  }

  /// The word of the kind; of two people of one group nothing.
  private func kind(_ bond: WarmPath.Bond) -> String {
    bond.kind.map { network.tieKinds[Int($0)].id } ?? ""
  }

  private var json: JSONText {
    .object([
      ("network", session.networkJSON(snapshot)),
      ("from", .array(question.from.map { .text($0) })), ("to", .text(question.to)),
      ("cold", .flag(introduction.best?.isCold ?? true)),
      ("paths", .array(introduction.ways.map(json))),
      ("occasions", PathText.json(introduction, network)),
    ])
  }

  private func json(_ way: WarmPath) -> JSONText {
    .object([
      ("warmth", .number(way.warmth)), ("direct", .flag(way.isDirect)),
      ("actors", .array(way.actors.map { .text(actor($0).id) })),
      ("text", .text(way.text(in: network)[spoken])),
      (
        "steps",
        .array(
          way.steps.map { step in
            .object([
              ("from", .text(actor(step.from).id)), ("to", .text(actor(step.to).id)),
              ("kind", .optional(kind(step.bond))),
              ("group", .optional(step.bond.group.map { actor($0).id } ?? "")),
              ("strength", .number(step.bond.strength)), ("warmth", .number(step.warmth)),
              ("last", .optional(step.lastDay?.description ?? "")),
            ])
          })
      ),
    ])
  }
}
