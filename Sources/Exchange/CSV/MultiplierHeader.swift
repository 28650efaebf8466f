/// Which column of a list of multipliers holds what.
struct MultiplierHeader {
  var actor = 0
  var topic: Int?
  var place: Int?
  var method: Int?
  var stage: Int?
  var cost: Int?
  var capacity: Int?
  var responsible: Int?
  /// Columns that cannot be kept.
  var others: [Int] = []

  /// The header of a list of multipliers, or nil if no column names the actor.
  init?(_ cells: [String]) {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    let actor = words.take(
      ["actor", "akteur", "akteurin", "person", "multiplier", "multiplikator"],
      PeopleHeader.idWords, PeopleHeader.nameWords)
    guard let actor else { return nil }
    self.actor = actor
    topic = words.take(PeopleHeader.topicWords)
    place = words.take(PeopleHeader.placeWords, PeopleHeader.softPlaceWords)
    method = words.take(["method", "methode", "verfahren"])
    stage = words.take(["stage", "stand", "status", "phase", "stufe"])
    cost = words.take(PeopleHeader.costWords)
    capacity = words.take(["capacity", "kapazitaet", "gespraeche"])
    responsible = words.take(["by", "zustaendig", "zustaendige", "zustaendiger", "responsible"])
    others = cells.indices.filter { !words.isTaken[$0] }
  }

  /// Whether the columns can only be those of multipliers.
  var isCertain: Bool { stage != nil && (method != nil || capacity != nil) }
}
