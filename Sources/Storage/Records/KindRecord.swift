internal import Relations

/// A kind of tie as it is stored.
struct KindRecord: Record {
  static let table = FactTable.tieKind

  var id: Int64 = 0
  var word: String
  var scale: Double?
  var halfLife: Double?
  /// A word of `Carries`; empty = not said.
  var carries: String
  var warmth: Double?
  var endIsSighting: Bool
  var isDirected: Bool?

  init(_ kind: TieKind) {
    word = kind.id
    scale = kind.scale
    halfLife = kind.halfLife
    carries = kind.carries?.rawValue ?? ""
    warmth = kind.warmth
    endIsSighting = kind.endIsSighting
    isDirected = kind.isDirected
  }

  /// The kind; a word of a later version counts as not said.
  var kind: TieKind {
    TieKind(
      word, scale: scale, halfLife: halfLife, carries: Carries(rawValue: carries), warmth: warmth,
      endIsSighting: endIsSighting, isDirected: isDirected)
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    word = row.text(1)
    scale = row.optionalNumber(2)
    halfLife = row.optionalNumber(3)
    carries = row.text(4)
    warmth = row.optionalNumber(5)
    endIsSighting = row.integer(6) != 0
    isDirected = row.optionalInteger(7).map { $0 != 0 }
  }

  func bind(to row: inout RowWriter) {
    row.bind(word)
    row.bind(scale)
    row.bind(halfLife)
    row.bind(carries)
    row.bind(warmth)
    row.bind(Int64(endIsSighting ? 1 : 0))
    row.bind(isDirected.map { Int64($0 ? 1 : 0) })
  }
}

/// A further column of actors or ties as it is stored.
struct AttributeRecord: Record {
  static let table = FactTable.attribute

  var id: Int64 = 0
  /// "actor" or "tie".
  var owner: String
  var name: String
  var type: String

  init(owner: String, name: String, type: String) {
    self.owner = owner
    self.name = name
    self.type = type
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    owner = row.text(1)
    name = row.text(2)
    type = row.text(3)
  }

  func bind(to row: inout RowWriter) {
    row.bind(owner)
    row.bind(name)
    row.bind(type)
  }
}
