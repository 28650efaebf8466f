internal import Relations
internal import Wording

/// Reads a table of campaigns into an assembly.
struct CampaignRows {
  private let roles: CampaignHeader
  private var table: CSVTable
  private var costs: NumberCells?
  private var starts: DateCells?
  private var ends: DateCells?

  /// The rows of `table`, whose columns are `roles`.
  init(_ table: CSVTable, _ roles: CampaignHeader, _ assembly: inout NetworkAssembly) {
    self.table = table
    self.roles = roles
    costs = roles.cost.map { NumberCells($0, options: table.options) }
    starts = roles.start.map { DateCells($0, table) }
    ends = roles.end.map { DateCells($0, table) }
    UnknownColumns.warn(
      roles.others, table,
      Localized(de: "in der Liste der Kampagnen", en: "in the list of campaigns"), &assembly)
  }

  /// Reads all rows.
  ///
  /// - Returns: how many there were, and the decimal sign found.
  mutating func read(_ assembly: inout NetworkAssembly) -> (rows: Int, sign: Character?) {
    while table.nextRow(&assembly) { readRow(&assembly) }
    for (item, cost) in costs?.resolve(table, &assembly) ?? [] {
      assembly.campaigns[item].cost = cost
    }
    for cells in [starts, ends] { cells?.warn(table, &assembly) }
    table.passed.warn(&assembly)
    assembly.report.leftOut += table.passed.count
    return (table.rows, costs?.sign)
  }

  private mutating func readRow(_ assembly: inout NetworkAssembly) {
    let name = table.text(roles.name)
    guard !name.isEmpty, !assembly.campaigns.contains(where: { $0.name == name }) else {
      table.refuse(
        &assembly, column: roles.name,
        name.isEmpty
          ? Localized(de: "eine Kampagne ohne Namen", en: "a campaign without a name")
          : Localized(
            de: "die Kampagne „\(name)“ kommt zweimal vor",
            en: "the campaign “\(name)” occurs twice"),
        advice: Localized(de: "jeder einen eigenen Namen geben", en: "give each a name of its own"))
      return
    }
    var (first, last) = (Day?.none, Day?.none)
    if case .wrong? = starts?.read(table, &assembly, into: { first = $0.first }) { return }
    if case .wrong? = ends?.read(table, &assembly, into: { last = $0.last }) { return }
    guard let period = Period(first: first, last: last) else {
      table.refuse(
        &assembly, column: roles.end,
        Localized(
          de: "die Kampagne endet, bevor sie beginnt", en: "the campaign ends before it begins"),
        advice: Localized(
          de: "die Daten vertauschen oder berichtigen", en: "swap or correct the dates"))
      return
    }
    let item = assembly.campaigns.count
    var cost: Double?
    if let column = roles.cost, !table.isEmpty(column) {
      guard case .value(let value)? = costs?.read(table, item: item, isCost: true, &assembly)
      else { return }
      cost = value
    }
    assembly.campaigns.append(
      Campaign(
        name: name, period: period, topics: ElementValues.topics(table.text(roles.topics)),
        places: ElementValues.topics(table.text(roles.places)), cost: cost))
  }
}
