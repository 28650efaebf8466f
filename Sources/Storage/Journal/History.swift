internal import GRDB
public import Relations

/// One line of a project's history: an operation, what it did, and whether it still holds.
public struct HistoryEntry: Sendable {
  /// The operation.
  public let operation: Operation
  /// How many facts it brought, changed and ended.
  public let counts: [Difference.Count]
  /// Whom or what it was about; empty for operations that were not to be named.
  public let subject: OperationSubject
  /// Whether it was taken back since.
  public let isWithdrawn: Bool
}

extension ProjectFile {
  /// Everything that was done to the project, the first first.
  ///
  /// - Parameter named: how many of the last operations say whom they were about.
  /// - Complexity: linear in all facts, past ones included.
  public func history(naming named: Int = 0) throws(StorageError) -> [HistoryEntry] {
    try reading { database in
      let operations = try Journal.operations(database)
      let first = operations.count - named + 1
      let subjects = named > 0 ? try OperationSubjects(database, from: first) : nil
      let stack = UndoStack(operations)
      var counts = [[Difference.Count]](repeating: [], count: operations.count + 1)
      for kind in Difference.FactKind.allCases {
        let tally = try Tally(database, kind.table, operations: operations.count)
        for number in 1..<counts.count {
          let count = tally.count(kind, at: number)
          if count.new + count.changed + count.gone > 0 { counts[number].append(count) }
        }
      }
      return operations.map { operation in
        HistoryEntry(
          operation: operation,
          counts: counts.indices.contains(operation.id) ? counts[operation.id] : [],
          subject: subjects?.subject(operation) ?? OperationSubject(),
          isWithdrawn: stack.withdrawn.contains(operation.id))
      }
    }
  }

  /// What differs between the ends of two days, as the project knew the network then.
  public func difference(
    from first: Day, to last: Day, limit: Int
  ) throws(StorageError) -> (difference: Difference, items: [Difference.Item]) {
    // Before the project was made it knew nothing.
    let (before, after) = try reading { database in
      (
        try ProjectState(database, until: (try? database.operation(endOf: first)) ?? 0),
        try ProjectState(database, until: try database.operation(endOf: last))
      )
    }
    let difference = Difference(from: before, to: after)
    return (difference, difference.items(limit: limit, FactNames(before, after)))
  }
}

extension Difference.FactKind {
  /// The table with the facts of this kind.
  var table: FactTable {
    switch self {
    case .actor: .actor
    case .tie: .tie
    case .contact: .contact
    case .role: .role
    case .campaign: .campaign
    }
  }
}

/// How many facts of one table each operation brought and ended.
private struct Tally {
  private var born: [Int]
  private var died: [Int]
  private var both: [Int]

  init(_ database: Database, _ table: FactTable, operations: Int) throws {
    born = [Int](repeating: 0, count: operations + 1)
    died = born
    both = born
    let name = table.name
    func collect(_ sql: String, into counts: inout [Int]) throws {
      try database.forEachRow(sql) { row in
        let number = Int(row.integer(0))
        if counts.indices.contains(number) { counts[number] += Int(row.integer(1)) }
      }
    }
    try collect("SELECT born, count(*) FROM \(name) GROUP BY born", into: &born)
    try collect("SELECT born, count(*) FROM past_\(name) GROUP BY born", into: &born)
    try collect("SELECT died, count(*) FROM past_\(name) GROUP BY died", into: &died)
    try collect(
      """
      SELECT p.died, count(*) FROM past_\(name) p
      WHERE EXISTS (SELECT 1 FROM \(name) n WHERE n.id = p.id AND n.born = p.died)
        OR EXISTS (SELECT 1 FROM past_\(name) n WHERE n.id = p.id AND n.born = p.died)
      GROUP BY p.died
      """, into: &both)
  }

  func count(_ kind: Difference.FactKind, at operation: Int) -> Difference.Count {
    Difference.Count(
      kind: kind, new: born[operation] - both[operation], changed: both[operation],
      gone: died[operation] - both[operation])
  }
}
