import Foundation
import Relations
import Testing
import Wording

@testable import Storage

/// How often random tests are repeated: more where `GEFLECHT_LONG` is set.
let repetitions = ProcessInfo.processInfo.environment["GEFLECHT_LONG"] == nil ? 12 : 400

/// Random histories of a project, with and without one person: once erased, nothing tells the
/// two apart but the journal.
@Suite struct RandomErasureTests {
  private struct Person {
    let id: String
    let name: String
    let mail: String
  }

  private let victim = Person(id: "v1qxkz", name: "Vera Zqxj", mail: "vera@zqxj.example")
  private let others = (1...4).map {
    Person(id: "p\($0)", name: "Otto \($0)", mail: "o\($0)@x.org")
  }

  /// What is done to a project; nobody else is involved than these ids.
  private struct Step {
    let people: [String]
    let work: (ProjectFile) throws -> Void
  }

  private func step(_ random: inout Lottery, _ number: Int) -> Step {
    let all = others + [victim]
    let one = random.pick(all)
    let two = random.pick(all.filter { $0.id != one.id })
    let place = random.pick(["Nord", "Süd", ""])
    let date = Day(number: Int32(19_000 + number))
    let both = [one.id, two.id]
    switch random.below(8) {
    case 0:
      return Step(people: [one.id]) { project in
        var edit = ActorEdit()
        edit.further = [("email", one.mail)]
        try project.addActor(name: one.name, id: one.id, edit)
      }
    case 1:
      return Step(people: [one.id]) { project in
        var edit = ActorEdit()
        edit.place = place
        try project.setActor(one.id, edit)
      }
    case 2: return Step(people: [one.id]) { try $0.removeActor(one.id) }
    case 3:
      return Step(people: both) { project in
        var edit = TieEdit()
        edit.kind = "friend"
        try project.addTie(one.id, two.id, edit)
      }
    case 4:
      return Step(people: both) { project in
        try project.addContact(one.id, two.id, on: date, note: "mit \(two.name)", kind: "friend")
      }
    case 5:
      return Step(people: [one.id]) { project in
        var edit = RoleEdit()
        edit.topic = "T"
        edit.method = "sagt \(one.name)"
        try project.setRole(one.id, edit)
      }
    case 6:
      let listed = all.filter { _ in random.below(3) > 0 }
      return Step(people: []) { try importList(listed, place, into: $0) }
    default: return Step(people: []) { try $0.undo() }
    }
  }

  /// A yearly list; who is missing in it is taken out.
  private func importList(
    _ people: [Person], _ place: String, into project: ProjectFile
  ) throws {
    let isControl = project.path.hasSuffix("control.geflecht")
    let listed = people.filter { !isControl || $0.id != victim.id }
    let network = try Network(
      actors: listed.map { Actor(id: $0.id, name: $0.name, place: place) },
      sources: [Source(title: "list.csv")],
      actorAttributes: [AttributeColumn(name: "email", values: listed.map(\.mail))])
    let request = ImportRequest(
      network: network,
      actorOrigins: listed.indices.map { Origin(source: 0, line: $0 + 2) }, titles: ["list.csv"])
    try project.take(try project.plan(request))
  }

  @Test(arguments: 1...repetitions) func aHistoryWithoutThePerson(_ seed: Int) throws {
    let scratch = try Scratch()
    var random = Lottery(state: UInt64(seed) &* 104_729)
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"))
    // Everybody is there once, so that no fact is born only for her.
    for person in others {
      var edit = ActorEdit()
      edit.further = [("email", person.mail)]
      try project.addActor(name: person.name, id: person.id, edit)
    }
    for number in 0..<30 {
      // A step that cannot be done now is none.
      do { try step(&random, number).work(project) } catch is StorageError { continue }
    }
    let isKnown = (try? project.planErasure(of: victim.id)) != nil
    let before = try facts(project)
    if isKnown { try project.erase(victim.id) }
    #expect(try facts(project) == before.filter { !$0.contains(victim.id) })
    try expectNothingLeft(scratch, project)
    var undone = 0
    while (try? project.undo()) != nil {
      _ = try project.network()
      undone += 1
    }
    for _ in 0..<undone {
      try project.redo()
      _ = try project.network()
    }
    #expect(try facts(project) == before.filter { !$0.contains(victim.id) })
    // A list does not bring her back.
    if isKnown {
      try importList(others + [victim], "Nord", into: project)
      #expect(try !project.network().actors.contains { $0.id == victim.id })
    }
    try expectNothingLeft(scratch, project)
  }

  /// The same history in a project that never held the person, and in one that erases her.
  @Test(arguments: 1...repetitions) func asIfThePersonNeverWas(_ seed: Int) throws {
    let scratch = try Scratch()
    var random = Lottery(state: UInt64(seed) &* 15_485_863)
    let project = try ProjectFile.create(at: scratch.path("p.geflecht"))
    let control = try ProjectFile.create(at: scratch.path("control.geflecht"))
    for number in 0..<30 {
      let step = step(&random, number)
      // Lists and undo weave both together: the other test looks at them.
      if step.people.isEmpty { continue }
      do { try step.work(project) } catch is StorageError { continue }
      if !step.people.contains(victim.id) { try step.work(control) }
    }
    if (try? project.planErasure(of: victim.id)) != nil { try project.erase(victim.id) }
    // A contact or tie of the others may name her in a text; those are blanked, not lost.
    #expect(try facts(project) == facts(control))
    try expectNothingLeft(scratch, project)
  }

  /// Actors, ties, contacts and roles by their ids, without the order in which they were entered.
  private func facts(_ project: ProjectFile) throws -> [String] {
    let network = try project.network()
    let ends = { (row: Int) in
      let tie = network.ties[row]
      return "\(network.actors[Int(tie.source)].id)–\(network.actors[Int(tie.target)].id)"
    }
    let mails = network.actorAttribute("email")?.values
    let actors = network.actors.enumerated().map { row, actor in
      "\(actor.id) \(actor.name) \(actor.place) \(actor.permission) \(mails?[row] ?? "")"
    }
    let ties = network.ties.indices.map { ends($0) }
    let contacts = network.contacts.map { "\(ends(Int($0.tie))) \($0.day)" }
    let roles = network.multipliers.map {
      "\(network.actors[Int($0.actor)].id) \($0.topic) \($0.method)"
    }
    return (actors + ties + contacts + roles).sorted()
  }

  private func expectNothingLeft(_ scratch: Scratch, _ project: ProjectFile) throws {
    let bytes = try scratch.bytes("p.geflecht")
    for token in ["Zqxj", "zqxj", victim.id] {
      #expect(bytes.range(of: Data(token.utf8)) == nil, "\(token)")
    }
    #expect(try project.examine().filter { !$0.isSound }.map(\.text.en) == [])
  }
}
