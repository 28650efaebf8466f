import Analysis
import Exchange
import Relations
import Wording

/// `geflecht measure --ties`: numbers per pair of tied actors.
extension MeasureCommand {
  func answerTies(_ session: inout Session, _ snapshot: Snapshot) throws {
    let scores = try session.compute {
      try snapshot.tieScores(weighted: weights, share: share, execution: $0)
    }
    let answer = tieAnswer(scores, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func tieAnswer(_ scores: TieScores, session: Session, snapshot: Snapshot) -> Answer {
    let actors = session.network.actors
    var table = AnswerTable([
      .init("source", de: "Von", en: "From"), .init("target", de: "Nach", en: "To"),
      .init("strength", de: "Stärke", en: "Strength"),
      .init("betweenness", de: "Wege", en: "Ways"), .init("bridge", de: "Brücke", en: "Bridge"),
    ])
    for entry in scores.entries.prefix(top > 0 ? top : scores.entries.count) {
      table.add([
        .text(actors[Int(entry.source)].name), .text(actors[Int(entry.target)].name),
        .number(entry.strength), .number(entry.betweenness),
        .text(entry.isBridge ? words(de: "ja", en: "yes") : ""),
      ])
    }
    var records = AnswerTable([
      .init("source", de: "Von", en: "source"), .init("target", de: "Nach", en: "target"),
      .init("strength", de: "Stärke", en: "strength"),
      .init("edge-betweenness", de: "Wege", en: "edge-betweenness"),
      .init("bridge", de: "Brücke", en: "bridge"),
    ])
    if output.form == .csv {
      for entry in scores.entries {
        records.add([
          .text(actors[Int(entry.source)].id), .text(actors[Int(entry.target)].id),
          .number(entry.strength), .number(entry.betweenness), .integer(entry.isBridge ? 1 : 0),
        ])
      }
    }
    let hidden = scores.entries.count - table.rows.count
    return Answer(
      lead: [
        session.caption(snapshot),
        words(
          de:
            "Auf wie vielen kürzesten Wegen eine Beziehung liegt; ohne eine Brücke zerfiele das Netz.",
          en: "On how many shortest ways a tie lies; without a bridge the network would fall apart."
        ),
      ], table: table, records: records,
      tail: hidden > 0
        ? [
          words(
            de: "… und \(spoken.text(hidden)) weitere (--top 0 zeigt alle)",
            en: "… and \(spoken.text(hidden)) more (--top 0 shows all)")
        ] : [],
      json: .object([
        ("network", session.networkJSON(snapshot)), ("weights", .flag(weights)),
        (
          "ties",
          .array(
            scores.entries.map { entry in
              .object([
                ("source", .text(actors[Int(entry.source)].id)),
                ("target", .text(actors[Int(entry.target)].id)),
                ("strength", .number(entry.strength)),
                ("edge-betweenness", .number(entry.betweenness)),
                ("bridge", .flag(entry.isBridge)),
              ])
            })
        ),
      ]))
  }
}
