import Foundation
import Testing

/// Project files on the command line.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct ProjectCommandTests {
  private func run(
    _ arguments: String..., in folder: Scratch, at day: Int? = nil
  ) throws -> Program.Result {
    let environment = day.map { ["SOURCE_DATE_EPOCH": "\($0 * 86_400 + 43_200)", "TZ": "UTC"] }
    return try Program.run(
      arguments, in: URL(fileURLWithPath: folder.path), environment: environment ?? [:])
  }

  private func object(_ result: Program.Result) throws -> [String: Any] {
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  /// Every command sees a project as it sees the files that it was made of.
  @Test func aProjectIsANetwork() throws {
    let folder = try Scratch()
    let sample = checkout.appendingPathComponent("Samples/women").path
    #expect(try run("new", "w.geflecht", sample, in: folder).status == 0)
    for command in [
      ["measure", "--measure", "betweenness", "--measure", "degree", "--format", "csv"],
      ["groups", "--format", "csv"],
    ] {
      let one = try Program.run(
        [command[0], sample] + command.dropFirst(), in: URL(fileURLWithPath: folder.path))
      let two = try Program.run(
        [command[0], "w.geflecht"] + command.dropFirst(), in: URL(fileURLWithPath: folder.path))
      #expect(one.status == 0)
      #expect(one.output == two.output)
    }
    // By its content, whatever it is called.
    try FileManager.default.copyItem(
      atPath: folder.path + "/w.geflecht", toPath: folder.path + "/w.bin")
    #expect(try object(run("check", "w.bin", "--format", "json", in: folder))["ties"] as? Int == 89)
  }

  @Test func aProjectIsSeenAsItWasKnownOnADay() throws {
    let folder = try Scratch()
    #expect(try run("new", "t.geflecht", in: folder, at: 20_000).status == 0)
    #expect(try run("add", "t.geflecht", "Ada", in: folder, at: 20_001).status == 0)
    #expect(
      try run("add", "t.geflecht", "Eva", "--place", "Nord", in: folder, at: 20_002).status == 0)
    #expect(try run("add", "t.geflecht", "Ada", "Eva", in: folder, at: 20_003).status == 0)
    #expect(
      try run("set", "t.geflecht", "Eva", "--place", "Süd", in: folder, at: 20_004).status == 0)
    #expect(try run("remove", "t.geflecht", "Ada", in: folder, at: 20_005).status == 0)
    for (day, actors, ties) in [
      ("2024-10-04", 0, 0), ("2024-10-05", 1, 0), ("2024-10-06", 2, 0), ("2024-10-07", 2, 1),
      ("2024-10-08", 2, 1), ("2024-10-09", 1, 0), ("2030-01-01", 1, 0),
    ] {
      let known = try object(
        run(
          "check", "t.geflecht", "--as-known-on", day, "--format", "json", in: folder, at: 20_009))
      #expect(known["actors"] as? Int == actors, "\(day)")
      #expect(known["ties"] as? Int == ties, "\(day)")
    }
    let early = try run(
      "check", "t.geflecht", "--as-known-on", "2024-10-01", in: folder, at: 20_009)
    #expect(early.status == 64)
    let diff = try object(
      run(
        "diff", "t.geflecht", "2024-10-06", "2024-10-08", "--format", "json", in: folder,
        at: 20_009))
    let items = try #require(diff["items"] as? [[String: Any]])
    #expect(items.map { $0["fate"] as? String } == ["changed", "new"])
    let changes = try #require(items[0]["changes"] as? [[String: Any]])
    #expect(changes.map { $0["after"] as? String } == ["Süd"])
    let log = try object(run("log", "t.geflecht", "--format", "json", in: folder, at: 20_009))
    let operations = try #require(log["operations"] as? [[String: Any]])
    #expect(
      operations.map { $0["action"] as? String }
        == ["remove", "set", "add", "add", "add", "new"])
    #expect(operations.map { $0["day"] as? String }.last == "2024-10-04")
  }

  @Test func anImportAsksAndShows() throws {
    let folder = try Scratch()
    try folder.write("id,name,place\na,Ada,Nord\nb,Eva,Nord\n", to: "people.csv")
    #expect(try run("new", "t.geflecht", "people.csv", in: folder).status == 0)
    try folder.write("id,name,place\na,Ada,Süd\nc,Ina,Nord\n", to: "people.csv")
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/t.geflecht"))
    let dry = try run("import", "t.geflecht", "people.csv", "--dry-run", in: folder)
    #expect(dry.status == 0)
    #expect(dry.output.contains("actors: 1 new, 1 changed, 1 gone"))
    #expect(dry.output.contains("place: Nord → Süd"))
    #expect(try run("import", "t.geflecht", "people.csv", in: folder).status == 64)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/t.geflecht")) == before)
    #expect(try run("import", "t.geflecht", "people.csv", "--yes", in: folder).status == 0)
    let why = try run("why", "t.geflecht", "Ina", in: folder)
    #expect(why.output.contains("people.csv, line 3"))
    let german = try run("undo", "t.geflecht", "--lang", "de", in: folder)
    #expect(german.output == "Zurückgenommen: Nr. 3, eingelesen, people.csv: Ada; Eva; Ina\n")
    let redo = try run("redo", "t.geflecht", in: folder)
    #expect(redo.output == "Done again: no. 3, imported, people.csv: Ada; Eva; Ina\n")
  }

  @Test func wrongRequestsAreAnsweredInOneLine() throws {
    let folder = try Scratch()
    #expect(try run("new", "t.geflecht", in: folder).status == 0)
    #expect(try run("new", "t.geflecht", in: folder).status == 73)
    #expect(try run("undo", "t.geflecht", in: folder).status == 64)
    #expect(try run("add", "t.geflecht", "Ada", in: folder).status == 0)
    for arguments in [
      ["add", "t.geflecht", "Ada"], ["add", "t.geflecht", "Ada", "Eva"],
      ["set", "t.geflecht", "Ada", "--strength", "2"], ["remove", "t.geflecht", "Eva"],
      ["contact", "t.geflecht", "Ada"], ["set", "t.geflecht", "Ada", "--cost=-1"],
      ["person", "erase", "t.geflecht", "Ada"],
    ] {
      let result = try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
      #expect(result.status == 64, "\(arguments): \(result.errors)")
      #expect(result.errors.hasPrefix("error: "), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
    #expect(try run("check", "no.geflecht", in: folder).status == 66)
  }

  /// A pseudonymised copy has the same structure, no name, and another order each time.
  @Test func pseudonymsHideNames() throws {
    let folder = try Scratch()
    let sample = checkout.appendingPathComponent("Samples/women").path
    func measure(_ file: String) throws -> [String] {
      let result = try run(
        "measure", file, "--measure", "betweenness", "--format", "csv", in: folder)
      return result.output.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",").last.flatMap { Double($0) }
          .map { String(($0 * 1e6).rounded()) }
      }.sorted()
    }
    let first = try run(
      "pseudonymise", sample, "--out", "one.graphml", "--key", "key.txt", in: folder)
    #expect(first.status == 0, "\(first.errors)")
    #expect(try run("pseudonymise", sample, "--out", "two.graphml", in: folder).status == 0)
    #expect(
      try run("pseudonymise", sample, "--out", "three.graphml", "--key", "key.txt", in: folder)
        .status == 0)
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }
    let people = try String(contentsOfFile: sample + "/people.csv", encoding: .utf8)
    let names = people.split(separator: "\n").dropFirst().flatMap { row in
      row.split(separator: ",")[0].split(separator: " ")
    }.filter { $0.count > 3 }
    #expect(names.count > 20)
    let one = try text("one.graphml")
    #expect(names.filter { one.contains($0) } == [])
    let (two, three) = (try text("two.graphml"), try text("three.graphml"))
    #expect(one != two)
    #expect(one == three, "the same key gives the same pseudonyms")
    #expect(try measure("one.graphml") == measure(sample))
    let key = try FileManager.default.attributesOfItem(atPath: folder.path + "/key.txt")
    #expect(key[.posixPermissions] as? Int == 0o600)
  }

  /// The numbers of unique neighbourhoods are those of an independent count.
  @Test(arguments: [("karate", 23), ("women", 28)])
  func publishCheckFindsWhoStandsOut(_ sample: String, _ unique: Int) throws {
    let folder = try Scratch()
    let path = checkout.appendingPathComponent("Samples/\(sample)").path
    let result = try run("publish-check", path, "--format", "json", in: folder)
    #expect(result.status == 77)
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    #expect((object as? [String: Any])?["uniqueByNeighbours"] as? Int == unique)
    #expect(try run("publish-check", path, "--force", in: folder).status == 0)
  }

  /// Files that are no projects are refused and left as they are.
  @Test func otherFilesStayUntouched() throws {
    let folder = try Scratch()
    let samples = BadInputFileTests.folder
    guard FileManager.default.fileExists(atPath: samples.path) else { return }
    for name in ["foreign.sqlite", "not-a-store.sqlite"] {
      let bytes = try Data(contentsOf: samples.appendingPathComponent("store/\(name)"))
      let path = folder.path + "/\(name)"
      try bytes.write(to: URL(fileURLWithPath: path))
      for arguments in [
        ["add", name, "Eva"], ["check", name], ["undo", name], ["doctor", name],
        ["person", "erase", name, "Eva", "--yes"],
      ] {
        let result = try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
        #expect(result.status == 65, "\(arguments): \(result.errors)")
        #expect(result.errors.contains(name))
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["foreign.sqlite", "not-a-store.sqlite"])
  }
}
