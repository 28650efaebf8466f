extension Carries {
  /// What the word of a tie kind says about the way messages run; nil = it says nothing.
  ///
  /// Words are matched singly: "asks advice" holds *asks*. Verbs go before nouns ("gives advice" runs
  /// forward, "advice" alone names whom one asks); verbs that contradict each other make both ways.
  /// The passive turns a verb round: "asked by", "wird gefragt von"; so does "informiert sich bei".
  public static func said(byKind kind: String) -> Carries? {
    let words = words(of: kind)
    let verbs = words.compactMap { CarriesWords.verbs[$0] }
    if let first = verbs.first {
      let said = verbs.allSatisfy { $0 == first } ? first : .both
      if said == .forward, words.contains("sich") {
        return words.contains("bei") ? .backward : .both
      }
      return isPassive(words, verb: first) ? said.reversed : said
    }
    let nouns = words.compactMap { CarriesWords.nouns[$0] }
    let ways = Set(nouns.filter { $0 != .both })
    return ways.count == 1 ? ways.first : nouns.isEmpty ? nil : .both
  }

  /// The value that a user's word means, in German or English.
  public init?(word: String) {
    guard let carries = CarriesWords.values[Self.folded(word)] else { return nil }
    self = carries
  }

  private var reversed: Carries {
    switch self {
    case .forward: .backward
    case .backward: .forward
    case .both: .both
    }
  }

  private static func isPassive(_ words: [String], verb: Carries) -> Bool {
    if words.contains(where: CarriesWords.auxiliaries.contains) { return true }
    // “asked by”, but not “asks by mail”.
    if let by = words.firstIndex(of: "by"), by > 0, !words[by - 1].hasSuffix("s"),
      CarriesWords.verbs[words[by - 1]] != nil
    {
      return true
    }
    guard words.contains("von") || words.contains("durch") else { return false }
    // “hört von” is what it says; “informiert von” and “gefragt von” are passive.
    return verb == .forward || words.contains(where: CarriesWords.participles.contains)
  }

  /// The words of a kind, folded: cut at everything that is no letter, and where a capital follows a
  /// small letter.
  private static func words(of kind: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in kind {
      guard character.isLetter else {
        if !word.isEmpty { words.append(folded(word)) }
        (word, wasSmall) = ("", false)
        continue
      }
      if character.isUppercase, wasSmall {
        words.append(folded(word))
        word = ""
      }
      word.append(character)
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(folded(word)) }
    return words
  }

  private static func folded(_ word: String) -> String {
    String(decoding: FoldedText.bytes(word, .dropped), as: UTF8.self)
  }
}

/// Words of tie kinds that say which way messages run, as `FoldedText` folds them: ü is u, and ue
/// where people write it so.
private enum CarriesWords {
  static let verbs = table([
    .backward: """
    follow follows following followed subscribe subscribes subscribed read reads reading listen
    listens listening hear hears heard watch watches ask asks asking asked seek seeks seeking sought get
    gets got receive receives received obtain obtains learn learns learnt consult consults consulted
    request requests requested name names naming named nominate nominates nominated cite cites cited
    quote quotes quoted mention mentions mentioned trust trusts trusting trusted admire admires
    admired respect respects respected believe believes rely relies
    folgt folgen folge gefolgt abonniert abonnieren liest lesen gelesen hort hoert zuhort zuhoert
    horen hoeren fragt fragen gefragt befragt sucht suchen holt holen bekommt bekommen erhalt erhaelt
    empfangt empfaengt bezieht lernt erfahrt erfaehrt bittet konsultiert nennt nennen genannt
    nominiert nominieren zitiert erwahnt erwaehnt vertraut vertrauen bewundert bewundern schatzt
    schaetzt respektiert glaubt wendet verlasst verlaesst
    """,
    .forward: """
    tell tells telling told inform informs informing informed write writes writing wrote written call
    calls calling called phone phones phoned send sends sending sent forward forwards email emails
    emailed mails message messages messaged notify notifies notified advise advises advised give
    gives gave given teach teaches taught explain explains explained influence influences influenced
    convince convinces convinced persuade persuades persuaded invite invites invited
    erzahlt erzaehlt erzahlen erzaehlen informiert informieren schreibt schreiben ruft rufen angerufen
    sendet senden schickt schicken mailt meldet benachrichtigt berat beraet beraten berichtet gibt
    geben gegeben erklart erklaert lehrt unterrichtet beeinflusst uberzeugt ueberzeugt sagt weitersagt
    verteilt ladt laedt
    """,
    .both: """
    know knows knowing talk talks talking talked speak speaks speaking spoke discuss discusses
    discussed chat chats meet meets met exchange exchanges works worked work cooperate cooperates
    collaborate collaborates share shares shared attend attends attended participate participates
    participated visit visits visited belong belongs joined lives along mutual
    kennt kennen kannte redet reden geredet spricht sprechen gesprochen bespricht besprechen
    diskutiert diskutieren plaudert telefoniert trifft treffen getroffen tauscht austauschen arbeitet
    zusammenarbeiten kooperiert teilt teilgenommen nimmt besucht besuchte gehort gehoert war wohnt
    gegenseitig
    """,
  ])

  static let nouns = table([
    .backward: """
    follower followers subscriber subscribers subscription reader readers listener listeners fan fans
    nomination nominations advice trust admiration respect adviser advisor
    leser leserin abo abonnent abonnentin zuhorer zuhoerer nennung nennungen nominierung rat ratschlag
    vertrauen bewunderung ratgeber ratgeberin vertrauter vertraute vertrauensperson
    """,
    .forward: """
    mail letter nachricht nachrichten brief briefe anruf anrufe einladung invitation
    """,
    .both: """
    friend friends friendship colleague colleagues coworker coworkers neighbour neighbours neighbor
    neighbors family relative relatives kin sibling spouse married partner partners acquaintance
    acquaintances contact contacts member members membership attendance participant participation
    conversation discussion meeting cooperation collaboration link linked connection connected tie
    joint together co occurrence
    freund freunde freundin freundinnen freundschaft befreundet kollege kollegin kollegen kolleginnen
    nachbar nachbarin nachbarn nachbarschaft familie verwandt verwandte verheiratet geschwister
    bekannt bekannte bekannter bekanntschaft kontakt kontakte mitglied mitglieder mitgliedschaft
    teilnahme teilnehmer teilnehmerin gesprach gespraech gesprache gespraeche austausch
    zusammenarbeit kooperation verbindung verbunden gemeinsam zusammen
    """,
  ])

  static let auxiliaries: Set<String> = ["wird", "wurde", "werden", "wurden", "worden"]
  static let participles: Set<String> = [
    "gefragt", "befragt", "genannt", "nominiert", "gelesen", "abonniert", "bewundert", "zitiert",
    "respektiert", "konsultiert",
  ]

  static let values = table([
    .forward: "forward forwards vorwarts vorwaerts hin",
    .backward: "backward backwards ruckwarts rueckwaerts zuruck zurueck",
    .both: "both beide beides beidseitig gegenseitig mutual",
  ])

  private static func table(_ lists: KeyValuePairs<Carries, String>) -> [String: Carries] {
    var table: [String: Carries] = [:]
    for (carries, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) { table[String(word)] = carries }
    }
    return table
  }
}
