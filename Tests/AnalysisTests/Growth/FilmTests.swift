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
    #expect(lines[0] == "January 2024: 6 actors, 4 ties; 4 new, 0 lost.")
    #expect(
      lines[4].contains(
        "“Chor” (3) and “Feuerwehr” (3) are connected for the first time."), "\(lines[4])")
    #expect(lines[4].contains("The campaign “Fest” begins."))
    #expect(lines[5].contains("The campaign “Fest” ends."))
    #expect(
      lines[6].contains(
        "A small group belongs to the main part of the network for the first time."),
      "\(lines[6])")
    #expect(lines[6].contains("The whole network hangs together."))
    #expect(lines[7].contains("0 new, 1 lost"))
    #expect(lines[9].contains("connected again."), "\(lines[9])")
    #expect(lines[9].contains("0 new, 1 returned, 0 lost"))
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
        film.nodes[$0.first].name?.en == "Eva" && film.nodes[$0.second].name?.en == "Felix"
      })
    #expect(
      link.states == [
        .none, .none, .none, .none, .new, .kept, .kept, .none, .none, .new, .kept, .kept,
      ])
    let ida = try #require(film.nodes.first { $0.name?.en == "Ida" })
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

  /// What is counted is what `growth` counts, and what is to be seen adds up to it.
  @Test(arguments: try GrowthOracle.load().growth)
  func countsAsGrowthDoes(_ oracle: GrowthOracle.Case) throws {
    let snapshot = Snapshot(try oracle.network())
    for every in [TimeStep.month, .quarter, .year] {
      let rows = try snapshot.growth(.init(every: every)).series[0].rows
      for most in [1_500, 2] {
        let film = try snapshot.film(.init(every: every, mostActors: most))
        #expect(film.frames.count == rows.count)
        for (frame, row) in zip(film.frames.indices, rows) {
          let found = film.frames[frame].row
          #expect(
            [
              found.actors, found.ties, found.pairs, found.new, found.kept, found.fading,
              found.lost,
            ]
              == [row.actors, row.ties, row.pairs, row.new, row.kept, row.fading, row.lost])
          #expect((found.returned, found.passing) == (row.returned, row.passing))
          #expect(found.span == row.span && found.components == row.components)
          guard !film.isAggregated else { continue }
          #expect(film.links.count { $0.states[frame] != .none } == row.pairs)
          #expect(film.nodes.count { $0.sizes[frame] > 0 } == row.actors)
          #expect(film.nodes.reduce(0) { $0 + Int($1.sizes[frame]) } == 2 * row.pairs)
        }
        for frame in film.frames.indices {
          #expect(
            film.caption(of: frame).de.count <= 200 && film.caption(of: frame).en.count <= 200)
        }
      }
    }
  }

  @Test func anEmptyFilmIsRefused() throws {
    let network = try Network(
      actors: [Actor(id: "a"), Actor(id: "b")],
      ties: [
        Tie(
          source: 0, target: 1,
          period: Period(first: day("2024-02-02"), last: day("2024-02-02")) ?? .always)
      ])
    #expect(throws: AnalysisError.nothingThere(singleDays: 1)) {
      try Snapshot(network).film(.init(rules: TieRules(findsOccasions: false)))
    }
    #expect(throws: AnalysisError.nothingThere(singleDays: 0)) {
      try Snapshot(network).film(.init(first: day("2025-01-01"), last: day("2025-12-31")))
    }
  }

  /// Who objected gives no name to a node, a part or a circle.
  @Test func whoObjectedIsNotNamed() throws {
    let village = try Self.village()
    let network = try Network(
      actors: village.actors.map { actor in
        Actor(
          id: actor.id, kind: .person, permission: actor.id == "Ida" ? .unknown : .objected)
      }, ties: Array(village.ties))
    for most in [1_500, 3] {
      let film = try Snapshot(network).film(.init(every: .month, mostActors: most))
      let words =
        film.transcript(.german) + film.nodes.compactMap(\.name?.de) + film.circles.map(\.de)
      for actor in network.actors where actor.id != "Ida" {
        #expect(!words.contains { $0.contains(actor.id) }, "\(actor.id)")
      }
    }
  }

  /// With room for three actors the village is shown as its circles, with the same counts.
  @Test func manyActorsAreShownAsCircles() throws {
    let film = try Snapshot(Self.village()).film(
      .init(every: .month, last: day("2024-12-31"), mostActors: 3))
    #expect(film.isAggregated)
    let single = try self.film()
    for frame in film.frames.indices {
      #expect(film.nodes.reduce(0) { $0 + Int($1.sizes[frame]) } == single.frames[frame].row.actors)
      #expect(film.frames[frame].row == single.frames[frame].row)
      #expect(film.frames[frame].events == single.frames[frame].events)
    }
  }
}
