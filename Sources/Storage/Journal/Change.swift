internal import GRDB

/// One operation in the making: every change to the facts of a project goes through it, inside one
/// transaction.
struct Change {
  let database: Database
  /// The number of the operation.
  let operation: Int64
  let moment: Moment
  /// How many rows were inserted, changed or removed so far.
  private(set) var touched = 0
  private var nextIDs: [FactTable: Int64] = [:]

  /// Begins the next operation.
  init(_ database: Database, _ moment: Moment) throws {
    self.database = database
    self.moment = moment
    operation = (try database.integer("SELECT max(id) FROM operation") ?? 0) + 1
  }

  /// Enters the operation into the journal even if it changes no fact.
  mutating func touch() { touched += 1 }

  /// Adds facts; those without an id (0) get the next ones.
  ///
  /// - Returns: the facts with their ids.
  @discardableResult
  mutating func insert<Fact: Record>(_ facts: [Fact]) throws -> [Fact] {
    guard !facts.isEmpty else { return [] }
    var facts = facts
    var next = try nextIDs[Fact.table] ?? Numbering.next(Fact.table, database)
    let runner = try database.runner(insertion(Fact.table))
    for index in facts.indices {
      if facts[index].id == 0 { facts[index].id = next }
      next = max(next, facts[index].id + 1)
      try runner.run { row in
        row.bind(facts[index].id)
        row.bind(operation)
        facts[index].bind(to: &row)
      }
    }
    nextIDs[Fact.table] = next
    touched += facts.count
    return facts
  }

  /// Adds one fact; returns its id.
  @discardableResult
  mutating func insert<Fact: Record>(_ fact: Fact) throws -> Int64 {
    try insert([fact])[0].id
  }

  /// Replaces facts by new versions with the same ids.
  mutating func update<Fact: Record>(_ facts: [Fact]) throws {
    guard !facts.isEmpty else { return }
    try close(Fact.table, facts.lazy.map(\.id))
    let runner = try database.runner(insertion(Fact.table))
    for fact in facts {
      try runner.run { row in
        row.bind(fact.id)
        row.bind(operation)
        fact.bind(to: &row)
      }
    }
    touched += facts.count
  }

  /// Removes facts; their last versions stay in the past.
  mutating func remove(_ table: FactTable, _ ids: some Sequence<Int64>) throws {
    touched += try close(table, ids)
  }

  /// Moves the current versions of facts into the past; returns how many there were.
  ///
  /// A version of this same operation leaves no trace: nobody ever saw it.
  @discardableResult
  private func close(_ table: FactTable, _ ids: some Sequence<Int64>) throws -> Int {
    let archive = try database.runner(
      """
      INSERT INTO past_\(table.name) (id, born, died, \(table.list))
      SELECT id, born, \(operation), \(table.list) FROM \(table.name)
      WHERE id = ?1 AND born < \(operation)
      """)
    let delete = try database.runner("DELETE FROM \(table.name) WHERE id = ?1")
    var count = 0
    for id in ids {
      try archive.run { row in row.bind(id) }
      try delete.run { row in row.bind(id) }
      count += 1
    }
    return count
  }

  /// Takes an operation back: what it brought goes, what it ended returns.
  ///
  /// The network must stand as it stood after that operation; the stack of `UndoStack` sees to it.
  mutating func invert(_ earlier: Int64) throws {
    for table in FactTable.all {
      let name = table.name
      var ids: [Int64] = []
      try database.forEachRow(
        """
        SELECT id FROM \(name) WHERE born = ?1
        UNION SELECT id FROM past_\(name) WHERE born = ?1 ORDER BY id
        """, [earlier]
      ) { row in ids.append(row.integer(0)) }
      touched += try close(table, ids)
    }
    for table in FactTable.all {
      try database.run(
        """
        INSERT INTO \(table.name) (id, born, \(table.list))
        SELECT id, \(operation), \(table.list) FROM past_\(table.name) WHERE died = ?1
        """, [earlier])
      touched += database.changesCount
    }
  }

  private func insertion(_ table: FactTable) -> String {
    let marks = Array(repeating: "?", count: table.columns.count + 2).joined(separator: ", ")
    return "INSERT INTO \(table.name) (id, born, \(table.list)) VALUES (\(marks))"
  }
}

/// The ids that new facts get.
struct Numbering {
  private var nextIDs: [FactTable: Int64] = [:]

  /// The next ids of all tables.
  init(_ database: Database) throws {
    for table in FactTable.all { nextIDs[table] = try Self.next(table, database) }
  }

  /// Takes the next id of a table.
  mutating func take(_ table: FactTable) -> Int64 {
    let id = nextIDs[table] ?? 1
    nextIDs[table] = id + 1
    return id
  }

  /// The id that the next new fact of a table gets: greater than any it ever had.
  static func next(_ table: FactTable, _ database: Database) throws -> Int64 {
    let current = try database.integer("SELECT max(id) FROM \(table.name)") ?? 0
    let past = try database.integer("SELECT max(id) FROM past_\(table.name)") ?? 0
    return max(current, past) + 1
  }
}
