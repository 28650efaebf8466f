import Relations
import Testing
import Wording

@testable import Exchange

struct NetworkAssemblyTests {
  private func assembly() -> NetworkAssembly {
    var assembly = NetworkAssembly()
    assembly.beginFile("folder/ties.csv")
    return assembly
  }

  @Test func namesLeadToPositionsInOrderOfFirstMention() throws {
    var assembly = assembly()
    let names = (0..<5000).map { "actor \($0 * 7919 % 5000)" }
    #expect(names.map { assembly.actor($0) } == Array(0..<5000))
    #expect(names.reversed().map { assembly.actor($0) } == (0..<5000).reversed())
    #expect(try assembly.finish().network.actors.map(\.id) == names)
  }

  @Test func composedAndDecomposedIdsAreOneActor() throws {
    for ids in [["Bj\u{F6}rn", "Bjo\u{308}rn"], ["Bjo\u{308}rn", "Bj\u{F6}rn"]] {
      var assembly = assembly()
      #expect(ids.map { assembly.actor($0) } == [0, 0])
      #expect(assembly.actor("Olaf") == 1)
      let result = try assembly.finish()
      #expect(Array(result.network.actors[0].id.utf8) == Array("Bj\u{F6}rn".utf8))
      #expect(result.report.warnings.count == 1)
    }
  }

  @Test func oneDecomposedIdAloneIsNotWorthAWarning() throws {
    var assembly = assembly()
    #expect(
      ["Bjo\u{308}rn", "Бьёрн", "Bjo\u{308}rn", "Бьёрн"].map { assembly.actor($0) } == [0, 1, 0, 1])
    #expect(try assembly.finish().report.warnings.isEmpty)
  }

  @Test func columnsAreFilledUpAndTyped() throws {
    var assembly = assembly()
    for id in ["a", "b", "c"] { _ = assembly.actor(id) }
    let size = assembly.actorColumns.column("size")
    let member = assembly.actorColumns.column("member")
    let code = assembly.actorColumns.column("code")
    _ = assembly.actorColumns.column("empty")
    assembly.actorColumns.set(size, row: 1, "1.50")
    assembly.actorColumns.set(member, row: 0, "TRUE")
    assembly.actorColumns.set(member, row: 2, "falsch")
    assembly.actorColumns.set(code, row: 2, "01067")
    let columns = try assembly.finish().network.actorAttributes
    #expect(
      columns == [
        AttributeColumn(name: "size", type: .number, values: ["", "1.50", ""]),
        AttributeColumn(name: "member", type: .flag, values: ["true", "", "false"]),
        AttributeColumn(name: "code", type: .text, values: ["", "", "01067"]),
      ])
  }

  @Test func errorsComeInTheOrderOfLinesAndAreCounted() {
    var assembly = assembly()
    for line in (1...50).reversed() {
      assembly.error(line: line, Localized("wrong"), advice: Localized("mend it"))
    }
    #expect {
      try assembly.finish()
    } throws: { error in
      guard let failure = error as? ImportFailure else { return false }
      return failure.errorCount == 50 && failure.notices.count == 20
        && failure.notices.map(\.position.line) == Array(31...50)
    }
  }

  @Test func selfTiesAreKeptCountedAndSaidOnce() throws {
    var assembly = assembly()
    let (a, b) = (assembly.actor("a"), assembly.actor("b"))
    for (line, tie) in [(a, b), (a, a), (b, b)].enumerated() {
      assembly.add(Tie(source: tie.0, target: tie.1, origin: assembly.origin(line: line + 2)))
    }
    let result = try assembly.finish()
    #expect(result.network.ties.count == 3)
    #expect(result.report.tiesStored == 3)
    #expect(result.report.actorsFromTies == 2)
    #expect(result.report.warnings.map(\.position.line) == [3])
    #expect(result.network.sources == [Source(title: "ties.csv")])
  }
}
