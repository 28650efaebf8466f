import Analysis
import GraphCore
import Relations
import Testing

@Suite struct SurvivalTests {
  @Test(arguments: try GrowthOracle.load().survival)
  func curvesAndTestAgreeWithLifelines(_ oracle: GrowthOracle.Survival) throws {
    for group in oracle.groups {
      let curve = SurvivalCurve(ages: group.durations, hasEnded: group.ended)
      #expect(curve.count == group.durations.count)
      #expect(curve.median.map(Double.init) == group.median)
      for point in group.curve where point[0] > 0 {
        guard let found = curve.share(at: Int(point[0])) else { continue }
        #expect(abs(found.share - point[1]) < 1e-12)
        if let low = found.low, let high = found.high {
          #expect(abs(low - point[2]) < 1e-9 && abs(high - point[3]) < 1e-9)
        }
      }
    }
    let test = try #require(
      LogRank(
        (oracle.groups[0].durations, oracle.groups[0].ended),
        (oracle.groups[1].durations, oracle.groups[1].ended)))
    #expect(abs(test.statistic - oracle.statistic) < 1e-9 * max(1, oracle.statistic))
    #expect(abs(test.p - oracle.p) < 1e-9)
  }

  /// Six things, as in a textbook: ended at 1, 3, 3; out of sight at 2, 4, 5.
  @Test func curveByHand() {
    let curve = SurvivalCurve(
      ages: [1, 2, 3, 3, 4, 5], hasEnded: [true, false, true, true, false, false])
    #expect(curve.steps.map(\.age) == [1, 3])
    #expect(curve.steps.map(\.atRisk) == [6, 4])
    #expect(abs(curve.steps[0].share - 5.0 / 6) < 1e-15)
    #expect(abs(curve.steps[1].share - 5.0 / 12) < 1e-15)
    #expect(curve.median == 3)
    #expect(curve.daysWatched == 18 && curve.ended == 3)
    #expect(curve.share(at: 6) == nil)
    #expect(LogRank(([1, 2], [false, false]), ([3], [false])) == nil)
  }

  /// Small curves against fractions in lowest terms: half gone is never a step late by rounding.
  @Test func halfGoneIsExact() throws {
    func divisor(_ a: UInt64, _ b: UInt64) -> UInt64 { b == 0 ? a : divisor(b, a % b) }
    var random = SplitMix64(seed: 9)
    var even = 0
    for _ in 0..<4_000 {
      let count = 1 + random.below(14)
      let ages = (0..<count).map { _ in 1 + random.below(9) }
      let ended = (0..<count).map { _ in random.unit() < 0.7 }
      var (top, bottom): (UInt64, UInt64) = (1, 1)
      var median: Int?
      for age in 1...9 {
        let atRisk = ages.count { $0 >= age }
        let gone = ages.indices.count { ages[$0] == age && ended[$0] }
        guard gone > 0 else { continue }
        (top, bottom) = (top * UInt64(atRisk - gone), bottom * UInt64(atRisk))
        let common = divisor(top, bottom)
        (top, bottom) = (top / max(1, common), bottom / max(1, common))
        if median == nil, 2 * top <= bottom { median = age }
        if 2 * top == bottom { even += 1 }
      }
      #expect(SurvivalCurve(ages: ages, hasEnded: ended).median == median)
    }
    #expect(even > 100)
  }

  /// Two of three ended on the last day there is; evenings are no ties that end.
  @Test func theLastDayAndOccasions() throws {
    func tie(_ a: Int, _ b: Int, _ kind: Int, _ first: String, _ last: String?) -> Tie {
      Tie(
        source: a, target: b, kind: kind,
        period: Period(first: day(first), last: last.map(day)) ?? .always)
    }
    let network = try Network(
      actors: "abcd".map { Actor(id: String($0)) },
      ties: [
        tie(0, 1, 0, "2023-05-01", "2025-12-31"), tie(0, 2, 0, "2022-09-15", "2025-12-31"),
        tie(0, 3, 0, "2022-03-01", nil), tie(1, 2, 1, "2023-01-01", "2023-01-01"),
        tie(1, 3, 1, "2023-01-01", "2023-01-01"),
      ], tieKinds: [TieKind("member"), TieKind("attended")],
      campaigns: [
        Campaign(
          name: "c", period: Period(first: day("2023-01-01"), last: day("2023-12-31")) ?? .always)
      ])
    let survival = try Snapshot(network).survival(.init())
    #expect(survival.all.count == 3 && survival.all.ended == 2 && survival.occasions == 2)
    let retention = try Snapshot(network).retention(.init(every: .year))
    #expect(retention.all.made == 3 && retention.occasions == 2)
    let balance = try Snapshot(network).balance(.init(campaign: "c"))
    #expect(balance.parts[0].made == 1 && balance.occasions == 2)
    let evenings = try Network(
      actors: network.actors, ties: network.ties.filter { $0.kind == 1 }, tieKinds: network.tieKinds
    )
    #expect(throws: AnalysisError.onlyOccasions(["attended"])) {
      try Snapshot(evenings).survival(.init())
    }
  }

  /// Ties that end at a planted steady rate: its half-life lies in about 95 of 100 intervals.
  @Test func plantedHalfLifeIsRecovered() throws {
    var found = (halfLife: 0, share: 0)
    for seed in 1...60 {
      var random = SplitMix64(seed: UInt64(seed))
      let network = try Planted.network(count: 400, days: 1_000, &random) { random in
        Int((-Double.log(1 - random.unit()) / Double.log(2) * 200).rounded(.up))
      }
      let survival = try Snapshot(network).survival(Survival.Question())
      let halfLife = try #require(survival.kinds.first?.curve.halfLife)
      found.halfLife += halfLife.low < 200 && 200 < halfLife.high ? 1 : 0
      #expect(halfLife.high / halfLife.low < 1.5)
      let share = try #require(survival.all.share(at: 200))
      found.share += (share.low ?? 1) < 0.5 && 0.5 < (share.high ?? 0) ? 1 : 0
    }
    #expect((52...60).contains(found.halfLife), "\(found)")
    #expect((52...60).contains(found.share), "\(found)")
  }

  @Test func retentionFollowsEachCohort() throws {
    func tie(_ a: Int, _ b: Int, _ first: String, _ last: String?) -> Tie {
      Tie(
        source: a, target: b, period: Period(first: day(first), last: last.map(day)) ?? .always)
    }
    let network = try Network(
      actors: "abcdef".map { Actor(id: String($0)) },
      ties: [
        tie(0, 1, "2023-01-05", "2023-01-31"), tie(1, 2, "2023-01-10", "2023-04-20"),
        tie(1, 2, "2023-07-01", nil), tie(2, 3, "2023-01-31", nil),
        tie(3, 4, "2023-06-10", nil), Tie(source: 4, target: 5),
        tie(0, 5, "2023-06-20", "2023-07-10"),
      ])
    let retention = try Snapshot(network).retention(Retention.Question(ages: [30, 90, 180]))
    #expect(retention.left == 1)
    let january = retention.cohorts[0]
    #expect(january.made == 3)
    // After 180 days the second has returned; the third cannot be watched that long.
    #expect(january.watched == [3, 3, 2])
    #expect(january.alive == [2, 2, 1])
    let june = retention.cohorts[5]
    // Watched until 10 July 2023, the last day named.
    #expect(june.made == 2 && june.watched == [1, 0, 0] && june.alive == [1, 0, 0])
    #expect(june.shares == [1, nil, nil])
    #expect(retention.all.made == 5)
  }
}

extension Double {
  /// The natural logarithm, by its series: tests import no mathematics library.
  static func log(_ value: Double) -> Double {
    var (scaled, exponent) = (value, 0.0)
    while scaled > 1.5 { (scaled, exponent) = (scaled / 2, exponent + 1) }
    while scaled < 0.75 { (scaled, exponent) = (scaled * 2, exponent - 1) }
    let ratio = (scaled - 1) / (scaled + 1)
    var (term, sum, odd) = (ratio, 0.0, 1.0)
    while abs(term) > 1e-18 {
      sum += term / odd
      term *= ratio * ratio
      odd += 2
    }
    return 2 * sum + exponent * 0.6931471805599453
  }
}

/// Networks whose ties come and go as planted.
enum Planted {
  /// Pairs of a crowd tied on evenly drawn days from 2020-01-01 on; `lifetime` draws how many days
  /// each tie lasts.
  static func network(
    count: Int, days: Int, _ random: inout SplitMix64, campaigns: [Campaign] = [],
    extra: Int = 0, extraFrom: Int = 0, extraDays: Int = 1, extraLifetime: Int? = nil,
    lifetime: (inout SplitMix64) -> Int
  ) throws -> Network {
    let start = day("2020-01-01")
    let end = start.advanced(by: days)
    var ties: [Tie] = []
    func add(_ birth: Day, _ life: Int) {
      let last = birth.advanced(by: life - 1)
      ties.append(
        Tie(
          source: 2 * ties.count, target: 2 * ties.count + 1,
          period: Period(first: birth, last: last < end ? last : nil) ?? .always))
    }
    for _ in 0..<count { add(start.advanced(by: random.below(days)), max(1, lifetime(&random))) }
    for _ in 0..<extra {
      let life = extraLifetime ?? max(1, lifetime(&random))
      add(start.advanced(by: extraFrom + random.below(extraDays)), life)
    }
    // The last day watched.
    ties.append(
      Tie(
        source: 2 * ties.count, target: 2 * ties.count + 1,
        period: Period(first: end, last: end) ?? .always))
    return try Network(
      actors: (0..<2 * ties.count).map { Actor(id: "p\($0)", place: $0 % 4 < 2 ? "Au" : "Berg") },
      ties: ties, campaigns: campaigns)
  }
}
