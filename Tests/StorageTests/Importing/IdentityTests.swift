import Relations
import Testing
import Wording

@testable import Storage

/// Who is who when a list comes again.
@Suite struct IdentityTests {
  private func project(_ scratch: Scratch) throws -> ProjectFile {
    try ProjectFile.create(at: scratch.path("p.geflecht"), with: try Lists().request())
  }

  /// A list of people without ties, which keeps everything else.
  private func request(
    _ people: [(id: String, name: String, place: String, mail: String)],
    title: String = "people.csv"
  ) throws -> ImportRequest {
    var lists = Lists()
    lists.actors = people.map { Actor(id: $0.id, name: $0.name, place: $0.place) }
    lists.emails = people.map(\.mail)
    (lists.ties, lists.title) = ([], title)
    var request = try lists.request()
    request.keepsVanished = true
    return request
  }

  /// Numbers that moved: nothing wanders to somebody else.
  @Test func movedNumbersAreRefused() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.object("a")
    let before = lines(try project.network())
    var request = try request([("a", "Leni Gruber", "", ""), ("b", "Ada", "Süd", "")])
    let plan = try project.plan(request)
    #expect(plan.conflicts.map(\.id) == ["a", "b"])
    #expect(plan.conflicts[0].known == "Käthe Weiß")
    #expect(throws: StorageError.movedIDs(["a", "b"])) { try project.take(plan) }
    #expect(lines(try project.network()) == before)
    // Said to be the same, and taken back: the mix-up is no reason to believe it again.
    request.keepsIDs = true
    try project.take(try project.plan(request))
    #expect(try project.network().actors[1].name == "Leni Gruber")
    try project.undo()
    request.keepsIDs = false
    #expect(try project.plan(request).conflicts.count == 2)
  }

  @Test(arguments: [
    ("Weiss, Kaethe", "", ""), ("Dr. Käthe Weiß", "", ""), ("Käthe Huber", "", "k@example.org"),
    ("Käthe Weis", "Nord", ""), ("a", "", ""),
  ]) func theSamePersonWrittenDifferentlyIsNoConflict(
    _ name: String, _ place: String, _ mail: String
  ) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    #expect(try project.plan(try request([("a", name, place, mail)])).conflicts.isEmpty)
  }

  @Test func aNameChangedByHandIsNoConflict() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var edit = ActorEdit()
    edit.name = "Käthe Huber"
    try project.setActor("a", edit)
    let other = try request([("a", "Käthe Weiß", "Hof", "")], title: "other.csv")
    #expect(try project.plan(other).conflicts.isEmpty)
  }

  @Test(arguments: [
    ("x", "K. Weiß", "", "K@example.org", "a", false),
    ("x", "Weiß, Käthe", "", "k@example.org", "a", true),
    ("x", "Kaethe Weiss", "nord", "", "a", true), ("x", "Käthe Weiß", "", "", "a", false),
    ("Käthe Weiß", "Käthe Weiß", "", "", "a", false), ("x", "Käthe Weiß", "West", "", "", false),
    ("x", "Kurt", "", "", "", false),
  ]) func knownPeopleAreRecognised(
    _ id: String, _ name: String, _ place: String, _ mail: String, _ known: String, _ isSure: Bool
  ) throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var request = try request([(id, name, place, mail)], title: "other.csv")
    let plan = try project.plan(request)
    #expect(plan.recognised.map(\.knownID) == (known.isEmpty ? [] : [known]))
    #expect(plan.difference.counts.first?.new == 1, "not taken unasked")
    request.takesSureMatches = true
    #expect(try project.plan(request).recognised.contains { $0.isTaken } == isSure)
    guard !known.isEmpty else { return }
    // Said to be the same: from now on the id means the known person.
    request.takesSureMatches = false
    request.sameAs = [id: known]
    try project.take(try project.plan(request))
    #expect(try project.network().actors.count == 4)
    request.sameAs = [:]
    #expect(try project.plan(request).isEmpty)
    try project.undo()
    #expect(try project.plan(request).difference.counts.first?.new == 1)
  }

  /// Whoever stands in the list twice is two.
  @Test func whoIsListedUnderTheOwnIdIsNotRecognisedUnderAnother() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var request = try request([
      ("a", "Käthe Weiß", "Nord", "k@example.org"), ("x", "Käthe Weiß", "Nord", "k@example.org"),
    ])
    request.takesSureMatches = true
    #expect(try project.plan(request).recognised.isEmpty)
  }

  /// Both entries stay in their lists, with ties and roles of their own.
  @Test(arguments: [true, false]) func mergedEntriesSurviveEveryImport(_ isFirst: Bool) throws {
    let scratch = try Scratch()
    var lists = Lists()
    lists.actors.insert(Actor(id: "k", name: "K. Weiss", place: "Süd"), at: isFirst ? 0 : 4)
    lists.emails.insert("kw@example.org", at: isFirst ? 0 : 4)
    lists.ties += [("us", "k", "friend", 5), ("k", "a", "member", 1), ("k", "c", "member", 1)]
    func request() throws -> ImportRequest {
      let plain = try lists.request()
      let network = plain.network
      let roles = ["a", "k"].compactMap { network.position(of: $0) }.map { actor in
        Multiplier(
          actor: actor, topic: "Verkehr", method: "list \(network.actors[actor].id)",
          origin: Origin(source: 0, line: 90 + actor))
      }
      var request = ImportRequest(
        network: try Network(
          actors: network.actors, ties: Array(network.ties), tieKinds: network.tieKinds,
          multipliers: roles, sources: network.sources,
          actorAttributes: network.actorAttributes), actorOrigins: plain.actorOrigins,
        titles: plain.titles)
      request.kind = "list"
      return request
    }
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"), with: try request())
    let before = lines(try project.network())
    try project.merge("a", "k")
    let merged = lines(try project.network())
    #expect(try project.network().ties.count == 5)
    #expect(try project.plan(try request()).isEmpty)
    // Each row changes in turn; the merged entry stays one, and takes what is new.
    for (id, place) in [("a", "Ost"), ("k", "West"), ("a", "Hof")] {
      for index in lists.actors.indices where lists.actors[index].id == id {
        lists.actors[index].place = place
      }
      try project.take(try project.plan(try request()))
      #expect(try project.network().actors.count == 4)
      #expect(try project.network().ties.count == 5)
      #expect(try project.network().multipliers.count == 1)
      #expect(try project.plan(try request()).isEmpty)
      #expect(try project.examine().filter { !$0.isSound }.map(\.text.en) == [])
    }
    while lines(try project.network()) != merged { try project.undo() }
    try project.undo()
    #expect(lines(try project.network()) == before)
    try project.redo()
    // A double that was merged keeps its id: it cannot be given away.
    #expect(throws: StorageError.taken(id: "k")) {
      try project.addActor(name: "Karl", id: "k", ActorEdit())
    }
  }
}
