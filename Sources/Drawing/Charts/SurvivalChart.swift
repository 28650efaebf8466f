public import Analysis
public import Wording

/// How long ties last, as a diagram: one stepped curve per kind with its 95 % interval.
public struct SurvivalChart: Sendable {
  /// A curve and what it is called.
  public struct Line: Sendable {
    let name: String
    let curve: SurvivalCurve

    /// A curve and what it is called.
    public init(name: String, curve: SurvivalCurve) {
      self.name = name
      self.curve = curve
    }
  }

  private let lines: [Line]
  private let title: String
  private let captions: [String]
  private let language: Language

  /// A chart of the first eight lines in which something ended, else of the first ones.
  public init(_ lines: [Line], title: String, captions: [String] = [], language: Language) {
    let ended = lines.filter { $0.curve.ended > 0 }
    self.lines = Array((ended.isEmpty ? lines : ended).prefix(8))
    self.title = title
    self.captions = captions
    self.language = language
  }

  /// The page as SVG; the same curves give the same bytes.
  public func svg() -> [UInt8] {
    let summary = Localized(
      de:
        "Anteil der Beziehungen, die nach so vielen Tagen noch bestehen; Schattierung: 95-%-Bereich.",
      en: "Share of the ties still alive after so many days; shade: 95% interval.")[language]
    var page = SVGPage(
      width: 842, height: 480, title: title, summary: summary, language: language.rawValue)
    page.text(title, 30, 34, size: 15, isBold: true)
    page.text(summary, 30, 50, size: 9, colour: .softInk)
    let plot = Box(left: 66, top: 74, right: 690, bottom: 418)
    let longest = lines.map(\.curve.longest).max() ?? 1
    let ages = ValueScale(to: Double(max(longest, 1)), count: 8)
    func x(_ age: Double) -> Double { plot.left + plot.width * age / ages.range.upperBound }
    func y(_ share: Double) -> Double { plot.bottom - plot.height * share }
    for tick in stride(from: 0, through: 1, by: 0.25) {
      page.line(
        plot.left, y(tick), plot.right, y(tick),
        .init(colour: tick == 0 ? .softInk : Colour(0xE3E6EA), width: 0.7))
      page.text(
        language.percent(tick), plot.left - 6, y(tick) + 3, size: 8.5, anchor: .end,
        colour: .softInk)
    }
    for tick in ages.ticks {
      page.line(x(tick), plot.bottom, x(tick), plot.bottom + 3, .init(colour: .softInk, width: 0.7))
      page.text(
        ages.label(tick, language), x(tick), plot.bottom + 14, size: 8.5, anchor: .middle,
        colour: .softInk)
    }
    page.text(
      Localized(de: "Tage nach dem Beginn", en: "days after the beginning")[language],
      (plot.left + plot.right) / 2, plot.bottom + 30, size: 9, anchor: .middle, colour: .softInk)
    var labels: [(y: Double, text: String, colour: Colour)] = []
    for (place, line) in lines.enumerated() {
      let colour = Colour.groups[place]
      let (mean, band) = outline(line.curve, x, y)
      page.area(band, fill: colour.with(opacity: 0.13))
      page.polyline(mean, .init(colour: colour, width: 1.8, dashes: place < 4 ? [] : [5, 2]))
      let last = line.curve.steps.last?.share ?? 1
      labels.append((mean.last?.y ?? y(1), line.name + " " + language.percent(last), colour))
    }
    for label in ChartPanel.apart(labels, top: plot.top, bottom: plot.bottom) {
      let text = PlainText.fitted(PlainText.clean(label.text), to: 842 - plot.right - 12, size: 9)
      page.text(text, plot.right + 6, label.y + 3, size: 9, colour: label.colour.darker)
    }
    page.text(
      (captions + [Legend.signature[language]]).joined(separator: " · "), 30, 468, size: 8,
      colour: .softInk)
    return page.bytes()
  }

  /// The corners of the stepped curve, and those of the shade around it.
  private func outline(
    _ curve: SurvivalCurve, _ x: (Double) -> Double, _ y: (Double) -> Double
  ) -> (mean: [Picture.Point], band: [Picture.Point]) {
    var mean = [Picture.Point(x(0), y(1))]
    var upper = mean
    var lower = mean
    var former = (share: 1.0, low: 1.0, high: 1.0)
    func step(_ age: Double, _ share: Double, _ low: Double, _ high: Double) {
      mean += [.init(x(age), y(former.share)), .init(x(age), y(share))]
      upper += [.init(x(age), y(former.high)), .init(x(age), y(high))]
      lower += [.init(x(age), y(former.low)), .init(x(age), y(low))]
      former = (share, low, high)
    }
    for item in curve.steps {
      step(Double(item.age), item.share, item.low ?? item.share, item.high ?? item.share)
    }
    step(Double(curve.longest), former.share, former.low, former.high)
    return (mean, upper + lower.reversed())
  }
}
