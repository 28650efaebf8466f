import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht measure`: numbers per actor.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: words(de: "Zahlen je Akteur.", en: "Numbers per actor."),
    discussion: MeasureCommand.glossary)

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    name: [.customLong("measure"), .customShort("m")],
    help: help(
      de: "Welches Maß; mehrfach möglich, oder „all“.", en: "Which measure; repeatable, or “all”.",
      value: Localized(de: "Maß", en: "measure")))
  var measures: [String] = ["degree"]

  @Flag(
    help: help(
      de: "Die Stärke der Beziehungen zählt (sonst zählt jede 1).",
      en: "The strength of ties counts (otherwise each counts 1)."))
  var weights = false

  @Flag(
    help: help(
      de: "Als Anteil am Größtmöglichen (bei degree und betweenness).",
      en: "As a share of the largest possible value (for degree and betweenness)."))
  var share = false

  @Option(
    help: help(
      de: "out: wen jemand erreicht; in: wer ihn erreicht; both: beides.",
      en: "out: whom somebody reaches; in: who reaches them; both: either way.",
      value: Localized(de: "Richtung", en: "direction")))
  var direction: MeasureOptions.Direction?

  @Option(
    parsing: .unconditional,
    help: help(
      de: "PageRank beginnt bei denen, die diese Suche trifft.",
      en: "PageRank starts from those whom this query meets.",
      value: Localized(de: "Suche", en: "query")))
  var towards: String?

  @Flag(
    help: help(
      de: "Zahlen je Beziehung statt je Akteur: wie viele kürzeste Wege über sie führen.",
      en: "Numbers per tie instead of per actor: how many shortest ways run over it."))
  var ties = false

  @Option(
    help: help(
      de:
        "Schätzt betweenness aus Stichproben: höchstens um diesen Anteil aller Paare daneben (0,01).",
      en: "Estimates betweenness from samples: off by at most this share of all pairs (0.01).",
      value: Localized(de: "Fehler", en: "error")), transform: decimal)
  var approximate: Double?

  @Option(
    help: help(
      de: "Wie viele Akteure die Tabelle zeigt (0 = alle).",
      en: "How many actors the table shows (0 = all).",
      value: Localized(de: "Zahl", en: "number")))
  var top = 20

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  /// Every measure with its sentence, for the help.
  static var glossary: String {
    words(de: "Die Maße:", en: "The measures:") + "\n"
      + HelpText.list(Measure.all.map { ($0.id, $0.meaning[spoken]) })
  }

  /// The measures asked for, each once.
  private func chosen() throws -> [Measure] {
    if measures.contains("all") { return Measure.all }
    var chosen: [Measure] = []
    for id in measures.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let measure = Measure.called(id) else {
        let near = Measure.similar(to: id)
        throw CommandFailure(
          .usage, de: "es gibt kein Maß „\(id)“\(near); alle: geflecht measure --help",
          en: "there is no measure “\(id)”\(near); all: geflecht measure --help")
      }
      if !chosen.contains(where: { $0.id == measure.id }) { chosen.append(measure) }
    }
    return chosen
  }

  func validate() throws {
    if let approximate, !(approximate > 0 && approximate < 1) {
      throw ValidationError(
        words(
          de: "--approximate muss zwischen 0 und 1 liegen, etwa 0.01.",
          en: "--approximate must lie between 0 and 1, such as 0.01."))
    }
    if approximate != nil, weights || !measures.contains(where: { $0.contains("betweenness") }) {
      throw ValidationError(
        words(
          de: "--approximate gilt für --measure betweenness ohne --weights.",
          en: "--approximate is for --measure betweenness without --weights."))
    }
  }

  func run() throws {
    let chosen = try chosen()
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    if ties { return try answerTies(&session, snapshot) }
    var options = MeasureOptions(direction: direction, share: share)
    if let towards {
      options.restart = try session.restart(at: towards, in: snapshot)
    }
    let statesDirection = session.read.report.statesDirection
    var reasons: [String] = []
    let scores = try session.compute { execution in
      try chosen.map { measure -> Scores? in
        if measures.contains("all"), measure.cost == .dense, snapshot.graph.vertexCount > 5000 {
          let reason = Localized(
            de: "über 5.000 Akteuren nur, wenn es beim Namen verlangt wird (dauert lange)",
            en: "above 5,000 actors only when asked for by name (takes long)")
          reasons.append("\(measure.id): " + reason[spoken])
          return nil
        }
        if lacksDirection(measure, snapshot), !statesDirection {
          let reason = Localized(
            de: "nicht definiert: keine Richtung angegeben (--directed)",
            en: "not defined: no direction given (--directed)")
          reasons.append("\(measure.id): " + reason[spoken])
          return nil
        }
        do {
          if let approximate, measure.id == "betweenness" {
            let sampled = try sampled(snapshot, error: approximate, execution)
            reasons.append(MeasureCommand.sentence(sampled))
            return snapshot.scores(sampled, as: measure)
          }
          return try snapshot.scores(
            of: measure, weighted: weights, options: options, execution: execution)
        } catch KernelError.notDefined(let reason) {
          reasons.append("\(measure.id): " + KernelError.notDefined(reason).text[spoken])
          return nil
        }
      }
    }
    let answer = answer(
      chosen, scores: scores, snapshot: snapshot, session: session, reasons: reasons)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  /// Whether a measure is about direction in a network where no tie has one.
  private func lacksDirection(_ measure: Measure, _ snapshot: Snapshot) -> Bool {
    ["in-degree", "out-degree", "in-strength", "out-strength", "hub", "authority"]
      .contains(measure.id) && !snapshot.graph.isDirected && snapshot.graph.edgeCount > 0
      && !selection.undirected
  }

  private func sampled(
    _ snapshot: Snapshot, error: Double, _ execution: Execution
  ) throws -> SampledBetweenness {
    try sampledBetweenness(
      direction == .both ? snapshot.graph.undirected() : snapshot.graph, error: error,
      share: share, seed: running.seed, execution: execution)
  }

  private static func sentence(_ sampled: SampledBetweenness) -> String {
    let (count, error) = (spoken.text(sampled.samples), spoken.text(sampled.error))
    return words(
      de: "betweenness geschätzt aus \(count) zufälligen kürzesten Wegen: mit 95 % Sicherheit bei "
        + "niemandem um mehr als \(error) daneben.",
      en: "betweenness estimated from \(count) random shortest ways: with 95% certainty off by at "
        + "most \(error) for everybody.")
  }

  private func answer(
    _ measures: [Measure], scores: [Scores?], snapshot: Snapshot, session: Session,
    reasons: [String]
  ) -> Answer {
    let vertices = 0..<snapshot.graph.vertexCount
    let columns = measures.map { AnswerTable.Column($0.id, $0.name) }
    var records = AnswerTable([AnswerTable.Column("id", de: "Kennung", en: "id")] + columns)
    if output.form == .csv {
      for vertex in vertices {
        var cells: [AnswerTable.Cell] = [.text(snapshot.actor(of: vertex).id)]
        for column in scores { cells.append(.number(column?[vertex: vertex])) }
        records.add(cells)
      }
    }
    let table = table(measures, scores, snapshot)
    let hidden = vertices.count - table.rows.count
    var tail = reasons
    if hidden > 0 {
      tail.append(
        words(
          de: "… und \(spoken.text(hidden)) weitere (--top 0 zeigt alle)",
          en: "… and \(spoken.text(hidden)) more (--top 0 shows all)"))
    }
    if weights {
      // Said on every output that uses strengths.
      tail.append(
        words(
          de: "Mit Stärken gerechnet: mehr = näher; Abstand = 1/Stärke.",
          en: "Strengths counted: more = closer; distance = 1/strength."))
    }
    return Answer(
      lead: [session.caption(snapshot)], table: table, records: records, tail: tail,
      json: .object([
        ("network", session.networkJSON(snapshot)), ("weights", .flag(weights)),
        ("measures", .array(measures.map { .text($0.id) })),
        ("actors", .array(vertices.map { actorJSON($0, measures, scores, snapshot) })),
      ]))
  }

  private func actorJSON(
    _ vertex: Int, _ measures: [Measure], _ scores: [Scores?], _ snapshot: Snapshot
  ) -> JSONText {
    var members: [(String, JSONText)] = [("id", .text(snapshot.actor(of: vertex).id))]
    for (measure, column) in zip(measures, scores) {
      members.append((measure.id, .optional(column?[vertex: vertex])))
    }
    return .object(members)
  }

  /// The greatest by the first measure, with their other numbers.
  private func table(
    _ measures: [Measure], _ scores: [Scores?], _ snapshot: Snapshot
  ) -> AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("rank", de: "Rang", en: "Rank"), .init("name", de: "Name", en: "Name"),
    ]
    for measure in measures { columns.append(.init(measure.id, measure.name)) }
    var table = AnswerTable(columns)
    guard let first = scores.lazy.compactMap({ $0 }).first else { return table }
    for line in first.ranking(count: top > 0 && !output.isForPeople ? top : nil) {
      var cells: [AnswerTable.Cell] = [
        .integer(line.rank), .text(snapshot.actor(of: line.vertex).name),
      ]
      for column in scores { cells.append(.number(column?[vertex: line.vertex])) }
      table.add(cells)
    }
    return table
  }
}
