public import GraphCore
public import Relations
public import Wording

/// Why a question about a network has no answer.
///
/// Data only; the words stand below.
public enum AnalysisError: Error, Hashable, Sendable {
  /// No actor of the network has this id.
  case unknownActor(String)
  /// The actor is in the network but not in the selection.
  case notSelected(String)
  /// The actor objected to being contacted.
  case objected(String)
  /// A number of the question lies outside what makes sense.
  case outOfRange(name: String, value: Int, least: Int)
  /// No selected actor has this topic.
  case unknownTopic(String)
  /// No selected actor has this place.
  case unknownPlace(String)
  /// Topic and place both occur, but nobody has both.
  case emptyField(topic: String, place: String)
  /// No column of the actors has this name.
  case unknownColumn(String)
  /// A limit per organisation was asked for, but the network names no organisations.
  case noOrganisations
  /// The same actor must and must not be on the list.
  case contradictory(String)
  /// More actors must be on the list than it has room for.
  case tooManyRequired(required: Int, size: Int)
  /// The actors that must be on the list exceed a limit: so many of them in this place or
  /// organisation.
  case limitExceeded(name: String, found: Int, limit: Int)
  /// Nobody may be put on the list.
  case noCandidates
  /// Nobody is left who should hear it.
  case emptyTarget
  /// None of those who may be put on the list reaches anybody else.
  case reachNobody
  /// All who may be put on the list reach somebody who should not hear it.
  case allReachAvoided
  /// Nothing says when ties began or ended, and no days were given.
  case noDates
  /// The time asked for has more steps than an answer may have.
  case tooManySteps(limit: Int)
  /// No tie goes on after any of the steps asked for; those that have single days only.
  case nothingThere(singleDays: Int)
  /// All ties are occasions, of these kinds: nothing that could last.
  case onlyOccasions([String])
  /// None of the ties in question fades.
  case nothingFades
  /// All ties that fade are lost on this day; the last day the data name.
  case allLost(on: Day, lastDay: Day)
  /// The network has no campaign of this name; those it has.
  case unknownCampaign(String, known: [String])
  /// The network has no part (place, topic, circle, value of a column) of this name.
  case unknownPart(String)
  /// Somebody must be on the list, but nothing is known about their cost or hours.
  case unknownCost(String)
  /// Nobody of the kinds asked for counts as a channel.
  case noChannels
  /// A pilot needs more people or fewer cells: so many cells were made, so many are needed.
  case tooFewCells(found: Int, needed: Int)
  /// So many people of a pilot would count, so many are needed on each side.
  case tooFewPeople(test: Int, control: Int, needed: Int)
  /// No choice complies with the conditions.
  case refused(Refusal)
  /// A computation failed.
  case kernel(KernelError)

  /// What is wrong, in words.
  public var text: Localized {
    switch self {
    case .unknownActor(let id):
      Localized(
        de: "niemand im Netz hat die Kennung „\(id)“",
        en: "nobody in the network has the id “\(id)”")
    case .notSelected(let id):
      Localized(
        de: "„\(id)“ gehört nicht zur Auswahl", en: "“\(id)” does not belong to the selection")
    case .objected(let id):
      Localized(
        de: "„\(id)“ hat der Ansprache widersprochen", en: "“\(id)” objected to being contacted")
    case .outOfRange(let name, let value, let least):
      Localized(
        de: "\(name) ist \(value), muss aber mindestens \(least) sein",
        en: "\(name) is \(value) but must be at least \(least)")
    case .unknownTopic(let topic):
      Localized(de: "niemand hat das Thema „\(topic)“", en: "nobody has the topic “\(topic)”")
    case .unknownPlace(let place):
      Localized(de: "niemand hat den Ort „\(place)“", en: "nobody has the place “\(place)”")
    case .emptyField(let topic, let place):
      Localized(
        de: "niemand in „\(place)“ hat das Thema „\(topic)“",
        en: "nobody in “\(place)” has the topic “\(topic)”")
    case .unknownColumn(let name):
      Localized(
        de: "die Akteure haben keine Spalte „\(name)“", en: "the actors have no column “\(name)”")
    case .noOrganisations:
      Localized(
        de: "das Netz nennt keine Organisationen: weder in einer Spalte noch als Akteure",
        en: "the network names no organisations: neither in a column nor as actors")
    case .contradictory(let id):
      Localized(
        de: "„\(id)“ soll zugleich auf die Liste und nicht auf die Liste",
        en: "“\(id)” is asked to be on the list and not to be on it")
    case .tooManyRequired(let required, let size):
      Localized(
        de: "\(required) sollen auf eine Liste mit \(size) Plätzen",
        en: "\(required) are to be on a list of \(size)")
    case .limitExceeded(let name, let found, let limit):
      Localized(
        de: "\(found) der Gesetzten gehören zu „\(name)“, erlaubt sind \(limit)",
        en: "\(found) of those required belong to “\(name)”, the limit is \(limit)")
    case .noCandidates:
      Localized(de: "niemand kommt für die Liste infrage", en: "nobody may be put on the list")
    case .emptyTarget:
      Localized(
        de: "niemand ist übrig, der es hören soll: die gewünschte Zielgruppe ist leer oder soll "
          + "es gerade nicht hören",
        en: "nobody is left who should hear it: the target is empty, or all of it is to be avoided")
    case .reachNobody:
      Localized(
        de: "wer auf die Liste darf, erreicht niemand anderen: keine Beziehung trägt die Botschaft "
          + "von dort weiter",
        en: "whoever may be put on the list reaches nobody else: no tie carries the message on "
          + "from there")
    case .allReachAvoided:
      Localized(
        de: "niemand ist übrig, der nicht auch jene erreicht, die es nicht hören sollen: weniger "
          + "meiden oder zulassen, dass einige es hören",
        en: "nobody is left who does not reach those to be avoided, too: avoid fewer, or allow "
          + "that some hear it")
    case .noDates:
      Localized(
        de: "keine Zeitangaben: weder Beziehungen noch Kontakte nennen Tage",
        en: "no dates: neither ties nor contacts name days")
    case .tooManySteps(let limit):
      Localized(
        de: "mehr als \(limit) Zeitschritte: einen Zeitraum (--from, --to) oder längere wählen",
        en: "more than \(limit) steps of time: choose a period (--from, --to) or longer steps")
    case .nothingThere(let singleDays):
      singleDays > 0
        ? Localized(
          de: "zu keinem dieser Zeitpunkte besteht eine Beziehung, denn \(singleDays) haben nur "
            + "einzelne Tage: mit --occasions ART zählen sie als Anlässe, mit --half-life 60 "
            + "verblassen sie langsam",
          en: "no tie is there at any of these times, as \(singleDays) have single days only: with "
            + "--occasions KIND they count as occasions, with --half-life 60 they fade slowly")
        : Localized(
          de:
            "in dieser Zeit besteht keine Beziehung: einen anderen Zeitraum (--from, --to) wählen",
          en: "there is no tie in this time: choose another period (--from, --to)")
    case .onlyOccasions(let kinds):
      Localized(
        de: "alle Beziehungen sind Anlässe (\(kinds.joined(separator: ", "))), die nicht bestehen "
          + "bleiben: mit --half-life 60 verblassen sie langsam, mit --occasions keine zählen sie "
          + "wie andere Beziehungen",
        en: "all ties are occasions (\(kinds.joined(separator: ", "))), which do not last: with "
          + "--half-life 60 they fade slowly, with --occasions none they count as other ties do")
    case .nothingFades:
      Localized(
        de: "keine dieser Beziehungen verblasst: --half-life oder tie_kinds.csv fehlt",
        en: "none of these ties fades: say half-lives (--half-life, tie_kinds.csv)")
    case .allLost(let day, let last):
      Localized(
        de:
          "am \(Language.german.text(day)) sind alle Beziehungen, die verblassen, schon verloren: der "
          + "letzte Tag der Daten ist der \(Language.german.text(last)) (neue Kontakte eintragen, oder "
          + "mit --at von einem früheren Tag an planen)",
        en:
          "on \(Language.english.text(day)) all ties that fade are lost already: the last day of the "
          + "data is \(Language.english.text(last)) (enter newer contacts, or plan from an earlier day "
          + "with --at)")
    case .unknownCampaign(let name, let known):
      known.isEmpty
        ? Localized(
          de: "das Netz kennt keine Kampagnen (campaigns.csv)",
          en: "the network knows no campaigns (campaigns.csv)")
        : Localized(
          de: "keine Kampagne heißt „\(name)“; es gibt: \(known.joined(separator: ", "))",
          en: "no campaign is called “\(name)”; there are: \(known.joined(separator: ", "))")
    case .unknownPart(let name):
      Localized(de: "„\(name)“ kommt nicht vor", en: "“\(name)” does not occur")
    case .unknownCost(let id):
      Localized(
        de: "„\(id)“ soll auf die Liste, aber Kosten (oder Stunden) sind nicht bekannt; "
          + "--default-cost und --default-hours helfen",
        en: "“\(id)” must be on the list but the cost (or hours) is not known; --default-cost "
          + "and --default-hours help")
    case .noChannels:
      Localized(
        de: "das Netz hat keine Kanäle; --kind nennt eine andere Art von Akteur",
        en: "the network has no channels; --kind names another kind of actor")
    case .tooFewCells(let found, let needed):
      Localized(
        de: "das Netz zerfällt nur in \(found) Zellen, gebraucht werden \(needed): weniger Paare "
          + "oder mehr Zellen",
        en: "the network makes only \(found) cells, \(needed) are needed: fewer pairs or more cells"
      )
    case .tooFewPeople(let test, let control, let needed):
      Localized(
        de:
          "zu wenige Menschen für eine Probe: es zählten \(test) und \(control), gebraucht werden "
          + "\(needed) auf jeder Seite; größere Zellen (--cells), mehr Paare (--pairs) oder ein "
          + "kleinerer Anteil (--exposure) helfen, wenn es genug Menschen gibt",
        en:
          "too few people for a test: \(test) and \(control) would count, \(needed) are needed on "
          + "each side; larger cells (--cells), more pairs (--pairs) or a lower share (--exposure) "
          + "help if there are enough people")
    case .refused(let refusal): refusal.text
    case .kernel(let error): error.text
    }
  }
}

extension KernelError {
  /// What went wrong, in words.
  public var text: Localized {
    switch self {
    case .cancelled: Localized(de: "abgebrochen", en: "cancelled")
    case .notConverged(let iterations, let change):
      Localized(
        de: "die Berechnung kam nach \(iterations) Schritten nicht zur Ruhe (Änderung \(change))",
        en: "the computation did not settle after \(iterations) steps (change \(change))")
    case .outOfRange(let parameter, let value, let allowed):
      Localized(
        de:
          "\(parameter) ist \(value), erlaubt ist \(allowed.lowerBound) bis \(allowed.upperBound)",
        en: "\(parameter) is \(value), allowed is \(allowed.lowerBound) to \(allowed.upperBound)")
    case .notDefined(.acyclic):
      Localized(
        de: "nicht definiert: die Beziehungen bilden keinen Kreis",
        en: "not defined: the ties form no cycle")
    case .notDefined(.leadingEigenvectorNotUnique):
      Localized(
        de: "nicht definiert: zwei Teile des Netzes sind gleich stark",
        en: "not defined: two parts of the network are equally strong")
    case .notDefined(.noArcs):
      Localized(de: "nicht definiert: keine Beziehungen", en: "not defined: no ties")
    }
  }
}
