import Relations
import Testing

/// Which way the words of tie kinds say that messages run.
@Suite struct CarriesTests {
  private static let said: [(String, Carries)] = [
    // Who is named is listened to.
    ("follows", Carries.backward), ("Follower", .backward), ("FOLLOWS", .backward),
    ("asks advice", .backward), ("seeks_advice on family-planning", .backward),
    ("gets information on family planning", .backward), ("advice on health", .backward),
    ("nomination", .backward), ("names", .backward), ("trusts", .backward),
    ("asksForAdvice", .backward), ("names as friend", .backward), ("asks by mail", .backward),
    ("folgt", .backward), ("fragt um Rat", .backward), ("sucht Rat", .backward),
    ("Nennung", .backward), ("VERTRAUT", .backward), ("hört auf", .backward),
    ("hoert", .backward), ("Hört von", .backward), ("liest", .backward),
    ("bewundert", .backward), ("abonniert", .backward), ("holt sich Rat bei", .backward),
    ("informiert sich bei", .backward), ("bekommt Rat von", .backward), ("Rat", .backward),
    // The source speaks.
    ("tells", .forward), ("informs", .forward), ("writes to", .forward), ("calls", .forward),
    ("sends", .forward), ("gives advice", .forward), ("erzählt", .forward),
    ("erzaehlt", .forward), ("informiert", .forward), ("schreibt", .forward),
    ("ruft an", .forward), ("schickt", .forward), ("gibt Rat", .forward),
    // Passive.
    ("asked by", .forward), ("is followed by", .forward), ("informed by", .backward),
    ("wird gefragt von", .forward), ("gefragt von", .forward), ("informiert von", .backward),
    // Both ways.
    ("friend", .both), ("knows", .both), ("talks about family planning", .both),
    ("closest neighbour", .both), ("member", .both), ("attended", .both), ("co_signed", .both),
    ("discusses", .both), ("Freundschaft", .both), ("kennt und vertraut", .both),
    ("schreibt sich mit", .both), ("Mutual follow", .both), ("gehört zu", .both),
  ]

  @Test(arguments: said)
  func wordsSayTheWay(kind: String, way: Carries) {
    #expect(Carries.said(byKind: kind) == way)
  }

  /// Words are matched whole: “asks” is not in “masks”, “Rat” not in “Rathaus”.
  @Test(arguments: ["", "masks", "Rathaus", "1", "x", "likes", "mag", "Vorstand", "unfriendly?"])
  func otherWordsSayNothing(kind: String) {
    #expect(Carries.said(byKind: kind) == nil)
  }

  @Test func valuesAreReadInBothLanguages() {
    for word in ["forward", "Forwards", "vorwärts", "VORWAERTS", "vorwarts"] {
      #expect(Carries(word: word) == .forward, "\(word)")
    }
    for word in ["backward", "rückwärts", "rueckwaerts"] {
      #expect(Carries(word: word) == .backward, "\(word)")
    }
    #expect(Carries(word: "beide") == .both && Carries(word: "both") == .both)
    #expect(Carries(word: "sideways") == nil && Carries(word: "") == nil)
  }

  @Test func laterWordsAboutTheNetworkWin() throws {
    let network = try Network(
      actors: [], tieKinds: [TieKind("asks", carries: .forward), TieKind("knows"), TieKind("")])
    let told = network.carrying([(nil, .backward), ("KNOWS", .both)])
    #expect(told.tieKinds.map(\.carries) == [.backward, .both, .backward])
    #expect(network.carrying([]).tieKinds == network.tieKinds)
  }
}
