public import Analysis
public import GraphCore
internal import Relations
public import Wording

/// A film as small pictures beside each other: the same places, up to twelve moments on one page.
public struct FilmPanels: Sendable {
  private let film: Film
  private let picture: FilmPicture
  private let language: Language
  private let captions: [String]

  /// The panels of a film.
  public init(
    _ film: Film, title: String = "", captions: [String] = [], language: Language, seed: UInt64 = 1
  ) {
    self.film = film
    self.language = language
    self.captions = captions
    picture = FilmPicture(
      film, title: title, captions: captions, language: language, seed: seed)
  }

  /// The page as SVG; the same film gives the same bytes.
  ///
  /// - Throws: `DrawingError.cancelled`.
  public func svg(execution: Execution = Execution()) throws(DrawingError) -> [UInt8] {
    let shown = moments
    let columns = shown.count <= 4 ? 2 : shown.count <= 9 ? 3 : 4
    let rows = (shown.count + columns - 1) / columns
    let (width, height) = (842.0, 595.0)
    let area = Box(left: 24, top: 52, right: width - 24, bottom: height - 44)
    let cell = (
      width: area.width / Double(columns), height: area.height / Double(max(1, rows))
    )
    let stage: FilmStage
    do throws(KernelError) {
      stage = try FilmStage(
        film,
        canvas: Box(
          left: 0, top: 0, right: 700, bottom: 700 * (cell.height - 26) / (cell.width - 14)),
        labels: 4, seed: picture.seed, language: language, execution: execution)
    } catch {
      throw .cancelled
    }
    var page = SVGPage(
      width: width, height: height, title: picture.heading,
      summary: film.transcript(language).joined(separator: "\n"), language: language.rawValue)
    page.text(picture.heading, 24, 30, size: 15, isBold: true)
    for (place, frame) in shown.enumerated() {
      let left = area.left + Double(place % columns) * cell.width
      let top = area.top + Double(place / columns) * cell.height
      draw(
        frame, stage,
        in: Box(left: left, top: top, right: left + cell.width - 10, bottom: top + cell.height - 6),
        on: &page)
    }
    legend(y: height - 26, on: &page)
    page.text(
      (captions + [Legend.signature[language]]).joined(separator: " · "), 24, height - 10, size: 8,
      colour: .softInk)
    return page.bytes()
  }

  /// The frames shown: all up to twelve, else twelve evenly spread with the first and the last.
  private var moments: [Int] {
    let count = film.frames.count
    guard count > 12 else { return Array(0..<count) }
    return (0..<12).map { ($0 * (count - 1) + 5) / 11 }
  }

  private func draw(_ frame: Int, _ stage: FilmStage, in box: Box, on page: inout SVGPage) {
    let head = film.name(of: frame)[language]
    page.text(head, box.left + 2, box.top + 11, size: 9.5, isBold: true)
    let counts =
      language.text(film.frames[frame].row.actors) + " / "
      + language.text(film.frames[frame].row.ties)
    page.text(counts, box.right - 2, box.top + 11, size: 8, anchor: .end, colour: .softInk)
    let plot = Box(left: box.left, top: box.top + 16, right: box.right, bottom: box.bottom)
    page.rectangle(plot, fill: Colour(0xF6F7F9))
    let scale = min(plot.width / stage.canvas.width, plot.height / stage.canvas.height)
    page.raw(
      "<g transform=\"translate(\(SVGPage.number(plot.left)) \(SVGPage.number(plot.top))) "
        + "scale(\(Self.thousandths(scale)))\">\n<g fill=\"none\">\n")
    for link in stage.links {
      let state = film.links[link].states[frame]
      guard state != .none else { continue }
      let thickness = film.isAggregated ? stage.width(of: link, in: frame) : 1.6
      page.raw(
        "<path d=\"\(stage.curve(of: link))\" stroke=\"\(FilmActors.stroke(state).hex)\" "
          + "stroke-width=\"\(SVGPage.number(state == .new ? max(2.4, thickness) : thickness))\" "
          + "opacity=\"\(state == .new ? "0.95" : "0.5")\""
          + (state == .fading ? " stroke-dasharray=\"5 4\"" : "") + "/>\n")
      let fresh = film.isAggregated && state != .new ? stage.freshWidth(of: link, in: frame) : 0
      guard fresh > 0 else { continue }
      page.raw(
        "<path d=\"\(stage.curve(of: link))\" stroke=\"\(FilmActors.green.hex)\" "
          + "stroke-width=\"\(SVGPage.number(fresh))\" opacity=\"0.9\"/>\n")
    }
    page.raw("</g>\n")
    for node in film.nodes.indices {
      let radius = stage.radius(of: node, in: frame)
      guard radius > 0 else { continue }
      page.disc(
        .init(stage.positions.x[node], stage.positions.y[node]), radius: max(2.5, radius),
        fill: stage.colour(of: node))
    }
    page.raw("</g>\n")
  }

  private func legend(y: Double, on page: inout SVGPage) {
    var x = 24.0
    let entries: [(Film.LinkState, Localized)] = [
      (.new, Localized(de: "neu", en: "new")), (.kept, Localized(de: "geblieben", en: "kept")),
      (.fading, Localized(de: "verblassend", en: "fading")),
    ]
    for (state, text) in entries {
      guard state != .fading || film.links.contains(where: { $0.states.contains(.fading) }) else {
        continue
      }
      page.line(
        x, y - 3, x + 22, y - 3,
        .init(colour: FilmActors.stroke(state), width: 2, dashes: state == .fading ? [4, 3] : []))
      page.text(text[language], x + 27, y, size: 8.5)
      x += 40 + TextMeasure.width(text[language], size: 8.5)
    }
    for (place, name) in film.circles.prefix(8).enumerated() {
      let label = PlainText.fitted(PlainText.clean(name[language]), to: 92, size: 8.5)
      let width = TextMeasure.width(label, size: 8.5)
      guard x + width + 20 < page.width - 24 else { break }
      page.disc(.init(x + 5, y - 3), radius: 4, fill: Colour.groups[place])
      page.text(label, x + 13, y, size: 8.5)
      x += 24 + width
    }
  }

  private static func thousandths(_ value: Double) -> String {
    let whole = Int((value * 1_000).rounded())
    let digits = String(whole % 1_000)
    return "\(whole / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
