internal import GRDB
internal import Relations

/// Whether the numbers in a file are such as this program writes: ids, days, strengths.
///
/// SQLite holds any number in any column; one that no calendar has, or an id beyond all counting,
/// would stop whoever calculates with it.
enum RangeCheck {
  /// Ids are counted upwards from 1, one for each fact there ever was.
  private static let ids: ClosedRange<Int64> = 1...(1 << 28)
  /// 1 January of year 1 to 1 January of year 10,000: the day after the last day there is.
  private static let days: ClosedRange<Int64> = -719_162...2_932_897

  /// Seconds from 1970 to the end of the year 9999.
  private static let moments: ClosedRange<Int64> = 0...253_402_300_799

  /// What the tables of the journal hold.
  private static let journal = [
    ("operation", "id", ids), ("operation", "moment", moments), ("disclosure", "moment", moments),
    ("tombstone", "day", days),
  ]
  /// The columns that hold days, by table.
  private static let dayColumns = [
    "source": ["day", "keep_until", "inform_by"], "tie": ["first_day", "end_day"],
    "contact": ["day"], "campaign": ["first_day", "end_day"],
  ]
  /// The columns that hold sizes: not negative and not without end.
  private static let sizeColumns = [
    "tie": ["strength"], "actor": ["cost"], "role": ["cost", "capacity"], "campaign": ["cost"],
    "contact": ["weight"], "tie_kind": ["scale", "half_life"],
  ]

  /// The first table and column with a number out of range, or nil.
  ///
  /// - Parameter withPast: whether the tables of the past are looked at, too.
  /// - Complexity: linear in the rows of tables with days or sizes.
  static func firstFault(_ database: Database, withPast: Bool) throws -> String? {
    for (table, column, range) in journal {
      if try isOutside(range, database, table, [column]) != nil { return "\(table).\(column)" }
    }
    for table in FactTable.all {
      for name in withPast ? [table.name, "past_" + table.name] : [table.name] {
        let fault =
          try isOutside(ids, database, name, ["id"])
          ?? isOutside(days, database, name, dayColumns[table.name] ?? [])
          ?? hasNoSize(database, name, sizeColumns[table.name] ?? [])
        if let fault { return "\(name).\(fault)" }
      }
    }
    return nil
  }

  /// The first of the columns that holds a whole number outside `range`; all in one pass.
  private static func isOutside(
    _ range: ClosedRange<Int64>, _ database: Database, _ table: String, _ columns: [String]
  ) throws -> String? {
    guard !columns.isEmpty else { return nil }
    let list = columns.map { "min(\($0)), max(\($0))" }.joined(separator: ", ")
    var outside: String?
    try database.forEachRow("SELECT \(list) FROM \(table)") { row in
      outside = columns.indices.first { place in
        [2 * place, 2 * place + 1].contains { column in
          row.optionalInteger(Int32(column)).map { !range.contains($0) } ?? false
        }
      }.map { columns[$0] }
    }
    return outside
  }

  /// The first of the columns that holds a negative number or one too large to be added up.
  private static func hasNoSize(
    _ database: Database, _ table: String, _ columns: [String]
  ) throws -> String? {
    try columns.first { column in
      try database.integer(
        "SELECT 1 FROM \(table) WHERE \(column) < 0 OR \(column) > 1e308 LIMIT 1") != nil
    }
  }

  /// Refuses a file with numbers out of range.
  static func beforeReading(_ database: Database, path: String, withPast: Bool) throws {
    if let fault = try firstFault(database, withPast: withPast) {
      throw StorageError.outOfRange(path: path, place: fault)
    }
  }
}
