import Analysis
import GraphCore
import Relations
import Testing

@Suite struct CareTests {
  private func network(_ others: Int, friends: [(Int, Int)] = [], objecting: Int? = nil) throws
    -> Network
  {
    let since = Period(start: day("2024-01-01"), end: nil) ?? .always
    return try Network(
      actors: [Actor(id: "us")]
        + (1...max(1, others + friends.count)).map {
          Actor(id: "p\($0)", permission: $0 == objecting ? .objected : .unknown)
        },
      ties: (1...others).map { Tie(source: 0, target: $0, period: since) }
        + friends.map { Tie(source: $0.0, target: $0.1, kind: 1, period: since) },
      tieKinds: [TieKind("contact", halfLife: 30), TieKind("friend")])
  }

  @Test func aSingleTieIsDueEveryThirtyDays() throws {
    let care = try Snapshot(network(1)).care(
      .init(actors: ["us"], start: day("2024-01-01"), weeks: 26, floor: 0.5))
    #expect(care.isFeasible)
    let days = care.appointments.map(\.day)
    #expect(days.count == 6)
    for (place, found) in days.enumerated() {
      #expect(found == day("2024-01-01").advanced(by: 30 * (place + 1)))
    }
    #expect(care.appointments.allSatisfy { abs($0.level - 0.5) < 1e-12 })
    #expect(abs((care.lowestShare ?? 0) - 0.5) < 1e-12)
  }

  @Test func tooFewHoursAreSaid() throws {
    let network = try network(10)
    let question = Care.Question(
      actors: ["us"], start: day("2024-01-01"), weeks: 12, hours: 0.5, floor: 0.9)
    let care = try Snapshot(network).care(question)
    #expect(!care.isFeasible)
    #expect(care.hoursByWeek.allSatisfy { $0 <= 0.5 })
    #expect((care.lowestShare ?? 1) < 0.9)
    // With what the plan says is needed it can be done.
    let needed = try #require(care.hoursNeeded)
    #expect(needed > 0.5)
    var enough = question
    enough.hours = needed
    #expect(try Snapshot(network).care(enough).isFeasible)
    // One contact a week each in turn: the best that half an hour can do, far above doing nothing.
    var idle = question
    idle.hours = 0
    let nothing = try Snapshot(network).care(idle)
    #expect(nothing.appointments.isEmpty)
    #expect((nothing.lowestShare ?? 1) < 0.16)
    #expect((care.lowestShare ?? 0) > 0.4)
  }

  /// Through p1 four hear (itself and three friends), through p2 only itself: p1 goes first.
  @Test func whoReachesMoreGoesFirst() throws {
    let network = try network(2, friends: [(1, 3), (1, 4), (1, 5)])
    let care = try Snapshot(network).care(
      .init(actors: ["us"], start: day("2024-02-20"), weeks: 1, floor: 0.5))
    #expect(care.fullReach == 5)
    #expect(care.fading.map(\.reach) == [4, 1])
    let first = try #require(care.appointments.first)
    #expect(network.actors[Int(care.fading[first.tie].to)].id == "p1")
    // 50 days: 2^(−5/3) of the strength is left; p1 gives back the rest of four people.
    #expect(abs(first.level - 0.31498026247371824) < 1e-12)
    #expect(abs(first.adds - 4 * (1 - 0.31498026247371824)) < 1e-12)
    #expect(abs(care.startReach - 5 * 0.31498026247371824) < 1e-12)
  }

  /// Time that is left goes to a tie that fades, though the floor holds without it.
  @Test func freeHoursGoToWhatFades() throws {
    let network = try network(2, friends: [(1, 3), (1, 4), (1, 5), (1, 6), (1, 7), (1, 8)])
    let question = Care.Question(
      actors: ["us"], start: day("2024-02-05"), weeks: 2, hours: 0.5, floor: 0.1)
    let care = try Snapshot(network).care(question)
    #expect(care.isFeasible)
    // Both are at 2^(−35/30) and below one half; a contact a week, at the end of the week.
    #expect(care.appointments.map(\.day) == [day("2024-02-11"), day("2024-02-18")])
    #expect(Set(care.appointments.map(\.tie)).count == 2)
    #expect(care.appointments.allSatisfy { $0.day >= care.span.first })
    var fresh = question
    fresh.start = day("2024-01-02")
    #expect(try Snapshot(network).care(fresh).appointments.isEmpty)
  }

  @Test func lostTiesAreSaidToBeLost() throws {
    #expect(
      throws: AnalysisError.allLost(on: day("2026-01-01"), lastDay: day("2024-01-01"))
    ) {
      try Snapshot(network(2)).care(.init(actors: ["us"], start: day("2026-01-01")))
    }
  }

  /// A tie of us in a brute-force trial: its level on the first day, its half-life, who hears.
  private struct Trial {
    var levels: [Double]
    let halfLife: Double
    let audiences: [Set<Int>]
    let floor: Double
    let room: Int
    let days: Int

    func isKept(_ levels: [Double]) -> Bool {
      let people = audiences.reduce(Set()) { $0.union($1) }
      let reach = people.reduce(0.0) { sum, person in
        var silence = 1.0
        for (level, audience) in zip(levels, audiences) where audience.contains(person) {
          silence *= 1 - level
        }
        return sum + 1 - silence
      }
      return reach >= floor * Double(people.count) * (1 - 1e-9)
    }

    /// Whether any choice of contacts on any days keeps the floor, by trying them all.
    func canBeKept(from day: Int, _ levels: [Double], _ room: Int) -> Bool {
      if day == days { return true }
      let room = day % 7 == 0 ? self.room : room
      let decay = factor
      for set in 0..<(1 << levels.count) where set.nonzeroBitCount <= room {
        var next = levels
        for tie in levels.indices where set >> tie & 1 == 1 { next[tie] = 1 }
        if day == 0, !isKept(next) { continue }
        let tomorrow = next.map { $0 * decay }
        guard day + 1 == days || isKept(tomorrow) else { continue }
        if canBeKept(from: day + 1, tomorrow, room - set.nonzeroBitCount) { return true }
      }
      return false
    }

    /// 2^(−1 / half-life) for half-lives of 5, 10 and 20 days.
    private var factor: Double {
      [5: 0.8705505632961241, 10: 0.9330329915368074][halfLife] ?? 0.9659363289248456
    }
  }

  /// No plan that exists is missed, and none is made up: all contacts on all days are tried.
  @Test func findsPlansThatExist() throws {
    var random = SplitMix64(seed: 31)
    var found = (kept: 0, refused: 0)
    for _ in 0..<220 {
      let count = 2 + random.below(2)
      let halfLife = [5.0, 10, 20][random.below(3)]
      let since = (0..<count).map { _ in random.below(14) }
      let heard = (0..<count).map { _ in (0..<5).filter { _ in random.unit() < 0.4 } }
      let start = day("2024-03-01")
      let network = try Network(
        actors: [Actor(id: "us")] + (0..<count + 5).map { Actor(id: "p\($0)") },
        ties: (0..<count).map { tie in
          Tie(
            source: 0, target: 1 + tie,
            period: Period(start: start.advanced(by: -since[tie]), end: nil) ?? .always)
        }
          + heard.enumerated().flatMap { tie, friends in
            friends.map {
              Tie(
                source: 1 + tie, target: 1 + count + $0, kind: 1,
                period: Period(start: day("2020-01-01"), end: nil) ?? .always)
            }
          }, tieKinds: [TieKind("contact", halfLife: halfLife), TieKind("friend")])
      let weeks = 2
      let floor = 0.45 + 0.5 * random.unit()
      let care = try Snapshot(network).care(
        .init(
          actors: ["us"], start: start, weeks: weeks, hours: 0.5, floor: floor,
          rules: TieRules(lost: 0)))
      func power(_ days: Int) -> Double {
        (0..<days).reduce(1) { level, _ in
          level * ([5: 0.8705505632961241, 10: 0.9330329915368074][halfLife] ?? 0.9659363289248456)
        }
      }
      let trial = Trial(
        levels: since.map(power), halfLife: halfLife,
        audiences: heard.enumerated().map { Set($1).union([100 + $0]) }, floor: floor, room: 1,
        days: 7 * weeks)
      let canBeKept = trial.canBeKept(from: 0, trial.levels, 1)
      #expect(care.isFeasible == canBeKept)
      #expect(care.isProven == !canBeKept)
      #expect(care.hoursByWeek.allSatisfy { $0 <= 0.5 })
      if canBeKept { found.kept += 1 } else { found.refused += 1 }
    }
    #expect(found.kept >= 40 && found.refused >= 40, "\(found)")
  }

  @Test func whoObjectedIsLeftAlone() throws {
    let care = try Snapshot(network(2, objecting: 1)).care(
      .init(actors: ["us"], start: day("2024-01-01"), floor: 0.5))
    #expect(care.fading.count == 1)
    #expect(throws: AnalysisError.nothingFades) {
      try Snapshot(network(1, objecting: 1)).care(.init(actors: ["us"], start: day("2024-01-01")))
    }
  }
}
