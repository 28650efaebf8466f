import Foundation
import Relations
import Storage

/// A folder that is removed at the end of a test.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("geflecht-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }
}

/// A network as lines of text: equal lines mean an equal network.
func lines(_ network: Network) -> [String] {
  let actors = network.actors.enumerated().map { position, actor in
    "actor \(actor.id)|\(actor.name)|\(actor.kind.id)|\(actor.place)|\(actor.topics)"
      + "|\(actor.permission)|\(actor.cost.map { "\($0)" } ?? "–")"
      + network.actorAttributes.map { "|\($0.name)=\($0.values[position])" }.joined()
  }
  let ties = network.ties.enumerated().map { row, tie in
    "tie " + text(tie, in: network)
      + network.tieAttributes.map { "|\($0.name)=\($0.values[row])" }.joined()
  }
  let contacts = network.contacts.map { contact in
    "contact \(contact.tie)|\(contact.day)|\(contact.weight)"
  }
  let roles = network.multipliers.map { role in
    "role \(network.actors[Int(role.actor)].id)|\(role.topic)|\(role.place)|\(role.method)"
      + "|\(role.stage)|\(role.cost ?? -1)|\(role.capacity ?? -1)"
  }
  let campaigns = network.campaigns.map { "campaign \($0)" }
  let kinds = network.tieKinds.map { "kind \($0.id)|\($0.scale ?? -1)|\($0.halfLife ?? -1)" }
  let types = (network.actorAttributes + network.tieAttributes).map {
    "column \($0.name) \($0.type)"
  }
  return actors + ties + contacts + roles + campaigns + kinds + types
}

private func text(_ tie: Tie, in network: Network) -> String {
  let ends = [tie.source, tie.target].map { network.actors[Int($0)].id }
  let days = [tie.period.start, tie.period.end].map { $0?.description ?? "…" }
  return "\(ends)|\(network.tieKinds[Int(tie.kind)].id)|\(tie.isDirected)"
    + "|\(tie.strength.map { "\($0)" } ?? "–")|\(days)|\(tie.confidence)"
}

/// A day of 2024.
func day(_ month: Int, _ dayOfMonth: Int) throws -> Day {
  guard let day = Day(year: 2024, month: month, day: dayOfMonth) else { throw TestError() }
  return day
}

struct TestError: Error {}

/// Lists as a user keeps them: rows of actors and ties that tests change.
struct Lists {
  var actors = [
    Actor(id: "us", name: "Initiative", kind: .organisation),
    Actor(
      id: "a", name: "Käthe Weiß", place: "Nord", topics: ["Verkehr", "Schule"],
      permission: .granted, cost: 12.5),
    Actor(id: "b", name: "Jürgen “Jo” Müller\n2"), Actor(id: "c", name: "Ada", place: "Süd"),
  ]
  var ties: [(from: String, to: String, kind: String, strength: Double?)] = [
    ("us", "a", "friend", 2), ("a", "b", "friend", nil), ("b", "c", "member", 0.1),
    ("b", "c", "friend", 3),
  ]
  var emails = ["", "k@example.org", "", "ada@example.org"]
  var title = "people.csv"

  /// The lists as they are read: line 2 is the first row.
  func request() throws -> ImportRequest {
    let kinds = ["friend", "member"]
    let network = try Network(
      actors: actors,
      ties: try ties.enumerated().map { row, tie in
        Tie(
          source: try position(tie.from), target: try position(tie.to),
          kind: kinds.firstIndex(of: tie.kind) ?? 0, strength: tie.strength,
          origin: Origin(source: 1, line: row + 2))
      },
      tieKinds: kinds.map { TieKind($0) },
      sources: [Source(title: title), Source(title: "ties.csv")],
      actorAttributes: [AttributeColumn(name: "email", values: emails)])
    return ImportRequest(
      network: network,
      actorOrigins: actors.indices.map { Origin(source: 0, line: $0 + 2) },
      titles: [title, "ties.csv"])
  }

  private func position(_ id: String) throws -> Int {
    guard let position = actors.firstIndex(where: { $0.id == id }) else { throw TestError() }
    return position
  }
}
