import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// A shortlist by expected reach as table, records, JSON and business cards.
struct SpreadShortlistAnswer {
  let shortlist: SpreadShortlist
  let standing: PartnerStanding
  let session: Session
  let snapshot: Snapshot
  var hangs: SpreadUncertainty?

  private var network: Network { session.network }
  private var columns: PartnerColumns { PartnerColumns(network: network, standing: standing) }
  private var partners: [SpreadShortlist.Entry] { shortlist.withUs + shortlist.entries }

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + headline, table: table, records: records, tail: tail,
      json: json, cards: cards)
  }

  private var headline: [String] {
    if partners.isEmpty { return [shortlist.ending?.text[spoken] ?? ""] }
    return WithUsText.lines(shortlist.withUs.map(\.actor), network)
      + [reachSentence, modelSentence]
  }

  private var reachSentence: String {
    let count = spoken.text(partners.count)
    let possible = spoken.text(shortlist.possible)
    let share = shortlist.share.map { " (\(spoken.percent($0.value)))" } ?? ""
    let reached = shortlist.reached.shown
    if partners.count == 1 {
      return words(
        de: "Ein Partner erreicht im Mittel \(reached) von \(possible) anderen\(share).",
        en: "One partner reaches \(reached) of \(possible) others on average\(share).")
    }
    return words(
      de: "\(count) Partner erreichen im Mittel \(reached) von \(possible) anderen\(share).",
      en: "\(count) partners reach \(reached) of \(possible) others on average\(share).")
  }

  private var modelSentence: String {
    let model = words(de: "Modell: ", en: "Model: ") + shortlist.question.model.text[spoken]
    if shortlist.isCertain {
      return model
        + words(
          de: "; nichts bleibt dem Zufall, die Zahlen sind genau.",
          en: "; nothing is left to chance, the numbers are exact.")
    }
    return model
      + words(
        de: "; Startzahl \(shortlist.question.seed); Spannen gelten mit 95 % Sicherheit.",
        en: "; seed \(shortlist.question.seed); ranges hold with 95% confidence.")
  }

  private var hasCost: Bool { shortlist.cost != nil }

  private var table: AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("rank", de: "Rang", en: "Rank"), .init("name", de: "Name", en: "Name"),
      .init("place", de: "Ort", en: "Place"), .init("adds", de: "neu erreicht", en: "Adds"),
      .init("cumulative", de: "insgesamt", en: "Together"),
    ]
    if hasCost { columns.append(.init("cost", de: "Kosten", en: "Cost")) }
    columns.append(.init("substitute", de: "Ersatz", en: "Substitute"))
    if hangs != nil {
      columns += [
        .init("listed", de: "auf der Liste", en: "Listed"),
        .init("ranks", de: "Rang von–bis", en: "Ranks"),
      ]
    }
    var table = AnswerTable(columns)
    for entry in partners {
      let actor = network.actors[Int(entry.actor)]
      var cells: [AnswerTable.Cell] = [
        entry.rank == 0 ? .text("–") : .integer(entry.rank), .text(actor.name), .text(actor.place),
        .number(entry.adds),
        .number(entry.cumulative),
      ]
      if hasCost { cells.append(.number(entry.cost)) }
      cells.append(
        .text(SubstituteText.cell(entry.substitute?.actor, entry.substitute?.change, network)))
      if let hangs {
        let name = name(of: entry, in: hangs)
        cells += [.share(name?.share), .text(name.map(UncertaintyText.ranks) ?? "–")]
      }
      table.add(cells, notes: notes(entry))
    }
    return table
  }

  private func notes(_ entry: SpreadShortlist.Entry) -> [String] {
    (entry.rank == 0 ? [words(de: "ist schon dabei", en: "with us already")] : [])
      + entry.reasons.map { $0.text[spoken] } + wayLine(entry) + columns.line(entry.actor)
  }

  /// How sure a name is; nil for those with us already.
  private func name(
    of entry: SpreadShortlist.Entry, in hangs: SpreadUncertainty?
  ) -> SpreadUncertainty.Name? {
    guard entry.rank > 0, let hangs else { return nil }
    return hangs.names[entry.rank - 1]
  }

  private func wayLine(_ entry: SpreadShortlist.Entry) -> [String] {
    entry.introduction.map { PathText.notes($0, network) } ?? []
  }

  private var tail: [String] {
    if partners.isEmpty { return DemandText.lines(shortlist) }
    var lines = shortlist.isSmall ? [] : [certificateSentence]
    if let ending = shortlist.ending { lines.append(ending.text[spoken]) }
    lines += DemandText.lines(shortlist)
    lines += ComparisonText.lines(
      shortlist.comparisons, shortlist.question.list.conditions, network)
    if let cost = shortlist.cost {
      let unknown = shortlist.entries.count { $0.cost == nil }
      lines.append(
        words(de: "Bekannte Kosten: ", en: "Known cost: ") + spoken.text(cost)
          + (unknown > 0
            ? words(de: " (bei \(unknown) nicht bekannt)", en: " (not known for \(unknown))") : ""))
    }
    if let hangs { lines += UncertaintyText.lines(hangs, network) }
    lines += WithUsText.hints(
      shortlist.entries.map(\.actor), standing, shortlist.question.list,
      declined: shortlist.declined)
    return lines
  }

  private var certificateSentence: String {
    guard let certificate = shortlist.certificate else {
      return words(
        de: "Ohne Garantie: wo es mehrere Quellen braucht, lässt sich nicht beweisen, wie nah die "
          + "Liste am Besten ist. Sie wurde Name für Name durch Ausprobieren gewählt.",
        en: "No guarantee: where several sources are needed it cannot be proven how near the list "
          + "is to the best. It was chosen name by name, by trying.")
    }
    let share = spoken.percent((certificate.share * 100).rounded(.down) / 100)
    let sure = spoken.percent(shortlist.question.confidence)
    let missed = words(
      de: certificate.isGoalMet ? "" : " (Verlangt war mehr; das ließ sich nicht beweisen.)",
      en: certificate.isGoalMet ? "" : " (More was asked for; it could not be proven.)")
    return words(
      de: "Gewiss mit \(sure): diese Liste schafft mindestens \(share) dessen, was die beste "
        + "schafft (\(spoken.text(certificate.low)) gegen höchstens "
        + "\(spoken.text(certificate.high)), Partner mitgezählt).",
      en: "Certain with \(sure): this list gets at least \(share) of what the best one gets "
        + "(\(spoken.text(certificate.low)) against at most \(spoken.text(certificate.high)), "
        + "partners counted).") + missed
  }

  private var records: AnswerTable {
    var table = AnswerTable(
      PartnerColumns.gain + [
        .init("reaches", de: "allein", en: "reaches"),
        .init("exclusive", de: "nur hierdurch", en: "exclusive"),
      ] + PartnerColumns.reasons + [
        .init("substitute", de: "Ersatz", en: "substitute")
      ] + UncertaintyText.columns + PartnerColumns.status + ShortlistAnswer.further)
    for entry in partners {
      let actor = network.actors[Int(entry.actor)]
      var cells = PartnerColumns.gain(
        entry.rank, actor, adds: .number(entry.adds), cumulative: .number(entry.cumulative))
      cells += [.number(entry.reaches), .number(entry.exclusive)]
      cells += PartnerColumns.reasons(
        actor, cost: entry.cost, entry.reasons, entry.introduction, network)
      cells += [
        .text(entry.substitute.map { network.actors[Int($0.actor)].name } ?? "")
      ]
      cells += UncertaintyText.cells(name(of: entry, in: hangs)) + columns.status(entry.actor)
      table.add(
        cells + [
          .number(entry.introduction?.best?.warmth), .flag(entry.isSecondVoice),
          .flag(entry.rank == 0),
        ])
    }
    return table
  }

  private var cards: String {
    partners.map { entry in
      let note = entry.reasons.map { $0.text[spoken] } + wayLine(entry)
      return VCard(Int(entry.actor), in: network, note: note.joined(separator: "\n")).text
    }.joined()
  }
}

extension SpreadShortlistAnswer {
  private var json: JSONText {
    let model = shortlist.question.model.text.en
    let certificate = shortlist.certificate
    return .object([
      ("network", session.networkJSON(snapshot)),
      ("withUs", .array(shortlist.withUs.map(json))),
      ("entries", .array(shortlist.entries.map(json))),
      ("reach", .object(members(shortlist.reached) + [("of", .integer(shortlist.possible))])),
      ("expected", HearingText.json(shortlist.reached)),
      ("bound", .optional(certificate?.share)),
      ("ending", shortlist.ending.map { .text($0.text[spoken]) } ?? .null),
      ("declined", .integer(shortlist.declined)),
      (
        "certificate",
        certificate.map { found in
          .object([
            ("low", .number(found.low)), ("high", .number(found.high)),
            ("share", .number(found.share)),
            ("confidence", .number(shortlist.question.confidence)), ("sets", .integer(found.sets)),
            ("goalMet", .flag(found.isGoalMet)),
          ])
        } ?? .null
      ),
      ("model", .text(model)), ("exact", .flag(shortlist.isCertain)),
      ("seed", .integer(Int(truncatingIfNeeded: shortlist.question.seed))),
      ("comparisons", ComparisonText.json(shortlist.comparisons, network)),
      ("cost", .optional(shortlist.cost)), ("demands", DemandText.json(shortlist.demands)),
      (
        "by",
        .object([("place", list(shortlist.byPlace)), ("topic", list(shortlist.byTopic))])
      ),
      ("uncertainty", hangs.map { UncertaintyText.json($0, network) } ?? .null),
    ])
  }

  private func members(_ estimate: Estimate) -> [(String, JSONText)] {
    [
      ("value", .number(estimate.value)), ("low", .number(estimate.low)),
      ("high", .number(estimate.high)),
    ]
  }

  private func list(_ parts: [ExpectedPart]) -> JSONText {
    .array(
      parts.map { part in
        .object([
          ("name", .text(part.name[spoken])), ("reached", .number(part.reached.value)),
          ("of", .integer(part.total)), ("share", .optional(part.share)),
        ])
      })
  }

  private func json(_ entry: SpreadShortlist.Entry) -> JSONText {
    let actor = network.actors[Int(entry.actor)]
    return .object(
      [
        ("rank", .integer(entry.rank)), ("id", .text(actor.id)), ("name", .text(actor.name)),
        ("adds", .number(entry.adds)), ("cumulative", .number(entry.cumulative)),
        ("reaches", .optional(entry.reaches)), ("exclusive", .optional(entry.exclusive)),
        ("cost", .optional(entry.cost)),
        ("reasons", .array(entry.reasons.map { .text($0.text[spoken]) })),
        ("path", PathText.ids(entry.introduction, network)),
        ("occasions", PathText.json(entry.introduction, network)),
        ("places", .array(entry.places.map { .text($0) })),
        ("topics", .array(entry.topics.map { .text($0) })), ("required", .flag(entry.isRequired)),
        (
          "substitute",
          SubstituteText.json(entry.substitute?.actor, entry.substitute?.change, network)
        ), ("secondVoice", .flag(entry.isSecondVoice)),
        ("warmth", .optional(entry.introduction?.best?.warmth)),
      ] + columns.json(entry.actor))
  }
}
