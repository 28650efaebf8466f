internal import Relations
internal import Wording

/// Reads a table of contacts into an assembly whose ties are read already.
///
/// A contact belongs to the tie between its two actors, whatever its direction: of the kind named, if
/// one is; else to one that holds on that day, else to the first. Two actors without a tie get one
/// that begins with their first contact.
struct ContactRows {
  private let roles: ContactHeader
  private var table: CSVTable
  private var weights: NumberCells?
  private var days: DateCells
  private var actors: NamedActors
  private var lookup: TieLookup
  private var firstOfNew: [(row: Int, day: Day)] = []
  private var placeOfNew: [Int: Int] = [:]
  private var newTies = (count: 0, line: 0)
  private var outside = (count: 0, line: 0)
  private var vague = (count: 0, line: 0)

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: ContactHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    weights = roles.weight.map { NumberCells($0, options: table.options) }
    days = DateCells(roles.day, table)
    actors = NamedActors(assembly)
    lookup = TieLookup(assembly.ties)
    UnknownColumns.warn(
      roles.others, table,
      Localized(de: "in der Liste der Kontakte", en: "in the list of contacts"), &assembly)
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    assembly.contacts.reserveCapacity(assembly.contacts.count + table.estimatedRows)
    while table.nextRow(&assembly) { readRow(&assembly) }
    actors.warn(&assembly)
    for (item, value) in weights?.resolve(table, &assembly) ?? [] {
      assembly.contacts[item].weight = value
    }
    days.warn(table, &assembly)
    for (row, day) in firstOfNew { assembly.setStart(day, ofTie: row) }
    warn(&assembly)
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    return (table.rows, weights?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let (source, target) = (table.cell(roles.source), table.cell(roles.target))
    guard !source.isEmpty, !target.isEmpty else {
      let column = source.isEmpty ? roles.source : roles.target
      table.refuse(
        &assembly, column: column,
        Localized(
          de: "Spalte \(table.name(column)) ist leer", en: "column \(table.name(column)) is empty"),
        advice: Localized(de: "beide Beteiligten nennen", en: "name both who met"))
      return
    }
    let item = assembly.contacts.count
    guard let day = day(&assembly), let weight = weight(item: item, &assembly) else { return }
    let text = table.scanner.text
    let line = table.scanner.line
    let from = actors.position(text, source, kind: .person, line: line, &assembly)
    let to = actors.position(text, target, kind: .person, line: line, &assembly)
    let tie = tie(from, to, day, &assembly)
    assembly.contacts.append(
      Contact(tie: tie, day: day, weight: weight, origin: assembly.origin(line: line)))
  }

  // MARK: The tie

  private mutating func tie(
    _ from: Int, _ to: Int, _ day: Day, _ assembly: inout NetworkAssembly
  ) -> Int {
    var kind: Int?
    if let column = roles.kind, !table.isEmpty(column) {
      kind = assembly.kind(table.scanner.text, table.cell(column))
    }
    let found = lookup.tie(from, to, kind: kind, day: day, among: assembly.ties)
    guard let row = found else {
      let kind = kind ?? assembly.kind("")
      let made = assembly.addFromContact(
        Tie(
          source: from, target: to, kind: kind, isDirected: assembly.isDirected(kind: kind),
          origin: assembly.origin(line: table.scanner.line)))
      lookup.add(made, assembly.ties[made])
      placeOfNew[made] = firstOfNew.count
      firstOfNew.append((made, day))
      if newTies.count == 0 { newTies.line = table.scanner.line }
      newTies.count += 1
      return made
    }
    if let place = placeOfNew[row] {
      firstOfNew[place].day = min(firstOfNew[place].day, day)
    } else if !assembly.ties[row].period.contains(day) {
      if outside.count == 0 { outside.line = table.scanner.line }
      outside.count += 1
    }
    return row
  }

  // MARK: Cells

  private mutating func day(_ assembly: inout NetworkAssembly) -> Day? {
    guard !table.isEmpty(roles.day) else {
      table.refuse(
        &assembly, column: roles.day,
        Localized(de: "ein Kontakt ohne Tag", en: "a contact without a day"),
        advice: Localized(de: "den Tag eintragen", en: "write the day"))
      return nil
    }
    guard case .value(let date) = days.read(table, &assembly) else { return nil }
    guard let date, let day = date.first ?? date.last else {
      table.refuseCell(
        &assembly, roles.day, Localized(de: "kein Tag", en: "no day"),
        advice: Localized(de: "den Tag eintragen", en: "write the day"))
      return nil
    }
    if date.first != date.last {
      if vague.count == 0 { vague.line = table.scanner.line }
      vague.count += 1
    }
    return day
  }

  private mutating func weight(item: Int, _ assembly: inout NetworkAssembly) -> Double? {
    guard let column = roles.weight, !table.isEmpty(column) else { return 1 }
    guard case .value(let value)? = weights?.read(table, item: item, &assembly) else { return nil }
    guard value != 0 else {
      let isEmptied = table.refuseCell(
        &assembly, column, Localized(de: "ein Kontakt ohne Gewicht", en: "a contact of no weight"),
        advice: Localized(
          de: "1 für einen üblichen Kontakt, weniger für einen flüchtigen eintragen",
          en: "write 1 for a usual contact, less for a brief one"))
      return isEmptied ? 1 : nil
    }
    return value ?? 1
  }

  // MARK: Warnings

  private func warn(_ assembly: inout NetworkAssembly) {
    if newTies.count > 0 {
      let count = newTies.count
      assembly.warn(
        line: newTies.line,
        count == 1
          ? Localized(
            de: "zwei Akteure haben Kontakte, aber keine Beziehung",
            en: "two actors have contacts but no tie")
          : Localized(
            de: "\(count) Paare haben Kontakte, aber keine Beziehung",
            en: "\(count) pairs have contacts but no tie"),
        advice: Localized(
          de: "hinzugefügt, vom ersten Kontakt an", en: "added, from their first contact on"))
    }
    if outside.count > 0 {
      let count = outside.count
      assembly.warn(
        line: outside.line,
        count == 1
          ? Localized(
            de: "ein Kontakt außerhalb der Zeit seiner Beziehung",
            en: "one contact outside the period of its tie")
          : Localized(
            de: "\(count) Kontakte außerhalb der Zeit ihrer Beziehung",
            en: "\(count) contacts outside the period of their tie"),
        advice: Localized(
          de: "behalten, ohne Wirkung auf die Stärke", en: "kept, without effect on the strength"))
    }
    if vague.count > 0 {
      assembly.warn(
        line: vague.line,
        Localized(
          de: "Monat oder Jahr statt eines Tages (\(vague.count) Mal)",
          en: "a month or year in the place of a day (\(vague.count) times)"),
        advice: Localized(de: "als dessen erster Tag gelesen", en: "read as its first day"))
    }
  }
}

/// Finds the tie that two actors have.
private struct TieLookup {
  /// The first tie of each pair; further ones follow in `next`.
  private var first: [UInt64: Int32] = [:]
  private var last: [UInt64: Int32] = [:]
  private var next: [Int32]

  init(_ ties: TieTable) {
    first.reserveCapacity(ties.count)
    next = []
    next.reserveCapacity(ties.count)
    for (row, tie) in ties.enumerated() { add(row, tie) }
  }

  private func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  /// Adds the tie in the next row.
  mutating func add(_ row: Int, _ tie: Tie) {
    next.append(-1)
    let key = key(Int(tie.source), Int(tie.target))
    if first[key] == nil {
      first[key] = Int32(row)
    } else {
      let end = last[key] ?? first[key] ?? 0
      next[Int(end)] = Int32(row)
      last[key] = Int32(row)
    }
  }

  /// The tie of a pair that fits a contact best, or nil if they have none (of the kind).
  func tie(_ from: Int, _ to: Int, kind: Int?, day: Day, among ties: TieTable) -> Int? {
    var best: (row: Int, fit: Int)?
    var row = first[key(from, to)] ?? -1
    while row >= 0 {
      let tie = ties[Int(row)]
      if kind.map({ $0 == Int(tie.kind) }) ?? true {
        let fit =
          (tie.period.contains(day) ? 2 : 0)
          + (tie.isDirected && tie.source != Int32(from) ? 0 : 1)
        if fit > best?.fit ?? -1 { best = (Int(row), fit) }
      }
      row = next[Int(row)]
    }
    return best?.row
  }
}

/// Columns that a table has too much.
enum UnknownColumns {
  /// Warns of the first of `columns` that has a name.
  static func warn(
    _ columns: [Int], _ table: CSVTable, _ place: Localized, _ assembly: inout NetworkAssembly
  ) {
    let names = columns.compactMap { AttributeName.unique($0, in: table.header, among: columns) }
    guard let first = names.first else { return }
    assembly.warn(
      line: 1, Localized(de: "unbekannte Spalte ", en: "unknown column ") + place, found: first,
      advice: Localized(de: "ausgelassen", en: "left out"))
  }
}
