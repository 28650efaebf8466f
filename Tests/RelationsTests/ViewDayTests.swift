import Relations
import Testing

/// What counts on a day: by hand, and day by day against the definition.
@Suite struct ViewDayTests {
  private let kinds = [
    TieKind("friend"), TieKind("met", halfLife: 10), TieKind("signed", endIsSighting: true),
    TieKind("seen", halfLife: 10, endIsSighting: true),
  ]

  /// Ends, kind, first and last day, all days of 1970.
  private struct Row {
    let kind: Int
    let first: Int32?
    let last: Int32?
  }

  private let rows = [
    Row(kind: 0, first: nil, last: nil), Row(kind: 0, first: 10, last: 20),
    Row(kind: 0, first: nil, last: 9), Row(kind: 0, first: 30, last: nil),
    Row(kind: 0, first: 15, last: 15), Row(kind: 1, first: 15, last: 15),
    Row(kind: 1, first: 10, last: 20), Row(kind: 2, first: 10, last: 20),
    Row(kind: 3, first: 10, last: 20), Row(kind: 3, first: 40, last: 40),
  ]

  private func network() throws -> Network {
    try Network(
      actors: (0...rows.count).map { Actor(id: "p\($0)") },
      ties: rows.enumerated().map { place, row in
        let period = Period(
          first: row.first.map { Day(number: $0) }, last: row.last.map { Day(number: $0) })
        return Tie(source: place, target: place + 1, kind: row.kind, period: period ?? .always)
      }, tieKinds: kinds)
  }

  /// Occasions of kinds with a half-life of 10 days count for 33: 2^(−33/10) is the last above 0.1.
  private func view(_ first: Int32, _ last: Int32) -> ViewDay {
    ViewDay(first: Day(number: first), last: Day(number: last), kinds: kinds) { kind in
      kind.halfLife.map { _ in 33 }
    }
  }

  private static let days: [(Int32, [Int32])] = [
    (14, [0, 1, 6, 7, 8]), (15, [0, 1, 4, 5, 6, 7, 8]), (20, [0, 1, 4, 5, 6, 7, 8]),
    (21, [0, 4, 5, 7, 8]), (48, [0, 3, 4, 5, 7, 8, 9]), (49, [0, 3, 4, 7, 8, 9]),
    (53, [0, 3, 4, 7, 8, 9]), (54, [0, 3, 4, 7, 9]), (100, [0, 3, 4, 7]), (5, [0, 2]),
  ]

  @Test(arguments: days)
  func countsWhatHoldsOrHappenedLately(day: Int32, expected: [Int32]) throws {
    let selected = Selection(day: view(day, day)).select(in: try network())
    #expect(selected.ties == expected)
    #expect(selected.actors.count == rows.count + 1)
    #expect(selected.leftOut.ties == rows.count - expected.count)
    // Lasting are rows 0...3 and 6.
    #expect(selected.leftOut.lastingInAll == 5)
    let kept = expected.count { [0, 1, 2, 3, 6].contains($0) }
    #expect(selected.leftOut.lasting == 5 - kept)
    #expect(selected.leftOut.isMostOfLasting == (kept < 3))
  }

  /// A month counts what counts on any of its days.
  @Test func severalDaysCountWhatCountsOnOne() throws {
    let network = try network()
    for (first, last) in [(Int32(0), Int32(12)), (18, 40), (47, 60), (50, 55)] {
      let each = (first...last).flatMap {
        Selection(day: view($0, $0)).select(in: network).ties
      }
      #expect(Selection(day: view(first, last)).select(in: network).ties == Set(each).sorted())
    }
  }

  @Test func theQueryComesFirst() throws {
    let query = try Query(parsing: "tie:friend degree>=1")
    let selected = Selection(query: query, day: view(16, 16)).select(in: try network())
    // Of the friends 0, 1, 4 count on day 16; whoever has none of them is not selected.
    #expect(selected.ties == [0, 1, 4])
    #expect(selected.actors == [0, 1, 2, 4, 5])
    // Row 2 joins 2 and 3, row 3 joins 3 and 4: 3 is not selected.
    #expect(selected.leftOut.ties == 0)
    #expect(!query.asksForTime)
    #expect(try Query(parsing: "kind:person (since:2020 OR ended:2021)").asksForTime)
    #expect(try Query(parsing: "on:1970").asksForTime)
    #expect(try !Query(parsing: "began>=1970 place:Au").asksForTime)
  }
}
