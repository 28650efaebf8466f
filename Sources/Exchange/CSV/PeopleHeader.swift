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
    id = words.take(Self.idWords, Self.softIDWords, Self.runningWords)
    firstName = words.take(Self.firstNames)
    lastName = words.take(Self.lastNames)
    name = words.take(Self.nameWords)
    if firstName != nil, lastName == nil, let column = name, words.words[column] == "name" {
      (lastName, name) = (column, nil)
    }
    // A list that begins with “Verein” or “Person” names its actors there.
    if id == nil, name == nil, lastName == nil, words.find(Self.softNameWords) == 0 {
      name = words.take(Self.softNameWords)
    }
    guard id != nil || name != nil || lastName != nil || firstName != nil else { return nil }
    if name == nil, lastName == nil {
      name = words.take(Self.personNameWords)
    }
    kind = words.take(["kind", "art"], Self.kindWords)
    place = words.take(Self.placeWords, Self.softPlaceWords)
    topics = words.take(Self.topicWords)
    permission = words.take(Self.permissionWords)
    objected = words.take(Self.objectedWords)
    cost = words.take(Self.costWords)
    others = cells.indices.filter { !words.isTaken[$0] }
  }

  /// The columns of a table that is understood already.
  init(_ reading: Reading) {
    id = reading.column(.id)
    name = reading.column(.name)
    firstName = reading.column(.firstName)
    lastName = reading.column(.lastName)
    kind = reading.column(.kind)
    place = reading.column(.place)
    topics = reading.column(.topics)
    permission = reading.column(.permission)
    objected = reading.column(.objected)
    cost = reading.column(.cost)
    others = reading.columns(.attribute)
  }

  /// What each column holds.
  var fields: [Int: Reading.Field] {
    let columns: [(Int?, Reading.Field)] = [
      (id, .id), (name, .name), (firstName, .firstName), (lastName, .lastName), (kind, .kind),
      (place, .place), (topics, .topics), (permission, .permission), (objected, .objected),
      (cost, .cost),
    ]
    return Dictionary(
      columns.compactMap { column, field in column.map { ($0, field) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a header is that of lists this program writes: then every further column is an attribute,
  /// whatever it is called.
  static func isOwn(_ cells: [String]) -> Bool {
    [CSVWords(form: .international), CSVWords(form: .german)].contains {
      cells.starts(with: $0.peopleHeader)
    }
  }

  static let idWords = ["id", "kennung", "key", "schluessel", "uuid"]
  static let softIDWords = [
    "personid", "actorid", "nodeid", "akteurid", "mitgliedsnummer", "mitgliedsnr", "kuerzel",
    "kundennummer", "userid", "memberid", "mitgliedid", "knotenid", "membernumber", "mitgliednr",
    "personalnummer", "mglnr", "externalid",
  ]
  /// Headers of running numbers: ids only where another table refers to them.
  static let runningWords = [
    "nr", "nummer", "lfdnr", "laufendenummer", "lfdnummer", "laufnr", "pos", "position", "no",
    "number", "rang", "zeile",
  ]
  static let nameWords = [
    "name", "label", "fullname", "vollername", "bezeichnung", "anzeigename", "displayname",
    "vollstaendigername", "namevorname", "nachnamevorname", "vornamename", "vornamenachname",
    "lastnamefirstname", "firstnamelastname", "surnamefirstname", "familiennamevorname",
    "namen", "ganzername", "vorundnachname", "vorundzuname", "namedesmitglieds",
  ]
  static let softNameWords =
    ["person", "personen", "actor", "akteur", "akteurin", "node", "knoten", "mitglied", "member"]
    + GroupWords.all
  /// Further words for the name where an id is there.
  static let personNameWords = ["person", "mitglied", "member", "akteur", "actor", "teilnehmer"]
  static let firstNames = [
    "vorname", "firstname", "givenname", "rufname", "forename", "first", "vornamen", "vname",
  ]
  static let lastNames = [
    "nachname", "lastname", "surname", "familyname", "familienname", "zuname", "last", "nname",
  ]
  static let kindWords = [
    "kind", "art", "type", "typ", "akteurtyp", "actortype", "nodetype", "knotentyp", "akteurstyp",
    "akteursart", "entitytype", "elementtype",
  ]
  static let objectedWords = ["objected", "objection", "widerspruch", "widersprochen"]
  static let placeWords = ["place", "ort", "ortsteil", "wohnort"]
  static let softPlaceWords = [
    "stadtteil", "stadt", "gemeinde", "dorf", "city", "town", "village", "location", "ortschaft",
  ]
  static let topicWords = [
    "topics", "topic", "themen", "thema", "themenfeld", "themenfelder", "interessen", "interests",
    "tags", "schlagworte", "stichworte",
  ]
  static let costWords = ["cost", "costs", "kosten", "preis", "price", "honorar"]
  static let permissionWords = [
    "permission", "einwilligung", "kontakterlaubt", "consent", "contactpermission", "erlaubnis",
    "maycontact", "kontakterlaubnis",
  ]
  /// What tells two people of one name apart.
  static let identityWords = [
    "place", "ort", "wohnort", "ortsteil", "stadt", "gemeinde", "geburtstag", "geburtsdatum",
    "gebdatum", "geboren", "birthday", "birthdate", "dateofbirth", "born", "email", "mail",
    "emailadresse", "emailaddress", "telefon", "tel", "phone", "telefonnummer", "mobil", "handy",
    "telmobil", "mobile", "adresse", "anschrift", "strasse", "address", "street", "plz", "jahrgang",
  ]
}

/// Header words for groups, occasions and channels, and the kind of actor each names.
enum GroupWords {
  /// Every such word.
  static let all = organisations + events + channels

  static let organisations = [
    "verein", "vereine", "club", "clubs", "klub", "gruppe", "group", "organisation",
    "organization", "firma", "company", "partei", "party", "verband", "fraktion", "committee",
    "ausschuss", "gremium", "institution", "team", "society", "affiliation", "gruppen", "groups",
    "sparte", "sparten", "abteilung", "abteilungen", "department", "ortsgruppe", "ortsverband",
    "arbeitgeber", "employer", "arbeitsstelle", "unternehmen", "ausschuesse", "gremien",
    "organisationen", "organisations", "organizations", "sektion", "mannschaft", "mannschaften",
    "sportart", "sportarten", "teams", "firmen", "companies", "betrieb", "initiative",
    "initiativen", "arbeitskreis", "arbeitskreise", "arbeitsgruppe", "ag", "ak", "chor", "schule",
    "kirche", "gemeinschaft", "verbaende", "committees", "vorstand", "board", "fachgruppe",
    "klasse", "section", "branch", "institute", "council",
  ]
  static let events = [
    "event", "events", "veranstaltung", "veranstaltungen", "termin", "sitzung", "treffen",
    "meeting", "ereignis", "versammlung", "anlass", "probe", "training", "termine", "sitzungen",
    "workshop", "seminar", "kurs", "abend", "meetings", "occasion",
  ]
  static let channels = ["kanal", "channel", "hashtag", "zeitung", "newsletter"]

  /// Words that say that somebody belongs to what stands there, whatever it is.
  static let memberships = [
    "mitgliedin", "mitgliedbei", "mitgliedim", "mitgliedschaft", "mitgliedschaften", "memberof",
    "membership", "memberships", "mitgliedinverein", "vereinsmitgliedschaften", "aktivin",
    "aktivbei", "engagiertin", "engagiertbei", "engagement", "zugehoerigkeit", "gehoertzu",
    "belongsto", "memberin", "vereinszugehoerigkeit", "rollen", "roles", "mitgliedinden",
    "vereinegruppen", "gruppenvereine", "vereineundgruppen", "ehrenamtin", "arbeitetbei",
    "worksat", "worksfor", "beschaeftigtbei",
  ]

  /// Whether a word speaks of several groups.
  static func isPlural(_ word: String) -> Bool {
    memberships.contains(word) || plurals.contains(word)
  }
  private static let plurals: Set<String> = [
    "vereine", "clubs", "gruppen", "groups", "sparten", "abteilungen", "ausschuesse", "gremien",
    "organisationen", "organisations", "organizations", "events", "veranstaltungen", "termine",
    "sitzungen", "mannschaften", "sportarten", "teams", "firmen", "initiativen", "arbeitskreise",
    "verbaende", "committees", "teilnehmer", "participants", "attendees", "anwesende",
    "teilnehmende", "mitglieder", "members",
  ]

  /// The kind of actor a word names, or nil.
  static func kind(of word: String) -> Actor.Kind? {
    if organisations.contains(word) || memberships.contains(word) { return .organisation }
    if events.contains(word) { return .event }
    return channels.contains(word) ? .channel : nil
  }
}
