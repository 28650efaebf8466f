internal import Relations

/// Which column of a list of contacts holds what: `source,target,kind,day,weight`.
struct ContactHeader {
  var source = 0
  var target = 0
  var day = 0
  var kind: Int?
  var weight: Int?
  /// Columns that cannot be kept.
  var others: [Int] = []

  /// The header of a list of contacts, or nil if it does not name both ends and a day.
  init?(_ cells: [String]) {
    guard let ends = try? TieHeader(cells) else { return nil }
    var words = HeaderWords(cells.map(CanonicalText.composed))
    source = ends.source
    target = ends.target
    words.take(column: source)
    words.take(column: target)
    guard let day = words.take(TieHeader.dateWords, ["am", "contactday", "kontakttag"], ["start"])
    else { return nil }
    self.day = day
    kind = words.take(TieHeader.kindWords, ["type", "typ"])
    weight = words.take(TieHeader.weightWords, TieHeader.softWeightWords)
    others = cells.indices.filter { !words.isTaken[$0] }
  }
}

/// Which column of a list of campaigns holds what: `name,start,end,topics,places,cost`.
struct CampaignHeader {
  var name = 0
  var start: Int?
  var end: Int?
  var topics: Int?
  var places: Int?
  var cost: Int?
  /// Columns that cannot be kept.
  var others: [Int] = []

  /// The header of a list of campaigns, or nil if no column names them.
  init?(_ cells: [String]) {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    let name = words.take(
      PeopleHeader.nameWords, ["campaign", "kampagne", "aktion", "titel", "title"],
      PeopleHeader.idWords)
    guard let name else { return nil }
    self.name = name
    start = words.take(TieHeader.startWords, ["von", "from"])
    end = words.take(TieHeader.endWords, ["to"])
    topics = words.take(PeopleHeader.topicWords)
    places = words.take(PeopleHeader.placeWords, ["places", "orte", "ortsteile"])
    cost = words.take(PeopleHeader.costWords)
    others = cells.indices.filter { !words.isTaken[$0] }
  }
}

/// Which column of a list of tie kinds holds what: `kind,half_life,scale,carries,warmth,end,directed`.
struct TieKindHeader {
  var kind = 0
  var halfLife: Int?
  var scale: Int?
  var carries: Int?
  var warmth: Int?
  var end: Int?
  var directed: Int?
  /// Columns that cannot be kept.
  var others: [Int] = []

  /// The header of a list of tie kinds, or nil if no column names them.
  init?(_ cells: [String]) {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    let kind = words.take(TieHeader.kindWords, ["type", "typ"], ["id", "name"])
    guard let kind else { return nil }
    self.kind = kind
    halfLife = words.take(["halflife", "halflifedays", "halbwertszeit", "halbwertszeittage"])
    scale = words.take(["scale", "massstab", "skala"])
    carries = words.take(["carries", "wirkt", "wirkung", "wirktrichtung", "influence", "einfluss"])
    warmth = words.take(["warmth", "waerme"])
    end = words.take(["end", "ende", "endis", "endeist", "bis"])
    directed = words.take(TieHeader.directionWords)
    others = cells.indices.filter { !words.isTaken[$0] }
  }
}
