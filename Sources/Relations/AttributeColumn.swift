/// A further column of the actors or the ties: one text per row, as given.
public struct AttributeColumn: Hashable, Sendable {
  /// What the texts of a column are.
  public enum ValueType: String, Hashable, Sendable, Codable {
    case text, number, flag, day
  }

  /// The name of the column, as given.
  public let name: String
  /// What the values are; numbers have a decimal point and no groups, days are ISO 8601, flags are
  /// "true" or "false".
  ///
  /// Chosen so that every value that is not empty fits.
  public let type: ValueType
  /// One value per row; empty = not given.
  public var values: [String]

  /// A column; `values` has one entry per actor or tie.
  public init(name: String, type: ValueType = .text, values: [String]) {
    self.name = name
    self.type = type
    self.values = values
  }

  /// The number in a row, or nil if there is none.
  public func number(at row: Int) -> Double? {
    guard type == .number, let number = Double(values[row]), number.isFinite else { return nil }
    return number
  }
}
