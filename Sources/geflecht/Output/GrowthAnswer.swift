import Analysis
import Exchange
import Relations
import Wording

/// The answer of `growth` as sentences, table and JSON.
struct GrowthAnswer {
  private let growth: Growth
  private let session: Session
  private let snapshot: Snapshot

  init(_ growth: Growth, _ session: Session, _ snapshot: Snapshot) {
    self.growth = growth
    self.session = session
    self.snapshot = snapshot
  }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + summary, table: table, records: records, tail: notes,
      json: json)
  }

  private var isDivided: Bool { growth.question.by != nil }

  // MARK: Words

  private var summary: [String] {
    guard !isDivided, let rows = growth.series.first?.rows, let first = rows.first,
      let last = rows.last
    else { return [] }
    let before = first.kept + first.fading + first.lost
    func sum(_ count: (Growth.Row) -> Int) -> String {
      spoken.text(rows.reduce(0) { $0 + count($1) })
    }
    let (from, to) = (spoken.text(first.span.first), spoken.text(last.span.last))
    if growth.isOfOccasions {
      return [
        words(
          de: "\(from) bis \(to): \(sum(\.ties)) Begegnungen, davon \(sum(\.new)) zum ersten Mal.",
          en:
            "\(from) to \(to): \(sum(\.ties)) encounters, \(sum(\.new)) of them for the first time."
        )
      ]
    }
    return [
      words(
        de: "\(from) bis \(to): aus \(spoken.text(before)) Beziehungen wurden "
          + "\(spoken.text(last.ties)); \(sum(\.new)) neu, \(sum(\.lost)) verloren, "
          + "\(sum(\.returned)) wiedergekehrt, \(sum(\.passing)) flüchtig.",
        en: "\(from) to \(to): \(spoken.text(before)) ties became \(spoken.text(last.ties)); "
          + "\(sum(\.new)) new, \(sum(\.lost)) lost, \(sum(\.returned)) returned, "
          + "\(sum(\.passing)) passing.")
    ]
  }

  private var notes: [String] {
    var notes: [String] = []
    if growth.undated > 0 {
      notes.append(
        words(
          de: "\(spoken.text(growth.undated)) Beziehungen nennen keine Zeit: von Anfang an dabei.",
          en: "\(spoken.text(growth.undated)) ties name no time: there from the beginning."))
    }
    if let day = growth.dataEnd {
      notes.append(
        words(
          de: "Die letzte Zeile endet mit den Daten, am \(spoken.text(day)).",
          en: "The last row ends with the data, on \(spoken.text(day))."))
    }
    notes += Self.occasionNotes(growth.occasions)
    if growth.singleDays > 0 {
      let count = growth.singleDays
      notes.append(
        words(
          de: count == 1
            ? "Eine Beziehung hat nur einzelne Tage und ist flüchtig (--occasions, --half-life)."
            : "\(spoken.text(count)) Beziehungen haben nur einzelne Tage und sind flüchtig "
              + "(--occasions, --half-life).",
          en: count == 1
            ? "One tie has single days only and is passing (--occasions, --half-life)."
            : "\(spoken.text(count)) ties have single days only and are passing (--occasions, "
              + "--half-life)."))
    }
    if !growth.isOfOccasions { notes.append(Self.halfLifeNote(growth.halfLives)) }
    if growth.ignoredContacts > 0 {
      let count = spoken.text(growth.ignoredContacts)
      notes.append(
        words(
          de: "\(count) Kontakte liegen außerhalb der Zeit ihrer Beziehung: ohne Wirkung.",
          en: "\(count) contacts lie outside the period of their tie: without effect."))
    }
    return notes
  }

  /// Which kinds are counted as occasions.
  static func occasionNotes(_ kinds: [String]) -> [String] {
    guard !kinds.isEmpty else { return [] }
    let list = kinds.map { $0.isEmpty ? words(de: "ohne Art", en: "no kind") : $0 }
      .joined(separator: ", ")
    return [
      words(
        de: "Als Anlässe gezählt, in dem Zeitschritt, in dem sie stattfinden: \(list) "
          + "(anders: --occasions keine).",
        en: "Counted as occasions, in the step in which they happen: \(list) (otherwise: "
          + "--occasions none).")
    ]
  }

  /// Which kinds fade, and how fast.
  static func halfLifeNote(_ halfLives: [String: Double]) -> String {
    guard !halfLives.isEmpty else {
      return words(
        de: "Ohne Halbwertszeiten verblasst nichts (--half-life, tie_kinds.csv).",
        en: "Without half-lives nothing fades (--half-life, tie_kinds.csv).")
    }
    let list = halfLives.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { kind, days in
      let name = kind.isEmpty ? words(de: "ohne Art", en: "no kind") : kind
      return "\(name) \(spoken.text(days))"
    }
    return words(de: "Halbwertszeiten in Tagen: ", en: "Half-lives in days: ")
      + list.joined(separator: ", ") + "."
  }

  // MARK: Tables

  private static let counts: [AnswerTable.Column] = [
    .init("actors", de: "Akteure", en: "Actors"), .init("ties", de: "Bez.", en: "Ties"),
    .init("new", de: "neu", en: "New"), .init("kept", de: "geblieben", en: "Kept"),
    .init("fading", de: "verblasst", en: "Fading"), .init("lost", de: "verloren", en: "Lost"),
    .init("returned", de: "wieder da", en: "Returned"),
    .init("passing", de: "flüchtig", en: "Passing"),
  ]
  /// The same of occasions, which happen again or no more.
  private static let occasionCounts: [AnswerTable.Column] = [
    counts[0], .init("ties", de: "Begegnungen", en: "Encounters"),
    .init("new", de: "zum 1. Mal", en: "First time"), .init("kept", de: "wieder", en: "Again"),
    counts[4], .init("lost", de: "nicht mehr", en: "No more"),
    .init("returned", de: "nach Pause", en: "After a pause"), counts[7],
  ]
  private static let shapes: [AnswerTable.Column] = [
    .init("density", de: "Dichte", en: "Density"),
    .init("components", de: "Teile", en: "Parts"),
    .init("largest_share", de: "größter", en: "Largest"),
    .init("clustering", de: "Verflecht.", en: "Clustering"),
    .init("centralisation", de: "Zentralis.", en: "Centralis."),
    .init("reach", de: "Reichweite", en: "Reach"),
  ]

  private func counts(_ row: Growth.Row) -> [AnswerTable.Cell] {
    [row.actors, row.ties, row.new, row.kept, row.fading, row.lost, row.returned, row.passing]
      .map { .integer($0) }
  }

  private func reach(_ row: Growth.Row) -> AnswerTable.Cell {
    row.reach.map { .integer($0) } ?? .number(nil)
  }

  /// Columns that say nothing in any row are left out for people.
  private var table: AnswerTable {
    let rows = growth.series.flatMap(\.rows)
    let isShown: [Bool] =
      [true, true, true, true]
      + [\Growth.Row.fading, \.lost, \.returned, \.passing].map { path in
        rows.contains { $0[keyPath: path] > 0 }
      } + [true, true, true, true, true, rows.contains { $0.reach != nil }]
    let counts = growth.isOfOccasions ? Self.occasionCounts : Self.counts
    let columns = zip(counts + Self.shapes, isShown).filter(\.1).map(\.0)
    let part: [AnswerTable.Column] =
      isDivided ? [.init("part", de: "Teil", en: "Part")] : []
    var table = AnswerTable(part + [.init("from", de: "Zeit", en: "Time")] + columns)
    for series in growth.series {
      for row in series.rows {
        let cells =
          self.counts(row) + [
            .number(row.density), .integer(row.components), .share(row.largestShare),
            .number(row.clustering), .number(row.centralisation), reach(row),
          ]
        let name = growth.question.every.name(of: row.span)[spoken]
        table.add(
          (isDivided ? [.text(series.name)] : []) + [.text(name)]
            + zip(cells, isShown).filter(\.1).map(\.0))
      }
    }
    return table
  }

  private var records: AnswerTable {
    let part: [AnswerTable.Column] =
      growth.question.by.map { [.init($0.rawValue, de: "Teil", en: "Part")] } ?? []
    var table = AnswerTable(
      part + [.init("from", de: "von", en: "from"), .init("to", de: "bis", en: "to")]
        + Self.counts + [.init("pairs", de: "Paare", en: "pairs")] + Self.shapes.dropLast()
        + [.init("reach", de: "Reichweite", en: "reach")])
    for series in growth.series {
      for row in series.rows {
        table.add(
          (isDivided ? [.text(series.name)] : []) + [
            .text(row.span.first.description), .text(row.span.last.description),
          ] + counts(row) + [
            .integer(row.pairs), .number(row.density), .integer(row.components),
            .share(row.largestShare), .number(row.clustering), .number(row.centralisation),
            reach(row),
          ])
      }
    }
    return table
  }

  // MARK: JSON

  private var json: JSONText {
    let question = growth.question
    var members: [(key: String, value: JSONText)] = [
      ("network", session.networkJSON(snapshot)), ("every", .text(question.every.rawValue)),
      ("steps", .integer(question.steps)),
      (
        "rules",
        .object([
          (
            "halfLives",
            .object(
              growth.halfLives.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
          ),
          ("fading", .number(question.rules.fading)), ("lost", .number(question.rules.lost)),
        ])
      ),
      ("undated", .integer(growth.undated)),
      ("ignoredContacts", .integer(growth.ignoredContacts)),
      ("occasions", .array(growth.occasions.map { .text($0) })),
      ("dataEnd", .optional(growth.dataEnd?.description ?? "")),
    ]
    if let by = question.by {
      members.append(("by", .text(by.rawValue)))
      members.append(
        (
          "series",
          .array(
            growth.series.map { series in
              .object([
                ("name", .text(series.name)), ("actors", .integer(series.actors)),
                ("partners", .integer(series.partners)), ("rows", rows(series)),
              ])
            })
        ))
    } else if let series = growth.series.first {
      members.append(("partners", .integer(series.partners)))
      members.append(("rows", rows(series)))
    }
    return .object(members)
  }

  private func rows(_ series: Growth.Series) -> JSONText {
    .array(
      series.rows.map { row in
        .object([
          ("from", .text(row.span.first.description)), ("to", .text(row.span.last.description)),
          ("actors", .integer(row.actors)), ("ties", .integer(row.ties)),
          ("new", .integer(row.new)), ("kept", .integer(row.kept)),
          ("fading", .integer(row.fading)), ("lost", .integer(row.lost)),
          ("returned", .integer(row.returned)), ("passing", .integer(row.passing)),
          ("pairs", .integer(row.pairs)), ("density", .number(row.density)),
          ("components", .integer(row.components)),
          ("largestShare", .number(row.largestShare)),
          ("clustering", .number(row.clustering)),
          ("centralisation", .number(row.centralisation)), ("reach", .integer(row.reach)),
        ])
      })
  }
}
