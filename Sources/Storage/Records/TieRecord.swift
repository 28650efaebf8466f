internal import Relations

/// A tie as it is stored; ends and kind are ids of rows.
struct TieRecord: Record {
  static let table = FactTable.tie

  var id: Int64 = 0
  var a: Int64
  var b: Int64
  var kind: Int64
  var isDirected: Bool
  var strength: Double?
  var start: Day?
  var end: Day?
  /// Further columns as a JSON object of texts; empty for none.
  var further: String

  init(a: Int64, b: Int64, kind: Int64, tie: Tie, further: String) {
    self.a = a
    self.b = b
    self.kind = kind
    isDirected = tie.isDirected
    strength = tie.strength
    start = tie.period.start
    end = tie.period.end
    self.further = further
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    a = row.integer(1)
    b = row.integer(2)
    kind = row.integer(3)
    isDirected = row.integer(4) != 0
    strength = row.optionalNumber(5)
    start = row.day(6)
    end = row.day(7)
    further = row.text(8)
  }

  func bind(to row: inout RowWriter) {
    row.bind(a)
    row.bind(b)
    row.bind(kind)
    row.bind(isDirected ? 1 : 0)
    row.bind(strength)
    row.bind(start)
    row.bind(end)
    row.bind(further)
  }

  /// The period; a damaged one counts as open.
  var period: Period { Period(start: start, end: end) ?? .always }

  /// Whether the tie joins the two, whichever comes first.
  func joins(_ first: Int64, _ second: Int64) -> Bool {
    a == first && b == second || a == second && b == first
  }
}

/// A dated use of a tie as it is stored.
struct ContactRecord: Record {
  static let table = FactTable.contact

  var id: Int64 = 0
  var tie: Int64
  var day: Day
  var weight: Double
  var source: Int64?
  var line: Int64
  var note: String

  init(tie: Int64, day: Day, weight: Double, source: Int64?, line: Int64, note: String = "") {
    self.tie = tie
    self.day = day
    self.weight = weight
    self.source = source
    self.line = line
    self.note = note
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    tie = row.integer(1)
    day = Day(number: Int32(clamping: row.integer(2)))
    weight = row.number(3)
    source = row.optionalInteger(4)
    line = row.integer(5)
    note = row.text(6)
  }

  func bind(to row: inout RowWriter) {
    row.bind(tie)
    row.bind(day)
    row.bind(weight)
    row.bind(source)
    row.bind(line)
    row.bind(note)
  }
}
