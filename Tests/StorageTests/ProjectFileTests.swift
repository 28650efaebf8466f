import Foundation
import Relations
import Testing

@testable import Storage

/// What is put into a project comes out of it again.
@Suite struct ProjectFileTests {
  /// A network with everything that a network can hold.
  private func network() throws -> Network {
    let lists = Lists()
    let march = try #require(Period(first: try day(3, 1), last: try day(3, 31)))
    return try Network(
      actors: lists.actors,
      ties: [
        Tie(source: 0, target: 1, kind: 1, isDirected: true, strength: 0.1, confidence: 0.3),
        Tie(source: 2, target: 1, kind: 0, period: march, origin: Origin(source: 0, line: 7)),
        Tie(source: 3, target: 3, kind: 0, strength: 1e-300, confidence: 0),
        Tie(source: 2, target: 1, kind: 0, period: march),
      ],
      tieKinds: [
        TieKind("friend", halfLife: 90, carries: .both, warmth: 0.1, endIsSighting: true),
        TieKind("member", scale: 5, isDirected: false),
      ],
      multipliers: [
        Multiplier(
          actor: 1, topic: "Verkehr", place: "Nord", method: "position", stage: .active, cost: 3,
          capacity: 7),
        Multiplier(actor: 1),
      ],
      sources: [Source(title: "ties.csv")],
      actorAttributes: [
        AttributeColumn(name: "email", values: lists.emails),
        AttributeColumn(name: "born", type: .number, values: ["", "1970", "", "1.5"]),
        AttributeColumn(name: "note \"x\"", values: ["a\\b", "\u{1}", "„ß“, {}", ""]),
      ],
      tieAttributes: [
        AttributeColumn(name: "seen", type: .day, values: ["", "2024-03-05", "", ""])
      ],
      contacts: [
        Contact(tie: 3, day: try day(3, 9), weight: 2.5, origin: Origin(source: 0, line: 2)),
        Contact(tie: 0, day: try day(1, 1)),
      ],
      campaigns: [
        Campaign(name: "Ortskern", period: march, topics: ["Schule"], places: ["Nord"], cost: 900)
      ])
  }

  @Test func givesBackWhatWasPutIn() throws {
    let scratch = try Scratch()
    let network = try network()
    let request = ImportRequest(
      network: network, actorOrigins: (0..<4).map { Origin(source: 0, line: $0 + 2) },
      titles: ["ties.csv"])
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"), with: request)
    #expect(lines(try project.network()) == lines(network))
    #expect(try project.network().tieKinds == network.tieKinds)
    let stored = try ProjectFile(path: scratch.path("p.geflecht")).network()
    #expect(stored.ties[1].origin.line == 7)
    #expect(stored.contacts[0].origin.line == 2)
    #expect(stored.sources.map(\.title) == ["ties.csv"])
  }

  @Test func fileIsItsOwnersAlone() throws {
    let scratch = try Scratch()
    try ProjectFile.create(at: scratch.path("p.geflecht"))
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("p.geflecht"))
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    #expect(try scratch.names == ["p.geflecht"], "nothing is left beside the file")
  }

  @Test func doesNotReplaceAFile() throws {
    let scratch = try Scratch()
    let path = scratch.path("p.geflecht")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StorageError.exists(path: path)) { try ProjectFile.create(at: path) }
    #expect(try scratch.bytes("p.geflecht") == Data("mine".utf8))
  }

  @Test func leavesOtherFilesUntouched() throws {
    let scratch = try Scratch()
    let path = scratch.path("p.geflecht")
    try ProjectFile.create(at: path, with: try Lists().request())
    let whole = try scratch.bytes("p.geflecht")
    var newer = whole
    newer[63] = 99
    var foreign = whole
    foreign[68] = 0
    var damaged = whole
    for place in 5000..<9000 { damaged[place] = 0x5A }
    let cases: [(Data, (StorageError) -> Bool)] = [
      (Data(), { $0 == .empty(path: path) }),
      (Data("hello, this is a text\n".utf8), { $0 == .foreign(path: path) }),
      (newer, { $0 == .newer(path: path, version: 99) }),
      (foreign, { $0 == .foreign(path: path) }),
      (damaged, { if case .damaged = $0 { true } else { false } }),
      (whole.prefix(6000), { if case .damaged = $0 { true } else { false } }),
    ]
    for (bytes, isRight) in cases {
      try bytes.write(to: URL(fileURLWithPath: path))
      do throws(StorageError) {
        try ProjectFile(path: path).addActor(name: "Eva", ActorEdit())
        Issue.record("written to a file of \(bytes.count) bytes")
      } catch {
        #expect(isRight(error), "\(error)")
      }
      #expect(try scratch.bytes("p.geflecht") == bytes)
      #expect(try scratch.names == ["p.geflecht"])
    }
  }

  @Test func missingFileIsNotMade() throws {
    let scratch = try Scratch()
    let path = scratch.path("p.geflecht")
    #expect(throws: StorageError.missing(path: path)) { try ProjectFile(path: path) }
    #expect(try scratch.names.isEmpty)
  }

  @Test func independentSourcesMakeATieSurer() throws {
    let scratch = try Scratch()
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"))
    try project.addActor(name: "A", ActorEdit())
    try project.addActor(name: "B", ActorEdit())
    var edit = TieEdit()
    edit.confidence = 0.5
    try project.addTie("A", "B", edit, source: SourceNote(title: "interview 1"))
    #expect(try project.network().ties[0].confidence == 0.5)
    edit.confidence = 0.6
    try project.setTie("A", "B", edit, source: SourceNote(title: "interview 2"))
    // Wrong only if both are: 1 − 0.5 · 0.4.
    #expect(abs(try project.network().ties[0].confidence - 0.8) < 1e-15)
  }

  @Test func upgradesInOneStepAfterABackup() throws {
    let scratch = try Scratch()
    let path = scratch.path("p.geflecht")
    try ProjectFile.create(at: path, with: try Lists().request())
    let before = lines(try ProjectFile(path: path).network())
    let step = Schema.Step(statements: ["CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT"])
    let failing = Schema.Step(statements: ["CREATE TABLE extra (id INTEGER)", "no such thing"])
    #expect(throws: StorageError.self) {
      try ProjectFile(path: path, schema: Schema(steps: Schema.current.steps + [failing]))
    }
    #expect(try FileHeader(path: path).version == Schema.version, "a failed step leaves no trace")
    let next = Schema(steps: Schema.current.steps + [step])
    let project = try ProjectFile(path: path, schema: next)
    #expect(lines(try project.network()) == before)
    #expect(throws: StorageError.newer(path: path, version: 3)) { try ProjectFile(path: path) }
    let backup = try ProjectFile(path: path + ".version-2")
    #expect(lines(try backup.network()) == before)
    #expect(try project.history().last?.operation.action == .upgrade)
  }

  @Test func olderProjectsLearnMoreAboutKinds() throws {
    let scratch = try Scratch()
    let path = scratch.path("p.geflecht")
    let request = ImportRequest(
      network: try network(), actorOrigins: (0..<4).map { Origin(source: 0, line: $0 + 2) },
      titles: ["ties.csv"])
    let first = Schema(steps: [Schema.current.steps[0]])
    try Data().write(to: URL(fileURLWithPath: path))
    try ProjectFile.begin(path, schema: first)
    #expect(try FileHeader(path: path).version == 1)
    let project = try ProjectFile(path: path)
    #expect(try FileHeader(path: path).version == Schema.version)
    try project.take(try project.plan(request))
    #expect(try project.network().tieKinds == network().tieKinds)
    try project.undo()
    #expect(try project.network().tieKinds == [TieKind("")])
  }
}
