internal import Relations

/// Which column of a list of multipliers holds what.
struct MultiplierHeader {
  let actor: Int
  let topic: Int?
  let place: Int?
  let method: Int?
  let stage: Int?
  let cost: Int?
  let capacity: Int?
  let responsible: Int?
  /// Columns that cannot be kept.
  let others: [Int]

  /// The columns of a table that is understood already; nil if none names the actor.
  init?(_ reading: Reading) {
    guard let actor = reading.column(.id) ?? reading.column(.name) else { return nil }
    self.actor = actor
    topic = reading.column(.topics)
    place = reading.column(.place)
    method = reading.column(.method)
    stage = reading.column(.stage)
    cost = reading.column(.cost)
    capacity = reading.column(.capacity)
    responsible = reading.column(.responsible)
    others = reading.columns(.none)
  }

  /// What the columns of a list of multipliers hold, or nil if none names the actor.
  static func fields(_ cells: [String]) -> [Int: Reading.Field]? {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    let actor = words.take(
      ["actor", "akteur", "akteurin", "person", "multiplier", "multiplikator"],
      PeopleHeader.idWords, PeopleHeader.nameWords, PeopleHeader.softIDWords,
      PeopleHeader.runningWords)
    guard let actor else { return nil }
    var fields: [Int: Reading.Field] = [actor: .id]
    let others: [(Int?, Reading.Field)] = [
      (words.take(PeopleHeader.topicWords), .topics),
      (words.take(PeopleHeader.placeWords, PeopleHeader.softPlaceWords), .place),
      (words.take(["method", "methode", "verfahren"]), .method),
      (words.take(["stage", "stand", "status", "phase", "stufe"]), .stage),
      (words.take(PeopleHeader.costWords), .cost),
      (words.take(["capacity", "kapazitaet", "gespraeche"]), .capacity),
      (
        words.take(["by", "zustaendig", "zustaendige", "zustaendiger", "responsible"]),
        .responsible
      ),
    ]
    for (column, field) in others { if let column { fields[column] = field } }
    return fields
  }

  /// Whether columns can only be those of multipliers.
  static func isCertain(_ fields: [Int: Reading.Field]) -> Bool {
    let held = Set(fields.values)
    return held.contains(.stage) && (held.contains(.method) || held.contains(.capacity))
  }
}
