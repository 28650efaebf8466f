/// A row of a table of facts.
protocol Record: Hashable, Sendable {
  static var table: FactTable { get }
  /// Given when it is inserted; 0 before.
  var id: Int64 { get set }
  /// Reads `id` and then the columns of the table.
  init(_ row: RowReader)
  /// Binds the columns of the table, without `id`.
  func bind(to row: inout RowWriter)
}

/// What kind of fact a piece of evidence is about.
enum FactOwner: Int64, Sendable {
  case actor = 0
  case tie = 1
  case role = 2
  case campaign = 3
}
