public import Analysis
public import GraphCore
internal import Relations
public import Wording

/// A film of a growing network as one SVG, or as a page around it.
///
/// Everybody has one place for the whole film; ties come in green, grow grey, and turn dashed while
/// they fade. What happened stands below, over a line of time with the campaigns. It plays once, at
/// the press of a button again, or step by step with the arrow keys; without a player the last
/// frame is seen. The same film gives the same bytes; nothing is loaded from elsewhere.
public struct FilmPicture: Sendable {
  let film: Film
  let title: String
  let captions: [String]
  let language: Language
  let seed: UInt64
  /// Seconds a frame is seen.
  let pace: Double

  /// A film as a picture.
  ///
  /// - Parameters:
  ///   - captions: lines at the foot: selection, source.
  ///   - pace: seconds per frame; nil = about a minute altogether, 0.5...2 per frame.
  public init(
    _ film: Film, title: String = "", captions: [String] = [], language: Language,
    seed: UInt64 = 1, pace: Double? = nil
  ) {
    self.film = film
    self.title = title
    self.captions = captions
    self.language = language
    self.seed = seed
    self.pace = pace ?? min(2, max(0.5, 60 / Double(max(1, film.frames.count))))
  }

  func word(_ de: String, _ en: String) -> String { Localized(de: de, en: en)[language] }

  var heading: String {
    title.isEmpty ? word("Wie das Netz wuchs", "How the network grew") : title
  }

  static let width = 1_000.0
  static let height = 720.0
  static let canvas = Box(left: 24, top: 62, right: 790, bottom: 560)
  static let line = (left: 76.0, right: 976.0, y: 662.0)

  /// The film as SVG.
  ///
  /// - Throws: `DrawingError.cancelled`.
  public func svg(execution: Execution = Execution()) throws(DrawingError) -> [UInt8] {
    Array(
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + (try element(execution, transcript: true)))
        .utf8)
  }

  /// The film as a page that needs nothing but itself, with its transcript.
  ///
  /// - Throws: `DrawingError.cancelled`.
  public func html(execution: Execution = Execution()) throws(DrawingError) -> [UInt8] {
    let picture = try element(execution, transcript: false)
    let heading = xmlEscaped(PlainText.clean(heading))
    let lines = film.transcript(language).enumerated().map { frame, text in
      "<li><a href=\"#frame=\(frame + 1)\">\(xmlEscaped(text))</a></li>"
    }
    let page = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(heading)</title>
      <style>
      body{font-family:"DejaVu Sans",Verdana,sans-serif;color:#26292e;margin:1rem auto;\
      max-width:75rem;padding:0 1rem;line-height:1.5}
      svg{width:100%;height:auto}
      li a{color:inherit;text-decoration:none}
      li a:hover,li a:focus{text-decoration:underline}
      </style>
      </head>
      <body>
      \(picture)
      <h2>\(word("Was geschah", "What happened"))</h2>
      <p>\(word("Jede Zeile führt zu ihrem Bild.", "Each line leads to its frame."))</p>
      <ol>
      \(lines.joined(separator: "\n"))
      </ol>
      </body>
      </html>

      """
    return Array(page.utf8)
  }

  // MARK: The picture

  private func element(_ execution: Execution, transcript: Bool) throws(DrawingError) -> String {
    let stage: FilmStage
    do throws(KernelError) {
      stage = try FilmStage(
        film, canvas: Self.canvas, seed: seed, language: language, execution: execution)
    } catch {
      throw .cancelled
    }
    let words = film.transcript(language)
    let summary = transcript ? words.joined(separator: "\n") : (words.last ?? "")
    var page = SVGPage(
      width: Self.width, height: Self.height, title: heading, summary: summary,
      language: language.rawValue)
    page.role = "group"
    page.rules = [".b{cursor:pointer}", ".b:focus{outline:2px solid #0072b2}"]
    page.text(
      PlainText.fitted(PlainText.clean(heading), to: 700, size: 17), 24, 36, size: 17, isBold: true)
    let time = FilmTime(frames: film.frames.count, pace: pace)
    let actors = FilmActors(stage: stage, time: time)
    page.raw(actors.links())
    page.raw(actors.nodes())
    page.raw(actors.labels())
    FilmLegend(film: film, stage: stage, language: language).draw(
      in: Box(left: 806, top: 70, right: 982, bottom: 560), captions: captions, on: &page)
    drawWords(time, on: &page)
    drawTime(time, on: &page)
    page.raw(FilmScript.markup(time, language: language, line: Self.line))
    return page.element
  }

  /// The name of each frame and what happened in it.
  private func drawWords(_ time: FilmTime, on page: inout SVGPage) {
    for frame in film.frames.indices {
      var group = SVGPage(width: 0, height: 0, title: "", summary: "", language: "")
      group.text(
        film.name(of: frame)[language], 976, 38, size: 19, anchor: .end, colour: Colour(0x0072B2),
        isBold: true)
      let happened = PlainText.clean(film.caption(of: frame)[language])
      let lines = PlainText.lines(happened, width: 945, size: 12, limit: 3)
      for (place, line) in lines.enumerated() {
        group.text(line, 24, 586 + 17 * Double(place), size: 12)
      }
      group.text(film.counts(of: frame)[language], 24, 623, size: 11, colour: .softInk)
      let isLast = frame == film.frames.count - 1
      let shown = film.frames.indices.map { $0 == frame ? "1" : "0" }
      page.raw(
        "<g opacity=\"\(isLast ? 1 : 0)\">\(time.animate("opacity", shown))\n\(group.body)</g>\n")
    }
  }

  /// The line of time: campaigns, dates, the head that moves along.
  private func drawTime(_ time: FilmTime, on page: inout SVGPage) {
    guard let first = film.frames.first, let last = film.frames.last else { return }
    let span = DaySpan(first: first.row.span.first, last: last.row.span.last)
    let line = Self.line
    // Frames are equally long on the line, as they are in the film.
    func x(_ day: Day) -> Double {
      let frame = film.frames.lastIndex { $0.row.span.first <= day } ?? 0
      let inside =
        Double(day.number - film.frames[frame].row.span.first.number)
        / Double(film.frames[frame].row.span.count)
      return line.left + (line.right - line.left) * (Double(frame) + min(1, max(0, inside)))
        / Double(film.frames.count)
    }
    for (place, campaign) in film.campaigns.enumerated() {
      let left = x(max(campaign.period.start ?? span.first, span.first))
      let right = max(left + 2, x(min(campaign.period.end ?? span.last, span.last)))
      page.rectangle(
        Box(left: left, top: line.y - 9, right: right, bottom: line.y + 9),
        fill: Colour(0xE69F00, opacity: 0.35), title: campaign.name)
      page.text(
        "\(place + 1)", (left + right) / 2, line.y - 13, size: 9, anchor: .middle,
        colour: Colour(0x8A5A00))
    }
    page.line(line.left, line.y, line.right, line.y, .init(colour: .softInk, width: 1.2))
    for (day, middle, label) in TimeScale(span, room: line.right - line.left, language: language)
      .ticks
    {
      page.line(x(day), line.y - 4, x(day), line.y + 4, .init(colour: .softInk))
      page.text(label, x(middle), line.y + 20, size: 9, anchor: .middle, colour: .softInk)
    }
    page.raw(
      "<rect x=\"\(SVGPage.number(line.right - 1.5))\" y=\"\(SVGPage.number(line.y - 11))\" "
        + "width=\"3\" height=\"22\" rx=\"1.5\" fill=\"#0072b2\">"
        + "<animate attributeName=\"x\" dur=\"\(time.total)s\" fill=\"freeze\" "
        + "values=\"\(SVGPage.number(line.left - 1.5));\(SVGPage.number(line.right - 1.5))\"/></rect>\n"
    )
  }
}
