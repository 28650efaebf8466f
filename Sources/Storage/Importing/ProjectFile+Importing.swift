internal import GRDB

extension ProjectFile {
  /// What taking a network in would change; nothing is written.
  public func plan(_ request: ImportRequest) throws(StorageError) -> ImportPlan {
    try reading { database in
      ImportPlanner.plan(
        request, try ProjectState(database), try Tombstones(database), try Numbering(database))
    }
  }

  /// Takes a planned import in, as one operation.
  ///
  /// - Throws: `changedMeanwhile` if the project is not as the plan saw it.
  public func take(_ plan: ImportPlan) throws(StorageError) {
    try writing(.import, note: plan.note, after: plan.known.operation) { change in
      try plan.apply(to: &change)
    }
  }
}
