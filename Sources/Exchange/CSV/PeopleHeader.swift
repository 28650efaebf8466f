internal import Relations

/// Which column of a list of actors holds what.
struct PeopleHeader {
  var id: Int?
  var name: Int?
  var firstName: Int?
  var lastName: Int?
  var kind: Int?
  var place: Int?
  var topics: Int?
  var permission: Int?
  var objected: Int?
  var cost: Int?
  /// Columns without a role: attributes.
  var others: [Int] = []

  /// The header of a list of actors, or nil if neither an id nor a name is among its words.
  init?(_ cells: [String]) {
    var words = HeaderWords(cells.map(CanonicalText.composed))
    id = words.take(Self.idWords, Self.softIDWords)
    name = words.take(Self.nameWords)
    if name == nil {
      lastName = words.take(Self.lastNames)
      firstName = words.take(Self.firstNames)
    }
    // A list that begins with “Verein” or “Person” names its actors there.
    if id == nil, name == nil, lastName == nil, words.find(Self.softNameWords) == 0 {
      name = words.take(Self.softNameWords)
    }
    guard id != nil || name != nil || lastName != nil else { return nil }
    kind = words.take(["kind", "art"], Self.kindWords)
    place = words.take(Self.placeWords, Self.softPlaceWords)
    topics = words.take(Self.topicWords)
    permission = words.take(Self.permissionWords)
    objected = words.take(Self.objectedWords)
    cost = words.take(Self.costWords)
    others = cells.indices.filter { !words.isTaken[$0] }
  }

  static let idWords = ["id", "kennung", "nr", "nummer", "key", "schluessel"]
  static let softIDWords = [
    "personid", "actorid", "nodeid", "akteurid", "mitgliedsnummer", "mitgliedsnr", "kuerzel",
    "kundennummer", "userid",
  ]
  static let nameWords = [
    "name", "label", "fullname", "vollername", "bezeichnung", "anzeigename", "displayname",
    "vollstaendigername",
  ]
  static let softNameWords =
    ["person", "personen", "actor", "akteur", "akteurin", "node", "knoten", "mitglied", "member"]
    + GroupWords.all
  static let firstNames = ["vorname", "firstname", "givenname", "rufname"]
  static let lastNames = [
    "nachname", "lastname", "surname", "familyname", "familienname", "zuname",
  ]
  static let kindWords = ["kind", "art", "type", "typ", "akteurtyp", "actortype"]
  static let objectedWords = ["objected", "objection", "widerspruch", "widersprochen"]
  static let placeWords = ["place", "ort", "ortsteil", "wohnort"]
  static let softPlaceWords = [
    "stadtteil", "stadt", "gemeinde", "dorf", "city", "town", "village", "location", "ortschaft",
  ]
  static let topicWords = [
    "topics", "topic", "themen", "thema", "themenfeld", "themenfelder", "interessen", "interests",
  ]
  static let costWords = ["cost", "costs", "kosten", "preis", "price", "honorar"]
  static let permissionWords = [
    "permission", "einwilligung", "kontakterlaubt", "consent", "contactpermission", "erlaubnis",
    "maycontact", "kontakterlaubnis",
  ]
}

/// Header words for groups, occasions and channels, and the kind of actor each names.
enum GroupWords {
  /// Every such word.
  static let all = organisations + events + channels

  static let organisations = [
    "verein", "vereine", "club", "clubs", "klub", "gruppe", "group", "organisation",
    "organization", "firma", "company", "partei", "party", "verband", "fraktion", "committee",
    "ausschuss", "gremium", "institution", "team", "society", "affiliation",
  ]
  static let events = [
    "event", "events", "veranstaltung", "veranstaltungen", "termin", "sitzung", "treffen",
    "meeting", "ereignis", "versammlung",
  ]
  static let channels = ["kanal", "channel", "hashtag", "zeitung", "newsletter"]

  /// The kind of actor a word names, or nil.
  static func kind(of word: String) -> Actor.Kind? {
    if organisations.contains(word) { return .organisation }
    if events.contains(word) { return .event }
    return channels.contains(word) ? .channel : nil
  }
}
