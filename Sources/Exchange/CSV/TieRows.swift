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
  var starts: DateCells?
  var ends: DateCells?
  var days: DateCells?
  var actors: NamedActors
  private var attributes: [(column: Int, number: Int)] = []
  /// The word for ties of two-mode lists that name no kind, and its number once it is known.
  private let defaultWord: String
  private var defaultNumber: Int?
  /// What stands before the ids at the second end, if both ends are numbered anew.
  private let targetPrefix: String
  private var kindCodes: [String: String]
  private var occasions = SeveralDays()
  /// Whether some row said which way its tie runs.
  private var saysDirection = false

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: TieHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    weights = roles.weight.map { NumberCells($0, options: table.options) }
    confidences = roles.confidence.map { NumberCells($0, options: table.options) }
    starts = roles.start.map {
      // Entries have been; other ties may be planned.
      let word = table.name($0).lowercased()
      return DateCells(
        $0, table,
        hasBeen: ["eintritt", "beitritt", "joined", "entry"].contains(where: word.contains))
    }
    ends = roles.end.map { DateCells($0, table) }
    days = roles.date.map { DateCells($0, table) }
    kindCodes = table.options.wishes.tieKinds
    actors = NamedActors(assembly, isListed: assembly.hasListed)
    let sides = [roles.source, roles.target].map {
      table.facts[safe: $0] ?? ColumnFacts([], rows: 0)
    }
    let alone = sides.reduce(Set<String>()) { $0.union($1.distinct) }
    actors.turnsNames =
      roles.sourceSplits.isEmpty && roles.targetSplits.isEmpty
      && sides.contains { PersonName.areTurned($0, alone: alone) }
    if !roles.defaultKind.isEmpty {
      defaultWord = roles.defaultKind
    } else {
      defaultWord = TieKind.usual(between: roles.sourceKind, and: roles.targetKind)
    }
    targetPrefix = Self.prefix(roles, sides, assembly)
    for column in roles.others {
      let name = AttributeName.unique(column, in: table.header, among: roles.others)
      guard let name else { continue }
      attributes.append((column, assembly.tieColumns.column(name)))
    }
  }

  /// Whether rows may need more than plain cells say: names turned, codes for kinds, several names.
  var hasPlainEnds: Bool {
    !actors.turnsNames && targetPrefix.isEmpty && kindCodes.isEmpty
      && roles.sourceSplits.isEmpty && roles.targetSplits.isEmpty
  }

  /// People and clubs that are numbered separately share their numbers: then those at the second end
  /// begin with their kind.
  private static func prefix(
    _ roles: TieHeader, _ sides: [ColumnFacts], _ assembly: NetworkAssembly
  ) -> String {
    guard roles.sourceKind != roles.targetKind, sides[1].areNumbers,
      !assembly.prefixedKinds.contains(roles.targetKind)
    else { return "" }
    let isShared = sides[1].distinct.contains { id in
      if sides[0].distinct.contains(id), !assembly.hasListed { return true }
      let bytes = Array(id.utf8)
      guard let known = assembly.find(bytes, 0..<bytes.count) else { return false }
      return assembly.actors[known].kind != roles.targetKind
    }
    return isShared ? "\(roles.targetKind.id):" : ""
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    let first = assembly.ties.count
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
    for cells in [starts, ends, days] { cells?.warn(table, &assembly) }
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    giveKinds(from: first, &assembly)
    occasions.warn(&assembly)
    if saysDirection || roles.directed != nil { assembly.report.statesDirection = true }
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
    guard let times = times(&assembly), let direction = direction(&assembly),
      let confidence = confidence(&assembly)
    else { return }
    var strength: Double?
    if let weight = roles.weight, !table.isEmpty(weight), !times.hasStrengths {
      guard case .value(let value)? = weights?.read(table, item: row, &assembly) else { return }
      strength = value
    }
    let line = table.scanner.line
    let kind = kind(direction, &assembly)
    let sources = positions(source, roles.sourceSplits, roles.sourceKind, "", &assembly)
    let targets = positions(
      target, roles.targetSplits, roles.targetKind, targetPrefix, &assembly)
    for from in sources {
      for to in targets {
        for part in times.parts {
          let tie = Tie(
            source: from, target: to, kind: kind,
            isDirected: direction.isDirected
              ?? (roles.isDirected || assembly.isDirected(kind: kind)),
            strength: part.strength ?? strength, period: part.period,
            confidence: confidence * times.confidence, origin: assembly.origin(line: line))
          let number = assembly.add(tie)
          for (column, attribute) in attributes where !table.isEmpty(column) {
            assembly.tieColumns.set(attribute, row: number, table.attribute(column))
          }
          if roles.targetKind == .event, roles.date != nil, let day = part.period.start {
            occasions.add(to, day, assembly.actors[to].name, line: line)
          }
        }
      }
    }
    assembly.report.tiesFromCells += max(0, assembly.ties.count - row - 1)
  }

  /// The actors that a cell names, each once.
  private mutating func positions(
    _ range: Range<Int>, _ splits: [String], _ kind: Actor.Kind, _ prefix: String,
    _ assembly: inout NetworkAssembly
  ) -> [Int] {
    let text = table.scanner.text
    let line = table.scanner.line
    if splits.isEmpty, prefix.isEmpty {
      return [actors.position(text, range, kind: kind, line: line, &assembly)]
    }
    // A name that somebody has is one name, whatever signs it holds.
    if prefix.isEmpty, let known = assembly.find(text, range) { return [known] }
    var found: [Int] = []
    for name in CellSplit.parts(CanonicalText.string(text, range), splits) {
      let before = assembly.actors.count
      let position = actors.position(prefix + name, kind: kind, line: line, &assembly)
      if !prefix.isEmpty, position == before {
        assembly.actors[position].name = "\(table.name(roles.target)) \(name)"
      }
      if !found.contains(position) { found.append(position) }
    }
    return found
  }

  private func tellMissingEnd(_ column: Int, _ assembly: inout NetworkAssembly) {
    let name = table.name(column)
    table.refuse(
      &assembly, column: column,
      Localized(de: "Spalte \(name) ist leer", en: "column \(name) is empty"),
      advice: table.facts[safe: column].map { $0.values.count < $0.rows } ?? false
        ? Localized(
          de: "beide Enden nennen; gilt die Zelle darüber auch hier: --fill-down \"\(name)\"",
          en: "name both ends; if the cell above counts here as well: --fill-down \"\(name)\"")
        : Localized(de: "beide Enden der Beziehung nennen", en: "name both ends of the tie"))
  }

  /// Somebody new, whose kind no header says, is what the others at that end are.
  private func giveKinds(from first: Int, _ assembly: inout NetworkAssembly) {
    guard !actors.ofUnknownKind.isEmpty else { return }
    let new = Set(actors.ofUnknownKind)
    for (ends, header) in [
      (assembly.ties.sources, roles.sourceKind), (assembly.ties.targets, roles.targetKind),
    ] where header == .person {
      var kinds: [Actor.Kind: Int] = [:]
      var here: Set<Int> = []
      for end in ends[first...] {
        if new.contains(Int(end)) {
          here.insert(Int(end))
        } else {
          kinds[assembly.actors[Int(end)].kind, default: 0] += 1
        }
      }
      let usual = kinds.max { ($0.value, $1.key.id) < ($1.value, $0.key.id) }
      guard let usual else { continue }
      for position in here { assembly.actors[position].kind = usual.key }
    }
  }

  // MARK: Cells

  private struct Direction {
    /// Nil = the row does not say it.
    var isDirected: Bool?
    /// Whether the column “type” said it, so that it does not name the kind.
    var isFromType = false
  }

  /// The direction; nil if the cell is wrong, which is told then.
  private mutating func direction(_ assembly: inout NetworkAssembly) -> Direction? {
    var direction = Direction()
    if let column = roles.type, !table.isEmpty(column),
      let isDirected = FlagCell.direction(table.text(column))
    {
      direction = Direction(isDirected: isDirected, isFromType: true)
      saysDirection = true
    }
    guard let column = roles.directed, !table.isEmpty(column) else { return direction }
    let range = table.cell(column)
    if range.count == 1, table.scanner.text[range.lowerBound] == UInt8(ascii: "0") {
      direction.isDirected = false
      return direction
    }
    let text = table.text(column)
    guard let isDirected = FlagCell.read(text) ?? FlagCell.direction(text) else {
      let isEmptied = table.refuseCell(
        &assembly, column,
        Localized(de: "weder ja noch nein", en: "neither yes nor no"),
        advice: Localized(
          de: "1 für gerichtet, 0 für gegenseitig eintragen",
          en: "write 1 for directed, 0 for mutual"))
      return isEmptied ? direction : nil
    }
    direction.isDirected = isDirected
    return direction
  }

  private mutating func kind(_ direction: Direction, _ assembly: inout NetworkAssembly) -> Int {
    var column = roles.kind
    if column == nil, !direction.isFromType { column = roles.type }
    guard let column else { return defaultKind(&assembly) }
    if table.isEmpty(column), !roles.defaultKind.isEmpty { return defaultKind(&assembly) }
    guard !kindCodes.isEmpty, let meant = kindCodes[table.text(column)] else {
      return assembly.kind(table.scanner.text, table.cell(column))
    }
    return assembly.kind(meant)
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
    guard let value else { return 1 }
    if value <= 1 { return value }
    let isEmptied = table.refuseCell(
      &assembly, column,
      Localized(de: "keine Zahl von 0 bis 1", en: "not a number from 0 to 1"),
      advice: Localized(de: "1 heißt sicher, 0,5 halb sicher", en: "1 means sure, 0.5 half sure"))
    return isEmptied ? 1 : nil
  }
}

extension TieKind {
  /// What ties between actors of two kinds are called where nothing names them.
  static func usual(between source: Actor.Kind, and target: Actor.Kind) -> String {
    let group = target == .person ? source : target
    return switch group {
    case .organisation: "member"
    case .event: "attended"
    default: ""
    }
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
