import Foundation
import Relations
import Testing
import Wording

@testable import Storage

/// Erasing takes one person, and nothing of others.
@Suite struct ErasureTests {
  private func project(
    _ scratch: Scratch, _ people: [(id: String, name: String, place: String)]
  ) throws -> ProjectFile {
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"))
    for person in people {
      var edit = ActorEdit()
      edit.place = person.place
      try project.addActor(name: person.name, id: person.id, edit)
    }
    return project
  }

  private func ids(_ project: ProjectFile) throws -> [String] {
    try project.network().actors.map(\.id)
  }

  private func set(_ project: ProjectFile, _ id: String, _ column: String, _ value: String) throws {
    var edit = ActorEdit()
    edit.further = [(column, value)]
    try project.setActor(id, edit)
  }

  @Test func namesakesAreRefusedAlsoAfterEdits() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("a1", "Anna Weber", ""), ("a2", "Anna Weber", "")])
    var edit = ActorEdit()
    edit.place = "Berg"
    for id in ["a1", "a2"] { try project.setActor(id, edit) }
    let error = StorageError.actor(.ambiguous("Anna Weber", ids: ["a1", "a2"]))
    #expect(throws: error) { try project.erase("Anna Weber") }
    #expect(throws: error) { try project.planErasure(of: "Anna Weber") }
    try project.erase("a2")
    #expect(try ids(project) == ["a1"])
  }

  /// A former name of somebody who is there means nobody.
  @Test func thePastAnswersOnlyForWhoIsGone() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("b1", "Bert Kunz", "Berg"), ("c1", "Clara", "")])
    var edit = ActorEdit()
    edit.name = "Clara Neu"
    try project.setActor("b1", edit)
    #expect(throws: StorageError.self) { try project.erase("Bert Kunz") }
    #expect(try ids(project) == ["b1", "c1"])
    try project.removeActor("c1")
    let report = try project.erase("Clara")
    #expect(!report.isPresent)
    #expect(report.id == "c1")
    #expect(throws: StorageError.self) { try project.erase("Clara") }
  }

  @Test func severalWhoAreGoneAreRefused() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("a1", "Anna Weber", "Berg"), ("a2", "Anna Weber", "Tal")])
    for id in ["a1", "a2"] { try project.removeActor(id) }
    #expect(throws: StorageError.actor(.ambiguous("Anna Weber", ids: ["a1 (Berg)", "a2 (Tal)"]))) {
      try project.erase("Anna Weber")
    }
    #expect(try project.erase("a2").doubts.map(\.text) == ["a1 (Berg)"])
  }

  /// Days, numbers and what others have of their own stay; a plan shows what happens, and happens.
  @Test func othersLoseNothingButMentions() throws {
    let scratch = try Scratch()
    let project = try project(
      scratch, [("a", "Anna Sommer", "Berg"), ("b", "Bert", ""), ("c", "Cara", "")])
    for id in ["a", "b", "c"] {
      try set(project, id, "member_since", "2015-04-01")
      try set(project, id, "number", "20150401")
    }
    try set(project, "b", "note", "kennt Sommer, Anna seit 2015-04-01; Annas Sommer")
    try project.setCampaign("Sommer am Markt", CampaignEdit())
    let before = lines(try project.network())
    let plan = try project.planErasure(of: "a")
    #expect(lines(try project.network()) == before, "a plan changes nothing")
    #expect(plan.mentions.map(\.blanked) == ["kennt … seit 2015-04-01; Annas Sommer"])
    let report = try project.erase("a", as: plan)
    #expect(report.mentions == plan.mentions)
    #expect(report.deleted == plan.deleted)
    #expect(report.doubts.map(\.text).contains("Sommer am Markt"))
    let expected = before.filter { !$0.hasPrefix("actor a|") }.map {
      $0.replacing("Sommer, Anna", with: "…")
    }
    #expect(lines(try project.network()) == expected)
    #expect(throws: StorageError.self) { try project.erase("b", as: plan) }
  }

  @Test func aHouseholdIsAskedAbout() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("a", "Anna Weber", ""), ("b", "Bert Weber", "")])
    try set(project, "a", "Telefon", "08071 4711")
    try set(project, "b", "Telefon", "+49 8071 4711")
    try set(project, "b", "note", "Anna: 08071-4711")
    #expect(throws: StorageError.sharedContactData("+49 8071 4711", holders: ["Bert Weber"])) {
      try project.erase("a")
    }
    #expect(try project.planErasure(of: "a").shared.map(\.holder) == ["Bert Weber"])
    try project.erase("a", shared: .keep)
    let network = try project.network()
    #expect(network.actorAttribute("Telefon")?.values == ["+49 8071 4711"])
    #expect(network.actorAttribute("note")?.values == ["Anna: …"])
    // Whoever has the number of the household is not the person who was erased.
    var edit = ActorEdit()
    edit.further = [("Telefon", "08071 4711")]
    try project.addActor(name: "Carl Weber", edit)
  }

  /// Two texts that differ in the erased name only stay two, now and in the past.
  @Test func textsThatTellThingsApartStayApart() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("a", "Anna Kranz", ""), ("b", "Berta Kranz", "")])
    try project.addActor(name: "Cara", ActorEdit())
    var edit = TieEdit()
    for name in ["Anna Kranz", "Berta Kranz"] {
      try project.setCampaign("Fest \(name)", CampaignEdit())
      try project.addActor(name: "x \(name.first ?? "?")", ActorEdit())
      edit.kind = "über \(name)"
      try project.addTie("Cara", "x \(name.first ?? "?")", edit, source: SourceNote(title: name))
      try set(project, "Cara", "kennt \(name)", "ja")
    }
    for id in ["a", "b"] { try project.erase(id) }
    let network = try project.network()
    #expect(network.campaigns.map(\.name) == ["Fest …", "Fest … (2)"])
    #expect(network.tieKinds.map(\.id) == ["über …", "über … (2)"])
    #expect(network.actorAttributes.map(\.name) == ["kennt …", "kennt … (2)"])
    #expect(network.actorAttributes.map { $0.values[0] } == ["ja", "ja"])
    #expect(try project.examine().filter { !$0.isSound }.map(\.text.en) == [])
    try project.backup(to: scratch.path("copy.geflecht"))
    while (try? project.undo()) != nil { _ = try project.network() }
  }

  /// Removed, brought again under another row, merged, undone: every order.
  @Test(arguments: 0..<6) func noOrderLeavesAByte(_ order: Int) throws {
    let scratch = try Scratch()
    var lists = Lists()
    let token = "zqxjkq"
    lists.actors[3] = Actor(id: "c", name: "Ada \(token)", place: "Süd \(token)")
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"), with: try lists.request())
    try project.addContact("us", "c", on: try day(3, 1), note: "zu \(token)")
    switch order {
    case 0:
      try project.removeActor("c")
      try project.take(try project.plan(try lists.request()))
    case 1:
      try project.removeActor("c")
      lists.actors[3] = Actor(id: "c9", name: "ADA \(token)", place: "süd \(token)")
      lists.ties = []
      try project.take(try project.plan(try lists.request()))
    case 2:
      try project.removeActor("c")
    case 3:
      try project.addActor(name: "\(token), Ada", id: "twin", ActorEdit())
      try project.merge("c", "twin")
      try project.undo()
      try project.removeActor("twin")
    case 4:
      try project.addActor(name: "\(token), Ada", id: "twin", ActorEdit())
      try project.merge("c", "twin")
      try project.removeActor("c")
    default:
      var edit = ActorEdit()
      edit.name = "Ada Neu"
      edit.place = "West"
      try project.setActor("c", edit)
      try project.undo()
      try project.removeActor("c")
      try project.undo()
    }
    try project.erase(order == 1 ? "c9" : "c")
    while (try? project.undo()) != nil {}
    while (try? project.redo()) != nil {}
    for name in try scratch.names {
      #expect(try scratch.bytes(name).range(of: Data(token.utf8)) == nil, "\(name)")
    }
    #expect(try !project.network().actors.contains { $0.name.contains(token) })
    #expect(try project.examine().filter { !$0.isSound }.map(\.text.en) == [])
  }

  @Test func copiesAndDraftsBesideGo() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("a", "Anna Weber", "")])
    for name in ["p.geflecht.version-1", "p.geflecht.x8.part", "p.geflecht.version-1.k.part"] {
      try FileManager.default.copyItem(
        atPath: scratch.path("p.geflecht"), toPath: scratch.path(name))
    }
    try Data("other".utf8).write(to: URL(fileURLWithPath: scratch.path("p.geflecht.notes")))
    #expect(try project.planErasure(of: "a").copies.count == 3)
    try project.erase("a")
    #expect(try scratch.names == ["p.geflecht", "p.geflecht.notes"])
  }

  @Test func theRegisterIsClearedOfTheName() throws {
    let scratch = try Scratch()
    let project = try project(scratch, [("a", "Anna Weber", ""), ("b", "Bert", "")])
    try project.register("convert", recipient: "/x/anna weber.csv")
    try project.register("person export", recipient: "/x/b.json", of: "b")
    #expect(try project.erase("a").recipients.map(\.recipient) == ["/x/anna weber.csv"])
    #expect(try project.dossier(of: "b").sections.last?.rows.count == 2)
    #expect(try scratch.bytes("p.geflecht").range(of: Data("anna weber".utf8)) == nil)
  }
}

/// People who were erased stay away.
@Suite struct TombstoneTests {
  private func project(_ scratch: Scratch) throws -> ProjectFile {
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    #expect(try project.erase("a").sources == ["people.csv", "ties.csv"])
    return project
  }

  /// Käthe Weiß of Nord, whose id was a.
  @Test(arguments: [
    ("a", "Kaethe  Weiss", "West"), ("a", "Weiß, Käthe", ""), ("a", "Käthe Wieß", "West"),
    ("x", "Käthe Weiß", "nord"), ("x", "Käthe Weiß", ""), ("Käthe Weiß", "Käthe Weiß", ""),
    ("weiss, kaethe", "weiss, kaethe", ""), ("a", "a", ""),
    ("x", "Käthe Weiß (Kassenwartin)", "Nord"), ("x", "Käthe Weiß geb. Ohlsen", "Nord"),
    ("x", "Käthe Weiß, née Ohlsen", "Nord"), ("x", "Käthe M. Weiß", "Nord"),
    ("x", "Käthe Weiß, Kassenwartin", ""), ("x", "Weiß, Käthe, Kassenwartin", "Nord"),
    ("x", "Dr. Käte Weiß", "Nord"), ("x", "Käte M. Weiß [2. Vorsitz]", "Nord"),
  ]) func everySpellingIsKnown(_ id: String, _ name: String, _ place: String) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var lists = Lists()
    lists.actors = [Actor(id: id, name: name, place: place)]
    (lists.ties, lists.emails) = ([], [""])
    var request = try lists.request()
    request.keepsVanished = true
    #expect(try project.plan(request).refused == [id])
    var edit = ActorEdit()
    edit.place = place
    #expect(throws: StorageError.erased(id: id)) {
      try project.addActor(name: name, id: id, edit)
    }
    // A living namesake can be kept in, and stays in.
    request.namesakes = [name]
    try project.take(try project.plan(request))
    #expect(try project.network().position(of: id) != nil)
    request.namesakes = []
    #expect(try project.plan(request).isEmpty)
  }

  @Test(arguments: [
    ("a", "Leni Gruber", "Ost"), ("x", "Käthe Weiß", "West"), ("x", "Käthe Wei", ""),
    ("x", "Weiß, Karl", "Nord"), ("x", "Käte Weiß", "West"),
    ("x", "K. Weiß", "Nord"), ("x", "Käthe Weiß (Kassenwartin)", "West"),
    ("x", "Ohlsen (Käthe Weiß)", "Nord"),
  ])
  func somebodyElseIsLetIn(_ id: String, _ name: String, _ place: String) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var edit = ActorEdit()
    edit.place = place
    try project.addActor(name: name, id: id, edit)
  }

  @Test func neitherNamesNorTextsBringThemBack() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var edit = ActorEdit()
    edit.name = "Käthe Weiß"
    #expect(throws: StorageError.erased(id: "b")) { try project.setActor("b", edit) }
    let text = "fragt nach Weiß, Käthe"
    edit = ActorEdit()
    edit.further = [("note", text)]
    #expect(throws: StorageError.namesErased(text)) { try project.setActor("b", edit) }
    #expect(throws: StorageError.namesErased(text)) {
      try project.addContact("us", "b", on: try day(1, 1), note: text)
    }
    var lists = Lists()
    lists.actors[2] = Actor(id: "b", name: "Jürgen “Jo” Müller\n2", topics: ["für Käthe Weiß"])
    lists.emails[2] = text
    let plan = try project.plan(try lists.request())
    #expect(plan.blanked == 2)
    try project.take(plan)
    let network = try project.network()
    #expect(network.actors[1].topics == ["für …"])
    #expect(network.actorAttribute("email")?.values[1] == "fragt nach …")
    #expect(try project.plan(try lists.request()).isEmpty)
    let bytes = try scratch.bytes("p.geflecht")
    #expect(bytes.range(of: Data("Käthe".utf8)) == nil)
  }

  /// Roles, ids, and names of others do not bring the name back.
  @Test func noOtherFieldBringsThemBack() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    let texts = ["Käthe Weiß", "an K@example.org."]
    for text in texts {
      for field in [\RoleEdit.topic, \RoleEdit.place] {
        var edit = RoleEdit()
        edit[keyPath: field] = text
        #expect(throws: StorageError.namesErased(text)) { try project.setRole("c", edit) }
      }
      for field in [\RoleEdit.method, \RoleEdit.responsible] {
        var edit = RoleEdit()
        edit[keyPath: field] = text
        #expect(throws: StorageError.namesErased(text)) { try project.setRole("c", edit) }
      }
    }
    for (id, name) in [("Käthe Weiß", "X Y"), ("k@example.org", "X Y"), ("z", "k@example.org")] {
      #expect(throws: StorageError.erased(id: id)) {
        try project.addActor(name: name, id: id, ActorEdit())
      }
      var lists = Lists()
      lists.actors = [Actor(id: id, name: name, place: "West")]
      (lists.ties, lists.emails) = ([], [""])
      var request = try lists.request()
      (request.keepsVanished, request.kind) = (true, "Interview mit Käthe Weiß")
      let plan = try project.plan(request)
      #expect(plan.refused == [id])
      try project.take(plan)
    }
    // Ada lives in another place than Käthe Weiß did.
    var edit = ActorEdit()
    edit.name = "Käthe Weiß"
    #expect(throws: StorageError.namesErased("Käthe Weiß")) { try project.setActor("c", edit) }
    for word in ["Käthe", "k@example.org"] {
      #expect(try scratch.bytes("p.geflecht").range(of: Data(word.utf8)) == nil)
    }
    try project.addActor(name: "X Y", id: "Käthe Weiß", ActorEdit(), isNamesake: true)
  }

  /// The address alone tells who it is, also where it holds the name.
  @Test func theAddressIsKnownThoughItHoldsTheName() throws {
    let scratch = try Scratch()
    var lists = Lists()
    lists.actors[1] = Actor(id: "a", name: "Uwe Becker", place: "Nord")
    lists.emails[1] = "uwe@becker.de"
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"), with: try lists.request())
    try project.erase("a")
    lists.actors = [Actor(id: "x", name: "U. B.", place: "West")]
    (lists.ties, lists.emails) = ([], ["UWE@becker.de"])
    #expect(try project.plan(try lists.request()).refused == ["x"])
    lists.emails = ["uwe@bäcker.de"]
    #expect(try project.plan(try lists.request()).refused == [])
  }

  /// What stood beside the name of who was erased makes nobody else that person.
  @Test(arguments: ["Anna Weber (Kasse)", "Anna M. Weber geb. Kranz", "Weber, Anna, Kasse"])
  func theNameIsKnownWithoutItsAdditions(_ name: String) throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"))
    var edit = ActorEdit()
    edit.place = "Nord"
    try project.addActor(name: name, id: "e", edit)
    try project.addActor(name: "Hanna Weber", id: "h", edit)
    try project.erase("e")
    #expect(throws: StorageError.erased(id: "x")) {
      try project.addActor(name: "Anna Weber", id: "x", edit)
    }
    try project.addActor(name: "Weber, Bert, Kasse", id: "b", edit)
    // A sister who was there is no slip of the pen.
    edit.topics = ["x"]
    try project.setActor("h", edit)
    try project.undo()
    #expect(try project.network().actors.map(\.id) == ["h", "b"])
  }
}
