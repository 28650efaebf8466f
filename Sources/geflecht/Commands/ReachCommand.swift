import Exchange
import Analysis
import ArgumentParser
import GraphCore
import Relations
import Wording

/// `geflecht reach`: whom given actors get to.
struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: words(
      de: "Wen bestimmte Akteure erreichen, und wen nicht.",
      en: "Whom given actors get to, and whom not."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var day: DayOptions

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Wer die Botschaft hat: Kennungen oder Namen, durch Kommas getrennt; mehrfach möglich.",
      en: "Who has the message: ids or names, separated by commas; repeatable.",
      value: Localized(de: "Akteure", en: "actors")))
  var actors: [String] = []

  @OptionGroup var spread: SpreadOptions
  @OptionGroup(title: words(de: "Modell", en: "Model"))
  var model: ModelOptions

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    guard !actors.isEmpty else {
      throw ValidationError(
        words(de: "--actors fehlt: wer hat die Botschaft?", en: "--actors is missing: who has it?"))
    }
  }

  func run() throws {
    var session = try Session(input, running, influence: spread.influence)
    let selected = try day.selection(selection, from: period.from, to: period.to, in: session)
    let snapshot = try session.snapshot(selected)
    if model.isByChance {
      let answer = try spreadAnswer(&session, snapshot)
        .noting(session.notes(snapshot, spread.influence))
      try session.write { try output.deliver(answer) }
      return session.finish()
    }
    let question = Reach.Question(
      actors: try session.actorIDs(actors), steps: spread.steps, direction: spread.direction,
      towards: try spread.target(in: session))
    let (reach, expected) = try session.compute { execution in
      let reach = try snapshot.reach(question)
      return (
        reach, try snapshot.expected(of: reach, seed: running.seed, execution: execution)
      )
    }
    let answer = answer(reach, expected, session: session, snapshot: snapshot)
      .noting(session.notes(snapshot, spread.influence))
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func spreadAnswer(_ session: inout Session, _ snapshot: Snapshot) throws -> Answer {
    let question = SpreadReach.Question(
      actors: try session.actorIDs(actors),
      model: try model.spreadModel(steps: spread.givenSteps, direction: spread.direction),
      towards: try spread.target(in: session), runs: model.runs, seed: running.seed)
    let reach = try session.compute { execution in
      try snapshot.spreadReach(question, execution: execution)
    }
    return SpreadReachAnswer(reach: reach, session: session, snapshot: snapshot).answer
  }

  private func answer(
    _ reach: Reach, _ expected: Estimate, session: Session, snapshot: Snapshot
  ) -> Answer {
    var table = AnswerTable([
      .init("by", de: "Nach", en: "By"), .init("name", de: "Gruppe", en: "Group"),
      .init("reached", de: "erreicht", en: "Reached"), .init("of", de: "von", en: "Of"),
      .init("share", de: "Anteil", en: "Share"),
    ])
    for (step, count) in reach.byStep.enumerated() {
      table.add([
        .text(words(de: "Schritt", en: "step")), .text(String(step + 1)), .integer(count), .none,
        .share(reach.possible > 0 ? Double(count) / Double(reach.possible) : nil),
      ])
    }
    for (id, title, parts) in divisions(reach) where !parts.isEmpty {
      _ = id
      for part in parts {
        table.add([
          .text(title), .text(part.name.isEmpty ? "–" : part.name), .integer(part.count),
          .integer(part.total), .share(part.share),
        ])
      }
    }
    var records = AnswerTable([
      .init("id", de: "Kennung", en: "id"), .init("name", de: "Name", en: "name"),
      .init("place", de: "Ort", en: "place"), .init("steps", de: "Schritte", en: "steps"),
    ])
    for (position, steps) in zip(reach.reached, reach.steps) {
      let actor = session.network.actors[Int(position)]
      records.add([.text(actor.id), .text(actor.name), .text(actor.place), .integer(steps)])
    }
    return Answer(
      lead: [
        session.caption(snapshot), sentence(reach, session),
        HearingText.will(
          expected, of: reach.possible, isSmall: reach.possible < Shortlist.smallNetwork),
      ], table: table, records: records, tail: missedSentence(reach, session),
      json: json(reach, expected, session.networkJSON(snapshot)))
  }

  private func divisions(_ reach: Reach) -> [(String, String, [Part])] {
    [
      ("place", words(de: "Ort", en: "place"), reach.byPlace),
      ("topic", words(de: "Thema", en: "topic"), reach.byTopic),
      ("kind", words(de: "Art", en: "kind"), reach.byKind),
    ]
  }

  private func sentence(_ reach: Reach, _ session: Session) -> String {
    let names = reach.seeds.map { session.network.actors[Int($0)].name }
    let shown = names.prefix(3).joined(separator: ", ")
    let more = names.count > 3 ? " … (\(names.count))" : ""
    return HearingText.can(
      shown + more, reach.count, of: reach.possible, steps: spread.steps,
      isSmall: reach.possible < Shortlist.smallNetwork)
  }

  private func missedSentence(_ reach: Reach, _ session: Session) -> [String] {
    guard !reach.missed.isEmpty else { return [] }
    let names = reach.missed.prefix(5).map { session.network.actors[Int($0)].name }
    let more = reach.missed.count > 5 ? " …" : ""
    return [
      words(de: "Nicht erreicht: ", en: "Not reached: ") + names.joined(separator: ", ") + more
    ]
  }

  private func json(_ reach: Reach, _ expected: Estimate, _ network: JSONText) -> JSONText {
    func list(_ parts: [Part]) -> JSONText {
      .array(
        parts.map { part in
          .object([
            ("name", .text(part.name)), ("reached", .integer(part.count)),
            ("of", .integer(part.total)), ("share", .optional(part.share)),
          ])
        })
    }
    let steps = reach.byStep.enumerated().map { step, count in
      JSONText.object([("step", .integer(step + 1)), ("reached", .integer(count))])
    }
    return .object([
      ("network", network), ("reached", .integer(reach.count)), ("of", .integer(reach.possible)),
      ("share", .optional(reach.share)), ("low", .integer(reach.count)),
      ("high", .integer(reach.count)), ("expected", HearingText.json(expected)),
      ("steps", .integer(spread.steps)),
      (
        "by",
        .object([
          ("step", .array(steps)), ("place", list(reach.byPlace)), ("topic", list(reach.byTopic)),
          ("kind", list(reach.byKind)),
        ])
      ),
    ])
  }
}
