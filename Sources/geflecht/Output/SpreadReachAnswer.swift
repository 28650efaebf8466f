import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// Expected reach as table, records and JSON.
struct SpreadReachAnswer {
  let reach: SpreadReach
  let session: Session
  let snapshot: Snapshot

  private var network: Network { session.network }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot), sentence, modelSentence], table: table, records: records,
      tail: tail, json: json)
  }

  private func name(_ actor: Int32) -> String { network.actors[Int(actor)].name }

  private var sentence: String {
    let names = reach.partners.map { name($0.actor) }
    let more = names.count > 3 ? " … (\(names.count))" : ""
    let possible = spoken.text(reach.possible)
    let share = reach.share.map { " (\(spoken.percent($0.value)))" } ?? ""
    let reached = reach.reached.shown
    return names.prefix(3).joined(separator: ", ") + more + ": "
      + words(
        de: "erreicht im Mittel \(reached) von \(possible) anderen\(share).",
        en: "on average \(reached) of \(possible) others are reached\(share).")
  }

  private var modelSentence: String {
    words(de: "Modell: ", en: "Model: ") + reach.question.model.text[spoken] + "; "
      + (reach.isCertain ? exact : chance)
  }

  private var exact: String {
    words(
      de: "nichts bleibt dem Zufall, die Zahlen sind genau.",
      en: "nothing is left to chance, the numbers are exact.")
  }

  private var chance: String {
    words(
      de: "\(spoken.text(reach.runs)) Zufallsläufe, Startzahl \(reach.question.seed); "
        + "Spannen gelten mit 95 % Sicherheit.",
      en: "\(spoken.text(reach.runs)) runs of chance, seed \(reach.question.seed); "
        + "ranges hold with 95% confidence.")
  }

  private var table: AnswerTable {
    var table = AnswerTable([
      .init("by", de: "Nach", en: "By"), .init("name", de: "Gruppe", en: "Group"),
      .init("reached", de: "erreicht", en: "Reached"), .init("low", de: "von", en: "From"),
      .init("high", de: "bis", en: "To"), .init("of", de: "aus", en: "Of"),
      .init("share", de: "Anteil", en: "Share"),
    ])
    for (step, estimate) in reach.bySteps.enumerated() where step < 10 {
      table.add([
        .text(words(de: "Schritt", en: "step")), .text(String(step + 1)),
        .number(estimate.value), .number(estimate.low), .number(estimate.high), .none,
        .share(reach.possible > 0 ? estimate.value / Double(reach.possible) : nil),
      ])
    }
    for (id, title, parts) in divisions {
      for part in parts.prefix(12) where id != "group" || part.total >= 5 {
        table.add([
          .text(title), .text(part.name[spoken].isEmpty ? "–" : part.name[spoken]),
          .number(part.reached.value), .number(part.reached.low), .number(part.reached.high),
          .integer(part.total), .share(part.share),
        ])
      }
    }
    return table
  }

  private var divisions: [(id: String, title: String, parts: [ExpectedPart])] {
    [
      ("place", words(de: "Ort", en: "place"), reach.byPlace),
      ("topic", words(de: "Thema", en: "topic"), reach.byTopic),
      ("kind", words(de: "Art", en: "kind"), reach.byKind),
      ("group", words(de: "Kreis", en: "circle"), reach.byGroup),
    ]
  }

  private var records: AnswerTable {
    var records = AnswerTable([
      .init("id", de: "Kennung", en: "id"), .init("name", de: "Name", en: "name"),
      .init("place", de: "Ort", en: "place"),
      .init("probability", de: "Wahrscheinlichkeit", en: "probability"),
    ])
    for listener in reach.listeners {
      let actor = network.actors[Int(listener.actor)]
      records.add([
        .text(actor.id), .text(actor.name), .text(actor.place), .number(listener.chance),
      ])
    }
    return records
  }

  private var tail: [String] {
    var lines: [String] = []
    if let line = channelLine { lines.append(line) }
    if reach.partners.count > 1 {
      for partner in reach.partners.prefix(12) where partner.alone.isFinite {
        lines.append(line(partner))
      }
    }
    return lines + unreached
  }

  /// How many hear it only because channels are used, and what those cost.
  private var channelLine: String? {
    guard let only = reach.onlyThroughChannels, reach.reached.value > 0 else { return nil }
    let all = max(only, reach.reached.value)
    let (some, of, share) = (spoken.text(only), spoken.text(all), spoken.percent(only / all))
    let channels = reach.partners.map { network.actors[Int($0.actor)] }
      .filter { $0.kind == .channel }
      .map { channel in
        let price =
          channel.cost.map {
            $0 > 0 ? spoken.text($0) : words(de: "kostenlos", en: "free")
          } ?? words(de: "Preis nicht bekannt", en: "price not known")
        return "\(channel.name) (\(price))"
      }
    return words(
      de: "\(some) der \(of) Erreichten (\(share)) hören es nur, weil Kanäle eingesetzt werden: ",
      en: "\(some) of the \(of) reached (\(share)) hear it only because channels are used: ")
      + channels.joined(separator: ", ") + "."
  }

  private func line(_ partner: SpreadReach.Partner) -> String {
    let others = reach.partners.indices.filter { reach.partners[$0].actor != partner.actor }
    let closest = others.max { partner.shared[$0] < partner.shared[$1] }
    let overlap =
      closest.map { place in
        let common = spoken.text(partner.shared[place])
        let other = name(reach.partners[place].actor)
        return partner.shared[place] > 0
          ? words(
            de: ", davon \(common) auch \(other) für sich",
            en: ", \(common) of whom \(other) alone reaches too")
          : ""
      } ?? ""
    let own = name(partner.actor)
    let (alone, lost) = (spoken.text(partner.alone), spoken.text(partner.lost))
    return words(
      de: "\(own) erreicht für sich \(alone)\(overlap); ohne \(own) wären es zusammen "
        + "\(lost) weniger.",
      en: "\(own) alone reaches \(alone)\(overlap); without \(own) all together reach "
        + "\(lost) fewer.")
  }

  private var unreached: [String] {
    let never = reach.listeners.filter { !$0.isPossible }
    let hardly = reach.listeners.filter { $0.isPossible && $0.chance < 0.05 }
    var lines: [String] = []
    func names(_ listeners: [SpreadReach.Listener]) -> String {
      listeners.prefix(5).map { name($0.actor) }.joined(separator: ", ")
        + (listeners.count > 5 ? " …" : "")
    }
    if !never.isEmpty {
      lines.append(
        words(
          de: "Nicht zu erreichen (\(spoken.text(never.count))): ",
          en: "Cannot be reached (\(spoken.text(never.count))): ") + names(never))
    }
    if !hardly.isEmpty {
      let title = words(
        de: "Kaum erreicht, unter 5 % (\(spoken.text(hardly.count))): ",
        en: "Hardly reached, below 5% (\(spoken.text(hardly.count))): ")
      lines.append(title + names(hardly.sorted { $0.chance < $1.chance }))
    }
    return lines
  }
}

extension SpreadReachAnswer {
  private var json: JSONText {
    let byStep = reach.bySteps.enumerated().map { step, estimate in
      JSONText.object([("step", .integer(step + 1))] + members(estimate))
    }
    return .object(
      members(reach.reached) + [
        ("of", .integer(reach.possible)), ("share", .optional(reach.share?.value)),
        ("expected", HearingText.json(reach.reached)), ("network", session.networkJSON(snapshot)),
        ("model", .text(reach.question.model.text.en)), ("runs", .integer(reach.runs)),
        ("exact", .flag(reach.isCertain)),
        ("seed", .integer(Int(truncatingIfNeeded: reach.question.seed))),
        ("confidence", .number(0.95)),
        ("onlyThroughChannels", .optional(reach.onlyThroughChannels)),
        ("actors", .array(reach.partners.map(json))),
        (
          "by",
          .object([("step", .array(byStep))] + divisions.map { ($0.id, list($0.parts)) })
        ),
        ("missed", .array(reach.listeners.filter { !$0.isPossible }.map { id($0.actor) })),
      ])
  }

  private func id(_ actor: Int32) -> JSONText { .text(network.actors[Int(actor)].id) }

  private func members(_ estimate: Estimate) -> [(String, JSONText)] {
    [
      ("reached", .number(estimate.value)), ("low", .number(estimate.low)),
      ("high", .number(estimate.high)),
    ]
  }

  private func list(_ parts: [ExpectedPart]) -> JSONText {
    .array(
      parts.map { part in
        .object(
          [("name", .text(part.name[spoken]))] + members(part.reached) + [
            ("of", .integer(part.total)), ("share", .optional(part.share)),
          ])
      })
  }

  private func json(_ partner: SpreadReach.Partner) -> JSONText {
    .object([
      ("id", id(partner.actor)), ("alone", .optional(partner.alone)),
      ("lost", .optional(partner.lost)),
      ("shared", .array(partner.shared.map { .number($0) })),
    ])
  }
}

extension Estimate {
  /// "142 (139–145)".
  var shown: String {
    low == high
      ? spoken.text(value)
      : "\(spoken.text(value)) (\(spoken.text(low))–\(spoken.text(high)))"
  }
}
