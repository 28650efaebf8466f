import Analysis
import Relations
import Testing
import Wording

@Suite struct GrowthTests {
  private func close(_ found: Double?, _ expected: Double?) -> Bool {
    switch (found, expected) {
    case (nil, nil): true
    case (let found?, let expected?): abs(found - expected) < 1e-12
    default: false
    }
  }

  @Test(arguments: try GrowthOracle.load().growth)
  func agreesWithCountingDayByDay(_ oracle: GrowthOracle.Case) throws {
    let snapshot = Snapshot(try oracle.network())
    let growth = try snapshot.growth(Growth.Question(every: oracle.every))
    let rows = try #require(growth.series.first?.rows)
    #expect(rows.count == oracle.rows.count)
    for (row, expected) in zip(rows, oracle.rows) {
      let when = "\(expected.from)"
      #expect(row.span.first.description == expected.from)
      #expect(row.span.last.description == expected.to)
      let counts = [
        row.actors, row.ties, row.new, row.kept, row.fading, row.lost, row.returned, row.passing,
        row.components, row.largest, row.reach ?? -1,
      ]
      let wanted = [
        expected.actors, expected.ties, expected.new, expected.kept, expected.fading,
        expected.lost, expected.returned, expected.passing, expected.components,
        expected.largest, expected.reach,
      ]
      #expect(counts == wanted, "\(when)")
      #expect(close(row.density, expected.density), "\(when)")
      #expect(close(row.clustering, expected.clustering), "\(when)")
      #expect(close(row.centralisation, expected.centralisation), "\(when)")
    }
  }

  @Test(arguments: try GrowthOracle.load().growth)
  func rowsAddUp(_ oracle: GrowthOracle.Case) throws {
    let snapshot = Snapshot(try oracle.network())
    let rows = try snapshot.growth(Growth.Question(every: .week)).series[0].rows
    #expect(rows.count > 20)
    for (before, row) in zip(rows, rows.dropFirst()) {
      #expect(before.ties == row.kept + row.fading + row.lost)
      #expect(row.span.first == before.span.last.advanced(by: 1))
    }
  }

  /// Half-life 30 days: whole on 1 January, half on the 31st, below half from 1 February, a tenth
  /// after 30 · log₂ 10 = 99.7 days, on 9 April.
  @Test func fadesByTheHalfLife() throws {
    let network = try Network(
      actors: [Actor(id: "a"), Actor(id: "b")],
      ties: [
        Tie(source: 0, target: 1, period: Period(start: day("2023-01-01"), end: nil) ?? .always)
      ]
    )
    func count(_ first: String, _ last: String) throws -> [Int] {
      let question = Growth.Question(
        every: .year, first: day(first), last: day(last), rules: TieRules(halfLife: 30))
      let row = try #require(try Snapshot(network).growth(question).series[0].rows.first)
      return [row.new, row.kept, row.fading, row.lost]
    }
    #expect(try count("2023-01-01", "2023-01-31") == [1, 0, 0, 0])
    #expect(try count("2023-01-02", "2023-01-31") == [0, 1, 0, 0])
    #expect(try count("2023-01-02", "2023-02-01") == [0, 0, 1, 0])
    #expect(try count("2023-02-01", "2023-04-10") == [0, 0, 1, 0])
    #expect(try count("2023-02-01", "2023-04-11") == [0, 0, 0, 1])
  }

  /// Met on 5 January: without a half-life over the same day, or an occasion of that month; with one of 30 days alive until a tenth
  /// is left, 99 days later, on 14 April; a second meeting on 1 March makes it whole again.
  @Test func aMeetingOfOneDayFadesWithAHalfLife() throws {
    func network(_ days: String...) throws -> Network {
      try Network(
        actors: [Actor(id: "a"), Actor(id: "b")],
        ties: days.map { text in
          Tie(
            source: 0, target: 1,
            period: Period(first: day(text), last: day(text)) ?? .always)
        })
    }
    func ties(_ network: Network, _ rules: TieRules) throws -> [Int] {
      let question = Growth.Question(
        every: .month, first: day("2023-01-01"), last: day("2023-07-31"), rules: rules)
      return try Snapshot(network).growth(question).series[0].rows.map(\.ties)
    }
    #expect(
      try ties(network("2023-01-05"), TieRules(findsOccasions: false)) == [0, 0, 0, 0, 0, 0, 0])
    #expect(try ties(network("2023-01-05"), TieRules()) == [1, 0, 0, 0, 0, 0, 0])
    #expect(try ties(network("2023-01-05"), TieRules(halfLife: 30)) == [1, 1, 1, 0, 0, 0, 0])
    #expect(
      try ties(network("2023-01-05", "2023-03-01"), TieRules(halfLife: 30))
        == [1, 1, 1, 1, 1, 0, 0])
  }

  private func growth(
    _ rows: [(String, String, String?)], _ every: TimeStep = .year, last: String? = nil,
    rules: TieRules = TieRules()
  ) throws -> Growth {
    let names = Array(Set(rows.flatMap { $0.0 })).sorted()
    let network = try Network(
      actors: names.map { Actor(id: String($0)) },
      ties: rows.map { pair, first, last in
        Tie(
          source: names.firstIndex { $0 == pair.first } ?? -1,
          target: names.firstIndex { $0 == pair.last } ?? -1,
          period: Period(first: day(first), last: last.map(day)) ?? .always)
      })
    return try Snapshot(network).growth(
      Growth.Question(every: every, last: last.map(day), rules: rules))
  }

  /// Who leaves on 31 December leaves in that year, though no later day is named.
  @Test func whatEndsOnTheLastDayIsLostInItsRow() throws {
    let growth = try growth([
      ("ab", "2022-03-01", nil), ("ac", "2023-05-01", "2025-12-31"),
      ("ad", "2022-09-15", "2025-12-31"), ("ae", "2022-02-01", "2024-06-30"),
    ])
    let rows = growth.series[0].rows
    #expect(rows.map(\.new) == [3, 1, 0, 0])
    #expect(rows.map(\.lost) == [0, 0, 1, 2])
    #expect(rows.map(\.ties) == [3, 4, 3, 1])
    #expect(growth.dataEnd == nil)
    // A row that follows at once goes on: nobody is lost between two lists.
    let lists = try self.growth([
      ("ab", "2022-01-01", "2022-12-31"), ("ab", "2023-01-01", "2023-12-31"),
      ("ac", "2022-01-01", "2022-12-31"), ("bc", "2022-06-01", nil),
    ]).series[0].rows
    #expect(lists.map(\.lost) == [0, 1] && lists.map(\.kept) == [0, 1])
    #expect(lists.map(\.passing) == [1, 0])
    // The data end in May: so does the last row.
    let short = try self.growth([("ab", "2022-03-01", nil), ("ac", "2023-02-01", "2023-05-07")])
    #expect(short.dataEnd == day("2023-05-07"))
    #expect(
      short.series[0].rows.last?.span == DaySpan(first: day("2023-01-01"), last: day("2023-05-07")))
    #expect(short.series[0].rows.last?.passing == 1)
  }

  /// Evenings count in the years in which they are: first, again, no more, again after a pause.
  @Test func occasionsCountWhereTheyHappen() throws {
    let evenings: [(String, String, String?)] = [
      ("ab", "2020-05-01", "2020-05-01"), ("ab", "2020-12-30", "2020-12-30"),
      ("ab", "2021-01-02", "2021-01-02"), ("ab", "2023-06-01", "2023-06-01"),
      ("ac", "2022-02-02", "2022-02-02"),
    ]
    let found = try growth(evenings)
    #expect(found.occasions == [""] && found.isOfOccasions && found.singleDays == 0)
    let rows = found.series[0].rows
    #expect(rows.map(\.new) == [1, 0, 1, 0])
    #expect(rows.map(\.kept) == [0, 1, 0, 0])
    #expect(rows.map(\.returned) == [0, 0, 0, 1])
    #expect(rows.map(\.lost) == [0, 0, 1, 1])
    #expect(rows.map(\.passing) == [0, 0, 0, 0])
    // Nine of ten rows must be single days; a half-life or a word of the user goes before.
    let mixed = evenings + [("bc", "2020-01-01", "2022-05-05")]
    #expect(try growth(mixed).occasions.isEmpty)
    #expect(try growth(mixed).singleDays == 2)
    #expect(try growth(mixed, rules: TieRules(occasions: [""])).occasions == [""])
    #expect(
      try growth(evenings, rules: TieRules(findsOccasions: false)).series[0].rows[0].passing == 1)
    #expect(try growth(evenings, rules: TieRules(halfLife: 60)).occasions.isEmpty)
    let nine = Array(repeating: evenings[0], count: 9)
    #expect(try growth(nine + [("bc", "2020-01-01", nil)]).occasions == [""])
    #expect(try growth(Array(nine.dropLast()) + [("bc", "2020-01-01", nil)]).occasions.isEmpty)
  }

  /// Books or years as time: what is in one of them only happened in it; of a few rows nobody can tell.
  @Test func wholeYearsAreOccasionsToo() throws {
    let letters = Array("bcdefghijkl")
    let books = letters.map { ("a\($0)", "0001-01-01", "0001-12-31" as String?) }
    let rows = try growth(books + [("ab", "0002-01-01", "0002-12-31")]).series[0].rows
    #expect(rows.map(\.new) == [11, 0] && rows.map(\.kept) == [0, 1])
    #expect(rows.map(\.lost) == [0, 10])
    let few = try growth(Array(books.prefix(9)))
    #expect(few.occasions.isEmpty && few.series[0].rows[0].passing == 9)
  }

  /// Occasions before the days asked for are known: nobody is new twice.
  @Test func occasionsBeforeTheFirstRowAreKnown() throws {
    let network = try Network(
      actors: [Actor(id: "a"), Actor(id: "b"), Actor(id: "c")],
      ties: [(1, "2020-05-01"), (1, "2021-05-01"), (2, "2019-05-01"), (2, "2021-02-01")].map {
        Tie(source: 0, target: $0, period: Period(first: day($1), last: day($1)) ?? .always)
      })
    let row = try Snapshot(network).growth(
      Growth.Question(every: .year, first: day("2021-01-01"))
    ).series[0].rows[0]
    #expect([row.new, row.kept, row.returned, row.lost] == [0, 1, 1, 0])
  }

  @Test func clusteringIsOfThoseWithTwoContacts() throws {
    let paw = try growth([
      ("ab", "2020-01-01", nil), ("bc", "2020-01-01", nil), ("ca", "2020-01-01", nil),
      ("cd", "2020-01-01", nil),
    ]).series[0].rows[0]
    // a and b have 1, c has a third; d has one contact and does not count.
    #expect(abs((paw.clustering ?? 0) - (1 + 1 + 1.0 / 3) / 3) < 1e-12)
    let pairs = try growth([("ab", "2020-01-01", nil), ("cd", "2020-01-01", nil)]).series[0].rows[0]
    #expect(pairs.clustering == nil && pairs.actors == 4)
  }

  @Test func partsAreNetworksOfTheirOwn() throws {
    let network = try Network(
      actors: [
        Actor(id: "a", place: "Au"), Actor(id: "b", place: "Au"), Actor(id: "c", place: "Berg"),
        Actor(id: "d"),
      ],
      ties: [
        Tie(source: 0, target: 1, period: Period(start: day("2023-01-01"), end: nil) ?? .always),
        Tie(source: 1, target: 2, period: Period(start: day("2023-01-01"), end: nil) ?? .always),
      ])
    let growth = try Snapshot(network).growth(Growth.Question(every: .month, by: .place))
    #expect(growth.series.map(\.name) == ["Au", "Berg"])
    #expect(growth.series.map(\.actors) == [2, 1])
    #expect(growth.series.map { $0.rows[0].ties } == [1, 0])
    #expect(growth.series[1].rows[0].density == nil)
  }

  @Test func saysWhenThereIsNoTime() throws {
    let network = try Small.network(["ab"], people: "ab")
    #expect(throws: AnalysisError.noDates) {
      try Snapshot(network).growth(Growth.Question())
    }
    let old = try Network(
      actors: [Actor(id: "a"), Actor(id: "b")],
      ties: [
        Tie(source: 0, target: 1, period: Period(start: day("0001-01-01"), end: nil) ?? .always)
      ]
    )
    #expect(throws: AnalysisError.tooManySteps(limit: 6_000)) {
      try Snapshot(old).growth(Growth.Question(every: .week, last: day("2024-01-01")))
    }
  }

  @Test func stepsFollowTheCalendar() {
    #expect(TimeStep.week.start(of: day("2024-01-01")) == day("2024-01-01"))
    #expect(TimeStep.week.start(of: day("1969-12-31")) == day("1969-12-29"))
    #expect(TimeStep.month.next(after: day("2024-01-31")) == day("2024-02-01"))
    #expect(TimeStep.quarter.next(after: day("2023-12-02")) == day("2024-01-01"))
    #expect(TimeStep.year.next(after: day("2024-02-29")) == day("2025-01-01"))
    // ISO 8601: 30 December 2024 lies in week 1 of 2025, 3 January 2021 in week 53 of 2020.
    #expect(TimeStep.week.name(of: day("2024-12-30")).en == "week 1, 2025")
    #expect(TimeStep.week.name(of: day("2021-01-03")).de == "KW 53/2020")
  }
}

/// A day of the form 2024-06-05.
func day(_ text: String) -> Day { DateText.iso(text)?.first ?? Day(number: 0) }
