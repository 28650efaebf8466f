import Relations
import Testing
import Wording

@testable import Exchange

struct CSVReadingTests {
  static func read(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> ReadResult {
    try CSVReader.read(Array(text.utf8), file: "t.csv", options: options)
  }

  /// Ties as `source>target`, in the order of the file.
  static func ends(_ result: ReadResult) -> [String] {
    let actors = result.network.actors
    return result.network.ties.map { "\(actors[Int($0.source)].id)>\(actors[Int($0.target)].id)" }
  }

  @Test(arguments: [
    "source,target\na,b\nb,c\n", "source,target\r\na,b\r\nb,c", "source,target\ra,b\rb,c\r",
    "\u{FEFF}target;source\nb;a\nc;b\n", "von\tnach\na\tb\n\n \t \nb\tc\n", "FROM|To\na|b\nb|c",
    "sep=;\nVon;An\na;b\nb;c\n", "\"source\",\"target\"\n\"a\", \"b\"\n b ,c\n",
    "Kontakte der Gruppe;;\n\nQuelle;Ziel;Bemerkung\na;b;\nb;c;\n",
    "source,target,,\na,b,,\nb,c,,\n",
    "source target\na b\nb c\n", "Person 1;Person 2\na;b\nb;c\n", "person,from,to\nx,a,b\ny,b,c\n",
    "von;nach;quelle\na;b;Interview\nb;c;Zeitung\n",
  ])
  func endsAreFoundInEveryDialect(_ text: String) throws {
    #expect(Self.ends(try Self.read(text)) == ["a>b", "b>c"])
  }

  @Test func numbersWithoutHeaderAreTies() throws {
    let result = try Self.read("# a comment\n5\t1\n3\t2\n5\t2\n")
    #expect(Self.ends(result) == ["5>1", "3>2", "5>2"])
  }

  @Test(arguments: [
    "person;verein;von;bis\nA;V;2020;2021\n",
    "Verein;Mitglied;seit;bis\nV;A;01.01.2020;31.12.2021\n",
    "member,club,from,to\nA,V,2020-01-01,2021-12-31\n",
    "name,verein,start,end\nA,V,2020-01,2021-12\n",
  ])
  func membershipsHaveTwoModesAndPeriods(_ text: String) throws {
    let result = try Self.read(text)
    #expect(Self.ends(result) == ["A>V"])
    #expect(result.network.actors.map(\.kind) == [.person, .organisation])
    let tie = try #require(result.network.ties.first)
    #expect(tie.period.start?.description == "2020-01-01")
    #expect(tie.period.last?.description == "2021-12-31")
    #expect(result.network.tieKinds[Int(tie.kind)].id == "member")
  }

  @Test func datedEventsLastTheirDay() throws {
    let result = try Self.read("Teilnehmer;Veranstaltung;Datum\nA;Fest;5. Juni 2024\n")
    #expect(result.network.actors.map(\.kind) == [.person, .event])
    #expect(
      result.network.ties[0].period
        == Period(
          first: Day(year: 2024, month: 6, day: 5), last: Day(year: 2024, month: 6, day: 5)))
  }

  @Test func typeIsDirectionInGephisTablesAndKindElsewhere() throws {
    let gephi = try Self.read(
      "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Directed,0,,,2\n2,3,Undirected,1,,,1\n")
    #expect(gephi.network.ties.map(\.isDirected) == [true, false])
    #expect(gephi.network.ties.map(\.strength) == [2, 1])
    #expect(gephi.network.tieKinds.map(\.id) == [""])
    let own = try Self.read("source,target,type\n1,2,kennt\n")
    #expect(own.network.tieKinds.map(\.id) == ["kennt"])
  }

  @Test func peopleListsKeepEverything() throws {
    let result = try Self.read(
      """
      Kennung;Name;Art;Ortsteil;Themen;Einwilligung;Widerspruch;Kosten (€);Stimmen;PLZ
      1;Käthe Weiß;Person;Durlach;Verkehr; Kultur;ja;;1.500,00;12,5;01067
      """.replacing("Verkehr; Kultur", with: "\"Verkehr; Kultur\"")
        + "\n2;Bäcker-Innung;Organisation;;;;12.03.2024;250 €;7;76131\n")
    let actors = result.network.actors
    #expect(actors[0].topics == ["Verkehr", "Kultur"])
    #expect(actors.map(\.permission) == [.granted, .objected])
    #expect(actors.map(\.cost) == [1500, 250])
    #expect(actors.map(\.kind) == [.person, .organisation])
    #expect(
      result.network.actorAttributes == [
        AttributeColumn(name: "Stimmen", type: .number, values: ["12.5", "7"]),
        AttributeColumn(name: "PLZ", type: .text, values: ["01067", "76131"]),
      ])
    #expect(result.report.warnings.isEmpty)
  }

  @Test func firstAndLastNamesMakeAName() throws {
    let result = try Self.read(
      "Notes:\n\"An export, with words\"\n\nFirst Name,Last Name,Company\nAda,Marra,SP\n")
    // The company is an organisation she belongs to.
    #expect(result.network.actors.map(\.name) == ["Ada Marra", "SP"])
    #expect(result.network.actors.map(\.kind) == [.person, .organisation])
    #expect(result.network.ties.count == 1)
    #expect(result.report.warnings.count == 1)
  }

  @Test func otherValuesDecideWhetherAPointGroupsDigits() throws {
    func strengths(_ rows: String...) throws -> [Double?] {
      let text = "von;nach;gewicht\n" + rows.map { "a;b;\($0)\n" }.joined()
      return try Self.read(text).network.ties.map(\.strength)
    }
    #expect(try strengths("1.234", "0,5") == [1234, 0.5])
    #expect(try strengths("1.234", "0.5") == [1.234, 0.5])
    #expect(try strengths("1.234.567", "1.234") == [1_234_567, 1234])
    #expect(try strengths("1.234,5", "", "7") == [1234.5, nil, 7])
    #expect(try strengths("1,2340", "12") == [1.234, 12])
    #expect(try strengths("1e-3", "2,5E2") == [0.001, 250])
    #expect(throws: ImportFailure.self) { try strengths("1.234", "12") }
    var options = ReadOptions()
    options.decimalSign = "."
    #expect(
      try Self.read("von;nach;gewicht\na;b;1.234\n", options).network.ties[0].strength == 1.234)
  }

  /// Text, line, column and a part of the message; all refused.
  static let broken: [(String, Int, Int, String)] = [
    ("", 1, 0, "no header"), ("  \n\n", 1, 0, "no header"), ("a;b\nc;d\n", 1, 1, "no header"),
    ("source,weight\na,1\n", 1, 1, "target"), ("source,target\na\n", 2, 2, "1 of 2"),
    ("source,target\na,b,c\n", 2, 5, "3 cells"), ("source,target\na,\n", 2, 3, "target is empty"),
    ("source,target\nä,\"b\n", 2, 3, "never closed"), ("source,target\na,\"b\"c\n", 2, 6, "quote"),
    ("source,target,weight\na,b,two\n", 2, 5, "weight"),
    ("source,target,weight\na,b,nan\n", 2, 5, "nan"),
    ("source,target,weight\na,b,inf\n", 2, 5, "inf"),
    ("source,target,weight\na,b,0x1F\n", 2, 5, "0x1F"),
    ("source,target,weight\na,b,-1\n", 2, 5, "negative"),
    ("source,target,weight\na,b,1e999\n", 2, 5, "1e999"),
    ("source,target,weight\na,b,0.5\nb,c,\"0,5\"\n", 3, 6, "line 2"),
    ("source,target,start,end\na,b,2024-06-01,2024-01-01\n", 2, 16, "2024-06-01"),
    ("source,target,start\na,b,45444\n", 2, 5, "Excel"),
    ("source,target,start\na,b,03/04/2024\n", 2, 5, "--dates"),
    ("source,target,start\na,b,31.02.2024\n", 2, 5, "no such day"),
    ("source,target,directed\na,b,perhaps\n", 2, 5, "perhaps"),
    ("id,name\n1,A\n2,B\n1,C\n", 4, 1, "line 2"),
    ("id,kosten\n1,-5\n", 2, 3, "negative"), ("id,permission\n1,maybe\n", 2, 3, "maybe"),
    ("<graphml/>", 1, 0, "XML"),
    ("source,target\na,b\u{0}\n", 2, 0, "zero byte"),
  ]

  @Test(arguments: broken)
  func refusesWithPlaceAndReason(_ text: String, line: Int, column: Int, part: String) {
    let failure = #expect(throws: ImportFailure.self) { _ = try Self.read(text) }
    let notice = failure?.notices.first
    #expect(notice?.position == Notice.Position(line: line, column: column))
    #expect(notice?.line(in: .english).contains(part) == true)
    #expect(failure?.errorCount == 1)
  }

  @Test func allErrorsAreCountedAndTheFirstShown() {
    let text = "source,target,weight\n" + String(repeating: "a,b,x\n", count: 10_000)
    let failure = #expect(throws: ImportFailure.self) { _ = try Self.read(text) }
    #expect(failure?.errorCount == 10_000)
    #expect(failure?.notices.map(\.position.line) == Array(2...21))
  }

  @Test func badRowsAreLeftOutOnRequest() throws {
    var options = ReadOptions()
    options.skipsBadRows = true
    let text = "source,target,weight\na,b,1\nc,d,x\ne\nb,\"c\",2\na,c,-1\n"
    let result = try Self.read(text, options)
    #expect(Self.ends(result) == ["a>b", "b>c"])
    #expect(result.network.actors.map(\.id) == ["a", "b", "c"])
    #expect(result.report.rejects.map(\.row) == ["c,d,x", "e", "a,c,-1"])
    #expect(result.report.rejects.map(\.notice.position.line) == [3, 4, 6])
    #expect(result.report.refused == 3 && result.report.rowsRead == 5)
  }

  @Test func repeatedRowsAreMergedAndCounted() throws {
    let result = try Self.read("id,name\n1,A\n2,B\n1,A\n2,B\n")
    #expect(result.network.actors.count == 2)
    #expect(result.report.merged == 2 && result.report.rowsRead == 4)
    #expect(result.report.warnings.count == 1)
  }

  @Test func limitsAreExact() throws {
    let longest = String(repeating: "x", count: CSVScanner.fieldLimit)
    #expect(try Self.read("id,note\na,\(longest)\n").network.actors.count == 1)
    #expect(throws: ImportFailure.self) { _ = try Self.read("id,note\na,\(longest)x\n") }
    func wide(_ count: Int) -> String {
      let names = ["id"] + (1..<count).map { "c\($0)" }
      return names.joined(separator: ",") + "\n" + names.map { $0 + "x" }.joined(separator: ",")
        + "\n"
    }
    #expect(try Self.read(wide(2000)).network.actorAttributes.count == 1999)
    #expect(throws: ImportFailure.self) { _ = try Self.read(wide(2001)) }
  }
}
