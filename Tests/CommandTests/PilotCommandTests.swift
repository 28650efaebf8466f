import Foundation
import Testing

/// A pilot from the plan to the verdict, with result files as people really hand them in.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct PilotCommandTests {
  /// A folder with a town of twelve hamlets of 25, its plan, and who is in which arm.
  private final class Town {
    let folder: URL
    /// Per person of the plan: id, arm ("" outside the pilot), whether it counts.
    let people: [(id: String, arm: String, counts: Bool)]

    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("geflecht-pilot-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("town"), withIntermediateDirectories: true)
      var persons = "id,name,place\n"
      var ties = "source,target\n"
      for hamlet in 0..<12 {
        for number in 0..<25 {
          persons += "p\(hamlet)-\(number),Person \(hamlet)-\(number),Hamlet \(hamlet)\n"
          for step in [1, 2, 5] {
            ties += "p\(hamlet)-\(number),p\(hamlet)-\((number + step) % 25)\n"
          }
        }
        ties += "p\(hamlet)-0,p\((hamlet + 1) % 12)-7\n"
      }
      try persons.write(
        to: folder.appendingPathComponent("town/people.csv"), atomically: true, encoding: .utf8)
      try ties.write(
        to: folder.appendingPathComponent("town/ties.csv"), atomically: true, encoding: .utf8)
      let result = try Program.run(
        ["pilot", "town", "--pairs", "4", "--cells", "12", "--out", "plan.csv"], in: folder)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      let plan = try String(contentsOf: folder.appendingPathComponent("plan.csv"), encoding: .utf8)
      let rows = plan.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(rows[0] == ["id", "name", "cell", "pair", "arm", "counts", "p_test", "p_control"])
      people = rows.dropFirst().map { ($0[0], $0[4], $0[5] == "1") }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var takingPart: [(id: String, arm: String, counts: Bool)] { people.filter { $0.arm != "" } }

    /// Evaluates a result file of these bytes.
    func evaluate(_ content: Data, _ arguments: String...) throws -> Program.Result {
      try content.write(to: folder.appendingPathComponent("result.csv"))
      return try Program.run(
        ["pilot", "town", "--result", "result.csv", "--design", "plan.csv"] + arguments, in: folder)
    }

    func json(_ content: String) throws -> [String: Any] {
      let result = try evaluate(Data(content.utf8), "--format", "json")
      #expect(result.status == 0, "\(result.errors)")
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      return try #require(object as? [String: Any])
    }

    /// A row for everybody who takes part.
    func table(_ header: String, _ row: (_ id: String, _ isTest: Bool) -> String) -> String {
      header + "\n" + takingPart.map { row($0.id, $0.arm == "test") + "\n" }.joined()
    }
  }

  private func effect(_ object: [String: Any], _ name: String = "hajek") throws -> Double {
    let estimate = try #require(object[name] as? [String: Any])
    return try #require(estimate["value"] as? Double)
  }

  @Test func theLoopFindsAPlantedEffect() throws {
    let town = try Town()
    #expect(town.takingPart.count >= 150)
    let found = try town.json(town.table("id,outcome") { "\($0),\($1 ? 1.5 : 1)" })
    #expect(abs(try effect(found) - 0.5) < 1e-9)
    #expect(abs(try effect(found, "plain") - 0.5) < 1e-9)
    let counted = town.takingPart.filter(\.counts)
    #expect(found["test"] as? Int == counted.count { $0.arm == "test" })
    #expect(found["control"] as? Int == counted.count { $0.arm == "control" })
    #expect(found["buffer"] as? Int == town.takingPart.count - counted.count)
    // Made anew from the same options it is the same plan.
    let again = try Program.run(
      [
        "pilot", "town", "--pairs", "4", "--cells", "12", "--result", "result.csv", "--format",
        "json",
      ], in: town.folder)
    let object = try JSONSerialization.jsonObject(with: Data(again.output.utf8))
    #expect(abs(try effect(try #require(object as? [String: Any])) - 0.5) < 1e-9)
  }

  /// Semicolons, decimal commas, umlauts in Windows-1252, a byte order mark, tabs, yes and no.
  @Test func filesAsOfficesWriteThem() throws {
    let town = try Town()
    let german = town.table("id;ergebnis;bemerkung") { "\($0);\($1 ? "2,75" : "2,25");Grüße" }
    let found = try town.json(german)
    #expect(abs(try effect(found) - 0.5) < 1e-9)
    let latin = try #require(german.data(using: .windowsCP1252))
    let result = try town.evaluate(latin, "--lang", "de")
    #expect(result.status == 0 && result.output.contains("+0,500"), "\(result.errors)")
    let marked = "\u{FEFF}" + town.table("id;outcome\r") { "\($0);\($1 ? "1,5" : "1")\r" }
    #expect(abs(try effect(try town.json(marked)) - 0.5) < 1e-9)
    let tabs = town.table("id\toutcome") { "\($0)\t\($1 ? 1.5 : 1)" }
    #expect(abs(try effect(try town.json(tabs)) - 0.5) < 1e-9)
    let words = town.table("id,outcome") { "\($0),\($1 ? "ja" : "nein")" }
    #expect(abs(try effect(try town.json(words)) - 1) < 1e-9)
  }

  /// The smallest effect through the command line: outcomes with that effect, in cells that differ as
  /// assumed, are called more than chance in four of five cases (100 trials: standard error 4 %).
  @Test func theSmallestEffectShowsInFourOfFive() throws {
    let town = try Town()
    let plan = try Program.run(
      ["pilot", "town", "--pairs", "4", "--cells", "12", "--format", "json"], in: town.folder)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any])
    let effect = try #require(object["smallestEffect"] as? Double)
    let table = try String(
      contentsOf: town.folder.appendingPathComponent("plan.csv"), encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }.filter { $0[4] != "" }
    var random = SystemLikeRandom(state: 20_261_129)
    var shown = 0
    let trials = 100
    for _ in 0..<trials {
      var base: [String: Double] = [:]
      var text = "id,outcome\n"
      for row in rows {
        // An even distribution with the variance 0.02 · 0.2 · 0.8 of an intraclass correlation.
        let own =
          base[row[2]] ?? 0.2 + (2 * random.unit() - 1) * (3 * 0.02 * 0.2 * 0.8).squareRoot()
        base[row[2]] = own
        text += "\(row[0]),\(random.unit() < own + (row[4] == "test" ? effect : 0) ? 1 : 0)\n"
      }
      let hajek = try #require(try town.json(text)["hajek"] as? [String: Any])
      if let low = hajek["low"] as? Double, low > 0 { shown += 1 }
    }
    #expect((68...92).contains(shown), "\(shown) of \(trials)")
  }

  /// A linear congruential generator: tests of the command line import no kernel.
  private struct SystemLikeRandom {
    var state: UInt64

    mutating func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
  }

  @Test func aHandfulOfPeopleIsRefused() throws {
    let (folder, plans) = (try Scratch(), try Scratch())
    try folder.write("id,name\n" + (1...9).map { "p\($0),P\($0)\n" }.joined(), to: "people.csv")
    try folder.write(
      "source,target\n" + (1...8).map { "p\($0),p\($0 + 1)\n" }.joined(), to: "ties.csv")
    let result = try Program.run(["pilot", folder.path, "--pairs", "2"], in: checkout)
    #expect(result.status == 64 && result.errors.contains("too few people"), "\(result.errors)")
    // A plan of four people, all of one mind: no verdict, whatever they say.
    let rows = [("p1", 1, "test"), ("p2", 1, "test"), ("p3", 2, "test"), ("p4", 1, "control")]
    try plans.write(
      "id,name,cell,pair,arm,counts,p_test,p_control\n"
        + rows.map { "\($0),\($0),1,\($1),\($2),1,0.5,0.5\n" }.joined(), to: "plan.csv")
    try plans.write("id,outcome\np1,1\np2,1\np3,0\np4,0\n", to: "result.csv")
    let verdict = try Program.run(
      [
        "pilot", folder.path, "--design", plans.path + "/plan.csv", "--result",
        plans.path + "/result.csv",
      ], in: checkout)
    #expect(verdict.status == 0, "\(verdict.errors)")
    #expect(verdict.output.contains("says nothing") && !verdict.output.contains("more than chance"))
    // Refusals name the line.
    try plans.write("id,outcome\np1,1\nnobody,1\n", to: "result.csv")
    let stranger = try Program.run(
      [
        "pilot", folder.path, "--design", plans.path + "/plan.csv", "--result",
        plans.path + "/result.csv",
      ], in: checkout)
    #expect(
      stranger.status == 65 && stranger.errors.contains("result.csv:3:"), "\(stranger.errors)")
  }

  @Test func saysWhoIsMissing() throws {
    let town = try Town()
    let dropped = try #require(town.takingPart.first { $0.counts && $0.arm == "test" })
    let outsider = try #require(town.people.first { $0.arm == "" })
    var lines = town.table("id,outcome") { "\($0),\($1 ? 1.5 : 1)" }
      .split(separator: "\n").map(String.init)
    lines.removeAll { $0.hasPrefix(dropped.id + ",") }
    lines[1] = String(lines[1].prefix { $0 != "," }) + ",ill"
    lines.append("\(outsider.id),7")
    let found = try town.json(lines.joined(separator: "\n") + "\n")
    #expect(abs(try effect(found) - 0.5) < 1e-9)
    let missing = try #require(found["missing"] as? [String: Any])
    let ill = String(lines[1].prefix { $0 != "," })
    let isCounted = town.people.contains { $0.id == ill && $0.counts }
    let sum = (missing["test"] as? Int ?? 0) + (missing["control"] as? Int ?? 0)
    #expect(sum == (isCounted ? 2 : 1) && (missing["test"] as? Int ?? 0) >= 1)
    #expect(found["outside"] as? Int == 1 && found["unreadable"] as? Int == 1)
    let text = try town.evaluate(Data((lines.joined(separator: "\n") + "\n").utf8)).output
    #expect(text.contains("have no outcome") && text.contains("have no part in the pilot"))
  }

  /// Every broken file is refused in one line that names it, and says what is wrong.
  @Test func refusesBrokenFiles() throws {
    let town = try Town()
    let someone = town.takingPart[0].id
    let cases: [(content: String, mention: String)] = [
      ("", "header"), ("id,outcome\n", "nothing below"),
      ("id,score\n\(someone),1\n", "“outcome” is missing"),
      ("person,score\n\(someone),1\n", "missing"), ("outcome\n1\n", "header"),
      ("id,outcome\n\(someone),good\n", "“good”"),
      ("id,outcome\n\(someone),1\nnobody,1\nnoone,0\n", "“nobody” (and 1 more)"),
      ("id,outcome\n\(someone),1\n\(someone),2\n", "same id"),
      ("id,outcome\n\(someone),inf\n", "neither numbers"),
    ]
    for (content, mention) in cases {
      let result = try town.evaluate(Data(content.utf8))
      #expect(result.status == 65 || result.status == 1, "\(content): \(result.status)")
      #expect(result.output.isEmpty)
      #expect(result.errors.contains("result.csv"), "\(content): \(result.errors)")
      #expect(result.errors.contains(mention), "\(content): \(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  /// A plan that was changed is refused; it is never made anew behind the user's back.
  @Test func keepsToThePlanGiven() throws {
    let town = try Town()
    let file = town.folder.appendingPathComponent("plan.csv")
    let plan = try String(contentsOf: file, encoding: .utf8)
    let outcomes = Data(town.table("id,outcome") { "\($0),\($1 ? 1.5 : 1)" }.utf8)
    for (old, new) in [(",control,", ",kontrolle,"), (",test,1,", ",test,1,5"), ("p_test", "q")] {
      try plan.replacingOccurrences(of: old, with: new)
        .write(to: file, atomically: true, encoding: .utf8)
      let result = try town.evaluate(outcomes)
      #expect(result.status != 0 && result.errors.contains("plan.csv"), "\(result.errors)")
    }
    // Everybody tested: no comparison, and that is said.
    try plan.replacingOccurrences(of: ",control,", with: ",test,")
      .write(to: file, atomically: true, encoding: .utf8)
    let result = try town.evaluate(outcomes)
    #expect(result.status == 0 && result.output.contains("No verdict"))
    // A plan that went through a German spreadsheet is the same plan.
    let german = plan.replacingOccurrences(of: ".", with: "§")
      .replacingOccurrences(of: ",", with: ";").replacingOccurrences(of: "§", with: ",")
    try german.write(to: file, atomically: true, encoding: .utf8)
    let same = try town.evaluate(outcomes, "--format", "json")
    #expect(same.status == 0 && same.output.contains("0.5"), "\(same.errors)")
  }
}
