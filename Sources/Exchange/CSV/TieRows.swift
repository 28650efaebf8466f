internal import Relations
internal import Wording

/// Reads a table of ties into an assembly.
///
/// There are two ways through a row. `readRow` understands every row and tells what is wrong with
/// it. Most rows of large files are plain: `readPlainRows` takes them some thirty times faster, and
/// leaves alone whatever it does not understand at once.
struct TieRows {
  let roles: TieHeader
  var table: CSVTable
  var weights: NumberCells?
  private var confidences: NumberCells?
  var actors: NamedActors
  private var attributes: [(column: Int, number: Int)] = []
  /// The word for ties of two-mode lists that name no kind, and its number once it is known.
  private let defaultWord: String
  private var defaultNumber: Int?

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: TieHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    weights = roles.weight.map { NumberCells($0, options: table.options) }
    confidences = roles.confidence.map { NumberCells($0, options: table.options) }
    actors = NamedActors(assembly)
    switch roles.targetKind {
    case .organisation: defaultWord = "member"
    case .event: defaultWord = "attended"
    default: defaultWord = ""
    }
    for column in roles.others {
      let name = AttributeName.unique(column, in: table.header, among: roles.others)
      guard let name else { continue }
      attributes.append((column, assembly.tieColumns.column(name)))
    }
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    assembly.reserveTies(table.estimatedRows)
    let plain = plainLayout(assembly)
    var block = TieBlock()
    repeat {
      if let plain { readPlainRows(plain, &block, &assembly) }
    } while readNextRow(&assembly)
    actors.warn(&assembly)
    for (row, value) in weights?.resolve(table, &assembly) ?? [] {
      assembly.setStrength(value, ofTie: row)
    }
    return (table.rows, weights?.sign)
  }

  /// Reads a row of any form; false at the end.
  private mutating func readNextRow(_ assembly: inout NetworkAssembly) -> Bool {
    guard table.nextRow(&assembly) else { return false }
    readRow(&assembly)
    return true
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let source = table.cell(roles.source)
    let target = table.cell(roles.target)
    guard !source.isEmpty, !target.isEmpty else {
      tellMissingEnd(source.isEmpty ? roles.source : roles.target, &assembly)
      return
    }
    let row = assembly.ties.count
    guard let period = period(&assembly), let direction = direction(&assembly),
      let confidence = confidence(&assembly)
    else { return }
    var strength: Double?
    if let weight = roles.weight, !table.isEmpty(weight) {
      guard case .value(let value)? = weights?.read(table, item: row, &assembly) else { return }
      strength = value
    }
    let text = table.scanner.text
    let line = table.scanner.line
    let kind = kind(direction, &assembly)
    let tie = Tie(
      source: actors.position(text, source, kind: roles.sourceKind, line: line, &assembly),
      target: actors.position(text, target, kind: roles.targetKind, line: line, &assembly),
      kind: kind, isDirected: direction.isDirected ?? assembly.isDirected(kind: kind),
      strength: strength, period: period, confidence: confidence,
      origin: assembly.origin(line: line))
    assembly.add(tie)
    for (column, number) in attributes where !table.isEmpty(column) {
      assembly.tieColumns.set(number, row: row, table.attribute(column))
    }
  }

  private func tellMissingEnd(_ column: Int, _ assembly: inout NetworkAssembly) {
    table.refuse(
      &assembly, column: column,
      Localized(
        de: "Spalte \(table.name(column)) ist leer", en: "column \(table.name(column)) is empty"),
      advice: Localized(
        de: "beide Enden der Beziehung nennen", en: "name both ends of the tie"))
  }

  // MARK: Cells

  private struct Direction {
    /// Nil = the row does not say it.
    var isDirected: Bool?
    /// Whether the column “type” said it, so that it does not name the kind.
    var isFromType = false
  }

  /// The direction; nil if the cell is wrong, which is told then.
  private func direction(_ assembly: inout NetworkAssembly) -> Direction? {
    var direction = Direction()
    if let column = roles.type, !table.isEmpty(column),
      let isDirected = FlagCell.direction(table.text(column))
    {
      direction = Direction(isDirected: isDirected, isFromType: true)
    }
    guard let column = roles.directed, !table.isEmpty(column) else { return direction }
    let range = table.cell(column)
    if range.count == 1, table.scanner.text[range.lowerBound] == UInt8(ascii: "0") {
      direction.isDirected = false
      return direction
    }
    let text = table.text(column)
    guard let isDirected = FlagCell.read(text) ?? FlagCell.direction(text) else {
      table.refuseCell(
        &assembly, column,
        Localized(de: "weder ja noch nein", en: "neither yes nor no"),
        advice: Localized(
          de: "1 für gerichtet, 0 für gegenseitig eintragen",
          en: "write 1 for directed, 0 for mutual"))
      return nil
    }
    direction.isDirected = isDirected
    return direction
  }

  private mutating func kind(_ direction: Direction, _ assembly: inout NetworkAssembly) -> Int {
    var column = roles.kind
    if column == nil, !direction.isFromType { column = roles.type }
    guard let column else { return defaultKind(&assembly) }
    return assembly.kind(table.scanner.text, table.cell(column))
  }

  /// The number of the kind of ties that name none.
  mutating func defaultKind(_ assembly: inout NetworkAssembly) -> Int {
    if let defaultNumber { return defaultNumber }
    let number = assembly.kind(defaultWord)
    defaultNumber = number
    return number
  }

  private mutating func confidence(_ assembly: inout NetworkAssembly) -> Double? {
    guard let column = roles.confidence, !table.isEmpty(column) else { return 1 }
    // A share of three decimals is no digit group: nothing waits here.
    guard case .value(let value)? = confidences?.read(table, item: -1, &assembly) else {
      return nil
    }
    if let value, value <= 1 { return value }
    table.refuseCell(
      &assembly, column,
      Localized(de: "keine Zahl von 0 bis 1", en: "not a number from 0 to 1"),
      advice: Localized(de: "1 heißt sicher, 0,5 halb sicher", en: "1 means sure, 0.5 half sure"))
    return nil
  }

  /// The period; nil if a date is wrong, which is told then.
  private func period(_ assembly: inout NetworkAssembly) -> Period? {
    if let column = roles.date, !table.isEmpty(column) {
      guard let date = date(column, &assembly) else { return nil }
      return Period(first: date.first, last: date.last)
    }
    var first: Day?
    var last: Day?
    if let column = roles.start, !table.isEmpty(column) {
      guard let date = date(column, &assembly) else { return nil }
      first = date.first
    }
    if let column = roles.end, !table.isEmpty(column) {
      guard let date = date(column, &assembly) else { return nil }
      last = date.last
    }
    if let period = Period(first: first, last: last) { return period }
    tellSwapped(&assembly)
    return nil
  }

  private func date(_ column: Int, _ assembly: inout NetworkAssembly) -> DateCell? {
    do throws(DateCell.Problem) {
      return try DateCell(
        table.scanner.text, table.cell(column), order: table.options.dates)
    } catch {
      table.refuseCell(&assembly, column, error.text.what, advice: error.text.advice)
      return nil
    }
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

/// Names for columns without a role.
enum AttributeName {
  /// The name of a column, with a number if it occurred before; nil if it has none.
  static func unique(_ column: Int, in header: [String], among columns: [Int]) -> String? {
    guard header.indices.contains(column), !header[column].isEmpty else { return nil }
    let name = CanonicalText.composed(header[column])
    let earlier = columns.filter { $0 < column && CanonicalText.composed(header[$0]) == name }.count
    return earlier == 0 ? name : "\(name) (\(earlier + 1))"
  }
}
