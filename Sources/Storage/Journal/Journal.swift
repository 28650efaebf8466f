internal import GRDB
internal import Relations

/// The list of operations.
enum Journal {
  /// Enters an operation; its line is chained to the one before, so that none can be changed or
  /// taken out unnoticed.
  static func enter(
    _ change: Change, _ action: Operation.Action, note: String, inverts: Int64? = nil
  ) throws {
    let before = try chain(of: change.operation - 1, change.database)
    let line = Line(
      id: change.operation, moment: change.moment.seconds, action: action.rawValue,
      inverts: inverts)
    try change.database.runner("INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?)").run { row in
      row.bind(line.id)
      row.bind(line.moment)
      row.bind(line.action)
      row.bind(note)
      row.bind(line.inverts)
      row.bind(line.chained(to: before))
    }
  }

  /// Every operation, the first first.
  static func operations(_ database: Database) throws -> [Operation] {
    var operations: [Operation] = []
    let sql = "SELECT id, moment, action, note, inverts FROM operation ORDER BY id"
    try database.forEachRow(sql) { row in
      operations.append(
        Operation(
          id: Int(row.integer(0)), moment: Moment(seconds: row.integer(1)),
          action: Operation.Action(rawValue: row.text(2)) ?? .set, note: row.text(3),
          inverts: row.optionalInteger(4).map(Int.init)))
    }
    return operations
  }

  /// The first operation whose line does not fit the one before it, or nil.
  static func firstBroken(_ database: Database) throws -> Int? {
    var before: [UInt8] = []
    var broken: Int?
    var expected: Int64 = 1
    let sql = "SELECT id, moment, action, inverts, chain FROM operation ORDER BY id"
    try database.forEachRow(sql) { row in
      let line = Line(
        id: row.integer(0), moment: row.integer(1), action: row.text(2),
        inverts: row.optionalInteger(3))
      let chain = line.chained(to: before)
      if broken == nil, chain != row.bytes(4) || line.id != expected { broken = Int(line.id) }
      before = chain
      expected += 1
    }
    return broken
  }

  private static func chain(of operation: Int64, _ database: Database) throws -> [UInt8] {
    var chain: [UInt8] = []
    try database.forEachRow("SELECT chain FROM operation WHERE id = ?", [operation]) { row in
      chain = row.bytes(0)
    }
    return chain
  }

  /// What the chain covers.
  ///
  /// The note is not part of it: it may name a file, and erasing a person
  /// may have to change it.
  private struct Line {
    let id: Int64
    let moment: Int64
    let action: String
    let inverts: Int64?

    func chained(to before: [UInt8]) -> [UInt8] {
      let text = "\(id)|\(moment)|\(action)|\(inverts.map(String.init) ?? "")"
      return SHA256.digest(before + Array(text.utf8))
    }
  }
}

extension Database {
  /// The number of the last operation up to the end of `day`.
  func operation(endOf day: Day) throws -> Int64 {
    var last: Int64?
    try forEachRow("SELECT id, moment FROM operation ORDER BY id") { row in
      if Moment(seconds: row.integer(1)).day <= day { last = row.integer(0) }
    }
    guard let last else { throw StorageError.before(day) }
    return last
  }

  /// The number of the last operation.
  func lastOperation() throws -> Int64 { try integer("SELECT max(id) FROM operation") ?? 0 }
}
