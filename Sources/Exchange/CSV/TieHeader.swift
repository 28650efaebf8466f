internal import Relations

/// Which column of a list of ties holds what.
struct TieHeader {
  var source = 0
  var target = 0
  /// The kinds of actor that the two columns name by their words: a list of people and events has
  /// two modes.
  var sourceKind = Actor.Kind.person
  var targetKind = Actor.Kind.person
  var kind: Int?
  /// A column called “type”: says Directed or Undirected in Gephi's tables, the kind elsewhere.
  var type: Int?
  var weight: Int?
  var start: Int?
  var end: Int?
  var date: Int?
  var directed: Int?
  var confidence: Int?
  /// Columns without a role: attributes.
  var others: [Int] = []

  /// What a header lacks to be one of ties.
  enum Missing: Error {
    case source, target, both
  }

  /// The roles of the columns in a header.
  init(_ cells: [String]) throws(Missing) {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    let ends = try Self.ends(words)
    source = ends.source
    target = ends.target
    words.take(column: source)
    words.take(column: target)
    sourceKind = GroupWords.kind(of: words.words[source]) ?? .person
    targetKind = GroupWords.kind(of: words.words[target]) ?? .person
    if sourceKind == targetKind, sourceKind != .person { sourceKind = .person }
    directed = words.take(Self.directionWords)
    kind = words.take(Self.kindWords)
    if kind == nil || directed == nil { type = words.take(["type", "typ"]) }
    weight = words.take(Self.weightWords, Self.softWeightWords)
    start = words.take(Self.startWords, ["von", "from"])
    end = words.take(Self.endWords, ["to"])
    if start == nil, end == nil { date = words.take(Self.dateWords) }
    confidence = words.take(Self.confidenceWords)
    others = cells.indices.filter { !words.isTaken[$0] }
  }

  /// The columns of a list without header: source, target and perhaps a weight.
  init(columns: Int) {
    target = 1
    weight = columns > 2 ? 2 : nil
  }

  /// Finds the two ends.
  ///
  /// “von” and “from” mean the source, unless other columns name both ends: in `person;verein;von;bis` they begin a period.
  private static func ends(_ words: HeaderWords) throws(Missing) -> (source: Int, target: Int) {
    let people = words.words.indices.filter { personWords.contains(words.words[$0]) }
    let groups = words.words.indices.filter { GroupWords.all.contains(words.words[$0]) }
    for (source, target) in pairs {
      guard let source = words.find([source]), let target = words.find([target]) else { continue }
      return (source, target)
    }
    if let person = people.first, let group = groups.first { return (person, group) }
    let (from, to) = (words.find(["von", "from"]), words.find(["to"]))
    if let from, let to { return (from, to) }
    let source = words.find(sourceWords) ?? people.first
    let target = words.find(targetWords) ?? groups.first ?? people.first { $0 != source }
    if let source, let target { return (source, target) }
    if groups.count > 1 { return (groups[0], groups[1]) }
    if let source, let to { return (source, to) }
    if let from, let target { return (from, target) }
    if let name = words.find(["name"]), let target { return (name, target) }
    if source != nil || from != nil { throw .target }
    throw target != nil || to != nil ? .source : .both
  }

  /// Words that belong together, so that a “Quelle” beside “von” and “nach” is where it was read.
  private static let pairs = [
    ("source", "target"), ("sourceid", "targetid"), ("von", "nach"), ("von", "an"), ("von", "zu"),
    ("quelle", "ziel"), ("person1", "person2"), ("persona", "personb"), ("actor1", "actor2"),
    ("akteur1", "akteur2"), ("node1", "node2"), ("id1", "id2"), ("name1", "name2"),
  ]

  static let sourceWords = [
    "source", "sourceid", "quelle", "sender", "absender", "person1", "persona", "actor1", "akteur1",
    "node1", "id1", "name1", "ego", "wer",
  ]
  static let targetWords = [
    "target", "targetid", "nach", "an", "ziel", "zu", "mit", "wen", "empfaenger", "recipient",
    "receiver", "person2", "personb", "actor2", "akteur2", "node2", "id2", "name2",
  ]
  static let personWords = [
    "person", "personen", "member", "mitglied", "teilnehmer", "teilnehmerin", "attendee",
    "participant", "actor", "akteur", "akteurin", "user", "nutzer", "woman", "man", "frau", "mann",
  ]
  static let directionWords = ["directed", "gerichtet", "isdirected", "direction", "richtung"]
  static let kindWords = [
    "kind", "art", "relation", "relationship", "beziehung", "beziehungsart", "tiekind", "tietype",
  ]
  static let weightWords = ["weight", "strength", "gewicht", "staerke", "intensity", "intensitaet"]
  static let softWeightWords = [
    "value", "wert", "count", "anzahl", "haeufigkeit", "frequency",
  ]
  static let startWords = [
    "start", "startdate", "startdatum", "since", "seit", "beginn", "begin", "anfang", "ab",
    "vondatum", "datumvon", "fromdate",
  ]
  static let endWords = [
    "end", "enddate", "enddatum", "until", "till", "bis", "ende", "bisdatum", "datumbis", "todate",
  ]
  static let confidenceWords = ["confidence", "sicherheit", "certainty", "gewissheit"]
  static let dateWords = ["date", "datum", "day", "tag", "wann", "zeitpunkt"]
}
