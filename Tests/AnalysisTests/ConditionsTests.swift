import Analysis
import GraphCore
import Relations
import TestSupport
import Testing
import Wording

@Suite struct ConditionsTests {
  /// Stars a (4 others), b (3), c (2): a costs 120, b 60, c 40.
  private func stars(objecting: String = "") throws -> Network {
    let plain = try Small.network(
      ["ad", "ae", "af", "ag", "bh", "bi", "bj", "ck", "cl"], people: "abcdefghijkl",
      objecting: objecting, places: ["c": "Au", "k": "Au", "l": "Au", "a": "Berg", "b": "Berg"])
    let costs: [String: Double] = ["a": 120, "b": 60, "c": 40]
    return try Network(
      actors: plain.actors.map { actor in
        var actor = actor
        actor.cost = costs[actor.id]
        return actor
      }, ties: plain.ties, tieKinds: plain.tieKinds,
      actorAttributes: [
        AttributeColumn(
          name: "Stunden", type: .number,
          values: plain.actors.map { ["a": "1", "b": "5", "c": "2"][$0.id] ?? "" })
      ])
  }

  private func refusal(_ network: Network, _ question: Shortlist.Question) -> AnalysisError? {
    do throws(AnalysisError) {
      _ = try Snapshot(network).shortlist(question)
      return nil
    } catch {
      return error
    }
  }

  @Test func spendsTheBudgetWell() throws {
    let network = try stars()
    func names(_ budget: Double) throws -> [String] {
      let list = try Snapshot(network).shortlist(
        Shortlist.Question(size: nil, steps: 1, conditions: Conditions(budget: budget)))
      #expect(list.bound.isOptimal)
      #expect(list.leftOut == 9)
      #expect((list.cost ?? 0) <= budget)
      return network.ids(list.entries.map(\.actor))
    }
    #expect(try names(220) == ["a", "b", "c"])
    #expect(try names(180) == ["a", "b"])
    #expect(try names(120) == ["b", "c"])
    #expect(try names(70) == ["b"])
    let refused = refusal(
      network, Shortlist.Question(size: nil, steps: 1, conditions: Conditions(budget: 10)))
    #expect(refused == .refused(.nobody(Demand(.money, most: 10), needs: 40)))
    #expect(
      refused?.text.en == "a budget of 10 buys nobody who reaches others: the cheapest costs 40")
  }

  @Test func reckonsWithADefaultCost() throws {
    let network = try stars()
    let list = try Snapshot(network).shortlist(
      Shortlist.Question(
        size: 2, steps: 1, must: ["h"], conditions: Conditions(budget: 130, defaultCost: 10)))
    #expect(network.ids(list.entries.map(\.actor)) == ["h", "a"])
    #expect(list.entries.map(\.isCostAssumed) == [true, false])
    #expect(list.cost == 130)
    #expect(list.demands.first { $0.subject == .money }?.actual == 130)
    #expect(
      refusal(network, Shortlist.Question(must: ["d"], conditions: Conditions(budget: 130)))
        == .unknownCost("d"))
  }

  @Test func countsHours() throws {
    let network = try stars()
    let list = try Snapshot(network).shortlist(
      Shortlist.Question(size: nil, steps: 1, conditions: Conditions(hours: 3)))
    #expect(network.ids(list.entries.map(\.actor)) == ["a", "c"])
    #expect(list.entries.map(\.hours) == [1, 2])
  }

  @Test func showsThePriceOfFairness() throws {
    let network = try stars()
    let question = Shortlist.Question(
      size: 2, steps: 1,
      conditions: Conditions(partnersAtLeast: [Conditions.Floor(.place, least: .count(1))]))
    let list = try Snapshot(network).shortlist(question)
    #expect(network.ids(list.entries.map(\.actor)) == ["a", "c"])
    #expect(list.reached == 6)
    #expect(list.reachedWithoutFloors == 7)
    #expect(list.demands.filter { $0.least == 1 }.map(\.actual) == [1, 1])
    var impossible = question
    impossible.size = 1
    #expect(
      refusal(network, impossible)
        == .refused(
          .together(
            isProven: true, ways: [.raise(Demand(.size, most: 1), to: 2)])))
    var reach = Shortlist.Question(size: 1, steps: 1)
    reach.conditions.reachAtLeast = [Conditions.Floor(.place, part: "au", least: .share(0.6))]
    let fair = try Snapshot(network).shortlist(reach)
    #expect(network.ids(fair.entries.map(\.actor)) == ["c"])
    #expect(fair.demands.last?.least == 2)
    #expect(fair.demands.last?.actual == 3)
  }

  @Test func keepsAwayFromThoseToBeAvoided() throws {
    let network = try stars()
    var question = Shortlist.Question(size: 2, steps: 1)
    question.conditions.avoid = ["d", "h", "i"]
    let list = try Snapshot(network).shortlist(question)
    #expect(
      Set(network.ids(list.entries.map(\.actor))).isDisjoint(with: ["a", "b", "d", "h", "i"]))
    question.conditions.avoidAtMost = .share(0.34)
    let more = try Snapshot(network).shortlist(question)
    #expect(network.ids(more.entries.map(\.actor)) == ["a", "c"])
    #expect(more.reached == 5)
    #expect(more.demands.last?.actual == 1)
  }

  /// Adding an objector on every way makes the demand impossible, and the check finds each way.
  @Test func neverGoesThroughObjectors() throws {
    let network = try Small.network(["ab", "bc", "cd", "ax"], people: "abcdx", objecting: "x")
    let routes = try Snapshot(network).routes(from: ["a"], steps: 3)
    #expect(
      routes.routes.map { network.ids($0) } == [
        ["a", "b"], ["a", "x"], ["a", "b", "c"], ["a", "b", "c", "d"],
      ])
    #expect(routes.faulty.isEmpty)
    #expect(routes.objectorsHearing == 1)
    var question = Shortlist.Question(
      size: 1, steps: 3, must: ["a"], without: ["d"], towards: ["d"])
    question.conditions.reachAtLeast = [Conditions.Floor(.kind, least: .count(1))]
    #expect(refusal(network, question) == nil)
    let blocked = try Small.network(["ab", "bc", "cd", "ax"], people: "abcdx", objecting: "cx")
    guard case .refused(.tooLittle) = refusal(blocked, question) else {
      Issue.record("A target behind an objector cannot be reached.")
      return
    }
  }

  @Test func findsTheCheapestWayToAGoal() throws {
    let network = try stars()
    var question = Shortlist.Question(
      size: nil, steps: 1, conditions: Conditions(budget: 500),
      goal: Shortlist.Goal(people: 5))
    // b reaches 3 and c 2 others for 100; a alone 4 for 120.
    let list = try Snapshot(network).shortlist(question)
    #expect(network.ids(list.entries.map(\.actor)) == ["b", "c"])
    #expect(list.attainment?.cost == 100)
    #expect(list.attainment?.isOptimal == true)
    #expect(list.attainment?.heard == 5)
    question.goal = Shortlist.Goal(people: 1, heardFrom: 2)
    #expect(
      refusal(network, question)
        == .refused(.goalOutOfReach(Shortlist.Goal(people: 1, heardFrom: 2), possible: 0)))
    question.goal = Shortlist.Goal(people: 9)
    question.conditions.budget = 200
    guard case .refused(.goalTooMuch(let shortfall)) = refusal(network, question) else {
      Issue.record("All three are needed, and cost 220.")
      return
    }
    #expect(shortfall.isProven)
    #expect(shortfall.heard == 7)
    #expect(shortfall.ways == [.raise(Demand(.money, most: 200), to: 220)])
    #expect(shortfall.leastMoney == 220)
    question.conditions = .none
    question.goal = Shortlist.Goal(people: 6)
    let shortest = try Snapshot(network).shortlist(question)
    #expect(shortest.entries.count == 2)
    #expect(shortest.attainment?.isMoney == false)
  }

  /// Whatever is asked, no route passes an objector, and every condition holds.
  @Test(arguments: 1...20) func keepsItsWord(seed: Int) throws {
    let network = try Small.random(
      60, probability: 0.06, objecting: 0.2, directed: seed.isMultiple(of: 2), seed: UInt64(seed))
    var question = Shortlist.Question(size: 5)
    question.conditions.budget = 40
    question.conditions.defaultCost = 9
    question.conditions.atMost = [Conditions.Ceiling(.place, most: 2)]
    question.conditions.partnersAtLeast = [Conditions.Floor(.column("verein"), least: .count(1))]
    question.conditions.avoid = ["p3", "p5", "p7"]
    question.conditions.avoidAtMost = .count(2)
    let list: Shortlist
    do throws(AnalysisError) {
      list = try Snapshot(network).shortlist(question)
    } catch {
      guard case .refused = error else { throw error }
      return
    }
    let ids = network.ids(list.entries.map(\.actor))
    #expect(ids.count <= 4)
    let reach = try Snapshot(network).reach(Reach.Question(actors: ids))
    let heard = Set(network.ids(reach.reached))
    #expect(heard.intersection(["p3", "p5", "p7"]).count <= 2)
    #expect(list.reached == heard.subtracting(["p3", "p5", "p7"]).count)
    let routes = try Snapshot(network).routes(from: ids, steps: 2)
    #expect(routes.faulty.isEmpty)
    #expect(routes.routes.count == heard.count)
    let places = list.entries.map { network.actors[Int($0.actor)].place }
    for place in ["Au", "Berg"] { #expect(places.count { $0 == place } <= 2) }
    let clubs = network.actorAttribute("verein")?.values ?? []
    for club in ["Chor", "FC"] {
      #expect(list.entries.contains { clubs[Int($0.actor)] == club })
    }
  }
}
