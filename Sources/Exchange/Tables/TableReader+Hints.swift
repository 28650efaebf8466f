internal import Relations
internal import Wording

/// What columns may hold beside what they were taken for: said with the option that takes them so.
extension TableReader {
  /// Gathers the hints of all tables.
  mutating func hint() {
    var names: Set<String> = []
    let mayName = tables.contains { table in
      table.reading.columns(.attribute).contains { table.facts[safe: $0]?.areNames ?? false }
    }
    for actor in assembly.actors.prefix(mayName ? 100_000 : 0) {
      names.insert(actor.id)
      names.insert(actor.name)
    }
    for table in tables {
      for column in table.reading.columns.indices { hint(table, column, names) }
    }
  }

  private mutating func hint(_ table: OpenTable, _ column: Int, _ names: Set<String>) {
    guard let facts = table.facts[safe: column], let header = table.header[safe: column],
      !header.isEmpty, !facts.values.isEmpty
    else { return }
    let role = table.reading.columns[column]
    if role.field.holdsNames || role.field == .id { warnOfShortened(table, column, facts, header) }
    if role.field.holdsNames {
      hintSplit(table, column, facts, header)
    } else if role.field == .attribute {
      hintAttribute(table, facts, header, names)
    }
    if role.field == .memberOf || role.field == .attribute { hintFillDown(table, facts, header) }
  }

  /// Cells of names that hold a sign at which they might be taken apart.
  private mutating func hintSplit(
    _ table: OpenTable, _ column: Int, _ facts: ColumnFacts, _ header: String
  ) {
    guard options.wishes.splits == nil, table.reading.columns[column].splits.isEmpty else { return }
    for sign in [",", "/", "&", "+"] {
      let several = facts.distinct.filter {
        CellSplit.parts($0, sign).count > 1 && (sign != "," || PersonName.turned($0) == nil)
          && ($0.contains(", ") || $0.contains(" \(sign) "))
      }
      guard let first = several.min() else { continue }
      assembly.notices.warn(
        Notice(
          .warning, file: table.file,
          position: Notice.Position(line: table.dialect.line, column: column + 1),
          what: Localized(
            de: "Spalte \(header): vielleicht mehrere Namen in einer Zelle",
            en: "column \(header): perhaps several names in a cell"),
          found: first,
          advice: Localized(
            de: "als ein Name gelesen; auseinandernehmen: --split \"\(sign)\"",
            en: "read as one name; to take them apart: --split \"\(sign)\"")))
      return
    }
  }

  /// Numbers that a spreadsheet has shortened are no ids any more: several have become one.
  private mutating func warnOfShortened(
    _ table: OpenTable, _ column: Int, _ facts: ColumnFacts, _ header: String
  ) {
    let isShortened = { (value: String) in
      guard let place = value.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return false }
      let (digits, power) = (value[..<place], value[place...].dropFirst())
      return power.first == "+" && power.count > 1 && power.dropFirst().allSatisfy(\.isNumber)
        && digits.first?.isNumber ?? false
        && digits.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
    }
    guard let first = facts.distinct.filter(isShortened).min() else { return }
    assembly.notices.warn(
      Notice(
        .warning, file: table.file,
        position: Notice.Position(line: table.dialect.line, column: column + 1),
        what: Localized(
          de: "Spalte \(header): gekürzte Zahlen als Kennung",
          en: "column \(header): shortened numbers as ids"),
        found: first,
        advice: Localized(
          de: "die Spalte als Text speichern: verschiedene Kennungen können gleich geworden sein",
          en: "save the column as text: different ids may have become the same")))
  }

  private mutating func hintAttribute(
    _ table: OpenTable, _ facts: ColumnFacts, _ header: String, _ names: Set<String>
  ) {
    let word = HeaderWords.word(header)
    if table.isPairs, facts.areDates, table.reading.column(.day) == nil,
      table.reading.column(.start) == nil
    {
      addHint(
        table, Localized(de: "„\(header)“ sieht nach Tagen aus", en: "“\(header)” looks like days"),
        "--column day=\"\(header)\"")
    } else if table.listsActors, GroupWords.kind(of: word) != nil, !facts.areMarks {
      addHint(
        table,
        Localized(de: "„\(header)“ nennt Gruppen", en: "“\(header)” names groups"),
        "--column member-of=\"\(header)\"")
    } else if facts.areNames, facts.distinct.count > 1, facts.overlap(names) >= 0.5,
      facts.distinct.count < facts.values.count
    {
      addHint(
        table,
        Localized(
          de: "„\(header)“ nennt bekannte Akteure", en: "“\(header)” names actors that are known"),
        table.listsActors ? "--column named=\"\(header)\"" : "--column target=\"\(header)\"")
    } else if table.listsActors, facts.areMarks, facts.hasTick, !facts.areNumbers {
      addHint(
        table,
        Localized(
          de: "„\(header)“ ist angekreuzt oder mit ja und nein gefüllt",
          en: "“\(header)” holds ticks, or yes and no"),
        "--column across=\"\(header)\"")
    } else if table.listsActors,
      let example = facts.distinct.filter({
        CellSplit.parts($0, [",", ";", "/", "|"]).count > 2
      }).min()
    {
      addHint(
        table,
        Localized(
          de: "„\(header)“ nennt mehreres in einer Zelle (\(example.prefix(40)))",
          en: "“\(header)” holds several things in a cell (\(example.prefix(40)))"),
        "--column member-of=\"\(header)\"")
    }
  }

  /// A column in which each value stands once, over empty cells, comes from merged cells.
  private mutating func hintFillDown(
    _ table: OpenTable, _ facts: ColumnFacts, _ header: String
  ) {
    guard !table.reading.fillsDown.contains(where: { ReadingWishes.isSame($0, header) }),
      facts.distinct.count == facts.values.count, facts.distinct.count > 1,
      facts.values.count * 2 < facts.rows,
      GroupWords.kind(of: HeaderWords.word(header)) != nil
        || PeopleHeader.placeWords.contains(HeaderWords.word(header))
    else { return }
    addHint(
      table,
      Localized(
        de: "„\(header)“ ist oft leer unter einem Wert: verbundene Zellen?",
        en: "“\(header)” is often empty under a value: merged cells?"),
      "--fill-down \"\(header)\"")
  }

  private mutating func addHint(_ table: OpenTable, _ what: Localized, _ option: String) {
    assembly.report.hints.append(
      Notice(
        .warning, file: table.file, what: what,
        advice: Localized(de: "so lesen: \(option)", en: "to read it so: \(option)")))
  }
}
