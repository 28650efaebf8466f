import Analysis
import Relations
import Testing

@Suite struct SamenessTests {
  private func sameness(_ network: Network) throws -> [Sameness?] {
    let snapshot = Snapshot(network)
    var ending: Sameness?
    if case .alike(let found) = try snapshot.shortlist(Shortlist.Question(size: 3)).ending {
      ending = found
    }
    return [ending, try snapshot.multipliers(Multipliers.Question()).sameness]
  }

  /// Members of one club, and of another if asked for.
  private func club(_ count: Int, second: [Int] = []) throws -> Network {
    try Network(
      actors: (0..<count).map { Actor(id: "p\($0)") } + [
        Actor(id: "x", kind: .organisation), Actor(id: "y", kind: .organisation),
      ],
      ties: (0..<count).map { Tie(source: $0, target: count) }
        + second.map { Tie(source: $0, target: count + 1) })
  }

  @Test func oneClubTellsNothing() throws {
    #expect(try sameness(club(12)) == [.oneGroup, .oneGroup])
    #expect(try Snapshot(club(12)).shortlist(Shortlist.Question(size: 3)).entries.isEmpty)
    #expect(try sameness(club(12, second: [4])) == [nil, nil])
  }

  @Test func everybodyTiedToEverybodyTellsNothing() throws {
    let pairs = ["ab", "ac", "ad", "ae", "bc", "bd", "be", "cd", "ce", "de"]
    #expect(try sameness(Small.network(pairs, people: "abcde")) == [.oneGroup, .oneGroup])
    #expect(
      try sameness(Small.network(Array(pairs.dropLast()), people: "abcde")) == [nil, nil])
  }

  @Test func noTiesTellNothing() throws {
    #expect(try sameness(Small.network([], people: "abc")) == [.noTies, .noTies])
    #expect(try sameness(Small.network(["ab"], people: "abc")) == [nil, nil])
  }
}
