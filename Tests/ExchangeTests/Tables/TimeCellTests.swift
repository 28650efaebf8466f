import Relations
import Testing
import Wording

@testable import Exchange

/// Days as people and programs write them in tables.
struct TimeCellTests {
  private static let style = DateCell.Style(
    order: nil, unixUnits: nil, today: Day(year: 2026, month: 11, day: 29) ?? Day(number: 0))

  /// A cell, the first day and the last; empty for an open side.
  static let cells: [(String, String, String)] = [
    ("1.5.21", "2021-05-01", "2021-05-01"), ("01.05.98", "1998-05-01", "1998-05-01"),
    ("31.12.30", "2030-12-31", "2030-12-31"), ("31.12.75", "2075-12-31", "2075-12-31"),
    ("31.12.77", "1977-12-31", "1977-12-31"), ("05/2019", "2019-05-01", "2019-05-31"),
    ("2015/16", "2015-07-01", "2016-06-30"), ("2015/2016", "2015-07-01", "2016-06-30"),
    ("1999/00", "1999-07-01", "2000-06-30"), ("2015/03", "2015-03-01", "2015-03-31"),
    ("seit 2015", "2015-01-01", ""), ("seit März 2018", "2018-03-01", ""),
    ("bis 2019", "", "2019-12-31"), ("bis heute", "", ""), ("heute", "", ""),
    ("ca. 2010", "2010-01-01", "2010-12-31"), ("~1998", "1998-01-01", "1998-12-31"),
    ("März 2020", "2020-03-01", "2020-03-31"), ("2015–2019", "2015-01-01", "2019-12-31"),
    ("2015-2019", "2015-01-01", "2019-12-31"), ("von 2015 bis 2019", "2015-01-01", "2019-12-31"),
    ("01.03.2015 - heute", "2015-03-01", ""), ("2017-03-09 08:15:30", "2017-03-09", "2017-03-09"),
    ("2017-03-09T08:15:30Z", "2017-03-09", "2017-03-09"),
    ("09.03.2017, 08:15", "2017-03-09", "2017-03-09"),
  ]

  @Test(arguments: cells)
  func daysAreUnderstood(_ text: String, first: String, last: String) throws {
    let cell = try DateCell(text, style: Self.style)
    #expect((cell.first?.description ?? "") == first)
    #expect((cell.last?.description ?? "") == last)
  }

  @Test(arguments: ["neulich", "31.02.2024", "45444", "03/04/2024", "12345678", "x2015", "2015/18"])
  func othersAreRefused(_ text: String) {
    #expect(throws: DateCell.Problem.self) { _ = try DateCell(text, style: Self.style) }
  }

  @Test func theYearOfTwoDigitsIsTheNearest() throws {
    // Against every century by itself, for all years and several days that count as today.
    for now in [1999, 2000, 2026, 2049, 2051, 2098] {
      let style = DateCell.Style(
        order: nil, unixUnits: nil, today: try #require(Day(year: now, month: 1, day: 1)))
      for short in 0...99 {
        let text = "1.1." + (short < 10 ? "0\(short)" : "\(short)")
        let year = try #require(try DateCell(text, style: style).first).date.year
        #expect(year % 100 == short && abs(year - now) <= 50)
      }
    }
  }

  @Test func whatHasBeenIsNeverToCome() throws {
    for now in [1999, 2000, 2026, 2049, 2098] {
      var style = DateCell.Style(
        order: nil, unixUnits: nil, today: try #require(Day(year: now, month: 6, day: 15)))
      style.hasBeen = true
      for short in 0...99 {
        for date in ["15.6.", "16.6."] {
          let text = date + (short < 10 ? "0\(short)" : "\(short)")
          let day = try #require(try DateCell(text, style: style).first)
          #expect(day.date.year % 100 == short && day <= style.today.advanced(by: 366))
          #expect(day.date.year >= now - 100)
        }
      }
    }
    var style = Self.style
    style.hasBeen = true
    // The end of a stretch may be to come.
    let stretch = try DateCell("5.7.65 - 31.12.30", style: style)
    #expect(stretch.first?.description == "1965-07-05")
    #expect(stretch.last?.description == "2030-12-31")
    #expect(try DateCell("bis 31.12.30", style: style).last?.description == "2030-12-31")
    #expect(try DateCell("seit 5.7.65", style: style).first?.description == "1965-07-05")
  }

  @Test func theLeastSureYearOfTwoDigitsIsShown() throws {
    let list = try ListTests.read(
      "Name;Verein;Eintritt;Austritt\nAnna;Chor;1.5.21;\nBert;Chor;5.7.65;31.12.30\n"
        + "Cora;TSV;1.2.19;1.3.25\n")
    let warnings = list.warningTexts.filter { $0.contains("years of two digits") }
    #expect(warnings.count == 2)
    let shown = try #require(list.report.warnings.first { $0.found == "5.7.65" })
    #expect(shown.position.line == 3)
    #expect(warnings.first?.contains("(1965-07-05)") == true)
    #expect(warnings.last?.contains("(2030-12-31)") == true)
    let period = try #require(list.period("Bert", "Chor"))
    #expect(period.start == Day(year: 1965, month: 7, day: 5))
  }

  @Test func aColumnShowsTheOrderOfDayAndMonth() {
    func order(_ cells: String...) -> ReadOptions.DateOrder? {
      DateCell.Style(ColumnFacts(cells, rows: cells.count), options: ReadOptions()).order
    }
    #expect(order("03/04/2024", "13/04/2024") == .dayFirst)
    #expect(order("03/04/2024", "04/13/2024") == .monthFirst)
    #expect(order("03/04/2024", "05/06/2024") == nil)
    #expect(order("13/04/2024", "04/13/2024") == nil)
  }

  @Test func secondsCountOnlyInAWholeColumn() {
    func units(_ cells: String...) -> Int? {
      DateCell.Style(ColumnFacts(cells, rows: cells.count), options: ReadOptions()).unixUnits
    }
    #expect(units("1330000000", "1362000000") == 1)
    #expect(units("1330000000000") == 1000)
    #expect(units("1330000000", "2012") == nil)
    #expect(DateCell.day(unix: 1_330_000_000).description == "2012-02-23")
    #expect(DateCell.day(unix: -1).description == "1969-12-31")
    #expect(DateCell.day(unix: 86_400).description == "1970-01-02")
  }

  @Test func dynamicCellsHaveParts() throws {
    let style = Self.style
    let two = try #require(
      DynamicCell(
        "<[2019-01-01, 2020-12-31]; [2022.0, Infinity]>", style: style, hasStrength: false))
    #expect(two.parts.map { $0.first?.description } == ["2019-01-01", "2022-01-01"])
    #expect(two.parts.map { $0.last?.description } == ["2020-12-31", nil])
    let weights = try #require(
      DynamicCell("<[2019-01-01, 2019-06-30, 2.5]>", style: style, hasStrength: true))
    #expect(weights.parts.map(\.strength) == [2.5])
    let times = try #require(
      DynamicCell("<[2001.0, 2002.0, 2003.0]>", style: style, hasStrength: false))
    #expect(times.parts.count == 3)
    let bare = try #require(
      DynamicCell("[-Infinity, 2016-02-04]", style: style, hasStrength: false))
    #expect(bare.parts.map { $0.last?.description } == ["2016-02-04"])
    #expect(bare.parts[0].first == nil)
    #expect(DynamicCell("2019", style: style, hasStrength: false) == nil)
    #expect(DynamicCell("<[x, y]>", style: style, hasStrength: false) == nil)
  }
}
