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

  /// Met on 5 January: without a half-life over the same day; with one of 30 days alive until a tenth
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
    #expect(try ties(network("2023-01-05"), TieRules()) == [0, 0, 0, 0, 0, 0, 0])
    #expect(try ties(network("2023-01-05"), TieRules(halfLife: 30)) == [1, 1, 1, 0, 0, 0, 0])
    #expect(
      try ties(network("2023-01-05", "2023-03-01"), TieRules(halfLife: 30))
        == [1, 1, 1, 1, 1, 0, 0])
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
