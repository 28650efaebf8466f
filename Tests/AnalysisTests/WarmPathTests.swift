import Analysis
import GraphCore
import Relations
import Testing
import Wording

/// Each rule of the warm way by a case worked by hand.
@Suite struct WarmPathTests {
  private func meet(
    _ network: Network, _ to: String, from: [String] = ["us"], alternatives: Int = 3,
    on day: String? = nil, view: WarmPath.View = WarmPath.View()
  ) throws -> Introduction {
    var view = view
    view.day = day.map(WarmNetworks.day)
    return try Snapshot(network).introduction(
      WarmPath.Question(from: from, to: to, alternatives: alternatives, view: view))
  }

  private func ids(_ found: Introduction, _ network: Network) -> [[String]] {
    found.ways.map { network.ids($0.actors) }
  }

  private func warmth(_ found: Introduction) -> Double { found.ways.first?.warmth ?? 0 }

  // MARK: Kinds

  @Test(arguments: [
    ("family", 1), ("Geschwister", 1), ("close_friend", 1), ("Schulfreund", 1),
    ("befreundet", 1), ("verheiratet", 1), ("contact", 1), ("Kontakt", 1), ("knows", 0.8),
    ("works_with", 0.8), ("Arbeitskollegin", 0.8), ("closest-neighbour", 0.8),
    ("talks-about-plans", 0.8), ("Zusammenarbeit", 0.8), ("-", 0.6), ("co_signed", 0.6),
    ("unbekannt", 0.6), ("attended", 0), ("Teilnahme", 0), ("rival", 0), ("Streit", 0),
    ("follower", 0.2),
  ])
  func weighsATieByItsKind(word: String, base: Double) throws {
    let network = try WarmNetworks.network("us a", ["us a \(word)"])
    #expect(abs(warmth(try meet(network, "a")) - base) < 1e-12)
  }

  @Test func takesTheWarmthOfAKindFromItsTable() throws {
    let kinds = [
      TieKind("co_signed", warmth: 0.9), TieKind("friend", warmth: 0),
      TieKind("follows", warmth: 0.5),
    ]
    let network = try WarmNetworks.network(
      "us a b c", ["us a co_signed", "us b friend", "us c follows >"], kinds: kinds)
    #expect(abs(warmth(try meet(network, "a")) - 0.9) < 1e-12)
    #expect(try meet(network, "b").ways.isEmpty)
    #expect(abs(warmth(try meet(network, "c")) - 0.5) < 1e-12)
  }

  @Test func countsContactsOfOthersLessThanOurs() throws {
    let network = try WarmNetworks.network("us a b", ["us a contact", "a b contact"])
    // 1 × 0.8 × one person asked.
    #expect(abs(warmth(try meet(network, "b")) - 0.4) < 1e-12)
  }

  @Test func followingIsNoIntroduction() throws {
    let network = try WarmNetworks.network(
      "us nina laura both",
      ["us nina contact", "nina laura follower >", "laura both follows >", "both laura follows >"])
    #expect(try meet(network, "laura").ways.isEmpty)
    // Each follows the other: 0.2, with one person asked; kinds are summed apart.
    let from = try meet(network, "laura", from: ["both"])
    #expect(abs(warmth(from) - 0.2) < 1e-12)
    #expect(from.ways.first?.isDirect == false)
  }

  @Test func sumsStrengthsAndRanksThemAmongTheirKind() throws {
    let network = try WarmNetworks.network(
      "us a b c d",
      [
        "us a friend 1", "us b friend 1", "b us friend 1", "us c friend 5", "c d friend 9",
        "us d knows 1",
      ])
    // Friends: a 1, b 2, c 5, c–d 9: shares 1/4, 2/4, 3/4, 1.
    #expect(abs(warmth(try meet(network, "a")) - 0.625) < 1e-12)
    #expect(abs(warmth(try meet(network, "b")) - 0.75) < 1e-12)
    #expect(abs(warmth(try meet(network, "c")) - 0.875) < 1e-12)
    // d: known directly (0.8), which goes before 0.875 · 1 · 0.5.
    let found = try meet(network, "d")
    #expect(ids(found, network) == [["us", "d"], ["us", "c", "d"]])
    #expect(abs((found.ways.last?.warmth ?? 0) - 0.4375) < 1e-12)
  }

  // MARK: Time

  @Test func agesFromTheLastContact() throws {
    let ties = ["us a contact 1 2020-01-01..", "us b friend 1 2010-01-01..", "us c contact"]
    let network = try WarmNetworks.network("us a b c", ties, contacts: ["us a 2023-01-01"])
    // 730 days after the contact half is left; what lasts and what has no date stays.
    #expect(abs(warmth(try meet(network, "a", on: "2024-12-31")) - 0.5) < 1e-12)
    #expect(warmth(try meet(network, "b", on: "2024-12-31")) == 1)
    #expect(warmth(try meet(network, "c", on: "2024-12-31")) == 1)
    // Before the contact the beginning counts, and later contacts do not.
    #expect(abs(warmth(try meet(network, "a", on: "2021-12-31")) - 0.5) < 1e-12)
    let found = try meet(network, "a", on: "2024-12-31")
    #expect(found.ways[0].steps[0].lastDay == WarmNetworks.day("2023-01-01"))
    #expect(
      found.ways[0].text(in: network).en == "known directly (contact, last on 1 January 2023)")
    #expect(found.ways[0].text(in: network).de == "direkt bekannt (Kontakt, zuletzt am 1.1.2023)")
  }

  @Test func takesTheHalfLifeOfTheKind() throws {
    let network = try WarmNetworks.network(
      "us a b", ["us a friend 1 2020-01-01..", "us b talk 1 2020-01-01..2020-01-01"],
      kinds: [TieKind("friend", halfLife: 100)])
    // A kind with a half-life lives from contacts; a day that is past ages by two years.
    #expect(abs(warmth(try meet(network, "a", on: "2020-04-10")) - 0.5) < 1e-12)
    #expect(abs(warmth(try meet(network, "b", on: "2021-12-31")) - 0.4) < 1e-12)
  }

  @Test func leavesOutWhatDoesNotHoldOnTheDay() throws {
    let network = try WarmNetworks.network(
      "us a b c",
      [
        "us a friend 1 2010-01-01..2015-12-31", "us b friend 1 2030-01-01..",
        "us c seen 1 2010-01-01..2015-12-31",
      ],
      kinds: [TieKind("seen", endIsSighting: true)])
    #expect(try meet(network, "a", on: "2020-01-01").ways.isEmpty)
    #expect(try meet(network, "b", on: "2020-01-01").ways.isEmpty)
    // The end of c's tie is only the last sighting: 730 days later half of it is left.
    #expect(abs(warmth(try meet(network, "c", on: "2017-12-30")) - 0.3) < 1e-12)
    // Without a day everything counts, aged by the end of the data.
    #expect(warmth(try meet(network, "a")) > 0)
  }

  @Test func aContactTodayChangesTheAnswer() throws {
    let ties = [
      "us laura contact 1 2019-01-01..", "us karl contact 2 2025-10-01..", "karl laura friend",
    ]
    let before = try WarmNetworks.network("us karl laura", ties)
    let after = try WarmNetworks.network(
      "us karl laura", ties, contacts: ["us laura 2026-11-29"])
    let cold = try meet(before, "laura", on: "2026-11-29")
    let warm = try meet(after, "laura", on: "2026-11-29")
    #expect(warmth(cold) < 0.1 && abs(warmth(warm) - 0.75) < 1e-12)
    // Known directly comes first however long ago.
    #expect(ids(cold, before) == [["us", "laura"], ["us", "karl", "laura"]])
  }

  // MARK: Us

  @Test func ourMembersAreUs() throws {
    let network = try WarmNetworks.network(
      "us:organisation m n laura", ["us m member", "n us Vorstand", "m laura friend", "n m knows"])
    let found = try meet(network, "laura")
    #expect(ids(found, network) == [["m", "laura"]])
    #expect(found.ways[0].isDirect && found.ways[0].warmth == 1)
    #expect(try meet(network, "n").ways.map(\.steps.count) == [0])
    #expect(try meet(network, "n").ways[0].text(in: network).en == "one of us")
  }

  @Test func whatWasNotedForWhomWasNamedComesBeforeWhatMembersHave() throws {
    let network = try WarmNetworks.network(
      "us:organisation m a", ["us m member", "us a contact 1 2024-01-01..", "m a friend"])
    func ways(on day: String) throws -> [[String]] {
      let found = try meet(network, "a", on: day)
      #expect(!found.ways.contains { !$0.isDirect })
      return ids(found, network)
    }
    #expect(try ways(on: "2026-01-01") == [["us", "a"], ["m", "a"]])
    // Twenty years later the member's tie is the one that lasts.
    #expect(try ways(on: "2044-01-01") == [["m", "a"], ["us", "a"]])
  }

  @Test func measuresStrengthByTheScaleOfTheKind() throws {
    let network = try WarmNetworks.network(
      "us a b", ["us a friend 2", "us b friend 20"], kinds: [TieKind("friend", scale: 8)])
    #expect(abs(warmth(try meet(network, "a")) - 0.625) < 1e-12)
    #expect(warmth(try meet(network, "b")) == 1)
  }

  @Test func ourOwnTieComesFirstHoweverCold() throws {
    let network = try WarmNetworks.network(
      "us a b", ["us b contact 1 2000-01-01..", "us a friend", "a b friend"])
    let found = try meet(network, "b", on: "2026-01-01")
    #expect(ids(found, network) == [["us", "b"], ["us", "a", "b"]])
    #expect(found.ways[0].isCold && !found.ways[1].isCold)
    #expect(found.ways[0].text(in: network).en.hasPrefix("known directly, but long ago"))
  }

  // MARK: Who is asked

  @Test func halvesForEachPersonAskedUntilItIsCold() throws {
    let chain = ["us a", "a b", "b c", "c d", "d e", "e f", "f g"].map { "\($0) friend" }
    let network = try WarmNetworks.network("us a b c d e f g", chain)
    #expect(try meet(network, "f").ways.map(\.warmth) == [0.03125])
    #expect(try meet(network, "g").ways.isEmpty)
  }

  @Test func asksOnlyPeopleWhoAreWilling() throws {
    let ties = [
      "us no friend", "no d friend", "us off friend", "off d friend", "us gazette friend",
      "gazette d friend", "us club friend", "club d friend", "us x friend", "x d knows",
    ]
    let network = try WarmNetworks.network(
      "us no off gazette:channel club:organisation x d", ties, objecting: ["no"],
      roles: [("off", "Sport", .declined), ("x", "Sport", .declined), ("x", "Kultur", .active)])
    // x declined one role only. With the topic of that role nobody is left.
    #expect(ids(try meet(network, "d"), network) == [["us", "x", "d"]])
    #expect(try meet(network, "d", view: WarmPath.View(topic: "Sport")).ways.isEmpty)
    #expect(
      ids(try meet(network, "d", view: WarmPath.View(topic: "Kultur")), network)
        == [["us", "off", "d"], ["us", "x", "d"]])
    #expect(
      ids(try meet(network, "d", view: WarmPath.View(includesDeclined: true)), network)
        == [["us", "off", "d"], ["us", "x", "d"]])
    #expect(throws: AnalysisError.objected("no")) { try meet(network, "no") }
  }

  @Test(arguments: [(30, 0.4), (31, 0.2), (100, 0.2), (101, 0)])
  func twoOfOneGroupKnowEachOtherWhileItIsSmall(size: Int, base: Double) throws {
    let members = (0..<size - 2).map { "m\($0)" }
    let network = try WarmNetworks.network(
      (["us", "a", "choir:organisation"] + members).joined(separator: " "),
      (["us", "a"] + members).map { "\($0) choir member" })
    let found = try meet(network, "a")
    #expect(abs(warmth(found) - base) < 1e-12)
    guard base > 0 else { return }
    #expect(network.ids(found.ways[0].actors) == ["us", "a"])
    #expect(!found.ways[0].isDirect)
    #expect(found.ways[0].text(in: network).en == "both in choir, \(size) people")
    #expect(found.ways[0].goBetweens.isEmpty)
  }

  @Test func aGroupIsPassedBesideOneWhoIsAsked() throws {
    let network = try WarmNetworks.network(
      "us karl laura choir:organisation fest:event gazette:channel",
      [
        "us karl friend", "karl choir member", "laura choir Mitglied", "us fest attended",
        "laura fest attended", "us gazette member", "laura gazette member",
      ])
    // Neither the event nor the channel; 1 · 0.5 · 0.4.
    let found = try meet(network, "laura")
    #expect(ids(found, network) == [["us", "karl", "laura"]])
    #expect(abs(warmth(found) - 0.2) < 1e-12)
    #expect(found.ways[0].text(in: network).en == "through karl (both in choir, 2 people)")
    #expect(found.ways[0].text(in: network).de == "über karl (beide in „choir“, 2 Personen)")
  }

  @Test func anOrganisationIsMetThroughItsPeople() throws {
    let network = try WarmNetworks.network(
      "us a b c guest club:organisation",
      [
        "us a knows", "us b friend", "a club member", "b club Vorstand", "us c friend",
        "c club contact", "us guest friend", "guest club attended",
      ])
    // b 1, a 0.8; c belongs not to it but has a contact: 1 · 0.5 · 0.8. Who was there is nobody.
    let found = try meet(network, "club")
    #expect(
      ids(found, network) == [["us", "b", "club"], ["us", "a", "club"], ["us", "c", "club"]])
    #expect(zip(found.ways.map(\.warmth), [1, 0.8, 0.4]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(found.ways[0].text(in: network).en == "through b (Vorstand)")
    // One of us belongs to it.
    #expect(
      ids(try meet(network, "club", from: ["a"], alternatives: 1), network) == [["a", "club"]])
  }

  @Test func whoWorksWithAnOrganisationWorksForIt() throws {
    let network = try WarmNetworks.network(
      "us a b d inn:organisation",
      [
        "us a friend", "a inn works_with", "b inn works_with", "us d friend", "d inn friend",
      ])
    #expect(
      ids(try meet(network, "inn"), network)
        == [["us", "a", "inn"], ["us", "d", "inn"], ["us", "a", "b", "inn"]])
    // Two who work there know each other as two of a group: 1 · 0.5 · 0.4.
    #expect(abs(warmth(try meet(network, "b")) - 0.2) < 1e-12)
  }

  @Test func namesSharedEventsAsOccasions() throws {
    let network = try WarmNetworks.network(
      "us:organisation laura karl nina stranger fest:event ball:event",
      [
        "us laura contact 1 2025-11-02..", "us karl contact 3 2021-03-01..",
        "us nina contact 3 2022-12-01..", "nina laura follower 1 2022-02-01.. >",
        "karl fest attended 1 2023-06-10..2023-06-10",
        "laura fest attended 1 2023-06-10..2023-06-10",
        "stranger fest attended 1 2023-06-10..2023-06-10",
        "karl ball attended 1 2024-06-10..2024-06-10",
        "laura ball attended 1 2024-06-10..2024-06-10",
      ])
    let found = try meet(network, "laura", on: "2025-11-02")
    #expect(ids(found, network) == [["us", "laura"]])
    // Strengths 1, 3, 3: a third of the pairs is at most as strong.
    #expect(abs(warmth(found) - 2.0 / 3) < 1e-12)
    #expect(found.occasions.map { network.ids([$0.with, $0.event]) } == [["karl", "ball"]])
    #expect(
      found.occasions[0].text(of: found.to, in: network).en
        == "both at ball (10 June 2024): laura and karl, whom we know")
    let stranger = try meet(network, "stranger", on: "2025-11-02")
    #expect(stranger.ways.isEmpty)
    #expect(
      stranger.occasions.map { network.ids([$0.with, $0.event]) }
        == [["laura", "fest"], ["karl", "fest"]])
  }

  @Test func prefersFewerAskedThenLowerIDs() throws {
    let network = try WarmNetworks.network(
      "us y x d", ["us y knows", "y d knows", "us x knows", "x d knows"])
    #expect(ids(try meet(network, "d"), network) == [["us", "x", "d"], ["us", "y", "d"]])
  }
}
