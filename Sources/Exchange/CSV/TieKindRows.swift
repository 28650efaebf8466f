internal import Relations
internal import Wording

/// Reads a table of tie kinds (half-life in days, scale) into an assembly.
struct TieKindRows {
  private let roles: TieKindHeader
  private var table: CSVTable
  private var halfLives: NumberCells?
  private var scales: NumberCells?

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: TieKindHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    halfLives = roles.halfLife.map { NumberCells($0, options: table.options) }
    scales = roles.scale.map { NumberCells($0, options: table.options) }
    UnknownColumns.warn(
      roles.others, table,
      Localized(de: "in der Liste der Arten", en: "in the list of kinds"), &assembly)
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    while table.nextRow(&assembly) { readRow(&assembly) }
    for (kind, days) in halfLives?.resolve(table, &assembly) ?? [] {
      assembly.describe(kind: kind, halfLife: days)
    }
    for (kind, scale) in scales?.resolve(table, &assembly) ?? [] {
      assembly.describe(kind: kind, scale: scale)
    }
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    return (table.rows, halfLives?.sign ?? scales?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let kind = assembly.kind(table.scanner.text, table.cell(roles.kind))
    guard let days = positive(&halfLives, roles.halfLife, item: kind, &assembly),
      let scale = positive(&scales, roles.scale, item: kind, &assembly)
    else { return }
    assembly.describe(kind: kind, scale: scale, halfLife: days)
    if let column = roles.directed, !table.isEmpty(column) {
      let text = table.text(column)
      guard let isDirected = FlagCell.read(text) ?? FlagCell.direction(text) else {
        table.refuseCell(
          &assembly, column, Localized(de: "weder ja noch nein", en: "neither yes nor no"),
          advice: Localized(
            de: "1 für gerichtet, 0 für gegenseitig eintragen",
            en: "write 1 for directed, 0 for mutual"))
        return
      }
      assembly.direct(kind: kind, isDirected: isDirected)
      assembly.report.statesDirection = true
    }
    assembly.report.tieKindsStored += 1
  }

  /// A positive number that may be missing; nil if it is wrong, which is told then.
  private func positive(
    _ cells: inout NumberCells?, _ column: Int?, item: Int, _ assembly: inout NetworkAssembly
  ) -> Double?? {
    guard let column, !table.isEmpty(column) else { return .some(nil) }
    guard case .value(let value)? = cells?.read(table, item: item, &assembly) else { return nil }
    guard value != 0 else {
      table.refuseCell(
        &assembly, column, Localized(de: "null", en: "zero"),
        advice: Localized(
          de: "mehr als 0 eintragen oder die Zelle leer lassen",
          en: "write more than 0, or leave the cell empty"))
      return nil
    }
    return .some(value)
  }
}
