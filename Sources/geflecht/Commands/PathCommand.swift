import Exchange
import Analysis
import ArgumentParser
import Relations
import Wording

/// `geflecht path`: the warmest way to somebody.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: words(
      de: "Der wärmste Weg zu jemandem: wer kann uns vorstellen?",
      en: "The warmest way to somebody: who can introduce us?"),
    discussion: words(
      de: "Die Wärme einer Beziehung ist ihre Stärke im Verhältnis zur stärksten ihrer Art; die "
        + "eines Weges ist das Produkt. Nie über jemanden, der widersprochen hat.",
      en:
        "The warmth of a tie is its strength relative to the strongest of its kind; that of a way "
        + "is the product. Never through somebody who objected."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var day: DayOptions

  @Option(
    help: help(
      de: "Wer fragt: wir (Kennung oder Name; mehrfach möglich).",
      en: "Who asks: us (id or name; repeatable).", value: Localized(de: "Akteur", en: "actor")))
  var from: [String] = []

  @Option(
    help: help(
      de: "Wer gefunden werden soll.", en: "Who is to be met.",
      value: Localized(de: "Akteur", en: "actor")))
  var to: String

  @Option(
    help: help(
      de: "Wie viele Wege mit anderen Vermittlern gezeigt werden.",
      en: "How many ways with other go-betweens to show.",
      value: Localized(de: "Zahl", en: "number")))
  var alternatives = 3

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    try atLeastOne("--alternatives", alternatives)
    guard !from.isEmpty else {
      throw ValidationError(
        words(de: "--from fehlt: wer fragt?", en: "--from is missing: who asks?"))
    }
  }

  func run() throws {
    var session = try Session(input, running)
    let snapshot = try session.snapshot(day.selection(selection, in: session))
    let question = WarmPath.Question(
      from: try session.actorIDs(from), to: try session.actorIDs([to])[0],
      alternatives: alternatives)
    let paths = try session.compute { _ in try snapshot.warmPaths(question) }
    let answer = answer(paths, question, session: session, snapshot: snapshot)
      .noting(session.notes(snapshot))
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(
    _ paths: [WarmPath], _ question: WarmPath.Question, session: Session, snapshot: Snapshot
  ) -> Answer {
    let network = session.network
    var table = AnswerTable([
      .init("way", de: "Weg", en: "Way"), .init("warmth", de: "Wärme", en: "Warmth"),
      .init("from", de: "von", en: "From"), .init("to", de: "zu", en: "To"),
      .init("kind", de: "Beziehung", en: "Tie"), .init("strength", de: "Stärke", en: "Strength"),
      .init("last", de: "zuletzt belegt", en: "Last known"),
    ])
    for (number, path) in paths.enumerated() {
      for (step, tie) in path.steps.enumerated() {
        table.add([
          step == 0 ? .integer(number + 1) : .none,
          step == 0 ? .number(path.warmth) : .none,
          .text(network.actors[Int(tie.from)].name), .text(network.actors[Int(tie.to)].name),
          .text(network.tieKinds[Int(tie.kind)].id), .number(tie.strength),
          .text(tie.lastDay.map { spoken.text($0) } ?? ""),
        ])
      }
    }
    return Answer(
      lead: [session.caption(snapshot)] + sentences(paths, question, network), table: table,
      records: records(paths, network),
      json: json(paths, question, network, session.networkJSON(snapshot)))
  }

  private func sentences(
    _ paths: [WarmPath], _ question: WarmPath.Question, _ network: Network
  ) -> [String] {
    let name = network.position(of: question.to).map { network.actors[$0].name } ?? question.to
    guard !paths.isEmpty else {
      return [words(de: "Kein Weg zu \(name).", en: "No way to \(name).")]
    }
    return paths.enumerated().map { number, path in
      "\(number + 1). \(path.text[spoken]): \(PathText.line(path, network))"
    }
  }

  private func records(_ paths: [WarmPath], _ network: Network) -> AnswerTable {
    var table = AnswerTable([
      .init("way", de: "Weg", en: "way"), .init("step", de: "Schritt", en: "step"),
      .init("from", de: "von", en: "from"), .init("to", de: "zu", en: "to"),
      .init("kind", de: "Art", en: "kind"), .init("strength", de: "Stärke", en: "strength"),
      .init("warmth", de: "Wärme", en: "warmth"), .init("last", de: "zuletzt", en: "last"),
    ])
    for (number, path) in paths.enumerated() {
      for (step, tie) in path.steps.enumerated() {
        table.add([
          .integer(number + 1), .integer(step + 1), .text(network.actors[Int(tie.from)].id),
          .text(network.actors[Int(tie.to)].id), .text(network.tieKinds[Int(tie.kind)].id),
          .number(tie.strength), .number(tie.warmth), .text(tie.lastDay?.description ?? ""),
        ])
      }
    }
    return table
  }

  private func json(
    _ paths: [WarmPath], _ question: WarmPath.Question, _ network: Network, _ about: JSONText
  ) -> JSONText {
    .object([
      ("network", about),
      ("from", .array(question.from.map { .text($0) })), ("to", .text(question.to)),
      (
        "paths",
        .array(
          paths.map { path in
            .object([
              ("warmth", .number(path.warmth)),
              ("actors", .array(path.actors.map { .text(network.actors[Int($0)].id) })),
              (
                "steps",
                .array(
                  path.steps.map { tie in
                    .object([
                      ("from", .text(network.actors[Int(tie.from)].id)),
                      ("to", .text(network.actors[Int(tie.to)].id)),
                      ("kind", .text(network.tieKinds[Int(tie.kind)].id)),
                      ("strength", .number(tie.strength)), ("warmth", .number(tie.warmth)),
                      ("last", .optional(tie.lastDay?.description ?? "")),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
