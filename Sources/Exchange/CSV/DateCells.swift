internal import Relations
internal import Wording

/// The days of one column: how they are written, and what was noticed about them.
struct DateCells {
  private let index: Int
  private var style: DateCell.Style
  private var missing = MissingCells()
  /// Years of two digits, and the one that is least sure: the farthest from today.
  private var short = (count: 0, line: 0, found: "", day: Day?.none)
  private var vague = (count: 0, line: 0, found: "")

  /// Column `index` of a table.
  ///
  /// - Parameter hasBeen: whether its days are past, as those of an entry are.
  init(_ index: Int, _ table: CSVTable, hasBeen: Bool = false) {
    self.index = index
    style = DateCell.Style(table.facts[safe: index], options: table.options)
    style.hasBeen = hasBeen
  }

  /// A day of the current row.
  enum Cell {
    /// What it says; nil if it is empty or says that nothing is known.
    case value(DateCell?)
    case wrong
  }

  /// Reads the cell of the current row; a wrong one is told of.
  mutating func read(_ table: CSVTable, _ assembly: inout NetworkAssembly) -> Cell {
    let range = table.cell(index)
    let text = table.scanner.text
    if range.isEmpty || missing.take(text, range, line: table.scanner.line) { return .value(nil) }
    do throws(DateCell.Problem) {
      let cell = try DateCell(text, range, style: style)
      if cell.hasShortYear { countShort(cell, text, range, table.scanner.line) }
      if cell.isApproximate {
        if vague.count == 0 {
          vague = (0, table.scanner.line, String(decoding: text[range], as: UTF8.self))
        }
        vague.count += 1
      }
      return .value(cell)
    } catch {
      let isEmptied = table.refuseCell(
        &assembly, index, error.text.what, advice: error.text.advice)
      return isEmptied ? .value(nil) : .wrong
    }
  }

  private mutating func countShort(
    _ cell: DateCell, _ text: [UInt8], _ range: Range<Int>, _ line: Int
  ) {
    short.count += 1
    guard let day = cell.first ?? cell.last else { return }
    func distance(_ day: Day) -> Int { abs(Int(day.number) - Int(style.today.number)) }
    if let farthest = short.day, distance(day) <= distance(farthest) { return }
    (short.line, short.found, short.day) = (line, String(decoding: text[range], as: UTF8.self), day)
  }

  /// Says once for the column what was noticed.
  func warn(_ table: CSVTable, _ assembly: inout NetworkAssembly) {
    let name = table.name(index)
    missing.warn(name, &assembly)
    if short.count > 0 {
      let read = short.day?.description ?? ""
      assembly.warn(
        line: short.line,
        Localized(
          de: "Spalte \(name): zweistellige Jahre (\(short.count) Mal)",
          en: "column \(name): years of two digits (\(short.count) times)"),
        found: short.found,
        advice: style.hasBeen
          ? Localized(
            de: "als Jahr bis heute gelesen (\(read)); sonst vier Ziffern schreiben",
            en: "read as a year up to today (\(read)); if not, write four digits")
          : Localized(
            de: "als das Jahr gelesen, das heute am nächsten liegt (\(read))",
            en: "read as the year nearest to today (\(read))"))
    }
    if vague.count > 0 {
      assembly.warn(
        line: vague.line,
        Localized(
          de: "Spalte \(name): ungefähre Angaben (\(vague.count) Mal)",
          en: "column \(name): only about then (\(vague.count) times)"),
        found: vague.found,
        advice: Localized(
          de: "mit geringerer Sicherheit (0,8) gelesen",
          en: "read with a lower confidence (0.8)"))
    }
  }
}

/// Gephi's cells of time: `<[2019-01-01, 2020-12-31]; [2021.0, Infinity]>`, in weights with a number
/// behind each.
struct DynamicCell {
  /// A stretch of time and the strength in it.
  struct Part {
    let first: Day?
    let last: Day?
    var strength: Double?
  }
  let parts: [Part]

  /// Whether the cells of a column are of this form.
  static func isDynamic(_ facts: ColumnFacts) -> Bool {
    !facts.values.isEmpty && facts.values.allSatisfy { inside($0) != nil }
  }

  /// The parts of a cell without the signs around them all; nil if it is none of this form.
  private static func inside(_ text: String) -> Substring? {
    var inside = text[...]
    if inside.first == "<", inside.last == ">" { inside = inside.dropFirst().dropLast() }
    guard let first = inside.first, first == "[" || first == "(" else { return nil }
    return inside
  }

  /// The parts of a cell, or nil if it is none of this form.
  init?(_ text: String, style: DateCell.Style, hasStrength: Bool) {
    guard let inside = Self.inside(text) else { return nil }
    var parts: [Part] = []
    for group in inside.split(separator: ";") {
      let values = group.split(separator: ",").map { piece in
        ElementValues.trimmed(piece.filter { !"[]()".contains($0) })
      }.filter { !$0.isEmpty }
      guard let found = Self.parts(values, style, hasStrength) else { return nil }
      parts += found
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  private static func parts(
    _ values: [String], _ style: DateCell.Style, _ hasStrength: Bool
  ) -> [Part]? {
    var times = values
    var strength: Double?
    if hasStrength {
      guard times.count > 1, let number = times.popLast().flatMap(ElementValues.number) else {
        return nil
      }
      strength = number
    }
    // Two are a stretch, any other number single times.
    if times.count == 2 {
      guard let from = day(times[0], style), let to = day(times[1], style) else { return nil }
      guard Period(first: from.first, last: to.last) != nil else { return nil }
      return [Part(first: from.first, last: to.last, strength: strength)]
    }
    return times.reduce([Part]?.some([])) { parts, time in
      guard let parts, let day = day(time, style) else { return nil }
      return parts + [Part(first: day.first, last: day.last, strength: strength)]
    }
  }

  private static func day(_ text: String, _ style: DateCell.Style) -> DateCell? {
    let lowered = text.lowercased()
    if lowered.hasSuffix("infinity") || lowered.hasSuffix("inf") {
      return DateCell(first: nil, last: nil)
    }
    if let number = ElementValues.number(text) {
      // Years as 2019.0, seconds or milliseconds since 1970.
      if number == number.rounded(), (1...9999).contains(number) {
        return DateText.year(String(Int(number))).map { DateCell($0) }
      }
      guard number.magnitude >= 100_000_000, number.magnitude < 1e14 else { return nil }
      let seconds = number.magnitude > 1e11 ? number / 1000 : number
      let day = DateCell.day(unix: Int(seconds))
      return DateCell(first: day, last: day)
    }
    return try? DateCell(text, style: style)
  }
}
