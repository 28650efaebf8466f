internal import GRDB

extension ProjectFile {
  /// What taking a network in would change; nothing is written.
  public func plan(_ request: ImportRequest) throws(StorageError) -> ImportPlan {
    try reading { database in
      ImportPlanner.plan(
        request, try ProjectState(database), try Tombstones(database), try Numbering(database),
        try Self.formerNames(database))
    }
  }

  /// The names that ids had, except in operations that were taken back.
  private static func formerNames(_ database: Database) throws -> FormerNames {
    let withdrawn = UndoStack(try Journal.operations(database)).withdrawn
    var names = FormerNames()
    for table in ["actor", "past_actor"] {
      try database.forEachRow("SELECT DISTINCT key, name, born FROM \(table)") { row in
        if !withdrawn.contains(Int(row.integer(2))) { names.add(row.text(0), row.text(1)) }
      }
    }
    return names
  }

  /// Takes a planned import in, as one operation.
  ///
  /// - Throws: `changedMeanwhile` if the project is not as the plan saw it, `movedIDs` if ids carry
  ///   other names than before.
  public func take(_ plan: ImportPlan) throws(StorageError) {
    guard plan.conflicts.isEmpty else { throw .movedIDs(plan.conflicts.map(\.id)) }
    try writing(.import, note: plan.note, after: plan.known.operation) { change in
      try plan.apply(to: &change)
    }
  }
}
