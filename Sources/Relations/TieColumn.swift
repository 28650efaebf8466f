/// One value per tie; while all ties share it, it is kept once.
struct TieColumn<Value: Hashable & Sendable & BitwiseCopyable>: Sendable {
  /// The value of all rows while `values` is empty.
  private var shared: Value
  private var values: [Value] = []

  init(shared: Value) { self.shared = shared }

  /// The value of all rows, or nil if there are several.
  var sharedValue: Value? { values.isEmpty ? shared : nil }

  subscript(row: Int) -> Value { values.isEmpty ? shared : values[row] }

  /// Adds a value `count` times; there are `row` rows so far.
  mutating func append(_ value: Value, row: Int, count: Int = 1) {
    if row == 0 { shared = value }
    if values.isEmpty {
      if value == shared { return }
      spread(over: row)
    }
    if count == 1 {
      values.append(value)
    } else {
      values.append(contentsOf: repeatElement(value, count: count))
    }
  }

  /// Adds values; there are `row` rows so far, and there will be `room`, as far as is known.
  mutating func append(_ new: UnsafeBufferPointer<Value>, row: Int, room: Int) {
    guard let first = new.first else { return }
    if row == 0 { shared = first }
    if values.isEmpty {
      if new.allSatisfy({ $0 == shared }) { return }
      values.reserveLarge(room)
      spread(over: row)
    }
    values.append(contentsOf: new)
  }

  /// Replaces the value of one of `count` rows.
  mutating func set(_ value: Value, row: Int, of count: Int) {
    if values.isEmpty {
      if value == shared { return }
      spread(over: count)
    }
    values[row] = value
  }

  /// Gives each of the rows so far a value of its own.
  private mutating func spread(over rows: Int) {
    values.append(contentsOf: repeatElement(shared, count: rows))
  }

  /// The first of `count` rows whose value is `wrong`, or nil.
  @inline(__always)
  func first(of count: Int, where wrong: (Value) -> Bool) -> Int? {
    if values.isEmpty { return count > 0 && wrong(shared) ? 0 : nil }
    // Counting needs no branch per row; hardly ever is there one to be found.
    var wrongOnes = 0
    for value in values { wrongOnes &+= wrong(value) ? 1 : 0 }
    return wrongOnes == 0 ? nil : values.firstIndex(where: wrong)
  }
}

/// Where each tie was read: lines that follow one another are one entry.
struct OriginColumn: Sendable {
  /// Rows from `firstRow` on, each a line below the one before it; all unknown if the source is.
  private struct Stretch {
    let firstRow: Int32
    let origin: Origin

    func origin(ofRow row: Int) -> Origin {
      guard origin.source >= 0 else { return origin }
      return Origin(source: Int(origin.source), line: Int(origin.line) + row - Int(firstRow))
    }
  }
  private var stretches: [Stretch] = []

  /// Adds `count` rows from `origin` on; there are `row` rows so far.
  mutating func append(_ origin: Origin, row: Int, count: Int) {
    if let last = stretches.last, last.origin(ofRow: row) == origin { return }
    stretches.append(Stretch(firstRow: Int32(row), origin: origin))
  }

  subscript(row: Int) -> Origin {
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(stretches[middle].firstRow) <= row { low = middle } else { high = middle }
    }
    return stretches[low].origin(ofRow: row)
  }
}
