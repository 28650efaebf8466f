import Foundation
import Testing

/// What is written destroys nothing, and what is read is read whole.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct OutputSafetyTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("geflecht-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("club"), withIntermediateDirectories: true)
    try write("list.csv", "source,target\nAnna,Bert\nBert,Cleo\nCleo,Dora\n")
    try write("club/personen.csv", "name;ort\nAnna;Berg\nBert;Tal\n")
    try write("club/beziehungen.csv", "von;nach\nAnna;Bert\n")
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func bytes(_ name: String) -> Data? {
    try? Data(contentsOf: folder.appendingPathComponent(name))
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: folder)
  }

  @Test(arguments: [
    ["multipliers", "list.csv", "--out", "list.csv"],
    ["multipliers", "list.csv", "--out", "./club/../list.csv"],
    ["multipliers", "list.csv", "--out", "link.csv"],
    ["draw", "list.csv", "--out", "picture.svg", "--table", "list.csv"],
    ["check", "club", "--out", "club/personen.csv"],
    ["shortlist", "club", "--size", "1", "--out", "club/partner.csv"],
    ["convert", "club", "--out", "club"],
    ["convert", "club", "--excel-de", "--out", "club"],
    ["multipliers", "town.geflecht", "--out", "town.geflecht"],
    ["multipliers", "list.csv", "--out", "town.geflecht"],
    ["convert", "list.csv", "--to", "csv", "--out", "town.geflecht"],
    ["pseudonymise", "list.csv", "--out", "list.csv"],
  ]) func nothingThatIsReadAndNoProjectIsOverwritten(arguments: [String]) throws {
    #expect(try run("new", "town.geflecht", "club").status == 0)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("link.csv"),
      withDestinationURL: folder.appendingPathComponent("list.csv"))
    let names = ["list.csv", "club/personen.csv", "club/beziehungen.csv", "town.geflecht"]
    let before = names.map(bytes)
    let result = try Program.run(arguments, in: folder)
    #expect([64, 73].contains(result.status), "\(result.errors)")
    #expect(result.errors.contains("error: ") || result.errors.contains("Error: "))
    #expect(names.map(bytes) == before)
    #expect(bytes("club/partner.csv") == nil)
  }

  @Test(arguments: ["xlsx.png", "a.pdf", "a.docx", "a.html", "a.odt", "a.jpg", "a.foo", "a.svg"])
  func listsAreNotWrittenUnderNamesThatSayOtherwise(name: String) throws {
    let result = try run("multipliers", "list.csv", "--out", name)
    #expect(result.status == 64, "\(result.errors)")
    #expect(result.errors.contains(".csv"), "the endings that can be written are named")
    #expect(bytes(name) == nil)
  }

  @Test func endingAndFormMayNotContradictEachOther() throws {
    #expect(
      try run("multipliers", "list.csv", "--format", "json", "--out", "a.csv").status == 64)
    #expect(try run("multipliers", "list.csv", "--excel-de", "--out", "a.json").status == 64)
    #expect(try run("multipliers", "list.csv", "--format", "csv", "--out", "a.liste").status == 0)
    #expect(bytes("a.liste") != nil)
    #expect(try run("multipliers", "list.csv", "--out", "result").status == 0)
  }

  /// A pipe is read whole: nothing looks into it beforehand.
  @Test(arguments: ["/dev/stdin", "-"]) func pipesAreReadWhole(path: String) throws {
    let rows = (0..<1000).map { "\($0),\($0 + 1)" }.joined(separator: "\n")
    try write("long.csv", "source,target\n\(rows)\n")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.currentDirectoryURL = folder
    let program = try #require(Program.file).path
    shell.arguments = [
      "-c", "cat long.csv | \"\(program)\" check --lang en --format json \(path)",
    ]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    let object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["ties"] as? Int == 1000)
  }

  @Test func devicesWithoutEndAreRefused() throws {
    let result = try run("check", "/dev/zero")
    #expect(result.status == 66)
    #expect(result.errors.contains("/dev/zero"))
  }

  @Test func everyRowThatIsLeftOutIsNamed() throws {
    let rows = (0..<100).map { "a\($0),b\($0),\($0 % 2 == 0 ? "1" : "-1")" }
    try write("bad.csv", "source,target,weight\n" + rows.joined(separator: "\n") + "\n")
    let result = try run("check", "bad.csv", "--skip-bad-rows")
    #expect(result.status == 0)
    for line in stride(from: 3, through: 101, by: 2) {
      #expect(result.errors.contains("bad.csv:\(line):"), "line \(line)")
    }
  }

  @Test func directionIsIgnoredWhereItIsAskedFor() throws {
    try write("mixed.csv", "source,target,directed\nAnna,Bert,1\nBert,Cleo,0\nCleo,Anna,1\n")
    func ties(_ arguments: String...) throws -> [[String]] {
      let result = try Program.run(
        ["convert", "mixed.csv", "--to", "node-link", "--out", "-"] + arguments, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      return try #require(object["edges"] as? [[String: Any]]).map { edge in
        [edge["source"], edge["target"], edge["directed"]].map { "\($0 ?? "")" }
      }
    }
    func names(_ rows: [[String]]) -> [[String]] { rows.map { Array($0.prefix(2)) } }
    func areDirected(_ rows: [[String]]) -> Set<Bool> {
      Set(rows.map { ["1", "true"].contains($0[2]) })
    }
    let all = [["Anna", "Bert"], ["Bert", "Cleo"], ["Cleo", "Anna"]]
    #expect(names(try ties()) == all)
    #expect(areDirected(try ties()) == [true, false])
    #expect(names(try ties("--undirected")) == all)
    #expect(areDirected(try ties("--undirected")) == [false])
    #expect(names(try ties("--both-ways")) == all + [["Cleo", "Bert"]])
    #expect(areDirected(try ties("--both-ways")) == [true])
    #expect(
      try run("convert", "mixed.csv", "--to", "graphml", "--out", "-").errors
        .contains("--both-ways"))
  }
}
