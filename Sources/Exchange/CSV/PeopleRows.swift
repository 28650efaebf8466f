internal import Relations
internal import Wording

/// Reads a table of actors into an assembly.
struct PeopleRows {
  private let roles: PeopleHeader
  private var table: CSVTable
  private var costs: NumberCells?
  private var attributes: [(column: Int, number: Int)] = []
  private let defaultKind: Actor.Kind
  /// The bytes of the row that listed an actor, by position.
  private var listedBy: [Int: Range<Int>] = [:]
  private var merged = (count: 0, line: 0, id: "")
  /// What stands before every id of this list, if other lists have the same ids.
  private var prefix = ""

  /// The rows of `table`, whose columns are `roles`; actors without a kind are `defaultKind`.
  init(
    _ table: CSVTable, _ roles: PeopleHeader, defaultKind: Actor.Kind,
    _ assembly: inout NetworkAssembly
  ) {
    self.table = table
    self.roles = roles
    self.defaultKind = defaultKind
    costs = roles.cost.map { NumberCells($0, options: table.options) }
    for column in roles.others {
      let name = AttributeName.unique(column, in: table.header, among: roles.others)
      guard let name else { continue }
      attributes.append((column, assembly.actorColumns.column(name)))
    }
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    if defaultKind != .person { preparePrefix(&assembly) }
    while table.nextRow(&assembly) { readRow(&assembly) }
    for (position, cost) in costs?.resolve(table, &assembly) ?? [] {
      assembly.actors[position].cost = cost
    }
    if merged.count > 0 { warnOfMerged(&assembly) }
    return (table.rows, costs?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let name = fullName
    let idColumn = roles.id ?? roles.name
    var id = idColumn.map { table.text($0) } ?? name
    if id.isEmpty { id = name }
    guard !id.isEmpty else {
      table.refuse(
        &assembly, column: idColumn,
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
    let known = assembly.find(bytes, 0..<bytes.count)
    if let known, assembly.listing(of: known) != nil {
      repeated(known, &assembly)
      return
    }
    let position = known ?? assembly.actors.count
    var cost: Double?
    if let column = roles.cost, !table.isEmpty(column) {
      guard case .value(let value)? = costs?.read(table, item: position, isCost: true, &assembly)
      else { return }
      cost = value
    }
    _ = assembly.actor(bytes, 0..<bytes.count)
    let kind = table.text(roles.kind)
    assembly.actors[position].name =
      name.isEmpty ? String(assembly.actors[position].id.dropFirst(prefix.count)) : name
    assembly.actors[position].kind = kind.isEmpty ? defaultKind : Actor.Kind(kind)
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

  private var fullName: String {
    if let column = roles.name { return table.text(column) }
    let parts = [table.text(roles.firstName), table.text(roles.lastName)]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Topics are separated by “;”.
  private static func topics(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return text.split(separator: ";").map { part in
      var topic = part
      while topic.first == " " { topic.removeFirst() }
      while topic.last == " " { topic.removeLast() }
      return String(topic)
    }.filter { !$0.isEmpty }
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
    table.refuseCell(
      &assembly, column, Localized(de: "keine Einwilligung", en: "not a permission"),
      advice: Localized(
        de: "granted (ja), objected (nein) oder unknown eintragen",
        en: "write granted, objected or unknown"))
    return nil
  }

  // MARK: Repeated ids

  private mutating func repeated(_ position: Int, _ assembly: inout NetworkAssembly) {
    let scanner = table.scanner
    if let earlier = listedBy[position],
      scanner.raw[earlier].elementsEqual(scanner.raw[scanner.row])
    {
      if merged.count == 0 { merged = (0, scanner.line, assembly.actors[position].id) }
      merged.count += 1
      assembly.report.merged += 1
      return
    }
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
