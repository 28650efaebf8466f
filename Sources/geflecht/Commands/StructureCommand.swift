import Analysis
import ArgumentParser
import Exchange
import Relations
import Wording

/// `geflecht structure`: numbers about the whole network.
struct StructureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure",
    abstract: words(de: "Zahlen über das ganze Netz.", en: "Numbers about the whole network."),
    discussion: words(de: "Die Zahlen:", en: "The numbers:") + "\n"
      + HelpText.list(NetworkFigure.all.map { ($0.id, $0.meaning[spoken]) }))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions
  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func run() throws {
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let values = try session.compute { execution in
      try NetworkFigure.all.map { try $0.value(snapshot, execution) }
    }
    let answer = answer(values, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ values: [Double?], session: Session, snapshot: Snapshot) -> Answer {
    var table = AnswerTable([
      .init("name", de: "Zahl", en: "Number"), .init("value", de: "Wert", en: "Value"),
      .init("meaning", de: "Was sie sagt", en: "What it says"),
    ])
    var records = AnswerTable([
      .init("id", de: "Zahl", en: "id"), .init("value", de: "Wert", en: "value"),
    ])
    for (figure, value) in zip(NetworkFigure.all, values) {
      records.add([.text(figure.id), .number(value)])
      if value == nil { continue }
      table.add([.text(figure.name[spoken]), .number(value), .text(figure.meaning[spoken])])
    }
    return Answer(
      lead: [session.caption(snapshot)], table: table, records: records,
      json: .object([
        ("network", session.networkJSON(snapshot)),
        (
          "figures",
          .object(zip(NetworkFigure.all, values).map { ($0.id, .optional($1)) })
        ),
      ]))
  }
}
