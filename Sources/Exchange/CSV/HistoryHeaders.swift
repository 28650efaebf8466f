internal import Relations

/// Which column of a list of contacts holds what: `source,target,kind,day,weight`.
struct ContactHeader {
  let source: Int
  let target: Int
  let day: Int
  let kind: Int?
  let weight: Int?
  /// Columns that cannot be kept.
  let others: [Int]

  /// The columns of a table that is understood already; nil if it lacks an end or the day.
  init?(_ reading: Reading) {
    guard let source = reading.column(.source), let target = reading.column(.target),
      let day = reading.column(.day)
    else { return nil }
    (self.source, self.target, self.day) = (source, target, day)
    kind = reading.column(.kind)
    weight = reading.column(.weight)
    others = reading.columns(.none)
  }

  /// What the columns hold beside the two ends, or nil if none is a day.
  static func fields(_ cells: [String], source: Int, target: Int) -> [Int: Reading.Field]? {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    words.take(column: source)
    words.take(column: target)
    guard let day = words.take(TieHeader.dateWords, ["am", "contactday", "kontakttag"], ["start"])
    else { return nil }
    var fields: [Int: Reading.Field] = [source: .source, target: .target, day: .day]
    if let kind = words.take(TieHeader.kindWords, ["type", "typ"]) { fields[kind] = .kind }
    if let weight = words.take(TieHeader.weightWords, TieHeader.softWeightWords) {
      fields[weight] = .weight
    }
    return fields
  }
}

/// Which column of a list of campaigns holds what: `name,start,end,topics,places,cost`.
struct CampaignHeader {
  let name: Int
  let start: Int?
  let end: Int?
  let topics: Int?
  let places: Int?
  let cost: Int?
  /// Columns that cannot be kept.
  let others: [Int]

  /// The columns of a table that is understood already; nil if none names the campaigns.
  init?(_ reading: Reading) {
    guard let name = reading.column(.name) else { return nil }
    self.name = name
    start = reading.column(.start)
    end = reading.column(.end)
    topics = reading.column(.topics)
    places = reading.column(.place)
    cost = reading.column(.cost)
    others = reading.columns(.none)
  }

  /// What the columns of a list of campaigns hold, or nil if none names them.
  static func fields(_ cells: [String]) -> [Int: Reading.Field]? {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    let name = words.take(
      PeopleHeader.nameWords, ["campaign", "kampagne", "aktion", "titel", "title"],
      PeopleHeader.idWords, PeopleHeader.runningWords)
    guard let name else { return nil }
    var fields: [Int: Reading.Field] = [name: .name]
    let others: [(Int?, Reading.Field)] = [
      (words.take(TieHeader.startWords, ["von", "from"]), .start),
      (words.take(TieHeader.endWords, ["to"]), .end),
      (words.take(PeopleHeader.topicWords), .topics),
      (words.take(PeopleHeader.placeWords, ["places", "orte", "ortsteile"]), .place),
      (words.take(PeopleHeader.costWords), .cost),
    ]
    for (column, field) in others { if let column { fields[column] = field } }
    return fields
  }
}

/// Which column of a list of tie kinds holds what: `kind,half_life,scale,carries,warmth,end,directed`.
struct TieKindHeader {
  let kind: Int
  let halfLife: Int?
  let scale: Int?
  let carries: Int?
  let warmth: Int?
  let end: Int?
  let directed: Int?
  /// Columns that cannot be kept.
  let others: [Int]

  /// The columns of a table that is understood already; nil if none names the kinds.
  init?(_ reading: Reading) {
    guard let kind = reading.column(.kind) else { return nil }
    self.kind = kind
    halfLife = reading.column(.halfLife)
    scale = reading.column(.scale)
    carries = reading.column(.carries)
    warmth = reading.column(.warmth)
    end = reading.column(.end)
    directed = reading.column(.directed)
    others = reading.columns(.none)
  }

  /// What the columns of a list of tie kinds hold, or nil if none names them.
  static func fields(_ cells: [String]) -> [Int: Reading.Field]? {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    guard let kind = words.take(TieHeader.kindWords, ["type", "typ"], ["id", "name"]) else {
      return nil
    }
    var fields: [Int: Reading.Field] = [kind: .kind]
    if let column = words.take(["halflife", "halflifedays", "halbwertszeit", "halbwertszeittage"]) {
      fields[column] = .halfLife
    }
    let others: [(Int?, Reading.Field)] = [
      (words.take(["scale", "massstab", "skala"]), .scale),
      (
        words.take(["carries", "wirkt", "wirkung", "wirktrichtung", "influence", "einfluss"]),
        .carries
      ),
      (words.take(["warmth", "waerme"]), .warmth),
      (words.take(["end", "ende", "endis", "endeist", "bis"]), .end),
      (words.take(TieHeader.directionWords), .directed),
    ]
    for (column, field) in others { if let column { fields[column] = field } }
    return fields
  }
}
