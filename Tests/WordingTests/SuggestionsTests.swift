import Testing
import Wording

@Suite struct SuggestionsTests {
  @Test func findsTheNearestFirst() {
    let words = ["degree", "betweenness", "closeness", "in-degree"]
    #expect(Suggestions.nearest(to: "betweeness", among: words).first == "betweenness")
    #expect(Suggestions.nearest(to: "degre", among: words) == ["degree", "in-degree"])
    #expect(Suggestions.nearest(to: "xyz", among: words).isEmpty)
    #expect(Suggestions.nearest(to: "dgeree", among: words + words) == ["degree"])
    #expect(Suggestions.nearest(to: "bet", among: words) == ["betweenness"])
  }
}
