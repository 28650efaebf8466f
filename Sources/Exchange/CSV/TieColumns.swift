internal import Relations
internal import Wording

/// The columns of a list of actors that name ties: groups somebody belongs to, days somebody was there,
/// people somebody names.
struct TieColumns {
  /// What one row gives.
  struct Gift {
    fileprivate var found:
      [(
        target: String, kind: Actor.Kind, tieKind: String, strength: Double?, confidence: Double,
        period: Period
      )] = []
    fileprivate var isDirected = false

    /// The ties from the actor of the row.
    func ties(from source: Int, line: Int) -> [PendingTies.Tie] {
      found.map {
        PendingTies.Tie(
          source: source, target: $0.target, targetKind: $0.kind, tieKind: $0.tieKind,
          isDirected: isDirected, strength: $0.strength, period: $0.period,
          confidence: $0.confidence, line: line)
      }
    }
  }

  /// A column across: what its header names, and when.
  private struct Across {
    let column: Int
    let target: String
    let kind: Actor.Kind
    let period: Period
  }
  private let reading: Reading
  private var across: [Across] = []
  private var starts: DateCells?
  private var ends: DateCells?
  private var days: DateCells?
  private var nonAnswers = NonAnswers()
  private var unclear = (count: 0, line: 0, found: "")

  /// Columns that are kept as attributes as well: groups by which people are coloured and counted.
  let keptColumns: [Int]

  /// The columns of a table that name ties.
  ///
  /// - Parameter occasion: what stands before the days across, if other tables have the same.
  init(_ reading: Reading, _ table: CSVTable, occasion: String = "") {
    self.reading = reading
    keptColumns = reading.columns(.memberOf)
    starts = reading.column(.start).map { DateCells($0, table, hasBeen: true) }
    ends = reading.column(.end).map { DateCells($0, table) }
    days = reading.column(.day).map { DateCells($0, table) }
    let today = table.options.today ?? SystemClock.today
    let year = (reading.asOf ?? today).date.year
    for column in reading.columns(.across) {
      let header = ElementValues.trimmed(reading.columns[column].header)
      let kind = Actor.Kind(reading.columns[column].kind)
      let days =
        reading.shape == .attendance || kind == .event
        ? HeaderDay.period(header, year: year, today: today) : nil
      let period = days.flatMap { Period(first: $0.first, last: $0.last) }
      let target = kind == .event && !occasion.isEmpty ? "\(occasion) \(header)" : header
      across.append(
        Across(column: column, target: target, kind: kind, period: period ?? .always))
    }
  }

  /// Whether rows give ties at all.
  var givesTies: Bool {
    reading.columns.contains { [.memberOf, .named, .across].contains($0.field) }
  }

  /// What the current row gives; nil if a cell is wrong, which is told then.
  mutating func read(_ table: CSVTable, _ assembly: inout NetworkAssembly) -> Gift? {
    guard givesTies else { return Gift() }
    guard let period = period(table, &assembly) else { return nil }
    var gift = Gift()
    gift.isDirected = reading.isDirected ?? false
    for column in reading.columns.indices where !table.isEmpty(column) {
      let role = reading.columns[column]
      guard role.field == .memberOf || role.field == .named else { continue }
      let text = table.text(column)
      let kind =
        role.field == .named || role.kind.isEmpty ? Actor.Kind.person : Actor.Kind(role.kind)
      let word =
        role.field == .named
        ? (role.kind.isEmpty ? reading.tieKind : role.kind) : tieKind(kind)
      for name in CellSplit.parts(text, role.splits)
      where !nonAnswers.take(name, line: table.scanner.line) {
        gift.found.append((name, kind, word, nil, period.confidence, period.period))
      }
    }
    readAcross(table, &gift)
    return gift
  }

  private func tieKind(_ kind: Actor.Kind) -> String {
    reading.tieKind.isEmpty ? TieKind.usual(between: .person, and: kind) : reading.tieKind
  }

  private mutating func readAcross(_ table: CSVTable, _ gift: inout Gift) {
    for one in across where !table.isEmpty(one.column) {
      let text = table.text(one.column)
      guard let mark = MarkCell(text) else {
        if unclear.count == 0 { unclear = (0, table.scanner.line, text) }
        unclear.count += 1
        continue
      }
      guard mark.value > 0 else { continue }
      gift.found.append(
        (
          one.target, one.kind, tieKind(one.kind), mark.isTick ? nil : mark.value,
          mark.confidence, one.period
        ))
    }
  }

  private mutating func period(
    _ table: CSVTable, _ assembly: inout NetworkAssembly
  ) -> (period: Period, confidence: Double)? {
    var (first, last, confidence) = (Day?.none, Day?.none, 1.0)
    if case .wrong? = starts?.read(
      table, &assembly,
      into: { cell in
        first = cell.first
        if cell.first == nil || cell.isStretch { last = cell.last }
        if cell.isApproximate { confidence = 0.8 }
      })
    {
      return nil
    }
    if case .wrong? = ends?.read(
      table, &assembly,
      into: { cell in
        last = cell.last
        if cell.isApproximate { confidence = 0.8 }
      })
    {
      return nil
    }
    if case .wrong? = days?.read(
      table, &assembly,
      into: { cell in
        (first, last) = (cell.first, cell.last)
      })
    {
      return nil
    }
    if let period = Period(first: first, last: last) { return (period, confidence) }
    table.refuse(
      &assembly, column: reading.column(.end),
      Localized(de: "endet, bevor es beginnt", en: "ends before it begins"),
      advice: Localized(
        de: "die Daten vertauschen oder berichtigen", en: "swap or correct the dates"))
    return nil
  }

  /// Says once for the table what was noticed.
  func warn(_ table: CSVTable, _ assembly: inout NetworkAssembly) {
    for cells in [starts, ends, days] { cells?.warn(table, &assembly) }
    nonAnswers.warn(&assembly)
    guard unclear.count > 0 else { return }
    assembly.warn(
      line: unclear.line,
      unclear.count == 1
        ? Localized(
          de: "eine Zelle der Kreuztabelle sagt weder ja noch nein",
          en: "one cell of the cross table says neither yes nor no")
        : Localized(
          de: "\(unclear.count) Zellen der Kreuztabelle sagen weder ja noch nein",
          en: "\(unclear.count) cells of the cross table say neither yes nor no"),
      found: unclear.found,
      advice: Localized(
        de: "ausgelassen; x oder eine Zahl schreiben", en: "left out; write x or a number"))
  }
}

extension DateCells {
  /// Reads the cell of the current row, and hands over what it says.
  @discardableResult
  mutating func read(
    _ table: CSVTable, _ assembly: inout NetworkAssembly, into use: (DateCell) -> Void
  ) -> Cell {
    let cell = read(table, &assembly)
    if case .value(let value?) = cell { use(value) }
    return cell
  }
}
