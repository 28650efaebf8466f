import Foundation
import Testing

/// The rights of people on the command line.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct RightsCommandTests {
  private func run(_ arguments: String..., in folder: Scratch) throws -> Program.Result {
    try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
  }

  private func project(_ folder: Scratch) throws {
    try folder.write(
      "id,name,place,email\nus,Initiative,,\na1,Anna Weber,Berg,aw@example.org\n"
        + "b1,Bert Kunz,Berg,\nc1,Clara Neu,Tal,\nd1,Dora Alt,Tal,\n", to: "people.csv")
    try folder.write(
      "source,target,kind,start\nus,a1,friend,2020-01-01\na1,b1,friend,2021-01-01\n"
        + "b1,c1,friend,2022-01-01\nc1,d1,friend,2023-01-01\nus,c1,friend,2024-01-01\n",
      to: "ties.csv")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/lists", withIntermediateDirectories: true)
    for name in ["people.csv", "ties.csv"] {
      try FileManager.default.moveItem(
        atPath: folder.path + "/" + name, toPath: folder.path + "/lists/" + name)
    }
    #expect(try run("new", "p.geflecht", "lists", in: folder).status == 0)
  }

  /// Every command that writes a file from a project enters it into the register.
  @Test func everyOutputIsInTheRegister() throws {
    let folder = try Scratch()
    try project(folder)
    let commands = [
      ["check", "--out", "1.json"], ["structure", "--out", "2.md"],
      ["measure", "--out", "3.csv"], ["multipliers", "--out", "4.csv"],
      ["brokers", "--by", "place", "--out", "5.csv"],
      ["keyplayers", "--size", "1", "--out", "6.csv"],
      ["shortlist", "--size", "1", "--out", "7.vcf"],
      ["reach", "--actors", "a1", "--out", "8.csv"],
      ["path", "--from", "us", "--to", "d1", "--out", "9.csv"], ["groups", "--out", "10.csv"],
      ["growth", "--every", "year", "--out", "11.csv"],
      ["growth", "--every", "year", "--out", "12.svg"],
      ["draw", "--out", "13.svg"], ["film", "--every", "year", "--out", "14.html"],
      ["convert", "--out", "15.graphml"], ["convert", "--out", "folder16"],
      ["pseudonymise", "--out", "17.graphml", "--key", "18.key"],
      ["log", "--out", "19.csv"], ["diff", "2020-01-01", "--out", "20.csv"],
      ["person", "show", "a1", "--out", "21.md"], ["person", "export", "a1", "--out", "22.json"],
      ["backup", "--out", "23.geflecht"], ["doctor", "--out", "24.json"],
      ["publish-check", "--force", "--out", "25.json"], ["why", "a1", "--out", "26.csv"],
      ["merge", "--out", "27.csv"], ["due", "--out", "28.csv"],
      ["care", "--from", "us", "--half-life", "friend=365", "--out", "29.ics"],
    ]
    for command in commands {
      let words = command.first == "person" ? 2 : 1
      var arguments = command
      arguments.insert("p.geflecht", at: words)
      let result = try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
      #expect(result.status == 0, "\(arguments): \(result.errors)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.first?.isNumber ?? false || $0 == "folder16" }
    #expect(files.count == 29)
    let plan = try run("person", "erase", "p.geflecht", "a1", "--dry-run", in: folder)
    #expect(plan.status == 0, "\(plan.errors)")
    for file in files { #expect(plan.output.contains("/\(file)"), "\(file) is not registered") }
    #expect(!plan.output.contains("no longer there"))
    // A look at the screen is no copy; a file that cannot be written is none.
    #expect(try run("shortlist", "p.geflecht", "--size", "1", in: folder).status == 0)
    #expect(try run("measure", "p.geflecht", "--out", "none/x.csv", in: folder).status == 73)
    let again = try run("person", "erase", "p.geflecht", "a1", "--dry-run", in: folder)
    #expect(again.output == plan.output)
  }

  @Test func aProjectThatCannotRegisterWritesNothing() throws {
    guard getuid() != 0 else { return }
    let folder = try Scratch()
    try project(folder)
    #expect(chmod(folder.path + "/p.geflecht", 0o400) == 0)
    #expect(try run("measure", "p.geflecht", "--out", "x.csv", in: folder).status == 74)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.csv"))
  }

  @Test func erasingShowsAndAsks() throws {
    let folder = try Scratch()
    try project(folder)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/p.geflecht"))
    let asked = try run("person", "erase", "p.geflecht", "Anna Weber", in: folder)
    #expect(asked.status == 64)
    #expect(asked.output.contains("Anna Weber (a1), Berg"))
    let unknown = try run("person", "erase", "p.geflecht", "Niemand", "--yes", in: folder)
    #expect(unknown.status == 64)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/p.geflecht")) == before)
    let erased = try run("person", "erase", "p.geflecht", "Anna Weber", "--yes", in: folder)
    #expect(erased.status == 0, "\(erased.errors)")
    let undo = try run("undo", "p.geflecht", in: folder)
    #expect(undo.status == 64)
    #expect(undo.errors.contains("no. 3, person erased"))
    #expect(undo.errors.contains("no. 2, imported"))
    #expect(try run("check", "p.geflecht", in: folder).output.contains("4 actors"))
    #expect(try run("undo", "p.geflecht", "--yes", in: folder).status == 0)
    let log = try run("log", "p.geflecht", in: folder)
    #expect(!log.output.contains("Anna"))
  }

  @Test func theLogSaysWhoAndAnObjectorIsNamed() throws {
    let folder = try Scratch()
    try project(folder)
    #expect(try run("person", "object", "p.geflecht", "b1", in: folder).status == 0)
    let contact = try run("contact", "p.geflecht", "Bert Kunz", "--on", "2024-05-01", in: folder)
    #expect(contact.status == 0)
    #expect(contact.errors.contains("Bert Kunz objected"))
    let log = try run("log", "p.geflecht", in: folder)
    #expect(log.output.contains("Initiative – Bert Kunz, 1 May 2024"))
    let undo = try run("undo", "p.geflecht", in: folder)
    #expect(undo.output.contains("Initiative – Bert Kunz, 1 May 2024"))
    #expect(try run("set", "p.geflecht", "b1", "--permission", "granted", in: folder).status == 77)
    let withdrawn = try run(
      "person", "object", "p.geflecht", "b1", "--withdrawn", "2024-06-01", in: folder)
    #expect(withdrawn.status == 0, "\(withdrawn.errors)")
    #expect(try run("set", "p.geflecht", "b1", "--permission", "granted", in: folder).status == 0)
  }

  @Test func aContactWithoutUsSaysHow() throws {
    let folder = try Scratch()
    #expect(try run("new", "p.geflecht", in: folder).status == 0)
    #expect(try run("add", "p.geflecht", "Ada", in: folder).status == 0)
    let result = try run("contact", "p.geflecht", "Ada", in: folder)
    #expect(result.status == 64)
    #expect(result.errors.contains("new PROJECT --us"))
  }

  @Test func movedIdsAreRefusedAndKnownPeopleOffered() throws {
    let folder = try Scratch()
    try project(folder)
    try folder.write("id,name\na1,Leni Gruber\n", to: "new.csv")
    let moved = try run("import", "p.geflecht", "new.csv", "--yes", in: folder)
    #expect(moved.status == 65)
    #expect(moved.errors.contains("a1: Anna Weber → Leni Gruber"))
    #expect(moved.output.isEmpty, "shown by itself")
    try folder.write("id,name,email\nx,\"Weber, Anna\",AW@example.org\n", to: "new.csv")
    let offered = try run("import", "p.geflecht", "new.csv", "--dry-run", in: folder)
    #expect(offered.errors.contains("Anna Weber (x) = Anna Weber (a1): the same e-mail address"))
    let sure = try run(
      "import", "p.geflecht", "new.csv", "--match", "sicher", "--yes", in: folder)
    #expect(sure.status == 0, "\(sure.errors)")
    #expect(try run("check", "p.geflecht", in: folder).output.contains("5 actors"))
  }
}
