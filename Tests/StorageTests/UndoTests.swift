import GRDB
import Relations
import Testing

@testable import Storage

/// The journal gives back every earlier state.
@Suite struct UndoTests {
  /// Random changes; every state on the way is reached again by undo and by redo.
  @Test(arguments: 1...8) func everyStateComesBack(seed: UInt64) throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    var random = Lottery(state: seed)
    var states = [lines(try project.network())]
    var operations = [Int64(2)]
    while states.count < 15 {
      let before = try project.history().count
      do throws(StorageError) {
        try change(project, &random)
      } catch {
        continue  // a name that is taken, a tie that is not there
      }
      guard try project.history().count > before else { continue }
      states.append(lines(try project.network()))
      operations.append(Int64(before + 1))
    }
    for state in states.dropLast().reversed() {
      try project.undo()
      #expect(lines(try project.network()) == state)
    }
    for state in states.dropFirst() {
      try project.redo()
      #expect(lines(try project.network()) == state)
    }
    #expect(throws: StorageError.nothingTo(undo: false)) { try project.redo() }
    // What the project knew after each operation is known for ever.
    for (operation, state) in zip(operations, states) {
      let known = try project.reading { database in
        var loader = NetworkLoader(database, until: operation, path: "")
        return try loader.load()
      }
      #expect(lines(known) == state)
    }
  }

  private func change(_ project: ProjectFile, _ random: inout Lottery) throws(StorageError) {
    let names = ["us", "a", "b", "c", "x1", "x2"]
    let (first, second) = (random.pick(names), random.pick(names))
    let date = Day(number: Int32(19_000 + random.below(900)))
    switch random.below(9) {
    case 0: try project.addActor(name: first, ActorEdit())
    case 1:
      var edit = ActorEdit()
      edit.place = random.pick(["Nord", "Süd", ""])
      edit.further = [(random.pick(["email", "phone"]), "\(random.below(5))")]
      try project.setActor(first, edit)
    case 2: try project.removeActor(first)
    case 3: try project.addTie(first, second, TieEdit())
    case 4:
      var edit = TieEdit()
      edit.kind = random.pick(["friend", "member"])
      edit.strength = Double(random.below(9))
      edit.confidence = Double(random.below(11)) / 10
      try project.setTie(first, second, edit, source: SourceNote(title: "i\(random.below(3))"))
    case 5: try project.addContact(first, second, on: date)
    case 6:
      var edit = RoleEdit()
      edit.topic = random.pick(["Verkehr", ""])
      edit.cost = Double(random.below(50))
      try project.setRole(first, edit)
    case 7:
      var edit = CampaignEdit()
      edit.start = date
      try project.setCampaign(random.pick(["K1", "K2"]), edit)
    default: try project.removeTie(first, second, kind: random.pick(["friend", "member"]))
    }
  }

  @Test func aNewChangeEndsRedo() throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"))
    #expect(throws: StorageError.nothingTo(undo: true)) { try project.undo() }
    try project.addActor(name: "A", ActorEdit())
    try project.undo()
    try project.addActor(name: "B", ActorEdit())
    #expect(throws: StorageError.nothingTo(undo: false)) { try project.redo() }
    #expect(try project.network().actors.map(\.id) == ["B"])
  }

  @Test func historyCountsWhatWasDone() throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    try project.removeActor("b")
    try project.undo()
    let history = try project.history()
    #expect(history.map(\.operation.action) == [.new, .import, .remove, .undo])
    #expect(
      history[1].counts.map { [$0.new, $0.changed, $0.gone] } == [[4, 0, 0], [4, 0, 0]])
    #expect(
      history[2].counts.map { [$0.new, $0.changed, $0.gone] } == [[0, 0, 1], [0, 0, 3]])
    #expect(history.map(\.isWithdrawn) == [false, false, true, false])
  }

  @Test func aChangedJournalIsNoticed() throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(
      at: scratch.path("p.geflecht"), with: try Lists().request())
    try project.addActor(name: "A", ActorEdit())
    try project.addActor(name: "B", ActorEdit())
    #expect(try project.reading { try Journal.firstBroken($0) } == nil)
    for statement in [
      "UPDATE operation SET moment = moment + 1 WHERE id = 3",
      "DELETE FROM operation WHERE id = 2",
    ] {
      let broken = try project.queue.inDatabase { database in
        try database.execute(sql: "SAVEPOINT s; \(statement)")
        let broken = try Journal.firstBroken(database)
        try database.execute(sql: "ROLLBACK TO s; RELEASE s")
        return broken
      }
      #expect(broken == 3)
    }
  }
}

/// Numbers that depend on the seed alone.
struct Lottery {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
