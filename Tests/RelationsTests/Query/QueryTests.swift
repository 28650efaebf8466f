import Relations
import Testing

@Suite struct QueryTests {
  /// By hand from the network in `QueryNetwork`.
  @Test(arguments: [
    ("", "abcdef 01234567"),
    ("kind:person", "abc 0135"),
    ("kind:channel OR kind:organisation", "de 46"),
    ("kind:verein", "f "),
    ("place:durlach", "ab 05"),
    ("place:Grotzingen", "f "),
    ("place:groetzingen", "f "),
    ("place:GRÖTZINGEN", "f "),
    ("place:Gr*gen", "f "),
    ("place:\"Gr*gen\"", " "),
    ("place:\"\"", "e 6"),
    ("topic:Verkehr", "ac 1"),
    ("topic:\"Sport und Spiel\"", "e 6"),
    ("topic:„Sport und Spiel“", "e 6"),
    ("topic:»sport und spiel«", "e 6"),
    ("topic:\"\"", "df "),
    ("müller", "a "),
    ("mueller", "a "),
    ("weiss", "b "),
    ("ozturk", "c "),
    ("name:aue", "d "),
    ("name=\"musikverein aue\"", "d "),
    ("name=aue", " "),
    ("\"or\"", "f "),
    ("\"\\\"ferdl\\\"\"", "f "),
    ("id:A", "a "),
    ("id:a*a", " "),
    ("id:*", "abcdef 01234567"),
    ("name=m*v*aue", "d "),
    ("name=m*aue*v*", " "),
    ("z*rk", "c "),
    ("permission:granted", "a "),
    ("-permission:objected", "acdef 12467"),
    ("permission:unknown", "cdef 467"),
    ("cost>=100", "ac 1"),
    ("cost<250,5", "ad 2"),
    ("cost:0..100", "ad 2"),
    ("cost:\"\"", "bef 6"),
    ("cost!=100", "bcdef 3467"),
    ("NOT cost>0", "bdef 46"),
    ("multiplier:verkehr", "a "),
    ("multiplier:*", "ad 2"),
    ("stage:declined", "d "),
  ])
  func selectsActors(_ query: String, _ expected: String) throws {
    #expect(try selected(query) == expected)
  }

  @Test(arguments: [
    ("tie:friend", "abcdef 01567"),
    ("tie:F*", "abcdef 013567"),
    ("-tie:friend", "abcdef 234"),
    ("since:2022", "abcdef 124567"),
    ("until:2019", "abcdef 2367"),
    ("since:2020 until:2021", "abcdef 0267"),
    ("on:2023-06", "abcdef 12467"),
    ("on:1.6.2022", "abcdef 1267"),
    ("on:31.5.2022", "abcdef 267"),
    ("began>=2022", "abcdef 145"),
    ("began>2022", "abcdef 45"),
    ("began:2020..2022", "abcdef 01"),
    ("began<2020", "abcdef "),
    ("began:\"\"", "abcdef 2367"),
    ("ended:2021", "abcdef 0"),
    ("ended<=2019-12-31", "abcdef 3"),
    ("ended<2019-12-31", "abcdef "),
    ("strength>=2", "abcdef 0"),
    ("strength<1", "abcdef 47"),
    ("strength=1", "abcdef 12356"),
    ("confidence<1", "abcdef 3"),
    ("confidence>0,5", "abcdef 0124567"),
    ("tie.gazette:3*", "abcdef 2"),
    ("tie.gazette:\"\"", "abcdef 0134567"),
    ("(tie:member OR strength>=2) -on:2023", "abcdef 0"),
    ("kind:person since:2022", "abc 15"),
  ])
  func selectsTies(_ query: String, _ expected: String) throws {
    #expect(try selected(query) == expected)
  }

  @Test(arguments: [
    ("motions>2", "abef 056"),
    ("motions>2 motions<100", "abf 05"),
    ("motions:2,5..50", "abf 05"),
    ("motions:10.0", "a "),
    ("motions<=-3", "c "),
    ("motions:-5..-1", "c "),
    ("motions>=50..", nil),
    ("motions:1500", "e 6"),
    ("motions:50..", "ef 6"),
    ("motions:..2.5", "bc 3"),
    ("fraktion:SPD", "ac 1"),
    ("FRAKTION:*gruene", "bf "),
    ("Fraktion:\"\"", "de 46"),
    ("joined>=2020", "cdf 7"),
    ("joined:2020", "cf 7"),
    ("joined:29.2.2020", "c "),
    ("speaker:ja", "ad 2"),
    ("speaker:no", "be 6"),
    ("actor.place:x", "a "),
    ("unknown:x", " "),
    ("unknown:\"\"", "abcdef 01234567"),
  ])
  func asksFurtherColumns(_ query: String, _ expected: String?) throws {
    guard let expected else {
      #expect(throws: QueryError.self) { try selected(query) }
      return
    }
    #expect(try selected(query) == expected)
  }

  /// Neighbours: a: b c d · b: a c · c: a b (f only by strength 0) · d: a e · e: d · f: none.
  @Test(arguments: [
    ("degree>=3", "a "),
    ("degree:2", "bcd 3"),
    ("degree:0", "f "),
    ("kind:person degree>=2", "abc 0135"),
    ("place:Durlach degree:1", "ab 05"),
    ("since:2022 degree>=2", "ad 2"),
    ("tie:friend (degree:2 OR place:Aue)", "acd 1"),
    ("NOT degree>=2", "ef 6"),
  ])
  func countsDistinctNeighboursLeftByTheOtherConditions(
    _ query: String, _ expected: String
  ) throws {
    #expect(try selected(query) == expected)
  }

  @Test func periodAndQueryHoldTogether() throws {
    let year = try #require(DateText.year("2023"))
    let period = Period(first: year.first, last: year.last)
    #expect(try selected("place:Durlach OR place:Aue", period: period) == "abcd 12")
    #expect(try selected("degree>=2", period: period) == "ad 2")
  }

  @Test(arguments: [
    ("kind:person place:Durlach", "art:Personen UND ort:Durlach"),
    ("topic:Kultur OR topic:Verkehr", "thema:Kultur ODER thema:Verkehr"),
    ("-permission:objected", "NICHT einwilligung:widerspruch"),
    ("permission:granted", "einwilligung:ja"),
    ("since:2022-06-01 until:2023-12-31", "seit:1.6.2022 bis:31.12.2023"),
    ("on:2023-01", "am:01.2023"),
    ("degree>=2", "kontakte>=2"),
    ("degree>=2", "grad>=2"),
    ("cost<=250.5", "Kosten<=250,5"),
    ("tie:friend strength>=2", "beziehung:friend stärke>=2"),
    ("tie:friend strength>=2", "beziehung:friend staerke >= 2"),
    ("confidence:0.5", "sicherheit:0,5"),
    ("multiplier:Verkehr stage:active", "multiplikator:Verkehr stufe:aktiv"),
    ("began:2022..2024 ended!=2023", "begonnen:2022..2024 beendet≠2023"),
    ("kind:channel", "art:Kanal"),
    ("place:(Aue OR Durlach)", "ort:Aue oder ort:Durlach"),
    ("tie.gazette:3*", "beziehung.gazette:3*"),
  ])
  func speaksGermanAndEnglishAlike(_ english: String, _ german: String) throws {
    #expect(try selected(english) == selected(german))
  }

  @Test func keepsItsTextAndReadsItAgain() throws {
    let text = " kind:person  (place:Durlach OR -müller) degree >= 2 "
    let query = try Query(parsing: text)
    #expect(query.text == text)
    #expect(try Query(parsing: query.text) == query)
    #expect(try Query(parsing: "kind:person") != Query(parsing: "kind:channel"))
  }
}
