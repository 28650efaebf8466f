internal import Wording

/// Builds the legend: samples and texts from the top of its panel downward, captions at its foot.
struct Legend {
  private(set) var marks: [Picture.Mark] = []
  private(set) var lines: [Picture.Line] = []
  private(set) var texts: [Picture.Text] = []
  private let panel: Box
  private let scale: Double
  private let language: Language
  private var y: Double

  init(panel: Box, scale: Double, language: Language) {
    self.panel = panel
    self.scale = scale
    self.language = language
    y = panel.top
  }

  private var size: Double { 8.5 * scale }
  private var lineHeight: Double { 13.5 * scale }

  // MARK: - Parts

  /// What the size of an actor says: three samples with their values.
  mutating func addSizes(_ scaleOfSizes: SizeScale, name: String, colour: Colour) {
    guard scaleOfSizes.largestValue > 0 else { return }
    heading(Localized(de: "Größe", en: "Size")[language], name)
    let largest = scaleOfSizes.largestValue
    let widest = scaleOfSizes.largestRadius
    var values = [largest]
    for value in [rounded(largest / 3), rounded(largest / 12)]
    where value < values[values.count - 1] && (value >= 1 || !scaleOfSizes.isWhole) {
      values.append(value)
    }
    for value in values {
      let radius = scaleOfSizes.radius(of: value)
      let height = max(lineHeight, 2 * radius + 3 * scale)
      add(
        .disc, x: panel.left + widest, y: y + height / 2, side: 2 * radius, colour,
        outline: .white)
      text(
        language.text(value), x: panel.left + 2 * widest + 8 * scale, y: y + height / 2)
      y += height
    }
    y += 8 * scale
  }

  /// What colours stand for, with counts.
  mutating func addColours(_ palette: Palette) {
    guard !palette.entries.isEmpty else { return }
    heading(Localized(de: "Farbe", en: "Colour")[language], palette.title)
    for entry in palette.entries {
      add(
        .disc, x: panel.left + 6 * scale, y: y + lineHeight / 2, side: 9 * scale, entry.colour,
        outline: .white)
      counted(entry.name, entry.count)
    }
    y += 8 * scale
  }

  /// What forms stand for, with counts; only where there is more than one.
  mutating func addForms(_ forms: Forms) {
    guard forms.entries.count > 1 else { return }
    heading(Localized(de: "Form", en: "Shape")[language], "")
    for entry in forms.entries.prefix(6) {
      add(
        entry.form, x: panel.left + 6 * scale, y: y + lineHeight / 2,
        side: 4.6 * scale * entry.form.side, Colour(0x8A9099), outline: .white)
      counted(entry.name, entry.count)
    }
    y += 8 * scale
  }

  /// What lines stand for: strength by width, direction by arrow.
  mutating func addTies(_ ties: TieLines, isDirected: Bool) {
    guard !ties.lines.isEmpty else { return }
    guard ties.steps.count > 1 || isDirected else { return }
    heading(Localized(de: "Verbindung", en: "Tie")[language], "")
    let end = panel.left + 34 * scale
    if ties.steps.count > 1 {
      for (width, strength) in [ties.steps[0], ties.steps[ties.steps.count - 1]] {
        let words =
          strength == 0
          ? Localized(de: "schwach", en: "weak")[language]
          : Localized(de: "stark: ab ", en: "strong: from ")[language] + language.text(strength)
        sample(to: end, width: width, hasArrow: false)
        text(words, x: end + 8 * scale, y: y + lineHeight / 2)
        y += lineHeight
      }
    }
    if ties.hasArrows {
      sample(to: end, width: ties.steps[0].width, hasArrow: true)
      text(
        Localized(de: "von … zu …", en: "from … to …")[language], x: end + 8 * scale,
        y: y + lineHeight / 2)
      y += lineHeight
    }
    y += 8 * scale
  }

  /// What lines stand for that came, went or stayed, with counts.
  mutating func addChanges(
    _ name: String, _ entries: [(name: String, count: Int, colour: Colour, isDashed: Bool)]
  ) {
    heading(Localized(de: "Verbindungen", en: "Ties")[language], name)
    for entry in entries {
      sample(
        to: panel.left + 26 * scale, width: 2 * scale, hasArrow: false, colour: entry.colour,
        isDashed: entry.isDashed)
      counted(entry.name, entry.count, left: 34 * scale)
    }
    y += 8 * scale
  }

  /// What discs stand for, with counts.
  mutating func addStates(
    _ name: String, _ entries: [(name: String, count: Int, fill: Colour, outline: Colour)]
  ) {
    heading(name, "")
    for entry in entries {
      add(
        .disc, x: panel.left + 6 * scale, y: y + lineHeight / 2, side: 9 * scale, entry.fill,
        outline: entry.outline, outlineWidth: 1.2)
      counted(entry.name, entry.count)
    }
    y += 8 * scale
  }

  /// What the size of a group says.
  mutating func addGroupSizes(largest: Int, radiusOfOne: Double) {
    guard largest > 0 else { return }
    heading(
      Localized(de: "Größe", en: "Size")[language], Localized(de: "Akteure", en: "actors")[language]
    )
    // Half the true size: the largest would fill the panel.
    let values = [Double(largest), rounded(Double(largest) / 3), rounded(Double(largest) / 10)]
    let widest = radiusOfOne * values[0].squareRoot()
    let shrink = min(1, 0.3 * panel.width / max(widest, 1))
    for value in values where value >= 1 {
      let radius = radiusOfOne * value.squareRoot() * shrink
      let height = max(lineHeight, 2 * radius + 3 * scale)
      add(
        .disc, x: panel.left + widest * shrink, y: y + height / 2, side: 2 * radius,
        Colour(0xC9CDD2), outline: .white)
      text(
        language.text(value), x: panel.left + 2 * widest * shrink + 8 * scale, y: y + height / 2)
      y += height
    }
    if shrink < 1 {
      let words = Localized(
        de: "hier kleiner als im Bild", en: "smaller here than in the picture")
      text(words[language], x: panel.left, y: y + lineHeight / 2, colour: .softInk)
      y += lineHeight
    }
    y += 8 * scale
  }

  /// What the width of a line between groups says.
  ///
  /// - Parameter isCut: whether only the strongest are drawn.
  mutating func addGroupTies(_ samples: [(width: Double, count: Double)], isCut: Bool) {
    guard !samples.isEmpty else { return }
    heading(Localized(de: "Verbindungen dazwischen", en: "Ties between")[language], "")
    let end = panel.left + 34 * scale
    for (width, count) in samples {
      let height = max(lineHeight, width + 3)
      y += (height - lineHeight) / 2
      sample(to: end, width: width, hasArrow: false)
      text(language.text(count), x: end + 8 * scale, y: y + lineHeight / 2)
      y += (height + lineHeight) / 2
    }
    if isCut {
      let words = Localized(de: "nur die stärksten", en: "the strongest only")
      text(words[language], x: panel.left, y: y + lineHeight / 2, colour: .softInk)
      y += lineHeight
    }
    y += 8 * scale
  }

  /// The title of a picture, in bold above it.
  static func title(_ title: String, _ sheet: Sheet) -> Picture.Text {
    let size = 17 * sheet.scale
    let text = PlainText.fitted(title, to: sheet.title.width, size: size, isBold: true)
    let width = TextMeasure.width(text, size: size, isBold: true)
    return Picture.Text(
      text: text, centre: .init(sheet.title.left + width / 2, sheet.title.top + size * 0.6),
      width: width, size: size, isBold: true, colour: .ink, hasHalo: false, startsLeft: true,
      role: .legend)
  }

  /// How much is to be seen: "34 actors, 78 ties".
  static func counts(actors: Int, ties: Int, language: Language) -> String {
    let people = Localized(
      de: actors == 1 ? " Akteur, " : " Akteure, ", en: actors == 1 ? " actor, " : " actors, ")
    let relations = Localized(
      de: ties == 1 ? " Verbindung" : " Verbindungen", en: ties == 1 ? " tie" : " ties")
    return language.text(actors) + people[language] + language.text(ties) + relations[language]
  }

  /// Who made the picture.
  static let signature = Localized(de: "gezeichnet mit Geflecht", en: "drawn with Geflecht")

  /// Lines at the foot of the panel, the last one lowest.
  mutating func addFoot(_ captions: [String]) {
    let lines = captions.flatMap {
      PlainText.lines(PlainText.clean($0), width: panel.width, size: size, limit: 3)
    }
    var bottom = panel.bottom - Double(lines.count) * lineHeight
    lines.forEach { line in
      text(line, x: panel.left, y: bottom + lineHeight / 2, colour: .softInk)
      bottom += lineHeight
    }
  }

  // MARK: - Pieces

  private mutating func heading(_ word: String, _ name: String) {
    let title = name.isEmpty ? word : word + ": " + name
    for line in PlainText.lines(title, width: panel.width * 0.92, size: size * 1.08, limit: 2) {
      text(line, x: panel.left, y: y + lineHeight / 2, size: size * 1.08, isBold: true)
      y += lineHeight * 1.1
    }
  }

  private mutating func counted(_ name: String, _ count: Int, left: Double? = nil) {
    let number = language.text(count)
    let numberWidth = TextMeasure.width(number, size: size)
    let left = panel.left + (left ?? 17 * scale)
    let room = panel.right - left - numberWidth - 8 * scale
    text(PlainText.fitted(name, to: room, size: size), x: left, y: y + lineHeight / 2)
    text(
      number, x: panel.right - numberWidth, y: y + lineHeight / 2, colour: .softInk)
    y += lineHeight
  }

  private mutating func add(
    _ form: Picture.Form, x: Double, y: Double, side: Double, _ fill: Colour, outline: Colour,
    outlineWidth: Double = 0
  ) {
    marks.append(
      Picture.Mark(
        form: form, centre: .init(x, y), width: side, height: side, fill: fill, outline: outline,
        outlineWidth: outlineWidth, name: ""))
  }

  private mutating func sample(
    to end: Double, width: Double, hasArrow: Bool, colour: Colour = Colour(0x8A9099),
    isDashed: Bool = false
  ) {
    let start = Picture.Point(panel.left, y + lineHeight / 2)
    let stop = Picture.Point(end, start.y)
    let third = (stop.x - start.x) / 3
    lines.append(
      Picture.Line(
        ends: nil, start: start, control1: .init(start.x + third, start.y),
        control2: .init(stop.x - third, start.y), end: stop, width: width,
        colour: colour, hasArrow: hasArrow, isDashed: isDashed))
  }

  private mutating func text(
    _ text: String, x: Double, y: Double, size: Double? = nil, isBold: Bool = false,
    colour: Colour = .ink
  ) {
    let size = size ?? self.size
    let fitted = PlainText.fitted(text, to: panel.right - x + 1, size: size, isBold: isBold)
    let width = TextMeasure.width(fitted, size: size, isBold: isBold)
    texts.append(
      Picture.Text(
        text: fitted, centre: .init(x + width / 2, y), width: width, size: size, isBold: isBold,
        colour: colour, hasHalo: false, startsLeft: true, role: .legend))
  }

  /// A sample value with one or two digits; whole from 1 on.
  private func rounded(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var unit = 1.0
    while unit * 10 <= value { unit *= 10 }
    while unit > value { unit /= 10 }
    return (value / unit).rounded() * unit
  }
}
