import Analysis
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

  @Test func whoObjectedIsLeftAlone() throws {
    let care = try Snapshot(network(2, objecting: 1)).care(
      .init(actors: ["us"], start: day("2024-01-01"), floor: 0.5))
    #expect(care.fading.count == 1)
    #expect(throws: AnalysisError.nothingFades) {
      try Snapshot(network(1, objecting: 1)).care(.init(actors: ["us"], start: day("2024-01-01")))
    }
  }
}
