import Relations
import Testing

@testable import Storage

/// What names a person in a text, and what does not.
@Suite struct MentionTests {
  private func finder(
    _ names: [String], ids: [String] = [], further: String = "", also: [String] = [],
    others: [String] = []
  ) -> MentionFinder {
    MentionFinder(
      names: names, ids: ids, contact: ContactData(further: further), also: also, others: others)
  }

  @Test(arguments: [
    ("Anna Weber war da", "… war da"), ("mit anna  WEBER", "mit …"),
    ("Weber, Anna: ja", "…: ja"), ("Dr. Anna Weber", "Dr. …"), ("Weber, Dr. Anna", "…"),
    ("Anna Webers Liste", "… Liste"), ("anna_weber.csv", "….csv"), ("(Anna-Weber)", "(…)"),
    ("Frau Weber sagt", "… sagt"), ("erst Anna, dann Weber", "erst Anna, dann Weber"),
    ("Anna Weberin", "Anna Weberin"), ("Johanna Weber", "Johanna Weber"),
    ("Anna. Weber", "…"), ("Anna und Weber", "Anna und Weber"), ("Weber", "Weber"),
  ]) func namesInAnySpelling(_ text: String, _ expected: String) {
    #expect(finder(["Anna Weber"]).blanked(text) ?? text == expected)
  }

  @Test func umlautsAndTheirParts() {
    let finder = finder(["Jürgen Müller"])
    for text in [
      "Juergen Mueller", "JÜRGEN MÜLLER", "Ju\u{308}rgen Mu\u{308}ller", "Jurgen Muller",
    ] {
      #expect(finder.blanked(text) == "…", "\(text)")
    }
  }

  /// One word, a number, a date: they mean somebody or something else as well.
  @Test func commonWordsAndNumbersStay() {
    let finder = finder(
      ["Sommer", "Lena Sommer"], ids: ["17", "us", "sommer"],
      further: FurtherColumns.encoded([
        ("member_since", "2015-04-01"), ("number", "20150401"), ("zip", "83052"),
        ("email", "l@example.org"),
      ]), others: ["Karl Sommer"])
    for text in [
      "Sommer am Markt", "2015-04-01", "20150401", "17", "us", "Frau Sommer", "83052 Ort",
      "Karl Sommer", "xl@example.org", "l@example.organisation",
    ] {
      #expect(finder.blanked(text) == nil, "\(text)")
    }
    #expect(finder.blanked("an L@Example.org.") == "an ….")
  }

  @Test func longerNamesOfOthersAreOthers() {
    let finder = finder(["Anna Weber"], others: ["Anna Weber Huber", "Anna Webers"])
    #expect(finder.blanked("Anna Weber Huber kommt") == nil)
    #expect(finder.blanked("Anna Weber kommt") == "… kommt")
  }

  @Test(arguments: [
    ("0171 1234567", "+49 171 1234567"), ("08071/4711", "0049 (0)8071-4711"),
    ("+43 664 123456", "0664 123456"),
  ]) func telephoneNumbersInAnySpelling(_ own: String, _ written: String) {
    let finder = finder(["A"], further: FurtherColumns.encoded([("Telefon", own)]))
    #expect(finder.blanked("Tel. \(written), abends") == "Tel. …, abends")
    #expect(finder.blanked("am 01.02.2023 um 17 Uhr") == nil)
  }

  @Test(arguments: ["01.02.2023", "2015-04-01", "12345678", "00012345", "1.234.567", "A 123456"])
  func datesAndNumbersAreNoTelephone(_ text: String) {
    #expect(PhoneNumber(text) == nil)
  }

  @Test func whatTheUserSaysIsMeant() {
    #expect(finder(["Anna Weber"], also: ["Annerl"]).blanked("das Annerl, Annerls") == "das …, …")
  }
}
