import Relations
import Testing

@testable import Exchange

struct LikelyDuplicatesTests {
  private func groups(_ names: [String]) -> [[Int]] {
    LikelyDuplicates.groups(names.enumerated().map { Actor(id: "\($0)", name: $1) })
  }

  @Test(arguments: [
    ("Käthe Weiß", "Kaethe Weiss"), ("Käthe Weiß", "KÄTHE WEISS"), ("Müller", "Muller"),
    ("Bj\u{F6}rn Ek", "Bjo\u{308}rn Ek"), ("Dr. Eva von Thun", "Eva Thun"),
    ("Weiß, Käthe", "Käthe Weiß"),
    ("Jean-François", "Jean Francois"),
  ])
  func spellingsOfOneNameMeet(_ first: String, _ second: String) {
    #expect(groups([first, "Somebody Else", second]) == [[0, 2]])
  }

  @Test(arguments: [
    ("Michael Haug", "Michael Hauck"), ("Anne Berghoff", "Anne-Kathrin Berghoff"),
    ("Hans Bauer", "Hans Baur"), ("Woman 2, village 1", "Woman 1, village 2"), ("Ann", "ann"),
  ])
  func otherNamesStayApart(_ first: String, _ second: String) {
    #expect(groups([first, second]) == [])
  }

  @Test func kindAndPlaceTellNamesakesApart() {
    let actors = [
      Actor(id: "1", name: "Hans Maier", place: "Aue"),
      Actor(id: "2", name: "Hans Maier", place: "Durlach"),
      Actor(id: "3", name: "Hans Maier", kind: .organisation, place: "Aue"),
      Actor(id: "4", name: "Hans Maier", place: "Aue"),
    ]
    #expect(LikelyDuplicates.groups(actors) == [[0, 3]])
    #expect(LikelyDuplicates.groups(actors, sameNames: false) == [])
  }
}
