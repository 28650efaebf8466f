internal import Analysis
internal import Relations
internal import Wording

/// One diagram on a page: a frame of days and values, with its axes, bands, lines and labels.
struct ChartPanel {
  /// A line with its name at its right end.
  struct Series {
    let name: String
    let colour: Colour
    /// In the order of time; nil = no value.
    let points: [(span: DaySpan, value: Double?)]
    var dashes: [Double] = []
    /// How the last value is written.
    let text: (Double) -> String
  }

  /// Where the values are.
  let plot: Box
  private let values: ValueScale
  private let time: TimeScale
  private let language: Language
  private let isShare: Bool

  /// A panel in `box` whose values go up to `most`.
  ///
  /// - Parameter labelWidth: room for names at the right.
  init(
    _ box: Box, span: DaySpan, least: Double = 0, most: Double, isShare: Bool = false,
    labelWidth: Double, language: Language
  ) {
    values = ValueScale(from: least, to: most)
    plot = Box(
      left: box.left + 40, top: box.top + 24, right: box.right - labelWidth,
      bottom: box.bottom - 16)
    time = TimeScale(span, room: plot.width, language: language)
    self.language = language
    self.isShare = isShare
  }

  func x(_ day: Day) -> Double {
    plot.left + plot.width * Double(day.number - time.span.first.number)
      / Double(max(1, time.span.count))
  }

  func y(_ value: Double) -> Double {
    let range = values.range
    return plot.bottom
      - plot.height * (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  /// Heading, grid, axes and the bands of campaigns.
  func drawFrame(
    _ heading: String, _ campaigns: [Campaign], numbered: Bool = true, on page: inout SVGPage
  ) {
    page.text(heading, plot.left - 40, plot.top - 12, size: 10.5, isBold: true)
    for (place, campaign) in campaigns.enumerated() {
      band(campaign, number: numbered ? place + 1 : nil, on: &page)
    }
    for tick in values.ticks {
      let isZero = tick == 0
      page.line(
        plot.left, y(tick), plot.right, y(tick),
        .init(colour: isZero ? .softInk : Colour(0xE3E6EA), width: isZero ? 0.8 : 0.6))
      let label = isShare ? language.percent(tick) : values.label(tick, language)
      page.text(label, plot.left - 5, y(tick) + 3, size: 8, anchor: .end, colour: .softInk)
    }
    for (day, middle, label) in time.ticks {
      page.line(
        x(day), plot.bottom, x(day), plot.bottom + 3, .init(colour: .softInk, width: 0.6))
      page.text(label, x(middle), plot.bottom + 12, size: 8, anchor: .middle, colour: .softInk)
    }
  }

  private func band(_ campaign: Campaign, number: Int?, on page: inout SVGPage) {
    let first = campaign.period.start ?? time.span.first
    let last = campaign.period.last ?? time.span.last
    guard first <= time.span.last, last >= time.span.first else { return }
    let left = max(plot.left, x(first))
    let right = min(plot.right, x(last.advanced(by: 1)))
    page.rectangle(
      Box(left: left, top: plot.top, right: right, bottom: plot.bottom),
      fill: Colour(0xE69F00, opacity: 0.14), title: campaign.name)
    guard let number else { return }
    page.text(
      "\(number)", (left + right) / 2, plot.top - 2.5, size: 7.5, anchor: .middle,
      colour: Colour(0x8A5A00))
  }

  /// Lines, and their names with the last values at the right, apart from each other.
  func draw(_ series: [Series], on page: inout SVGPage) {
    var labels: [(y: Double, text: String, colour: Colour)] = []
    for line in series {
      var run: [Picture.Point] = []
      for point in line.points {
        if let value = point.value {
          run.append(
            .init((x(point.span.first) + x(point.span.last.advanced(by: 1))) / 2, y(value)))
        } else {
          draw(run, line, on: &page)
          run = []
        }
      }
      draw(run, line, on: &page)
      guard let last = line.points.last(where: { $0.value != nil }), let value = last.value else {
        continue
      }
      labels.append((y(value), line.name + " " + line.text(value), line.colour))
    }
    for label in ChartPanel.apart(labels, top: plot.top, bottom: plot.bottom) {
      let text = PlainText.fitted(label.text, to: page.width - plot.right - 6, size: 8.5)
      page.text(text, plot.right + 5, label.y + 3, size: 8.5, colour: label.colour.darker)
    }
  }

  private func draw(_ run: [Picture.Point], _ line: Series, on page: inout SVGPage) {
    if run.count == 1 {
      page.disc(run[0], radius: 2, fill: line.colour)
    } else {
      page.polyline(run, .init(colour: line.colour, width: 1.8, dashes: line.dashes))
    }
  }

  /// Labels moved up and down until they stand a line apart.
  static func apart(
    _ labels: [(y: Double, text: String, colour: Colour)], top: Double, bottom: Double
  ) -> [(y: Double, text: String, colour: Colour)] {
    let step = 11.5
    var sorted = labels.enumerated().sorted {
      ($0.element.y, $0.offset) < ($1.element.y, $1.offset)
    }
    .map(\.element)
    for place in sorted.indices.dropFirst() {
      sorted[place].y = max(sorted[place].y, sorted[place - 1].y + step)
    }
    var limit = bottom
    for place in sorted.indices.reversed() {
      sorted[place].y = min(sorted[place].y, limit)
      limit = sorted[place].y - step
    }
    return sorted
  }
}

extension Colour {
  /// A shade that small text can be read in.
  var darker: Colour { mixed(with: .ink, 0.35) }
}
