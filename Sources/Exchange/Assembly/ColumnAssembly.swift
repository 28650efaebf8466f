internal import Relations

/// Further columns of the actors or the ties, filled cell by cell.
struct ColumnAssembly {
  private struct Column {
    let name: String
    let type: AttributeColumn.ValueType?
    var values: [String] = []
  }
  private var columns: [Column] = []
  private var numbers: [String: Int] = [:]

  /// The number of the column called `name`, added if it is new.
  ///
  /// - Parameter type: what the file declares; nil = found out from the values at the end. Formats
  ///   that declare types have none for days: a column of texts that are all days is one of days.
  mutating func column(_ name: String, type: AttributeColumn.ValueType? = nil) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = columns.count
    columns.append(Column(name: name, type: type))
    return columns.count - 1
  }

  /// The number of the column called `name`, or nil.
  func number(of name: String) -> Int? { numbers[name] }

  /// Puts a value into a cell; what was there before is replaced.
  mutating func set(_ column: Int, row: Int, _ value: String) {
    let missing = row - columns[column].values.count
    if missing == 0 {
      columns[column].values.append(value)
      return
    }
    if missing > 0 {
      columns[column].values.append(contentsOf: repeatElement("", count: missing + 1))
    }
    columns[column].values[row] = value
  }

  /// The value of a cell; empty if none was put there.
  func value(_ column: Int, row: Int) -> String {
    row < columns[column].values.count ? columns[column].values[row] : ""
  }

  /// Keeps the cells of these rows, in this order.
  mutating func keep(_ rows: [Int]) {
    for column in columns.indices {
      let values = columns[column].values
      columns[column].values = rows.map { $0 < values.count ? values[$0] : "" }
    }
  }

  /// The columns that hold a value, each with `rows` values and its type.
  consuming func finish(rows: Int) -> [AttributeColumn] {
    var finished: [AttributeColumn] = []
    for var column in columns where column.values.contains(where: { !$0.isEmpty }) {
      let missing = rows - column.values.count
      if missing > 0 { column.values.append(contentsOf: repeatElement("", count: missing)) }
      var type = column.type ?? .text
      if column.type == nil, let numbers = CellType.fromDecimalComma(column.values) {
        type = .number
        column.values = numbers.map { CellType.normalised($0, as: .number) }
      } else if column.type == nil || column.type == .text,
        let found = CellType.common(of: column.values), column.type == nil || found == .day
      {
        type = found
        column.values = column.values.map { CellType.normalised($0, as: found) }
      }
      finished.append(AttributeColumn(name: column.name, type: type, values: column.values))
    }
    return finished
  }
}
