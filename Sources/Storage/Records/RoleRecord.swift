internal import Relations

/// The role of a multiplier as it is stored.
struct RoleRecord: Record {
  static let table = FactTable.role

  var id: Int64 = 0
  var actor: Int64
  var topic: String
  var place: String
  var method: String
  var stage: String
  var cost: Double?
  var capacity: Double?
  var responsible: String

  init(actor: Int64, _ role: Multiplier) {
    self.actor = actor
    topic = role.topic
    place = role.place
    method = role.method
    stage = role.stage.rawValue
    cost = role.cost
    capacity = role.capacity
    responsible = role.responsible
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    actor = row.integer(1)
    topic = row.text(2)
    place = row.text(3)
    method = row.text(4)
    stage = row.text(5)
    cost = row.optionalNumber(6)
    capacity = row.optionalNumber(7)
    responsible = row.text(8)
  }

  func bind(to row: inout RowWriter) {
    row.bind(actor)
    row.bind(topic)
    row.bind(place)
    row.bind(method)
    row.bind(stage)
    row.bind(cost)
    row.bind(capacity)
    row.bind(responsible)
  }
}

/// A campaign as it is stored.
struct CampaignRecord: Record {
  static let table = FactTable.campaign

  var id: Int64 = 0
  var name: String
  var start: Day?
  var end: Day?
  var topics: String
  var places: String
  var cost: Double?

  init(_ campaign: Campaign) {
    name = campaign.name
    start = campaign.period.start
    end = campaign.period.end
    topics = ActorRecord.joined(campaign.topics)
    places = ActorRecord.joined(campaign.places)
    cost = campaign.cost
  }

  init(_ row: RowReader) {
    id = row.integer(0)
    name = row.text(1)
    start = row.day(2)
    end = row.day(3)
    topics = row.text(4)
    places = row.text(5)
    cost = row.optionalNumber(6)
  }

  func bind(to row: inout RowWriter) {
    row.bind(name)
    row.bind(start)
    row.bind(end)
    row.bind(topics)
    row.bind(places)
    row.bind(cost)
  }

  /// The campaign that is meant; a damaged period counts as open.
  var campaign: Campaign {
    Campaign(
      name: name, period: Period(start: start, end: end) ?? .always,
      topics: topics.split(separator: ";").map(String.init),
      places: places.split(separator: ";").map(String.init), cost: cost)
  }
}
