import Relations
import Testing
import Wording

@Suite struct QueryErrorTests {
  @Test(arguments: [
    ("place:\"Durlach", 7, QueryError.Reason.unclosedQuote),
    ("kind:person (place:Aue", 13, .unclosedBracket),
    ("kind:person) place:Aue", 12, .unexpectedBracket),
    ("kind:person OR", 15, .missingCondition),
    ("OR kind:person", 1, .missingCondition),
    ("kind:person AND OR x", 17, .missingCondition),
    ("()", 2, .missingCondition),
    ("NOT", 4, .missingCondition),
    (":Durlach", 1, .missingField),
    ("zeit:12:30", 8, .missingField),
    ("place:", 7, .missingValue("place")),
    ("place: )", 8, .missingValue("place")),
    ("Huber - Maier", 7, .loneMinus),
    ("degree>=viele", 9, .notANumber("viele")),
    ("motions>viele", 9, .notANumber("viele")),
    ("cost<1.500", 6, .ambiguousNumber("1.500")),
    ("motions>=1,500", 10, .ambiguousNumber("1,500")),
    ("since:gestern", 7, .notADate("gestern")),
    ("since:31.2.2020", 7, .notADate("31.2.2020")),
    ("cost:50..10", 6, .swapped("50..10")),
    ("began:2024..2020", 7, .swapped("2024..2020")),
    ("place>Aue", 7, .notComparable("place")),
    ("since>=2020", 8, .notComparable("since")),
    ("place:Aue OR since:2020", 14, .mixed),
    ("NOT (kind:person tie:friend)", 18, .mixed),
    (
      "permission:vielleicht", 12,
      .unknownWord(
        "vielleicht",
        allowed: [
          Localized(de: "erteilt", en: "granted"), Localized(de: "widersprochen", en: "objected"),
          Localized(de: "unbekannt", en: "unknown"),
        ])
    ),
  ])
  func pointsAtTheColumn(_ text: String, _ column: Int, _ reason: QueryError.Reason) {
    let error = #expect(throws: QueryError.self) { try Query(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.column == column)
    #expect(error?.query == text)
  }

  @Test func setsACaretUnderTheFault() {
    let error = #expect(throws: QueryError.self) { try Query(parsing: "ort:Grün\tart<x") }
    #expect(error?.marked == "ort:Grün art<x\n" + "             ^")
  }

  @Test func saysWhatToWriteForAnUnclearNumber() {
    let error = #expect(throws: QueryError.self) { try Query(parsing: "cost<1.500") }
    #expect(error?.advice.de == "1500 oder 1,5000 schreiben")
    #expect(error?.advice.en == "write 1500 or 1.5000")
  }

  @Test func refusesBottomlessNesting() throws {
    let deep = String(repeating: "(", count: 100_000)
    let error = #expect(throws: QueryError.self) { try Query(parsing: deep) }
    #expect(error?.reason == .tooDeep(limit: 50))
    #expect(error?.column == 51)
    let allowed = String(repeating: "(", count: 50) + "a" + String(repeating: ")", count: 50)
    #expect(try Query(parsing: allowed).text == allowed)
    let negated = String(repeating: "NOT ", count: 10_000) + "a"
    #expect(try Query(parsing: negated).text == negated)
  }

  @Test func namesTheNearestFields() throws {
    let network = try QueryNetwork.make()
    let query = try Query(
      parsing: "plcae:Aue motion>3 fraktoin:SPD tie.gazete:3 qqqqqq:1 joined:2020")
    let errors = query.check(against: network)
    #expect(errors.map(\.column) == [1, 11, 20, 33, 46])
    #expect(
      errors.map(\.reason) == [
        .unknownField("plcae", nearest: ["place"]),
        .unknownField("motion", nearest: ["motions"]),
        .unknownField("fraktoin", nearest: ["Fraktion"]),
        .unknownField("gazete", nearest: ["gazette"]),
        .unknownField("qqqqqq", nearest: []),
      ])
    #expect(
      try Query(parsing: "kind:person fraktion:x actor.place:y").check(against: network) == [])
  }

  @Test func namesTheNearestValues() throws {
    let network = try QueryNetwork.make()
    let query = try Query(
      parsing: "place:Durlch (topic:Kultru OR topic:Verk*) art:Personen tie:zzz")
    let errors = query.unknownValues(in: network)
    #expect(
      errors.map(\.reason) == [
        .unknownValue("Durlch", nearest: ["Durlach"]),
        .unknownValue("Kultru", nearest: ["Kultur"]),
        .unknownValue("zzz", nearest: []),
      ])
  }

  /// Pieces of queries put together by chance: either a query or an error within the text.
  @Test func anyTextIsReadOrRefusedAtAColumn() throws {
    let pieces = [
      "(", ")", " ", "-", "\"", "„", "“", ":", "=", "<", ">=", "!=", "..", "*", "\\", "OR", " NOT ",
      "und", "place", "since", "degree", "cost", "tie.", "actor.", "5", "1.500", "2020-02-30", ",",
      "ä", "e\u{301}", "👩‍👩‍👧", "\n", "x",
    ]
    let network = try QueryNetwork.make()
    var state: UInt64 = 1
    var readable = 0
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      do {
        let query = try Query(parsing: text)
        let found = Selection(query: query).select(in: network)
        #expect(found.actors.count <= 6 && found.ties.count <= 8)
        readable += 1
      } catch {
        #expect((1...(text.count + 1)).contains(error.column), "\(text)")
        #expect(error.marked.split(separator: "\n").count <= 2)
      }
    }
    #expect(readable > 30)
  }

  @Test func everyFieldIsReadUnderEveryNameAndAsItsExample() throws {
    for field in QueryField.all {
      for example in [field.example.de, field.example.en] {
        #expect(try Query(parsing: example).check(against: Network(actors: [])) == [])
      }
      #expect(field.names.contains { field.example.en.contains($0) })
    }
    let names = QueryField.all.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }
}
