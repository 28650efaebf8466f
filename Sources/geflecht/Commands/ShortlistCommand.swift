import Exchange
import Analysis
import ArgumentParser
import GraphCore
import Relations
import Wording

/// `geflecht shortlist`: whom to approach, chosen as a set.
struct ShortlistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortlist",
    abstract: words(
      de: "Wen ansprechen: Partner, die zusammen möglichst viele erreichen.",
      en: "Whom to approach: partners who together reach as many as possible."),
    discussion: words(
      de: "Jeder Name zählt nur, was vor ihm noch niemand erreicht. Wer der Ansprache "
        + "widersprochen hat, wird nie vorgeschlagen, auch nicht als Vermittler.",
      en: "Each name counts only what nobody before it reaches. Whoever objected is never "
        + "suggested, not as a go-between either."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var day: DayOptions

  @Option(
    help: help(
      de: "Wie viele Partner (sonst 10, oder so viele, wie Geld und Stunden erlauben).",
      en: "How many partners (default: 10, or as many as money and hours allow).",
      value: Localized(de: "Zahl", en: "number")))
  var size: Int?

  @Option(
    help: help(
      de: "Das Themenfeld: wer es hören soll, und wessen Stand zählt.",
      en: "The topic field: who should hear it, and whose stage counts.",
      value: Localized(de: "Thema", en: "topic")))
  var topic: String?

  @Option(
    help: help(
      de: "Der Ort: wer es hören soll, und wessen Stand zählt.",
      en: "The place: who should hear it, and whose stage counts.",
      value: Localized(de: "Ort", en: "place")))
  var place: String?

  @Option(
    parsing: .unconditional,
    help: help(
      de: "Wer auf die Liste darf (eine Suche); die anderen bleiben im Netz.",
      en: "Who may be on the list (a query); the others stay in the network.",
      value: Localized(de: "Suche", en: "query")))
  var among: String?

  @Option(
    help: help(
      de: "declined (abgesagt): auch wer abgesagt hat.",
      en: "declined: those who declined as well.",
      value: Localized(de: "Stand", en: "stage")))
  var include: IncludedStage?

  @Flag(
    help: help(
      de: "Nicht auf denen aufbauen, die schon mitarbeiten: alle neu wählen.",
      en: "Do not build on those who cooperate already: choose everybody anew."))
  var afresh = false

  @Option(
    name: [.customLong("us"), .customLong("from")],
    help: help(
      de: "Wer wir sind (Kennung oder Name; sonst, wer im Projekt als wir eingetragen ist): hier "
        + "beginnen die warmen Wege. Ein Tag bei --from zählt wie --since.",
      en:
        "Who we are (id or name; otherwise who the project says is us): the warm ways begin here. "
        + "A day given to --from counts as --since.",
      value: Localized(de: "Akteur", en: "actor")))
  var from: [String] = []

  @Option(
    help: help(
      de: "Wie --until.", en: "The same as --until.", value: Localized(de: "Tag", en: "day")))
  var to: String?

  @Option(
    help: help(
      de: "Muss auf die Liste; mehrfach möglich.", en: "Must be on the list; repeatable.",
      value: Localized(de: "Akteur", en: "actor")))
  var must: [String] = []

  @Option(
    help: help(
      de: "Darf nicht auf die Liste; mehrfach möglich.", en: "Must not be on it; repeatable.",
      value: Localized(de: "Akteur", en: "actor")))
  var without: [String] = []

  @Option(
    help: help(
      de: "Höchstens so viele je Ort.", en: "At most so many per place.",
      value: Localized(de: "Zahl", en: "number")))
  var perPlace: Int?

  @Option(
    help: help(
      de: "Höchstens so viele je Organisation.", en: "At most so many per organisation.",
      value: Localized(de: "Zahl", en: "number")))
  var perOrganisation: Int?

  @Option(
    help: help(
      de: "Die Spalte, in der die Organisation steht, wenn sie nicht erkannt wird.",
      en: "The column that names the organisation, if it is not recognised.",
      value: Localized(de: "Spalte", en: "column")))
  var organisationColumn: String?

  @OptionGroup(title: words(de: "Bedingungen", en: "Conditions"))
  var constraints: ConstraintOptions

  @Option(
    help: help(
      de: "Schreibt in diese CSV-Datei zu jedem Erreichten den Weg der Botschaft und prüft ihn.",
      en: "Writes the way of the message to everybody reached to this CSV file, and checks it.",
      value: Localized(de: "Datei", en: "file")))
  var routes: String?

  @OptionGroup(title: words(de: "Vom Ziel her", en: "From the goal"))
  var goal: GoalOptions

  @OptionGroup(title: words(de: "Wer spricht mit wem", en: "Who speaks to whom"))
  var assignment: AssignOptions

  @OptionGroup var spread: SpreadOptions
  @OptionGroup(title: words(de: "Modell", en: "Model"))
  var model: ModelOptions
  @OptionGroup(title: words(de: "Modell", en: "Model"))
  var certainty: CertaintyOptions
  @OptionGroup var kinds: KindOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    if let size { try atLeastOne("--size", size) }
    guard !model.isByChance || (goal.goal == nil && !assignment.assign && routes == nil) else {
      throw ValidationError(
        words(
          de: "--goal, --assign und --routes zählen Schritte; sie gehen nicht mit --model cascade, "
            + "threshold oder complex.",
          en: "--goal, --assign and --routes count steps; they do not go with --model cascade, "
            + "threshold or complex."))
    }
    if let perPlace { try atLeastOne("--per-place", perPlace) }
    if let perOrganisation { try atLeastOne("--per-organisation", perOrganisation) }
  }

  func run() throws {
    var session = try Session(input, running, influence: spread.influence)
    let (us, firstDay) = try session.actorsOrDay(from, option: "--from")
    let selected = try day.selection(selection, from: firstDay, to: to, in: session)
    let snapshot = try session.snapshot(selected)
    let question = Shortlist.Question(
      size: size ?? (constraints.limitsSpending || goal.goal != nil ? nil : 10),
      steps: spread.steps,
      direction: spread.direction,
      must: try session.actorIDs(must),
      without: try session.actorIDs(without), perPlace: perPlace,
      perOrganisation: perOrganisation, organisationColumn: organisationColumn,
      towards: try spread.target(in: session), from: us,
      kinds: kinds.kinds, conditions: try constraints.conditions(in: session),
      goal: goal.goal, topic: topic, place: place,
      among: try among.map { try session.ids(meeting: $0, option: "--among") },
      includesDeclined: include != nil, isAfresh: afresh)
    if model.isByChance {
      let answer = try spreadAnswer(question, &session, snapshot)
        .noting(session.notes(snapshot, spread.influence))
      try session.write { try output.deliver(answer) }
      return session.finish()
    }
    let isAssigned = assignment.assign
    let capacity = assignment.capacity
    let (shortlist, expected, voices) = try session.compute { execution in
      let shortlist = try snapshot.shortlist(question, execution: execution)
      let expected = try snapshot.expected(
        of: shortlist, seed: running.seed, execution: execution)
      guard isAssigned else { return (shortlist, expected, ClosestVoice?.none) }
      let voices = ClosestVoice.Question(
        partners: shortlist.partners.map { snapshot.network.actors[Int($0)].id },
        towards: question.towards, capacity: capacity, view: question.view)
      return (shortlist, expected, try snapshot.closestVoice(voices, execution: execution))
    }
    let doubt = try session.compute { execution in
      try certainty.uncertainty.flatMap {
        shortlist.entries.isEmpty
          ? nil
          : try snapshot.uncertainty(
            of: shortlist, seed: running.seed, resamples: $0, execution: execution)
      }
    }
    var answer = ShortlistAnswer(
      shortlist: shortlist, expected: expected,
      standing: PartnerStanding(snapshot, topic: topic, place: place, us: us), session: session,
      snapshot: snapshot, seed: running.seed, doubt: doubt
    ).answer
    if let voices { answer = AssignmentAnswer(voices, session.network).extend(answer) }
    if let routes {
      let file = try RoutesFile(shortlist, snapshot)
      try session.write { try file.write(to: routes) }
      answer.tail.append(file.sentence)
    }
    let judged = try judged(answer, shortlist, doubt, &session, snapshot)
    let notes = session.notes(snapshot, spread.influence)
    try session.write { try output.deliver(judged.noting(notes)) }
    session.finish()
  }
}

extension ShortlistCommand {
  /// The answer with how simpler choices fare and, if asked for, how sure each name is.
  private func judged(
    _ answer: Answer, _ shortlist: Shortlist, _ doubt: SpreadUncertainty?,
    _ session: inout Session, _ snapshot: Snapshot
  ) throws -> Answer {
    let network = session.network
    let named = try certainty.compare.map { try session.actorIDs([$0]) }
    let comparisons = try session.compute { execution in
      try snapshot.comparisons(
        with: shortlist, compare: named, seed: running.seed, execution: execution)
    }
    let compared = answer.adding(
      ComparisonText.lines(comparisons, shortlist.question.conditions, network), "comparisons",
      ComparisonText.json(comparisons, network))
    guard let doubt else { return compared }
    return compared.adding(
      UncertaintyText.nameLines(doubt, network) + UncertaintyText.lines(doubt, network),
      "uncertainty", UncertaintyText.json(doubt, network))
  }

  /// The answer under a model of chance.
  private func spreadAnswer(
    _ list: Shortlist.Question, _ session: inout Session, _ snapshot: Snapshot
  ) throws -> Answer {
    let question = SpreadShortlist.Question(
      list: list,
      model: try model.spreadModel(steps: spread.givenSteps, direction: spread.direction),
      epsilon: certainty.epsilon, confidence: certainty.confidence,
      compare: try certainty.compare.map { try session.actorIDs([$0]) }, seed: running.seed)
    let (shortlist, hangs) = try session.compute { execution in
      let shortlist = try snapshot.spreadShortlist(question, execution: execution)
      let hangs = try certainty.uncertainty.flatMap {
        shortlist.entries.isEmpty
          ? nil : try snapshot.uncertainty(of: shortlist, resamples: $0, execution: execution)
      }
      return (shortlist, hangs)
    }
    return SpreadShortlistAnswer(
      shortlist: shortlist,
      standing: PartnerStanding(snapshot, topic: topic, place: place, us: list.from),
      session: session, snapshot: snapshot, hangs: hangs
    ).answer
  }
}

/// A stage that a list includes only if asked to.
enum IncludedStage: String, SpokenChoice {
  case declined

  var german: [String] { ["abgesagt", "abgelehnt"] }
}
