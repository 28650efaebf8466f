internal import Relations
internal import Wording

/// Reads a table of multipliers into an assembly.
struct MultiplierRows {
  private let roles: MultiplierHeader
  private var table: CSVTable
  private var costs: NumberCells?
  private var capacities: NumberCells?
  private var actors: NamedActors

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: MultiplierHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    costs = roles.cost.map { NumberCells($0, options: table.options) }
    capacities = roles.capacity.map { NumberCells($0, options: table.options) }
    actors = NamedActors(assembly)
    let others = roles.others.compactMap {
      AttributeName.unique($0, in: table.header, among: roles.others)
    }
    guard let first = others.first else { return }
    assembly.warn(
      line: 1,
      Localized(
        de: "unbekannte Spalte in der Liste der Multiplikatoren",
        en: "unknown column in the list of multipliers"),
      found: first, advice: Localized(de: "ausgelassen", en: "left out"))
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    while table.nextRow(&assembly) { readRow(&assembly) }
    actors.warn(&assembly)
    for (item, cost) in costs?.resolve(table, &assembly) ?? [] {
      assembly.multipliers[item].cost = cost
    }
    for (item, capacity) in capacities?.resolve(table, &assembly) ?? [] {
      assembly.multipliers[item].capacity = capacity
    }
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    return (table.rows, costs?.sign ?? capacities?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let actor = table.cell(roles.actor)
    guard !actor.isEmpty else {
      table.refuse(
        &assembly, column: roles.actor,
        Localized(de: "ein Multiplikator ohne Akteur", en: "a multiplier without an actor"),
        advice: Localized(de: "die Kennung des Akteurs eintragen", en: "write the id of the actor"))
      return
    }
    let item = assembly.multipliers.count
    guard let stage = stage(&assembly) else { return }
    var cost: Double?
    if let column = roles.cost, !table.isEmpty(column) {
      guard case .value(let value)? = costs?.read(table, item: item, isCost: true, &assembly)
      else { return }
      cost = value
    }
    var capacity: Double?
    if let column = roles.capacity, !table.isEmpty(column) {
      guard case .value(let value)? = capacities?.read(table, item: item, &assembly) else {
        costs?.forget(item: item)
        return
      }
      capacity = value
    }
    let line = table.scanner.line
    let position = actors.position(
      table.scanner.text, actor, kind: .person, line: line, &assembly)
    assembly.multipliers.append(
      Multiplier(
        actor: position, topic: table.text(roles.topic), place: table.text(roles.place),
        method: table.text(roles.method), stage: stage, cost: cost, capacity: capacity,
        responsible: roles.responsible.map { table.text($0) } ?? "",
        origin: assembly.origin(line: line)))
  }

  private func stage(_ assembly: inout NetworkAssembly) -> Multiplier.Stage? {
    guard let column = roles.stage, !table.isEmpty(column) else { return .considered }
    let word = table.text(column).lowercased()
    if let stage = Multiplier.Stage(rawValue: word) ?? Self.german[word] { return stage }
    let isEmptied = table.refuseCell(
      &assembly, column, Localized(de: "unbekannter Stand", en: "unknown stage"),
      advice: Localized(
        de: "erwogen, angesprochen, kooperiert, aktiv, ruht oder abgelehnt eintragen",
        en: "write considered, approached, cooperating, active, dormant or declined"))
    return isEmptied ? .considered : nil
  }

  private static let german: [String: Multiplier.Stage] = [
    "erwogen": .considered, "vorgemerkt": .considered, "angesprochen": .approached,
    "kooperiert": .cooperating, "kooperierend": .cooperating, "zusammenarbeit": .cooperating,
    "aktiv": .active, "ruht": .dormant, "ruhend": .dormant, "abgelehnt": .declined,
    "abgesagt": .declined,
  ]
}
