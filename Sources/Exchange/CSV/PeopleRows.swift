internal import Relations
internal import Wording

/// Reads a table with one actor per row into an assembly, and the ties that its columns name.
struct PeopleRows {
  private let roles: PeopleHeader
  private let reading: Reading
  private var table: CSVTable
  private var costs: NumberCells?
  private var giving: TieColumns
  private var attributes: [(column: Int, number: Int)] = []
  private let defaultKind: Actor.Kind
  /// The bytes of the row that listed an actor, by position.
  private var listedBy: [Int: Range<Int>] = [:]
  private var merged = (count: 0, line: 0, id: "")
  /// What stands before every id of this list, if other lists have the same ids.
  private var prefix = ""
  /// What tells people of one name apart, by name, in lists without ids.
  private var namesakes = Namesakes()
  /// Whether names are written “Huber, Anna”.
  private let turnsNames: Bool
  /// Whether the list is the next of several: what it says replaces what the older ones said.
  private let replaces: Bool
  /// Finds those whom another list has already.
  private var known: NamedActors
  private let kindCodes: Set<String>

  /// The rows of `table`; actors without a kind are `defaultKind`.
  init(
    _ table: CSVTable, _ reading: Reading, defaultKind: Actor.Kind, replaces: Bool = false,
    occasion: String = "",
    _ assembly: inout NetworkAssembly
  ) {
    self.replaces = replaces
    self.table = table
    self.reading = reading
    self.defaultKind = defaultKind
    roles = PeopleHeader(reading)
    costs = roles.cost.map { NumberCells($0, options: table.options) }
    giving = TieColumns(reading, table, occasion: occasion)
    known = NamedActors(assembly)
    let names = roles.name.flatMap { table.facts[safe: $0] }
    turnsNames = names.map { PersonName.areTurned($0, alone: $0.distinct) } ?? false
    let codes =
      PeopleHeader.isOwn(table.header)
      ? [] : KindCodes.codes(roles.kind.flatMap { table.facts[safe: $0] })
    kindCodes = codes.isSubset(of: table.options.wishes.actorKinds.keys) ? [] : codes
    let kept = roles.others + giving.keptColumns + (kindCodes.isEmpty ? [] : [roles.kind ?? 0])
    for column in kept.sorted() {
      let name = AttributeName.unique(column, in: table.header, among: kept)
      guard let name else { continue }
      attributes.append((column, assembly.actorColumns.column(name)))
    }
  }

  /// Whether the list may find its actors among those of other lists by name.
  private var mayBeKnown: Bool { reading.shape != .actors }
  /// Whether an actor may have several rows, each with further ties.
  private var mayRepeat: Bool { giving.givesTies }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(
    _ assembly: inout NetworkAssembly, _ pending: inout PendingTies
  ) -> (rows: Int, sign: Character?) {
    if defaultKind != .person { preparePrefix(&assembly) }
    if roles.id == nil {
      let rows = self
      namesakes = Namesakes(table) { rows.fullName($0) }
    }
    KindCodes.warn(kindCodes, table, roles.kind, &assembly)
    pending.begin(reading, file: assembly.fileNumber, turnsNames: turnsNames)
    while table.nextRow(&assembly) { readRow(&assembly, &pending) }
    for (position, cost) in costs?.resolve(table, &assembly) ?? [] {
      assembly.actors[position].cost = cost
    }
    giving.warn(table, &assembly)
    namesakes.warn(&assembly)
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    if merged.count > 0 { warnOfMerged(&assembly) }
    return (table.rows, costs?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly, _ pending: inout PendingTies) {
    let name = fullName(table)
    var id = roles.id.map { table.text($0) } ?? ""
    if id.isEmpty { id = namesakes.id(of: name, table) }
    guard !id.isEmpty else {
      table.refuse(
        &assembly, column: roles.id ?? roles.name,
        Localized(
          de: "ein Akteur ohne Kennung und ohne Namen", en: "an actor without id and name"),
        advice: Localized(
          de: "eine Kennung eintragen oder die Zeile löschen", en: "write an id, or delete the row")
      )
      return
    }
    guard let permission = permission(&assembly) else { return }
    id = prefix + id
    let bytes = Array(id.utf8)
    if let position = listed(bytes, assembly) {
      repeated(position, &assembly, &pending)
      return
    }
    let position = assembly.find(bytes, 0..<bytes.count) ?? assembly.actors.count
    var cost: Double?
    if let column = roles.cost, !table.isEmpty(column) {
      guard case .value(let value)? = costs?.read(table, item: position, isCost: true, &assembly)
      else { return }
      cost = value
    }
    guard let gift = giving.read(table, &assembly) else { return }
    _ = assembly.actor(bytes, 0..<bytes.count)
    let word = table.text(roles.kind)
    let kind = kindCodes.contains(word) && table.options.wishes.actorKinds[word] == nil ? "" : word
    assembly.actors[position].name =
      name.isEmpty ? String(assembly.actors[position].id.dropFirst(prefix.count)) : name
    assembly.actors[position].kind = self.kind(kind)
    assembly.actors[position].place = table.text(roles.place)
    assembly.actors[position].topics = Self.topics(table.text(roles.topics))
    assembly.actors[position].permission = permission
    assembly.actors[position].cost = cost
    assembly.list(position, line: table.scanner.line)
    assembly.report.actorsStored += 1
    listedBy[position] = table.scanner.row
    for (column, number) in attributes where !table.isEmpty(column) {
      assembly.actorColumns.set(number, row: position, table.attribute(column))
    }
    give(gift, from: position, &pending)
  }

  private func give(
    _ gift: TieColumns.Gift, from position: Int, _ pending: inout PendingTies
  ) {
    for tie in gift.ties(from: position, line: table.scanner.line) { pending.add(tie) }
  }

  /// The position of the actor with this id if a row has listed it before, or nil.
  private mutating func listed(_ id: [UInt8], _ assembly: NetworkAssembly) -> Int? {
    if let position = assembly.find(id, 0..<id.count) {
      return assembly.listing(of: position) == nil ? nil : position
    }
    guard mayBeKnown else { return nil }
    return known.known(
      id, 0..<id.count, kind: defaultKind, line: table.scanner.line, assembly)
  }

  /// Lists of organisations often count from 1 as the list of people does: their ids are then told
  /// apart by the kind.
  private mutating func preparePrefix(_ assembly: inout NetworkAssembly) {
    guard !assembly.actors.isEmpty, let column = roles.id ?? roles.name else { return }
    var ahead = table
    var ignored = NetworkAssembly()
    var shared: (count: Int, first: String) = (0, "")
    while ahead.nextRow(&ignored) {
      guard let known = assembly.find(ahead.scanner.text, ahead.cell(column)) else { continue }
      if assembly.actors[known].kind == defaultKind { return }
      if shared.count == 0 { shared.first = ahead.text(column) }
      shared.count += 1
    }
    guard shared.count > 0 else { return }
    prefix = "\(defaultKind.id):"
    assembly.prefixedKinds.insert(defaultKind)
    let count = shared.count
    assembly.warn(
      line: 1,
      Localized(
        de: "\(count) Kennungen hat auch eine andere Liste",
        en: "\(count) ids occur in another list too"),
      found: shared.first,
      advice: Localized(
        de: "die Kennungen dieser Liste beginnen jetzt mit „\(prefix)“",
        en: "the ids of this list now begin with “\(prefix)”"))
  }

  // MARK: Cells

  /// The whole name: in one cell, turned where it is “Huber, Anna”, or of first and last name.
  private func fullName(_ table: CSVTable) -> String {
    if let column = roles.name {
      let name = table.text(column)
      if !name.isEmpty || roles.lastName == nil {
        return turnsNames ? PersonName.turned(name) ?? name : name
      }
    }
    let parts = [table.text(roles.firstName), table.text(roles.lastName)]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func kind(_ word: String) -> Actor.Kind {
    if let meant = table.options.wishes.actorKinds[word] { return Actor.Kind(meant) }
    return word.isEmpty ? defaultKind : Actor.Kind(word)
  }

  /// Topics are separated by “;” or “|”.
  private static func topics(_ text: String) -> [String] {
    text.split { $0 == ";" || $0 == "|" }.map { ElementValues.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// The permission, nil if the cell is wrong (which is told); who objected anywhere objected.
  private func permission(_ assembly: inout NetworkAssembly) -> Actor.Permission? {
    if let column = roles.objected, !table.isEmpty(column),
      PermissionCell.hasObjected(table.text(column))
    {
      return .objected
    }
    guard let column = roles.permission, !table.isEmpty(column) else { return .unknown }
    if let permission = PermissionCell.read(table.text(column)) { return permission }
    let isEmptied = table.refuseCell(
      &assembly, column, Localized(de: "keine Einwilligung", en: "not a permission"),
      advice: Localized(
        de: "granted (ja), objected (nein) oder unknown eintragen",
        en: "write granted, objected or unknown"))
    return isEmptied ? .unknown : nil
  }

  // MARK: Repeated ids

  private mutating func repeated(
    _ position: Int, _ assembly: inout NetworkAssembly, _ pending: inout PendingTies
  ) {
    let scanner = table.scanner
    let earlier = listedBy[position]
    let isSame = earlier.map { scanner.raw[$0].elementsEqual(scanner.raw[scanner.row]) } ?? false
    if isSame, !mayBeKnown {
      countMerged(assembly.actors[position].id, &assembly)
      return
    }
    if mayRepeat, earlier == nil || tellsTheSame(position, assembly) {
      guard let gift = giving.read(table, &assembly) else { return }
      assembly.report.merged += 1
      earlier == nil && replaces ? renew(position, &assembly) : complete(position, &assembly)
      give(gift, from: position, &pending)
      return
    }
    if earlier == nil, replaces {
      renew(position, &assembly)
      assembly.report.merged += 1
      return
    }
    if isSame || mayBeKnown && earlier == nil {
      countMerged(assembly.actors[position].id, &assembly)
      return
    }
    refuseRepeated(position, &assembly)
  }

  /// Whether what the row says of the actor itself is what is known, as far as both say something.
  private func tellsTheSame(_ position: Int, _ assembly: NetworkAssembly) -> Bool {
    if reading.shape != .actors { return true }
    let actor = assembly.actors[position]
    let place = table.text(roles.place)
    guard place.isEmpty || actor.place.isEmpty || place == actor.place else { return false }
    let name = fullName(table)
    guard name.isEmpty || name == actor.name else { return false }
    return attributes.allSatisfy { column, number in
      let known = assembly.actorColumns.value(number, row: position)
      return giving.keptColumns.contains(column) || table.isEmpty(column) || known.isEmpty
        || !PeopleHeader.identityWords.contains(HeaderWords.word(table.name(column)))
        || known == table.attribute(column)
    }
  }

  /// Adds what a further row of an actor says beyond the first.
  private func complete(_ position: Int, _ assembly: inout NetworkAssembly) {
    if assembly.actors[position].place.isEmpty {
      let place = table.text(roles.place)
      if !place.isEmpty { assembly.actors[position].place = place }
    }
    for (column, number) in attributes where !table.isEmpty(column) {
      let value = table.attribute(column)
      let known = assembly.actorColumns.value(number, row: position)
      if known.isEmpty {
        assembly.actorColumns.set(number, row: position, value)
      } else if giving.keptColumns.contains(column), known != value {
        assembly.actorColumns.set(number, row: position, known + "; " + value)
      }
    }
  }

  /// Replaces what an older list said of an actor by what this one says.
  private func renew(_ position: Int, _ assembly: inout NetworkAssembly) {
    let place = table.text(roles.place)
    if !place.isEmpty { assembly.actors[position].place = place }
    let topics = Self.topics(table.text(roles.topics))
    if !topics.isEmpty { assembly.actors[position].topics = topics }
    for (column, number) in attributes where !table.isEmpty(column) {
      assembly.actorColumns.set(number, row: position, table.attribute(column))
    }
  }

  private mutating func countMerged(_ id: String, _ assembly: inout NetworkAssembly) {
    if merged.count == 0 { merged = (0, table.scanner.line, id) }
    merged.count += 1
    assembly.report.merged += 1
  }

  private func refuseRepeated(_ position: Int, _ assembly: inout NetworkAssembly) {
    let id = assembly.actors[position].id
    let origin = assembly.listing(of: position) ?? .unknown
    let file = assembly.fileNames[Int(max(0, origin.source))]
    let place = file == assembly.file ? "\(origin.line)" : "\(origin.line) (\(file))"
    table.refuse(
      &assembly, column: roles.id ?? roles.name,
      Localized(
        de: "dieselbe Kennung wie in Zeile \(place), aber andere Angaben",
        en: "the same id as on line \(place), but other details"),
      found: id,
      advice: roles.id == nil
        ? Localized(
          de: "eine Spalte „id“ anlegen, wenn es zwei Akteure sind",
          en: "add a column “id” if they are two actors")
        : Localized(
          de: "eine der Zeilen löschen oder eine neue Kennung vergeben",
          en: "delete one of the rows, or give it a new id"))
  }

  private func warnOfMerged(_ assembly: inout NetworkAssembly) {
    let count = merged.count
    assembly.warn(
      line: merged.line,
      count == 1
        ? Localized(
          de: "eine Zeile wiederholt eine andere", en: "one row repeats another")
        : Localized(
          de: "\(count) Zeilen wiederholen andere", en: "\(count) rows repeat others"),
      found: merged.id, advice: Localized(de: "zusammengelegt", en: "merged"))
  }
}

/// Whether somebody may be approached, as lists say it.
enum PermissionCell {
  /// The permission a cell means, or nil.
  static func read(_ text: String) -> Actor.Permission? {
    switch text.lowercased() {
    case "granted", "erteilt", "erlaubt", "eingewilligt", "zugestimmt": .granted
    case "objected", "widersprochen", "widerspruch", "abgelehnt", "verweigert", "nicht erlaubt":
      .objected
    case "unknown", "unbekannt", "offen", "nicht gefragt", "?": .unknown
    default: FlagCell.read(text).map { $0 ? .granted : .objected }
    }
  }

  /// Whether a cell under “objected” means an objection: everything but a no, a date too.
  static func hasObjected(_ text: String) -> Bool {
    FlagCell.read(text) != false && !["unknown", "unbekannt", "?"].contains(text.lowercased())
  }
}
