import Foundation
import Testing

/// `reach` and `shortlist` under models of chance, as other programs read them.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct SpreadCommandTests {
  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(arguments + ["--format", "json"], in: checkout)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func reachHasTheContractedKeys() throws {
    for model in ["cascade", "threshold", "complex"] {
      let reach = try json(
        "reach", "Samples/karate", "--actors", "1,34", "--model", model, "--runs", "500")
      let value = try #require(reach["reached"] as? Double)
      let low = try #require(reach["low"] as? Double)
      let high = try #require(reach["high"] as? Double)
      #expect(low <= value && value <= high)
      let by = try #require(reach["by"] as? [String: Any])
      for key in ["step", "place", "topic", "kind", "group"] { #expect(by[key] != nil, "\(key)") }
      #expect(reach["share"] is Double && (reach["actors"] as? [Any])?.count == 2)
    }
  }

  @Test func shortlistProvesAndCompares() throws {
    let list = try json(
      "shortlist", "Samples/karate", "--size", "2", "--model", "cascade", "--compare", "1,34",
      "--seed", "7", "--uncertainty", "20")
    let entries = try #require(list["entries"] as? [[String: Any]])
    #expect(entries.count == 2)
    for key in ["rank", "id", "name", "adds", "cost", "reasons", "path"] {
      #expect(entries[0][key] != nil, "\(key)")
    }
    let reach = try #require(list["reach"] as? [String: Any])
    let value = try #require(reach["value"] as? Double)
    let sum = entries.compactMap { $0["adds"] as? Double }.reduce(0, +)
    #expect(abs(value - sum) < 1e-6)
    #expect(try #require(list["bound"] as? Double) >= 0.58)
    #expect(list["seed"] as? Int == 7)
    let rivals = try #require(list["comparisons"] as? [[String: Any]])
    #expect(
      rivals.compactMap { $0["rival"] as? String } == ["random", "mostTies", "friends", "named"])
    let doubt = try #require(list["uncertainty"] as? [String: Any])
    #expect(doubt["resamples"] as? Int == 20)
  }

  @Test func severalSourcesGoWithMoneyAndFloors() throws {
    let list = try json(
      "shortlist", "Samples/karate", "--model", "complex", "--budget", "30", "--default-cost",
      "10", "--at-least", "club:Officer=1", "--reach-at-least", "club=40%")
    let entries = try #require(list["entries"] as? [[String: Any]])
    #expect(entries.count <= 3 && list["certificate"] is NSNull && list["bound"] is NSNull)
    let demands = try #require(list["demands"] as? [[String: Any]])
    #expect(demands.compactMap { $0["subject"] as? String }.contains("money"))
    for demand in demands {
      let actual = try #require(demand["actual"] as? Double)
      if let most = demand["most"] as? Double { #expect(actual <= most) }
      if let least = demand["least"] as? Double { #expect(actual >= least) }
    }
  }

  @Test func goalsAreDoubted() throws {
    let list = try json(
      "shortlist", "Samples/hollersbrunn", "--goal", "1000", "--heard-from", "2", "--budget", "400",
      "--uncertainty", "40")
    let doubt = try #require(list["uncertainty"] as? [String: Any])
    let goal = try #require(doubt["goal"] as? [String: Any])
    let met = try #require(goal["met"] as? Double)
    #expect(goal["people"] as? Int == 1000 && met > 0 && met < 1)
    let low = try #require(doubt["low"] as? Double)
    let high = try #require(doubt["high"] as? Double)
    #expect(low < high && doubt["greedy"] is Bool)
    #expect((doubt["names"] as? [[String: Any]])?.isEmpty == false)
    let csv = try Program.run(
      [
        "shortlist", "Samples/hollersbrunn", "--goal", "1000", "--heard-from", "2", "--budget",
        "400", "--uncertainty", "40", "--format", "csv",
      ], in: checkout)
    let rows = csv.output.split(separator: "\n")
    #expect(rows.first?.hasSuffix(",listed,rankLow,rankHigh") ?? false)
    #expect(rows.count == (list["entries"] as? [Any])?.count.advanced(by: 1))
  }

  /// What does not go together is said in one line of either language.
  @Test(arguments: ["--goal 5", "--assign", "--routes ways.csv"], ["cascade", "complex"])
  func stepsDoNotGoWithChance(_ option: String, model: String) throws {
    for (language, word) in [("de", "zählen Schritte"), ("en", "count steps")] {
      let result = try Program.run(
        ["shortlist", "Samples/karate", "--model", model, "--lang", language]
          + option.split(separator: " ").map(String.init), in: checkout)
      #expect(result.status == 64 && result.output.isEmpty)
      let lines = result.errors.split(separator: "\n").filter { $0.contains(word) }
      #expect(lines.count == 1)
    }
  }

  @Test func theSameBytesOnAnyNumberOfThreads() throws {
    let arguments = [
      "shortlist", "Samples/hollersbrunn", "--size", "3", "--model", "cascade", "--probability",
      "0.02-0.05", "--uncertainty", "20", "--format", "json",
    ]
    let one = try Program.run(arguments + ["--threads", "1"], in: checkout)
    let two = try Program.run(arguments + ["--threads", "2"], in: checkout)
    #expect(one.status == 0 && one.output == two.output)
  }

  @Test(arguments: [
    ["--model", "cascade", "--probability", "2"], ["--model", "cascade", "--probability", "a=b"],
    ["--model", "complex", "--sources", "0"], ["--model", "cascade", "--sources", "2"],
    ["--probability", "0.1"], ["--model", "wave"], ["--model", "cascade", "--runs", "0"],
  ])
  func refusesWrongModels(_ arguments: [String]) throws {
    let result = try Program.run(
      ["reach", "Samples/karate", "--actors", "1"] + arguments, in: checkout)
    #expect(result.status == 64 && result.output.isEmpty)
  }
}
