internal import CSQLite
internal import GRDB
internal import Relations

/// One row of a query while it is being stepped through.
///
/// GRDB's rows are convenient and ten times slower; opening a large project within a blink needs
/// SQLite's own calls.
struct RowReader {
  fileprivate let statement: OpaquePointer

  /// The whole number in a column; 0 for NULL.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// The whole number in a column, or nil for NULL.
  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  /// The number in a column, or nil for NULL.
  func optionalNumber(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(statement, column)
  }

  /// The number in a column; 0 for NULL.
  func number(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  /// The day in a column, or nil for NULL.
  func day(_ column: Int32) -> Day? {
    isNull(column) ? nil : Day(number: Int32(clamping: integer(column)))
  }

  /// The text in a column; empty for NULL.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The bytes in a column.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(sqlite3_column_bytes(statement, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(statement, column) == SQLITE_NULL
  }
}

/// The values of one row on their way into a statement, in the order of its parameters.
struct RowWriter {
  fileprivate let statement: OpaquePointer
  private var next: Int32 = 1
  /// SQLite copies what is bound.
  private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  fileprivate init(statement: OpaquePointer) { self.statement = statement }

  /// The next value: a whole number.
  mutating func bind(_ number: Int64) {
    sqlite3_bind_int64(statement, next, number)
    next += 1
  }

  /// The next value: a whole number or NULL.
  mutating func bind(_ number: Int64?) {
    if let number { bind(number) } else { bindNull() }
  }

  /// The next value: a number or NULL.
  mutating func bind(_ number: Double?) {
    guard let number else { return bindNull() }
    sqlite3_bind_double(statement, next, number)
    next += 1
  }

  /// The next value: a day or NULL.
  mutating func bind(_ day: Day?) { bind(day.map { Int64($0.number) }) }

  /// The next value: a text.
  mutating func bind(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // An empty buffer may have no address, which SQLite would take for NULL.
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let start = characters.baseAddress
        if let start {
          sqlite3_bind_text(statement, next, start, Int32(characters.count), Self.copies)
        } else {
          sqlite3_bind_text(statement, next, "", 0, Self.copies)
        }
      }
    }
    next += 1
  }

  /// The next value: bytes.
  mutating func bind(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes {
      sqlite3_bind_blob(statement, next, $0.baseAddress, Int32($0.count), Self.copies)
    }
    next += 1
  }

  private mutating func bindNull() {
    sqlite3_bind_null(statement, next)
    next += 1
  }
}

extension Database {
  /// Calls `body` with every row of a query.
  func forEachRow(
    _ sql: String, _ parameters: [Int64] = [], _ body: (RowReader) throws -> Void
  ) throws {
    let prepared = try cachedStatement(sql: sql)
    let statement = prepared.sqliteStatement
    defer { sqlite3_reset(statement) }
    var writer = RowWriter(statement: statement)
    for parameter in parameters { writer.bind(parameter) }
    let row = RowReader(statement: statement)
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code) }
      try body(row)
    }
  }

  /// The whole number in the first column of the first row, or nil if there is none or it is NULL.
  func integer(_ sql: String, _ parameters: [Int64] = []) throws -> Int64? {
    var found: Int64?
    try forEachRow(sql, parameters) { row in found = found ?? row.optionalInteger(0) }
    return found
  }

  /// Runs a statement once per call of `bind` with the values it is given.
  func runner(_ sql: String) throws -> StatementRunner {
    let prepared = try makeStatement(sql: sql)
    return StatementRunner(prepared: prepared, database: self)
  }

  /// Runs a statement once.
  func run(_ sql: String, _ parameters: [Int64] = []) throws {
    try runner(sql).run { row in for parameter in parameters { row.bind(parameter) } }
  }

  /// What went wrong in SQLite.
  fileprivate func failure(_ code: Int32) -> DatabaseError {
    let message = sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return DatabaseError(
      resultCode: ResultCode(
        rawValue: sqliteConnection.map { sqlite3_extended_errcode($0) } ?? code),
      message: message)
  }
}

/// A statement to be run many times.
struct StatementRunner {
  fileprivate let prepared: Statement
  fileprivate let database: Database

  /// Binds the values of one row and runs the statement.
  func run(_ bind: (inout RowWriter) -> Void) throws {
    let statement = prepared.sqliteStatement
    var row = RowWriter(statement: statement)
    bind(&row)
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw database.failure(code) }
  }
}
