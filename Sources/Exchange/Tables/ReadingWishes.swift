public import Relations

/// What the user says about tables whose reading would be guessed otherwise.
public struct ReadingWishes: Sendable, Hashable {
  /// A column that holds a field: of one table, or of every table that has it.
  public struct ColumnWish: Sendable, Hashable {
    /// The table; nil = every one that has such a column.
    public let table: String?
    /// What the column holds.
    public let field: Reading.Field
    /// The column, by its header.
    public let header: String

    /// A wish for a column.
    public init(table: String? = nil, field: Reading.Field, header: String) {
      self.table = table
      self.field = field
      self.header = header
    }
  }

  /// The shape of one table, or of all.
  public struct ShapeWish: Sendable, Hashable {
    /// The table; nil = every one.
    public let table: String?
    /// What its rows are.
    public let shape: Reading.Shape

    /// A wish for a shape.
    public init(table: String? = nil, shape: Reading.Shape) {
      self.table = table
      self.shape = shape
    }
  }

  /// Which columns hold what.
  public var columns: [ColumnWish] = []
  /// Which shape tables have.
  public var shapes: [ShapeWish] = []
  /// Whether ties without a direction of their own run from source to target.
  public var isDirected = false
  /// The signs at which cells with several names are taken apart; empty = never, nil = guessed.
  public var splits: [String]?
  /// What codes for kinds of actors mean, by code.
  public var actorKinds: [String: String] = [:]
  /// What codes for kinds of ties mean, by code.
  public var tieKinds: [String: String] = [:]
  /// The kind of ties that name none.
  public var tieKind: String?
  /// The day of which the lists are the state.
  public var asOf: Day?
  /// Headers of columns in which an empty cell repeats the one above.
  public var fillsDown: [String] = []
  /// Readings used as they are for tables with the same columns.
  public var readings: [Reading] = []

  /// No wishes.
  public init() {}

  /// The shape wished for a table, or nil.
  func shape(of table: String) -> Reading.Shape? {
    let own = shapes.last { $0.table.map { Self.isSame($0, table) } ?? false }
    return (own ?? shapes.last { $0.table == nil })?.shape
  }

  /// The fields wished for the columns of a table with this header, by position.
  func fields(of table: String, header: [String]) -> [Int: Reading.Field] {
    var fields: [Int: Reading.Field] = [:]
    for wish in columns where wish.table.map({ Self.isSame($0, table) }) ?? true {
      let column = header.firstIndex { Self.isSame($0, wish.header) }
      if let column { fields[column] = wish.field }
    }
    return fields
  }

  /// The saved reading of a table with this header, or nil.
  func reading(of table: String, header: [String]) -> Reading? {
    let fitting = readings.filter { reading in
      reading.columns.count == header.count
        && zip(reading.columns, header).allSatisfy { Self.isSame($0.header, $1) }
    }
    return fitting.first { Self.isSame($0.table, table) } ?? fitting.first
  }

  /// Whether two names of tables or columns are the same, whatever their case and blanks.
  static func isSame(_ left: String, _ right: String) -> Bool {
    left == right || folded(left) == folded(right)
  }

  private static func folded(_ text: String) -> String {
    ElementValues.trimmed(CanonicalText.composed(text)).lowercased()
  }
}
