import ArgumentParser
import Relations
import Storage
import Wording

/// `geflecht person erase`: nothing is left.
struct PersonErase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: words(
      de: "Löscht einen Menschen für immer: aus allen Tabellen, dem Protokoll und der Datei.",
      en: "Erases a person for ever: from all tables, the journal and the file."),
    discussion: words(
      de: """
        Zeigt vorher, was geht: die Einträge, die Texte über andere, die den Menschen nennen, alte \
        Kopien neben der Datei; und was noch anderswo liegt. undo holt nichts zurück.
        """,
      en: """
        Shows first what goes: the entries, the texts about others that name the person, old copies \
        beside the file; and what still lies elsewhere. undo brings nothing back.
        """))

  @OptionGroup var project: ProjectOptions
  @OptionGroup var who: PersonArgument

  @Flag(help: help(de: "Ohne Rückfrage löschen.", en: "Erase without asking."))
  var yes = false

  @Flag(help: help(de: "Nur zeigen, was ginge.", en: "Only show what would go."))
  var dryRun = false

  @Option(
    help: help(
      de: "Telefon oder E-Mail, die auch andere haben: keep lässt sie ihnen, blank löscht sie auch "
        + "dort.",
      en: "Phone or e-mail that others have too: keep leaves it there, blank deletes it there too.",
      value: Localized(de: "was", en: "what")))
  var shared: SharedContactData?

  @Option(
    help: help(
      de: "Meint in Texten auch diesen Menschen, etwa ein Spitzname; mehrfach möglich.",
      en: "Means this person in texts as well, such as a nickname; repeatable.",
      value: Localized(de: "Text", en: "text")))
  var also: [String] = []

  func run() throws {
    let file = try project.open()
    let plan = try file.planErasure(of: who.person, also: also)
    if dryRun || !yes { ErasureText.plan(plan).forEach(Terminal.print) }
    try Terminal.flush()
    if dryRun { return }
    let shared = try decideShared(plan)
    try confirm(plan)
    let report = try file.erase(who.person, shared: shared, also: also, as: plan)
    ErasureText.done(report, project: project.project).forEach(Terminal.print)
  }

  /// What becomes of contact data that others have as well: as said, else asked.
  private func decideShared(_ plan: ErasureReport) throws -> SharedContactData {
    if let shared { return shared }
    guard let first = plan.shared.first else { return .keep }
    guard Question.isPossible, !yes else {
      throw StorageError.sharedContactData(first.value, holders: plan.shared.map(\.holder))
    }
    let values = plan.shared.map { "\($0.value) (\($0.holder))" }.joined(separator: ", ")
    let blanks = Question.ask(
      words(
        de: "Auch bei den anderen löschen: \(values)?", en: "Delete it there as well: \(values)?"))
    return blanks ? .blank : .keep
  }

  private func confirm(_ plan: ErasureReport) throws {
    guard !yes else { return }
    guard Question.isPossible else {
      throw CommandFailure(.usage, de: "zum Löschen --yes angeben", en: "say --yes to erase")
    }
    let isSure = Question.ask(
      words(
        de: "„\(plan.name)“ endgültig löschen? undo holt nichts zurück.",
        en: "Erase “\(plan.name)” for good? undo brings nothing back."))
    if !isSure {
      throw CommandFailure(.done, [words(de: "Nichts gelöscht.", en: "Nothing was erased.")])
    }
  }
}

extension SharedContactData: SpokenChoice {
  var german: [String] {
    switch self {
    case .keep: ["behalten"]
    case .blank: ["löschen"]
    }
  }
}

/// What goes when somebody is erased, in words.
enum ErasureText {
  /// What would go, before it does.
  static func plan(_ plan: ErasureReport) -> [String] {
    var lines = [title(plan)]
    lines.append(
      words(de: "Gelöscht wird: ", en: "Deleted will be: ") + counts(plan))
    if !plan.mentions.isEmpty {
      lines.append(
        words(
          de: "Unkenntlich gemacht wird die Person in diesen Texten:",
          en: "The person will be blanked in these texts:"))
      lines += plan.mentions.prefix(10).map { "  \(place($0.place)): \($0.text) → \($0.blanked)" }
      lines += more(plan.mentions.count - 10)
    }
    if !plan.shared.isEmpty {
      lines.append(words(de: "Das haben auch andere:", en: "Others have this as well:"))
      lines += plan.shared.map { "  \($0.holder), \($0.column): \($0.value)" }
    }
    return (lines + doubts(plan) + copies(plan) + elsewhere(plan)).map(VisibleText.escaped)
  }

  /// What went, and what is left to do.
  static func done(_ report: ErasureReport, project: String) -> [String] {
    var line = words(
      de: "Gelöscht: \(report.name) (\(report.id)), \(counts(report)).",
      en: "Erased: \(report.name) (\(report.id)), \(counts(report)).")
    if report.blanked > 0 {
      line += words(
        de: report.blanked == 1
          ? " In einem Text über andere unkenntlich gemacht."
          : " In \(spoken.text(report.blanked)) Texten über andere unkenntlich gemacht.",
        en: report.blanked == 1
          ? " Blanked in one text about others."
          : " Blanked in \(spoken.text(report.blanked)) texts about others.")
    }
    line += words(
      de: " Auch ein neuer Import nimmt die Person nicht wieder auf.",
      en: " No later import takes the person in again.")
    return ([line] + doubts(report) + elsewhere(report)).map(VisibleText.escaped)
  }

  private static func title(_ plan: ErasureReport) -> String {
    var title = "\(plan.name) (\(plan.id))"
    if !plan.place.isEmpty { title += ", \(plan.place)" }
    if !plan.alsoKnownAs.isEmpty {
      title +=
        words(de: "; auch: ", en: "; also: ")
        + plan.alsoKnownAs.joined(separator: ", ")
    }
    if !plan.isPresent {
      title += words(
        de: " – aus dem Projekt schon entfernt, in seiner Vergangenheit noch da",
        en: " – removed from the project already, still in its past")
    }
    return title
  }

  private static func counts(_ report: ErasureReport) -> String {
    let parts = Difference.FactKind.allCases.compactMap { kind -> String? in
      guard let count = report.deletedOf[kind], count > 0 else { return nil }
      let word =
        kind == .actor
        ? words(de: "Fassungen der Angaben", en: "versions of the details") : kind.plural[spoken]
      return "\(word) \(spoken.text(count))"
    }
    let rows =
      report.deleted == 1
      ? words(de: "1 Eintrag", en: "1 entry")
      : words(
        de: "\(spoken.text(report.deleted)) Einträge", en: "\(spoken.text(report.deleted)) entries")
    return parts.isEmpty ? rows : rows + " (" + parts.joined(separator: ", ") + ")"
  }

  private static func doubts(_ report: ErasureReport) -> [String] {
    guard !report.doubts.isEmpty else { return [] }
    let title = words(
      de: "Bleibt, weil auch jemand anderes gemeint sein kann (--also TEXT macht es unkenntlich):",
      en: "Stays, because somebody else may be meant (--also TEXT blanks it):")
    return [title]
      + report.doubts.map { doubt in
        switch doubt.reason {
        case .namesake:
          words(de: "  früher entfernt, gleicher Name: ", en: "  removed before, same name: ")
            + doubt.text
        case .name: words(de: "  heißt ähnlich: ", en: "  has a similar name: ") + doubt.text
        case .text: words(de: "  Text: ", en: "  text: ") + doubt.text
        }
      }
  }

  private static func copies(_ plan: ErasureReport) -> [String] {
    guard !plan.copies.isEmpty else { return [] }
    return [
      words(de: "Gelöscht werden auch alte Kopien: ", en: "Old copies go as well: ")
        + plan.copies.joined(separator: ", ")
    ]
  }

  /// Files that were written from the project, and to whom data went.
  private static func elsewhere(_ report: ErasureReport) -> [String] {
    let sources =
      report.sources.isEmpty
      ? []
      : [
        words(
          de: "Steht noch in den eigenen Listen; dort selbst streichen: ",
          en: "Still stands in your own lists; to be struck out there: ")
          + report.sources.joined(separator: ", ")
      ]
    guard !report.recipients.isEmpty else { return sources }
    var seen: Set<String> = []
    let lines = report.recipients.reversed().compactMap { disclosure -> String? in
      guard seen.insert(disclosure.what + disclosure.recipient).inserted else { return nil }
      return "  \(disclosure.moment.text(in: spoken))  \(disclosure.what): \(disclosure.recipient)"
        + state(disclosure)
    }
    return [
      words(
        de: "Dort selbst löschen oder Bescheid geben (Art. 19 DSGVO):",
        en: "To be cleared by hand, or told (Art. 19 GDPR):")
    ] + lines + backups(report) + sources
  }

  /// Backups are projects: the person can be erased there the same way.
  private static func backups(_ report: ErasureReport) -> [String] {
    guard let path = report.recipients.last(where: { $0.what == "backup" })?.recipient else {
      return []
    }
    return [
      words(
        de: "In Sicherungen ebenso: geflecht person erase \(path) \(report.id)",
        en: "In backups the same way: geflecht person erase \(path) \(report.id)")
    ]
  }

  private static func state(_ disclosure: Disclosure) -> String {
    switch disclosure.trace {
    case .unknown: ""
    case .gone: words(de: " – liegt nicht mehr dort", en: " – no longer there")
    case .there: words(de: " – liegt noch dort", en: " – still there")
    }
  }

  private static func place(_ place: Mention.Place) -> String {
    switch place {
    case .actor: words(de: "Angabe zu jemand anderem", en: "detail of somebody else")
    case .tie: words(de: "Beziehung anderer", en: "tie of others")
    case .contact: words(de: "Notiz zu einem Kontakt", en: "note of a contact")
    case .role: words(de: "Rolle", en: "role")
    case .source: words(de: "Quelle", en: "source")
    case .kind: words(de: "Art von Beziehung", en: "kind of tie")
    case .column: words(de: "Name einer Spalte", en: "name of a column")
    case .campaign: words(de: "Kampagne", en: "campaign")
    case .journal: words(de: "Protokoll", en: "journal")
    case .register: words(de: "Verzeichnis der Ausgaben", en: "register of outputs")
    }
  }

  private static func more(_ count: Int) -> [String] {
    count > 0
      ? [
        words(de: "  … und \(spoken.text(count)) weitere", en: "  … and \(spoken.text(count)) more")
      ]
      : []
  }
}
