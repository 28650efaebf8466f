import Analysis
import GraphCore
import Relations
import Testing

@Suite struct BalanceTests {
  private static let campaign = Campaign(
    name: "Herbst",
    period: Period(first: day("2022-09-01"), last: day("2022-10-30")) ?? .always, cost: 900)

  /// Day 974 after 2020-01-01 is 2022-09-01.
  private func network(_ seed: Int, extra: Int, extraLifetime: Int? = nil) throws -> Network {
    var random = SplitMix64(seed: UInt64(seed))
    return try Planted.network(
      count: 700, days: 1_400, &random, campaigns: [Self.campaign], extra: extra, extraFrom: 974,
      extraDays: 60, extraLifetime: extraLifetime
    ) { $0.unit() < 0.3 ? 5_000 : 20 + $0.below(40) }
  }

  /// 300 extra ties, of which 30 % last: both are found, within about 95 of 100 intervals.
  @Test func plantedEffectLiesInTheIntervals() throws {
    var covered = (share: 0, made: 0, lasting: 0)
    for seed in 1...60 {
      let balance = try Snapshot(network(seed, extra: 300)).balance(.init(campaign: "herbst"))
      let all = try #require(balance.parts.first)
      #expect(balance.windowsBefore == 12)
      #expect(all.made > 300 && all.lasting.allSatisfy { $0.watched == all.made })
      let (low, high) = (all.lasting[0].low ?? 1, all.lasting[0].high ?? 0)
      covered.share += low < 0.3 && 0.3 < high ? 1 : 0
      let made = try #require(all.madeExcess)
      covered.made += made.low < 300 && 300 < made.high ? 1 : 0
      #expect(made.low > 200, "\(made)")
      let lasting = try #require(all.lasting[1].excess)
      covered.lasting += lasting.low < 90 && 90 < lasting.high ? 1 : 0
      #expect(lasting.more > 45 && lasting.more < 135, "\(lasting)")
      let cost = try #require(balance.costPerLasting)
      #expect(cost.age == 180)
      #expect(abs(cost.perTie - 900 / Double(all.lasting[1].alive)) < 1e-9)
    }
    #expect(covered.share >= 52, "\(covered)")
    #expect(covered.made >= 52, "\(covered)")
    #expect(covered.lasting >= 52, "\(covered)")
  }

  /// Without any effect the interval covers 0 about 95 times of 100.
  @Test func noEffectIsFoundWhereThereIsNone() throws {
    var covered = 0
    var differs = 0
    for seed in 1...100 {
      let balance = try Snapshot(network(seed + 50, extra: 0)).balance(.init(campaign: "Herbst"))
      let excess = try #require(balance.parts[0].lasting[0].excess)
      covered += excess.low <= 0 && 0 <= excess.high ? 1 : 0
      differs += (balance.test?.p ?? 1) < 0.05 ? 1 : 0
    }
    #expect((90...100).contains(covered), "\(covered)")
    #expect((1...11).contains(differs), "\(differs)")
  }

  @Test func tiesThatAllLastAreToldApart() throws {
    let balance = try Snapshot(network(7, extra: 60, extraLifetime: 4_000))
      .balance(.init(campaign: "Herbst"))
    #expect(try #require(balance.test).p < 1e-6)
    #expect(try #require(balance.test).expected > Double(try #require(balance.test).ended))
    let places = balance.parts.filter { $0.basis == .place }
    // Each tie stays within a place: the places add up.
    #expect(places.map(\.name).sorted() == ["Au", "Berg"])
    #expect(places.reduce(0) { $0 + $1.made } == balance.parts[0].made)
  }

  @Test func whatCannotBeSaidIsNotSaid() throws {
    var random = SplitMix64(seed: 1)
    let late = Campaign(
      name: "late", period: Period(first: day("2020-03-01"), last: day("2020-03-31")) ?? .always)
    let first = Campaign(
      name: "first", period: Period(first: day("2020-01-01"), last: day("2020-01-31")) ?? .always)
    let network = try Planted.network(count: 60, days: 100, &random, campaigns: [late, first]) {
      _ in
      9
    }
    let balance = try Snapshot(network).balance(.init(campaign: "late"))
    #expect(balance.windowsBefore == 1)
    #expect(balance.parts[0].madeExcess != nil)
    #expect(balance.parts[0].lasting.allSatisfy { $0.excess == nil && $0.watched == 0 })
    #expect(balance.costPerLasting == nil)
    let other = try Snapshot(network).balance(.init(campaign: "first"))
    #expect(other.windowsBefore == 0 && other.parts[0].madeExcess == nil)
    #expect(throws: AnalysisError.unknownCampaign("x", known: ["late", "first"])) {
      try Snapshot(network).balance(.init(campaign: "x"))
    }
  }
}
