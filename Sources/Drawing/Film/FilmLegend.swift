internal import Analysis
internal import Relations
internal import Wording

/// What the lines, discs and colours of a film mean, and which campaigns there were.
struct FilmLegend {
  let film: Film
  let stage: FilmStage
  let language: Language

  private func word(_ de: String, _ en: String) -> String { Localized(de: de, en: en)[language] }

  func draw(in panel: Box, captions: [String], on page: inout SVGPage) {
    var y = panel.top + 10
    func heading(_ text: String) {
      page.text(text, panel.left, y, size: 10, isBold: true)
      y += 16
    }
    func entry(_ text: String, left: Double = 34) {
      let fitted = PlainText.fitted(PlainText.clean(text), to: panel.width - left, size: 9.5)
      page.text(fitted, panel.left + left, y + 3, size: 9.5)
      y += 15
    }
    heading(film.isOfOccasions ? word("Begegnungen", "Encounters") : word("Beziehungen", "Ties"))
    let states: [(Film.LinkState, String)] = [
      (.new, word("neu", "new")),
      (.kept, film.isOfOccasions ? word("wieder", "again") : word("geblieben", "kept")),
      (.fading, word("verblassend", "fading")),
    ]
    for (state, text) in states {
      let isFading = state == .fading
      guard !isFading || film.links.contains(where: { $0.states.contains(.fading) }) else {
        continue
      }
      page.line(
        panel.left, y, panel.left + 26, y,
        .init(
          colour: FilmActors.stroke(state).with(opacity: state == .kept ? 0.6 : 1), width: 2.2,
          dashes: isFading ? [3, 3] : []))
      entry(text)
    }
    y += 8
    heading(
      film.isAggregated
        ? word("Kreise (Fläche: Mitglieder)", "Circles (area: members)")
        : word("Kreise (Fläche: Kontakte)", "Circles (area: ties)"))
    for (place, name) in film.circles.prefix(8).enumerated() {
      page.disc(.init(panel.left + 6, y), radius: 5, fill: Colour.groups[place])
      entry(name[language] + " (" + language.text(film.circleSizes[place]) + ")", left: 18)
    }
    if film.circles.count > 8 || film.nodes.contains(where: { $0.circle < 0 }) {
      page.disc(.init(panel.left + 6, y), radius: 5, fill: .grey)
      entry(word("alle anderen", "everybody else"), left: 18)
    }
    if !film.campaigns.isEmpty {
      y += 8
      heading(word("Kampagnen", "Campaigns"))
      for (place, campaign) in film.campaigns.prefix(8).enumerated() {
        page.rectangle(
          Box(left: panel.left, top: y - 6, right: panel.left + 14, bottom: y + 6),
          fill: Colour(0xE69F00, opacity: 0.35))
        page.text(
          "\(place + 1)", panel.left + 7, y + 3.5, size: 9, anchor: .middle,
          colour: Colour(0x8A5A00))
        entry(campaign.name, left: 20)
      }
    }
    var foot = panel.bottom
    for caption in (captions + [Legend.signature[language]]).reversed() {
      let lines = PlainText.lines(PlainText.clean(caption), width: panel.width, size: 8, limit: 3)
      for line in lines.reversed() where foot > y {
        page.text(line, panel.left, foot, size: 8, colour: .softInk)
        foot -= 11
      }
    }
  }
}
