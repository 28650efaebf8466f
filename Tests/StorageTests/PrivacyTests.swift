import Foundation
import Relations
import Testing
import Wording

@testable import Storage

/// What a person may demand, and that it happens.
@Suite struct PrivacyTests {
  /// A mark that occurs nowhere else, one for each place where a person can be mentioned.
  private let tokens = (1...13).map { "zqx\($0)qzx" }

  /// A project in which every column that can hold something about "p" holds a token.
  private func planted(_ scratch: Scratch) throws -> ProjectFile {
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    var edit = ActorEdit()
    edit.place = tokens[0]
    edit.topics = [tokens[1]]
    edit.kind = Actor.Kind(tokens[2])
    edit.further = [("email", "\(tokens[3])@example.org"), ("note", tokens[4])]
    try project.addActor(
      name: "Zora \(tokens[5])", id: tokens[6], edit, source: SourceNote(title: "by \(tokens[6])"))
    edit.further = [("note", tokens[7])]
    try project.setActor(tokens[6], edit)
    try project.addTie("a", tokens[6], TieEdit())
    try project.addContact("a", tokens[6], on: try day(5, 1), note: tokens[8])
    var role = RoleEdit()
    role.topic = tokens[9]
    role.place = tokens[10]
    role.method = tokens[11]
    try project.setRole(tokens[6], role)
    // Others' texts that mention her, an operation that was undone, a duplicate that was merged.
    var mention = ActorEdit()
    mention.further = [("note", "knows Zora \(tokens[5]) well; mail \(tokens[3])@example.org")]
    try project.setActor("b", mention)
    try project.undo()
    try project.redo()
    try project.addActor(name: "Z. \(tokens[12])", ActorEdit())
    try project.merge(tokens[6], "Z. \(tokens[12])")
    try project.register("letter", recipient: "Zora \(tokens[5])", of: tokens[6])
    return project
  }

  private func hits(_ scratch: Scratch) throws -> [String] {
    try scratch.names.flatMap { name in
      let bytes = try scratch.bytes(name)
      return tokens.filter { bytes.range(of: Data($0.utf8)) != nil }.map { "\(name): \($0)" }
    }
  }

  @Test func nothingIsLeftOfAnErasedPerson() throws {
    let scratch = try Scratch()
    let project = try planted(scratch)
    #expect(Set(try hits(scratch)).count == tokens.count, "every token is in the file before")
    // Her only contact is the only one.
    let others = lines(try project.network()).filter { line in
      !line.hasPrefix("contact") && !tokens.contains { line.contains($0) }
    }
    let report = try project.erase(tokens[6])
    #expect(report.deleted > 5)
    #expect(report.recipients.count == 1)
    #expect(try hits(scratch) == [])
    #expect(try scratch.names == ["p.geflecht"])
    let network = try project.network()
    #expect(network.actorAttribute("note")?.values[2] == "knows … well; mail …")
    #expect(Set(others).isSubset(of: Set(lines(network))), "nobody else lost anything")
    #expect(try project.examine().filter { !$0.isSound }.map(\.text.en) == [])
  }

  @Test func undoBringsNothingOfAnErasedPersonBack() throws {
    let scratch = try Scratch()
    let project = try planted(scratch)
    _ = try project.erase(tokens[6])
    while (try? project.undo()) != nil {}
    #expect(try project.network().actors.isEmpty)
    while (try? project.redo()) != nil {}
    #expect(try hits(scratch) == [])
    #expect(try project.network().actors.count == 4)
    #expect(try project.examine().filter { !$0.isSound }.map(\.text.en) == [])
  }

  @Test func anErasedPersonDoesNotComeBackFromAList() throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    _ = try project.erase("a")
    let plan = try project.plan(try Lists().request())
    #expect(plan.refused == ["a"])
    try project.take(plan)
    #expect(try project.network().actors.map(\.id) == ["us", "b", "c"])
    #expect(try project.network().ties.count == 2, "her ties stay away too")
    // Under another id, by name and place; and in a list that only names her id.
    var lists = Lists()
    lists.actors[1] = Actor(id: "new", name: "käthe weiß", place: "nord")
    lists.ties = []
    #expect(try project.plan(try lists.request()).refused == ["new"])
    lists.actors[1] = Actor(id: "a")
    #expect(try project.plan(try lists.request()).refused == ["a"])
    // A namesake elsewhere is somebody else.
    lists.actors[1] = Actor(id: "new", name: "Käthe Weiß", place: "West")
    lists.emails[1] = ""
    #expect(try project.plan(try lists.request()).refused.isEmpty)
  }

  @Test func dossierHoldsEverything() throws {
    let scratch = try Scratch()
    let project = try planted(scratch)
    let dossier = try project.dossier(of: tokens[6])
    let text = dossier.sections.flatMap(\.rows).map { "\($0.label.en) \($0.text.en)" }
      .joined(separator: "\n")
    #expect(tokens.filter { !text.contains($0) } == [])
    let blind = try project.dossier(of: tokens[6], namesOthers: false)
    let blindText = blind.sections.flatMap(\.rows).map { "\($0.label.en) \($0.text.en)" }
      .joined(separator: "\n")
    #expect(text.contains("Käthe"))
    #expect(!blindText.contains("Käthe"))
  }

  @Test func dutiesFollowFromTheSources() throws {
    let scratch = try Scratch()
    var request = try Lists().request()
    request.keepUntil = try day(6, 30)
    request.informBy = try day(2, 1)
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"), with: request)
    try project.setActor("a", ActorEdit(), source: SourceNote(title: "interview"))
    let duties = try project.duties()
    #expect(duties.map(\.kind) == [.inform, .delete])
    #expect(duties.map(\.source) == ["people.csv", "people.csv"])
    #expect(duties.map(\.actors) == [4, 4])
    #expect(duties.map(\.onlyFromIt) == [3, 3])
  }
}

/// Double entries become one, and can be parted again.
@Suite struct MergeTests {
  @Test func mergesTiesAndComesApartAgain() throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    var edit = ActorEdit()
    edit.further = [("phone", "1")]
    edit.permission = .objected
    try project.addActor(name: "Kaethe Weiss", id: "k", edit)
    var tie = TieEdit()
    tie.kind = "friend"
    tie.strength = 5
    tie.confidence = 0.5
    try project.addTie("k", "us", tie)
    try project.addTie("k", "c", tie)
    try project.addTie("k", "a", tie)
    let before = lines(try project.network())
    try project.merge("a", "k")
    let network = try project.network()
    let merged = network.actors[1]
    #expect(network.actors.count == 4)
    #expect(merged.name == "Käthe Weiß")
    #expect(merged.permission == .objected)
    #expect(network.actorAttribute("phone")?.values[1] == "1")
    // us–a by two sources, the stronger counts; a–c is new; the tie of the two is none.
    #expect(network.ties.count == 5)
    #expect(network.ties[0].strength == 5)
    #expect(network.ties[0].confidence == 1)
    #expect(network.ties[4].target == 3)
    try project.undo()
    #expect(lines(try project.network()) == before)
    try project.redo()
    // A list that still uses the other id means the same person.
    var lists = Lists()
    lists.actors[1] = Actor(id: "k", name: "Kaethe Weiss", place: "Süd")
    lists.ties = []
    lists.title = "other.csv"
    var request = try lists.request()
    request.keepsVanished = true
    try project.take(try project.plan(request))
    #expect(try project.network().actors.count == 4)
    #expect(try project.network().actors[1].place == "Süd")
  }
}
