import Relations
import Storage
import Testing

/// Who we are, and whose tie a contact belongs to.
@Suite struct HomeTests {
  private func town(_ scratch: Scratch) throws -> ProjectFile {
    let project = try ProjectFile.create(at: scratch.path("t.geflecht"))
    for name in ["us", "laura", "karl"] {
      try project.addActor(name: name, ActorEdit())
    }
    return project
  }

  @Test func remembersWhoWeAre() throws {
    let scratch = try Scratch()
    let project = try town(scratch)
    #expect(try project.home() == nil)
    try project.setHome("us")
    #expect(try project.home() == "us")
    var edit = ActorEdit()
    edit.name = "Initiative Ortskern"
    try project.setActor("us", edit)
    #expect(try project.home() == "us")
    // Undo takes the name back; who we are is a setting.
    #expect(try project.undo().operation.action == .set)
    #expect(try project.home() == "us")
    #expect(throws: StorageError.self) { try project.setHome("nobody") }
    try project.merge("karl", "us")
    #expect(try project.home() == "karl")
    try project.undo()
    #expect(try project.home() == "us")
    try project.removeActor("us")
    #expect(try project.home() == nil)
    try project.setHome("laura")
    #expect(try project.home() == "laura")
  }

  @Test func aContactBelongsToATieThatLasts() throws {
    let scratch = try Scratch()
    let project = try town(scratch)
    func days(_ kind: String) throws -> [Day] {
      let network = try project.network()
      return network.contacts.filter {
        network.tieKinds[Int(network.ties[Int($0.tie)].kind)].id == kind
      }.map(\.day)
    }
    var follows = TieEdit()
    follows.kind = "follower"
    try project.addTie("us", "laura", follows)
    // Who is only followed is spoken with for the first time.
    let first = try #require(Day(year: 2026, month: 1, day: 5))
    #expect(try project.addContact("us", "laura", on: first).isNewTie)
    #expect(try days("contact") == [first])
    #expect(try !project.addContact("us", "laura", on: first.advanced(by: 9)).isNewTie)
    #expect(try days("contact").count == 2)
    // A tie that has ended is not the one of a later talk.
    var ended = TieEdit()
    ended.kind = "knows"
    ended.last = first
    try project.addTie("us", "karl", ended)
    #expect(try project.addContact("us", "karl", on: first.advanced(by: 1)).isNewTie)
    #expect(try !project.addContact("us", "karl", on: first, kind: "knows").isNewTie)
    #expect(try days("knows") == [first])
    #expect(throws: StorageError.self) {
      try project.addContact("us", "karl", on: first, kind: "friend")
    }
  }
}
