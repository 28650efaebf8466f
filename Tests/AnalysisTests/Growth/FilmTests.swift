import Analysis
import Relations
import Testing
import Wording

@Suite struct FilmTests {
  /// A choir of three and a fire brigade of three, connected in May by Eva and Felix; a pair apart
  /// joins in July; the tie of May ends in August and comes back in October.
  static func village() throws -> Network {
    func tie(_ a: Int, _ b: Int, _ first: String, _ last: String? = nil) -> Tie {
      Tie(
        source: a, target: b, period: Period(first: day(first), last: last.map(day)) ?? .always)
    }
    return try Network(
      actors: ["Chor", "Anna", "Eva", "Feuerwehr", "Felix", "Georg", "Hans", "Ida"].map {
        Actor(id: $0, kind: ["Chor", "Feuerwehr"].contains($0) ? .organisation : .person)
      },
      ties: [
        tie(0, 1, "2024-01-01"), tie(0, 2, "2024-01-01"), tie(1, 2, "2024-02-01"),
        tie(3, 4, "2024-01-01"), tie(3, 5, "2024-01-15"), tie(4, 5, "2024-02-20"),
        tie(2, 4, "2024-05-10", "2024-08-15"), tie(2, 4, "2024-10-01"),
        tie(6, 7, "2024-03-01"), tie(5, 6, "2024-07-01"),
      ],
      campaigns: [
        Campaign(
          name: "Fest", period: Period(first: day("2024-05-01"), last: day("2024-06-15")) ?? .always
        )
      ])
  }

  private func film() throws -> Film {
    try Snapshot(Self.village()).film(.init(every: .month, last: day("2024-12-31")))
  }

  @Test func everyMergerIsTold() throws {
    let film = try film()
    let lines = film.transcript(.english)
    #expect(lines.count == 12)
    #expect(lines[0] == "January 2024: 6 actors, 4 tied pairs; 4 new, 0 lost.")
    #expect(
      lines[4].contains(
        "The 3 around Chor and the 3 around Feuerwehr are connected for the first time."))
    #expect(lines[4].contains("The campaign “Fest” begins."))
    #expect(lines[5].contains("The campaign “Fest” ends."))
    #expect(lines[6].contains("The 6 around Eva and the 2 around Hans are connected"))
    #expect(lines[6].contains("The whole network hangs together."))
    #expect(lines[7].contains("0 new, 1 lost"))
    #expect(lines[9].contains("are connected again."))
    let mergers = film.frames.flatMap(\.events).count { event in
      if case .merger = event { true } else { false }
    }
    #expect(mergers == 3)
    #expect(film.transcript(.german)[4].contains("sind zum ersten Mal verbunden."))
  }

  @Test func linksFollowTheirTies() throws {
    let film = try film()
    #expect(!film.isAggregated && film.nodes.count == 8)
    let link = try #require(
      film.links.first {
        film.nodes[$0.first].name.en == "Eva" && film.nodes[$0.second].name.en == "Felix"
      })
    #expect(
      link.states == [
        .none, .none, .none, .none, .new, .kept, .kept, .none, .none, .new, .kept, .kept,
      ])
    let ida = try #require(film.nodes.first { $0.name.en == "Ida" })
    #expect(ida.sizes == [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  }

  @Test func tiesFadeByTheirHalfLife() throws {
    let film = try Snapshot(Self.village()).film(
      .init(every: .month, last: day("2024-12-31"), rules: TieRules(halfLife: 60)))
    let link = try #require(film.links.first)
    // Whole on 1 January, half after 60 days on 1 March, a tenth after 199 days, on 18 July.
    #expect(
      Array(link.states[..<8]) == [.new, .kept, .fading, .fading, .fading, .fading, .none, .none])
  }

  /// With room for three actors the village is shown as its circles, with the same counts.
  @Test func manyActorsAreShownAsCircles() throws {
    let film = try Snapshot(Self.village()).film(
      .init(every: .month, last: day("2024-12-31"), mostActors: 3))
    #expect(film.isAggregated)
    let single = try self.film()
    for frame in film.frames.indices {
      #expect(film.nodes.reduce(0) { $0 + Int($1.sizes[frame]) } == single.frames[frame].actors)
      #expect(film.frames[frame].pairs == single.frames[frame].pairs)
      #expect(film.frames[frame].events == single.frames[frame].events)
    }
  }
}
