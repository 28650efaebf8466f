import Analysis
import Relations
import Testing

@Suite struct PartnerStandingTests {
  /// A star around a, and pairs c–d and e–f, each with the roles given.
  private func network(_ roles: [Multiplier]) throws -> Network {
    let actors = "abcdefghi".map { letter in
      Actor(id: String(letter), place: letter == "b" ? "Au" : "", topics: ["Sport"], cost: 8)
    }
    let ties = [(0, 1), (0, 2), (0, 6), (2, 3), (4, 5), (4, 7), (4, 8)].map {
      Tie(source: $0.0, target: $0.1)
    }
    return try Network(actors: actors, ties: ties, multipliers: roles)
  }

  private func list(
    _ roles: [Multiplier], _ change: (inout Shortlist.Question) -> Void = { _ in }
  ) throws -> (ids: [String], list: Shortlist) {
    let network = try network(roles)
    var question = Shortlist.Question(size: 2, steps: 1)
    change(&question)
    let list = try Snapshot(network).shortlist(question)
    return (network.ids(list.entries.map(\.actor)), list)
  }

  @Test func whoDeclinedForTheTopicIsNotSuggested() throws {
    let roles = [Multiplier(actor: 0, topic: "Sport", stage: .declined)]
    #expect(try list(roles).ids == ["e", "c"], "whoever declined every role is left out")
    let asked = try list(roles) { $0.topic = "sport" }
    #expect(asked.ids == ["e", "c"])
    #expect(asked.list.declined == 1)
    #expect(asked.list.entries.allSatisfy { $0.substitute?.actor != 0 })
    #expect(try list(roles) { $0.place = "Au" }.ids == ["a"], "another field")
    #expect(
      try list(roles) {
        $0.topic = "Sport"
        $0.includesDeclined = true
      }.ids == ["a", "e"])
  }

  /// A refusal that names no topic holds for every question, whatever a role for one topic says.
  @Test func whoDeclinedAltogetherIsNotSuggestedForAnything() throws {
    let roles = [
      Multiplier(actor: 0, topic: "Sport", stage: .cooperating),
      Multiplier(actor: 0, stage: .declined),
    ]
    #expect(try list(roles).ids == ["e", "c"])
    let asked = try list(roles) { $0.topic = "Sport" }
    #expect(asked.ids == ["e", "c"] && asked.list.withUs.isEmpty)
  }

  @Test func aRoleActsIfItNamesWhatIsAskedOrNothing() throws {
    let roles = [
      Multiplier(actor: 0, topic: "Kultur", stage: .declined),
      Multiplier(actor: 0, stage: .approached),
    ]
    let snapshot = Snapshot(try network(roles))
    let standing = { (topic: String?, place: String?) in
      PartnerStanding(snapshot, topic: topic, place: place, us: [])[0].stage
    }
    #expect(standing("Sport", nil) == .approached)
    #expect(standing("Kultur", nil) == .declined)
    #expect(standing("kultur", "Au") == .declined)
    #expect(standing(nil, "Au") == .approached)
    #expect(try list(roles).ids == ["a", "e"], "not every role is declined")
  }

  @Test func whoIsWithUsIsGiven() throws {
    let roles = [Multiplier(actor: 0, topic: "Sport", stage: .active, cost: 30)]
    let plain = try list(roles)
    #expect(plain.ids == ["a", "e"])
    #expect(plain.list.withUs.isEmpty)
    let built = try list(roles) { $0.topic = "Sport" }
    #expect(built.list.withUs.map(\.actor) == [0])
    #expect(built.list.withUs.first?.adds == 2, "b and g; c is on the list")
    #expect(built.ids == ["e", "c"])
    #expect(built.list.entries.map(\.adds) == [3, 1])
    #expect(built.list.reached == 6)
    #expect(built.list.cost == 16)
    let afresh = try list(roles) {
      $0.topic = "Sport"
      $0.isAfresh = true
    }
    #expect(afresh.ids == ["a", "e"])
    #expect(afresh.list.entries.first?.cost == 30, "the cost of the role, not of the person")
  }

  @Test func moneyIsNotSpentAgain() throws {
    let roles = [Multiplier(actor: 0, stage: .cooperating, cost: 100)]
    let found = try list(roles) {
      $0.topic = "Sport"
      $0.size = nil
      $0.conditions = Conditions(budget: 8)
    }
    #expect(found.list.withUs.map(\.actor) == [0])
    #expect(found.ids == ["e"])
    #expect(found.list.demands.first?.actual == 8)
    let goal = try list(roles) {
      $0.topic = "Sport"
      $0.size = nil
      $0.goal = Shortlist.Goal(people: 6)
    }
    #expect(goal.ids == ["e"])
    #expect(goal.list.attainment?.cost == 1)
  }

  @Test func onlyThoseAmongMayBeListed() throws {
    let found = try list([]) { $0.among = ["c", "b"] }
    #expect(found.ids == ["c", "b"])
    #expect(found.list.reached == 2)
  }

  @Test func tellsTheLastContactWithUs() throws {
    let day = try #require(Day(year: 2025, month: 5, day: 3))
    let network = try Network(
      actors: ["us", "a", "b"].map { Actor(id: $0) },
      ties: [Tie(source: 0, target: 1), Tie(source: 1, target: 2)],
      multipliers: [Multiplier(actor: 1, stage: .approached, responsible: "Ida")],
      contacts: [
        Contact(tie: 0, day: day), Contact(tie: 0, day: day.advanced(by: -9)),
        Contact(tie: 1, day: day.advanced(by: 4)),
      ])
    let standing = PartnerStanding(Snapshot(network), topic: nil, place: nil, us: [])
    #expect(standing[1].stage == .approached)
    #expect(standing[1].responsible == "Ida")
    #expect(standing[1].lastContact == day)
    #expect(standing[2].stage == nil)
    #expect(standing[2].lastContact == nil)
  }
}
