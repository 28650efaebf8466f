import Analysis
import Drawing
import Exchange
import Relations
import Wording

/// The answer of `growth --retention` as table and JSON.
struct RetentionAnswer {
  let retention: Retention
  let session: Session
  let snapshot: Snapshot

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot), sentence], table: table, records: records,
      tail: left(retention.left) + withoutOccasions(retention.occasions), json: json)
  }

  private var ages: [Int] { retention.question.ages }

  private var sentence: String {
    let parts = zip(ages, retention.all.shares).compactMap { age, share in
      share.map { "\(spoken.percent($0)) " + words(de: "nach \(age)", en: "after \(age)") }
    }
    return words(
      de: "Von \(spoken.text(retention.all.made)) neuen Beziehungen bestehen "
        + parts.joined(separator: ", ") + " Tagen.",
      en: "Of \(spoken.text(retention.all.made)) new ties are alive "
        + parts.joined(separator: ", ") + " days.")
  }

  private var table: AnswerTable {
    var table = AnswerTable(
      [.init("from", de: "entstanden", en: "Made in"), .init("made", de: "Anzahl", en: "Ties")]
        + ages.map { .init("alive_\($0)", de: "\($0) Tage", en: "\($0) days") })
    for cohort in retention.cohorts where cohort.made > 0 {
      table.add(
        [
          .text(retention.question.every.name(of: cohort.span.first)[spoken]),
          .integer(cohort.made),
        ] + cohort.shares.map { .share($0) })
    }
    table.add(
      [.text(words(de: "alle", en: "all")), .integer(retention.all.made)]
        + retention.all.shares.map { .share($0) })
    return table
  }

  private var records: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("from", de: "von", en: "from"), .init("to", de: "bis", en: "to"),
      .init("made", de: "Anzahl", en: "made"),
    ]
    for age in ages {
      for id in ["watched", "alive", "share"] {
        columns.append(.init("\(id)_\(age)", de: id, en: id))
      }
    }
    var table = AnswerTable(columns)
    for cohort in retention.cohorts {
      var cells: [AnswerTable.Cell] = [
        .text(cohort.span.first.description), .text(cohort.span.last.description),
        .integer(cohort.made),
      ]
      for place in ages.indices {
        cells += [
          .integer(cohort.watched[place]), .integer(cohort.alive[place]),
          .number(cohort.shares[place]),
        ]
      }
      table.add(cells)
    }
    return table
  }

  private var json: JSONText {
    func cohort(_ cohort: Retention.Cohort) -> JSONText {
      .object([
        ("from", .text(cohort.span.first.description)),
        ("to", .text(cohort.span.last.description)), ("made", .integer(cohort.made)),
        (
          "alive",
          .array(
            ages.indices.map { place in
              .object([
                ("days", .integer(ages[place])), ("watched", .integer(cohort.watched[place])),
                ("alive", .integer(cohort.alive[place])),
                ("share", .number(cohort.shares[place])),
              ])
            })
        ),
      ])
    }
    return .object([
      ("network", session.networkJSON(snapshot)),
      ("every", .text(retention.question.every.rawValue)),
      ("rows", .array(retention.cohorts.map(cohort))), ("all", cohort(retention.all)),
      ("left", .integer(retention.left)),
    ])
  }
}

/// The answer of `growth --survival` as table, JSON and chart.
struct SurvivalAnswer {
  let survival: Survival
  let session: Session
  let snapshot: Snapshot

  static let ages = [30, 90, 180, 365, 730]

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)], table: table,
      tail: [
        words(
          de: "Anteil, der nach so vielen Tagen noch besteht (95-%-Bereich, Kaplan–Meier; was am "
            + "\(spoken.text(survival.horizon)) noch besteht, zählt bis dahin). Halbwertszeit: bei "
            + "gleichbleibender Rate.",
          en: "Share alive after so many days (95% interval, Kaplan–Meier; what is alive on "
            + "\(spoken.text(survival.horizon)) counts until then). Half-life: at a steady rate.")
      ] + left(survival.left) + withoutOccasions(survival.occasions), json: json)
  }

  private var lines: [(name: String, curve: SurvivalCurve)] {
    survival.kinds.map { (kindName($0.name), $0.curve) }
      + (survival.kinds.count > 1 ? [(words(de: "alle", en: "all"), survival.all)] : [])
  }

  func chart(captions: [String]) -> SurvivalChart {
    SurvivalChart(
      survival.kinds.map { SurvivalChart.Line(name: kindName($0.name), curve: $0.curve) },
      title: words(de: "Wie lange Beziehungen bestehen", en: "How long ties last"),
      captions: captions, language: spoken)
  }

  private func kindName(_ name: String) -> String {
    name.isEmpty ? words(de: "ohne Art", en: "no kind") : name
  }

  private var table: AnswerTable {
    var table = AnswerTable(
      [
        .init("kind", de: "Art", en: "Kind"), .init("ties", de: "Bez.", en: "Ties"),
        .init("ended", de: "beendet", en: "Ended"),
      ] + Self.ages.map { .init("alive_\($0)", de: "\($0) Tage", en: "\($0) days") } + [
        .init("median", de: "Hälfte weg", en: "Half gone"),
        .init("half_life", de: "Halbwertszeit", en: "Half-life"),
      ])
    for (name, curve) in lines {
      let cells = Self.ages.map { age -> AnswerTable.Cell in
        guard let found = curve.share(at: age) else { return .text("–") }
        guard let low = found.low, let high = found.high else {
          return .text(spoken.percent(found.share))
        }
        return .text(
          "\(spoken.percent(found.share)) (\(spoken.text(low * 100, decimals: 0))–"
            + "\(spoken.text(high * 100, decimals: 0)))")
      }
      let halfLife = curve.halfLife.map { days, low, high in
        "\(spoken.text(Int(days.rounded()))) (\(spoken.text(Int(low.rounded())))–"
          + "\(spoken.text(Int(high.rounded()))))"
      }
      table.add(
        [.text(name), .integer(curve.count), .integer(curve.ended)] + cells + [
          .text(curve.median.map { spoken.text($0) } ?? "–"), .text(halfLife ?? "–"),
        ])
    }
    return table
  }

  private var json: JSONText {
    func object(_ name: String, _ curve: SurvivalCurve) -> JSONText {
      .object([
        ("kind", .text(name)), ("ties", .integer(curve.count)), ("ended", .integer(curve.ended)),
        ("daysWatched", .integer(curve.daysWatched)), ("median", .integer(curve.median)),
        ("halfLife", SurvivalAnswer.halfLife(curve)),
        ("curve", SurvivalAnswer.curve(curve)),
      ])
    }
    return .object([
      ("network", session.networkJSON(snapshot)),
      ("horizon", .text(survival.horizon.description)),
      ("kinds", .array(survival.kinds.map { object($0.name, $0.curve) })),
      ("all", object("", survival.all)), ("left", .integer(survival.left)),
      ("occasions", .integer(survival.occasions)),
    ])
  }

  static func halfLife(_ curve: SurvivalCurve) -> JSONText {
    curve.halfLife.map { days, low, high in
      .object([("days", .number(days)), ("low", .number(low)), ("high", .number(high))])
    } ?? .null
  }

  static func curve(_ curve: SurvivalCurve) -> JSONText {
    .array(
      curve.steps.map { step in
        .object([
          ("days", .integer(step.age)), ("atRisk", .integer(step.atRisk)),
          ("ended", .integer(step.ended)), ("share", .number(step.share)),
          ("low", .number(step.low)), ("high", .number(step.high)),
        ])
      })
  }
}

/// How many occasions were left out, because they do not last.
func withoutOccasions(_ count: Int) -> [String] {
  guard count > 0 else { return [] }
  return [
    count == 1
      ? words(
        de: "Ein Anlass ist ausgelassen: Er besteht nicht fort.",
        en: "One occasion is left out: it does not last.")
      : words(
        de:
          "\(spoken.text(count)) Anlässe sind ausgelassen: Sie bestehen nicht fort.",
        en: "\(spoken.text(count)) occasions are left out: they do not last.")
  ]
}

/// How many ties could not be counted.
private func left(_ count: Int) -> [String] {
  guard count > 0 else { return [] }
  return [
    words(
      de:
        "\(spoken.text(count)) Beziehungen ohne bekannten Beginn in dieser Zeit sind ausgelassen.",
      en: "\(spoken.text(count)) ties without a known beginning in this time are left out.")
  ]
}
