internal import Analysis
internal import Relations
internal import Wording

/// Marks on an axis of numbers: round ones, from 0 to at least a largest value.
struct ValueScale {
  /// Ascending, the first and last are the ends of the axis.
  let ticks: [Double]
  private let decimals: Int

  /// An axis from `least` (0 or below) to `most`, with about `count` marks.
  init(from least: Double = 0, to most: Double, count: Int = 4) {
    let range = max(most - least, 1e-9)
    var unit = 1.0
    while unit * 10 <= range / Double(count) { unit *= 10 }
    while unit > range / Double(count) { unit /= 10 }
    let step = [1, 2, 5, 10].map { $0 * unit }.first { range / $0 <= Double(count) } ?? 10 * unit
    let first = (least / step).rounded(.down)
    let last = max(first + 1, (most / step - 1e-9).rounded(.up))
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    var decimals = 0
    var size = step
    while size < 0.999, decimals < 6 {
      size *= 10
      decimals += 1
    }
    self.decimals = decimals
  }

  var range: ClosedRange<Double> { (ticks.first ?? 0)...(ticks.last ?? 1) }

  /// How a mark is written.
  func label(_ tick: Double, _ language: Language) -> String {
    language.text(abs(tick), decimals: decimals)
  }
}

/// Marks on an axis of days: years, quarters, months or weeks, so many that they can be read.
struct TimeScale {
  /// The days marked, what the time that begins there is called, and its middle, where that stands.
  let ticks: [(day: Day, middle: Day, label: String)]
  let span: DaySpan

  init(_ span: DaySpan, room: Double, language: Language) {
    self.span = span
    let most = max(2, Int(room / 34))
    let years = span.last.date.year - span.first.date.year + 1
    let months = Double(span.count) / 30.44
    var ticks: [(day: Day, middle: Day, label: String)] = []
    func add(_ step: TimeStep, every: Int = 1, _ label: (Day) -> String) {
      var day = step.start(of: span.first)
      if day < span.first { day = step.next(after: day) }
      while day <= span.last {
        let number = step == .year ? day.date.year : day.date.month - 1
        let next = step.next(after: day)
        if number % every == 0 {
          let end = min(next, span.last.advanced(by: 1))
          let middle = step == .week ? day : day.advanced(by: Int(end.number - day.number) / 2)
          ticks.append((day, middle, label(day)))
        }
        day = next
      }
    }
    if years > 3 || Int(months) > 2 * most {
      let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { years / $0 <= most } ?? 2000
      add(.year, every: every) { "\($0.date.year)" }
    } else if months > 2 {
      let every = [1, 2, 3, 6, 12].first { Int(months) / $0 <= most } ?? 12
      add(.month, every: every) { Self.month($0, language) }
    } else {
      add(.week) { Self.short($0, language) }
    }
    self.ticks = ticks
  }

  private static func month(_ day: Day, _ language: Language) -> String {
    let name = String(TimeStep.month.name(of: day)[language].prefix(3))
    return day.date.month == 1
      ? "\(name) \(day.date.year % 100 < 10 ? "0" : "")\(day.date.year % 100)" : name
  }

  private static func short(_ day: Day, _ language: Language) -> String {
    let (_, month, dayOfMonth) = day.date
    return language == .german
      ? "\(dayOfMonth).\(month)." : "\(dayOfMonth) \(TimeStep.month.name(of: day).en.prefix(3))"
  }
}
