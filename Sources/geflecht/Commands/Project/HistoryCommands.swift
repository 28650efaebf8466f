import ArgumentParser
import Exchange
import Relations
import Storage
import Wording

/// `geflecht undo`: takes the last change back.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: words(
      de: "Nimmt die letzte Änderung eines Projekts zurück; beliebig oft.",
      en: "Takes the last change of a project back; as often as wanted."),
    discussion: words(
      de: "Löschungen und Widersprüche bleiben; liegt einer nach der Änderung, wird gefragt.",
      en: "Erasures and objections stay; if one came after the change, it is asked."))

  @OptionGroup var project: ProjectOptions

  @Flag(help: help(de: "Ohne Rückfrage.", en: "Without asking."))
  var yes = false

  func run() throws {
    let file = try project.open()
    let next = try file.nextUndo()
    if !next.passed.isEmpty { try confirm(next) }
    let undone = try file.undo(next)
    Terminal.print(
      words(de: "Zurückgenommen: ", en: "Undone: ")
        + HistoryText.line(undone.operation, undone.subject))
  }

  /// Says what stays and what would go, and asks.
  private func confirm(_ next: UndoPreview) throws {
    let passed = next.passed.map { HistoryText.line($0) }.joined(separator: "; ")
    let line = HistoryText.line(next.operation, next.subject)
    Terminal.report([
      words(
        de: "Das lässt sich nicht zurücknehmen und bleibt: \(passed).",
        en: "This cannot be undone and stays: \(passed)."),
      words(
        de: "Zurückgenommen würde die Änderung davor: \(line)",
        en: "The change before it would be undone: \(line)"),
    ])
    if yes { return }
    guard Question.isPossible else {
      throw CommandFailure(
        .usage, de: "nichts zurückgenommen; ist das gemeint: --yes",
        en: "nothing was undone; if this is meant: --yes")
    }
    guard Question.ask(words(de: "Zurücknehmen?", en: "Undo it?")) else {
      throw CommandFailure(.done, [words(de: "Nichts geändert.", en: "Nothing was changed.")])
    }
  }
}

/// `geflecht redo`: does again what was taken back.
struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: words(
      de: "Wiederholt, was zuletzt zurückgenommen wurde.",
      en: "Does again what was taken back last."))

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let redone = try project.open().redo()
    Terminal.print(
      words(de: "Wiederholt: ", en: "Done again: ")
        + HistoryText.line(redone.operation, redone.subject))
  }
}

/// `geflecht log`: what was done to a project.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: words(
      de: "Alles, was an einem Projekt geändert wurde, das Neueste zuerst.",
      en: "Everything that was changed in a project, the latest first."))

  @OptionGroup var project: ProjectOptions

  @Option(
    help: help(
      de: "Wie viele Einträge.", en: "How many entries.",
      value: Localized(de: "Zahl", en: "number")))
  var count = 20

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func validate() throws { try atLeastOne("--count", count) }

  func run() throws {
    let history = try project.open().history(naming: count)
    var table = AnswerTable([
      .init("number", de: "Nr.", en: "No."), .init("moment", de: "Wann", en: "When"),
      .init("action", de: "Was", en: "What"), .init("subject", de: "Wer", en: "Who"),
      .init("counts", de: "Umfang", en: "Extent"),
      .init("note", de: "Woher", en: "From"),
    ])
    let shown = Array(history.reversed().prefix(count))
    for entry in shown {
      let operation = entry.operation
      var action = operation.action.name[spoken]
      if let inverts = operation.inverts { action += " (\(inverts))" }
      if entry.isWithdrawn { action += words(de: " – zurückgenommen", en: " – undone") }
      table.add([
        .integer(operation.id), .text(operation.moment.text(in: spoken)), .text(action),
        .text(entry.subject.text[spoken]), .text(HistoryText.extent(entry.counts)),
        .text(operation.note),
      ])
    }
    let hidden = history.count - shown.count
    let tail =
      hidden > 0
      ? [
        words(
          de: "… und \(spoken.text(hidden)) frühere (--count zeigt mehr).",
          en: "… and \(spoken.text(hidden)) earlier ones (--count shows more).")
      ] : []
    try output.deliver(
      Answer(lead: [], table: table, tail: tail, json: HistoryText.json(shown)))
  }
}

/// `geflecht diff`: what differs between two days.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: words(
      de: "Was sich im Projekt zwischen zwei Tagen geändert hat.",
      en: "What changed in a project between two days."))

  @OptionGroup var project: ProjectOptions

  @Argument(
    help: help(
      de: "Der frühere Tag (sein Ende).", en: "The earlier day (its end).",
      value: Localized(de: "Tag", en: "day")))
  var first: String

  @Argument(
    help: help(
      de: "Der spätere Tag (sein Ende); sonst heute.",
      en: "The later day (its end); otherwise today.", value: Localized(de: "Tag", en: "day")))
  var last: String?

  @Option(
    help: help(
      de: "Wie viele Änderungen jeder Art gezeigt werden.",
      en: "How many changes of each sort are shown.", value: Localized(de: "Zahl", en: "number")))
  var show = 10

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions

  func validate() throws { try atLeastOne("--show", show) }

  func run() throws {
    let file = try project.open()
    let from = try DateOption.date("DAY", first).last
    let to = try last.map { try DateOption.date("DAY", $0).last } ?? project.clock.today
    let (difference, items) = try file.difference(from: from, to: to, limit: show)
    try output.deliver(
      DifferenceText.answer(
        difference, items: items,
        lead: "\(spoken.text(from)) – \(spoken.text(to))"))
  }
}

/// Operations of a project in words.
enum HistoryText {
  /// The number, what was done, where it came from, and whom it was about.
  static func line(_ operation: Operation, _ subject: OperationSubject = .init()) -> String {
    let note = operation.note.isEmpty ? "" : ", \(operation.note)"
    let about = subject.titles.isEmpty ? "" : ": \(subject.text[spoken])"
    return VisibleText.escaped(
      words(de: "Nr. ", en: "no. ")
        + "\(operation.id), \(operation.action.name[spoken])\(note)\(about)")
  }

  /// "actors +3 ~1 −2".
  static func extent(_ counts: [Difference.Count]) -> String {
    counts.map { count in
      let parts = [("+", count.new), ("~", count.changed), ("−", count.gone)]
        .filter { $0.1 > 0 }.map { $0.0 + spoken.text($0.1) }
      return count.kind.plural[spoken] + " " + parts.joined(separator: " ")
    }.joined(separator: ", ")
  }

  static func json(_ entries: [HistoryEntry]) -> JSONText {
    .object([
      (
        "operations",
        .array(
          entries.map { entry in
            .object([
              ("number", .integer(entry.operation.id)),
              ("seconds", .integer(Int(entry.operation.moment.seconds))),
              ("day", .text(entry.operation.moment.day.description)),
              ("action", .text(entry.operation.action.rawValue)),
              ("note", .optional(entry.operation.note)),
              ("inverts", entry.operation.inverts.map { .integer($0) } ?? .null),
              ("withdrawn", .flag(entry.isWithdrawn)),
              ("subjects", .array(entry.subject.titles.map { .text($0[spoken]) })),
              (
                "counts",
                .object(
                  entry.counts.map { count in
                    (
                      count.kind.rawValue,
                      .object([
                        ("new", .integer(count.new)), ("changed", .integer(count.changed)),
                        ("gone", .integer(count.gone)),
                      ])
                    )
                  })
              ),
            ])
          })
      )
    ])
  }
}
