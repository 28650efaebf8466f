import Relations
import Testing

@Suite struct DayTests {
  @Test(arguments: [(1970, 1, 1, 0), (2000, 2, 29, 11016), (1969, 12, 31, -1), (1, 1, 1, -719_162)])
  func countsFromTheEpoch(year: Int, month: Int, day: Int, number: Int32) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(found.number == number)
    #expect(found.date == (year, month, day))
  }

  @Test func readsWhatPeopleWrite() {
    #expect(DateText.german("5.6.2024")?.first.description == "2024-06-05")
    #expect(DateText.iso("2024-02")?.last.description == "2024-02-29")
    #expect(DateText.iso("2023-02-29") == nil)
    #expect(DateText.iso("2024")?.last.description == "2024-12-31")
    #expect(DateText.german("05.06.24") == nil)
    #expect(DateText.year("3")?.first.date.year == 3)
  }
}
