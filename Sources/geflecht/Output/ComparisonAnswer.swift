import Analysis
import Exchange
import Relations
import Wording

/// What changed between two days, as the table beside its picture.
struct ComparisonAnswer {
  let comparison: Comparison
  let session: Session
  let snapshot: Snapshot

  /// The first so many changes are shown.
  private static let shown = 20

  var answer: Answer {
    let days = (comparison.question.before, comparison.question.after)
    let more = comparison.changes.count - Self.shown
    return Answer(
      lead: [
        session.caption(snapshot),
        words(
          de: "\(spoken.text(days.0)) – \(spoken.text(days.1)): "
            + "\(spoken.text(comparison.new)) Verbindungen neu, "
            + "\(spoken.text(comparison.lost)) verloren, \(spoken.text(comparison.kept)) geblieben.",
          en:
            "\(spoken.text(days.0)) – \(spoken.text(days.1)): \(spoken.text(comparison.new)) tied "
            + "pairs new, \(spoken.text(comparison.lost)) lost, \(spoken.text(comparison.kept)) kept."
        ),
      ], table: table(limit: Self.shown), records: table(limit: .max),
      tail: more > 0
        ? [
          words(
            de: "… und \(spoken.text(more)) weitere (alle: --table DATEI.csv)",
            en: "… and \(spoken.text(more)) more (all: --table FILE.csv)")
        ] : [], json: json)
  }

  private func table(limit: Int) -> AnswerTable {
    var table = AnswerTable([
      .init("change", de: "Was", en: "Change"), .init("first", de: "wer", en: "Who"),
      .init("second", de: "mit wem", en: "With whom"),
    ])
    let actors = session.network.actors
    for change in comparison.changes.prefix(limit) {
      let isFile = limit == .max
      let (first, second) = (actors[Int(change.first)], actors[Int(change.second)])
      table.add([
        .text(
          isFile
            ? (change.isNew ? "new" : "lost")
            : change.isNew ? words(de: "neu", en: "new") : words(de: "verloren", en: "lost")),
        .text(isFile ? first.id : first.name), .text(isFile ? second.id : second.name),
      ])
    }
    return table
  }

  private var json: JSONText {
    let actors = session.network.actors
    return .object([
      ("network", session.networkJSON(snapshot)),
      ("before", .text(comparison.question.before.description)),
      ("after", .text(comparison.question.after.description)),
      ("new", .integer(comparison.new)), ("lost", .integer(comparison.lost)),
      ("kept", .integer(comparison.kept)),
      (
        "changes",
        .array(
          comparison.changes.map { change in
            .object([
              ("change", .text(change.isNew ? "new" : "lost")),
              ("first", .text(actors[Int(change.first)].id)),
              ("second", .text(actors[Int(change.second)].id)),
            ])
          })
      ),
    ])
  }
}
