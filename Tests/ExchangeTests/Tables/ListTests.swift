import Relations
import TestSupport
import Testing
import Wording

@testable import Exchange

/// A list as clubs have it, and what must come of it.
struct ClubList: CustomTestStringConvertible, Sendable {
  let text: String
  /// The names of all people, sorted.
  let people: [String]
  /// Who is tied to whom, sorted: `Anna Huber–TSV`.
  let ties: [String]

  init(_ text: String, people: [String], ties: [String] = []) {
    self.text = text
    self.people = people
    self.ties = ties
  }

  var testDescription: String { text.replacing("\n", with: " ⏎ ") }
}

extension ReadResult {
  /// The names of the people, sorted.
  var people: [String] { network.actors.filter { $0.kind == .person }.map(\.name).sorted() }

  /// Who is tied to whom, sorted; `>` for directed ties.
  var pairs: [String] {
    network.ties.map { tie in
      let ends = [tie.source, tie.target].map { network.actors[Int($0)].name }
      return ends.joined(separator: tie.isDirected ? ">" : "–")
    }.sorted()
  }

  /// The period of the tie between two, or nil if there is none or several.
  func period(_ source: String, _ target: String) -> Period? {
    let found = network.ties.filter {
      network.actors[Int($0.source)].name == source
        && network.actors[Int($0.target)].name == target
    }
    return found.count == 1 ? found[0].period : nil
  }

  /// The texts of all warnings.
  var warningTexts: [String] { report.warnings.map { $0.text(in: .english) } }
}

/// Lists of one table: names, memberships, pairs, sheets of who was there.
struct ListTests {
  static func read(
    _ text: String, _ wishes: ReadingWishes = ReadingWishes()
  ) throws -> ReadResult {
    var options = ReadOptions()
    options.wishes = wishes
    options.today = Day(year: 2026, month: 11, day: 29)
    return try CSVReader.read(Array(text.utf8), file: "t.csv", options: options)
  }

  static let names = [
    ClubList(
      "Name;Vorname;Ort\nHuber;Anna;Moosheim\nGruber;Leni;Unterau\n",
      people: ["Anna Huber", "Leni Gruber"]),
    ClubList(
      "Vorname,Zuname\nKäthe,Weiß\nKäthe,Maier\n", people: ["Käthe Maier", "Käthe Weiß"]),
    ClubList(
      "Name, Vorname;Ort\nHuber, Anna;Moosheim\nvon der Tann, Änne;Unterau\n",
      people: ["Anna Huber", "Änne von der Tann"]),
    ClubList("Name\nDr. Anna von Stetten\n", people: ["Dr. Anna von Stetten"]),
    ClubList(
      "Liste 2026;;\n;;\nNachname;Vorname;Stimme\nHuber;Anna;Alt\nGesamt: 1;;\n",
      people: ["Anna Huber"]),
    ClubList(
      "von;nach\nHuber, Anna;Gruber, Leni\nAnna Huber;Maier, Sepp\n",
      people: [
        "Anna Huber", "Leni Gruber", "Sepp Maier",
      ], ties: ["Anna Huber–Leni Gruber", "Anna Huber–Sepp Maier"]),
  ]

  static let memberships = [
    ClubList(
      "Nachname;Vorname;Mitglied in\nHuber;Anna;\"TSV, Feuerwehr\"\nGruber;Leni;TSV / Chor\n",
      people: ["Anna Huber", "Leni Gruber"],
      ties: ["Anna Huber–Feuerwehr", "Anna Huber–TSV", "Leni Gruber–Chor", "Leni Gruber–TSV"]),
    ClubList(
      "Vorname;Nachname;Sportart\nAnna;Huber;Judo\nLeni;Gruber;Turnen\n",
      people: ["Anna Huber", "Leni Gruber"], ties: ["Anna Huber–Judo", "Leni Gruber–Turnen"]),
    ClubList(
      "member\tgroup\nAnna\tTSV\nAnna\tChor\n", people: ["Anna"], ties: ["Anna–Chor", "Anna–TSV"]),
    ClubList(
      "id,name,Vereine\n1,Anna,TSV|Chor\n2,Leni,Chor\n", people: ["Anna", "Leni"],
      ties: ["Anna–Chor", "Anna–TSV", "Leni–Chor"]),
    ClubList(
      "Nachname;Vorname;Ort;Verein\nHuber;Anna;Au;TSV\nHuber;Anna;Au;Chor\nHuber;Anna;Ried;Chor\n",
      people: ["Anna Huber", "Anna Huber"],
      ties: ["Anna Huber–Chor", "Anna Huber–Chor", "Anna Huber–TSV"]),
  ]

  static let pairs = [
    ClubList("Person;kennt\nAnna;Leni\n", people: ["Anna", "Leni"], ties: ["Anna–Leni"]),
    ClubList("Name 1,Name 2\nAnna,Leni\n", people: ["Anna", "Leni"], ties: ["Anna–Leni"]),
    ClubList("FromNodeId|ToNodeId\nAnna|Leni\n", people: ["Anna", "Leni"], ties: ["Anna–Leni"]),
    ClubList(
      "~id,~start_node_id,~end_node_id\n7,Anna,Leni\n", people: ["Anna", "Leni"],
      ties: ["Anna–Leni"]),
    ClubList(
      "alpha,beta\n1001,1002\n1002,1003\n1003,1001\n", people: ["1001", "1002", "1003"],
      ties: ["1001–1002", "1002–1003", "1003–1001"]),
    ClubList(
      "von;nach;art\nAnna;Leni;fragt\nLeni;Sepp;kennt\n", people: ["Anna", "Leni", "Sepp"],
      ties: ["Anna>Leni", "Leni–Sepp"]),
    ClubList(
      "from,to\nAnna,Leni;Sepp\n", people: ["Anna", "Leni", "Sepp"],
      ties: ["Anna–Leni", "Anna–Sepp"]),
    ClubList(
      "von;nach\nA;B\nSeite 1;\nvon;nach\nB;C\nAnzahl: 2;\n", people: ["A", "B", "C"],
      ties: ["A–B", "B–C"]),
  ]

  static let wide = [
    ClubList(
      "Name;12.01.2024;09.02.2024;Summe\nAnna;x;x;2\nBernd;;x;1\nSumme;1;2;3\n",
      people: ["Anna", "Bernd"], ties: ["Anna–09.02.2024", "Anna–12.01.2024", "Bernd–09.02.2024"]),
    ClubList(
      "Probenliste 2025\nName;07.01.;14.01.;21.01.\nOtt, Anna;x;;X\nMai, Leni;-;x;entsch.\n"
        + "Anzahl;1;1;1\n",
      people: ["Anna Ott", "Leni Mai"],
      ties: ["Anna Ott–07.01.", "Anna Ott–21.01.", "Leni Mai–14.01."]),
    ClubList(
      "Name;07.01.2025;14.01.2025\nAnna;x;e\nBernd;x;x\nAktive;2;1\nPassive;0;0\n",
      people: ["Anna", "Bernd"],
      ties: ["Anna–07.01.2025", "Bernd–07.01.2025", "Bernd–14.01.2025"]),
    ClubList(
      "Nr.;Name;Vorname;07.01.2025;14.01.2025;Summe\n1;Ott;Anna;x;;1\n2;Mai;Leni;x;x;2\n;;;2;1;3\n",
      people: ["Anna Ott", "Leni Mai"],
      ties: ["Anna Ott–07.01.2025", "Leni Mai–07.01.2025", "Leni Mai–14.01.2025"]),
    ClubList(
      "Name;07.01.2025;14.01.2025\nAnna;x;krank gem.\nBernd;x;Urlaub\n",
      people: ["Anna", "Bernd"], ties: ["Anna–07.01.2025", "Bernd–07.01.2025"]),
    ClubList(
      "Name,12.01.2024,19.01.2024\nAnna,ja,nein\nBernd,nein,ja\n", people: ["Anna", "Bernd"],
      ties: ["Anna–12.01.2024", "Bernd–19.01.2024"]),
    ClubList(
      ";TSV;Chor\nAnna Huber;x;x\nLeni Gruber;;x\n", people: ["Anna Huber", "Leni Gruber"],
      ties: ["Anna Huber–Chor", "Anna Huber–TSV", "Leni Gruber–Chor"]),
    ClubList(
      ";Anna;Bert;Cora;Dora\nAnna;0;1;0;0\nBert;1;0;2;0\nCora;0;2;0;0\nDora;0;0;0;0\n",
      people: ["Anna", "Bert", "Cora", "Dora"], ties: ["Anna–Bert", "Bert–Cora"]),
    ClubList(
      "\tAnna\tBert\tCora\nAnna\t\tx\t\nBert\t\t\tx\nCora\t\t\t\n",
      people: ["Anna", "Bert", "Cora"], ties: ["Anna–Bert", "Bert–Cora"]),
    ClubList(
      "Name;Anna;Bert;Cora\nAnna;0;1;1\nBert;0;0;0\nCora;0;1;0\n",
      people: ["Anna", "Bert", "Cora"], ties: ["Anna>Bert", "Anna>Cora", "Cora>Bert"]),
    ClubList(
      "ego;alter1;alter2\nAnna;Berta;N.N.\nDora;weiß nicht;Anna\nEmil;?;siehe oben\n",
      people: ["Anna", "Berta", "Dora", "Emil"], ties: ["Anna>Berta", "Dora>Anna"]),
    ClubList(
      "ego;alter1;alter2\nAnna;Berta;Carl\nDora;;\n", people: ["Anna", "Berta", "Carl", "Dora"],
      ties: ["Anna>Berta", "Anna>Carl"]),
    ClubList(
      "Zeitstempel,Dein Name,Mit wem sprichst du oft?,Jahrgang\n"
        + "12.01.2024 10:00:00,Anna Huber,\"Bert Maier, Cora Voss\",1980\n"
        + "13.01.2024 11:00:00,Bert Maier,Anna Huber,1975\n",
      people: ["Anna Huber", "Bert Maier", "Cora Voss"],
      ties: ["Anna Huber>Bert Maier", "Anna Huber>Cora Voss", "Bert Maier>Anna Huber"]),
    ClubList(
      "Datum;Sitzung;Anwesende\n12.01.2024;Rat;Anna Ott, Bert Maier\n",
      people: [
        "Anna Ott", "Bert Maier",
      ], ties: ["Anna Ott–Rat", "Bert Maier–Rat"]),
  ]

  @Test(arguments: names + memberships + pairs + wide)
  func peopleAndTiesAreFound(_ list: ClubList) throws {
    let result = try Self.read(list.text)
    #expect(result.people == list.people.sorted())
    #expect(result.pairs == list.ties.sorted())
    let report = result.report
    #expect(
      report.rowsRead == report.actorsStored + report.tiesStored + report.merged + report.leftOut)
  }

  @Test func splittingBelongsToTheValues() throws {
    // One club has a comma in its name; nothing else shows that it is two.
    let one = try Self.read("Person;Verein\nAnna;\"TSV 1860, Abt. Turnen\"\nLeni;Chor\n")
    #expect(one.pairs == ["Anna–TSV 1860, Abt. Turnen", "Leni–Chor"])
    #expect(one.warningTexts.contains { $0.contains("--split") })
    var wishes = ReadingWishes()
    wishes.splits = [","]
    #expect(
      try Self.read("Person;Verein\nAnna;\"TSV 1860, Abt. Turnen\"\n", wishes).pairs == [
        "Anna–Abt. Turnen", "Anna–TSV 1860",
      ])
    wishes.splits = []
    #expect(
      try Self.read("from,to\nAnna,Leni;Sepp\n", wishes).pairs == ["Anna–Leni;Sepp"])
  }

  @Test func columnsAreWhatTheUserSays() throws {
    var wishes = ReadingWishes()
    wishes.columns = [
      .init(field: .source, header: "foo"), .init(field: .target, header: "Bar"),
      .init(field: .weight, header: "baz"),
    ]
    let result = try Self.read("baz;foo;bar\n3;Anna;Leni\n", wishes)
    #expect(result.pairs == ["Anna–Leni"])
    #expect(result.network.ties[0].strength == 3)
    wishes.columns.append(.init(field: .kind, header: "art"))
    let failure = #expect(throws: ImportFailure.self) {
      _ = try Self.read("baz;foo;bar\n3;Anna;Leni\n", wishes)
    }
    #expect(failure?.notices.first?.line(in: .english).contains("baz, foo, bar") == true)
  }

  @Test func aSavedReadingReadsTheNextList() throws {
    var wishes = ReadingWishes()
    wishes.columns = [.init(field: .source, header: "x"), .init(field: .target, header: "y")]
    wishes.isDirected = true
    let first = try Self.read("x,y\na,b\n", wishes)
    var later = ReadingWishes()
    later.readings = first.report.files.compactMap(\.reading)
    #expect(try Self.read("x,y\nc,d\n", later).pairs == ["c>d"])
  }

  @Test func emptyCellsRepeatTheOneAboveOnRequest() throws {
    let text = "Verein;Mitglied\nTSV;Anna\n;Leni\nChor;Anna\n"
    let failure = #expect(throws: ImportFailure.self) { _ = try Self.read(text) }
    #expect(failure?.notices.first?.line(in: .english).contains("--fill-down") == true)
    var wishes = ReadingWishes()
    wishes.fillsDown = ["Verein"]
    #expect(try Self.read(text, wishes).pairs == ["Anna–Chor", "Anna–TSV", "Leni–TSV"])
  }

  @Test func numbersOfPeopleAndClubsAreToldApart() throws {
    let result = try Self.read("Person,Verein\n1,1\n1,2\n2,1\n3,2\n2,3\n")
    #expect(result.network.actors.map(\.kind).filter { $0 == .organisation }.count == 3)
    #expect(result.network.ties.allSatisfy { !$0.isSelfTie })
    // With different ids on both sides nothing need be told apart.
    let plain = try Self.read("Person,Verein\n1,11\n2,12\n")
    #expect(plain.network.actors.map(\.id) == ["1", "11", "2", "12"])
  }

  @Test func wrongCellsAreLeftEmptyOnRequest() throws {
    var options = ReadOptions()
    options.skipsBadCells = true
    let text = "von;nach;gewicht;seit\nA;B;viel;2019\nB;C;2;neulich\n"
    let result = try CSVReader.read(Array(text.utf8), file: "t.csv", options: options)
    #expect(result.network.ties.map(\.strength) == [nil, 2])
    #expect(result.network.ties[1].period == .always)
    #expect(result.report.cellsLeftEmpty == 2)
    #expect(result.report.warnings.map(\.found) == ["viel", "neulich"])
  }
}
