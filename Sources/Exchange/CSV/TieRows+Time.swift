internal import Relations
internal import Wording

/// When ties hold.
extension TieRows {
  /// When the ties of a row hold, and how sure that is.
  struct Times {
    var parts: [(period: Period, strength: Double?)] = [(.always, nil)]
    var confidence = 1.0
    var hasStrengths: Bool { parts.contains { $0.strength != nil } }
  }

  /// The days of the current row; nil if a date is wrong, which is told then.
  mutating func times(_ assembly: inout NetworkAssembly) -> Times? {
    if let dynamic = dynamicTimes { return dynamic }
    var (times, first, last) = (Times(), Day?.none, Day?.none)
    guard let day = Self.read(&days, table, &assembly),
      let start = Self.read(&starts, table, &assembly),
      let end = Self.read(&ends, table, &assembly)
    else { return nil }
    for cell in [day, start, end] where cell?.isApproximate == true { times.confidence = 0.8 }
    if let day { (first, last) = (day.first, day.last) }
    if let start {
      first = start.first
      // “2015–2019” in one cell says both; a year alone says when it began.
      if start.first == nil || start.isStretch { last = start.last }
    }
    if let end { last = end.last }
    guard let period = Period(first: first, last: last) else {
      tellSwapped(&assembly)
      return nil
    }
    times.parts = [(period, nil)]
    return times
  }

  /// The time of Gephi's dynamic cells, in the column of the day or the strength.
  private var dynamicTimes: Times? {
    for (column, hasStrength) in [(roles.weight, true), (roles.date, false)] {
      guard let column, !table.isEmpty(column) else { continue }
      let range = table.cell(column)
      let first = table.scanner.text[range.lowerBound]
      guard [UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "(")].contains(first) else {
        continue
      }
      let style = DateCell.Style(nil, options: table.options)
      guard let cell = DynamicCell(table.text(column), style: style, hasStrength: hasStrength)
      else { continue }
      var times = Times()
      times.parts = cell.parts.map {
        (Period(first: $0.first, last: $0.last) ?? .always, $0.strength)
      }
      return times
    }
    return nil
  }

  /// The cell of a column of days, nil inside if there is none; nil if it is wrong.
  private static func read(
    _ cells: inout DateCells?, _ table: CSVTable, _ assembly: inout NetworkAssembly
  ) -> DateCell?? {
    guard case .value(let cell)? = cells?.read(table, &assembly) else {
      return cells == nil ? .some(nil) : nil
    }
    return .some(cell)
  }

  private func tellSwapped(_ assembly: inout NetworkAssembly) {
    let (start, end) = (table.text(roles.start), table.text(roles.end))
    table.refuse(
      &assembly, column: roles.end,
      Localized(
        de: "endet (\(end)), bevor es beginnt (\(start))",
        en: "ends (\(end)) before it begins (\(start))"),
      advice: Localized(
        de: "die Daten vertauschen oder berichtigen", en: "swap or correct the dates"))
  }
}

/// Occasions that take place on several days under one name.
struct SeveralDays {
  private var days: [Int: Day] = [:]
  private var several: [Int: (name: String, line: Int)] = [:]

  /// Notes that somebody was at an occasion on a day.
  mutating func add(_ occasion: Int, _ day: Day, _ name: @autoclosure () -> String, line: Int) {
    guard let first = days[occasion] else {
      days[occasion] = day
      return
    }
    if first != day, several[occasion] == nil { several[occasion] = (name(), line) }
  }

  /// Says which occasions are read as one.
  func warn(_ assembly: inout NetworkAssembly) {
    guard let first = several.min(by: { $0.value.line < $1.value.line })?.value else { return }
    assembly.warn(
      line: first.line,
      several.count == 1
        ? Localized(
          de: "ein Anlass an mehreren Tagen", en: "one occasion on several days")
        : Localized(
          de: "\(several.count) Anlässe an mehreren Tagen",
          en: "\(several.count) occasions on several days"),
      found: first.name,
      advice: Localized(
        de:
          "als ein Anlass gelesen; sollen es einzelne Abende sein, den Tag in den Namen schreiben",
        en: "read as one; if each evening is to count by itself, write the day into its name"))
  }
}
