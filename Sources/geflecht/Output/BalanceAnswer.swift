import Analysis
import Drawing
import Exchange
import Relations
import Wording

/// The answer of `balance` as sentences, table, JSON and chart.
struct BalanceAnswer {
  let balance: Balance
  let session: Session
  let snapshot: Snapshot

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + sentences, table: table, records: records,
      tail: tail + withoutOccasions(balance.occasions),
      json: json)
  }

  var chart: SurvivalChart {
    SurvivalChart(
      [
        .init(name: balance.campaign.name, curve: balance.curve),
        .init(name: words(de: "sonst", en: "otherwise"), curve: balance.otherCurve),
      ],
      title: words(
        de: "Was von „\(balance.campaign.name)“ bleibt",
        en: "What remains of “\(balance.campaign.name)”"),
      captions: [session.pictureCaption(snapshot)], language: spoken)
  }

  private var all: Balance.Part? { balance.parts.first }

  // MARK: Words

  private var sentences: [String] {
    guard let all else { return [] }
    let days = "\(spoken.text(balance.span.first)) – \(spoken.text(balance.span.last))"
    var lines = [
      words(
        de: "„\(balance.campaign.name)“, \(days): \(spoken.text(all.made)) neue Beziehungen"
          + excess(all.madeExcess) + ".",
        en: "“\(balance.campaign.name)”, \(days): \(spoken.text(all.made)) new ties"
          + excess(all.madeExcess) + ".")
    ]
    for lasting in all.lasting where lasting.watched > 0 {
      lines.append(sentence(lasting))
    }
    if let cost = balance.costPerLasting {
      var line = words(
        de: "Eine Beziehung, die \(cost.age) Tage hielt, kostete \(spoken.text(cost.perTie))",
        en: "A tie that lasted \(cost.age) days cost \(spoken.text(cost.perTie))")
      if let extra = cost.perExtra {
        line += words(
          de: ", eine über den Trend hinaus \(spoken.text(extra))",
          en: ", one beyond the trend \(spoken.text(extra))")
      }
      lines.append(line + ".")
    }
    if let test = balance.test {
      let isUnlike = test.p < 0.05
      lines.append(
        isUnlike
          ? words(
            de: "Sie halten anders als die sonst entstandenen (Log-Rank-Test, \(p(test))).",
            en: "They last differently from those made otherwise (log-rank test, \(p(test))).")
          : words(
            de: "Ob sie anders halten als die sonst entstandenen, ist offen (Log-Rank-Test, "
              + "\(p(test))).",
            en: "Whether they last differently from those made otherwise is open (log-rank test, "
              + "\(p(test)))."))
    }
    return lines
  }

  private func sentence(_ lasting: Balance.Lasting) -> String {
    let (alive, watched) = (spoken.text(lasting.alive), spoken.text(lasting.watched))
    let share = lasting.watched > 0 ? Double(lasting.alive) / Double(lasting.watched) : 0
    return words(
      de: "\(lasting.age) Tage später bestehen \(alive) von \(watched) "
        + "(\(spoken.percent(share)))" + excess(lasting.excess) + ".",
      en: "\(lasting.age) days later \(alive) of \(watched) are alive "
        + "(\(spoken.percent(share)))" + excess(lasting.excess) + ".")
  }

  private func excess(_ excess: Balance.Excess?) -> String {
    guard let excess else { return "" }
    let range =
      "\(signed(excess.low)) " + words(de: "bis", en: "to") + " \(signed(excess.high))"
    return words(
      de: ", \(signed(excess.more)) gegen den Trend (\(range))",
      en: ", \(signed(excess.more)) against the trend (\(range))")
  }

  private func signed(_ number: Double) -> String {
    let rounded = number.rounded()
    return (rounded > 0 ? "+" : "") + spoken.text(rounded == 0 ? 0 : Int(rounded))
  }

  private func p(_ test: LogRank) -> String {
    test.p < 0.001
      ? "p < " + spoken.text(0.001, decimals: 3) : "p = " + spoken.text(test.p, decimals: 3)
  }

  private var tail: [String] {
    balance.windowsBefore > 0
      ? [
        words(
          de: "Trend: \(balance.windowsBefore) gleich lange Abschnitte vor der Kampagne. Eine "
            + "Beziehung zählt bei jedem Ort und Thema ihrer Enden.",
          en: "Trend: \(balance.windowsBefore) stretches of the same length before the campaign. "
            + "A tie counts for each place and topic of its ends.")
      ]
      : [
        words(
          de: "Vor der Kampagne liegt kein gleich langer Abschnitt: kein Trend.",
          en: "There is no stretch of the same length before the campaign: no trend.")
      ]
  }

  // MARK: Tables

  private var table: AnswerTable {
    let ages = balance.question.ages
    var table = AnswerTable(
      [
        .init("by", de: "Nach", en: "By"), .init("name", de: "Teil", en: "Part"),
        .init("made", de: "neu", en: "Made"), .init("trend", de: "Trend", en: "Trend"),
      ]
        + ages.flatMap { age in
          [
            .init("alive_\(age)", de: "nach \(age) T.", en: "After \(age) d."),
            .init("excess_\(age)", de: "gegen Trend", en: "vs. trend"),
          ]
        })
    for part in balance.parts {
      var cells: [AnswerTable.Cell] = [
        .text(title(part.basis)), .text(part.name.isEmpty ? "–" : part.name),
        .integer(part.made), .number(part.madeExcess.map { $0.expected.rounded() }),
      ]
      for lasting in part.lasting {
        cells.append(lasting.watched > 0 ? .integer(lasting.alive) : .number(nil))
        cells.append(
          .text(
            lasting.excess.map { "\(signed($0.more)) (\(signed($0.low)) … \(signed($0.high)))" }
              ?? "–"))
      }
      table.add(cells)
    }
    return table
  }

  private func title(_ basis: Balance.Part.Basis) -> String {
    switch basis {
    case .all: words(de: "alle", en: "all")
    case .place: words(de: "Ort", en: "place")
    case .topic: words(de: "Thema", en: "topic")
    }
  }

  private var records: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("by", Localized("by")), .init("name", Localized("name")),
      .init("made", Localized("made")), .init("made_expected", Localized("expected")),
    ]
    for age in balance.question.ages {
      for id in ["watched", "alive", "expected", "excess", "low", "high"] {
        columns.append(.init("\(id)_\(age)", Localized(id)))
      }
    }
    var table = AnswerTable(columns)
    for part in balance.parts {
      var cells: [AnswerTable.Cell] = [
        .text(part.basis.rawValue), .text(part.name), .integer(part.made),
        .number(part.madeExcess?.expected),
      ]
      for lasting in part.lasting {
        cells += [.integer(lasting.watched), .integer(lasting.alive)]
        let excess = lasting.excess
        cells += [excess?.expected, excess?.more, excess?.low, excess?.high].map { .number($0) }
      }
      table.add(cells)
    }
    return table
  }

  // MARK: JSON

  private var json: JSONText {
    let campaign = balance.campaign
    return .object([
      ("network", session.networkJSON(snapshot)),
      (
        "campaign",
        .object([
          ("name", .text(campaign.name)), ("from", .text(balance.span.first.description)),
          ("to", .text(balance.span.last.description)), ("cost", .number(campaign.cost)),
        ])
      ), ("windowsBefore", .integer(balance.windowsBefore)),
      ("rows", .array(balance.parts.map(row))),
      (
        "costPerLasting",
        balance.costPerLasting.map { cost in
          .object([
            ("days", .integer(cost.age)), ("perTie", .number(cost.perTie)),
            ("perExtra", .number(cost.perExtra)),
          ])
        } ?? .null
      ),
      (
        "logRank",
        balance.test.map { test in
          .object([
            ("statistic", .number(test.statistic)), ("p", .number(test.p)),
            ("ended", .integer(test.ended)), ("expected", .number(test.expected)),
          ])
        } ?? .null
      ), ("curve", SurvivalAnswer.curve(balance.curve)),
      ("otherCurve", SurvivalAnswer.curve(balance.otherCurve)),
    ])
  }

  private func row(_ part: Balance.Part) -> JSONText {
    .object([
      ("by", .text(part.basis.rawValue)), ("name", .text(part.name)), ("made", .integer(part.made)),
      ("madeExcess", object(part.madeExcess)),
      (
        "lasting",
        .array(
          part.lasting.map { lasting in
            .object([
              ("days", .integer(lasting.age)), ("watched", .integer(lasting.watched)),
              ("alive", .integer(lasting.alive)), ("share", .number(lasting.share)),
              ("low", .number(lasting.low)), ("high", .number(lasting.high)),
              ("excess", object(lasting.excess)),
            ])
          })
      ),
    ])
  }

  private func object(_ excess: Balance.Excess?) -> JSONText {
    excess.map { excess in
      .object([
        ("expected", .number(excess.expected)), ("more", .number(excess.more)),
        ("low", .number(excess.low)), ("high", .number(excess.high)),
      ])
    } ?? .null
  }
}
