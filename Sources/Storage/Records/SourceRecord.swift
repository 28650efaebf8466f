internal import Relations

/// Where facts come from, as it is stored.
struct SourceRecord: Record {
  static let table = FactTable.source

  var id: Int64 = 0
  var title: String
  var kind: String
  var day: Day?
  var keepUntil: Day?
  var informBy: Day?

  init(title: String, kind: String, day: Day? = nil, keepUntil: Day? = nil, informBy: Day? = nil) {
    self.title = title
    self.kind = kind
    self.day = day
    self.keepUntil = keepUntil
    self.informBy = informBy
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    title = row.text(1)
    kind = row.text(2)
    day = row.day(3)
    keepUntil = row.day(4)
    informBy = row.day(5)
  }

  func bind(to row: inout RowWriter) {
    row.bind(title)
    row.bind(kind)
    row.bind(day)
    row.bind(keepUntil)
    row.bind(informBy)
  }
}

/// That a source attests a fact, where in it, and how surely.
struct EvidenceRecord: Record {
  static let table = FactTable.evidence

  var id: Int64 = 0
  /// What kind of fact: a raw value of `FactOwner`.
  var owner: Int64
  var fact: Int64
  var source: Int64
  var line: Int64
  var confidence: Double
  /// A digest of what the source said: the same digest when it is imported again means that the
  /// source did not change, whatever was changed by hand meanwhile.
  var digest: Int64

  init(
    _ owner: FactOwner, fact: Int64, source: Int64, line: Int64 = 0, confidence: Double = 1,
    digest: Int64 = 0
  ) {
    self.owner = owner.rawValue
    self.fact = fact
    self.source = source
    self.line = line
    self.confidence = confidence
    self.digest = digest
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    owner = row.integer(1)
    fact = row.integer(2)
    source = row.integer(3)
    line = row.integer(4)
    confidence = row.number(5)
    digest = row.integer(6)
  }

  func bind(to row: inout RowWriter) {
    row.bind(owner)
    row.bind(fact)
    row.bind(source)
    row.bind(line)
    row.bind(Optional(confidence))
    row.bind(digest)
  }
}
