import Foundation
import Testing

/// Lists of partners as programs and people read them.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct PartnerListTests {
  private let folder: Scratch

  /// A town of nine with one club, costs, telephones, and roles.
  init() throws {
    folder = try Scratch()
    try folder.write(
      """
      id,name,kind,topics,cost,phone,email
      us,Wir,organisation,,,,
      a,Anna Berg,person,Sport,8,0171 1,anna@example.org
      b,Bert Thal,person,Sport,8,,
      c,Cora Wald,person,Sport,8,0171 3,
      d,Dora Feld,person,Sport,8,,
      e,Emil Bach,person,Sport,8,,
      f,Fina Moos,person,Sport,8,,
      z,Zenzi Einsam,person,Sport,1,,

      """, to: "people.csv")
    try folder.write(
      "source,target,kind\na,b,friend\na,c,friend\nc,d,friend\ne,f,friend\nus,a,contact\n",
      to: "ties.csv")
    try folder.write(
      "actor,topic,method,stage,by\na,Sport,nominated,active,Ida\ne,Kultur,nominated,declined,\n",
      to: "multipliers.csv")
    try folder.write("source,target,kind,day\nus,a,contact,2025-05-03\n", to: "contacts.csv")
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(
      arguments + ["--format", "json", "--steps", "1"], in: URL(fileURLWithPath: folder.path))
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func ids(_ list: [String: Any], _ key: String = "entries") -> [String] {
    (list[key] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  @Test func entriesSayWhereWeStand() throws {
    let list = try json("shortlist", ".", "--size", "2")
    let first = try #require((list["entries"] as? [[String: Any]])?.first)
    #expect(first["id"] as? String == "a")
    #expect(first["stage"] as? String == "active")
    #expect(first["by"] as? String == "Ida")
    #expect(first["lastContact"] as? String == "2025-05-03")
    #expect(first["phone"] as? String == "0171 1")
    #expect(first["email"] as? String == "anna@example.org")
    #expect(first["secondVoice"] as? Bool == false)
    let expected = try #require(list["expected"] as? [String: Any])
    let (low, high) = (expected["low"] as? Double, expected["high"] as? Double)
    #expect(try #require(low) <= #require(high))
    #expect(try #require(high) <= 5, "nobody but those who can hear it")
    #expect((list["network"] as? [String: Any])?["actors"] as? Int == 8)
  }

  @Test func theTopicBuildsOnThoseWithUs() throws {
    let list = try json("shortlist", ".", "--topic", "sport", "--size", "1")
    #expect(ids(list, "withUs") == ["a"])
    #expect(ids(list) == ["e"])
    let culture = try Program.run(
      ["shortlist", ".", "--topic", "Kultur"], in: URL(fileURLWithPath: folder.path))
    #expect(culture.status != 0, "nobody cares about it")
    #expect(try ids(json("shortlist", ".", "--topic", "Sport", "--size", "1", "--afresh")) == ["a"])
  }

  @Test func whoDeclinedComesBackIfAskedFor() throws {
    #expect(try ids(json("shortlist", ".", "--size", "9")).contains("e") == false)
    for word in ["declined", "abgesagt"] {
      #expect(try ids(json("shortlist", ".", "--size", "9", "--include", word)).contains("e"))
    }
  }

  @Test func nobodyIsListedWhoKnowsNobody() throws {
    let list = try json("shortlist", ".", "--size", "9")
    #expect(!ids(list).contains("z"))
    #expect(list["ending"] as? String != nil)
  }

  @Test func queriesMayBeginWithADash() throws {
    #expect(try ids(json("shortlist", ".", "--where", "-id:a", "--size", "1")) == ["c"])
    #expect(try ids(json("shortlist", ".", "--among", "-id:a", "--size", "1")) == ["c"])
    let whole = try json("shortlist", ".", "--among", "-id:a", "--size", "1")
    #expect((whole["network"] as? [String: Any])?["actors"] as? Int == 8)
    #expect(try json("reach", ".", "--actors", "c", "--towards", "-id:a")["reached"] as? Int == 1)
  }

  @Test func excelReadsGermanWords() throws {
    let result = try Program.run(
      ["shortlist", ".", "--size", "2", "--steps", "1", "--excel-de", "--lang", "de"],
      in: URL(fileURLWithPath: folder.path))
    let lines = result.output.split(separator: "\r\n")
    let header = try #require(lines.first).split(separator: ";").map(String.init)
    for title in [
      "Name", "Stand", "letzter Kontakt", "zuständig", "Einwilligung", "E-Mail", "Telefon",
    ] {
      #expect(header.contains { $0.hasSuffix(title) }, "\(title) in \(header)")
    }
    let name = header.firstIndex { $0.hasSuffix("Name") }
    #expect(try #require(name) < #require(header.firstIndex(of: "Kennung")))
    #expect(lines[1].contains("aktiv"))
    #expect(lines[1].contains("03.05.2025"))
    #expect(lines[1].contains("unbekannt"))
    #expect(lines[1].contains("nein"))
  }

  @Test func fewPeopleGetSmallWords() throws {
    let result = try Program.run(
      ["shortlist", ".", "--size", "2"], in: URL(fileURLWithPath: folder.path))
    #expect(!result.output.contains("proven"))
    #expect(!result.output.contains("%"))
  }

  @Test func oneClubTellsNothing() throws {
    let club = try Scratch()
    try club.write(
      "Person;Verein\n" + (1...20).map { "Person \($0);TSV\n" }.joined(), to: "mitglieder.csv")
    for command in ["shortlist", "multipliers"] {
      let result = try Program.run(
        [command, "mitglieder.csv"], in: URL(fileURLWithPath: club.path))
      #expect(result.status == 0)
      #expect(result.output.contains("every pair is alike"), "\(result.output)")
      #expect(!result.output.contains("Person 1"))
    }
  }

  @Test func projectsKeepWhoIsResponsible() throws {
    func run(_ arguments: String...) throws -> Program.Result {
      try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
    }
    #expect(try run("new", "town.geflecht", ".").status == 0)
    #expect(
      try run("partner", "town.geflecht", "Cora Wald", "--stage", "approached", "--by", "Udo")
        .status == 0)
    let back = try run("convert", "town.geflecht", "--out", "copy")
    #expect(back.status == 0, "\(back.errors)")
    let roles = try String(
      contentsOf: URL(fileURLWithPath: folder.path).appendingPathComponent("copy/multipliers.csv"),
      encoding: .utf8)
    #expect(roles.contains(",by\n") || roles.contains(",by\r\n"))
    #expect(roles.contains(",Udo"))
    #expect(roles.contains(",Ida"))
  }
}
