import Foundation
import Testing

/// The warm way on the command line, and in a project that knows who we are.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct WarmWayCommandTests {
  private func run(_ arguments: String..., in folder: Scratch) throws -> Program.Result {
    // 29 November 2026.
    try Program.run(
      arguments, in: URL(fileURLWithPath: folder.path),
      environment: ["SOURCE_DATE_EPOCH": "\(20_786 * 86_400 + 43_200)", "TZ": "UTC"])
  }

  private func object(_ result: Program.Result) throws -> [String: Any] {
    #expect(result.status == 0, "\(result.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  /// A folder with a small town in which Laura was last spoken with in 2021.
  private func town() throws -> Scratch {
    let folder = try Scratch()
    let net = folder.path + "/net"
    try FileManager.default.createDirectory(atPath: net, withIntermediateDirectories: true)
    try Data(
      """
      id,name,kind
      us,Initiative Ortskern,organisation
      laura,Laura Kirchhuber,person
      karl,Karl Rainer,person
      fest,Marktfest 2023,event

      """.utf8
    ).write(to: URL(fileURLWithPath: net + "/people.csv"))
    try Data(
      """
      source,target,kind,weight,start,end,directed
      us,laura,contact,1,2021-03-01,,0
      us,karl,contact,3,2026-01-02,,0
      karl,laura,friend,1,,,0
      karl,fest,attended,1,2023-06-10,2023-06-10,0
      laura,fest,attended,1,2023-06-10,2023-06-10,0

      """.utf8
    ).write(to: URL(fileURLWithPath: net + "/ties.csv"))
    return folder
  }

  @Test func aContactTodayChangesTheAnswer() throws {
    let folder = try town()
    #expect(
      try run("new", "t.geflecht", "net", "--us", "Initiative Ortskern", in: folder).status == 0)
    func ways() throws -> [[String: Any]] {
      let found = try object(
        run("path", "t.geflecht", "--to", "Laura Kirchhuber", "--format", "json", in: folder))
      #expect(found["from"] as? [String] == ["us"])
      return try #require(found["paths"] as? [[String: Any]])
    }
    let before = try ways()
    #expect(
      before.map { $0["actors"] as? [String] } == [["us", "laura"], ["us", "karl", "laura"]])
    #expect(
      try run("contact", "t.geflecht", "Laura Kirchhuber", "--on", "2026-11-29", in: folder).status
        == 0)
    let after = try ways()
    #expect(after.first?["actors"] as? [String] == ["us", "laura"])
    let (cold, warm) = (before.first?["warmth"] as? Double, after.first?["warmth"] as? Double)
    // Half of the pairs of this kind are at most as strong: (1 + 1/2)/2.
    #expect(warm == 0.75 && cold.map { $0 < 0.2 } == true)
    let text = try run("path", "t.geflecht", "--to", "laura", "--lang", "de", in: folder)
    #expect(text.output.contains("1. direkt bekannt (Kontakt, zuletzt am 29.11.2026)"))
    #expect(text.output.contains("Anlass: beide bei „Marktfest 2023“ (10.6.2023)"))
  }

  @Test func saysWhoWeAreOnceOrEachTime() throws {
    let folder = try town()
    #expect(try run("new", "t.geflecht", "net", in: folder).status == 0)
    // Who has the id “us” is us; where nobody has, it must be said.
    #expect(try run("path", "t.geflecht", "--to", "laura", in: folder).status == 0)
    let missing = try Program.run(["path", "Samples/karate", "--to", "34"], in: checkout)
    #expect(missing.status == 64 && missing.errors.contains("--us"))
    #expect(try run("set", "t.geflecht", "us", "--us", in: folder).status == 0)
    for arguments in [
      ["path", "t.geflecht", "--to", "laura"], ["path", "net", "--to", "laura", "--us", "us"],
      ["path", "net", "--to", "laura", "--from", "Initiative Ortskern"],
    ] {
      let result = try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
      #expect(result.status == 0)
      #expect(result.output.contains("1. known directly (contact"))
    }
    #expect(try run("new", "empty.geflecht", "--us", "Initiative X", in: folder).status == 0)
    #expect(try run("add", "empty.geflecht", "Ada", in: folder).status == 0)
    #expect(try run("contact", "empty.geflecht", "Ada", in: folder).status == 0)
    #expect(try run("new", "u.geflecht", "net", "--us", "nobody", in: folder).status != 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/u.geflecht"))
  }

  @Test func partnerListsNameTheWay() throws {
    let folder = try town()
    let found = try object(
      run(
        "shortlist", "net", "--us", "us", "--size", "2", "--steps", "1", "--format", "json",
        in: folder))
    let entries = try #require(found["entries"] as? [[String: Any]])
    for entry in entries {
      let path = try #require(entry["path"] as? [String])
      #expect(path.first == "us" && path.count == 2)
      #expect(entry["warmth"] as? Double ?? 0 > 0)
      #expect(entry["occasions"] is [Any])
    }
  }
}
