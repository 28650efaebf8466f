import ArgumentParser
import Relations
import Storage
import Wording

/// Whom a command on a project means: one actor, or two for their tie.
struct WhoArguments: ParsableArguments {
  @Argument(
    help: help(
      de: "Kennung oder Name; zwei für die Beziehung der beiden.",
      en: "Id or name; two for the tie between them.",
      value: Localized(de: "Akteur", en: "actor")))
  var who: [String]

  func validate() throws {
    guard (1...2).contains(who.count) else {
      throw ValidationError(
        words(
          de: "Eine oder zwei Namen angeben (mit Leerzeichen in Anführungszeichen).",
          en: "Give one or two names (in quotation marks if they have spaces)."))
    }
  }
}

/// What is said about an actor or a tie.
struct FactOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Art: person, organisation, channel … oder friend, family …",
      en: "Kind: person, organisation, channel … or friend, family …",
      value: Localized(de: "Art", en: "kind")))
  var kind: String?

  @Option(
    help: help(
      de: "Name, den Menschen lesen.", en: "Name that people read.",
      value: Localized(de: "Name", en: "name")))
  var name: String?

  @Option(
    help: help(
      de: "Ort oder Ortsteil.", en: "Town or district.", value: Localized(de: "Ort", en: "place")))
  var place: String?

  @Option(
    name: .customLong("topic"),
    help: help(
      de: "Thema; mehrfach möglich, ersetzt die bisherigen.",
      en: "Topic; repeatable, replaces the earlier ones.",
      value: Localized(de: "Thema", en: "topic")))
  var topics: [String] = []

  @Option(
    help: help(
      de: "Darf angesprochen werden: granted, objected oder unknown.",
      en: "May be approached: granted, objected or unknown.",
      value: Localized(de: "Einwilligung", en: "permission")))
  var permission: Actor.Permission?

  @Option(
    help: help(
      de: "Was es kostet, diesen Partner zu gewinnen.", en: "What winning this partner costs.",
      value: Localized(de: "Betrag", en: "amount")),
    transform: decimal)
  var cost: Double?

  @Option(
    name: .customLong("attribute"),
    help: help(
      de: "Weitere Spalte: email=anna@beispiel.de; mehrfach möglich.",
      en: "Further column: email=anna@example.org; repeatable.",
      value: Localized(de: "Spalte=Wert", en: "column=value")))
  var attributes: [String] = []

  @Option(
    help: help(
      de: "Stärke der Beziehung: mehr = näher.", en: "Strength of the tie: more = closer.",
      value: Localized(de: "Zahl", en: "number")),
    transform: decimal)
  var strength: Double?

  @Flag(
    help: help(
      de: "Die Beziehung gilt nur vom ersten zum zweiten.",
      en: "The tie runs from the first to the second only."))
  var directed = false

  @Option(
    help: help(
      de: "Seit wann die Beziehung besteht.", en: "Since when the tie has held.",
      value: Localized(de: "Tag", en: "day")))
  var since: String?

  @Option(
    help: help(
      de: "Bis wann die Beziehung bestand.", en: "Until when the tie held.",
      value: Localized(de: "Tag", en: "day")))
  var until: String?

  @Option(
    help: help(
      de: "Wie sicher die Quelle ist: 0 bis 1.", en: "How sure the source is: 0 to 1.",
      value: Localized(de: "Zahl", en: "number")),
    transform: decimal)
  var confidence: Double?

  /// What is said about an actor.
  func actorEdit() throws -> ActorEdit {
    try refuse(
      [
        "--strength": strength != nil, "--directed": directed, "--since": since != nil,
        "--until": until != nil, "--confidence": confidence != nil,
      ], words(de: "gilt für Beziehungen (zwei Namen)", en: "is about ties (two names)"))
    var edit = ActorEdit()
    edit.name = name
    edit.kind = kind.map { Actor.Kind($0) }
    edit.place = place
    edit.topics = topics.isEmpty ? nil : topics
    edit.permission = permission
    edit.cost = cost
    edit.further = try attributes.map { text in
      guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
        throw CommandFailure(
          .usage, de: "--attribute: „\(text)“ hat nicht die Form Spalte=Wert",
          en: "--attribute: “\(text)” is not of the form column=value")
      }
      return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
    return edit
  }

  /// What is said about a tie.
  func tieEdit() throws -> TieEdit {
    try refuse(
      [
        "--name": name != nil, "--place": place != nil, "--topic": !topics.isEmpty,
        "--permission": permission != nil, "--cost": cost != nil,
        "--attribute": !attributes.isEmpty,
      ], words(de: "gilt für Akteure (ein Name)", en: "is about actors (one name)"))
    var edit = TieEdit()
    edit.kind = kind
    edit.isDirected = directed ? true : nil
    edit.strength = strength
    edit.start = try since.map { try DateOption.date("--since", $0).first }
    edit.last = try until.map { try DateOption.date("--until", $0).last }
    edit.confidence = confidence
    return edit
  }

  private func refuse(_ options: [String: Bool], _ why: String) throws {
    let wrong = options.filter(\.value).keys.sorted()
    guard let first = wrong.first else { return }
    throw CommandFailure(.usage, ["\(words(de: "Fehler", en: "error")): \(first) \(why)"])
  }
}

/// Where something comes from that is entered by hand.
struct NoteOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Woher das stammt: ein Interview, eine Zeitung …; sonst „von Hand“.",
      en: "Where this comes from: an interview, a newspaper …; otherwise “by hand”.",
      value: Localized(de: "Quelle", en: "source")))
  var source: String?

  @Option(
    help: help(
      de: "Von welchem Tag die Quelle ist.", en: "The day the source is of.",
      value: Localized(de: "Tag", en: "day")))
  var sourceDay: String?

  func note() throws -> SourceNote {
    SourceNote(
      title: source, day: try sourceDay.map { try DateOption.date("--source-day", $0).last })
  }
}
