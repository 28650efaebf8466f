import Relations
import Testing
import Wording

@testable import Storage

/// Spreadsheets that change are compared before they are taken.
@Suite struct ImportTests {
  private func project(_ scratch: Scratch) throws -> ProjectFile {
    try ProjectFile.create(at: scratch.path("p.geflecht"), with: try Lists().request())
  }

  private func counts(_ plan: ImportPlan) -> [String: [Int]] {
    Dictionary(
      uniqueKeysWithValues: plan.difference.counts.map {
        ($0.kind.rawValue, [$0.new, $0.changed, $0.gone])
      })
  }

  @Test func sameListsChangeNothing() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    #expect(try project.plan(try Lists().request()).isEmpty)
    try project.take(try project.plan(try Lists().request()))
    #expect(try project.history().count == 2, "nothing to enter: created, imported")
  }

  @Test func newChangedAndVanishedRowsAreShownAndTaken() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var lists = Lists()
    lists.actors[1].place = "Mitte"
    lists.actors.append(Actor(id: "d", name: "Dora"))
    lists.actors.remove(at: 3)
    lists.emails = ["", "k@example.org", "", ""]
    lists.ties = [("us", "a", "friend", 4), ("a", "b", "friend", nil), ("d", "a", "friend", 1)]
    let plan = try project.plan(try lists.request())
    #expect(counts(plan) == ["actor": [1, 1, 1], "tie": [1, 1, 2]])
    let changes = plan.items(limit: 5).filter { $0.fate == .changed }
    #expect(changes.map(\.title.en) == ["Käthe Weiß", "Initiative – Käthe Weiß (friend)"])
    #expect(changes[0].changes.map(\.after.en) == ["Mitte"])
    #expect(changes[1].changes.map(\.before.en) == ["2"])
    try project.take(plan)
    #expect(try project.network().actors.map(\.id) == ["us", "a", "b", "d"])
    #expect(try project.network().ties.count == 3)
    #expect(try project.plan(try lists.request()).isEmpty)
    try project.undo()
    #expect(lines(try project.network()) == lines(try Lists().request().network))
  }

  @Test func rowsInAnotherOrderChangeNothing() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var lists = Lists()
    lists.actors.reverse()
    lists.emails.reverse()
    lists.ties.reverse()
    lists.ties = lists.ties.map { ($0.to, $0.from, $0.kind, $0.strength) }
    #expect(try project.plan(try lists.request()).isEmpty)
  }

  @Test func aSourceThatDidNotChangeLeavesWhatWasChangedByHand() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var edit = ActorEdit()
    edit.place = "Hof"
    edit.further = [("phone", "0123")]
    try project.setActor("a", edit)
    #expect(try project.plan(try Lists().request()).isEmpty)
    // Another column of the same row changes: the row is read again, empty cells take nothing away.
    var lists = Lists()
    lists.actors[1].topics = ["Kultur"]
    let plan = try project.plan(try lists.request())
    try project.take(plan)
    let actor = try project.network().actors[1]
    #expect(actor.topics == ["Kultur"])
    #expect(try project.network().actorAttribute("phone")?.values[1] == "0123")
  }

  @Test func anotherSourceKeepsWhatItAttests() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.addContact("us", "a", on: try day(5, 1))
    var lists = Lists()
    lists.ties = []
    let plan = try project.plan(try lists.request())
    #expect(counts(plan) == ["tie": [0, 0, 3]], "whom we spoke with stays tied to us")
    try project.take(plan)
    #expect(try project.network().ties.count == 1)
    #expect(try project.network().contacts.count == 1)
  }

  @Test func anObjectionIsNotTakenBackByAList() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    try project.object("a")
    var lists = Lists()
    lists.actors[1].place = "Mitte"
    try project.take(try project.plan(try lists.request()))
    let actor = try project.network().actors[1]
    #expect(actor.permission == .objected)
    #expect(actor.place == "Mitte")
  }

  @Test func vanishedRowsCanBeKept() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var lists = Lists()
    lists.ties = []
    var request = try lists.request()
    request.keepsVanished = true
    #expect(try project.plan(request).isEmpty)
  }

  @Test func aPlanThatIsOutdatedIsNotTaken() throws {
    let scratch = try Scratch()
    let project = try project(scratch)
    var lists = Lists()
    lists.ties = []
    let plan = try project.plan(try lists.request())
    try project.addActor(name: "Eva", ActorEdit())
    #expect(throws: StorageError.changedMeanwhile(path: project.path)) { try project.take(plan) }
  }

  /// Each tie read is the known one with the same days and strength, whatever the order.
  @Test func tiesOfTheSameTwoAreToldApart() throws {
    func tie(_ start: Day?, _ strength: Double?, id: Int64 = 0) -> TieRecord {
      var tie = TieRecord(
        a: 1, b: 2, kind: 1,
        tie: Tie(
          source: 0, target: 0, strength: strength,
          period: Period(start: start, end: nil) ?? .always), further: "")
      tie.id = id
      return tie
    }
    let known = [
      tie(try day(1, 1), 1, id: 1), tie(try day(2, 1), 2, id: 2), tie(try day(3, 1), 3, id: 3),
    ]
    let read = [tie(try day(3, 1), 3), tie(try day(2, 1), 9), tie(try day(4, 1), 1)]
    var matcher = TieMatcher(rows: read, known: known)
    matcher.isInScope = [true, true, true]
    #expect(matcher.matches() == [2, 1, 0])
    matcher = TieMatcher(rows: read, known: known)
    matcher.isInScope = [false, false, false]
    #expect(matcher.matches() == [2, 1, -1], "another day of another source is another tie")
  }
}
