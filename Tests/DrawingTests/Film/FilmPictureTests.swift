import Analysis
import Foundation
import FoundationXML
import GraphCore
import Relations
import Testing
import Wording

@testable import Drawing

@Suite struct FilmPictureTests {
  private func film(mostActors: Int = 1_500) throws -> Film {
    try Snapshot(network()).film(
      .init(every: .quarter, rules: TieRules(halfLife: 200), mostActors: mostActors))
  }

  private func network() throws -> Network {
    let actors = 40
    var random = SplitMix64(seed: 3)
    let ties = (0..<3 * actors).map { _ in
      let first = Day(number: 19_000 + Int32(random.below(700)))
      let a = random.below(actors)
      return Tie(
        source: a, target: (a + 1 + random.below(6)) % actors,
        period: Period(
          start: first, end: random.unit() < 0.4 ? first.advanced(by: 20 + random.below(200)) : nil)
          ?? .always)
    }
    return try Network(
      actors: (0..<actors).map { Actor(id: "p\($0)", name: "<b>\($0) & Söhne") }, ties: ties,
      campaigns: [
        Campaign(
          name: "\"Fest\"",
          period: Period(start: Day(number: 19_100), end: Day(number: 19_200)) ?? .always)
      ])
  }

  /// Whether `bytes` are well-formed XML.
  private func isWellFormed(_ bytes: [UInt8]) -> Bool { XMLParser(data: Data(bytes)).parse() }

  @Test(arguments: [1_500, 10]) func sameBytesTwiceAndWellFormed(mostActors: Int) throws {
    let film = try film(mostActors: mostActors)
    #expect(film.isAggregated == (mostActors == 10))
    for language in Language.allCases {
      let picture = FilmPicture(film, language: language)
      let svg = try picture.svg(execution: Execution(threads: 1))
      #expect(try picture.svg(execution: Execution(threads: 2)) == svg)
      #expect(isWellFormed(svg))
      #expect(try picture.html() == picture.html())
      let panels = try FilmPanels(film, language: language).svg()
      #expect(isWellFormed(panels))
      #expect(try FilmPanels(film, language: language).svg() == panels)
    }
  }

  @Test func nobodyMovesAndNothingIsLoaded() throws {
    let film = try film()
    let text = String(decoding: try FilmPicture(film, language: .english).svg(), as: UTF8.self)
    // Circles change their radius only: each actor has one place.
    #expect(!text.contains("attributeName=\"cx\"") && !text.contains("attributeName=\"cy\""))
    #expect(!text.contains("attributeName=\"d\"") && !text.contains("attributeName=\"transform\""))
    let addresses = text.components(separatedBy: "http").count - 1
    #expect(addresses == 1, "only the name space of SVG")
    let page = String(decoding: try FilmPicture(film, language: .english).html(), as: UTF8.self)
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("<b>"))
    for line in film.transcript(.english) {
      #expect(page.contains(xmlEscaped(line)))
      #expect(text.contains(xmlEscaped(line)))
    }
  }

  @Test func animationsNameTheirChangesOnly() {
    let time = FilmTime(frames: 8, pace: 0.5)
    #expect(time.total == "4")
    #expect(time.animate("r", ["1", "1", "1", "1", "1", "1", "1", "1"]).isEmpty)
    #expect(
      time.animate("opacity", ["0", "0", "1", "1", "1", "0", "0", "0"])
        == "<animate attributeName=\"opacity\" dur=\"4s\" fill=\"freeze\" calcMode=\"discrete\" "
        + "values=\"0;1;0\" keyTimes=\"0;.25;.625\"/>")
  }

  @Test func growthChartsAreWellFormedAndTheSameTwice() throws {
    let network = try network()
    for basis in [nil, Growth.Question.Basis.place] {
      let growth = try Snapshot(network).growth(.init(by: basis))
      let chart = GrowthChart(growth, campaigns: network.campaigns, language: .german)
      #expect(isWellFormed(chart.svg()))
      #expect(chart.svg() == chart.svg())
    }
    let survival = try Snapshot(network).survival(.init())
    let chart = SurvivalChart(
      survival.kinds.map { .init(name: "<\($0.name)>", curve: $0.curve) }, title: "a & b",
      language: .english)
    #expect(isWellFormed(chart.svg()))
  }

  @Test func axesHaveRoundMarks() {
    #expect(ValueScale(to: 22_952).ticks == [0, 10_000, 20_000, 30_000])
    #expect(ValueScale(from: -30, to: 1_203).ticks == [-500, 0, 500, 1_000, 1_500])
    #expect(ValueScale(to: 0.47).ticks.count == 4)
    #expect(ValueScale(to: 0).ticks.count >= 2)
  }
}
