internal import GRDB
public import Relations

/// A project: one SQLite file, `*.geflecht`, that holds a network with its whole history.
///
/// Every change is one transaction: it is there as a whole or not at all, whatever ends the program.
public struct ProjectFile: Sendable {
  /// The path as the user gave it.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the project at `path`; a file of an older version is renewed after a backup.
  ///
  /// - Throws: `StorageError`; a file that is not ours, newer, damaged or empty is left untouched.
  public init(path: String) throws(StorageError) {
    try self.init(path: path, schema: .current)
  }

  init(path: String, schema: Schema) throws(StorageError) {
    let header = try FileHeader(path: path, newest: schema.steps.count)
    self.path = path
    do {
      queue = try Connection.open(path)
    } catch {
      throw Connection.translated(error, path: path)
    }
    if header.version < schema.steps.count { try upgrade(from: header.version, to: schema) }
  }

  /// Whether a path means a project: by its ending, or because SQLite wrote the file.
  public static func isProject(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".geflecht") || FileHeader.isSQLite(path)
  }

  /// The network as it is now, or as it was known at the end of a day.
  ///
  /// - Complexity: linear in the rows; 540,000 take about a quarter of a second.
  public func network(asKnownOn day: Day? = nil) throws(StorageError) -> Network {
    try reading(withPast: day != nil) { database in
      var loader = NetworkLoader(
        database, until: try day.map { try database.operation(endOf: $0) }, path: path)
      return try loader.load()
    }
  }

  func state() throws(StorageError) -> ProjectState { try reading { try ProjectState($0) } }
}

extension ProjectFile {
  /// Reads within one transaction: everything `body` sees is of the same moment, and its numbers
  /// are such as can be.
  ///
  /// - Parameter withPast: whether `body` looks at the past, too.
  func reading<Result>(
    withPast: Bool = true, _ body: (Database) throws -> Result
  ) throws(StorageError) -> Result {
    do {
      return try queue.read { database in
        try RangeCheck.beforeReading(database, path: path, withPast: withPast)
        return try body(database)
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
  }

  /// Carries out one operation: checks the file, changes it in one transaction, and enters the
  /// operation into the journal; if nothing was touched, nothing is entered.
  ///
  /// - Parameter expected: the number of the last operation that the caller has seen.
  func writing<Result>(
    _ action: Operation.Action, note: String = "", inverts: Int64? = nil,
    after expected: Int64? = nil, moment: Moment = .now,
    _ body: (inout Change) throws -> Result
  ) throws(StorageError) -> Result {
    try finishErasing()
    var result: Result?
    do {
      try queue.inDatabase { database in
        try database.inTransaction(.immediate) {
          try FileCheck.beforeWriting(database, path: path)
          try RangeCheck.beforeReading(database, path: path, withPast: true)
          var change = try Change(database, moment)
          if let expected, change.operation != expected + 1 {
            throw StorageError.changedMeanwhile(path: path)
          }
          result = try body(&change)
          guard change.touched > 0 else { return .rollback }
          try Journal.enter(change, action, note: note, inverts: inverts)
          try FileCheck.beforeCommit(database, path: path)
          return .commit
        }
      }
    } catch {
      throw Connection.translated(error, path: path)
    }
    guard let result else { throw .damaged(path: path, detail: "no result") }
    return result
  }
}
