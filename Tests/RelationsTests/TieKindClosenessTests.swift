import Relations
import Testing

@Suite struct TieKindClosenessTests {
  @Test(arguments: [
    ("member", TieKind.Closeness.membership), ("Vereinsmitglied", .membership),
    ("Vorstand", .membership), ("works for", .membership), ("arbeitet bei", .membership),
    ("works_with", .working), ("arbeitet mit", .working), ("geschaeftsfuehrend", .membership),
    ("tätig", .membership), ("taetig", .membership), ("mutual follow", .following),
    ("Abonnent", .following), ("liest", .following), ("hört", .following), ("attended", .presence),
    ("nimmt_teil", .presence), ("marriage", .intimate), ("Freundin", .intimate),
    ("family member", .intimate), ("Familienmitglied", .intimate), ("Kontaktperson", .contact),
    ("asks advice", .unsaid),
    ("co-occurrence", .unsaid), ("unknown", .unsaid), ("", .unsaid), ("123", .unsaid),
    ("dislikes", .adverse), ("Gegner", .adverse), ("NACHBARIN", .acquainted),
    ("knows-from-work", .acquainted), ("Bekannte", .acquainted), ("unbekannt", .unsaid),
    ("friend", .intimate), ("befriends", .intimate), ("folgt", .following),
  ])
  func understandsTheWordsOfAKind(word: String, closeness: TieKind.Closeness) {
    #expect(TieKind(word).closeness == closeness)
  }
}
