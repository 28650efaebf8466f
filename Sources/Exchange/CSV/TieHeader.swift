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
  /// The signs at which the cells of the two ends are taken apart.
  var sourceSplits: [String] = []
  var targetSplits: [String] = []
  /// The kind of ties that name none; empty = what the kinds of the ends say.
  var defaultKind = ""
  /// Whether ties that do not say it run from source to target.
  var isDirected = false

  /// What a header lacks to be one of ties.
  enum Missing: Error {
    case source, target, both
  }

  /// The columns of a table that is understood already.
  init(_ reading: Reading) {
    source = reading.column(.source) ?? 0
    target = reading.column(.target) ?? 0
    let (from, to) = (reading.columns[safe: source], reading.columns[safe: target])
    if let word = from?.kind, !word.isEmpty { sourceKind = Actor.Kind(word) }
    if let word = to?.kind, !word.isEmpty { targetKind = Actor.Kind(word) }
    sourceSplits = from?.splits ?? []
    targetSplits = to?.splits ?? []
    kind = reading.column(.kind)
    type = reading.column(.type)
    weight = reading.column(.weight)
    start = reading.column(.start)
    end = reading.column(.end)
    date = reading.column(.day)
    directed = reading.column(.directed)
    confidence = reading.column(.confidence)
    others = reading.columns(.attribute)
    defaultKind = reading.tieKind
    isDirected = reading.isDirected ?? false
  }

  /// Words that belong together, so that a “Quelle” beside “von” and “nach” is where it was read.
  static let pairs = [
    ("source", "target"), ("sourceid", "targetid"), ("von", "nach"), ("von", "an"), ("von", "zu"),
    ("quelle", "ziel"), ("person1", "person2"), ("persona", "personb"), ("actor1", "actor2"),
    ("akteur1", "akteur2"), ("node1", "node2"), ("id1", "id2"), ("name1", "name2"),
    ("ego", "alter"), ("wer", "wen"), ("wer", "wem"), ("werkennt", "wen"), ("von", "mit"),
    ("follower", "followed"), ("follower", "followee"), ("follower", "following"),
    ("requester", "responder"), ("sender", "receiver"), ("sender", "recipient"),
    ("sender", "empfaenger"), ("absender", "empfaenger"), ("caller", "callee"),
    ("anrufer", "angerufener"), ("mentor", "mentee"), ("parent", "child"), ("citing", "cited"),
    ("origin", "destination"), ("origine", "destination"), ("giver", "receiver"),
    ("lender", "borrower"), ("nominator", "nominee"), ("nominator", "nominated"),
    ("advisor", "advisee"), ("fragender", "gefragter"), ("rater", "ratee"), ("user", "friend"),
    ("werkennt", "wenkennt"), ("subject", "object"), ("subjekt", "objekt"), ("tail", "head"),
    ("initiator", "recipient"), ("inviter", "invitee"), ("referrer", "referred"),
    ("einladender", "eingeladener"), ("geber", "nehmer"), ("asker", "answerer"),
    ("asker", "asked"), ("vorname1", "vorname2"),
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
    "mitglieder", "members", "teilnehmende", "anwesende", "attendees", "participants", "gast",
    "gaeste", "guest", "guests", "besucher", "vereinsmitglied", "mitgliedsname", "beteiligte",
    "employee", "mitarbeiter", "mitarbeiterin", "spieler", "spielerin", "player", "student",
    "schueler", "schuelerin", "saenger", "saengerin", "musiker", "musikerin", "kollege",
    "befragte", "befragter", "respondent", "wernahmteil", "anwesend",
  ]
  /// Headers that say how the person of the row stands to the one named below them.
  static let relationWords: Set<String> = [
    "kennt", "knows", "befreundetmit", "befreundet", "friendof", "friendswith", "friend", "friends",
    "freund", "freunde", "freundin", "freundinnen", "kontaktmit", "kontakt", "kontakte",
    "kontaktperson", "contact", "bezugsperson", "bezugspersonen", "bekannter", "bekannte",
    "bekannten", "bekanntmit", "partner", "partnerin", "ansprechpartner", "ansprechpartnerin",
    "ansprechperson", "vertraut", "vertrautperson", "vertrauensperson", "trusts", "fragt", "asks",
    "folgt", "follows", "following", "verwandtmit", "verwandter", "verwandte", "arbeitetmit",
    "workswith", "nachbar", "nachbarin", "nennt", "nominates", "nominee", "mag", "likes",
    "empfiehlt", "recommends", "schreibt", "schreibtan", "redetmit", "sprichtmit", "talkswith",
    "talksto", "berichtetan", "reportsto", "vorgesetzter", "vorgesetzte", "chef", "manager",
    "gegenueber", "pate", "patin", "mentor", "mentorin", "buddy", "hilft", "helps",
    "unterstuetzt", "supports", "vertrauter", "vertraute", "ratgeber", "fragtumrat",
    "holtratbei", "getsadvicefrom", "verheiratetmit", "verheiratet", "trifft", "meets", "besucht",
    "ruftan", "calls", "lobt", "schaetzt", "werbenvon", "geworbenvon", "eingeladenvon",
    "invitedby", "referredby", "kenntwen", "connectedto", "verbundenmit", "relatedto",
    "beziehungzu", "spieltmit", "musiziertmit", "faehrtmit", "wohntmit", "singtmit", "bestfriend",
    "besterfreund", "bestefreundin", "tutor", "coach", "gegner", "coauthor", "knowswhom",
    "istbekanntmit", "istbefreundetmit", "isfriendof", "stehtinkontaktmit", "tauschtsichausmit",
  ]
  static let directionWords = ["directed", "gerichtet", "isdirected", "direction", "richtung"]
  static let kindWords = [
    "kind", "art", "relation", "relationship", "beziehung", "beziehungsart", "tiekind", "tietype",
    "relationshiptype", "relationtype", "beziehungstyp", "edgetype", "linktype", "reltype",
    "verbindungsart", "artderbeziehung", "kontaktart", "verhaeltnis",
  ]
  static let weightWords = ["weight", "strength", "gewicht", "staerke", "intensity", "intensitaet"]
  static let softWeightWords = [
    "value", "wert", "count", "anzahl", "haeufigkeit", "frequency",
  ]
  /// Headers of ratings: strengths where who rates what is listed.
  static let ratingWords = [
    "stars", "rating", "score", "bewertung", "punkte", "sterne", "note", "grade", "points",
  ]
  static let startWords = [
    "start", "startdate", "startdatum", "since", "seit", "beginn", "begin", "anfang", "ab",
    "vondatum", "datumvon", "fromdate", "eintritt", "eintrittsdatum", "beitritt",
    "beitrittsdatum", "eingetreten", "eingetretenam", "mitgliedseit", "membersince", "joined",
    "joindate", "joinedon", "entrydate", "dateofentry", "gueltigab", "validfrom", "kenntseit",
    "dabeiseit", "aktivseit", "datedebut", "aufnahme", "aufnahmedatum", "startday", "starttag",
  ]
  static let endWords = [
    "end", "enddate", "enddatum", "until", "till", "bis", "ende", "bisdatum", "datumbis", "todate",
    "austritt", "austrittsdatum", "ausgetreten", "ausgetretenam", "left", "leftdate", "lefton",
    "exitdate", "exit", "gueltigbis", "validto", "validuntil", "mitgliedbis", "ausgeschieden",
    "datefin", "endday", "endtag",
  ]
  static let confidenceWords = ["confidence", "sicherheit", "certainty", "gewissheit"]
  static let dateWords = ["date", "datum", "day", "tag", "wann", "zeitpunkt"]
  /// Headers under which days may stand: they do where the cells are days.
  static let softDateWords = [
    "timestamp", "zeitstempel", "time", "zeit", "year", "jahr", "datetime", "timeset", "interval",
    "connectedon", "createdat", "created", "month", "monat", "datumzeit", "uhrzeit", "saison",
    "season", "zeitraum", "period", "dauer", "am", "eventdate", "meetingdate", "sitzungsdatum",
    "termindatum", "when", "letzterkontakt", "lastcontact", "kontaktam", "besuchtam",
  ]
}
