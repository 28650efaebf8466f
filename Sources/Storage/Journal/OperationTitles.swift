internal import GRDB
internal import Relations
public import Wording

/// Whom and what an operation was about, as far as it is still known.
public struct OperationSubject: Hashable, Sendable {
  /// The first facts it brought, changed or ended.
  public internal(set) var titles: [Localized] = []
  /// How many more there were.
  public internal(set) var more = 0

  /// Nothing is known.
  public init() {}

  init(titles: [Localized], more: Int) {
    self.titles = titles
    self.more = more
  }

  /// "Anna Weber, Karl Huber and 12 more"; empty if nothing is known any more.
  public var text: Localized {
    var text = Localized(
      de: titles.map(\.de).joined(separator: "; "), en: titles.map(\.en).joined(separator: "; "))
    if more > 0 {
      text =
        text
        + Localized(
          de: " und \(Language.german.text(more)) weitere",
          en: " and \(Language.english.text(more)) more")
    }
    return text
  }
}

/// Finds out from the facts whom operations were about; the journal itself holds no names.
struct OperationSubjects {
  private let database: Database
  private let first: Int64
  private var names: [Int64: String] = [:]
  private var found: [Int: [Difference.FactKind: [(id: Int64, title: Localized)]]] = [:]

  /// - Parameter first: operations before this one are left out.
  init(_ database: Database, from first: Int) throws {
    self.database = database
    self.first = Int64(first)
    for table in ["past_actor", "actor"] {
      try database.forEachRow("SELECT id, name FROM \(table) ORDER BY born") { row in
        names[row.integer(0)] = row.text(1)
      }
    }
    try collect(.actor, "name") { row, names in Localized(row.text(3)) }
    try collect(.campaign, "name") { row, names in Localized(row.text(3)) }
    try collect(.role, "actor") { row, names in Localized(names[row.integer(3)] ?? "?") }
    try collect(.tie, "a, b") { row, names in Self.pair(row.integer(3), row.integer(4), names) }
    try collectContacts()
  }

  private static func pair(_ a: Int64, _ b: Int64, _ names: [Int64: String]) -> Localized {
    Localized("\(names[a] ?? "?") – \(names[b] ?? "?")")
  }

  private mutating func collect(
    _ kind: Difference.FactKind, _ columns: String,
    title: (RowReader, [Int64: String]) -> Localized
  ) throws {
    let names = names
    var rows: [(operation: Int, id: Int64, title: Localized)] = []
    try database.forEachRow(
      """
      SELECT id, born, 0, \(columns) FROM \(kind.table.name) WHERE born >= ?1 UNION ALL
      SELECT id, born, died, \(columns) FROM past_\(kind.table.name) WHERE died >= ?1
      """, [first]
    ) { row in
      for operation in [row.integer(1), row.integer(2)] where operation >= first {
        rows.append((Int(operation), row.integer(0), title(row, names)))
      }
    }
    add(kind, rows)
  }

  private mutating func collectContacts() throws {
    var ends: [Int64: Localized] = [:]
    for table in ["past_tie", "tie"] {
      try database.forEachRow("SELECT id, a, b FROM \(table) ORDER BY born") { row in
        ends[row.integer(0)] = Self.pair(row.integer(1), row.integer(2), names)
      }
    }
    let ties = ends
    try collect(.contact, "tie, day") { row, _ in
      let day = Day(number: Int32(clamping: row.integer(4)))
      return (ties[row.integer(3)] ?? Localized("?"))
        + Localized(de: ", \(Language.german.text(day))", en: ", \(Language.english.text(day))")
    }
  }

  private mutating func add(
    _ kind: Difference.FactKind, _ rows: [(operation: Int, id: Int64, title: Localized)]
  ) {
    for row in rows {
      found[row.operation, default: [:]][kind, default: []].append((row.id, row.title))
    }
  }

  /// Whom or what an operation was about: the facts that its action is about, first of all.
  func subject(_ operation: Operation, limit: Int = 3) -> OperationSubject {
    guard let facts = found[operation.id] else { return OperationSubject() }
    let order: [Difference.FactKind] =
      switch operation.action {
      case .contact: [.contact, .tie]
      case .partner: [.role]
      case .campaign: [.campaign]
      default: [.actor, .tie, .role, .campaign, .contact]
      }
    guard let rows = order.lazy.compactMap({ facts[$0] }).first else { return OperationSubject() }
    var seen: Set<Int64> = []
    // The newest version of a fact says what it is called.
    let distinct = rows.reversed().filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    return OperationSubject(
      titles: distinct.prefix(limit).map(\.title), more: max(0, distinct.count - limit))
  }
}
