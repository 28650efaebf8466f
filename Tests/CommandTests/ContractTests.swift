import Foundation
import Testing

/// What other programs may rely on: headers, keys, order, exit codes, the same bytes.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct ContractTests {
  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: checkout)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(arguments + ["--format", "json"], in: checkout)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func measuresStandInTheOrderOfTheInput() throws {
    let result = try run(
      "measure", "Samples/karate", "--measure", "betweenness", "--measure", "coreness", "--format",
      "csv")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 35)
    #expect(lines[0] == "id,betweenness,coreness")
    let first = lines[1].split(separator: ",")
    #expect(first[0] == "1")
    #expect(abs((Double(first[1]) ?? 0) - 231.071428571428571) < 1e-10)
    #expect(first[2] == "4")
    #expect(lines[17].hasPrefix("17,0,2"))
  }

  @Test func newerQuestionsHaveTheirHeadersAndKeys() throws {
    func header(_ arguments: String...) throws -> Substring? {
      let result = try Program.run(arguments + ["--format", "csv"], in: checkout)
      #expect(result.status == 0, "\(result.errors)")
      return result.output.split(separator: "\n").first
    }
    #expect(try header("structure", "Samples/karate") == "id,value")
    #expect(
      try header("brokers", "Samples/karate", "--by", "club")
        == "id,group,total,coordinator,gatekeeper,representative,itinerant,liaison")
    #expect(
      try header("measure", "Samples/karate", "--ties")
        == "source,target,strength,edge-betweenness,bridge")
    #expect(
      try header("affiliations", "Samples/women") == "id,kind,degree,closeness,betweenness")
    #expect(
      try header("groups", "Samples/karate", "--certainty", "--overlapping")
        == "id,group,share,certainty")
    let figures = try #require(
      try json("structure", "Samples/karate")["figures"] as? [String: Any])
    #expect(figures["diameter"] as? Int == 5)
    #expect(figures["reciprocity"] is NSNull)
    let set = try json("keyplayers", "Samples/karate", "--size", "2")
    #expect(set["actors"] as? [String] == ["1", "34"])
    #expect(set["exact"] as? Bool == true)
  }

  @Test func strengthCountsStrengthsEvenUnasked() throws {
    let result = try run("measure", "Samples/karate", "--measure", "strength", "--format", "csv")
    #expect(result.output.contains("\n34,48\n"))
  }

  @Test func undefinedIsEmptyOrNull() throws {
    let folder = try Scratch()
    try folder.write("source,target\na,b\nb,c\n", to: "ties.csv")
    try folder.write("id\na\nb\nc\nalone\n", to: "people.csv")
    let csv = try run("measure", folder.path, "--measure", "constraint", "--format", "csv")
    #expect(csv.output.hasSuffix("alone,\n"))
    let object = try json("measure", folder.path, "--measure", "constraint")
    let actors = try #require(object["actors"] as? [[String: Any]])
    #expect(actors[3]["constraint"] is NSNull)
    #expect(object["measures"] as? [String] == ["constraint"])
    let network = try #require(object["network"] as? [String: Any])
    #expect(network["actors"] as? Int == 4)
    #expect(network["ties"] as? Int == 2)
  }

  @Test func answersHaveTheContractedKeys() throws {
    let check = try json("check", "Samples/women")
    #expect(check["actors"] as? Int == 32)
    #expect(check["ties"] as? Int == 89)
    for key in ["selfTies", "merged", "components", "kinds", "tieKinds", "period", "warnings"] {
      #expect(check[key] != nil, "\(key)")
    }
    let list = try json("shortlist", "Samples/karate", "--size", "2", "--from", "1")
    let entries = try #require(list["entries"] as? [[String: Any]])
    #expect(entries.count == 2)
    for key in ["rank", "id", "name", "adds", "cost", "reasons", "path"] {
      #expect(entries[0][key] != nil, "\(key)")
    }
    let value = try #require(list["reach"] as? [String: Any])
    #expect(value["value"] as? Int == entries.compactMap { $0["adds"] as? Int }.reduce(0, +))
    #expect(list["bound"] as? Double == 1)
    let reach = try json("reach", "Samples/karate", "--actors", "32")
    #expect(reach["reached"] as? Int == 32)
    for key in ["share", "low", "high", "by"] { #expect(reach[key] != nil, "\(key)") }
    let groups = try run("groups", "Samples/karate", "--format", "csv")
    #expect(groups.output.hasPrefix("id,group\n1,"))
  }

  @Test(arguments: [
    (["measure"], 64), (["measure", "Samples/karate", "--measure", "nothing"], 64),
    (["check", "Samples/nowhere"], 66), (["check", "Samples/karate", "--where", "("], 64),
    (["shortlist", "Samples/karate", "--size", "0"], 64),
    (["convert", "Samples/karate", "--out", "/nowhere/at/all.graphml"], 73),
    (["draw", "Samples/karate", "--out", "map.xyz"], 64), (["check", "Samples/karate"], 0),
  ])
  func saysHowItEnded(arguments: [String], status: Int) throws {
    let result = try Program.run(arguments, in: checkout)
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect(result.errors.isEmpty == (status == 0))
  }

  @Test(arguments: [
    ["measure", "--measure", "betweenness,pagerank,katz,closeness", "--format", "csv"],
    ["shortlist", "--size", "5", "--format", "json"], ["groups", "--format", "json"],
    ["multipliers", "--format", "json"],
  ])
  func threadsChangeNothing(arguments: [String]) throws {
    let command = [arguments[0], "Samples/boston"] + arguments.dropFirst()
    let one = try Program.run(command + ["--threads", "1"], in: checkout)
    let two = try Program.run(command + ["--threads", "2"], in: checkout)
    #expect(one.status == 0)
    #expect(one.output == two.output)
  }

  @Test(arguments: ["graphml", "node-link", "csv"])
  func whatComesOutGoesInAgain(format: String) throws {
    for sample in ["boston", "women", "karate"] {
      let folder = try Scratch()
      let first = folder.path + "/first." + (format == "node-link" ? "json" : format)
      let middle = format == "csv" ? folder.path + "/first" : first
      #expect(
        try run("convert", "Samples/\(sample)", "--out", middle, "--to", format).status == 0)
      let before = try run("convert", "Samples/\(sample)", "--out", "-", "--to", "node-link")
      let after = try run("convert", middle, "--out", "-", "--to", "node-link")
      #expect(before.output == after.output)
      #expect(before.output.count > 1_000)
    }
  }

  @Test func nobodyWhoObjectedIsSuggested() throws {
    let people = try String(
      contentsOf: checkout.appendingPathComponent("Samples/hollersbrunn/people.csv"),
      encoding: .utf8)
    let objectors = people.split(separator: "\n").filter { $0.contains(",objected,") }
      .compactMap { $0.split(separator: ",").first.map(String.init) }
    #expect(objectors.count == 60)
    let list = try json("shortlist", "Samples/hollersbrunn", "--size", "60", "--from", "us")
    let entries = try #require(list["entries"] as? [[String: Any]])
    let named = Set(
      entries.flatMap { [$0["id"] as? String ?? ""] + ($0["path"] as? [String] ?? []) })
    #expect(named.count > 60)
    #expect(named.isDisjoint(with: objectors))
    let refused = try run("shortlist", "Samples/hollersbrunn", "--must", objectors[0])
    #expect(refused.status == 77)
  }

  @Test func formulasDoNotRun() throws {
    let folder = try Scratch()
    try folder.write("id,name\n=1+1,@x\nb,-2\n", to: "people.csv")
    try folder.write("source,target\n=1+1,b\nb,c\n", to: "ties.csv")
    let csv = try run("shortlist", folder.path, "--size", "2", "--format", "csv")
    #expect(csv.status == 0)
    #expect(csv.output.contains(",'@x,"))
    #expect(csv.output.contains("'=1+1"))
  }

  @Test(arguments: ["de", "en"])
  func helpSpeaksOneLanguage(language: String) throws {
    let commands = [
      "check", "measure", "multipliers", "shortlist", "reach", "path", "groups", "growth",
      "balance",
      "care", "film", "draw",
      "convert",
    ]
    for command in commands {
      let help = try run(command, "--help", "--lang", language).output
      let english = ["USAGE:", "OPTIONS:", "Show help", "(values:", "(default:"]
      #expect(english.contains { help.contains($0) } == (language == "en"), "\(command)")
    }
  }
}

/// A folder that lives as long as the test.
final class Scratch {
  private let folder: URL

  var path: String { folder.path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("geflecht-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
}
