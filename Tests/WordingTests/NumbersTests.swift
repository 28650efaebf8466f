import Testing
import Wording

@Suite struct NumbersTests {
  @Test func groupsDigits() {
    #expect(Language.german.text(1_234_567) == "1.234.567")
    #expect(Language.english.text(-1_234) == "−1,234")
    #expect(Language.english.text(999) == "999")
  }

  @Test func roundsDecimals() {
    #expect(Language.german.text(1234.565, decimals: 2) == "1.234,57")
    #expect(Language.english.text(-0.001, decimals: 2) == "0.00")
    #expect(Language.english.text(.nan, decimals: 2) == "–")
    #expect(Language.german.percent(0.366) == "37 %")
  }
}
