import Exchange
import Storage
import Wording

/// Differences between states of a project, as tables and JSON.
enum DifferenceText {
  /// What an import would change.
  static func answer(_ plan: ImportPlan, project: String, show: Int) -> Answer {
    var tail: [String] = []
    if plan.confirmed > 0 {
      tail.append(
        words(
          de: "\(spoken.text(plan.confirmed)) bekannte Beziehungen bestätigt eine weitere Quelle.",
          en: "\(spoken.text(plan.confirmed)) known ties are confirmed by another source."))
    }
    if plan.isEmpty {
      tail.append(
        words(de: "Alles ist schon so im Projekt.", en: "The project already has all of it."))
    }
    return answer(
      plan.difference, items: plan.items(limit: show), lead: project, tail: tail,
      extra: [("refused", .array(plan.refused.map { .text($0) }))])
  }

  /// Counts, then the single facts.
  static func answer(
    _ difference: Difference, items: [Difference.Item], lead: String, tail: [String] = [],
    extra: [(String, JSONText)] = []
  ) -> Answer {
    var table = AnswerTable([
      .init("fate", de: "Was", en: "What"), .init("kind", de: "Art", en: "Kind"),
      .init("title", de: "Wer oder was", en: "Who or what"),
      .init("changes", de: "Änderung", en: "Change"),
    ])
    for item in items {
      table.add([
        .text(word(item.fate)), .text(singular(item.kind)), .text(item.title[spoken]),
        .text(item.changes.map(text).joined(separator: "; ")),
      ])
    }
    let hidden = difference.counts.reduce(0) { $0 + $1.new + $1.changed + $1.gone } - items.count
    var tail = tail
    if hidden > 0 {
      tail.insert(
        words(
          de: "… und \(spoken.text(hidden)) weitere (--show zeigt mehr).",
          en: "… and \(spoken.text(hidden)) more (--show shows more)."), at: 0)
    }
    return Answer(
      lead: [lead + ": " + summary(difference)], table: table, tail: tail,
      json: json(difference, items, extra))
  }

  /// "12 actors new, 3 changed; 40 ties gone".
  static func summary(_ difference: Difference) -> String {
    let parts = difference.counts.map { count in
      let numbers = [
        (count.new, Difference.Item.Fate.new), (count.changed, .changed), (count.gone, .gone),
      ].filter { $0.0 > 0 }.map { "\(spoken.text($0.0)) \(word($0.1))" }
      return "\(count.kind.plural[spoken]): " + numbers.joined(separator: ", ")
    }
    return parts.isEmpty
      ? words(de: "nichts ändert sich", en: "nothing changes") : parts.joined(separator: "; ")
  }

  private static func word(_ fate: Difference.Item.Fate) -> String {
    switch fate {
    case .new: words(de: "neu", en: "new")
    case .changed: words(de: "anders", en: "changed")
    case .gone: words(de: "weg", en: "gone")
    }
  }

  private static func singular(_ kind: Difference.FactKind) -> String {
    switch kind {
    case .actor: words(de: "Akteur", en: "actor")
    case .tie: words(de: "Beziehung", en: "tie")
    case .contact: words(de: "Kontakt", en: "contact")
    case .role: words(de: "Rolle", en: "role")
    case .campaign: words(de: "Kampagne", en: "campaign")
    }
  }

  private static func text(_ change: FieldChange) -> String {
    func shown(_ value: Localized) -> String { value[spoken].isEmpty ? "–" : value[spoken] }
    return "\(change.field[spoken]): \(shown(change.before)) → \(shown(change.after))"
  }

  private static func json(
    _ difference: Difference, _ items: [Difference.Item], _ extra: [(String, JSONText)]
  ) -> JSONText {
    let counts = difference.counts.map { count in
      (
        count.kind.rawValue,
        JSONText.object([
          ("new", .integer(count.new)), ("changed", .integer(count.changed)),
          ("gone", .integer(count.gone)),
        ])
      )
    }
    let list = items.map { item in
      JSONText.object([
        ("fate", .text(item.fate.rawValue)), ("kind", .text(item.kind.rawValue)),
        ("title", .text(item.title[spoken])),
        (
          "changes",
          .array(
            item.changes.map { change in
              .object([
                ("field", .text(change.field[spoken])),
                ("before", .optional(change.before[spoken])),
                ("after", .optional(change.after[spoken])),
              ])
            })
        ),
      ])
    }
    return .object([("counts", .object(counts)), ("items", .array(list))] + extra)
  }
}
