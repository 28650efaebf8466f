public import Analysis
public import Relations
public import Wording

/// The course of a network as a page of diagrams: how many ties, what became of them, whom the
/// partners reach, how the network hangs together; campaigns as bands.
public struct GrowthChart: Sendable {
  private let growth: Growth
  private let campaigns: [Campaign]
  private let title: String
  private let captions: [String]
  private let language: Language

  /// A chart of what `Snapshot.growth` counted.
  ///
  /// - Parameter captions: lines at the foot: selection, source.
  public init(
    _ growth: Growth, campaigns: [Campaign] = [], title: String = "", captions: [String] = [],
    language: Language
  ) {
    self.growth = growth
    self.campaigns = campaigns
    self.title = title
    self.captions = captions
    self.language = language
  }

  static let green = Colour(0x009E73)
  static let blue = Colour(0x0072B2)
  static let sky = Colour(0x56B4E9)
  static let orange = Colour(0xE69F00)
  static let purple = Colour(0xCC79A7)
  static let lostGrey = Colour(0x8A9099)

  /// The page as SVG; the same growth gives the same bytes.
  public func svg() -> [UInt8] {
    let rows = growth.series.first?.rows ?? []
    let isDivided = growth.question.by != nil
    let parts = isDivided ? growth.series.count : 4
    let lines = isDivided ? (parts + 2) / 3 : 2
    let height = isDivided ? 96 + 170 * Double(max(1, lines)) : 595
    var page = SVGPage(
      width: 842, height: height, title: heading, summary: summary, language: language.rawValue)
    page.text(heading, 30, 34, size: 15, isBold: true)
    page.text(
      PlainText.fitted(subtitle, to: 782, size: 9), 30, 50, size: 9, colour: .softInk)
    guard let first = rows.first, let last = rows.last else { return page.bytes() }
    let span = DaySpan(first: first.span.first, last: last.span.last)
    if isDivided {
      drawParts(span, on: &page)
    } else {
      drawWhole(rows, span, on: &page)
    }
    page.text(
      (captions + [Legend.signature[language]]).joined(separator: " · "), 30, height - 12,
      size: 8, colour: .softInk)
    return page.bytes()
  }

  private func word(_ de: String, _ en: String) -> String { Localized(de: de, en: en)[language] }

  private var heading: String {
    title.isEmpty ? word("Wie das Netz wuchs", "How the network grew") : title
  }

  private var subtitle: String {
    let step =
      [
        TimeStep.week: word("Woche für Woche", "week by week"),
        .month: word("Monat für Monat", "month by month"),
        .quarter: word("Quartal für Quartal", "quarter by quarter"),
        .year: word("Jahr für Jahr", "year by year"),
      ][growth.question.every] ?? ""
    guard let rows = growth.series.first?.rows, let first = rows.first, let last = rows.last else {
      return step
    }
    let isOpen = growth.dataEnd != nil
    let days =
      language.text(first.span.first) + " – " + language.text(last.span.last)
      + (isOpen
        ? word(
          " (Ende der Daten; der letzte Schritt ist kürzer)",
          " (end of the data; the last step is shorter)")
        : "")
    let period = Period(first: first.span.first, last: last.span.last) ?? .always
    let named = campaigns.enumerated().filter { $0.element.period.overlaps(period) }
    guard !named.isEmpty else { return step + ", " + days }
    return step + ", " + days + word("; Streifen: ", "; bands: ")
      + named.map { "\($0.offset + 1) \(PlainText.clean($0.element.name))" }.joined(separator: ", ")
  }

  private var summary: String {
    guard let rows = growth.series.first?.rows, let first = rows.first, let last = rows.last,
      growth.question.by == nil
    else { return subtitle }
    let numbers = (language.text(first.ties), language.text(last.ties))
    return subtitle + ". "
      + word(
        "\(numbers.0) Beziehungen am Ende des ersten, \(numbers.1) am Ende des letzten Schritts.",
        "\(numbers.0) ties at the end of the first step, \(numbers.1) at the end of the last.")
  }

  // MARK: The whole network

  private func drawWhole(_ rows: [Growth.Row], _ span: DaySpan, on page: inout SVGPage) {
    let boxes = (0..<4).map { place in
      let (column, line) = (Double(place % 2), Double(place / 2))
      return Box(
        left: 30 + column * 400, top: 66 + line * 252, right: 420 + column * 400,
        bottom: 306 + line * 252)
    }
    drawTies(rows, span, boxes[0], on: &page)
    drawChanges(rows, span, boxes[1], on: &page)
    drawPeople(rows, span, boxes[2], on: &page)
    drawShape(rows, span, boxes[3], on: &page)
  }

  private func series(
    _ rows: [Growth.Row], _ name: String, _ colour: Colour, dashes: [Double] = [],
    isShare: Bool = false, _ value: (Growth.Row) -> Double?
  ) -> ChartPanel.Series {
    let language = language
    return ChartPanel.Series(
      name: name, colour: colour, points: rows.map { ($0.span, value($0)) }, dashes: dashes,
      text: { isShare ? language.percent($0) : language.text(Int($0)) })
  }

  private func most(_ rows: [Growth.Row], _ value: (Growth.Row) -> Double?) -> Double {
    rows.compactMap(value).max() ?? 1
  }

  private func drawTies(_ rows: [Growth.Row], _ span: DaySpan, _ box: Box, on page: inout SVGPage) {
    let panel = ChartPanel(
      box, span: span, most: most(rows) { Double($0.ties) }, labelWidth: 92, language: language)
    let isMet = growth.isOfOccasions
    panel.drawFrame(
      isMet ? word("Begegnungen", "Encounters") : word("Beziehungen", "Ties"), campaigns, on: &page)
    var lines = [
      series(rows, isMet ? word("zuletzt", "in the end") : word("bestehend", "alive"), Self.blue) {
        Double($0.ties)
      }
    ]
    if rows.contains(where: { 50 * $0.fading > $0.ties }) {
      lines.append(
        series(rows, word("verblassend", "fading"), Self.orange, dashes: [4, 2]) {
          Double($0.fading)
        })
    }
    panel.draw(lines, on: &page)
  }

  /// New and returned ties upward, lost ones downward.
  private func drawChanges(
    _ rows: [Growth.Row], _ span: DaySpan, _ box: Box, on page: inout SVGPage
  ) {
    let up = most(rows) { Double($0.new + $0.returned) }
    let down = most(rows) { Double($0.lost) }
    let panel = ChartPanel(
      box, span: span, least: -down, most: max(up, 1), labelWidth: 92, language: language)
    panel.drawFrame(
      word("Was dazukam und was ging", "What came and what went"), campaigns, on: &page)
    for row in rows {
      let left = panel.x(row.span.first)
      let right = panel.x(row.span.last.advanced(by: 1))
      let gap = min(2, (right - left) * 0.15)
      func bar(_ from: Int, _ to: Int, _ colour: Colour, _ what: String) {
        guard from != to else { return }
        let (a, b) = (panel.y(Double(from)), panel.y(Double(to)))
        let name = growth.question.every.name(of: row.span)[language]
        page.rectangle(
          Box(left: left + gap / 2, top: min(a, b), right: right - gap / 2, bottom: max(a, b)),
          fill: colour, title: "\(name): \(language.text(abs(to - from))) \(what)")
      }
      bar(0, row.new, Self.green, word("neu", "new"))
      bar(row.new, row.new + row.returned, Self.sky, word("wiedergekehrt", "returned"))
      bar(0, -row.lost, Self.lostGrey, lostWord)
    }
    var labels = [
      (panel.y(up * 0.55), word("neu ", "new ") + total(rows, \.new), Self.green),
      (panel.y(-down * 0.5), lostWord + " " + total(rows, \.lost), Self.lostGrey),
    ]
    if rows.contains(where: { $0.returned > 0 }) {
      labels.append(
        (panel.y(up * 0.8), word("wieder da ", "returned ") + total(rows, \.returned), Self.sky))
    }
    for label in ChartPanel.apart(labels, top: panel.plot.top, bottom: panel.plot.bottom) {
      page.text(
        label.text, panel.plot.right + 5, label.y + 3, size: 8.5, colour: label.colour.darker)
    }
  }

  private var lostWord: String {
    growth.isOfOccasions ? word("nicht mehr", "no more") : word("verloren", "lost")
  }

  private func total(_ rows: [Growth.Row], _ count: (Growth.Row) -> Int) -> String {
    language.text(rows.reduce(0) { $0 + count($1) })
  }

  private func drawPeople(
    _ rows: [Growth.Row], _ span: DaySpan, _ box: Box, on page: inout SVGPage
  ) {
    let panel = ChartPanel(
      box, span: span, most: most(rows) { Double($0.actors) }, labelWidth: 92, language: language)
    panel.drawFrame(
      word("Akteure mit Beziehungen", "Actors with ties"), campaigns, on: &page)
    var lines = [
      series(rows, word("verbunden", "tied"), Self.blue) { Double($0.actors) },
      series(rows, word("größter Teil", "largest part"), Self.purple, dashes: [2, 2]) {
        Double($0.largest)
      },
    ]
    if rows.contains(where: { $0.reach != nil }) {
      lines.append(
        series(rows, word("erreicht", "reached"), Self.green) { $0.reach.map(Double.init) })
    }
    panel.draw(lines, on: &page)
    if let partners = growth.series.first?.partners, partners > 0 {
      page.text(
        word(
          "erreicht: von \(language.text(partners)) Partnern in \(growth.question.steps) Schritten",
          "reached: by \(language.text(partners)) partners within \(growth.question.steps) steps"),
        panel.plot.left, panel.plot.bottom - 5, size: 7.5, colour: .softInk, hasHalo: true)
    }
  }

  private func drawShape(
    _ rows: [Growth.Row], _ span: DaySpan, _ box: Box, on page: inout SVGPage
  ) {
    let top = max(
      most(rows) { $0.clustering }, most(rows) { $0.centralisation }, 0.05)
    let panel = ChartPanel(
      box, span: span, most: top, isShare: true, labelWidth: 92, language: language)
    panel.drawFrame(
      word("Wie es zusammenhängt", "How it hangs together"), campaigns, on: &page)
    panel.draw(
      [
        series(rows, word("Verflechtung", "clustering"), Self.green, isShare: true) {
          $0.clustering
        },
        series(
          rows, word("Zentralis.", "centralis."), Self.orange, dashes: [5, 2], isShare: true
        ) { $0.centralisation },
      ], on: &page)
  }

  // MARK: Parts

  private func drawParts(_ span: DaySpan, on page: inout SVGPage) {
    let all = growth.series.flatMap(\.rows)
    let top = most(all) { Double($0.ties) }
    for (place, part) in growth.series.enumerated() {
      let (column, line) = (Double(place % 3), Double(place / 3))
      let box = Box(
        left: 30 + column * 266, top: 66 + line * 170, right: 288 + column * 266,
        bottom: 228 + line * 170)
      let panel = ChartPanel(box, span: span, most: top, labelWidth: 34, language: language)
      let name = PlainText.fitted(PlainText.clean(part.name), to: 190, size: 10.5, isBold: true)
      panel.drawFrame(name, campaigns, on: &page)
      panel.draw([series(part.rows, "", Self.blue) { Double($0.ties) }], on: &page)
    }
  }
}
