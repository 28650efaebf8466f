import ArgumentParser
import Storage
import Wording

/// How people of a list and of a project are told to be the same.
struct IdentityOptions: ParsableArguments {
  /// Which new entries are taken as people whom the project knows.
  enum Matching: String, SpokenChoice {
    case ask, sure, none

    var german: [String] {
      switch self {
      case .ask: ["fragen"]
      case .sure: ["sicher"]
      case .none: ["keine"]
      }
    }
  }

  @Option(
    help: help(
      de: "Neue Einträge, die Bekannte sein können (E-Mail, Telefon, Name und Ort): ask fragt, "
        + "sure übernimmt die sicheren, none keine.",
      en: "New entries that may be known people (e-mail, phone, name and place): ask asks, sure "
        + "takes the sure ones, none takes none.",
      value: Localized(de: "wie", en: "how")))
  var match = Matching.ask

  @Flag(
    help: help(
      de: "Kennungen, deren Namen sich geändert haben, meinen dieselben Menschen.",
      en: "Ids whose names changed mean the same people."))
  var sameIds = false

  @Option(
    help: help(
      de: "Kennung oder Name: jemand anderes als die gelöschte Person gleichen Namens; mehrfach "
        + "möglich.",
      en: "Id or name: somebody else than the erased person of the same name; repeatable.",
      value: Localized(de: "wer", en: "who")))
  var namesake: [String] = []

  /// Whether each is asked about.
  var asks: Bool { match == .ask }

  /// Puts what was said into a request.
  func apply(to request: inout ImportRequest) {
    request.takesSureMatches = match == .sure
    request.keepsIDs = sameIds
    request.namesakes = Set(namesake)
  }
}

/// Who is who at an import, in words.
enum IdentityText {
  /// Ids that carry another name than before: shown first and by themselves.
  static func conflicts(_ plan: ImportPlan) -> [String] {
    guard !plan.conflicts.isEmpty else { return [] }
    let title = words(
      de:
        "Achtung, unter diesen Kennungen stehen jetzt andere Namen; Einwilligung, Widerspruch und "
        + "Notizen gehören den bisherigen:",
      en: "Careful, these ids carry other names now; permission, objection and notes belong to the "
        + "former ones:")
    let lines = plan.conflicts.prefix(20).map { "  \($0.id): \($0.known) → \($0.read)" }
    return ([title] + lines + more(plan.conflicts.count - 20)).map(VisibleText.escaped)
  }

  /// Asks about everybody who may be known; returns those who are.
  static func ask(_ plan: ImportPlan) -> [String: String] {
    var same: [String: String] = [:]
    for match in plan.recognised where !same.values.contains(match.knownID) {
      let isSame = Question.ask(
        VisibleText.escaped(
          words(
            de: "Ist „\(match.name)“ (\(match.id)) dieselbe Person wie „\(match.knownName)“ "
              + "(\(match.knownID))? \(reasons(match))",
            en: "Is “\(match.name)” (\(match.id)) the same person as “\(match.knownName)” "
              + "(\(match.knownID))? \(reasons(match))")))
      if isSame { same[match.id] = match.knownID }
    }
    return same
  }

  /// Who is taken as known, who may be, who is left out.
  static func notes(_ plan: ImportPlan) -> [String] {
    var lines: [String] = []
    let taken = plan.recognised.filter(\.isTaken)
    if !taken.isEmpty {
      lines.append(words(de: "Als bekannt übernommen:", en: "Taken as known:"))
      lines += list(taken)
    }
    let open = plan.recognised.filter { !$0.isTaken }
    if !open.isEmpty {
      lines.append(
        words(
          de: "Vielleicht schon im Projekt (--match sure oder merge legt sie zusammen):",
          en: "Perhaps in the project already (--match sure or merge makes them one):"))
      lines += list(open)
    }
    if !plan.refused.isEmpty {
      let shown = plan.refused.prefix(5).joined(separator: ", ")
      let rest = plan.refused.count > 5 ? " …" : ""
      lines.append(
        words(
          de: "Ausgelassen, weil auf Verlangen gelöscht (\(plan.refused.count)): \(shown)\(rest) "
            + "(wer jemand anderes ist: --namesake)",
          en: "Left out because erased on request (\(plan.refused.count)): \(shown)\(rest) "
            + "(who is somebody else: --namesake)"))
    }
    if plan.blanked > 0 {
      lines.append(
        words(
          de: "Texte, die eine gelöschte Person nennen, ohne den Namen übernommen: "
            + spoken.text(plan.blanked),
          en: "Texts that name an erased person, taken without the name: "
            + spoken.text(plan.blanked)))
    }
    return lines.map(VisibleText.escaped)
  }

  private static func list(_ matches: [Recognition]) -> [String] {
    matches.prefix(10).map {
      "  \($0.name) (\($0.id)) = \($0.knownName) (\($0.knownID)): \(reasons($0))"
    } + more(matches.count - 10)
  }

  private static func reasons(_ match: Recognition) -> String {
    match.reasons.map { $0[spoken] }.joined(separator: ", ")
  }

  private static func more(_ count: Int) -> [String] {
    count > 0
      ? [
        words(de: "  … und \(spoken.text(count)) weitere", en: "  … and \(spoken.text(count)) more")
      ]
      : []
  }
}
