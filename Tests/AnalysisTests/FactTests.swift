import Analysis
import Testing
import Wording

@Suite struct FactTests {
  @Test func saysFactsInBothLanguages() {
    let durlach = Fact.Scope(place: "Durlach")
    let knows = Fact.knows(count: 34, total: 1212, scope: durlach, only: 21).text
    #expect(
      knows.en == "knows 34 of 1,212 people in Durlach, 21 of them nobody else on this list does")
    #expect(
      knows.de == "kennt 34 von 1.212 Personen in Durlach, 21 davon sonst niemand auf dieser Liste")
    let topic = Fact.Scope(topic: "Musik", isPeople: false)
    #expect(
      Fact.spreads(count: 5, total: 9, scope: topic, steps: 2).text.de
        == "erreicht 5 von 9 Akteuren mit dem Thema „Musik“ in 2 Schritten")
    #expect(
      [1, 2, 3, 4, 11, 22].map { Fact.between(rank: $0, total: 50).text.en }
        == ["most", "2nd most", "3rd most", "4th most", "11th most", "22nd most"].map {
          "lies on shortest ways between others \($0) often of 50"
        })
  }
}
