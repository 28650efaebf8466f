import Foundation
import GRDB
import Relations
import Testing
import Wording

@testable import Storage

/// An objection holds until it is withdrawn, whatever happens to the row.
@Suite struct ObjectionTests {
  private func project(_ scratch: Scratch) throws -> ProjectFile {
    try ProjectFile.create(at: scratch.path("p.geflecht"), with: try Lists().request())
  }

  private func objectors(_ project: ProjectFile) throws -> [String] {
    try project.network().actors.filter { $0.permission == .objected }.map(\.id)
  }

  @Test func removalAndAListBringNothingBack() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.object("a")
    try project.removeActor("a")
    try project.take(try project.plan(try Lists().request()))
    #expect(try objectors(project) == ["a"])
    var lists = Lists()
    lists.actors.remove(at: 1)
    lists.emails.remove(at: 1)
    lists.ties = []
    try project.take(try project.plan(try lists.request()))
    #expect(try objectors(project) == [])
    try project.take(try project.plan(try Lists().request()))
    #expect(try objectors(project) == ["a"])
  }

  @Test func undoAndEarlierDaysDoNotLiftIt() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var edit = ActorEdit()
    edit.place = "Hof"
    try project.setActor("a", edit)
    try project.object("a")
    let preview = try project.nextUndo()
    #expect(preview.operation.action == .set)
    #expect(preview.passed.map(\.action) == [.object])
    #expect(preview.subject.text.en == "Käthe Weiß")
    try project.undo()
    #expect(try project.network().actors[1].place == "Nord")
    #expect(try objectors(project) == ["a"])
    try project.redo()
    #expect(try objectors(project) == ["a"])
    for operation in [Int64(2), 3] {
      let known = try project.reading { database in
        var loader = NetworkLoader(database, until: operation, path: "")
        return try loader.load()
      }
      #expect(known.actors[1].permission == .objected)
    }
    while (try? project.undo()) != nil {}
    try project.take(try project.plan(try Lists().request()))
    #expect(try objectors(project) == ["a"])
    edit = ActorEdit()
    edit.permission = .granted
    #expect(throws: StorageError.objected(id: "a")) { try project.setActor("a", edit) }
  }

  /// Another id of the same person; a namesake who was there before is somebody else.
  @Test(arguments: [
    ("x", "Käthe Weiß", "Nord", "", true), ("x", "Weiss, Kaethe", "", "", true),
    ("x", "Käthe Weiß", "West", "", false), ("x", "K. Weiß", "", "K@example.org", true),
    ("x", "K. W.", "West", "k@example.org", true), ("x", "Weiß, K.", "", "k@example.org", true),
    ("x", "K. Weiß", "Nord", "", false), ("x", "J. Weiß", "", "k@example.org", false),
    ("x", "Karl Weiß", "", "k@example.org", false),
    ("x", "Käthe Weis", "", "k@example.org", true), ("a", "Käthe Weiss", "Süd", "", true),
  ]) func anotherEntryOfTheSamePerson(
    _ id: String, _ name: String, _ place: String, _ mail: String, _ objects: Bool
  ) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.object("a")
    try project.removeActor("a")
    var edit = ActorEdit()
    edit.place = place
    edit.further = [("email", mail)]
    try project.addActor(name: name, id: id, edit)
    #expect(try objectors(project) == (objects ? [id] : []))
  }

  @Test func aNamesakeInTheSameListIsSomebodyElse() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.addActor(name: "Käthe Weiß", id: "k2", ActorEdit())
    try project.object("a")
    #expect(try objectors(project) == ["a"])
    var edit = ActorEdit()
    edit.topics = ["x"]
    try project.setActor("k2", edit)
    #expect(try objectors(project) == ["a"])
  }

  @Test func mergingKeepsItAndPartingGivesItBack() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.addActor(name: "K. W.", id: "k", ActorEdit())
    try project.object("k")
    let before = lines(try project.network())
    try project.merge("a", "k")
    #expect(try objectors(project) == ["a"])
    try project.removeActor("a")
    try project.take(try project.plan(try Lists().request()))
    #expect(try objectors(project) == ["a"])
    try project.undo()
    try project.undo()
    try project.undo()
    #expect(lines(try project.network()) == before)
    try project.redo()
    #expect(try objectors(project) == ["a"])
  }

  /// The full name at the address of whom the list abbreviated.
  @Test(arguments: [("Uwe Becker", true), ("Ina Becker", false)])
  func anAbbreviatedNameIsKnownInFull(_ name: String, _ objects: Bool) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var edit = ActorEdit()
    edit.further = [("email", "uwe@becker.de")]
    try project.addActor(name: "Becker, U.", id: "u", edit)
    try project.object("u")
    try project.removeActor("u")
    try project.addActor(name: name, id: "x", edit)
    #expect(try objectors(project) == (objects ? ["x"] : []))
  }

  /// What one withdrew while merged is not withdrawn by the other.
  @Test func partingGivesTheOthersOwnBackThoughItWasLifted() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.addActor(name: "Ute Ohm", id: "k", ActorEdit())
    try project.object("k")
    try project.merge("a", "k")
    #expect(try objectors(project) == ["a"])
    try project.withdrawObjection(of: "a", on: try day(4, 1))
    #expect(try objectors(project) == [])
    try project.undo()
    #expect(try objectors(project) == ["k"])
    try project.redo()
    #expect(try objectors(project) == [])
    // An own objection is withdrawn for good, merged or not.
    try project.undo()
    try project.withdrawObjection(of: "k", on: try day(4, 1))
    #expect(try objectors(project) == [])
  }

  @Test func onlyWithdrawingLiftsIt() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    #expect(throws: StorageError.notObjected(id: "a")) {
      try project.withdrawObjection(of: "a", on: try day(4, 1))
    }
    try project.object("a")
    var edit = ActorEdit()
    edit.place = "Hof"
    try project.setActor("a", edit)
    try project.withdrawObjection(of: "a", on: try day(4, 1))
    #expect(try objectors(project) == [])
    #expect(try project.network().actors[1].permission == .unknown)
    try project.undo()
    #expect(try objectors(project) == [])
    try project.removeActor("a")
    try project.take(try project.plan(try Lists().request()))
    #expect(try objectors(project) == [])
  }

  /// Files of the first version kept objections in the rows only.
  @Test func objectionsOfOlderFilesAreTakenOver() throws {
    let scratch = try Scratch()
    let path = scratch.path("p.geflecht")
    var lists = Lists()
    lists.actors[1].permission = .objected
    let project = try ProjectFile.create(at: path, with: try lists.request())
    try project.queue.inDatabase { database in
      try database.execute(sql: "DELETE FROM objection_mark; DELETE FROM objection")
      try Objections.collect(database)
    }
    try project.removeActor("a")
    try project.take(try project.plan(try Lists().request()))
    #expect(try objectors(project) == ["a"])
  }

  /// Random projects and changes: whoever ever objected and did not withdraw objects, by id or name.
  @Test(arguments: 1...20) func nothingLiftsObjections(_ seed: UInt64) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var random = Lottery(state: seed &* 7919)
    var objecting: Set<String> = []
    let names = ["us", "a", "b", "c"]
    for _ in 0..<25 {
      let who = random.pick(names)
      var lists = Lists()
      do {
        switch random.below(8) {
        case 0:
          try project.object(who)
          objecting.insert(who)
        case 1: try project.removeActor(who)
        case 2: try project.undo()
        case 3: try project.redo()
        case 4:
          lists.ties = []
          try project.take(try project.plan(try lists.request()))
        case 5:
          var edit = ActorEdit()
          edit.place = random.pick(["Nord", "Süd", "Ost"])
          try project.setActor(who, edit)
        case 6 where objecting.contains(who) && random.below(4) == 0:
          try project.withdrawObjection(of: who, on: try day(1, 1))
          objecting.remove(who)
        default: try project.take(try project.plan(try lists.request()))
        }
      } catch is StorageError {
        continue
      }
      let present = Set(try project.network().actors.map(\.id))
      #expect(Set(try objectors(project)) == objecting.intersection(present))
    }
  }
}
