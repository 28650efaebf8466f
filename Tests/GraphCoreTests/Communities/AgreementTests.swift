import GraphCore
import Testing

@Suite struct AgreementTests {
  @Test func agreesWithScikitLearn() throws {
    #expect(TieOracles.agreements.count == 4)
    for pair in TieOracles.agreements {
      let found = try #require(agreement(pair.first, pair.second))
      #expect(abs(found.mutualInformation - pair.mutual) < 1e-9)
      #expect(abs(found.adjustedRand - pair.rand) < 1e-9)
    }
  }

  @Test func namesDoNotMatter() throws {
    let found = try #require(agreement([0, 0, 1, 2, 2], [7, 7, 3, 0, 0]))
    #expect(abs(found.mutualInformation - 1) < 1e-12)
    #expect(abs(found.adjustedRand - 1) < 1e-12)
  }

  @Test func unknownVerticesAreLeftOut() throws {
    let all = try #require(agreement([0, 0, 1, 1], [0, 1, 1, 1]))
    let more = try #require(agreement([0, -1, 0, 1, 1, 1], [0, 0, 1, 1, 1, -1]))
    #expect(all == more)
    #expect(agreement([-1, 0], [0, -1]) == nil)
  }
}
