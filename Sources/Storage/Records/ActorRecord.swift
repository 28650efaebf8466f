internal import Relations

/// An actor as it is stored.
struct ActorRecord: Record {
  static let table = FactTable.actor

  var id: Int64 = 0
  /// The id that files and people use.
  var key: String
  var name: String
  var kind: String
  var place: String
  /// Separated by “;”, as in tables.
  var topics: String
  var permission: String
  var cost: Double?
  /// Further columns as a JSON object of texts; empty for none.
  var further: String

  init(_ row: RowReader) {
    id = row.integer(0)
    key = row.text(1)
    name = row.text(2)
    kind = row.text(3)
    place = row.text(4)
    topics = row.text(5)
    permission = row.text(6)
    cost = row.optionalNumber(7)
    further = row.text(8)
  }

  func bind(to row: inout RowWriter) {
    row.bind(key)
    row.bind(name)
    row.bind(kind)
    row.bind(place)
    row.bind(topics)
    row.bind(permission)
    row.bind(cost)
    row.bind(further)
  }

  /// An actor of a network with its further columns.
  init(_ actor: Actor, further: String) {
    key = actor.id
    name = actor.name
    kind = actor.kind.id
    place = actor.place
    topics = Self.joined(actor.topics)
    permission = actor.permission.rawValue
    cost = actor.cost
    self.further = further
  }

  /// The actor that is meant.
  var actor: Actor {
    Actor(
      id: key, name: name, kind: Actor.Kind(kind), place: place,
      topics: topics.isEmpty ? [] : topics.split(separator: ";").map(String.init),
      permission: Actor.Permission(rawValue: permission) ?? .unknown, cost: cost)
  }

  /// Topics as one text; “;” separates them, so none can contain it.
  static func joined(_ topics: [String]) -> String {
    topics.map { $0.replacing(";", with: ",") }.joined(separator: ";")
  }
}

/// Another id of an actor: that of a duplicate that was merged into it.
struct AliasRecord: Record {
  static let table = FactTable.alias

  var id: Int64 = 0
  var key: String
  var actor: Int64

  init(key: String, actor: Int64) {
    self.key = key
    self.actor = actor
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    key = row.text(1)
    actor = row.integer(2)
  }

  func bind(to row: inout RowWriter) {
    row.bind(key)
    row.bind(actor)
  }
}
