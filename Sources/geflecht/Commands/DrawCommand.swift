import Analysis
import ArgumentParser
import Drawing
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht draw`: a picture of the network.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: words(de: "Zeichnet das Netz.", en: "Draws the network."),
    discussion: words(
      de:
        "Über \(DrawCommand.mostActors) Akteure werden als Karte ihrer Kreise gezeichnet; --around "
        + "öffnet eine Stelle davon.",
      en:
        "More than \(DrawCommand.mostActors) actors are drawn as a map of their circles; --around "
        + "opens one place of it."))

  /// Up to so many actors are drawn one by one unless a layout is asked for.
  static let mostActors = 2_000

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    help: help(
      de: "Die Bilddatei; ihre Endung wählt die Form: .svg, .png, .pdf, .dot.",
      en: "The picture; its ending chooses the form: .svg, .png, .pdf, .dot.",
      value: Localized(de: "Datei", en: "file")))
  var out: String

  @Option(
    help: help(
      de: "force: wer verbunden ist, steht beisammen; circle: alle auf einem Ring; groups: Karte "
        + "der Kreise.",
      en: "force: the tied stand together; circle: all on a ring; groups: map of the circles.",
      value: Localized(de: "Anordnung", en: "layout")))
  var layout: Style.Layout?

  @Option(
    help: help(
      de: "Nach welchem Maß sich die Größe richtet, oder „none“.",
      en: "Which measure decides the size, or “none”.",
      value: Localized(de: "Maß", en: "measure")))
  var size = "degree"

  @Option(
    name: [.customLong("colour"), .customLong("color")],
    help: help(
      de: "Was die Farbe zeigt: groups (Kreise), place, kind, none oder eine Spalte.",
      en: "What the colour shows: groups (circles), place, kind, none or a column.",
      value: Localized(de: "Merkmal", en: "attribute")))
  var colour = "groups"

  @Option(
    help: help(
      de: "Nur die Umgebung dieses Akteurs.", en: "Only the surroundings of this actor.",
      value: Localized(de: "Akteur", en: "actor")))
  var around: String?

  @Option(
    help: help(
      de: "Wie weit die Umgebung reicht, in Schritten.",
      en: "How far the surroundings reach, in steps.", value: Localized(de: "Zahl", en: "number")))
  var steps = 2

  @Option(
    help: help(
      de: "Die Überschrift.", en: "The title.", value: Localized(de: "Text", en: "text")))
  var title = ""

  @Option(
    help: help(
      de: "Höchstens so viele Namen.", en: "At most so many names.",
      value: Localized(de: "Zahl", en: "number")))
  var labels: Int?

  @Option(
    parsing: .upToNextOption,
    help: help(
      de: "Was sich zwischen zwei Tagen änderte: Neues grün, Verlorenes grau gestrichelt.",
      en: "What changed between two days: what is new green, what was lost grey and dashed.",
      value: Localized(de: "Tag Tag", en: "day day")))
  var compare: [String] = []

  @Option(
    help: help(
      de: "Mit --compare: schreibt alle Änderungen in diese Datei (.csv, .json, .md).",
      en: "With --compare: writes all changes to this file (.csv, .json, .md).",
      value: Localized(de: "Datei", en: "file")))
  var table: String?

  @OptionGroup(title: words(de: "Zeit (mit --compare)", en: "Time (with --compare)"))
  var time: TimeOptions

  @Flag(help: help(de: "Die Stärke der Beziehungen zählt.", en: "The strength of ties counts."))
  var weights = false

  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    try atLeastOne("--steps", steps)
    guard compare.isEmpty || compare.count == 2 else {
      throw ValidationError(
        words(
          de: "--compare braucht zwei Tage, und danach eine weitere Option oder nichts.",
          en: "--compare needs two days, and after them another option or nothing."))
    }
    guard compare.isEmpty ? table == nil : around == nil else {
      throw ValidationError(
        words(
          de: "--table gehört zu --compare; --around verträgt sich nicht damit.",
          en: "--table belongs to --compare; --around does not go with it."))
    }
    guard pictureFormat != nil else {
      throw ValidationError(
        words(
          de: "--out muss auf .svg, .png, .pdf oder .dot enden.",
          en: "--out must end in .svg, .png, .pdf or .dot."))
    }
    guard size == "none" || Measure.named(size) != nil else {
      let near = Suggestions.nearest(to: size, among: Measure.all.map(\.id)).joined(separator: ", ")
      throw ValidationError(
        words(
          de: "--size: es gibt kein Maß „\(size)“; ähnlich: \(near).",
          en: "--size: there is no measure “\(size)”; similar: \(near)."))
    }
  }

  private var pictureFormat: PictureFormat? {
    guard let dot = out.lastIndex(of: ".") else { return nil }
    return PictureFormat(rawValue: out[out.index(after: dot)...].lowercased())
  }

  func run() throws {
    guard let format = pictureFormat else { return }
    if compare.count == 2 { return try runComparison(format) }
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    var snapshot = try session.snapshot(selected)
    var captions = captions(session, snapshot)
    if let around {
      let centre = try session.network.find(around)
      let name = session.network.actors[centre].name
      guard let part = snapshot.around(actorAt: centre, steps: steps) else {
        throw CommandFailure(
          .usage, de: "„\(name)“ gehört nicht zur Auswahl",
          en: "“\(name)” does not belong to the selection")
      }
      captions.insert(
        words(
          de: steps == 1 ? "ein Schritt um \(name)" : "\(steps) Schritte um \(name)",
          en: steps == 1 ? "one step around \(name)" : "\(steps) steps around \(name)"), at: 0)
      snapshot = part
    }
    let picture = try session.compute { execution in
      let style = try style(snapshot, captions: captions, execution)
      return try Picture.make(snapshot: snapshot, style: style, execution: execution)
    }
    try session.write {
      try Outputs.write(try Renderer().render(picture, as: format), to: out)
    }
    session.finish()
  }

  private func runComparison(_ format: PictureFormat) throws {
    let days = try compare.map { try DateOption.date("--compare", $0).last }
    guard days[0] < days[1] else {
      throw CommandFailure(
        .usage, de: "--compare: der erste Tag muss vor dem zweiten liegen",
        en: "--compare: the first day must be before the second")
    }
    let (selected, first, last) = try selection.selectionOverTime(from: period.from, to: period.to)
    guard first == nil, last == nil else {
      throw CommandFailure(
        .usage, de: "--compare nennt die Tage selbst", en: "--compare names the days itself")
    }
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Comparison.Question(
      before: days[0], after: days[1], rules: try time.rules(for: session.network),
      seed: running.seed)
    let name = session.source.split(separator: "/").last.map(String.init) ?? session.source
    let captions =
      SelectionText.parts(snapshot.selection) + [words(de: "Quelle: ", en: "Source: ") + name]
    let (comparison, picture) = try session.compute { execution in
      let found = try snapshot.comparison(question, execution: execution)
      return (
        found,
        try Picture.compare(
          found, title: title, captions: captions, labels: labels, language: spoken,
          seed: running.seed, execution: execution)
      )
    }
    let answer = ComparisonAnswer(comparison: comparison, session: session, snapshot: snapshot)
      .answer
    try session.write {
      try Outputs.write(try Renderer().render(picture, as: format), to: out)
      if let table {
        try OutputOptions.parse(["--out", table]).deliver(answer)
      }
      Terminal.write(Array(answer.text.utf8))
      try Terminal.flush()
    }
    session.finish()
  }

  /// What the legend says of the selection, of time and of the source, a line each.
  private func captions(_ session: Session, _ snapshot: Snapshot) -> [String] {
    var lines = SelectionText.parts(snapshot.selection)
    if snapshot.selection.period == nil, let period = snapshot.overview().period {
      let days = [period.start, period.last].map { $0.map { spoken.text($0) } ?? "…" }
      lines.append(days.joined(separator: " – "))
    }
    let name = session.source.split(separator: "/").last.map(String.init) ?? session.source
    lines.append(words(de: "Quelle: ", en: "Source: ") + name)
    return lines
  }

  private func style(
    _ snapshot: Snapshot, captions: [String], _ execution: Execution
  ) throws -> Style {
    let usual: Style.Layout = snapshot.actors.count > DrawCommand.mostActors ? .groups : .force
    return Style(
      layout: layout ?? usual, size: try discSizes(snapshot, execution),
      groups: try colours(snapshot, needed: (layout ?? usual) == .groups, execution), title: title,
      captions: captions, language: spoken, labels: labels, seed: running.seed)
  }

  private func discSizes(_ snapshot: Snapshot, _ execution: Execution) throws -> Style.Size? {
    guard let measure = Measure.named(size) else { return nil }
    let scores = try snapshot.scores(of: measure, weighted: weights, execution: execution)
    return Style.Size(name: measure.name, values: scores.values.map { $0.isNaN ? 0 : $0 })
  }

  private func colours(
    _ snapshot: Snapshot, needed: Bool, _ execution: Execution
  ) throws -> Style.Groups? {
    let basis: Groups.Question.Basis
    let name: Localized
    switch colour.lowercased() {
    case "none" where !needed: return nil
    case "groups", "none": (basis, name) = (.ties, Localized(de: "Kreis", en: "Circle"))
    case "place", "ort": (basis, name) = (.place, Localized(de: "Ort", en: "Place"))
    case "kind", "art": (basis, name) = (.kind, Localized(de: "Art", en: "Kind"))
    default: (basis, name) = (.column(colour), Localized(colour))
    }
    let groups = try snapshot.groups(
      Groups.Question(basis: basis, seed: running.seed, weighted: weights), execution: execution)
    // Whoever is tied to nobody is no circle.
    let names = groups.groups.map { group in
      basis == .ties && group.members.count == 1 ? "" : group.name[spoken]
    }
    return Style.Groups(
      name: name, ofVertex: groups.membership.map { $0 < 0 ? "" : names[Int($0)] })
  }
}

extension Style.Layout: ExpressibleByArgument {}
