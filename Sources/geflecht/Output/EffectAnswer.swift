import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// What a pilot came to, as table and JSON.
struct EffectAnswer {
  let people: PilotPeople
  let outcomes: OutcomeFile
  let session: Session
  let snapshot: Snapshot

  var answer: Answer {
    guard let estimate = people.estimate else {
      return Answer(
        lead: [
          session.caption(snapshot),
          words(
            de: "Kein Urteil möglich: auf einer Seite zählt niemand mit Ergebnis.",
            en: "No verdict: nobody with an outcome counts on one of the sides."),
        ], table: AnswerTable([]), tail: gaps, json: .object([("effect", .null)]))
    }
    return Answer(
      lead: [session.caption(snapshot), sentence(estimate)], table: table(estimate),
      tail: tail(estimate), json: json(estimate))
  }

  private func sentence(_ estimate: EffectEstimate) -> String {
    let effect = estimate.hajek
    let value = signed(effect.value)
    let counted = min(estimate.testCount, estimate.controlCount)
    guard counted >= Pilot.leastCounted else {
      let least = Pilot.leastCounted
      return words(
        de: "Der Unterschied ist \(value), aber auf einer Seite zählen nur \(counted) Menschen mit "
          + "Ergebnis: Das sagt nichts (gebraucht werden \(least) auf jeder Seite).",
        en:
          "The difference is \(value), but only \(counted) people with an outcome count on one of "
          + "the sides: that says nothing (\(least) are needed on each side).")
    }
    guard let low = effect.low, let high = effect.high else {
      guard estimate.pairCount < 2 else {
        return words(
          de: "Die Probe wirkt um \(value); die Ergebnisse schwanken gar nicht, deshalb lässt sich "
            + "nicht sagen, wie sicher das ist.",
          en:
            "The test changes it by \(value); the outcomes do not vary at all, so there is no saying "
            + "how sure.")
      }
      return words(
        de:
          "Die Probe wirkt um \(value); mit einem einzigen Paar lässt sich nicht sagen, wie sicher "
          + "das ist.",
        en: "The test changes it by \(value); with a single pair there is no saying how sure.")
    }
    let isClear = low > 0 || high < 0
    let verdict =
      isClear
      ? words(de: "mehr als Zufall", en: "more than chance")
      : words(de: "das kann Zufall sein", en: "that may be chance")
    return words(
      de: "Die Probe wirkt um \(value) (95 %: \(signed(low)) bis \(signed(high))): \(verdict).",
      en: "The test changes it by \(value) (95%: \(signed(low)) to \(signed(high))): \(verdict).")
  }

  private func signed(_ number: Double) -> String {
    (number > 0 ? "+" : "") + spoken.text(number, decimals: 3)
  }

  private func table(_ estimate: EffectEstimate) -> AnswerTable {
    var table = AnswerTable([
      .init("estimate", de: "Schätzung", en: "Estimate"),
      .init("effect", de: "Effekt", en: "Effect"),
      .init("low", de: "von", en: "From"), .init("high", de: "bis", en: "To"),
    ])
    for (name, difference) in rows(estimate) {
      table.add([
        .text(name), .number(difference.value), .number(difference.low), .number(difference.high),
      ])
    }
    return table
  }

  private func rows(
    _ estimate: EffectEstimate
  ) -> [(String, EffectEstimate.Difference)] {
    [
      (words(de: "bereinigt (Hájek)", en: "adjusted (Hájek)"), estimate.hajek),
      (
        words(de: "bereinigt (Horvitz–Thompson)", en: "adjusted (Horvitz–Thompson)"),
        estimate.horvitzThompson
      ),
      (words(de: "einfacher Vergleich", en: "plain comparison"), estimate.plain),
    ]
  }

  private func tail(_ estimate: EffectEstimate) -> [String] {
    let (test, control) = (spoken.text(estimate.testCount), spoken.text(estimate.controlCount))
    let buffer = spoken.text(estimate.bufferCount)
    var lines = [
      words(
        de: "Gezählt wurden \(test) in der Probe und \(control) im Vergleich, \(buffer) im Puffer "
          + "nicht. Der einfache Vergleich nimmt alle und führt in die Irre, wo sich die Botschaft "
          + "herumspricht.",
        en:
          "\(test) counted in the test and \(control) in the control, \(buffer) in the buffer did "
          + "not. The plain comparison takes all and misleads where word gets around.")
    ]
    lines += gaps
    return lines
  }

  /// Whose outcome is missing, and which outcomes have no part in it.
  private var gaps: [String] {
    var lines: [String] = []
    let missing = [PilotDesign.Arm.test, .control].map { people.missing[$0] ?? 0 }
    if missing.contains(where: { $0 > 0 }) {
      let shown = zip([PilotDesign.Arm.test, .control], missing).map { arm, count in
        "\(spoken.text(count)) "
          + words(
            de: "von \(spoken.text(people.counted[arm] ?? 0))",
            en: "of \(spoken.text(people.counted[arm] ?? 0))")
      }
      lines.append(
        words(
          de: "Ohne Ergebnis sind \(shown[0]), die in der Probe zählen, und \(shown[1]) im "
            + "Vergleich. Haben sie nicht zufällig keines, täuscht die Schätzung.",
          en: "\(shown[0]) who count in the test have no outcome, and \(shown[1]) in the control. "
            + "If that is not by chance, the estimate deceives."))
    }
    if people.outside > 0 {
      let count = spoken.text(people.outside)
      lines.append(
        words(
          de: "\(count) Ergebnisse gehören zu Menschen, die am Pilot nicht teilnehmen.",
          en: "\(count) outcomes belong to people who have no part in the pilot."))
    }
    if outcomes.unreadable > 0 {
      let count = spoken.text(outcomes.unreadable)
      lines.append(
        words(
          de: "\(count) Zeilen ohne Zahl blieben außen vor.",
          en: "\(count) rows without a number were left out."))
    }
    return lines
  }

  private func json(_ estimate: EffectEstimate) -> JSONText {
    func json(_ difference: EffectEstimate.Difference) -> JSONText {
      .object([
        ("value", .number(difference.value)), ("error", .optional(difference.error)),
        ("low", .optional(difference.low)), ("high", .optional(difference.high)),
      ])
    }
    return .object([
      ("network", session.networkJSON(snapshot)), ("hajek", json(estimate.hajek)),
      ("horvitzThompson", json(estimate.horvitzThompson)), ("plain", json(estimate.plain)),
      ("test", .integer(estimate.testCount)), ("control", .integer(estimate.controlCount)),
      ("buffer", .integer(estimate.bufferCount)),
      (
        "missing",
        .object([
          ("test", .integer(people.missing[.test] ?? 0)),
          ("control", .integer(people.missing[.control] ?? 0)),
        ])
      ), ("outside", .integer(people.outside)), ("unreadable", .integer(outcomes.unreadable)),
    ])
  }
}
