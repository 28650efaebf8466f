import Analysis
import ArgumentParser
import Drawing
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht film`: the course of a network as moving pictures.
struct FilmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "film",
    abstract: words(
      de: "Der Wuchs des Netzes als Film, mit dem, was geschah, in Worten.",
      en: "The growth of the network as a film, with what happened in words."),
    discussion: words(
      de: "Jeder behält seinen Platz. Neue Beziehungen sind grün, verblassende grau gestrichelt. "
        + "Der Film läuft in jedem Browser, ohne Netzverbindung; was geschah, steht auch auf der "
        + "Standardausgabe. Über 1.500 Akteure werden als ihre Kreise gezeigt.",
      en: "Everybody keeps their place. New ties are green, fading ones grey and dashed. The film "
        + "runs in any browser, without a connection; what happened is printed as well. More than "
        + "1,500 actors are shown as their circles."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @Option(
    help: help(
      de: "Die Filmdatei: .svg oder .html (mit Text).", en: "The film: .svg or .html (with text).",
      value: Localized(de: "Datei", en: "file")))
  var out: String

  @Option(
    help: help(
      de: "Wie viel Zeit ein Bild zeigt.", en: "How much time a frame shows.",
      value: Localized(de: "Schritt", en: "step")))
  var every: TimeStep = .month

  @Flag(
    help: help(
      de: "Statt eines Films bis zu zwölf kleine Bilder nebeneinander (.svg).",
      en: "Instead of a film up to twelve small pictures side by side (.svg)."))
  var panels = false

  @Option(
    help: help(
      de: "Sekunden je Bild.", en: "Seconds per frame.",
      value: Localized(de: "Sekunden", en: "seconds")),
    transform: decimal)
  var seconds: Double?

  @Option(
    help: help(
      de: "Die Überschrift.", en: "The title.", value: Localized(de: "Text", en: "text")))
  var title = ""

  @OptionGroup(title: words(de: "Zeit", en: "Time"))
  var time: TimeOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    let isPage = out.lowercased().hasSuffix(".html")
    guard out.lowercased().hasSuffix(".svg") || isPage && !panels else {
      throw ValidationError(
        words(
          de: "--out muss auf .svg oder (ohne --panels) auf .html enden.",
          en: "--out must end in .svg or (without --panels) in .html."))
    }
    guard seconds.map({ (0.05...60).contains($0) }) ?? true else {
      throw ValidationError(
        words(
          de: "--seconds liegt zwischen 0,05 und 60.", en: "--seconds is between 0.05 and 60."))
    }
  }

  func run() throws {
    let (selected, first, last) = try selection.selectionOverTime(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Film.Question(
      every: every, first: first, last: last, rules: try time.rules(for: session.network),
      seed: running.seed)
    let captions = [session.caption(snapshot)]
    let (film, bytes) = try session.compute { execution in
      let film = try snapshot.film(question, execution: execution)
      return (film, try draw(film, captions, execution))
    }
    try session.write {
      try Outputs.write(bytes, to: out)
      for line in film.transcript(spoken) { Terminal.print(VisibleText.escaped(line)) }
      try Terminal.flush()
    }
    session.finish()
  }

  private func draw(_ film: Film, _ captions: [String], _ execution: Execution) throws -> [UInt8] {
    if panels {
      return try FilmPanels(
        film, title: title, captions: captions, language: spoken, seed: running.seed
      ).svg(execution: execution)
    }
    let picture = FilmPicture(
      film, title: title, captions: captions, language: spoken, seed: running.seed, pace: seconds)
    return out.lowercased().hasSuffix(".html")
      ? try picture.html(execution: execution) : try picture.svg(execution: execution)
  }
}
