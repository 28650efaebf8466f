internal import Relations
internal import Wording

/// Reads a table of tie kinds (half-life in days, scale, which way influence runs, …) into an
/// assembly.
struct TieKindRows {
  private let roles: TieKindHeader
  private var table: CSVTable
  private var halfLives: NumberCells?
  private var scales: NumberCells?
  private var warmths: NumberCells?

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: TieKindHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    halfLives = roles.halfLife.map { NumberCells($0, options: table.options) }
    scales = roles.scale.map { NumberCells($0, options: table.options) }
    warmths = roles.warmth.map { NumberCells($0, options: table.options) }
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
      assembly.describe(kind: kind) { $0.halfLife = days }
    }
    for (kind, scale) in scales?.resolve(table, &assembly) ?? [] {
      assembly.describe(kind: kind) { $0.scale = scale }
    }
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    return (table.rows, halfLives?.sign ?? scales?.sign ?? warmths?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let kind = assembly.kind(table.scanner.text, table.cell(roles.kind))
    guard let days = positive(&halfLives, roles.halfLife, item: kind, &assembly),
      let scale = positive(&scales, roles.scale, item: kind, &assembly),
      let warmth = warmth(&assembly),
      let carries = word(
        roles.carries, { Carries(word: $0) },
        Localized(de: "vorwärts, rückwärts oder beide", en: "forward, backward or both"),
        &assembly),
      let sighting = word(
        roles.end, { TieKindWords.ends[HeaderWords.word($0)] },
        Localized(
          de: "gesehen, wenn das Ende nur die letzte Beobachtung ist",
          en: "seen if the end is only the last sighting"), &assembly),
      let directed = flag(&assembly)
    else { return }
    assembly.describe(kind: kind) { more in
      more.halfLife = days
      more.scale = scale
      more.warmth = warmth
      more.carries = carries
      more.endIsSighting = sighting ?? false
      more.isDirected = directed
    }
    if directed != nil { assembly.report.statesDirection = true }
    assembly.report.tieKindsStored += 1
  }

  // MARK: Cells, nil if they are wrong, which is told then

  /// A positive number that may be missing.
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

  private mutating func warmth(_ assembly: inout NetworkAssembly) -> Double?? {
    guard let column = roles.warmth, !table.isEmpty(column) else { return .some(nil) }
    // A share of three decimals is no digit group: nothing waits here.
    guard case .value(let value)? = warmths?.read(table, item: -1, &assembly) else { return nil }
    if let value, value <= 1 { return .some(value) }
    table.refuseCell(
      &assembly, column, Localized(de: "keine Zahl von 0 bis 1", en: "not a number from 0 to 1"),
      advice: Localized(
        de: "1 heißt Freunde, 0 stellt niemanden vor", en: "1 means friends, 0 introduces nobody"))
    return nil
  }

  /// A word that means something.
  private func word<Meaning>(
    _ column: Int?, _ meaning: (String) -> Meaning?, _ advice: Localized,
    _ assembly: inout NetworkAssembly
  ) -> Meaning?? {
    guard let column, !table.isEmpty(column) else { return .some(nil) }
    if let meaning = meaning(table.text(column)) { return .some(meaning) }
    table.refuseCell(
      &assembly, column, Localized(de: "ein unbekanntes Wort", en: "an unknown word"),
      advice: Localized(de: "möglich: ", en: "write ") + advice)
    return nil
  }

  private func flag(_ assembly: inout NetworkAssembly) -> Bool?? {
    guard let column = roles.directed, !table.isEmpty(column) else { return .some(nil) }
    let text = table.text(column)
    if let flag = FlagCell.read(text) ?? FlagCell.direction(text) { return .some(flag) }
    table.refuseCell(
      &assembly, column, Localized(de: "weder ja noch nein", en: "neither yes nor no"),
      advice: Localized(
        de: "1 für gerichtet, 0 für gegenseitig eintragen",
        en: "write 1 for directed, 0 for mutual"))
    return nil
  }
}

/// The words in the cells of a list of tie kinds.
enum TieKindWords {
  /// Whether the end is only the last sighting.
  static let ends: [String: Bool] = [
    "seen": true, "lastseen": true, "sighting": true, "gesehen": true, "zuletztgesehen": true,
    "beobachtung": true, "end": false, "ended": false, "ende": false, "beendet": false,
  ]
}
