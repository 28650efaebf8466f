import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht keyplayers`: the set that is best together, or the worth of one.
struct KeyPlayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keyplayers",
    abstract: words(
      de: "Die Schlüsselpersonen: wer zusammen allen am nächsten ist, alle hält oder allen sagt.",
      en: "The key players: who together is nearest to all, holds all together, or tells all."),
    discussion: words(de: "Wofür (--goal):", en: "What for (--goal):") + "\n"
      + HelpText.list(
        KeyPlayerSet.Goal.allCases.map { ($0.rawValue, KeyPlayersCommand.meaning(of: $0)) }))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    help: help(
      de: "Wofür sie gesucht werden: reach, hold, cover oder votes.",
      en: "What they are wanted for: reach, hold, cover or votes.",
      value: Localized(de: "Zweck", en: "goal")))
  var goal = KeyPlayerSet.Goal.reach

  @Option(
    help: help(
      de: "Wie viele (cover nimmt so viele, wie nötig sind).",
      en: "How many (cover takes as many as it needs).",
      value: Localized(de: "Zahl", en: "number")))
  var size = 3

  @Option(
    help: help(
      de: "Statt zu suchen: was diese zusammen wert sind; durch Komma getrennt, Kennung oder Name.",
      en: "Instead of a search: what these are worth together; separated by commas, id or name.",
      value: Localized(de: "Akteure", en: "actors")))
  var actors: [String] = []

  @OptionGroup var kinds: KindOptions
  @OptionGroup var influence: InfluenceOptions

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws { try atLeastOne("--size", size) }

  private static func meaning(of goal: KeyPlayerSet.Goal) -> String {
    switch goal {
    case .reach:
      words(
        de: "Wer zusammen die kürzesten Wege zu allen hat (KPP-Pos).",
        en: "Who together has the shortest ways to all (KPP-Pos).")
    case .hold:
      words(
        de: "Ohne wen das Netz am stärksten zerfiele (KPP-Neg).",
        en: "Without whom the network would fall apart most (KPP-Neg).")
    case .cover:
      words(
        de:
          "Wer es zusammen in einem Schritt allen sagen kann, die es hören können, mit möglichst wenigen.",
        en: "Who together can tell all who can be told in one step, with as few as possible.")
    case .votes:
      words(
        de: "Nacheinander gewählt von ihren Nachbarn, weit weg von den schon Gewählten (VoteRank).",
        en: "Elected one by one by their neighbours, far from those elected already (VoteRank).")
    }
  }

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running, influence: influence)
    let snapshot = try session.snapshot(selected)
    let question = KeyPlayerSet.Question(
      goal: goal, size: size, direction: influence.direction, kinds: kinds.kinds,
      actors: try session.actorIDs(actors))
    let set = try session.compute { try snapshot.keyPlayers(question, execution: $0) }
    let answer = answer(set, session: session, snapshot: snapshot)
      .noting(influence.notes(snapshot))
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ set: KeyPlayerSet, session: Session, snapshot: Snapshot) -> Answer {
    let network = session.network
    var table = AnswerTable([
      .init("rank", de: "Nr.", en: "No."), .init("id", de: "Kennung", en: "Id"),
      .init("name", de: "Name", en: "Name"), .init("place", de: "Ort", en: "Place"),
    ])
    for (place, member) in set.members.enumerated() {
      let actor = network.actors[Int(member)]
      table.add([.integer(place + 1), .text(actor.id), .text(actor.name), .text(actor.place)])
    }
    let lead = actors.isEmpty ? [KeyPlayersCommand.meaning(of: goal)] : []
    return Answer(
      lead: [session.caption(snapshot)] + lead, table: table, tail: certainty(set) + worth(set),
      json: json(set, network, snapshot, session))
  }

  private func certainty(_ set: KeyPlayerSet) -> [String] {
    var lines: [String] = []
    if let bound = set.lowerBound {
      lines.append(
        set.isExact == true
          ? words(
            de: "Weniger als \(spoken.text(bound)) genügen nicht: bewiesen.",
            en: "Fewer than \(spoken.text(bound)) do not suffice: proven.")
          : words(
            de: "Weniger als \(spoken.text(bound)) genügen sicher nicht.",
            en: "Fewer than \(spoken.text(bound)) certainly do not suffice."))
    } else if set.isExact == true {
      lines.append(
        words(
          de: "Alle Gruppen dieser Größe wurden verglichen: keine ist besser.",
          en: "All sets of this size were compared: none is better."))
    } else if set.isExact == false {
      lines.append(
        words(
          de:
            "Schrittweise gesucht, nicht jede Gruppe verglichen: eine etwas bessere kann es geben.",
          en: "Searched step by step, not every set compared: a slightly better one may exist."))
    }
    if set.objectors > 0 {
      lines.append(
        words(
          de: "Ausgelassen, weil sie widersprochen haben: \(spoken.text(set.objectors)).",
          en: "Left out because they objected: \(spoken.text(set.objectors))."))
    }
    return lines
  }

  private func worth(_ set: KeyPlayerSet) -> [String] {
    let figures = set.figures
    func share(_ value: Double?) -> String { value.map { spoken.percent($0) } ?? "–" }
    func number(_ value: Double?) -> String { value.map { spoken.text($0, decimals: 3) } ?? "–" }
    return [
      words(
        de: "Zusammen mit \(share(figures.degree)) der anderen direkt verbunden; Nähe "
          + "\(number(figures.closeness)) (1 = alle einen Schritt entfernt), Reichweite nach "
          + "Abstand \(number(figures.reach)).",
        en: "Together tied to \(share(figures.degree)) of the others; closeness "
          + "\(number(figures.closeness)) (1 = all one step away), distance-weighted reach "
          + "\(number(figures.reach))."),
      words(
        de: "\(share(figures.betweenness)) der kürzesten Wege zwischen anderen führen über sie. "
          + "Ohne sie haben \(share(figures.fragmentation)) der Paare keine Verbindung mehr "
          + "(jetzt \(share(figures.fragmentationBefore))).",
        en: "\(share(figures.betweenness)) of the shortest ways between others run through them. "
          + "Without them \(share(figures.fragmentation)) of the pairs have no connection "
          + "(now \(share(figures.fragmentationBefore)))."),
    ]
  }

  private func json(
    _ set: KeyPlayerSet, _ network: Network, _ snapshot: Snapshot, _ session: Session
  ) -> JSONText {
    .object([
      ("network", session.networkJSON(snapshot)),
      ("goal", actors.isEmpty ? .text(goal.rawValue) : .null),
      ("actors", .array(set.members.map { .text(network.actors[Int($0)].id) })),
      ("exact", set.isExact.map { .flag($0) } ?? .null),
      ("lowerBound", set.lowerBound.map { .integer($0) } ?? .null),
      ("groupDegree", .optional(set.figures.degree)),
      ("groupCloseness", .optional(set.figures.closeness)),
      ("groupBetweenness", .optional(set.figures.betweenness)),
      ("distanceWeightedReach", .number(set.figures.reach)),
      ("fragmentation", .optional(set.figures.fragmentation)),
      ("fragmentationBefore", .optional(set.figures.fragmentationBefore)),
      ("objectors", .integer(set.objectors)),
    ])
  }
}
