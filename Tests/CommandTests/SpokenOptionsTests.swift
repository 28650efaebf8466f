import Foundation
import Testing

/// Options understand what people say: German words, decimal commas, near misses.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct SpokenOptionsTests {
  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: checkout)
  }

  @Test(arguments: [
    (
      ["growth", "Samples/women", "--every", "Jahr"],
      ["growth", "Samples/women", "--every", "year"]
    ),
    (
      ["multipliers", "Samples/boston", "--role", "Bruecke"],
      ["multipliers", "Samples/boston", "--role", "bridge"]
    ),
    (
      ["measure", "Samples/karate", "--measure", "Vermittlung"],
      ["measure", "Samples/karate", "--measure", "betweenness"]
    ),
    (
      ["measure", "Samples/karate", "--measure", "betweenness", "--approximate", "0,1"],
      ["measure", "Samples/karate", "--measure", "betweenness", "--approximate", "0.1"]
    ),
    (
      ["groups", "Samples/karate", "--resolution", "1,5"],
      ["groups", "Samples/karate", "--resolution", "1.5"]
    ),
    (
      ["reach", "Samples/karate", "--actors", "1", "--model", "Kaskade"],
      ["reach", "Samples/karate", "--actors", "1", "--model", "cascade"]
    ),
    (
      ["keyplayers", "Samples/karate", "--goal", "Abdecken"],
      ["keyplayers", "Samples/karate", "--goal", "cover"]
    ),
  ]) func bothWaysOfSayingMeanTheSame(spoken: [String], plain: [String]) throws {
    let answers = try [spoken, plain].map { try Program.run($0, in: checkout) }
    #expect(answers[0].status == 0, "\(answers[0].errors)")
    #expect(answers[0].output == answers[1].output)
  }

  @Test func aDecimalPointBeforeThreeDigitsIsNoGroup() throws {
    let point = try run(
      "measure", "Samples/karate", "--measure", "betweenness", "--approximate", "0.125", "--lang",
      "de")
    let comma = try run(
      "measure", "Samples/karate", "--measure", "betweenness", "--approximate", "0,125", "--lang",
      "de")
    #expect(point.status == 0, "\(point.errors)")
    #expect(point.output == comma.output)
  }

  @Test(arguments: [
    (["multiplikatoren", "x"], "„multipliers“"), (["shortlits", "x"], "„shortlist“"),
    (["multipliers", "Samples/karate", "--thema", "x"], "„--topic“"),
    (["growth", "Samples/karate", "--every", "Tag"], "„woche“, „monat“"),
    (["measure", "Samples/karate", "--measure", "Grat"], "„Grat“"), (["check"], "Es fehlt"),
    (["check", "Samples/karate", "mehr"], "zu viel"),
  ]) func refusalsSayWhatWasMeantInGerman(arguments: [String], part: String) throws {
    let result = try Program.run(arguments + ["--lang", "de"], in: checkout)
    #expect(result.status == 64)
    #expect(result.errors.contains(part), "\(result.errors)")
    for english in ["Did you mean", "unexpected", "Please", "Missing", "Error", "provide"] {
      #expect(!result.errors.contains(english), "\(result.errors)")
    }
  }

  @Test func defaultsAreNumbersOfTheLanguage() throws {
    func help(_ language: String) throws -> String {
      let output = try run("care", "--help", "--lang", language).output
      return output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try help("de").contains("(sonst: 0,5)"))
    #expect(try help("en").contains("(default: 0.5)"))
    #expect(!(try help("de").contains("30.0")))
  }

  @Test func theVersionIsOneLine() throws {
    let result = try run("--version")
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }
}
